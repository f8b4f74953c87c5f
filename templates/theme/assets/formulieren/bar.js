// The bar above a formulier: whose dossier, whether it is kept, how far it is.
"use strict";
{
  const { address, button, dossiers, fill, form, make, words } = handboek;
  const t = words.formulier;
  const bar = document.querySelector("[data-balk]");
  const NEW = "nieuw";

  const nameOf = ({ name, made }) => handboek.nameOf(name, made);
  const chooser = make("select", { id: "dossierkeuze" });
  const which = make("div", { className: "dossierwelk" });
  const status = make("p", { className: "dossierstatus", role: "status" });
  const messages = make("div", { className: "dossiermeldingen", role: "region", ariaLabel: t.meldingen });
  const meter = make("progress", { max: 1, value: 0, "aria-labelledby": "voortgang" });
  const count = make("span", { id: "voortgang" });

  chooser.onchange = () => form.use(chooser.value === NEW ? dossiers.create() : chooser.value);

  const listDossiers = () => {
    const options = dossiers.list().map((dossier) => new Option(nameOf(dossier), dossier.id, false, dossier.id === form.dossier));
    if (form.dossier) options.push(new Option(t.nieuw_dossier, NEW));
    else options.unshift(new Option(t.nieuw_dossier, "", true, true));
    chooser.replaceChildren(...options);
  };

  // Which week, which goal.
  const instances = (answers) => {
    const word = form.element.dataset.herhaalbaar;
    if (!word) return [];
    const numbers = Object.keys(answers).map((name) => (name.startsWith(`${form.id}~`) ? Number.parseInt(name.slice(form.id.length + 1)) : 1));
    const last = Math.max(form.instance, ...numbers.filter((number) => number < 1000));
    const option = (number, text) => new Option(fill(text, { woord: word, nummer: number }), number, false, number === form.instance);
    const options = Array.from({ length: last }, (_, index) => option(index + 1, t.exemplaar));
    const choice = make("select", { id: "exemplaarkeuze" }, options, option(last + 1, t.nog_een));
    choice.onchange = () => {
      form.save();
      location.search = choice.value === "1" ? "" : `?nr=${choice.value}`;
    };
    return [make("label", { htmlFor: "exemplaarkeuze" }, word), choice];
  };

  const howKept = () => {
    if (!form.dossier) return t.eerste_keer;
    if (dossiers.place === "pagina") return t.niet_opgeslagen;
    const text = dossiers.place === "apparaat" ? t.opgeslagen_apparaat : t.opgeslagen_venster;
    return fill(text, { tijd: handboek.time(new Date(dossiers.read(form.dossier)?.gewijzigd)) });
  };

  const progress = () => {
    const blocks = [...form.element.querySelectorAll("[data-samen], :is([data-veld]:not([data-rij]), [data-rijen]:has(> [data-rij])):not([data-samen], [data-samen] *)")];
    const filled = blocks.filter((block) => [...block.querySelectorAll("[name]")].some(handboek.isFilled));
    meter.max = Math.max(1, blocks.length);
    meter.value = filled.length;
    count.textContent = fill(t.voortgang, { aantal: filled.length, totaal: blocks.length });
  };

  // A formulier of one opleiding in a dossier of another leads to the right one.
  const otherOpleiding = () => {
    const mine = form.value("gegevens.opleiding");
    const { opleiding, perOpleiding } = form.element.dataset;
    if (perOpleiding === undefined || !mine || mine === opleiding || !Object.hasOwn(words.opleidingen, mine)) return [];
    const link = make("a", { href: address(form.id, mine, form.instance) }, `${t.open_voor_opleiding}: ${words.opleidingen[mine]}`);
    return [make("p", {}, opleiding && `${t.andere_opleiding} `, link)];
  };

  const download = () => {
    form.save();
    if (!form.dossier) form.use(dossiers.create());
    handboek.file.download(dossiers.read(form.dossier));
  };
  const print = () => {
    form.save();
    window.print();
  };
  const takePdf = () => document.head.append(make("script", { src: `${handboek.root}assets/pdf/page.js` }));

  bar.append(
    which,
    status,
    make("p", { className: "dossiervoortgang" }, meter, " ", count),
    make(
      "p",
      { className: "dossierknoppen" },
      button(t.bewaar_bestand, download),
      button(t.afdrukken, print),
      button(t.pdf_antwoorden, takePdf),
      make("a", { className: "los", href: address("dossier") }, t.beheer),
    ),
    messages,
  );
  bar.hidden = false;

  const outline = (answers) => JSON.stringify([dossiers.list().map(nameOf), form.dossier, Object.keys(answers).filter((name) => name.startsWith(`${form.id}~`)).length]);
  let drawn = "";
  addEventListener("handboek:answers", ({ detail: { answers, elsewhere } }) => {
    const now = outline(answers);
    if (now !== drawn) {
      drawn = now;
      listDossiers();
      which.replaceChildren(make("label", { htmlFor: "dossierkeuze" }, t.dossier), chooser, ...instances(answers));
    }
    messages.replaceChildren(...otherOpleiding(), ...handboek.reminders());
    messages.hidden = !messages.hasChildNodes();
    const kept = elsewhere ? t.bijgewerkt : howKept();
    if (status.textContent !== kept) status.textContent = kept; // or it would be read aloud again
    progress();
  });
}
