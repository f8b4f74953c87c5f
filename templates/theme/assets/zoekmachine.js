// The search engine of the handbook: Dutch word forms, compounds, other names and typing errors.
// zoeken.js loads it, with search/zoekindex.js, when a reader first searches.
"use strict";

window.zoekmachine = (() => {
  // What a match is worth: where the words stand, and how they were matched.
  const GEWICHT = { titel: 10, ook: 9, vak: 6, verwant: 4, kop: 4, tekst: 1.5 };
  const SOORT = { zelfde: 1, vorm: 0.85, fout: 0.8, deel: 0.5, begin: 0.5, los: 0.35 };
  const KLINKT = 0.65; // from here on a match counts as the word itself
  const STAM = 0.55; // how much of a word its stem must be to vouch for it
  const ALGEMEEN = 6; // how often a word must stand somewhere before it tells less
  const DREMPEL = 3; // what any word is worth; a rare one is worth more
  const LICHT = 0.4;
  const MEEST = 30; // pages in an answer
  const SECTIES = 4; // headings shown for each page
  const TEASER = 180; // characters

  /* Words */

  // The same as words() in hooks/handboek/compounds.py.
  const woorden = (tekst) =>
    tekst.toLowerCase().normalize("NFD").replace(/['’`\u0300-\u036f]/g, "").match(/[\p{L}\p{N}]+/gu) || [];

  // No lookbehind here: it would keep the whole script from older phones.
  const UITGANG = [
    /^(.{5,}?)ende?$/,
    /^(.{4,}?)(?:aties?|eer|ies?)$/,
    /^(.{3,}?)(?:erij|erijen|isme|isten|istische?|ische?|ist)$/,
    /^(.{2,}?[^e])ers?$/,
    /^(.{3,}?)(?:ingen|ing|eren|heden|heid|tjes?|jes?|sten?|den|ten|en|es|de|te|e|s|d|t)$/,
  ];
  const LANG = /(^|[^aeiou])([aeou])([^aeiouw])$/;

  // The stems of a word, for comparing only. "zaken" may belong to "zaak" and to "zakken".
  const stammen = (woord) => {
    const gevonden = new Set([woord]); // the word itself: "grens" loses its last letter below, "grenzen" does not
    const zonder = /^ge(.{3,}(?:t|d|en))$/.exec(woord); // "gestopt" is also a form of "stoppen"
    for (let kort of zonder ? [woord, zonder[1]] : [woord]) {
      let open = false;
      for (;;) {
        const uitgang = UITGANG.find((vorm) => vorm.test(kort));
        if (!uitgang) break;
        const korter = uitgang.exec(kort)[1];
        open = /^[ei]/.test(kort.slice(korter.length));
        kort = korter.replace(/([bdfgklmnprst])\1$/, "$1");
        open &&= kort === korter;
      }
      kort = kort.replace(/v$/, "f").replace(/z$/, "s");
      gevonden.add(kort);
      if (open) gevonden.add(kort.replace(LANG, "$1$2$2$3"));
    }
    return [...gevonden];
  };

  // "boeketten" comes down to "boek", and is no form of it.
  const isVorm = (stam, ...alle) => alle.every((woord) => stam.length >= STAM * woord.length);

  // How many typing errors apart two words are; a swap of two letters is one error.
  const afstand = (a, b, meest) => {
    if (Math.abs(a.length - b.length) > meest) return meest + 1;
    let vorige = [];
    let rij = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (let i = 1; i <= a.length; i++) {
      const nieuw = [i];
      for (let j = 1; j <= b.length; j++) {
        nieuw[j] = Math.min(rij[j] + 1, nieuw[j - 1] + 1, rij[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) nieuw[j] = Math.min(nieuw[j], vorige[j - 2] + 1);
      }
      [vorige, rij] = [rij, nieuw];
    }
    return rij[b.length];
  };

  /* The index */

  // Adds to a map of word -> quality what stands in others, at part of its worth.
  const meng = (kaart, andere, deel) => {
    for (const een of andere) {
      for (const [woord, hoe] of een) kaart.set(woord, Math.max(kaart.get(woord) || 0, hoe * deel));
    }
    return kaart;
  };

  const erbij = (kaart, sleutel, waarde) => {
    if (!kaart.has(sleutel)) kaart.set(sleutel, []);
    kaart.get(sleutel).push(waarde);
  };

  class Zoekmachine {
    constructor({ docs, delen, stopwoorden, lichte_woorden, kijk_ook_bij }) {
      this.stop = new Set(stopwoorden);
      this.licht = new Set(lichte_woorden);
      this.secties = docs.map((doc) => ({ ...doc, pagina: doc.location.split("#")[0], tel: new Map() }));
      this.paginas = new Map(this.secties.filter((s) => s.location === s.pagina).map((s) => [s.pagina, s]));
      this.hulp = kijk_ook_bij.map((plek) => this.paginas.get(plek)).filter(Boolean);
      this.treffers = new Map(); // word -> the sections whose text has it
      this.zinnen = []; // titles and extra words
      this.namen = new Set(); // the words in those
      this.koppen = new Map(); // title -> how many sections have it
      for (const { title } of docs) this.koppen.set(title, (this.koppen.get(title) || 0) + 1);
      this.secties.forEach((sectie) => this.leer(sectie));
      this.woorden = [...new Set([...this.treffers.keys(), ...this.namen])].sort();
      this.bekend = new Set(this.woorden);
      this.vormen = new Map(); // stem -> words
      this.samen = new Map(); // stem of a part -> compounds
      for (const woord of this.woorden) for (const s of stammen(woord)) erbij(this.vormen, s, woord);
      for (const [woord, deel] of Object.entries(delen)) {
        for (const d of deel.split(" ")) for (const s of stammen(d)) erbij(this.samen, s, woord);
      }
      this.delen = new Map(Object.entries(delen).map(([woord, deel]) => [woord, deel.split(" ")]));
    }

    leer(sectie) {
      const opPagina = sectie.location === sectie.pagina;
      for (const woord of woorden(sectie.text)) {
        if (!sectie.tel.has(woord)) erbij(this.treffers, woord, sectie);
        sectie.tel.set(woord, (sectie.tel.get(woord) || 0) + 1);
      }
      sectie.lengte = Math.sqrt(1 + sectie.text.length / 600);
      // A heading that stands on many pages, such as "Doe dit nu", says little about any of them.
      const kop = GEWICHT.kop / Math.sqrt(this.koppen.get(sectie.title));
      const titels = new Set([sectie.title, ...sectie.title.split(": ")]); // "Sleutel 2" is a name too
      for (const titel of titels) this.zin(sectie, titel, opPagina ? GEWICHT.titel : kop, 1);
      for (const soort of ["ook", "vak", "verwant"]) {
        for (const tekst of sectie[soort] || []) this.zin(sectie, tekst, GEWICHT[soort], 1.5);
      }
    }

    // A title or phrase counts in full when all its words are asked for, and in part otherwise.
    zin(sectie, tekst, gewicht, macht) {
      const alle = woorden(tekst);
      const eigen = this.inhoud(alle);
      alle.forEach((woord) => this.namen.add(woord));
      this.zinnen.push({
        sectie,
        gewicht,
        macht,
        woorden: eigen,
        heel: alle.length > 1 ? ` ${alle.join(" ")} ` : null,
        lang: 1 + alle.length / 4, // worth more when it was typed just so, and the longer it is
        kort: eigen.length / alle.length < (macht > 1 ? 1 : 0.5) ? 0.6 : 1, // "laat" alone is hardly "te laat"
      });
    }

    // Words without the stop words, unless there is nothing else.
    inhoud(alle) {
      const eigen = alle.filter((woord) => !this.stop.has(woord));
      return eigen.length ? eigen : alle;
    }

    // The words of the site that a typed word stands for, each with how well: Map word -> 0..1.
    vind(woord, laatste = true) {
      const gevonden = new Map();
      const voeg = (w, hoe) => gevonden.set(w, Math.max(hoe, gevonden.get(w) || 0));
      if (this.bekend.has(woord)) voeg(woord, SOORT.zelfde);
      for (const s of stammen(woord)) {
        for (const w of this.vormen.get(s) || []) voeg(w, isVorm(s, w, woord) ? SOORT.vorm : SOORT.deel);
        for (const w of this.samen.get(s) || []) voeg(w, SOORT.deel);
      }
      if (woord.length > 2 && (laatste || !gevonden.size)) {
        for (const w of this.metBegin(woord)) voeg(w, SOORT.begin * Math.sqrt(woord.length / w.length));
      }
      if (!this.namen.has(woord)) for (const w of this.uiteinden(woord)) voeg(w, SOORT.los);
      for (const deel of this.delen.get(woord) || []) {
        const los = this.namen.has(woord) ? SOORT.los : SOORT.deel;
        for (const s of stammen(deel)) for (const w of this.vormen.get(s) || []) voeg(w, los);
      }
      return gevonden;
    }

    metBegin(begin) {
      let laag = 0;
      let hoog = this.woorden.length;
      while (laag < hoog) {
        const midden = (laag + hoog) >> 1;
        if (this.woorden[midden] < begin) laag = midden + 1;
        else hoog = midden;
      }
      const eerste = laag;
      while (laag < this.woorden.length && this.woorden[laag].startsWith(begin)) laag++;
      return this.woorden.slice(eerste, laag);
    }

    kent(woord) {
      return this.bekend.has(woord) || stammen(woord).some((s) => isVorm(s, woord) && this.vormen.has(s));
    }

    isNaam(woord) {
      return woord.length > 3 && this.namen.has(woord);
    }

    // Three letters are only a part when they are a name of something: "bpv", and not "rij".
    isDeel(woord) {
      return woord.length > 3 ? this.kent(woord) : this.namen.has(woord);
    }

    // A compound as the parts that the site knows, at most so many.
    splits(woord, meest) {
      if (meest < 3 && this.isDeel(woord)) return [woord];
      for (let i = woord.length - 3; meest > 1 && i > 2; i--) {
        const begin = woord.slice(0, i);
        const kop = [begin.replace(/s$/, ""), begin].find((w) => (this.bekend.has(w) || w.length > 5) && this.isDeel(w));
        const rest = kop && this.splits(woord.slice(i), meest - 1);
        if (rest) return [kop, ...rest];
      }
      return null;
    }

    // The longest names that a word begins and ends with: "examen" in "examenkandidaat".
    uiteinden(woord) {
      const plekken = Array.from({ length: Math.max(0, woord.length - 5) }, (_, i) => i + 2);
      const begin = plekken.map((i) => woord.slice(0, -i)).find((w) => this.isNaam(w));
      const eind = plekken.map((i) => woord.slice(i)).find((w) => this.isNaam(w));
      return [begin, eind].filter(Boolean);
    }

    // What may be meant by a word that the site does not have: the nearest name, or what begins the same.
    lijktOp(woord) {
      const meest = woord.length < 4 || /\d/.test(woord) ? 0 : woord.length < 9 ? 1 : 2;
      const namen = [...this.namen].filter((naam) => naam.length > 3 && naam[0] === woord[0]);
      for (let fouten = 1; fouten <= meest; fouten++) {
        const goed = namen.filter((naam) => afstand(woord, naam, fouten) <= fouten);
        if (goed.length) return goed.slice(0, 3);
      }
      const einden = this.uiteinden(woord);
      if (einden.length) return einden;
      for (let n = woord.length - 1; n >= Math.max(5, woord.length * 0.6); n--) {
        if (this.metBegin(woord.slice(0, n)).length) return [woord.slice(0, n)];
      }
      return [];
    }

    // The typed words, each with the words of the site that it stands for.
    lees(vraag) {
      const alle = woorden(vraag);
      const anders = new Set();
      const termen = [];
      const eigen = this.inhoud(alle);
      for (const [i, woord] of eigen.entries()) {
        const kaart = this.vind(woord, i === eigen.length - 1); // the last word may not be finished yet
        const vorige = termen[termen.length - 1];
        if (vorige && this.kent(vorige.woord + woord)) {
          // People write compounds apart: "stage gesprek" is "stagegesprek".
          vorige.woord += woord;
          vorige.kaart = meng(this.vind(vorige.woord), [vorige.kaart, kaart], SOORT.deel);
        } else if (this.raak(kaart)) {
          termen.push({ woord, kaart });
        } else {
          const delen = this.splits(woord, 3);
          const nieuw = delen || this.lijktOp(woord);
          nieuw.forEach((w) => anders.add(w));
          if (delen) termen.push(...delen.map((deel) => ({ woord: deel, kaart: this.vind(deel) })));
          else termen.push({ woord, kaart: meng(kaart, nieuw.map((w) => this.vind(w)), SOORT.fout) });
        }
      }
      // In "de stagiair is ziek" the illness is what matters; who and where count when there is nothing else.
      const ietsAnders = termen.some((term) => !this.licht.has(term.woord));
      for (const term of termen) {
        const licht = ietsAnders && this.licht.has(term.woord);
        term.zeldzaam = this.zeldzaam(term.kaart) * (licht ? LICHT : 1);
      }
      return { termen, anders: [...anders], heel: ` ${alle.join(" ")} ` };
    }

    // Whether a map has more than a mere end of the word.
    raak(kaart) {
      return [...kaart.values()].some((hoe) => hoe > SOORT.los);
    }

    zeldzaam(kaart) {
      let aantal = 0;
      for (const [w, hoe] of kaart) if (hoe >= KLINKT) aantal = Math.max(aantal, (this.treffers.get(w) || []).length);
      return DREMPEL + Math.log(1 + this.secties.length / (ALGEMEEN + aantal));
    }

    // The pages that answer a question, best first, as Material's bundle wants them.
    zoek(vraag) {
      const { termen, anders, heel } = this.lees(vraag);
      const sterkte = new Map(); // section -> how strongly each term stands there
      const sterk = (sectie) => {
        if (!sterkte.has(sectie)) sterkte.set(sectie, termen.map(() => 0));
        return sterkte.get(sectie);
      };
      termen.forEach(({ kaart }, i) => {
        for (const [w, hoe] of kaart) {
          for (const sectie of this.treffers.get(w) || []) {
            const keer = sectie.tel.get(w);
            const rij = sterk(sectie);
            rij[i] = Math.max(rij[i], (GEWICHT.tekst * hoe * keer) / (keer + sectie.lengte));
          }
        }
      });
      for (const zin of this.zinnen) this.weegZin(zin, termen, heel, sterk);
      return { paginas: this.rangschik(termen, sterkte), termen, anders };
    }

    weegZin(zin, termen, heel, sterk) {
      const hits = []; // [term, quality]
      let raak = 0;
      for (const woord of zin.woorden) {
        let beste = 0;
        termen.forEach(({ kaart }, i) => {
          const hoe = kaart.get(woord);
          if (!hoe) return;
          hits.push([i, hoe]);
          beste = Math.max(beste, hoe);
        });
        raak += beste >= KLINKT ? 1 : beste / 2;
      }
      if (!hits.length) return;
      const deel = raak / zin.woorden.length;
      const letterlijk = zin.heel && heel.includes(zin.heel) ? zin.lang : zin.kort;
      const waarde = zin.gewicht * letterlijk * deel ** zin.macht;
      const rij = sterk(zin.sectie);
      for (const [i, hoe] of hits) rij[i] = Math.max(rij[i], waarde * hoe);
    }

    rangschik(termen, sterkte) {
      const totaal = termen.reduce((som, term) => som + term.zeldzaam, 0) || 1;
      const groepen = new Map();
      for (const [sectie, eigen] of sterkte) {
        const pagina = sterkte.get(this.paginas.get(sectie.pagina)) || eigen;
        let som = 0;
        let gedekt = 0;
        eigen.forEach((s, i) => {
          const beste = Math.max(s, pagina[i]);
          som += termen[i].zeldzaam * beste;
          gedekt += termen[i].zeldzaam * Math.min(1, beste / (GEWICHT.tekst / 2));
        });
        erbij(groepen, sectie.pagina, { sectie, eigen, score: som * (gedekt / totaal) });
      }
      const paginas = [...groepen.values()].map((groep) => groep.sort((a, b) => b.score - a.score));
      return paginas.sort((a, b) => b[0].score - a[0].score).slice(0, MEEST);
    }
  }

  /* The answer, for Material to show */

  const veilig = (tekst) => tekst.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

  // Material puts title and text into the page as HTML: everything from the index is escaped here.
  const markeer = (tekst, raak) =>
    tekst
      .split(/([\p{L}\p{N}'’`]+)/u)
      .map((stuk, i) => (i % 2 && raak(stuk) ? `<mark>${veilig(stuk)}</mark>` : veilig(stuk)))
      .join("");

  const teaser = (tekst, raak) => {
    const eerste = [...tekst.matchAll(/[\p{L}\p{N}'’`]+/gu)].find((m) => raak(m[0]));
    let begin = Math.max(0, (eerste ? eerste.index : 0) - TEASER / 3);
    begin = begin && tekst.indexOf(" ", begin) + 1;
    const eind = begin + TEASER < tekst.length ? tekst.lastIndexOf(" ", begin + TEASER) : tekst.length;
    const stuk = markeer(tekst.slice(begin, eind), raak);
    return stuk && `<p>${begin ? "… " : ""}${stuk}${eind < tekst.length ? " …" : ""}</p>`;
  };

  const item = ({ sectie, eigen }, score, termen, raak) => ({
    location: sectie.location,
    title: markeer(sectie.title, raak),
    text: teaser(sectie.text, raak),
    score,
    terms: Object.fromEntries(termen.map((term, i) => [term.woord, eigen.length === 0 || eigen[i] > 0])),
  });

  const antwoord = (index, { paginas, termen }) => {
    const raak = (stuk) => woorden(stuk).some((w) => termen.some((term) => (term.kaart.get(w) || 0) >= SOORT.deel));
    return paginas.map((groep) => {
      const score = groep[0].score;
      const kop = groep.find(({ sectie }) => sectie.location === sectie.pagina) || {
        sectie: index.paginas.get(groep[0].sectie.pagina) || groep[0].sectie,
        eigen: [],
      };
      const onder = groep.filter((deel) => deel !== kop && deel.sectie !== kop.sectie).slice(0, SECTIES);
      // Material opens what scores as high as the first, and folds away the rest.
      const open = groep[0] === kop ? 0 : 1;
      return [
        item(kop, score, termen, raak),
        ...onder.map((deel, i) => item(deel, i < open ? score : score / 2, termen, raak)),
      ];
    });
  };

  // Makes an index ready to be asked: a question in, the answer out, with the words that were searched for
  // instead of typed ones, and the pages that help when there is no answer.
  return (zoekindex) => {
    const index = new Zoekmachine(zoekindex);
    return (vraag) => {
      const uitkomst = index.zoek(vraag);
      return { items: antwoord(index, uitkomst), anders: uitkomst.anders, hulp: index.hulp };
    };
  };
})();
