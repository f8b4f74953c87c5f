// A dossier as a file. One from elsewhere is not trusted.
"use strict";
{
  const { ask, dossiers, fill } = handboek;
  const { prive, dossier: words } = handboek.words;
  const MOST_BYTES = 5_000_000;
  const MOST_ANSWERS = 20_000;
  const LONGEST_NAME = 200;
  const LONGEST_ANSWER = 20_000;
  const isText = (value, pattern) => typeof value === "string" && pattern.test(value);
  const isTime = (value) => isText(value, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/) && !Number.isNaN(Date.parse(value));
  const isMap = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  const PARTS = {
    soort: () => true, // see checkParts
    versie: () => true,
    id: (value) => isText(value, /^[A-Za-z0-9-]{1,64}$/),
    gemaakt: isTime,
    gewijzigd: isTime,
    antwoorden: isMap,
  };

  // Files that people pick by mistake, by their first bytes.
  const OTHERS = [
    ["pdf", /^%PDF/],
    ["kantoor", /^(PK[\s\S]*(word\/|xl\/|ppt\/|mimetypeapplication)|\xd0\xcf\x11\xe0|\{\\rtf)/],
    ["zip", /^(PK|\x1f\x8b|7z\xbc\xaf|Rar!)/],
    ["beeld", /^(\x89PNG|\xff\xd8\xff|GIF8|RIFF....WEBP|....ftyp)/s],
    ["utf16", /^(\xff\xfe|\xfe\xff|[^\0]\0[^\0]\0|\0[^\0]\0[^\0])/],
  ];

  class Refused extends Error {}
  const refuse = (why, what = "") => {
    throw new Refused(`${fill(words.bestand[why], { wat: what.slice(0, 60) })} ${words.bestand.wat_nu}`);
  };

  const decode = (bytes) => {
    const start = Array.from(bytes.subarray(0, 4000), (byte) => String.fromCharCode(byte)).join("");
    for (const [kind, sign] of OTHERS) if (sign.test(start)) refuse(kind);
    if (bytes.includes(0)) refuse("geen_tekst");
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(bytes); // without a byte order mark
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

  // How many names the text of valid JSON has: JSON.parse hides the first of two that are the same.
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
    if (!isMap(found) || found.soort !== dossiers.KIND) refuse("geen_dossier");
    if (Number.isInteger(found.versie) && found.versie > dossiers.VERSION) refuse("nieuwer");
    if (found.versie !== dossiers.VERSION) refuse("verkeerd", "versie");
    for (const [part, fits] of Object.entries(PARTS)) {
      if (!Object.hasOwn(found, part)) refuse("ontbreekt", part);
      if (!fits(found[part])) refuse("verkeerd", part);
    }
    for (const part of Object.keys(found)) if (!Object.hasOwn(PARTS, part)) refuse("vreemd", part);
  };

  const checkAnswer = (name, value) => {
    if (name.length > LONGEST_NAME || !dossiers.NAME.test(name)) refuse("naam", name);
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

  // { dossier } or { problem }
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
    const titles = [...new Set(secret.map((name) => prive[formOf(name)]))].join('", "');
    const choices = { [OWN]: words.prive_zelf, geven: words.prive_geven };
    return ask(words.prive_vraag, fill(words.prive_uitleg, { titels: titles }), choices);
  };

  const sorted = (map) => Object.fromEntries(Object.entries(map).sort(([one], [other]) => (one < other ? -1 : 1)));

  const file = {
    LONGEST_ANSWER,

    // The same dossier gives the same bytes.
    write(dossier) {
      return `${JSON.stringify(sorted({ ...dossier, antwoorden: sorted(dossier.antwoorden) }), null, 2)}\n`;
    },

    name(dossier) {
      const plain = (dossier.antwoorden["gegevens.stagiair"] ?? "").normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
      return `stagedossier-${plain.replace(/[^a-z0-9]+/g, "-").slice(0, 40)}.json`.replace(/-+(?=-|\.)/g, "");
    },

    // Whoever has private answers says whether those go along.
    async download(dossier) {
      const secret = Object.keys(dossier.antwoorden).filter((name) => Object.hasOwn(prive, formOf(name)));
      const forWhom = secret.length ? await askForWhom(secret) : OWN;
      if (!forWhom) return;
      const given = { ...dossier, antwoorden: { ...dossier.antwoorden } };
      if (forWhom !== OWN) for (const name of secret) delete given.antwoorden[name];
      const text = file.write(given);
      handboek.download(text, "application/json", file.name(dossier));
      const { problem } = await told(() => parse(text));
      if (problem) await ask(words.opent_niet, problem, { "": words.begrepen });
      else if (forWhom === OWN) dossiers.note(dossier.id, "bewaard", new Date().toISOString());
      dispatchEvent(new CustomEvent("handboek:dossier"));
    },

    read: (given) =>
      told(async () => {
        if (given.size > MOST_BYTES) refuse("te_groot");
        const bytes = await given.arrayBuffer().catch(() => refuse("niet_te_lezen"));
        return parse(decode(new Uint8Array(bytes)));
      }),
  };
  handboek.file = file;
}
