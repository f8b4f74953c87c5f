// Small tools: words with something filled in, and elements made without HTML.
"use strict";
globalThis.handboek ??= {};
{
  // Where the site stands, on a server or on a disk.
  handboek.root = new URL("../../", document.currentScript.src).href;

  // Put values in the places of a text from data/teksten.yml: fill("{aantal} van {totaal}", {aantal: 3, totaal: 9}).
  handboek.fill = (text, values) => text.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);

  // make("button", {type: "button", onclick: save}, "Bewaar"); names with a dash are attributes.
  handboek.make = (tag, properties = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) {
      if (name.includes("-")) element.setAttribute(name, value);
      else element[name] = value;
    }
    element.append(...children);
    return element;
  };

  handboek.button = (label, onclick, className = "md-button") => handboek.make("button", { type: "button", className, onclick }, label);

  handboek.time = (date) => date.toLocaleTimeString("nl", { hour: "2-digit", minute: "2-digit" });
  handboek.date = (iso) => new Date(iso).toLocaleDateString("nl", { day: "numeric", month: "long", year: "numeric" });

  // Start a download of something made on this page.
  handboek.download = (blob, name) => {
    const link = handboek.make("a", { href: URL.createObjectURL(blob), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  };
}
