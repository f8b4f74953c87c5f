// Dossiers: what readers typed, in their own browser and nowhere else.
"use strict";
{
  const KIND = "stagedossier";
  const VERSION = 1;
  const NAME = /^[a-z0-9-]+(~[0-9]+)?(\.[A-Za-z0-9-]+)+$/;
  // Keeps two handbooks on one host apart.
  const prefix = `stagehandboek:${new URL(handboek.root).pathname}:`;
  const key = (...parts) => prefix + parts.join(":");
  const CURRENT = key("huidig");
  const SHARED = key("gedeeld");

  const usable = (open) => {
    try {
      const storage = open();
      storage.getItem(SHARED); // no writing: a full storage can still be read
      return storage;
    } catch {
      return null; // blocked
    }
  };
  const write = (storage, name, text) => {
    try {
      storage.setItem(name, text);
      return true;
    } catch {
      return false; // full, or not there
    }
  };
  const device = usable(() => localStorage);
  const tab = usable(() => sessionStorage);
  // What cannot be stored can still go into a file.
  const unsaved = new Map();

  // On the device: a new tab has to know.
  const isShared = () => device?.getItem(SHARED) === "ja";
  const store = () => (isShared() ? tab : device) ?? tab;
  const keys = (storage) => Array.from({ length: storage?.length ?? 0 }, (_, index) => storage.key(index));
  const under = (names, ...parts) => names.filter((name) => name.startsWith(key(...parts, "")));

  const put = (name, text) => {
    const saved = write(store(), name, text);
    if (saved) unsaved.delete(name);
    else unsaved.set(name, text);
    return saved;
  };
  const get = (name) => unsaved.get(name) ?? store()?.getItem(name) ?? null;
  const keep = (dossier) => put(key("dossier", dossier.id), JSON.stringify(dossier));
  const tell = (elsewhere = false) => dispatchEvent(new CustomEvent("handboek:dossier", { detail: { elsewhere } }));

  const now = () => new Date().toISOString();
  // crypto.randomUUID needs https; a handbook may be opened from disk.
  const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(10)), (byte) => byte.toString(36).padStart(2, "0")).join("");
  const fresh = (id = newId(), gemaakt = now(), gewijzigd = gemaakt) =>
    ({ soort: KIND, versie: VERSION, id, gemaakt, gewijzigd, antwoorden: Object.create(null) });

  // Storage can be edited by hand: only what fits the format is taken from it.
  const parse = (text) => {
    try {
      const { id, gemaakt, gewijzigd, antwoorden } = JSON.parse(text);
      const dossier = fresh(id, gemaakt, gewijzigd);
      for (const [name, value] of Object.entries(antwoorden)) {
        if (NAME.test(name) && typeof value === "string") dossier.antwoorden[name] = value;
      }
      return dossier;
    } catch {
      return null;
    }
  };

  // There is no lock: of two tabs that write at once, the later does not know the answers of the other. So each remembers
  // what it changed, and writes it again where an answer from before that has come back.
  const REMEMBERED = 2000; // milliseconds
  const recent = new Map();
  const remember = ({ id, antwoorden }, name, value) => {
    const at = Date.now();
    const last = recent.get(id + name);
    const before = last && at - last.at < REMEMBERED ? last.before : [];
    recent.set(id + name, { id, name, value, before: [...before, antwoorden[name] ?? ""], at });
  };
  const writeAgain = () => {
    for (const [each, { id, name, value, before, at }] of recent) {
      if (Date.now() - at > REMEMBERED) recent.delete(each);
      else {
        const answers = dossiers.read(id)?.antwoorden;
        const now = answers?.[name] ?? "";
        if (answers && now !== value && before.includes(now)) dossiers.change({ [name]: value }, id);
      }
    }
  };

  const dossiers = {
    KIND,
    VERSION,
    NAME,

    list() {
      return [...new Set(under([...keys(store()), ...unsaved.keys()], "dossier"))]
        .map((name) => parse(get(name)))
        .filter(Boolean)
        .map(({ id, gemaakt, antwoorden }) => ({ id, name: antwoorden["gegevens.stagiair"] ?? "", made: gemaakt }))
        .sort((one, other) => one.name.localeCompare(other.name, "nl") || (one.made < other.made ? -1 : 1));
    },

    // Each tab has its own; a new tab begins with the one chosen last.
    current() {
      const chosen = [tab, store()].map((storage) => storage?.getItem(CURRENT));
      return chosen.find((id) => id && get(key("dossier", id)) !== null) ?? dossiers.list()[0]?.id ?? "";
    },

    choose(id) {
      write(tab, CURRENT, id);
      put(CURRENT, id);
      tell();
    },

    create(answers = {}) {
      const dossier = fresh();
      Object.assign(dossier.antwoorden, answers);
      keep(dossier);
      dossiers.choose(dossier.id);
      return dossier.id;
    },

    read: (id = dossiers.current()) => (id ? parse(get(key("dossier", id))) : null),

    // Reads first: another tab may have changed other answers.
    change(changes, id = dossiers.current()) {
      const dossier = dossiers.read(id) ?? fresh();
      for (const [name, value] of Object.entries(changes)) {
        remember(dossier, name, value);
        if (value === "") delete dossier.antwoorden[name];
        else dossier.antwoorden[name] = value;
      }
      dossier.gewijzigd = now();
      return dossiers.put(dossier);
    },

    put(dossier) {
      const saved = keep(dossier);
      tell();
      return saved;
    },

    remove(id) {
      for (const name of [key("dossier", id), ...under(keys(store()), "notitie", id)]) {
        unsaved.delete(name);
        store()?.removeItem(name);
      }
      tell();
    },

    wipe() {
      unsaved.clear();
      for (const storage of [device, tab]) for (const name of under(keys(storage))) storage.removeItem(name);
      tell();
    },

    get shared() {
      return isShared();
    },

    set shared(on) {
      if (on === isShared() || !device || !tab) return;
      const [from, to] = on ? [device, tab] : [tab, device];
      const names = under(keys(from));
      const hasRoom = names.every((name) => write(to, name, from.getItem(name)));
      for (const name of names) (hasRoom ? from : to).removeItem(name);
      if (!hasRoom) return;
      if (on) device.setItem(SHARED, "ja");
      else for (const storage of [device, tab]) storage.removeItem(SHARED);
      tell();
    },

    get place() {
      if (unsaved.size || !store()) return "pagina";
      return store() === device ? "apparaat" : "venster";
    },

    // What does not go into the file.
    note(id, name, value) {
      if (value !== undefined) put(key("notitie", id, name), value);
      return value ?? get(key("notitie", id, name));
    },
  };
  handboek.dossiers = dossiers;

  addEventListener("storage", (event) => {
    if (event.key !== null && !event.key.startsWith(prefix)) return;
    writeAgain();
    tell(true);
  });
}
