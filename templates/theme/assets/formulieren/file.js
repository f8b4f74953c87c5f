// A dossier as a file: what goes out, and what may come in. A file from elsewhere is not trusted.
"use strict";
{
  const { words } = handboek;
  const MOST_BYTES = 5_000_000;
  const MOST_ANSWERS = 20_000;
  const LONGEST_NAME = 200;
  const LONGEST_ANSWER = 20_000;
  const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
  const isTime = (value) => typeof value === "string" && TIME.test(value) && !Number.isNaN(Date.parse(value));
  const isMap = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  const PARTS = {
    soort: () => true, // looked at first, as is the version
    versie: () => true,
    id: (value) => typeof value === "string" && /^[A-Za-z0-9-]{1,64}$/.test(value),
    gemaakt: isTime,
    gewijzigd: isTime,
    antwoorden: isMap,
  };

  // Files that people pick by mistake, by the bytes that they begin with.
  const OTHERS = [
    ["pdf", /^%PDF/],
    ["kantoor", /^(PK[\s\S]*(word\/|xl\/|ppt\/|mimetypeapplication)|\xd0\xcf\x11\xe0|\{\\rtf)/],
    ["zip", /^(PK|\x1f\x8b|7z\xbc\xaf|Rar!)/],
    ["beeld", /^(\x89PNG|\xff\xd8\xff|GIF8|RIFF....WEBP|....ftyp)/s],
    ["utf16", /^(\xff\xfe|\xfe\xff|[^\0]\0[^\0]\0|\0[^\0]\0[^\0])/],
  ];

  class Refused extends Error {}
  const refuse = (why, what = "") => {
    const texts = words.dossier.bestand;
    throw new Refused(`${handboek.fill(texts[why], { wat: String(what).slice(0, 60) })} ${texts.wat_nu}`);
  };

  const decode = (bytes) => {
    const start = Array.from(bytes.subarray(0, 4000), (byte) => String.fromCharCode(byte)).join("");
    for (const [kind, sign] of OTHERS) if (sign.test(start)) refuse(kind);
    if (bytes.includes(0)) refuse("geen_tekst");
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(bytes); // leaves out a byte order mark
    } catch {
      return refuse("letters");
    }
  };

  const fromJson = (text) => {
    try {
      return JSON.parse(text);
    } catch {
      return refuse(/^\s*\{[^]*"(antwoorden|stagedossier)"/.test(text) ? "niet_heel" : "geen_dossier");
    }
  };

  // How many pairs of name and value a text of valid JSON has. JSON.parse hides the first of two with one name.
  const pairs = (text) => {
    let found = 0;
    for (let at = 0; at < text.length; at += 1) {
      if (text[at] === ":") found += 1;
      if (text[at] !== '"') continue;
      for (at += 1; text[at] !== '"'; at += 1) if (text[at] === "\\") at += 1;
    }
    return found;
  };

  const checkParts = (found) => {
    const { KIND, VERSION } = handboek.dossiers;
    if (!isMap(found) || found.soort !== KIND) refuse("geen_dossier");
    if (Number.isInteger(found.versie) && found.versie > VERSION) refuse("nieuwer");
    if (found.versie !== VERSION) refuse("verkeerd", "versie");
    for (const [part, fits] of Object.entries(PARTS)) {
      if (!Object.hasOwn(found, part)) refuse("ontbreekt", part);
      if (!fits(found[part])) refuse("verkeerd", part);
    }
    for (const part of Object.keys(found)) if (!Object.hasOwn(PARTS, part)) refuse("vreemd", part);
  };

  const checkAnswer = (name, value) => {
    if (name.length > LONGEST_NAME || !handboek.dossiers.NAME.test(name)) refuse("naam", name);
    if (typeof value !== "string") refuse("waarde", name);
    if (value.length > LONGEST_ANSWER) refuse("lang", name);
    if (/\0|\p{Surrogate}/u.test(value)) refuse("tekens", name);
  };

  const parse = (text) => {
    if (!text.trim()) refuse("leeg");
    const found = fromJson(text);
    checkParts(found);
    const given = Object.entries(found.antwoorden);
    if (given.length > MOST_ANSWERS) refuse("te_veel");
    const answers = Object.create(null); // no prototype: a name can only ever be a name
    for (const [name, value] of given) {
      checkAnswer(name, value);
      if (value) answers[name] = value;
    }
    if (pairs(text) !== given.length + Object.keys(PARTS).length) refuse("dubbel");
    return { ...found, antwoorden: answers };
  };

  // What `make` gives as { dossier }, or as { problem } what is wrong with the file.
  const told = async (make) => {
    try {
      return { dossier: await make() };
    } catch (error) {
      if (error instanceof Refused) return { problem: error.message };
      throw error;
    }
  };

  const OWN = "zelf";
  const formOf = (name) => name.split(/[~.]/)[0];
  const askForWhom = (secret) => {
    const titles = [...new Set(secret.map((name) => words.prive[formOf(name)]))].join('", "');
    const choices = { [OWN]: words.dossier.prive_zelf, geven: words.dossier.prive_geven };
    return handboek.ask(words.dossier.prive_vraag, handboek.fill(words.dossier.prive_uitleg, { titels: titles }), choices);
  };

  const sorted = (map) => Object.fromEntries(Object.entries(map).sort(([one], [other]) => (one < other ? -1 : 1)));

  handboek.file = {
    // The same dossier gives the same bytes: sorted, and without the time of saving.
    write(dossier) {
      return `${JSON.stringify(sorted({ ...dossier, antwoorden: sorted(dossier.antwoorden) }), null, 2)}\n`;
    },

    name(dossier) {
      const plain = (dossier.antwoorden["gegevens.stagiair"] ?? "").normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
      const safe = plain.replace(/[^a-z0-9]+/g, "-").slice(0, 40).replace(/^-+|-+$/g, "");
      return `stagedossier${safe && "-"}${safe}.json`;
    },

    // Lets the browser save the file. Whoever has private answers in it says whether those go along.
    async download(dossier) {
      const secret = Object.keys(dossier.antwoorden).filter((name) => Object.hasOwn(words.prive, formOf(name)));
      const forWhom = secret.length ? await askForWhom(secret) : OWN;
      if (!forWhom) return;
      const given = { ...dossier, antwoorden: { ...dossier.antwoorden } };
      if (forWhom !== OWN) for (const name of secret) delete given.antwoorden[name];
      const text = handboek.file.write(given);
      handboek.download(new Blob([text], { type: "application/json" }), handboek.file.name(dossier));
      const { problem } = await told(() => parse(text));
      if (problem) await handboek.ask(words.dossier.opent_niet, problem, { "": words.dossier.begrepen });
      else if (forWhom === OWN) handboek.dossiers.note(dossier.id, "bewaard", new Date().toISOString());
      dispatchEvent(new CustomEvent("handboek:dossier"));
    },

    async read(file) {
      return told(async () => {
        if (file.size > MOST_BYTES) refuse("te_groot");
        const bytes = await file.arrayBuffer().catch(() => refuse("niet_te_lezen"));
        return parse(decode(new Uint8Array(bytes)));
      });
    },
  };
}
