// Dutch search. Material's bundle starts a Worker and talks to it in messages: SETUP (0) -> READY (1),
// QUERY (2) -> RESULT (3). Here that Worker is our own. It loads its engine and the index (search/zoekindex.js,
// written by hooks/handboek/search.py) when a reader first searches: as scripts, which also works from disk.
"use strict";

(() => {
  const script = document.currentScript;
  const wortel = new URL("../", script.src);
  const [READY, QUERY, RESULT] = [1, 2, 3];

  const haal = (pad) =>
    new Promise((klaar, mislukt) => {
      const el = document.createElement("script");
      el.src = new URL(pad, wortel);
      el.onload = klaar;
      el.onerror = mislukt;
      document.head.append(el);
    });

  let geladen = null;
  const laad = () => {
    geladen ??= Promise.all([haal("assets/zoekmachine.js"), haal("search/zoekindex.js")])
      .then(() => window.zoekmachine(window.zoekindex))
      .catch((fout) => {
        geladen = null; // the next letter typed tries again
        throw fout;
      });
    return geladen;
  };

  const meta = () => document.querySelector(".md-search-result__meta");

  const koppeling = ({ location, title }) => {
    const a = document.createElement("a");
    a.href = new URL(location, wortel);
    a.textContent = title;
    return a;
  };

  // Material writes the number of results into the line above them at every answer; this comes after it.
  const vertel = ({ items, anders, hulp }) => {
    const { gezocht_op, kijk_ook_bij } = window.zoekindex.teksten;
    if (items.length && anders.length) meta().append(` · ${gezocht_op}: ${anders.join(", ")}`);
    if (items.length) return;
    meta().append(`. ${kijk_ook_bij}: `);
    hulp.forEach((pagina, i) => meta().append(i ? ", " : "", koppeling(pagina)));
  };

  class Zoekwerker extends EventTarget {
    constructor() {
      super();
      this.vraag = "";
      setTimeout(() => this.meld(READY));
      addEventListener("focusin", ({ target }) => {
        if (!target.matches(".md-search__input")) return;
        meta().setAttribute("role", "status");
        laad().catch(() => {});
      });
    }

    meld(type, data) {
      this.dispatchEvent(new MessageEvent("message", { data: { type, data } }));
    }

    postMessage({ type, data }) {
      if (type !== QUERY) return;
      this.vraag = data;
      if (data.trim()) this.antwoord(data);
      else this.meld(RESULT, { items: [] });
    }

    async antwoord(vraag) {
      try {
        const zoek = await laad();
        if (vraag !== this.vraag) return; // the reader has typed on
        const uitkomst = zoek(vraag);
        this.meld(RESULT, { items: uitkomst.items });
        vertel(uitkomst);
      } catch {
        this.meld(RESULT, { items: [] });
        meta().textContent = script.dataset.nietGeladen;
      }
    }

    terminate() {}
  }

  // Material searches at a key; what is pasted, dictated or completed by a telephone comes without one.
  addEventListener("input", ({ target }) => {
    if (target.matches(".md-search__input")) target.dispatchEvent(new KeyboardEvent("keyup"));
  });

  const Echt = window.Worker;
  window.Worker = function (adres, opties) {
    return String(adres).includes("/workers/search.") ? new Zoekwerker() : new Echt(adres, opties);
  };
})();
