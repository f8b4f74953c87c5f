// Small conveniences; every page reads and works without them.
"use strict";

const knopnamen = document.currentScript.dataset;

// Buttons that need a script are hidden until there is one.
for (const knop of document.querySelectorAll("[data-afdrukken]")) {
  knop.hidden = false;
  knop.addEventListener("click", () => window.print());
}

// The index of opleidingen filters while one types.
for (const blok of document.querySelectorAll("[data-opleidingfilter]")) {
  const invoer = blok.querySelector("input");
  const uitkomst = blok.querySelector("[role=status]");
  const nietGevonden = blok.querySelector("[data-niets-gevonden]");
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
    if (nietGevonden) nietGevonden.hidden = aantal > 0;
    const zin = aantal ? blok.dataset.gevonden : blok.dataset.niets;
    uitkomst.textContent = woorden.length
      ? zin.replace("{aantal}", aantal).replace("{totaal}", kaarten.length)
      : "";
  };
  blok.hidden = false;
  invoer.addEventListener("input", filter);
  filter();
}

// Material opens its menu, its search and its colours with labels, which only a mouse can press: put buttons in them.
const vak = { menu: document.getElementById("__drawer"), zoek: document.getElementById("__search") };
const zichtbaar = (el) => el.getClientRects().length > 0 && getComputedStyle(el).visibility === "visible";
const eerste = (delen) => [...delen].find(zichtbaar);

const metKnop = (label, naam) => {
  const knop = document.createElement("button");
  knop.type = "button";
  if (naam) knop.ariaLabel = naam;
  else if (!label.textContent.trim()) knop.ariaLabel = label.parentElement.textContent.trim(); // the arrow after a link
  knop.append(...label.childNodes);
  knop.addEventListener("click", () => document.getElementById(label.htmlFor).click());
  label.append(knop);
  return knop;
};
const zonderKnop = (knop) => knop.replaceWith(...knop.childNodes);

const menuknop = metKnop(document.querySelector(".md-header__button[for=__drawer]"), knopnamen.menu);
const zoekknop = metKnop(document.querySelector(".md-header__button[for=__search]"), knopnamen.zoeken);
const sluitknop = metKnop(document.querySelector(".md-search__icon[for=__search]"), knopnamen.sluiten);
for (const label of document.querySelectorAll(".md-header label[for^=__palette]")) {
  const knop = metKnop(label, label.title);
  knop.addEventListener("keydown", (event) => event.key === "Enter" && event.stopPropagation()); // Material would switch back
}
document.querySelector(".md-search").removeAttribute("role"); // it is no dialog: the page stays in reach

// The toggle of light and dark shows one label at a time; the radio buttons behind it are one stop too many.
for (const keuze of document.querySelectorAll(".md-option")) {
  keuze.tabIndex = -1;
  keuze.ariaHidden = "true";
  keuze.addEventListener("change", () => {
    if (keuze.form.contains(document.activeElement)) eerste(keuze.form.querySelectorAll("button"))?.focus();
  });
}

// On a narrow screen the menu and the search lie over the page: focus goes in and out with them.
const smal = matchMedia("(max-width: 76.234375em)");
const smaller = matchMedia("(max-width: 59.984375em)");
const zijkant = document.querySelector(".md-sidebar--primary");
let menuknoppen = [];

const stelIn = () => {
  menuknoppen.forEach(zonderKnop);
  menuknoppen = smal.matches ? [...zijkant.querySelectorAll("label:not([for=__drawer])")].map((label) => metKnop(label)) : [];
  volgStand();
};
const volgStand = () => {
  menuknop.ariaExpanded = vak.menu.checked;
  zoekknop.ariaExpanded = vak.zoek.checked;
  document.querySelector(".md-search__input").tabIndex = smaller.matches && !vak.zoek.checked ? -1 : 0;
  sluitknop.tabIndex = smaller.matches && vak.zoek.checked ? 0 : -1;
};
smal.addEventListener("change", stelIn);
smaller.addEventListener("change", volgStand);
stelIn();

vak.menu.addEventListener("change", () => {
  volgStand();
  const naar = vak.menu.checked ? eerste(zijkant.querySelectorAll("a, button")) : menuknop;
  naar?.focus({ preventScroll: true });
});
vak.zoek.addEventListener("change", () => {
  volgStand();
  if (!vak.zoek.checked && smaller.matches) zoekknop.focus();
});
zijkant.addEventListener("change", ({ target }) => {
  const plek = target.checked ? target.parentElement.querySelector(".md-nav") : target.parentElement;
  eerste(plek.querySelectorAll("a, button"))?.focus({ preventScroll: true });
});
zijkant.addEventListener("focusout", ({ relatedTarget }) => {
  if (vak.menu.checked && relatedTarget && !zijkant.contains(relatedTarget)) vak.menu.click();
});

// Escape closes the menu, and takes an explanation away without moving on.
addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  if (vak.menu.checked) vak.menu.click();
  for (const uitleg of document.querySelectorAll(".md-tooltip2--active")) uitleg.classList.remove("md-tooltip2--active");
});
