// The bytes of our own PDFs: what stands in them, and what is written behind them (ISO 32000-1, 7.5.6).
"use strict";
{
  const latin = new TextDecoder("latin1");
  const toBytes = (text) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
  const joined = async (parts, through = (stream) => stream) =>
    new Uint8Array(await new Response(through(new Blob(parts).stream())).arrayBuffer());
  const inflated = (bytes) => joined([bytes], (stream) => stream.pipeThrough(new DecompressionStream("deflate")));
  const deflated = (bytes) => joined([bytes], (stream) => stream.pipeThrough(new CompressionStream("deflate")));
  const [PLAIN, PACKED] = [1, 2]; // how an object is kept

  // No reader for every PDF: of the ways to write one it knows that of our build.
  const TOKEN = /\d+ 0 R\b|<<|>>|[[\]]|\((?:[^\\()]|\\[^])*\)|<[\da-fA-F]*>|[^\s()<>[\]]+/g;

  // What stands directly in a dictionary or an array, each as it is written.
  const items = (text) => {
    const found = [];
    let depth = 0;
    let start = 0;
    for (const { 0: token, index } of text.matchAll(TOKEN)) {
      if (token === ">>" || token === "]") depth -= 1;
      else if (depth === 1) start = index;
      if (token === "<<" || token === "[") depth += 1;
      else if (depth === 1) found.push(text.slice(start, index + token.length));
    }
    return found;
  };
  const entries = (text) => {
    const found = items(text);
    return new Map(found.flatMap((key, at) => (at % 2 ? [] : [[key, found[at + 1]]])));
  };
  const write = (dictionary) => `<< ${[...dictionary].flat().join(" ")} >>`;
  const hex = (number, length) => number.toString(16).padStart(length, "0");

  // Gives `trailer`; `get` reads a dictionary by its reference, such as "12 0 R"; `change` takes a dictionary that was
  // changed, or what is to stand in its place; `add` takes what is new and gives its reference; `updated` gives the bytes
  // with all of that behind them.
  const open = async (bytes) => {
    const text = latin.decode(bytes);
    const found = new Map();
    for (const { 0: head, 1: about, index } of text.matchAll(/\d+ 0 obj\n(<< \/Type \/ObjStm .*>>)\nstream\n/g)) {
      const [length, first] = ["/Length", "/First"].map((key) => Number(entries(about).get(key)));
      const start = index + head.length;
      const inside = latin.decode(await inflated(bytes.subarray(start, start + length)));
      const numbers = inside.slice(0, first).match(/\d+/g).map(Number); // of an object, then where it begins
      for (let at = 0; at < numbers.length; at += 2) {
        found.set(numbers[at], inside.slice(first + numbers[at + 1], first + (numbers[at + 3] ?? Infinity)));
      }
    }
    const previous = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)[1]);
    const trailer = entries(/<<.*>>/.exec(text.slice(previous))[0]);
    const read = new Map();
    const changed = new Map();
    let size = Number(trailer.get("/Size")); // the number of the next object

    return {
      trailer,
      get(reference) {
        if (!read.has(reference)) read.set(reference, entries(found.get(Number.parseInt(reference))));
        return read.get(reference);
      },
      change: (reference, content) => changed.set(Number.parseInt(reference), content),
      add(content) {
        changed.set(size, content);
        return `${size++} 0 R`;
      },
      async updated() {
        const parts = [bytes];
        const rows = []; // of an object: its number, how it is kept, where, and which it is there
        let place = bytes.length;
        const append = (number, ...content) => {
          rows.push([number, PLAIN, place, 0]);
          for (const part of [`${number} 0 obj\n`, ...content, "\nendobj\n"]) {
            parts.push(typeof part === "string" ? toBytes(part) : part);
            place += part.length;
          }
        };
        // Dictionaries are packed together in an object of their own (7.5.7).
        const [pack, table] = [size, size + 1];
        const packed = [];
        let [starts, texts] = ["", ""];
        for (const [number, content] of changed) {
          if (typeof content === "string") append(number, content);
          else {
            rows.push([number, PACKED, pack, packed.push(number) - 1]);
            starts += `${number} ${texts.length} `;
            texts += `${write(content)}\n`;
          }
        }
        if (packed.length) {
          const data = await deflated(toBytes(starts + texts));
          const about = `/Type /ObjStm /N ${packed.length} /First ${starts.length} /Filter /FlateDecode /Length ${data.length}`;
          append(pack, `<< ${about} >>\nstream\n`, data, "\nendstream");
        }
        // So is the table of where everything stands, which names itself (7.5.8).
        const start = place;
        rows.push([table, PLAIN, start, 0]);
        rows.sort(([one], [other]) => one - other);
        const bytesOf = ([, kind, at, index]) => [kind, at >>> 24, at >>> 16, at >>> 8, at, index >>> 8, index];
        const data = Uint8Array.from(rows.flatMap(bytesOf)); // of each number its last byte
        const random = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => hex(byte, 2)).join("");
        const about = new Map([
          ["/Type", "/XRef"],
          ["/Size", table + 1],
          ["/W", "[ 1 4 2 ]"],
          ["/Index", `[ ${rows.map(([number]) => `${number} 1`).join(" ")} ]`],
          ["/Root", trailer.get("/Root")],
          ["/Info", trailer.get("/Info")],
          ["/ID", `[ ${items(trailer.get("/ID"))[0]} <${random}> ]`],
          ["/Prev", previous],
          ["/Length", data.length],
        ]);
        append(table, `${write(about)}\nstream\n`, data, `\nendstream`);
        return joined([...parts, toBytes(`startxref\n${start}\n%%EOF\n`)]);
      },
    };
  };

  handboek.pdf = { entries, hex, inflated, items, joined, open, toBytes, write };
}
