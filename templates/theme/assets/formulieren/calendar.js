// A plan as files: for an agenda (RFC 5545) and for a spreadsheet.
"use strict";
globalThis.handboek ??= {};
{
  const { dates } = handboek;
  const { tijdlijn } = handboek.words;
  const LINE = 75; // octets, without the line break (RFC 5545, 3.1)
  const bytes = (text) => new TextEncoder().encode(text).length;

  // A long line goes on after a line break and a space; no character is cut in two.
  const fold = (line) => {
    const lines = [""];
    let used = 0;
    for (const sign of line) {
      const size = bytes(sign);
      if (used + size > LINE) {
        lines.push(" ");
        used = 1;
      }
      lines[lines.length - 1] += sign;
      used += size;
    }
    return lines.join("\r\n");
  };

  const text = (value) =>
    value
      .replace(/\r\n?/g, "\n")
      .replace(/[\u0000-\u0009\u000B-\u001F\u007F]/g, " ")
      .replace(/[\\;,]/g, "\\$&")
      .replaceAll("\n", "\\n");
  const shortened = (value) => (value.length > 90 ? `${/^.{1,88}(?=\s)|^.{1,88}/u.exec(value)[0]}…` : value);
  const compact = (day) => dates.iso(day).replaceAll("-", "");
  const titleOf = ({ kind, title }) => {
    const line = title.replace(/\s+/g, " ");
    return kind === "doel" ? `${tijdlijn.doel}: ${line}` : kind === "doelstap" ? `${tijdlijn.stap_van_doel}: ${line}` : line;
  };
  const kindOf = ({ kind }) => ({ stap: tijdlijn.stap, gesprek: tijdlijn.gesprek, doel: tijdlijn.doel, doelstap: tijdlijn.stap_van_doel })[kind];

  const event = (moment, owner, now) => [
    "BEGIN:VEVENT",
    // The same moment of the same dossier: an agenda that reads the file again moves what it has.
    `UID:${owner}.${moment.name}@stagehandboek`,
    `DTSTAMP:${now.toISOString().replace(/[-:]|\.\d+/g, "")}`,
    `SEQUENCE:${Math.floor(now / 60_000)}`, // the later file goes before the earlier one
    `DTSTART;VALUE=DATE:${compact(moment.date)}`,
    `DTEND;VALUE=DATE:${compact(moment.date + 1)}`,
    `SUMMARY:${text(shortened(titleOf(moment)))}`,
    `DESCRIPTION:${text([moment.goal ? moment.title : moment.text, moment.who && `${tijdlijn.wie}: ${moment.who}`].filter(Boolean).join("\n"))}`,
    "TRANSP:TRANSPARENT", // a whole day that leaves the day free
    "END:VEVENT",
  ];

  // A cell that a spreadsheet would take for a formula begins with an apostrophe; wide signs are formulas in some too.
  const cell = (value) => `"${(/^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`;

  handboek.calendar = {
    // owner: the id of the dossier; name: what an agenda calls it; now: a Date.
    ics({ moments }, owner, name, now = new Date()) {
      const lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Stagehandboek//Tijdlijn//NL",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        `X-WR-CALNAME:${text(name)}`,
        ...moments.flatMap((moment) => event(moment, owner, now)),
        "END:VCALENDAR",
        "",
      ];
      return lines.map(fold).join("\r\n");
    },

    csv({ moments }) {
      const head = [tijdlijn.wat, tijdlijn.soort, tijdlijn.wie, tijdlijn.gepland, tijdlijn.gedaan];
      const rows = moments.map((moment) => [
        moment.title,
        kindOf(moment),
        moment.who,
        dates.iso(moment.date),
        moment.isDone ? (moment.goal ? tijdlijn.klaar : dates.iso(moment.done)) : "",
      ]);
      return `\uFEFF${[head, ...rows].map((row) => `${row.map(cell).join(";")}\r\n`).join("")}`;
    },
  };

  // On the page of the tijdlijn: its two buttons.
  for (const button of document.querySelectorAll("[data-bestand]")) {
    button.onclick = () => {
      const { form, calendar, timeline } = handboek;
      form.save();
      const company = form.value("gegevens.leerbedrijf");
      const isAgenda = button.dataset.bestand === "ics";
      const content = isAgenda
        ? calendar.ics(timeline.shown, form.dossier, handboek.fill(tijdlijn.agenda_naam, { leerbedrijf: company }).trim())
        : calendar.csv(timeline.shown);
      const blob = new Blob([content], { type: isAgenda ? "text/calendar;charset=utf-8" : "text/csv;charset=utf-8" });
      handboek.download(blob, `tijdlijn.${button.dataset.bestand}`);
    };
  }
}
