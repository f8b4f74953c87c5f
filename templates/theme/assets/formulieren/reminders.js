// What a reader should know in time: this is not kept, not saved as a file for a week, or the stage is over.
"use strict";
{
  const { make, fill, dossiers } = handboek;
  const words = handboek.words.dossier;
  const WEEK = 7 * 24 * 3600 * 1000;

  const isStale = ({ id, gemaakt, gewijzigd }) => {
    const saved = dossiers.note(id, "bewaard") ?? "";
    return gewijzigd > saved && Date.now() - Date.parse(saved || gemaakt) > WEEK;
  };
  // Dates are compared as the reader's own calendar has them, and as text.
  const today = () => new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  const isOver = ({ antwoorden }) => /^\d{4}-/.test(antwoorden["gegevens.eind"]) && antwoorden["gegevens.eind"] < today();

  handboek.reminders = {
    // Put what is to be said about the current dossier into an element; nothing when all is well.
    show(element) {
      const dossier = dossiers.read();
      const sentences = [];
      if (dossiers.place === "pagina") sentences.push(words.herinner_pagina);
      if (dossier && Object.keys(dossier.antwoorden).length) {
        const saved = dossiers.note(dossier.id, "bewaard");
        const isChanged = dossier.gewijzigd > (saved ?? "");
        if (dossiers.place === "venster" && isChanged) sentences.push(words.herinner_venster);
        else if (dossiers.place === "apparaat" && isStale(dossier)) {
          sentences.push(saved ? fill(words.herinner_week, { datum: handboek.date(saved) }) : words.herinner_nooit);
        }
        if (isOver(dossier)) sentences.push(words.herinner_einde);
      }
      element.replaceChildren(...sentences.map((text) => make("p", { className: "herinnering" }, text)));
      element.hidden = !sentences.length;
    },
  };
}
