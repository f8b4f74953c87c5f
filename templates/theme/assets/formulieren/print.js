// On paper answers are text, and empty fields are lines to write on.
"use strict";
{
  const { form, make } = handboek;

  const TYPED = "input:not([type=checkbox], [type=radio]), textarea, select";
  const opened = [];

  const text = (input) => {
    if (input.tagName === "SELECT" && input.value) return input.selectedOptions[0].text;
    if (input.tagName === "SELECT" && input.closest("td")) return [...input.options].slice(1).map((option) => option.text).join(" / ");
    return input.type === "date" ? input.value.split("-").reverse().join("-") : input.value;
  };

  addEventListener("beforeprint", () => {
    form.save();
    for (const details of form.element.querySelectorAll("details:not([open])")) {
      if (![...details.querySelectorAll(TYPED)].some(handboek.isFilled)) continue;
      details.open = true; // no answer stays behind
      opened.push(details);
    }
    for (const input of form.element.querySelectorAll(TYPED)) {
      const answer = text(input) || Array.from({ length: input.rows ?? 1 }, () => make("i"));
      input.after(make("span", { className: input.value ? "antwoord" : "antwoord leeg", ariaHidden: "true" }, answer));
    }
  });
  addEventListener("afterprint", () => {
    for (const answer of form.element.querySelectorAll(".antwoord")) answer.remove();
    for (const details of opened.splice(0)) details.open = false;
  });

  // The margin of each page has its text from a style sheet; quotes and backslashes in it are escaped.
  const quoted = (value) => `"${value.replace(/["\\\n]/g, "\\$&")}"`;
  const { titel, opleidingNaam } = form.element.dataset;
  document.documentElement.style.setProperty("--formulier-titel", quoted([titel, opleidingNaam].filter(Boolean).join(" · ")));
}
