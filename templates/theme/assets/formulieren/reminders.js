// What a reader should know in time: not kept, not saved as a file for a week, or the stage is over.
"use strict";
{
  const { make, fill, dossiers } = handboek;
  const words = handboek.words.dossier;
  const WEEK = 7 * 864e5; // milliseconds

  // In the reader's own time zone.
  const today = () => new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  const isOver = ({ "gegevens.eind": end }) => /^\d{4}-/.test(end) && end < today();

  const unsaved = ({ id, gemaakt, gewijzigd }) => {
    const saved = dossiers.note(id, "bewaard") ?? "";
    if (gewijzigd <= saved) return "";
    if (dossiers.place === "venster") return words.herinner_venster;
    if (dossiers.place !== "apparaat" || Date.now() - Date.parse(saved || gemaakt) <= WEEK) return "";
    return saved ? fill(words.herinner_week, { datum: handboek.date(saved) }) : words.herinner_nooit;
  };

  // Paragraphs; none when all is well.
  handboek.reminders = () => {
    const dossier = dossiers.read();
    const isBegun = dossier && Object.keys(dossier.antwoorden).length;
    return [
      dossiers.place === "pagina" && words.herinner_pagina,
      isBegun && unsaved(dossier),
      isBegun && isOver(dossier.antwoorden) && words.herinner_einde,
    ]
      .filter(Boolean)
      .map((text) => make("p", { className: "herinnering" }, text));
  };
}
