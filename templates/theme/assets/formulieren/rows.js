// Rows that a reader adds, and rows for what was typed in the gegevens.
"use strict";
{
  const { fill, isFilled, make, words } = handboek;
  const INPUTS = "input, textarea, select";
  const number = (row) => Number(row.dataset.rij.slice(1));
  const rowsOf = (body) => [...body.querySelectorAll(":scope > [data-rij]")];
  const startsWith = (row) => row.dataset.rij[0];
  const equipping = new WeakMap(); // what gives a row its button

  const addRow = (body) => {
    const last = rowsOf(body).at(-1);
    const [from, to] = [number(last), number(last) + 1];
    const copy = last.cloneNode(true);
    const letters = [startsWith(last), ...(body.dataset.eigen ? ["r"] : [])];
    const renamed = (text) =>
      letters.reduce((name, letter) => name.replaceAll(new RegExp(`\\.${letter}${from}(?=[.\\s-]|$)`, "g"), `.${letter}${to}`), text);
    copy.dataset.rij = startsWith(last) + to;
    for (const element of copy.querySelectorAll("*")) {
      for (const name of ["name", "id", "for", "aria-labelledby", "aria-describedby"]) {
        if (element.hasAttribute(name)) element.setAttribute(name, renamed(element.getAttribute(name)));
      }
      if (element.ariaLabel) element.ariaLabel = element.ariaLabel.replace(/\d+/, to);
      if (element.matches("[data-rijnummer]")) element.textContent = to;
      if (element.matches(".antwoord, .rij-weg")) element.remove();
      if (element.type === "checkbox" || element.type === "radio") element.checked = false;
      else if ("value" in element && element.matches(INPUTS)) element.value = "";
    }
    last.after(copy);
    equipping.get(body)?.(copy);
    return copy;
  };

  const isEmpty = (row) => ![...row.querySelectorAll(INPUTS)].some(isFilled);

  // Room for every answer; of rows of one's own few empty ones.
  const fit = (body, names) => {
    const own = body.dataset.eigen;
    const bases = [[body.dataset.rijen, startsWith(rowsOf(body)[0])], ...(own ? [[own, "r"]] : [])];
    const used = names.flatMap((name) =>
      bases.flatMap(([base, letter]) => {
        const found = name.startsWith(`${base}.${letter}`) && /^\d{1,3}(?=\.|$)/.exec(name.slice(base.length + 2));
        return found ? [Number(found[0])] : [];
      }),
    );
    const needed = Math.max(0, ...used);
    while (number(rowsOf(body).at(-1)) < needed) addRow(body);
    if (own) {
      for (const row of rowsOf(body).slice(Math.max(3, needed + 1))) if (isEmpty(row)) row.remove();
    }
  };

  handboek.rows = {
    bodies: (form) => [...form.querySelectorAll("[data-rijen]")].filter((body) => rowsOf(body).length),
    fit,

    equip(body, { added, removed }) {
      const more = handboek.button(words.formulier.rij_erbij, () => {
        const row = addRow(body);
        added(row);
        row.querySelector(INPUTS).focus();
      });
      const equipRow = (row) => {
        const remove = () => {
          const next = row.nextElementSibling ?? row.previousElementSibling;
          removed(row);
          if (rowsOf(body).length > 1) row.remove();
          (next?.querySelector(INPUTS) ?? more).focus();
        };
        (row.lastElementChild ?? row).append(handboek.cross(fill(words.formulier.rij_weg, { nummer: number(row) }), remove));
      };
      rowsOf(body).forEach(equipRow);
      equipping.set(body, equipRow);
      (body.closest("table") ?? body).after(make("p", { className: "meer" }, more));
    },
  };
}
