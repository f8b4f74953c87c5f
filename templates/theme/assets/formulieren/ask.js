// A question before something goes away or out.
"use strict";
{
  const { make, button, words } = handboek;
  let asked = 0;

  // `choices`: the words on the button of each answer. Gives the answer, or "" when the reader turns back, as Escape does.
  handboek.ask = (question, explanation, choices, ...more) =>
    new Promise((resolve) => {
      asked += 1; // a question may lead to another
      const id = `vraag-${asked}`;
      const answers = Object.entries({ ...choices, "": choices[""] ?? words.dossier.toch_niet });
      const buttons = answers.map(([answer, label]) => button(label, () => dialog.close(answer)));
      buttons.at(-1).autofocus = true; // the answer that does no harm
      const dialog = make(
        "dialog",
        { className: "vraag", "aria-labelledby": id, "aria-describedby": `${id}-uitleg` },
        make("h2", { id }, question),
        make("p", { id: `${id}-uitleg` }, explanation),
        ...more,
        make("p", { className: "knoppen" }, buttons),
      );
      dialog.onclose = () => {
        dialog.remove();
        resolve(dialog.returnValue);
      };
      document.querySelector("article").append(dialog);
      dialog.showModal();
    });
}
