// Dossiers: what readers typed, in the storage of their own browser and nowhere else.
"use strict";
globalThis.handboek ??= {};
{
  const KIND = "stagedossier";
  const VERSION = 1;
  const NAME = /^[a-z0-9-]+(~[0-9]+)?(\.[A-Za-z0-9-]+)+$/;
  // Two handbooks on one host share a storage: the path of the site keeps them apart.
  const prefix = `stagehandboek:${new URL(handboek.root).pathname}:`;
  const key = (...parts) => prefix + parts.join(":");

  const usable = (open) => {
    try {
      const storage = open();
      storage.getItem(key("proef")); // reading will do: what stands in a storage that is full must still be seen
      return storage;
    } catch {
      return null; // blocked by the browser
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
  // What cannot be stored stays here, so that it can still go into a file.
  const unsaved = new Map();

  // On the device, since a new tab on a shared computer has to know.
  const isShared = () => device?.getItem(key("gedeeld")) === "ja";
  const store = () => (isShared() ? tab : device) ?? tab;
  const keys = (storage) => Array.from({ length: storage?.length ?? 0 }, (_, index) => storage.key(index));
  const ours = (storage, ...parts) => keys(storage).filter((name) => name.startsWith(key(...parts, "")));

  const put = (name, text) => {
    const saved = write(store(), name, text);
    if (saved) unsaved.delete(name);
    else unsaved.set(name, text);
    return saved;
  };
  const get = (name) => unsaved.get(name) ?? store()?.getItem(name) ?? null;
  const drop = (name) => {
    unsaved.delete(name);
    store()?.removeItem(name);
  };
  const tell = (elsewhere = false) => dispatchEvent(new CustomEvent("handboek:dossier", { detail: { elsewhere } }));

  // Storage can be edited by hand, so only what fits the format is taken from it.
  const parse = (text) => {
    try {
      const found = JSON.parse(text);
      const answers = Object.create(null);
      for (const [name, value] of Object.entries(found.antwoorden)) {
        if (NAME.test(name) && typeof value === "string") answers[name] = value;
      }
      return { soort: KIND, versie: VERSION, id: found.id, gemaakt: found.gemaakt, gewijzigd: found.gewijzigd, antwoorden: answers };
    } catch {
      return null;
    }
  };
  const now = () => new Date().toISOString();
  const fresh = () => ({ soort: KIND, versie: VERSION, id: newId(), gemaakt: now(), gewijzigd: now(), antwoorden: Object.create(null) });
  // crypto.randomUUID needs https; a handbook may be opened from disk.
  const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(10)), (byte) => byte.toString(36).padStart(2, "0")).join("");

  // There is no lock: of two tabs that write at once, the later does not know the answers of the other. So each remembers
  // for a moment what it changed, and writes it again where an answer from before that has come back.
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
      const names = new Set([...ours(store(), "dossier"), ...[...unsaved.keys()].filter((name) => name.startsWith(key("dossier", "")))]);
      return [...names]
        .map((name) => parse(get(name)))
        .filter(Boolean)
        .map((dossier) => ({
          id: dossier.id,
          name: dossier.antwoorden["gegevens.stagiair"] ?? "",
          made: dossier.gemaakt,
          changed: dossier.gewijzigd,
          end: dossier.antwoorden["gegevens.eind"] ?? "",
        }))
        .sort((one, other) => one.name.localeCompare(other.name, "nl") || (one.made < other.made ? -1 : 1));
    },

    // Each tab has its own; a new one begins with the one chosen last.
    current() {
      const chosen = [tab?.getItem(key("huidig")), store()?.getItem(key("huidig"))];
      return chosen.find((id) => id && get(key("dossier", id)) !== null) ?? dossiers.list()[0]?.id ?? "";
    },

    choose(id) {
      write(tab, key("huidig"), id);
      put(key("huidig"), id);
      tell();
    },

    create(answers = {}) {
      const dossier = fresh();
      Object.assign(dossier.antwoorden, answers);
      put(key("dossier", dossier.id), JSON.stringify(dossier));
      dossiers.choose(dossier.id);
      return dossier.id;
    },

    read(id = dossiers.current()) {
      const text = id ? get(key("dossier", id)) : null;
      return text === null ? null : parse(text);
    },

    // Read again first: another tab may have changed other answers.
    change(changes, id = dossiers.current()) {
      const dossier = dossiers.read(id) ?? fresh();
      for (const [name, value] of Object.entries(changes)) {
        remember(dossier, name, value);
        if (value === "") delete dossier.antwoorden[name];
        else dossier.antwoorden[name] = value;
      }
      dossier.gewijzigd = now();
      const saved = put(key("dossier", dossier.id), JSON.stringify(dossier));
      tell();
      return saved;
    },

    put(dossier) {
      const saved = put(key("dossier", dossier.id), JSON.stringify(dossier));
      tell();
      return saved;
    },

    remove(id) {
      drop(key("dossier", id));
      for (const name of ours(store(), "notitie", id)) drop(name);
      tell();
    },

    wipe() {
      unsaved.clear();
      for (const storage of [device, tab]) {
        for (const name of ours(storage)) storage.removeItem(name);
      }
      tell();
    },

    get shared() {
      return isShared();
    },

    set shared(on) {
      if (on === isShared() || !device || !tab) return;
      const [from, to] = on ? [device, tab] : [tab, device];
      const names = ours(from);
      const hasRoom = names.every((name) => write(to, name, from.getItem(name)));
      for (const name of names) (hasRoom ? from : to).removeItem(name);
      if (!hasRoom) return;
      if (on) device.setItem(key("gedeeld"), "ja");
      else for (const storage of [device, tab]) storage.removeItem(key("gedeeld"));
      tell();
    },

    get place() {
      if (unsaved.size || !store()) return "pagina";
      return store() === device ? "apparaat" : "venster";
    },

    // Small facts that do not go into the file.
    note(id, name, value) {
      if (value === undefined) return get(key("notitie", id, name));
      put(key("notitie", id, name), value);
      return value;
    },
  };
  handboek.dossiers = dossiers;

  addEventListener("storage", (event) => {
    if (event.key !== null && !event.key.startsWith(prefix)) return;
    writeAgain();
    tell(true);
  });
}
