// A dossier from a file beside the one here: the reader chooses wherever the two differ.
"use strict";
{
  const HERE = "hier";
  const FILE = "bestand";
  const BOTH = "allebei";
  const { make, button, fill, dossiers, labels } = handboek;
  const words = handboek.words.dossier;

  const differences = ({ antwoorden: mine }, { antwoorden: theirs }) => {
    const names = labels.sort(Object.keys({ ...theirs, ...mine }));
    return {
      added: names.filter((name) => !mine[name]),
      kept: names.filter((name) => !theirs[name]),
      different: names.filter((name) => mine[name] && theirs[name] && mine[name] !== theirs[name]),
    };
  };
  const isSame = (one, other) => !Object.values(differences(one, other)).flat().length;

  // What equals one of the two is that one, to the byte.
  const merge = (here, file, choices) => {
    const [mine, theirs] = [here.antwoorden, file.antwoorden];
    const merged = { ...here, antwoorden: Object.assign(Object.create(null), theirs, mine) };
    for (const [name, choice] of choices) {
      if (choice === FILE) merged.antwoorden[name] = theirs[name];
      if (choice === BOTH) merged.antwoorden[name] = `${mine[name]}\n${theirs[name]}`;
    }
    if (isSame(merged, here)) return here;
    if (isSame(merged, file)) return file;
    return { ...merged, gemaakt: [here.gemaakt, file.gemaakt].sort()[0], gewijzigd: new Date().toISOString() };
  };

  // Text over more lines can stand below other text; a date, a number or a choice cannot.
  const canHaveBoth = (name, both) =>
    (["lang", "vragen"].includes(labels.locate(name).veld?.soort) || both.includes("\n")) && both.length < handboek.file.LONGEST_ANSWER;

  const paragraph = (text, values = {}) => make("p", {}, fill(text, values));
  const row = (...buttons) => make("p", { className: "knoppen" }, buttons);
  const frame = (...parts) => make("div", { className: "vergelijken" }, ...parts);
  const heading = (text, dossier) => make("h3", { tabIndex: -1 }, fill(text, { naam: labels.dossier(dossier) }));

  const listed = (summary, names, { antwoorden }) => {
    if (!names.length) return "";
    const items = names.map((name) => make("div", {}, make("dt", {}, labels.of(name)), make("dd", {}, labels.value(name, antwoorden[name]))));
    return make("details", {}, make("summary", {}, fill(summary, { aantal: names.length })), make("dl", { className: "antwoorden" }, items));
  };

  // A dossier that is not here yet.
  const introduce = (file, close) => {
    const titleOf = (name) => {
      const { form, veld } = labels.locate(name);
      return veld ? form.titel : words.zonder_formulier;
    };
    const contents = Map.groupBy(labels.sort(Object.keys(file.antwoorden)), titleOf);
    const add = () => {
      dossiers.put(file);
      dossiers.choose(file.id);
      close(fill(words.erbij_gezet, { naam: labels.dossier(file) }));
    };
    return frame(
      heading(words.nieuw_titel, file),
      paragraph(words.nieuw_uitleg, { tijd: labels.moment(file.gewijzigd) }),
      make("ul", {}, [...contents].map(([titel, names]) => make("li", {}, fill(words.formulier_met, { titel, aantal: names.length })))),
      row(button(words.zet_erbij, add), button(words.toch_niet, () => close(words.niets_veranderd))),
    );
  };

  const question = (name, index, { antwoorden: mine }, { antwoorden: theirs }) => {
    const option = (value, title, text) =>
      make(
        "label",
        { className: "keuze" },
        make("input", { type: "radio", name: `verschil-${index}`, value }),
        make("strong", {}, title),
        make("span", { className: "waarde" }, text),
      );
    return make(
      "fieldset",
      { className: "verschil" },
      make("legend", {}, labels.of(name)),
      option(HERE, words.van_hier, labels.value(name, mine[name])),
      option(FILE, words.uit_bestand, labels.value(name, theirs[name])),
      canHaveBoth(name, mine[name] + theirs[name]) && option(BOTH, words.allebei, words.allebei_uitleg),
    );
  };

  const layOut = (here, file, { added, kept, different }, close, again) => {
    const questions = different.map((name, index) => question(name, index, here, file));
    const chosen = (fieldset) => fieldset.querySelector(":checked")?.value;
    const all = (value) => () => questions.forEach((fieldset) => (fieldset.querySelector(`[value=${value}]`).checked = true));
    const alarm = make("p", { className: "melding", role: "alert" });
    const apply = () => {
      const open = questions.filter((fieldset) => !chosen(fieldset));
      if (open.length) {
        alarm.textContent = fill(words.nog_kiezen, { aantal: open.length });
        open[0].querySelector("input").focus();
        return;
      }
      const now = dossiers.read(here.id);
      if (!now || !isSame(now, here)) return again(); // another window went on meanwhile
      dossiers.note(here.id, "vorige", JSON.stringify(here));
      dossiers.put(merge(here, file, different.map((name, index) => [name, chosen(questions[index])])));
      dossiers.choose(here.id);
      close(words.samengevoegd);
    };
    return frame(
      heading(words.naast_titel, here),
      paragraph(words.naast_tijden, { hier: labels.moment(here.gewijzigd), bestand: labels.moment(file.gewijzigd) }),
      different.length && paragraph(words.verschillend, { aantal: different.length }),
      different.length > 1 && row(button(words.alles_hier, all(HERE)), button(words.alles_bestand, all(FILE))),
      questions,
      listed(words.komt_erbij, added, file),
      listed(words.blijft, kept, here),
      alarm,
      row(button(words.neem_over, apply), button(words.toch_niet, () => close(words.niets_veranderd))),
    );
  };

  // `done` gets the sentence that tells how it ended.
  const show = (element, file, done) => {
    const close = (message) => {
      element.replaceChildren();
      done(message);
    };
    const here = dossiers.read(file.id);
    const found = here && differences(here, file);
    if (found && !found.added.length && !found.different.length) return close(found.kept.length ? words.niets_nieuws : words.gelijk);
    const again = () => show(element, file, done);
    element.replaceChildren(here ? layOut(here, file, found, close, again) : introduce(file, close));
    element.querySelector("h3").focus();
  };

  // Back to before the merge; what it was until now is kept in turn, so this can be undone too.
  const undo = (id) => {
    const before = JSON.parse(dossiers.note(id, "vorige"));
    dossiers.note(id, "vorige", JSON.stringify(dossiers.read(id)));
    dossiers.put(before);
  };

  handboek.compare = { show, undo };
}
