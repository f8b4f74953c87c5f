// Remarks beside answers; nothing is refused, nothing is lost.
"use strict";
{
  const { dossiers, fill, form, make, words } = handboek;
  const t = words.formulier;

  const remark = ({ value, dataset: { minimum, maximum } }) => {
    const number = Number(value.trim().replace(",", "."));
    if (!value.trim()) return "";
    if (Number.isNaN(number)) return t.geen_getal;
    if (minimum && number < Number(minimum)) return fill(t.te_klein, { getal: minimum });
    if (maximum && number > Number(maximum)) return fill(t.te_groot, { getal: maximum });
    return "";
  };

  const tell = (input) => {
    const id = `${input.id}-melding`;
    const text = remark(input);
    const shown = document.getElementById(id);
    const described = (input.getAttribute("aria-describedby") ?? "").split(" ").filter((name) => name && name !== id);
    if (text) {
      const message = shown ?? make("p", { id, className: "veldmelding", role: "alert" });
      message.textContent = text;
      input.after(message);
      described.push(id);
    } else {
      shown?.remove();
    }
    input.ariaInvalid = text ? "true" : null;
    if (described.length) input.setAttribute("aria-describedby", described.join(" "));
    else input.removeAttribute("aria-describedby");
  };
  form.element.addEventListener("change", ({ target }) => target.matches("[data-getal]") && tell(target));

  const section = form.element.querySelector("[data-over]");
  addEventListener("handboek:answers", ({ detail: { left } }) => {
    form.element.querySelectorAll("[data-getal]").forEach(tell);
    section.hidden = !left.length;
    const lines = left.map(([name, value]) => {
      const short = name.slice(form.prefix.length + 1);
      const wipe = handboek.cross(fill(t.over_wis, { naam: short }), () => dossiers.change({ [name]: "" }, form.dossier));
      return make("div", {}, make("dt", {}, short), make("dd", {}, value, " ", wipe));
    });
    section.querySelector("dl").replaceChildren(...lines);
  });
}
