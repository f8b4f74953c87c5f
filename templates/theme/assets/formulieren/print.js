// On paper answers are text that wraps and breaks over pages, and empty fields are lines to write on.
"use strict";
{
  const { form, make } = handboek;
  const root = document.documentElement;

  const text = (input) => {
    if (input.tagName === "SELECT") return input.value && input.selectedOptions[0].text;
    if (input.type === "date" && input.value) return input.value.split("-").reverse().join("-");
    return input.value;
  };

  const TYPED = "input:not([type=checkbox], [type=radio]), textarea, select";
  const opened = [];

  addEventListener("beforeprint", () => {
    form.save();
    for (const details of form.element.querySelectorAll("details:not([open])")) {
      if (![...details.querySelectorAll(TYPED)].some((input) => input.value)) continue;
      details.open = true; // no answer stays behind in what is folded up
      opened.push(details);
    }
    for (const input of form.element.querySelectorAll(TYPED)) {
      const answer = make("span", { className: "antwoord" }, text(input));
      answer.ariaHidden = "true";
      if (!answer.textContent) {
        answer.classList.add("leeg");
        answer.append(...Array.from({ length: input.rows ?? 1 }, () => make("i")));
      }
      input.after(answer);
    }
  });
  addEventListener("afterprint", () => {
    for (const answer of form.element.querySelectorAll(".antwoord")) answer.remove();
    for (const details of opened.splice(0)) details.open = false;
  });

  // What stands in the margin of each page is text in a style sheet; quotes and backslashes in it are escaped.
  const quoted = (value) => `"${value.replace(/["\\\n]/g, "\\$&")}"`;
  const { titel, opleidingNaam } = form.element.dataset;
  root.style.setProperty("--formulier-titel", quoted([titel, opleidingNaam].filter(Boolean).join(" · ")));
}
