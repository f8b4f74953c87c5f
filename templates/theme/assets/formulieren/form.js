// A formulier and its answers: shown as the dossier has them, kept in it as they change.
"use strict";
{
  const { dossiers, rows, words } = handboek;
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

  const collect = () => {
    fields = new Map();
    for (const input of form.querySelectorAll("[name]")) {
      const name = inDossier(input.name);
      if (fields.has(name)) fields.get(name).push(input);
      else fields.set(name, [input]);
    }
  };

  const valueOf = (inputs) => {
    if (inputs[0].type === "radio") return inputs.find((input) => input.checked)?.value ?? "";
    if (inputs[0].type === "checkbox") return inputs[0].checked ? "ja" : "";
    return inputs[0].value;
  };

  // A question may stand on a page twice, such as a werkproces of one's own.
  const show = (inputs, value) => {
    for (const input of inputs) {
      if (input.type === "radio") input.checked = input.value === value;
      else if (input.type === "checkbox") input.checked = value !== "";
      else if (input.value !== value) {
        if (input.tagName === "SELECT" && value && ![...input.options].some((option) => option.value === value)) {
          input.append(new Option(value, value)); // a choice that is gone is still the answer that was given
        }
        input.value = value;
      }
    }
  };

  // Answers under a name from before move to the name of now.
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
    if (dossiers.current() !== dossier) dossier = dossiers.current();
    let answers = dossiers.read(dossier)?.antwoorden ?? {};
    for (const body of rows.bodies(form)) rows.fit(body, Object.keys(answers).filter(notElsewhere).map(onPage));
    collect();
    const moves = renamed(answers);
    if (Object.keys(moves).length) {
      dossiers.change(moves, dossier);
      return; // which refreshes
    }
    for (const [name, inputs] of fields) if (!(name in pending)) show(inputs, answers[name] ?? "");
    const left = Object.entries(answers).filter(([name]) => name.startsWith(`${prefix}.`) && !fields.has(name));
    announce({ answers, left, elsewhere });
  };
  const notElsewhere = (name) => name.startsWith(`${prefix}.`) || !name.startsWith(own);
  const onPage = (name) => (name.startsWith(`${prefix}.`) ? id + name.slice(prefix.length) : name);
  const announce = (detail = {}) => dispatchEvent(new CustomEvent("handboek:answers", { detail: { ...detail, fields } }));

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
    const value = input.type === "radio" || input.type === "checkbox" ? valueOf(inputs) : input.value;
    if (inputs.length > 1) show(inputs, value);
    pending[name] = value;
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
  // When all scripts of the page are there.
  document.addEventListener("DOMContentLoaded", () => refresh());
}
