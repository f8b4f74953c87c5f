// What a reader calls an answer, and how far a dossier is.
"use strict";
{
  const { fill, words, fields } = handboek;
  const NAME = /^([^.~]+)(?:~(\d+))?\.([^.]+)\.?(.*)$/;
  const COPY = /^([2-9]|[1-9]\d\d?)$/; // the first has no number; form.js goes up to 999
  const CHOICES = ["keuze", "keuzes"]; // their `rijen` are answers
  // Names come from files of others: "constructor" is no formulier.
  const own = (map, name) => (Object.hasOwn(map, name) ? map[name] : undefined);
  const nowCalled = (map, name) =>
    own(map, name) ? name : Object.keys(map).find((key) => map[key].was.includes(name)) ?? name;

  // An answer's name in parts, as they are called now. Without `veld` no formulier of this handbook shows it.
  const locate = (name) => {
    const [, first, number, second, rest] = NAME.exec(name);
    const id = nowCalled(fields, first);
    const form = own(fields, id);
    const field = form ? nowCalled(form.velden, second) : second;
    const isShown = form && (!number || (form.herhaalbaar && COPY.test(number)));
    return { id, form, copy: Number(number ?? 1), field, veld: isShown ? own(form.velden, field) : undefined, rest: rest.split(".").filter(Boolean) };
  };

  const moment = (iso) => `${handboek.date(iso)}, ${handboek.time(new Date(iso))}`;

  const day = (text) => {
    const date = new Date(/^\d{4}-\d\d-\d\d$/.test(text) ? text : NaN);
    const exists = !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(text);
    return exists && date.toLocaleDateString("nl", { dateStyle: "long", timeZone: "UTC" });
  };

  const labels = {
    locate,
    moment,

    dossier: ({ gemaakt, antwoorden }) => handboek.nameOf(antwoorden["gegevens.stagiair"], gemaakt),

    copy: ({ herhaalbaar }, nummer) => fill(words.formulier.exemplaar, { woord: herhaalbaar, nummer }),

    // An answer's question with its formulier, row and column.
    of(name) {
      const { form, copy, veld, rest } = locate(name);
      if (!veld) return name;
      const title = form.herhaalbaar ? `${form.titel} (${labels.copy(form, copy)})` : form.titel;
      const parts = rest.map((part) => own(veld.rijen, part) || own(veld.kolommen, part) || part.replace(/^r(?=\d+$)/, ""));
      return `${title}: ${[veld.label, ...parts].join(", ")}`;
    },

    value(name, text) {
      const { veld } = locate(name);
      return (CHOICES.includes(veld?.soort) && own(veld.rijen, text)) || day(text) || text;
    },

    // As the questions stand, copy by copy.
    sort(names) {
      const forms = Object.keys(fields);
      const rank = (name) => {
        const { id, form, copy, field, veld } = locate(name);
        return [veld ? forms.indexOf(id) : forms.length, copy, veld ? Object.keys(form.velden).indexOf(field) : 0];
      };
      const ranked = names.map((name) => [rank(name), name]);
      ranked.sort(([one, name], [other, next]) => {
        const at = one.findIndex((value, index) => value !== other[index]);
        return at < 0 ? name.localeCompare(next, "nl", { numeric: true }) : one[at] - other[at];
      });
      return ranked.map(([, name]) => name);
    },

    // filled: by formulier and copy the parts with an answer, as bar.js counts them; homeless: what no formulier shows.
    progress(answers) {
      const filled = new Map();
      const homeless = [];
      for (const name of labels.sort(Object.keys(answers))) {
        const { id, copy, field, veld, rest } = locate(name);
        if (!veld) {
          homeless.push(name);
          continue;
        }
        const hasParts = veld.aantal > 1 && (own(veld.rijen, rest[0] ?? "") || veld.soort === "handtekeningen");
        const copies = filled.get(id) ?? new Map();
        const parts = copies.get(copy) ?? new Set(fields[id].kop.filter((part) => answers[`gegevens.${part}`]).map((part) => `kop ${part}`));
        filled.set(id, copies.set(copy, parts));
        parts.add(hasParts ? `${field} ${rest[0]}` : field);
      }
      return { filled, homeless };
    },

    total: ({ velden, kop }) => Object.values(velden).reduce((sum, { aantal }) => sum + aantal, kop.length),
  };
  handboek.labels = labels;
}
