// Example goals to begin with. Answers are not replaced before the reader says so.
"use strict";
{
  const { button, form, make } = handboek;
  const { tijdlijn } = handboek.words;
  const box = document.querySelector("[data-voorbeelden]");
  const status = box.querySelector("[data-staat-erin]");

  // [name, value] of each answer.
  const partsOf = (example) =>
    [...example.querySelectorAll("[data-deel]")]
      .map((part) => [`${form.prefix}.${part.dataset.deel}`, part.dataset.waarde ?? part.textContent.trim()])
      .filter(([name]) => form.fields.has(name));

  const put = (parts) => {
    for (const [name, value] of parts) form.fill(name, value);
    status.textContent = tijdlijn.voorbeeld_staat_erin;
    box.open = false;
    form.fields.get(`${form.prefix}.doel`)[0].focus();
  };

  const ask = (place, parts) => {
    box.querySelector("[data-vraag]")?.remove();
    const close = () => {
      question.remove();
      place.querySelector("button").focus();
    };
    const replace = () => {
      question.remove();
      put(parts);
    };
    const question = make(
      "div",
      { className: "admonition note", role: "alert", "data-vraag": "" },
      make("p", {}, tijdlijn.staat_al_iets),
      make("p", {}, button(tijdlijn.vervang, replace), button(tijdlijn.laat_staan, close)),
    );
    place.after(question);
    question.querySelector("button:last-of-type").focus();
  };

  for (const place of box.querySelectorAll("[data-knop]")) {
    place.hidden = false;
    place.querySelector("button").onclick = () => {
      status.textContent = "";
      const parts = partsOf(place.parentElement);
      const isTaken = parts.some(([name, value]) => ![value, ""].includes(form.value(name)));
      if (isTaken) ask(place, parts);
      else put(parts);
    };
  }
}
