// The page of the dossiers: choose, save, open, remove; and where all of it is kept.
"use strict";
{
  const { make, fill, ask, dossiers, labels, file, compare } = handboek;
  const words = handboek.words.dossier;
  const page = document.querySelector("[data-dossiers]");
  const part = (name) => page.querySelector(`[data-${name}]`);
  const say = (text) => (part("uitkomst").textContent = text);
  const saved = (id) => {
    const when = dossiers.note(id, "bewaard");
    return when ? fill(words.bewaard, { tijd: labels.moment(when) }) : words.nooit_bewaard;
  };
  // For whoever hears only the button.
  const button = (label, name, press) => Object.assign(handboek.button(label, press), { ariaLabel: `${label}: ${name}` });
  const saver = (dossier, name) =>
    button(handboek.words.formulier.bewaar_bestand, name, () => file.download(dossiers.read(dossier.id) ?? dossier));
  // Before anything goes.
  const savers = (ids) => {
    const lines = ids.map((id) => {
      const dossier = dossiers.read(id);
      const name = labels.dossier(dossier);
      return make("li", {}, `${name}. ${saved(id)} `, saver(dossier, name));
    });
    return make("ul", { className: "eerst-bewaren" }, lines);
  };
  const all = () => dossiers.list().map(({ id }) => id);

  /* The dossiers */

  const remove = async (id, name) => {
    const answer = await ask(fill(words.verwijder_vraag, { naam: name }), words.verwijder_uitleg, { ja: words.verwijder }, savers([id]));
    if (!answer) return;
    dossiers.remove(id);
    say(fill(words.verwijderd, { naam: name }));
  };

  const undo = (id, name) => {
    compare.undo(id);
    say(fill(words.teruggezet, { naam: name }));
  };

  const card = (id, isCurrent) => {
    const dossier = dossiers.read(id);
    const name = labels.dossier(dossier);
    const company = dossier.antwoorden["gegevens.leerbedrijf"];
    const buttons = [
      !isCurrent && button(words.kies, name, () => dossiers.choose(id)),
      saver(dossier, name),
      dossiers.note(id, "vorige") && button(words.zet_terug, name, () => undo(id, name)),
      button(words.verwijder, name, () => remove(id, name)),
    ].filter(Boolean);
    for (const each of buttons) each.dataset.sleutel = `${id} ${each.textContent}`;
    return make(
      "li",
      { className: isCurrent ? "kaart gekozen" : "kaart" },
      make("h3", {}, name),
      isCurrent && make("p", { className: "nu" }, words.gekozen),
      make("p", {}, [company, fill(words.veranderd, { tijd: labels.moment(dossier.gewijzigd) }), saved(id)].filter(Boolean).join(". ")),
      make("p", { className: "knoppen" }, buttons),
    );
  };

  const draw = () => {
    const list = part("lijst");
    const key = list.contains(document.activeElement) && document.activeElement.dataset.sleutel;
    const current = dossiers.current();
    list.replaceChildren(...all().map((id) => card(id, id === current)));
    if (key) ([...list.querySelectorAll("button")].find((each) => each.dataset.sleutel === key) ?? part("nieuw")).focus();
    part("leeg").hidden = list.hasChildNodes();
    part("gedeeld").checked = dossiers.shared;
    part("plek").textContent = { apparaat: words.plek_apparaat, venster: words.plek_venster, pagina: words.plek_pagina }[dossiers.place];
    const reminders = handboek.reminders();
    part("herinneringen").replaceChildren(...reminders);
    part("herinneringen").hidden = !reminders.length;
  };

  part("nieuw").onclick = () => {
    dossiers.create();
    say(words.nieuw_gemaakt);
  };

  /* A file from elsewhere */

  const input = part("bestand");
  let turn = 0;
  const open = async (files) => {
    const mine = (turn += 1);
    part("probleem").textContent = "";
    part("vergelijken").replaceChildren();
    if (!files.length) return;
    const { dossier, problem } = files.length > 1 ? { problem: words.een_tegelijk } : await file.read(files[0]);
    input.value = ""; // or the same file could not be opened again
    if (mine !== turn) return;
    if (problem) return (part("probleem").textContent = problem);
    compare.show(part("vergelijken"), dossier, (message) => {
      say(message);
      input.focus();
    });
  };
  input.onchange = () => open([...input.files]);
  const opening = part("openen");
  const drag = (event) => {
    const isFile = Boolean(event.dataTransfer?.types.includes("Files"));
    if (isFile && event.type !== "dragleave") event.preventDefault(); // or the browser would show the file
    opening.classList.toggle("boven", isFile && event.type === "dragover");
    if (!isFile || event.type !== "drop") return;
    opening.scrollIntoView();
    open([...event.dataTransfer.files]);
  };
  for (const type of ["dragover", "dragleave", "drop"]) addEventListener(type, drag);

  /* Where it is kept */

  part("gedeeld").onchange = async () => {
    const on = !dossiers.shared;
    part("gedeeld").checked = !on; // until the reader says yes
    if (on && !(await ask(words.gedeeld_vraag, words.gedeeld_gevolg, { ja: words.gedeeld_ja }, savers(all())))) return;
    dossiers.shared = on;
    draw();
    say(dossiers.shared !== on ? words.gedeeld_lukt_niet : on ? words.gedeeld_is_aan : words.gedeeld_is_uit);
  };

  part("wis").onclick = async () => {
    if (!(await ask(words.wis_vraag, words.wis_gevolg, { ja: words.wis_alles }, savers(all())))) return;
    const { shared } = dossiers;
    dossiers.wipe();
    dossiers.shared = shared; // empty, it is shared no less
    part("vergelijken").replaceChildren();
    draw();
    say(words.gewist);
  };

  // Only over https, and not in every browser.
  navigator.storage?.persisted?.().then((kept) => (part("blijvend").hidden = kept));
  part("vraag-blijvend").onclick = async () => {
    const kept = await navigator.storage.persist();
    part("blijvend").hidden = kept;
    say(kept ? words.blijvend_ja : words.blijvend_nee);
  };

  page.hidden = false;
  addEventListener("handboek:dossier", draw);
  draw();
}
