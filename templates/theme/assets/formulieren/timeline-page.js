// The formulier tijdlijn: its days, the gesprekken of every week by month, the goals, the picture.
"use strict";
{
  const { dates, fill, form, make, timeline } = handboek;
  const { tijdlijn } = handboek.words;
  const field = document.querySelector("[data-tijdlijn]");
  const rows = [...field.querySelectorAll("tr[data-vanaf]")];
  const part = (name) => field.querySelector(`[data-deel=${name}]`);
  const [message, figure, weeks, goals, files] = ["melding", "plaatje", "weken", "doelen", "bestanden"].map(part);

  const points = rows.map((row) => ({
    name: row.dataset.naam,
    title: row.querySelector("[data-titel]").textContent,
    who: row.querySelector("[data-wie]").textContent,
    text: row.dataset.uitleg,
    since: row.dataset.vanaf,
    days: Number(row.dataset.dagen),
    kind: row.dataset.soort,
    number: row.dataset.nummer,
  }));
  const rowOf = new Map(rows.map((row) => [row.dataset.naam, row]));

  const showDay = (row, moment) => {
    const day = row.querySelector("[data-dag]");
    day.replaceChildren();
    if (!moment) return;
    day.append(make("span", {}, dates.show(moment.date)));
    if (moment.date !== moment.calculated) day.append(make("small", {}, fill(tijdlijn.zelf_gekozen, { dag: dates.show(moment.calculated) })));
  };

  // The row of a point that returns is the pattern for its weeks.
  const weekRow = (pattern, { name, calculated }) => {
    const row = pattern.cloneNode(true);
    const pick = `${pattern.dataset.naam}.r1`;
    for (const element of row.querySelectorAll("*")) {
      for (const attribute of ["id", "name", "aria-labelledby"]) {
        const value = element.getAttribute(attribute);
        if (value) element.setAttribute(attribute, value.replaceAll(pick, name));
      }
      if (element.matches("input")) element.value = "";
    }
    row.querySelector("[data-titel]").append(` ${dates.show(calculated)}`);
    row.querySelector("[data-wie]").remove();
    rowOf.set(name, row);
    return row;
  };

  const monthOf = (month, rows, head, open) => {
    const copy = head.cloneNode(true);
    for (const cell of copy.querySelectorAll("[id]")) cell.removeAttribute("id"); // inputs refer to the first
    const table = make("table", { className: "invultabel kolommen-2" }, copy, make("tbody", {}, rows));
    return make("details", { open, className: "smartdoel", "data-maand": month }, make("summary"), table);
  };

  // Only when other days are calculated: a row someone types in stays where it is.
  let drawn = "";
  const places = new Map(); // keeps the place of a pattern while its weeks are shown
  const showWeeks = (moments) => {
    const returning = moments.filter(({ since }) => since === "week").sort((one, other) => one.calculated - other.calculated);
    const outline = returning.map(({ name, calculated }) => `${name} ${calculated}`).join();
    if (outline === drawn) return false;
    drawn = outline;
    const open = new Set([...weeks.querySelectorAll("[open]")].map((element) => element.dataset.maand));
    for (const name of rowOf.keys()) if (/\.r\d+$/.test(name)) rowOf.delete(name);
    const parts = rows
      .filter((row) => row.dataset.vanaf === "week")
      .flatMap((pattern) => {
        const own = returning.filter(({ name }) => name.startsWith(`${pattern.dataset.naam}.`));
        places.get(pattern)?.replaceWith(pattern);
        if (!own.length) return [];
        const { tHead } = pattern.closest("table");
        places.set(pattern, document.createComment(""));
        pattern.replaceWith(places.get(pattern));
        const title = make("h3", {}, fill(tijdlijn.weken, { wat: own[0].title }));
        const months = [...Map.groupBy(own, ({ calculated }) => dates.month(calculated))];
        const details = ([month, inMonth]) => monthOf(month, inMonth.map((moment) => weekRow(pattern, moment)), tHead, open.has(month));
        return [title, ...months.map(details)];
      });
    weeks.replaceChildren(...parts);
    return true;
  };

  const summarize = (moments) => {
    for (const element of weeks.querySelectorAll("details")) {
      const own = moments.filter(({ name }) => element.contains(rowOf.get(name)));
      const days = own.map(({ date, isDone }) => dates.dayAndWeekday(date) + (isDone ? " ✓" : ""));
      element.firstChild.textContent = fill(tijdlijn.maand, { maand: dates.monthAndYear(own[0].calculated), dagen: days.join(", ") });
    }
  };

  const showGoals = (moments, opleiding) => {
    const lines = moments.filter(({ goal }) => goal).map(({ goal, title, kind, date, isDone }) => {
      const link = make("a", { href: handboek.address("leerdoel", opleiding, goal.split("~")[1]) }, title);
      return make("li", {}, make("strong", {}, dates.show(date)), ` ${timeline.kinds[kind]}: `, link, isDone && ` (${tijdlijn.klaar})`);
    });
    goals.replaceChildren();
    if (lines.length) goals.append(make("h3", {}, tijdlijn.doelen), make("ul", {}, lines));
  };

  const RELEVANT = /^(gegevens\.(begin|eind|stagedagen|opleiding)|tijdlijn|leerdoel)/;
  let known = "";
  let said = "";
  addEventListener("handboek:answers", ({ detail: { answers } }) => {
    const relevant = JSON.stringify(Object.entries(answers).filter(([name]) => RELEVANT.test(name)));
    if (relevant === known) return;
    known = relevant;
    const plan = timeline.plan(points, answers);
    const { moments = [], notes = [plan.problem] } = plan;
    const isNew = showWeeks(moments);
    const byName = new Map(moments.map((moment) => [moment.name, moment]));
    for (const [name, row] of rowOf) showDay(row, byName.get(name));
    summarize(moments);
    showGoals(moments, answers["gegevens.opleiding"]);
    if (notes.join() !== said) message.replaceChildren(...notes.map((note) => make("p", {}, note)));
    said = notes.join();
    figure.hidden = files.hidden = Boolean(plan.problem);
    if (!plan.problem) figure.replaceChildren(handboek.timelinePicture(plan), make("figcaption", {}, tijdlijn.legenda));
    timeline.shown = plan;
    if (isNew) form.refresh(); // the new rows have answers
  });
}
