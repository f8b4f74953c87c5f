// A question to the reader, before something goes away or out.
"use strict";
{
  const { make, button, words } = handboek;
  let asked = 0;

  // `choices` maps each answer to the words on its button; `more` stands above the buttons. Gives the answer, or ""
  // when the reader turns back, as Escape does.
  handboek.ask = (question, explanation, choices, ...more) =>
    new Promise((resolve) => {
      asked += 1; // a question may lead to another
      const title = make("h2", { id: `vraag-${asked}` }, question);
      const text = make("p", { id: `vraag-${asked}-uitleg` }, explanation);
      const answers = Object.entries({ ...choices, "": choices[""] ?? words.dossier.toch_niet });
      const buttons = answers.map(([answer, label]) => button(label, () => dialog.close(answer)));
      buttons.at(-1).autofocus = true; // the answer that does no harm
      const names = { "aria-labelledby": title.id, "aria-describedby": text.id };
      const row = make("p", { className: "knoppen" }, ...buttons);
      const dialog = make("dialog", { className: "vraag", ...names }, title, text, ...more, row);
      dialog.addEventListener("close", () => {
        dialog.remove();
        resolve(dialog.returnValue);
      });
      document.querySelector("article").append(dialog);
      dialog.showModal();
    });
}
