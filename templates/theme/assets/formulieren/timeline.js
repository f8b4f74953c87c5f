// Which day each point of a stage falls on. Knows nothing of the page: points and answers go in, moments come out.
"use strict";
{
  const { dates, fill } = handboek;
  const { tijdlijn } = handboek.words;
  const WEEK = ["ma", "di", "wo", "do", "vr", "za", "zo"];
  const LONGEST = 6 * 366; // days; the longest opleiding takes four years
  const [FIRST_YEAR, LAST_YEAR] = ["2000-01-01", "2100-01-01"].map(dates.parse);
  const HOLIDAY = /^tijdlijn\.vrij\.r\d+(?=\.(van|tot)$)/;
  const DEADLINE = /^(leerdoel(?:~\d+)?)\.(?:deadline|stappen\.(r\d+)\.wanneer)$/;

  const stageDays = (answers) => WEEK.flatMap((day, number) => (answers[`gegevens.stagedagen.${day}`] ? number : []));

  // One date alone is a day off.
  const holidays = (answers) =>
    [...new Set(Object.keys(answers).flatMap((name) => HOLIDAY.exec(name)?.[0] ?? []))].flatMap((row) => {
      const [from, to] = ["van", "tot"].map((end) => dates.parse(answers[`${row}.${end}`]));
      return (from ?? to) === null ? [] : { from: from ?? to, to: to ?? from };
    });

  const within = (day, periods) => periods.some(({ from, to }) => from <= day && day <= to);
  const range = (from, to) => Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
  const nearest = (days, wanted) => days.reduce((best, day) => (Math.abs(day - wanted) < Math.abs(best - wanted) ? day : best));
  const monday = (day) => day - dates.weekday(day);

  // What keeps a stage from having a timeline.
  const problem = (begin, end) => {
    if (begin === null || end === null) return tijdlijn.geen_datums;
    if (Math.min(begin, end) < FIRST_YEAR || Math.max(begin, end) > LAST_YEAR) return tijdlijn.jaar_klopt_niet;
    if (end < begin) return tijdlijn.eind_voor_begin;
    return end - begin > LONGEST ? tijdlijn.te_lang : "";
  };

  // Days counted from the begin or the end of a short stage reach no further than a third of it, so that the first
  // gesprek does not come after the last.
  const dayOf = ({ since, days, kind }, work) => {
    const [first, last] = [work[0], work.at(-1)];
    const reach = Math.floor((last - first) / 3);
    if (since === "halverwege") return nearest(work, work[(work.length - 1) >> 1] + days);
    if (since === "eind") return nearest(work, last + Math.max(days, -reach));
    if (days < 0) return first + days - Math.max(0, dates.weekday(first + days) - 4); // prepared before a weekend
    const wanted = first + Math.min(days, reach);
    return kind === "stap" ? (work.find((day) => day >= wanted) ?? last) : nearest(work, wanted);
  };

  // Pairs of name and day; what returns every week is numbered by the week, and a week without stage has none.
  const daysOf = (point, work) => {
    if (point.since !== "week") return [[point.name, dayOf(point, work)]];
    const number = (begin) => (begin - monday(work[0])) / 7 + 1;
    return [...Map.groupBy(work, monday)].map(([begin, days]) => [`${point.name}.r${number(begin)}`, nearest(days, begin + point.days)]);
  };

  // The reader's own choice goes before the calculated day.
  const moment = (point, name, calculated, answers) => {
    const done = dates.parse(answers[`${name}.gedaan`]);
    return { ...point, name, calculated, date: dates.parse(answers[`${name}.gepland`]) ?? calculated, done, isDone: done !== null };
  };

  const deadlines = (answers) =>
    Object.keys(answers).flatMap((name) => {
      const [, goal, row] = DEADLINE.exec(name) ?? [];
      const date = dates.parse(answers[name]);
      if (!goal || date === null) return [];
      const step = `${goal}.stappen.${row}`;
      const title = row ? answers[`${step}.stap`] || tijdlijn.stap_zonder_tekst : answers[`${goal}.doel`] || tijdlijn.leerdoel_zonder_tekst;
      const isDone = Boolean(row && answers[`${step}.klaar`]);
      return { name, goal, title, kind: row ? "doelstap" : "doel", date, done: isDone ? date : null, isDone, who: "", text: "" };
    });

  handboek.timeline = {
    kinds: { stap: tijdlijn.stap, gesprek: tijdlijn.gesprek, doel: tijdlijn.doel, doelstap: tijdlijn.stap_van_doel },

    // points: [{name, title, since, days, kind: "stap" or "gesprek", ...}]; answers: those of a dossier.
    // Gives {problem} or {begin, end, free, work, moments, notes}, in the order of their days.
    plan(points, answers) {
      const [begin, end] = ["begin", "eind"].map((name) => dates.parse(answers[`gegevens.${name}`]));
      const wrong = problem(begin, end);
      if (wrong) return { problem: wrong };
      const chosen = stageDays(answers);
      const days = chosen.length ? chosen : [0, 1, 2, 3, 4]; // Monday to Friday
      const free = holidays(answers);
      const work = range(begin, end).filter((day) => days.includes(dates.weekday(day)) && !within(day, free));
      if (!work.length) return { problem: tijdlijn.geen_stagedag };

      const moments = points.flatMap((point) => daysOf(point, work).map(([name, day]) => moment(point, name, day, answers)));
      moments.push(...deadlines(answers));
      // What is prepared before the stage is calculated to come before it.
      const outside = moments.filter(({ date, calculated }) => date > end || (date < begin && !(calculated < begin)));
      const notes = [
        ...(chosen.length ? [] : [tijdlijn.werkdagen]),
        ...free.filter(({ from, to }) => to < from).map(({ from, to }) => fill(tijdlijn.vrij_klopt_niet, { van: dates.show(from), tot: dates.show(to) })),
        ...outside.map(({ title, date }) => fill(tijdlijn.buiten, { wat: title, dag: dates.show(date) })),
      ];
      moments.sort((one, other) => one.date - other.date);
      return { begin, end, free, work, moments, notes };
    },
  };
}
