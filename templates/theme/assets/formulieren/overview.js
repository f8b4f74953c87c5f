// How far each formulier is, and the answers that no formulier shows.
"use strict";
{
  const { make, fill, ask, dossiers, labels, words, fields } = handboek;
  const items = [...document.querySelectorAll("[data-formulier]")];
  const leftovers = document.querySelector("[data-los]");

  const address = (id, copy, opleiding) => handboek.address(id, fields[id].perOpleiding && opleiding, copy);

  const state = (id, [copy, parts], opleiding) => {
    const form = fields[id];
    const text = fill(words.formulier.voortgang, { aantal: parts.size, totaal: labels.total(form) });
    if (!form.herhaalbaar) return text;
    return make("span", { className: "exemplaar" }, make("a", { href: address(id, copy, opleiding) }, labels.copy(form, copy)), ` ${text}`);
  };

  const leftover = (name, answer) => {
    const wipe = async () => {
      const sure = await ask(fill(words.dossier.los_vraag, { naam: name }), words.dossier.los_gevolg, { ja: words.dossier.los_wis });
      if (sure) dossiers.change({ [name]: "" });
    };
    const button = handboek.button(words.dossier.los_wis, wipe);
    button.ariaLabel = fill(words.formulier.over_wis, { naam: name });
    return make("div", {}, make("dt", {}, name), make("dd", {}, make("span", { className: "waarde" }, answer), button));
  };

  const draw = () => {
    const answers = dossiers.read()?.antwoorden ?? {};
    const { filled, homeless } = labels.progress(answers);
    const opleiding = answers["gegevens.opleiding"];
    for (const item of items) {
      const id = item.dataset.formulier;
      const copies = [...(filled.get(id) ?? [])];
      item.querySelector("a").href = address(id, 1, opleiding);
      item.querySelector("[data-voortgang]").replaceChildren(...copies.map((copy) => state(id, copy, opleiding)));
    }
    leftovers.hidden = !homeless.length;
    leftovers.querySelector("dl").replaceChildren(...homeless.map((name) => leftover(name, answers[name])));
  };

  addEventListener("handboek:dossier", draw);
  draw();
}
