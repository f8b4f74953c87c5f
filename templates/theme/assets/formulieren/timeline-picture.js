// A plan as a picture: a line for each month. Shapes tell things apart, for print in black and white.
"use strict";
{
  const { dates, fill } = handboek;
  const { tijdlijn } = handboek.words;
  const [LEFT, DAY, ROW, MIDDLE, WIDTH] = [62, 8.9, 34, 20, 342];
  const MARGIN = 45; // days around the stage

  const draw = (tag, attributes, ...children) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };

  const dayOfMonth = (day) => Number(dates.iso(day).slice(8));
  const x = (day) => LEFT + (dayOfMonth(day) - 0.5) * DAY;

  const lastOf = (month) => month + 31 - dayOfMonth(month + 31);

  // The first day of each month.
  const monthsOf = (days) => {
    const [first, last] = [Math.min(...days), Math.max(...days)];
    const months = [];
    for (let day = first - dayOfMonth(first) + 1; day <= last; day = lastOf(day) + 1) months.push(day);
    return months;
  };

  const marks = {
    stap: (at, y, state) => [draw("circle", { cx: at, cy: y, r: 3.5, class: state })],
    doelstap: (at, y, state) => [draw("path", { d: `M${at} ${y - 13}l4 4-4 4-4-4z`, class: state })],
    doel: (at, y, state) => [draw("path", { d: `M${at} ${y - 18}l6 6-6 6-6-6z`, class: state })],
    week: (at, y, state) => [draw("path", { d: `M${at} ${y + 5}v7`, class: `streep ${state}` })],
    gesprek: (at, y, state, number) =>
      number
        ? [draw("circle", { cx: at, cy: y, r: 8, class: state }), draw("text", { x: at, y: y + 4, class: `nummer-${state}` }, number)]
        : [draw("rect", { x: at - 4, y: y - 4, width: 8, height: 8, class: state })],
  };

  // Planned is open, done is filled: on the same day the one covers the other.
  const markOf = ({ kind, since, number, date, done }, months) => {
    const at = (day, state) => {
      const row = months.findLastIndex((month) => month <= day);
      return row < 0 ? [] : marks[since === "week" ? "week" : kind](x(day), row * ROW + MIDDLE, state, number);
    };
    return [...at(date, "gepland"), ...(done === null ? [] : at(done, "gedaan"))];
  };

  const line = (month, index, { begin, end, free }) => {
    const last = lastOf(month);
    const y = index * ROW + MIDDLE;
    const bar = (from, to, name) =>
      from > to ? [] : [draw("path", { d: `M${x(from) - DAY / 2} ${y}H${x(to) + DAY / 2}`, class: name })];
    return [
      draw("text", { x: 0, y: y + 4, class: "maand" }, dates.shortMonth(month)),
      ...bar(month, last, "kalender"),
      ...bar(Math.max(begin, month), Math.min(end, last), "stage"),
      ...free.flatMap(({ from, to }) => bar(Math.max(from, month), Math.min(to, last), "vrij")),
    ];
  };

  handboek.timelinePicture = (plan) => {
    const { begin, end, moments } = plan;
    const isNear = (day) => day !== null && day >= begin - MARGIN && day <= end + MARGIN;
    const near = moments.filter(({ date }) => isNear(date)).map((moment) => ({ ...moment, done: isNear(moment.done) ? moment.done : null }));
    const months = monthsOf([begin, end, ...near.flatMap(({ date, done }) => [date, done ?? date])]);
    const today = dates.today();
    const row = months.findIndex((month) => month <= today && today <= lastOf(month));
    const label = fill(tijdlijn.plaatje, {
      begin: dates.show(begin),
      eind: dates.show(end),
      aantal: moments.length,
      gedaan: moments.filter(({ isDone }) => isDone).length,
    });
    // Numbers last: no stip hides them.
    const inOrder = near.sort((one, other) => Boolean(one.number) - Boolean(other.number));
    return draw(
      "svg",
      { viewBox: `0 0 ${WIDTH} ${months.length * ROW}`, role: "img", "aria-label": label, class: "stagebeeld" },
      ...months.flatMap((month, index) => line(month, index, plan)),
      ...(row < 0 ? [] : [draw("path", { d: `M${x(today)} ${row * ROW + 2}v${ROW - 4}`, class: "vandaag" })]),
      ...inOrder.flatMap((moment) => markOf(moment, months)),
    );
  };
}
