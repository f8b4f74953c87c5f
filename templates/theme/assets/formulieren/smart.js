// Hints while a leerdoel is typed: they refuse nothing, and wait until the writer pauses.
"use strict";
{
  const { fill, form, make } = handboek;
  const { tijdlijn } = handboek.words;
  const PAUSE = 1200; // milliseconds without a key
  const SHORTEST = 15; // letters

  const NUMBER = /\d|(?<!\p{L})(één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|\p{L}+tien|twintig|dertig|veertig|vijftig|honderd|helft|elke|iedere|alle|nul)(?!\p{L})/iu;
  const TIME = new RegExp(
    [
      String.raw`\d{4}-\d\d-\d\d|(?<!\d)\d{1,2}[-/]\d{1,2}(?!\d)|\d{1,2} (jan|feb|maa|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec)`,
      String.raw`(?<!\p{L})(maan|dins|woens|donder|vrij|zater|zon)dag(?!\p{L})`,
      String.raw`(?<!\p{L})(week|weken|maand|maanden|lesweek|periode) (\d|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien)`,
      String.raw`(over|binnen|na) (\d+|\p{L}+) (dagen|weken|maanden|week|maand)(?!\p{L})`,
      String.raw`(eind|begin|half|halverwege|vóór|voor|in) (van )?(januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)`,
      String.raw`(?<!\p{L})(halverwege|uiterlijk)(?!\p{L})`,
    ].join("|"),
    "iu",
  );

  const written = (name) => form.value(`${form.prefix}.${name}`);

  // The list has pairs: a verb and its form after "ik".
  const verbs = (list) => {
    const words = list.split(" ");
    const whole = words.filter((_, index) => index % 2 === 0);
    return { whole, forms: new Set(words.flatMap((word, index) => (index % 2 ? [word, `${word}t`] : word))) };
  };

  // What is missing in a text, unless it was written elsewhere, such as the day in "Tijdgebonden".
  const missing = (text, seen, vague) => {
    const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
    // "Uitleggen" ends on "leggen": a verb with something before it can be seen as well.
    const isSeen = words.some((word) => seen.forms.has(word) || seen.whole.some((verb) => word.endsWith(verb)));
    const vagueWord = words.find((word) => vague.forms.has(word));
    return [
      !words.includes("ik") && !words.includes("mijn") && ["ik", tijdlijn.hint_ik],
      !isSeen && ["werkwoord", vagueWord ? fill(tijdlijn.hint_vaag, { woord: vagueWord }) : tijdlijn.hint_werkwoord],
      !NUMBER.test(`${text} ${written("meetbaar")}`) && ["getal", tijdlijn.hint_getal],
      !TIME.test(`${text} ${written("tijdgebonden")} ${written("deadline")}`) && ["tijd", tijdlijn.hint_tijd],
    ].filter(Boolean);
  };

  for (const region of document.querySelectorAll("[data-hints-bij]")) {
    const input = form.element.querySelector(`[name="${region.dataset.hintsBij}"]`);
    const [seen, vague] = [region.dataset.zichtbaar, region.dataset.vaag].map(verbs);
    let said = "";

    const tell = () => {
      const text = input.value.trim();
      const found = text.length < SHORTEST ? null : missing(text, seen, vague);
      const outline = JSON.stringify(found);
      if (outline === said) return;
      said = outline;
      region.replaceChildren();
      if (found?.length) {
        const hints = found.map(([about, hint]) => make("li", {}, `${hint} `, make("em", {}, region.getAttribute(`data-vraag-${about}`))));
        region.append(make("p", { className: "label" }, tijdlijn.hints), make("ul", {}, hints));
      } else if (found) region.append(make("p", {}, tijdlijn.hint_klaar));
    };

    let timer = 0;
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(tell, PAUSE);
    };
    form.element.addEventListener("input", later);
    addEventListener("handboek:answers", later);
  }
}
