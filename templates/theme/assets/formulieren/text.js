// Small tools that the other scripts share.
"use strict";
globalThis.handboek ??= {};
{
  // Where the site stands, on a server or on a disk.
  const root = new URL("../../", document.currentScript.src).href;

  // fill("{aantal} van {totaal}", {aantal: 3, totaal: 9})
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);

  // make("p", {className: "hulp"}, isLate && "Te laat", lines): names with a dash are attributes; a child may be a list,
  // and what is empty or false is left out.
  const make = (tag, properties = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) {
      if (name.includes("-")) element.setAttribute(name, value);
      else element[name] = value;
    }
    element.append(...children.flat().filter(Boolean));
    return element;
  };

  const date = (iso) => new Date(iso).toLocaleDateString("nl", { day: "numeric", month: "long", year: "numeric" });

  Object.assign(handboek, {
    root,
    fill,
    make,
    date,
    time: (date) => date.toLocaleTimeString("nl", { hour: "2-digit", minute: "2-digit" }),

    button: (label, onclick) => make("button", { type: "button", className: "md-button", onclick }, label),
    cross: (label, onclick) => make("button", { type: "button", className: "rij-weg", title: label, ariaLabel: label, onclick }, "×"),

    isFilled: (input) => (/checkbox|radio/.test(input.type) ? input.checked : input.value !== ""),

    // What a dossier is called.
    nameOf: (name, made) => name || fill(handboek.words.formulier.naamloos, { datum: date(made) }),

    // Where a formulier stands; `number`: which week, which goal.
    address(id, opleiding, number = 1) {
      const folder = Object.hasOwn(handboek.words.opleidingen, opleiding) ? `opleidingen/${opleiding}` : "formulieren";
      return `${root}${folder}/${id}.html${number > 1 ? `?nr=${number}` : ""}`;
    },

    download(content, type, name) {
      const link = make("a", { href: URL.createObjectURL(new Blob([content], { type })), download: name });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    },
  });
}
