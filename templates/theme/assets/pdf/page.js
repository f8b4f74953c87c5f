// A press on the button for a PDF with the answers runs this, which takes along what it needs.
"use strict";
{
  const { dossiers, file, fill, form, make, root, words } = handboek;
  const t = words.formulier;
  const LONGEST = 80; // letters of a question, or of the row that it is about
  const MOST = 4; // questions in a message
  const EXPLANATION = ".hulp, .rijuitleg, .stapwie, .minuten, .eenheid, [aria-hidden]";

  const status = document.querySelector("[data-pdf]") ?? make("div", { className: "dossierstatus", role: "status", "data-pdf": "" });
  const say = (...lines) => status.replaceChildren(...lines.filter(Boolean).map((line) => make("p", {}, line)));

  // From disk a page can fetch nothing, but it can load a script.
  const load = (src) =>
    new Promise((resolve, reject) => document.head.append(make("script", { async: false, src, onload: resolve, onerror: reject })));
  const empty = async () => {
    const parts = ["letters", "file", "typed", "fill"].map((name) => `${root}assets/pdf/${name}.js`);
    if (!handboek.paper) await Promise.all([...parts, new URL(`${form.id}.pdf.js`, location).href].map(load));
    const { inflated, joined, toBytes } = handboek.pdf;
    const { before, rest } = handboek.paper;
    const bytes = await inflated(toBytes(atob(rest)));
    return joined([bytes.subarray(0, before), toBytes(atob(handboek.letters.data)), bytes.subarray(before)]);
  };

  // Of a second week only the beginning of a name differs; in the PDF it is that of the first.
  const begins = (name, id) => name.startsWith(`${id}.`);
  const onPaper = (name) => (begins(name, form.prefix) ? form.id + name.slice(form.prefix.length) : name);
  const inDossier = (name) => (begins(name, form.id) ? form.prefix + name.slice(form.id.length) : name);

  // Paper asks for a day as one writes it here; the dossier keeps its own way, in which days are sorted and compared.
  const written = (name, value) => {
    const input = form.fields.get(name)?.[0];
    const text = input?.type === "date" ? value.replace(/^(\d{4})-(\d\d)-(\d\d)$/, "$3-$2-$1") : value;
    return { value: text, shown: input?.selectedOptions?.[0]?.text ?? text };
  };
  const answersOf = ({ antwoorden }) => {
    const mine = Object.entries(antwoorden).filter(([name]) => begins(name, form.prefix) || form.fields.has(name));
    return Object.fromEntries(mine.map(([name, value]) => [onPaper(name), written(name, value)]));
  };

  // What a reader calls a question: without its explanation, and with what was typed where that is its name.
  const called = (element) => {
    const copy = element.cloneNode(true);
    for (const more of copy.querySelectorAll(EXPLANATION)) more.remove();
    const typed = Array.from(element.querySelectorAll("input"), (input) => input.value || input.ariaLabel);
    const text = [copy.textContent, ...typed].join(" ").replace(/\s+/g, " ").trim();
    return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  };
  const question = (name) => {
    const input = form.fields.get(inDossier(name))?.[0];
    if (!input) return name.slice(name.indexOf(".") + 1);
    const labels = input.getAttribute("aria-labelledby")?.split(" ").map((id) => document.getElementById(id)) ?? [...(input.labels ?? [])];
    const row = input.closest(".schaalrij")?.firstElementChild;
    return [input.ariaLabel, ...[row, ...labels].filter(Boolean).map(called)].filter(Boolean).join(", ");
  };
  const questions = (names) => {
    const all = [...new Set(names.map((name) => `"${question(name)}"`))];
    return all.slice(0, MOST).join(", ") + (all.length > MOST ? " …" : "");
  };

  const told = ({ filled, absent, cramped, lost }) => {
    const signs = new Set([...lost.values()].flat());
    return [
      fill(t.pdf_klaar, { aantal: filled }),
      cramped.length && fill(t.pdf_past_niet, { vragen: questions(cramped) }),
      lost.size && fill(t.pdf_tekens, { tekens: [...signs].join(" "), vragen: questions([...lost.keys()]) }),
      absent.length && fill(t.pdf_geen_plek, { aantal: absent.length, vragen: questions(absent) }),
    ];
  };

  const take = async () => {
    document.querySelector("[data-balk]").append(status);
    say(t.pdf_bezig);
    form.save();
    const dossier = dossiers.read(form.dossier) ?? { antwoorden: {} };
    const answers = answersOf(dossier);
    const paper = await empty();
    const made = await handboek.pdf.fill(paper, answers);
    const name = file.name(dossier).replace("stagedossier", form.prefix.replace("~", "-")).replace(/json$/, "pdf");
    handboek.download(made.bytes, "application/pdf", name);
    say(...told(made));
  };
  take().catch(() => say(t.pdf_mislukt));
}
