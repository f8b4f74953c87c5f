// Small conveniences; every page reads and works without them.
"use strict";

// Buttons that need a script are hidden until there is one.
for (const knop of document.querySelectorAll("[data-afdrukken]")) {
  knop.hidden = false;
  knop.addEventListener("click", () => window.print());
}

// The index of opleidingen filters while one types.
for (const blok of document.querySelectorAll("[data-opleidingfilter]")) {
  const invoer = blok.querySelector("input");
  const uitkomst = blok.querySelector("[role=status]");
  const kaarten = [...document.querySelectorAll("[data-zoektekst]")];
  const sectoren = [...document.querySelectorAll(".sector")];
  const plat = (tekst) => tekst.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

  const filter = () => {
    const woorden = plat(invoer.value).split(/\s+/).filter(Boolean);
    let aantal = 0;
    for (const kaart of kaarten) {
      const tekst = plat(kaart.dataset.zoektekst);
      kaart.hidden = !woorden.every((woord) => tekst.includes(woord));
      aantal += kaart.hidden ? 0 : 1;
    }
    for (const sector of sectoren) {
      sector.hidden = !sector.querySelector("[data-zoektekst]:not([hidden])");
    }
    const zin = aantal ? blok.dataset.gevonden : blok.dataset.niets;
    uitkomst.textContent = woorden.length
      ? zin.replace("{aantal}", aantal).replace("{totaal}", kaarten.length)
      : "";
  };
  blok.hidden = false;
  invoer.addEventListener("input", filter);
  filter();
}

// What is folded away on screen belongs on paper.
const dichtgevouwen = new Set();
addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll("details:not([open])")) {
    dichtgevouwen.add(details);
    details.open = true;
  }
});
addEventListener("afterprint", () => {
  for (const details of dichtgevouwen) details.open = false;
  dichtgevouwen.clear();
});
