// A plan as files: for an agenda (RFC 5545) and for a spreadsheet.
"use strict";
{
  const { dates, fill, form, timeline } = handboek;
  const { tijdlijn } = handboek.words;
  const LINE = 75; // octets (RFC 5545, 3.1)

  // No character is cut in two.
  const fold = (line) => {
    let folded = "";
    let used = 0;
    for (const sign of line) {
      const size = new TextEncoder().encode(sign).length;
      if (used + size > LINE) {
        folded += "\r\n ";
        used = 1;
      }
      folded += sign;
      used += size;
    }
    return folded;
  };

  const text = (value) =>
    value
      .replace(/\r\n?/g, "\n")
      .replace(/[\u0000-\u0009\u000B-\u001F\u007F]/g, " ")
      .replace(/[\\;,]/g, "\\$&")
      .replaceAll("\n", "\\n");
  const shortened = (value) => (value.length > 90 ? `${/^.{1,88}(?=\s)|^.{1,88}/u.exec(value)[0]}…` : value);
  const compact = (day) => dates.iso(day).replaceAll("-", "");

  const event = ({ name, kind, title, goal, who, date, ...moment }, owner, now) => [
    "BEGIN:VEVENT",
    // An agenda that reads the file again moves what it has.
    `UID:${owner}.${name}@stagehandboek`,
    `DTSTAMP:${now.toISOString().replace(/[-:]|\.\d+/g, "")}`,
    `SEQUENCE:${Math.floor(now / 60_000)}`, // the later file wins
    `DTSTART;VALUE=DATE:${compact(date)}`,
    `DTEND;VALUE=DATE:${compact(date + 1)}`,
    `SUMMARY:${text(shortened((goal ? `${timeline.kinds[kind]}: ` : "") + title.replace(/\s+/g, " ")))}`,
    `DESCRIPTION:${text([goal ? title : moment.text, who && `${tijdlijn.wie}: ${who}`].filter(Boolean).join("\n"))}`,
    "TRANSP:TRANSPARENT", // leaves the day free
    "END:VEVENT",
  ];

  // What a spreadsheet would take for a formula begins with an apostrophe; wide signs are formulas in some too.
  const cell = (value) => `"${value.replace(/^[=+\-@\t\r\n＝＋－＠]/, "'$&").replaceAll('"', '""')}"`;

  const calendar = {
    // owner: the id of the dossier; name: what an agenda calls the plan.
    ics: ({ moments }, owner, name, now = new Date()) =>
      [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Stagehandboek//Tijdlijn//NL",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        `X-WR-CALNAME:${text(name)}`,
        ...moments.flatMap((moment) => event(moment, owner, now)),
        "END:VCALENDAR",
        "",
      ]
        .map(fold)
        .join("\r\n"),

    csv({ moments }) {
      const head = [tijdlijn.wat, tijdlijn.soort, tijdlijn.wie, tijdlijn.gepland, tijdlijn.gedaan];
      const rows = moments.map(({ title, kind, who, date, goal, done, isDone }) => [
        title,
        timeline.kinds[kind],
        who,
        dates.iso(date),
        isDone ? (goal ? tijdlijn.klaar : dates.iso(done)) : "",
      ]);
      return `\uFEFF${[head, ...rows].map((row) => `${row.map(cell).join(";")}\r\n`).join("")}`;
    },
  };
  handboek.calendar = calendar;

  for (const button of document.querySelectorAll("[data-bestand]")) {
    button.onclick = () => {
      form.save();
      const name = fill(tijdlijn.agenda_naam, { leerbedrijf: form.value("gegevens.leerbedrijf") }).trim();
      const kind = button.dataset.bestand;
      const type = kind === "ics" ? "text/calendar" : "text/csv";
      handboek.download(calendar[kind](timeline.shown, form.dossier, name), `${type};charset=utf-8`, `tijdlijn.${kind}`);
    };
  }
}
