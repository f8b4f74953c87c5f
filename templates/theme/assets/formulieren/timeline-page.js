// The formulier tijdlijn: the days in its table, the gesprekken of every week by month, the days of goals, the picture.
"use strict";
{
  const { dates, fill, make } = handboek;
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

  // The day stands above the input with which the reader chooses another.
  const showDay = (row, moment) => {
    const day = row.querySelector("[data-dag]");
    const moved = moment && moment.date !== moment.calculated;
    const was = moved ? [make("small", {}, fill(tijdlijn.zelf_gekozen, { dag: dates.show(moment.calculated) }))] : [];
    day.replaceChildren(...(moment ? [make("span", {}, dates.show(moment.date)), ...was] : []));
  };

  // The row of a point that returns is the pattern for each of its weeks.
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

  const table = (head, ...rows) => {
    const copy = head.cloneNode(true);
    for (const cell of copy.querySelectorAll("[id]")) cell.removeAttribute("id"); // the names of inputs refer to the first
    return make("table", { className: "invultabel kolommen-2" }, copy, make("tbody", {}, ...rows));
  };

  const monthOf = (month, moments, pattern, head, open) => {
    const element = make("details", { open, className: "smartdoel" }, make("summary"), table(head, ...moments.map((moment) => weekRow(pattern, moment))));
    element.dataset.maand = month;
    return element;
  };

  // The weeks are drawn again only when other days are calculated, so that a row someone types in stays where it is.
  let drawn = "";
  const places = new Map(); // what keeps the place of a pattern in the table while its weeks are shown
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
        const months = [...new Set(own.map(({ calculated }) => dates.month(calculated)))];
        const title = fill(tijdlijn.weken, { wat: own[0].title });
        return [
          make("h3", {}, title),
          ...months.map((month) => {
            const inMonth = own.filter(({ calculated }) => dates.month(calculated) === month);
            return monthOf(month, inMonth, pattern, tHead, open.has(month));
          }),
        ];
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
    const found = moments.filter(({ goal }) => goal);
    const folder = opleiding in handboek.words.opleidingen ? `opleidingen/${opleiding}` : "formulieren";
    const address = ({ goal }) => `${handboek.root}${folder}/leerdoel.html${goal.replace(/^leerdoel~?/, "?nr=").replace(/\?nr=$/, "")}`;
    const line = (moment) => {
      const kind = moment.kind === "doel" ? tijdlijn.doel : tijdlijn.stap_van_doel;
      const link = make("a", { href: address(moment) }, moment.title);
      return make("li", {}, make("strong", {}, dates.show(moment.date)), ` ${kind}: `, link, moment.isDone ? ` (${tijdlijn.klaar})` : "");
    };
    goals.replaceChildren(...(found.length ? [make("h3", {}, tijdlijn.doelen), make("ul", {}, ...found.map(line))] : []));
  };

  const RELEVANT = /^(gegevens\.(begin|eind|stagedagen|opleiding)|tijdlijn|leerdoel)/;
  let known = "";
  let said = "";
  const show = ({ detail: { answers } }) => {
    const relevant = JSON.stringify(Object.entries(answers).filter(([name]) => RELEVANT.test(name)));
    if (relevant === known) return;
    known = relevant;
    const plan = handboek.timeline.plan(points, answers);
    const moments = plan.moments ?? [];
    const isNew = showWeeks(moments);
    const byName = new Map(moments.map((moment) => [moment.name, moment]));
    for (const [name, row] of rowOf) showDay(row, byName.get(name));
    summarize(moments);
    showGoals(moments, answers["gegevens.opleiding"]);
    const notes = plan.problem ? [plan.problem] : plan.notes;
    if (notes.join() !== said) message.replaceChildren(...notes.map((note) => make("p", {}, note)));
    said = notes.join();
    figure.hidden = files.hidden = Boolean(plan.problem);
    if (!plan.problem) figure.replaceChildren(handboek.timelinePicture(plan), make("figcaption", {}, tijdlijn.legenda));
    handboek.timeline.shown = plan;
    if (isNew) handboek.form.refresh(); // the new rows have answers of their own
  };
  addEventListener("handboek:answers", show);
}
