// Hints while a leerdoel is typed. They never refuse anything, and wait until the writer pauses.
"use strict";
{
  const { fill, form, make } = handboek;
  const { tijdlijn } = handboek.words;
  const PAUSE = 1200; // milliseconds without a key
  const SHORTEST = 15; // letters; before that there is nothing to say

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

  const wordsOf = (text) => text.toLowerCase().match(/\p{L}+/gu) ?? [];

  // Pairs of a verb and its form after "ik", as what a writer may make of them.
  const verbs = (list) => {
    const words = list.split(" ");
    const whole = words.filter((_, index) => index % 2 === 0);
    const short = words.filter((_, index) => index % 2);
    return { whole, forms: new Set([...whole, ...short, ...short.map((word) => `${word}t`)]) };
  };

  // What is missing in a text; `more` holds what was written about it elsewhere, such as the day in "Tijdgebonden".
  const missing = (text, more, { seen, vague }) => {
    const words = wordsOf(text);
    // "Uitleggen" ends on "leggen": a verb with something before it can be seen as well.
    const isSeen = words.some((word) => seen.forms.has(word) || seen.whole.some((verb) => word.endsWith(verb)));
    const vagueWord = words.find((word) => vague.forms.has(word));
    const verb = vagueWord ? fill(tijdlijn.hint_vaag, { woord: vagueWord }) : tijdlijn.hint_werkwoord;
    return [
      ...(words.includes("ik") || words.includes("mijn") ? [] : [["ik", tijdlijn.hint_ik]]),
      ...(isSeen ? [] : [["werkwoord", verb]]),
      ...(NUMBER.test(`${text} ${more.meetbaar}`) ? [] : [["getal", tijdlijn.hint_getal]]),
      ...(TIME.test(`${text} ${more.tijdgebonden} ${more.deadline}`) ? [] : [["tijd", tijdlijn.hint_tijd]]),
    ];
  };

  for (const region of document.querySelectorAll("[data-hints-bij]")) {
    const input = form.element.querySelector(`[name="${region.dataset.hintsBij}"]`);
    const lists = { seen: verbs(region.dataset.zichtbaar), vague: verbs(region.dataset.vaag) };
    const written = (name) => form.value(`${form.prefix}.${name}`);
    let said = "";

    const tell = () => {
      const text = input.value.trim();
      const more = { meetbaar: written("meetbaar"), tijdgebonden: written("tijdgebonden"), deadline: written("deadline") };
      const found = text.length < SHORTEST ? null : missing(text, more, lists);
      const outline = JSON.stringify(found);
      if (outline === said) return;
      said = outline;
      if (!found) region.replaceChildren();
      else if (!found.length) region.replaceChildren(make("p", {}, tijdlijn.hint_klaar));
      else {
        const hints = found.map(([about, hint]) => make("li", {}, `${hint} `, make("em", {}, region.getAttribute(`data-vraag-${about}`))));
        region.replaceChildren(make("p", { className: "label" }, tijdlijn.hints), make("ul", {}, ...hints));
      }
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
