// What a reader typed, drawn in a box with the letters of paper.
"use strict";
{
  const { glyphs, capHeight } = handboek.letters; // of each sign its glyph and its width
  const SMALLEST = 6; // pt
  const STEP = 0.5; // pt
  const LEADING = 1.2; // of the size
  const SIDE = 2; // pt, left and right of the text
  const EDGE = 1; // pt, above and below it
  const UNKNOWN = "·";
  const graphemes = new Intl.Segmenter("nl");

  const isDrawable = (sign) => Object.hasOwn(glyphs, sign);
  const width = (text, size) => [...text].reduce((sum, sign) => sum + glyphs[sign][1], 0) * size / 1000;

  // What can be shown of a line; `lost` is told what cannot.
  const drawable = (line, lost) => {
    const signs = Array.from(graphemes.segment(line.normalize().replace(/[‐‑−]/g, "-")), ({ segment }) => {
      if ([...segment].every(isDrawable)) return segment;
      if (/^[\s\p{Cf}]+$/u.test(segment)) return /\s/.test(segment) ? " " : "";
      const parts = [...segment.normalize("NFKD")];
      const shown = parts.filter(isDrawable).join("");
      if (shown.length < parts.length) lost.add(segment);
      return shown || UNKNOWN;
    });
    return signs.join("");
  };

  const fitting = (text, size, room) => {
    let used = 0;
    const past = [...text].findIndex((sign) => (used += width(sign, size)) > room);
    return Math.max(1, past);
  };

  const wrapped = (line, size, room) => {
    const lines = [];
    let rest = "";
    for (const word of line.split(/(?<=[ /-])/)) {
      if (rest && width((rest + word).trimEnd(), size) > room) {
        lines.push(rest);
        rest = "";
      }
      rest += word;
      while (width(rest.trimEnd(), size) > room) {
        const end = fitting(rest, size, room); // a word that is longer than the box goes on below
        lines.push(rest.slice(0, end));
        rest = rest.slice(end);
      }
    }
    return [...lines, rest];
  };

  const round = (number) => Number(number.toFixed(2));

  // box: {width, height, isArea, font, size}, in pt. Gives the content of a stream, whether all of it can be seen, and
  // the signs that cannot be shown.
  handboek.pdf.drawn = (text, box) => {
    const lost = new Set();
    const room = box.width - 2 * SIDE;
    const typed = text.split(/\r\n?|\n/).map((line) => drawable(line, lost));
    const given = box.isArea ? typed : [typed.join(" ")];
    const attempt = (size) => {
      const lines = box.isArea ? given.flatMap((line) => wrapped(line, size, room)) : given;
      const fits = lines.length * size * LEADING <= box.height - 2 * EDGE && (box.isArea || width(given[0], size) <= room);
      return fits || size <= SMALLEST ? { lines, size, fits } : attempt(Math.max(SMALLEST, size - STEP));
    };
    const { lines, size, fits } = attempt(box.size);
    const leading = size * LEADING;
    const middle = box.isArea ? box.height - EDGE - leading / 2 : box.height / 2; // of the first line
    const shown = lines.map((line) => `<${[...line].map((sign) => handboek.pdf.hex(glyphs[sign][0], 4)).join("")}> Tj`);
    const start = `${SIDE} ${round(middle - (size * capHeight) / 2000)} Td`;
    const content = `/Tx BMC BT ${box.font} ${size} Tf 0 g ${start}\n${shown.join(`\n0 ${round(-leading)} Td `)}\nET EMC`;
    return { content, fits, lost: [...lost] };
  };
}
