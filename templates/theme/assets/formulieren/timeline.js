// Which day each point of a stage falls on, from its dates, the days of the week and the holidays.
// Knows nothing of the page: points and answers go in, moments come out.
"use strict";
globalThis.handboek ??= {};
{
  const { dates, fill } = handboek;
  const { tijdlijn } = handboek.words;
  const WEEK = ["ma", "di", "wo", "do", "vr", "za", "zo"];
  const LONGEST = 6 * 366; // days; the longest opleiding takes four years
  const [FIRST_YEAR, LAST_YEAR] = ["2000-01-01", "2100-01-01"].map(dates.parse);
  const HOLIDAY = /^tijdlijn\.vrij\.(r\d+)\.(?:van|tot)$/;
  const DEADLINE = /^(leerdoel(?:~\d+)?)\.(?:deadline|stappen\.(r\d+)\.wanneer)$/;

  // The days of the week with stage; Monday to Friday as long as none is chosen.
  const stageDays = (answers) => WEEK.flatMap((day, number) => (answers[`gegevens.stagedagen.${day}`] ? [number] : []));

  // Each row of the table of holidays; one date alone is a day off.
  const holidays = (answers) => {
    const rows = new Set(Object.keys(answers).flatMap((name) => HOLIDAY.exec(name)?.[1] ?? []));
    return [...rows]
      .map((row) => {
        const [from, to] = ["van", "tot"].map((end) => dates.parse(answers[`tijdlijn.vrij.${row}.${end}`]));
        return { from: Number.isNaN(from) ? to : from, to: Number.isNaN(to) ? from : to };
      })
      .filter(({ from }) => !Number.isNaN(from));
  };

  const within = (day, periods) => periods.some(({ from, to }) => from <= day && day <= to);
  const range = (from, to) => Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
  const nearest = (days, wanted) => days.reduce((best, day) => (Math.abs(day - wanted) < Math.abs(best - wanted) ? day : best));
  const monday = (day) => day - dates.weekday(day);

  // What keeps a stage from having a timeline, as a sentence; nothing when it can have one.
  const problem = (begin, end) => {
    if (Number.isNaN(begin) || Number.isNaN(end)) return tijdlijn.geen_datums;
    if (Math.min(begin, end) < FIRST_YEAR || Math.max(begin, end) > LAST_YEAR) return tijdlijn.jaar_klopt_niet;
    if (end < begin) return tijdlijn.eind_voor_begin;
    return end - begin > LONGEST ? tijdlijn.te_lang : "";
  };

  // The calculated day of a point that comes once. Days counted from the begin or the end of a short stage do not
  // reach beyond a third of it, so that the first gesprek does not come after the last.
  const dayOf = ({ since, days, kind }, work) => {
    const [first, last] = [work[0], work.at(-1)];
    const reach = Math.floor((last - first) / 3);
    if (since === "halverwege") return nearest(work, work[(work.length - 1) >> 1] + days);
    if (since === "eind") return nearest(work, last + Math.max(days, -reach));
    if (days < 0) return first + days - Math.max(0, dates.weekday(first + days) - 4); // prepared before a weekend
    const wanted = first + Math.min(days, reach);
    return kind === "stap" ? (work.find((day) => day >= wanted) ?? last) : nearest(work, wanted);
  };

  // The days of a point that returns every week, by the number of the week; a week without stage has none.
  const weekly = ({ days }, work) => {
    const weeks = new Map();
    for (const day of work) weeks.set(monday(day), [...(weeks.get(monday(day)) ?? []), day]);
    const start = monday(work[0]);
    return [...weeks].map(([begin, inWeek]) => [(begin - start) / 7 + 1, nearest(inWeek, begin + days)]);
  };

  // A moment as it is to be: the reader's own choice goes before the calculated day.
  const moment = (point, name, day, answers) => {
    const chosen = dates.parse(answers[`${name}.gepland`]);
    const done = dates.parse(answers[`${name}.gedaan`]);
    const date = Number.isNaN(chosen) ? day : chosen;
    return { ...point, name, calculated: day, date, done: Number.isNaN(done) ? null : done, isDone: !Number.isNaN(done) };
  };

  const deadlines = (answers) =>
    Object.keys(answers).flatMap((name) => {
      const [, goal, row] = DEADLINE.exec(name) ?? [];
      const date = dates.parse(answers[name]);
      if (!goal || Number.isNaN(date)) return [];
      const step = `${goal}.stappen.${row}`;
      const title = row ? answers[`${step}.stap`] || tijdlijn.stap_zonder_tekst : answers[`${goal}.doel`] || tijdlijn.leerdoel_zonder_tekst;
      const isDone = Boolean(row && answers[`${step}.klaar`]);
      return [{ name, goal, title, kind: row ? "doelstap" : "doel", date, done: isDone ? date : null, isDone, who: "", text: "" }];
    });

  handboek.timeline = {
    // points: [{name, title, since, days, kind: "stap" or "gesprek", ...}]; answers: those of a dossier.
    // Gives {problem} or {begin, end, free, work, moments, notes}; moments come in the order of their days.
    plan(points, answers) {
      const [begin, end] = ["begin", "eind"].map((name) => dates.parse(answers[`gegevens.${name}`]));
      const wrong = problem(begin, end);
      if (wrong) return { problem: wrong };
      const chosen = stageDays(answers);
      const days = chosen.length ? chosen : [0, 1, 2, 3, 4];
      const free = holidays(answers);
      const work = range(begin, end).filter((day) => days.includes(dates.weekday(day)) && !within(day, free));
      if (!work.length) return { problem: tijdlijn.geen_stagedag };

      const planned = points.flatMap((point) =>
        point.since === "week"
          ? weekly(point, work).map(([week, day]) => moment(point, `${point.name}.r${week}`, day, answers))
          : [moment(point, point.name, dayOf(point, work), answers)],
      );
      const goals = deadlines(answers);
      // What is prepared before the stage is calculated to come before it.
      const outside = [...planned, ...goals].filter(({ date, calculated }) => date > end || (date < begin && !(calculated < begin)));
      const notes = [
        ...(chosen.length ? [] : [tijdlijn.werkdagen]),
        ...free.filter(({ from, to }) => to < from).map(({ from, to }) => fill(tijdlijn.vrij_klopt_niet, { van: dates.show(from), tot: dates.show(to) })),
        ...outside.map(({ title, date }) => fill(tijdlijn.buiten, { wat: title, dag: dates.show(date) })),
      ];
      const moments = [...planned, ...goals].sort((one, other) => one.date - other.date);
      return { begin, end, free, work, moments, notes };
    },
  };
}
