// The bar above a formulier: whose dossier, whether it is kept, how far it is.
"use strict";
{
  const { dossiers, fill, form, make, words } = handboek;
  const t = words.formulier;
  const bar = document.querySelector("[data-balk]");
  const NEW = "nieuw";

  const nameOf = ({ name, made }) => name || fill(t.naamloos, { datum: handboek.date(made) });
  const chooser = make("select", { id: "dossierkeuze" });
  const status = make("p", { className: "dossierstatus", role: "status" });
  const messages = make("div", { className: "dossiermeldingen", role: "region", ariaLabel: t.meldingen });
  const meter = make("progress", { max: 1, value: 0, "aria-labelledby": "voortgang" });
  const count = make("span", { id: "voortgang" });

  chooser.onchange = () => {
    if (chooser.value === NEW) form.use(dossiers.create());
    else form.use(chooser.value);
  };

  const listDossiers = () => {
    const list = dossiers.list();
    const options = list.map((dossier) => new Option(nameOf(dossier), dossier.id, false, dossier.id === form.dossier));
    chooser.replaceChildren(...(form.dossier ? options : [new Option(t.nieuw_dossier, "", true, true), ...options]));
    if (form.dossier) chooser.append(new Option(t.nieuw_dossier, NEW));
  };

  // Which week, which goal: a formulier that is filled in more than once.
  const instances = (answers) => {
    const word = form.element.dataset.herhaalbaar;
    if (!word) return [];
    const found = Object.keys(answers).map((name) => /^([a-z0-9-]+)(?:~(\d+))?\./.exec(name)).filter((match) => match?.[1] === form.id);
    const last = Math.max(form.instance, 1, ...found.map((match) => Number(match[2] ?? 1)).filter((number) => number < 1000));
    const option = (number, text) => new Option(fill(text, { woord: word, nummer: number }), number, false, number === form.instance);
    const options = Array.from({ length: last }, (_, index) => option(index + 1, t.exemplaar));
    const choice = make("select", { id: "exemplaarkeuze" }, ...options, option(last + 1, t.nog_een));
    choice.onchange = () => {
      form.save();
      location.search = choice.value === "1" ? "" : `?nr=${choice.value}`;
    };
    return [make("label", { htmlFor: "exemplaarkeuze" }, word), choice];
  };

  const howKept = () => {
    if (!form.dossier) return t.eerste_keer;
    const { place } = dossiers;
    if (place === "pagina") return t.niet_opgeslagen;
    const changed = dossiers.read(form.dossier)?.gewijzigd;
    const text = place === "apparaat" ? t.opgeslagen_apparaat : t.opgeslagen_venster;
    return fill(text, { tijd: handboek.time(new Date(changed)) });
  };

  const progress = () => {
    const has = (block) => [...block.querySelectorAll("[name]")].some((input) => (/checkbox|radio/.test(input.type) ? input.checked : input.value));
    const blocks = [...form.element.querySelectorAll("[data-veld]:not([data-rij]), [data-rijen]:has(> [data-rij])")];
    const filled = blocks.filter(has).length;
    meter.max = Math.max(1, blocks.length);
    meter.value = filled;
    count.textContent = fill(t.voortgang, { aantal: filled, totaal: blocks.length });
  };

  // A formulier of one opleiding in a dossier of another: say it, and lead to the right one.
  const otherOpleiding = () => {
    const mine = form.value("gegevens.opleiding");
    const { opleiding, perOpleiding } = form.element.dataset;
    if (perOpleiding === undefined || !mine || mine === opleiding || !Object.hasOwn(words.opleidingen, mine)) return [];
    const address = new URL(`opleidingen/${mine}/${form.id}.html${location.search}`, handboek.root);
    const text = opleiding ? `${t.andere_opleiding} ` : "";
    return [make("p", {}, text, make("a", { href: address }, `${t.open_voor_opleiding}: ${words.opleidingen[mine]}`))];
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

  const which = make("div", { className: "dossierwelk" });
  bar.append(
    which,
    status,
    make("p", { className: "dossiervoortgang" }, meter, " ", count),
    make(
      "p",
      { className: "dossierknoppen" },
      handboek.button(t.bewaar_bestand, download),
      handboek.button(t.afdrukken, print),
      make("a", { className: "los", href: new URL("formulieren/dossier.html", handboek.root) }, t.beheer),
    ),
    messages,
  );
  bar.hidden = false;

  const say = (element, text) => {
    if (element.textContent !== text) element.textContent = text;
  };
  const outline = (answers) => JSON.stringify([dossiers.list().map(nameOf), form.dossier, Object.keys(answers).filter((name) => name.startsWith(`${form.id}~`)).length]);
  let drawn = "";
  addEventListener("handboek:answers", ({ detail: { answers, elsewhere } }) => {
    const now = outline(answers);
    if (now !== drawn) {
      drawn = now;
      listDossiers();
      which.replaceChildren(make("label", { htmlFor: "dossierkeuze" }, t.dossier), chooser, ...instances(answers));
    }
    const extra = make("div");
    handboek.reminders?.show(extra);
    messages.replaceChildren(...otherOpleiding(), ...extra.childNodes);
    messages.hidden = !messages.childNodes.length;
    say(status, elsewhere ? t.bijgewerkt : howKept());
    progress();
  });
}
