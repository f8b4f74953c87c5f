// A formulier and its answers in the dossier.
"use strict";
{
  const { dossiers, isFilled, rows } = handboek;
  const form = document.querySelector("form[data-formulier]");
  const id = form.dataset.formulier;
  const wanted = Number(new URLSearchParams(location.search).get("nr")) || 1;
  const instance = form.dataset.herhaalbaar && wanted > 1 && wanted < 1000 ? Math.floor(wanted) : 1;
  const prefix = instance > 1 ? `${id}~${instance}` : id;
  const SAVE_AFTER = 200; // milliseconds without a key

  let dossier = dossiers.current();
  let fields = new Map();
  let pending = {};
  let timer = 0;

  // Of a second week only the beginning of a name differs.
  const own = `${id}.`;
  const inDossier = (name) => (name.startsWith(own) ? prefix + name.slice(id.length) : name);

  const collect = () => (fields = Map.groupBy(form.querySelectorAll("[name]"), ({ name }) => inDossier(name)));

  const valueOf = (inputs) => {
    const input = inputs[0].type === "radio" ? inputs.find(isFilled) : inputs[0];
    return input && isFilled(input) ? input.value : ""; // that of a checkbox is "ja"
  };

  // A question may stand on a page twice, such as a werkproces of one's own.
  const show = (inputs, value) => {
    for (const input of inputs) {
      if (input.type === "radio") input.checked = input.value === value;
      else if (input.type === "checkbox") input.checked = value !== "";
      else if (input.value !== value) {
        input.value = value;
        // A choice that is gone is still the answer that was given.
        if (input.value !== value && input.options) input.append(new Option(value, value, false, true));
      }
    }
  };

  // Answers under an old name move to the new one.
  const renamed = (answers) => {
    const moves = {};
    for (const [name, [input]] of fields) {
      for (const before of (input.dataset.was ?? "").split(" ").filter(Boolean)) {
        const old = before.startsWith(own) || instance === 1 ? inDossier(before) : before.replace(".", `~${instance}.`);
        if (old in answers && !(name in answers)) [moves[name], moves[old]] = [answers[old], ""];
      }
    }
    return moves;
  };

  const refresh = (elsewhere = false) => {
    dossier = dossiers.current();
    const answers = dossiers.read(dossier)?.antwoorden ?? {};
    for (const body of rows.bodies(form)) rows.fit(body, Object.keys(answers).filter(notElsewhere).map(onPage));
    collect();
    const moves = renamed(answers);
    if (Object.keys(moves).length) return dossiers.change(moves, dossier); // which refreshes
    for (const [name, inputs] of fields) if (!(name in pending)) show(inputs, answers[name] ?? "");
    const left = Object.entries(answers).filter(([name]) => name.startsWith(`${prefix}.`) && !fields.has(name));
    dispatchEvent(new CustomEvent("handboek:answers", { detail: { answers, left, elsewhere } }));
  };
  const notElsewhere = (name) => name.startsWith(`${prefix}.`) || !name.startsWith(own);
  const onPage = (name) => (name.startsWith(`${prefix}.`) ? id + name.slice(prefix.length) : name);

  const save = () => {
    clearTimeout(timer);
    const changes = pending;
    if (!Object.keys(changes).length) return;
    pending = {};
    if (!dossier) dossier = dossiers.create(started());
    dossiers.change(changes, dossier);
  };
  // A dossier that begins on the formulier of an opleiding is of that opleiding.
  const started = () => (form.dataset.opleiding ? { "gegevens.opleiding": form.dataset.opleiding } : {});

  const changed = (input) => {
    const name = inDossier(input.name);
    const inputs = fields.get(name);
    if (!inputs) return;
    pending[name] = input.type === "radio" ? valueOf(inputs) : valueOf([input]);
    if (inputs.length > 1) show(inputs, pending[name]);
    clearTimeout(timer);
    timer = setTimeout(save, SAVE_AFTER);
  };

  form.addEventListener("input", ({ target }) => target.name && changed(target));
  form.addEventListener("change", ({ target }) => {
    if (target.name) changed(target);
    save();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("pagehide", save);
  document.addEventListener("visibilitychange", () => document.hidden && save());
  addEventListener("handboek:dossier", ({ detail }) => refresh(detail?.elsewhere));

  for (const body of rows.bodies(form)) {
    rows.equip(body, {
      added: collect,
      removed(row) {
        for (const input of row.querySelectorAll("[name]")) {
          show([input], "");
          pending[inDossier(input.name)] = "";
        }
        save();
      },
    });
  }

  handboek.form = {
    id,
    prefix,
    instance,
    element: form,
    refresh,
    save,
    value: (name) => (fields.has(name) ? valueOf(fields.get(name)) : dossiers.read(dossier)?.antwoorden[name] ?? ""),
    fill(name, value) {
      if (fields.has(name)) show(fields.get(name), value);
      pending[name] = value;
      save();
    },
    use(other) {
      save();
      dossier = other;
      dossiers.choose(other);
    },
    get dossier() {
      return dossier;
    },
    get fields() {
      return fields;
    },
  };
  // When all scripts are there.
  document.addEventListener("DOMContentLoaded", () => refresh());
}
