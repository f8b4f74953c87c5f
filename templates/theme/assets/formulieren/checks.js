// Remarks beside answers; nothing is refused, nothing is lost.
"use strict";
{
  const { dossiers, fill, form, make, words } = handboek;
  const t = words.formulier;

  const remark = ({ value, dataset }) => {
    if (!value.trim()) return "";
    const number = Number(value.trim().replace(",", "."));
    if (Number.isNaN(number)) return t.geen_getal;
    if (dataset.minimum && number < Number(dataset.minimum)) return fill(t.te_klein, { getal: dataset.minimum });
    if (dataset.maximum && number > Number(dataset.maximum)) return fill(t.te_groot, { getal: dataset.maximum });
    return "";
  };

  const tell = (input) => {
    const id = `${input.id}-melding`;
    const text = remark(input);
    const shown = document.getElementById(id);
    const others = (input.getAttribute("aria-describedby") ?? "").split(" ").filter((name) => name && name !== id);
    if (text) {
      const message = shown ?? make("p", { id, className: "veldmelding", role: "alert" });
      message.textContent = text;
      input.after(message);
      others.push(id);
    } else {
      shown?.remove();
    }
    input.ariaInvalid = text ? "true" : null;
    if (others.length) input.setAttribute("aria-describedby", others.join(" "));
    else input.removeAttribute("aria-describedby");
  };
  form.element.addEventListener("change", ({ target }) => target.matches("[data-getal]") && tell(target));

  const section = form.element.querySelector("[data-over]");
  const list = section.querySelector("dl");
  addEventListener("handboek:answers", ({ detail: { left } }) => {
    for (const input of form.element.querySelectorAll("[data-getal]")) tell(input);
    section.hidden = !left.length;
    list.replaceChildren(
      ...left.map(([name, value]) => {
        const short = name.slice(form.prefix.length + 1);
        const label = fill(t.over_wis, { naam: short });
        const wipe = make("button", { type: "button", className: "rij-weg", title: label, ariaLabel: label }, "×");
        wipe.onclick = () => dossiers.change({ [name]: "" }, form.dossier);
        return make("div", {}, make("dt", {}, short), make("dd", {}, value, " ", wipe));
      }),
    );
  });
}
