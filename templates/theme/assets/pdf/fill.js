// Answers into the fields of a PDF, each with the drawing of its own that PDF asks for (ISO 32000-1, 12.7).
"use strict";
{
  const { fill, letters } = handboek;
  const { drawn, entries, hex, items, open, write } = handboek.pdf;
  const AREA = 1 << 12; // bits of Ff
  const RADIO = 1 << 15;
  const MOST = 10; // pt, where a field leaves the size to what shows it

  const asText = (text) => `<feff${Array.from({ length: text.length }, (_, at) => hex(text.charCodeAt(at), 4)).join("")}>`;

  // What the drawings are drawn with: beside the font in which a program lets one type, that of our own.
  const FONT = "/Drawn";
  const asDrawn = (file, form) => {
    const { font, glyphs, unicode } = letters.objects;
    const fonts = entries(file.get(form.get("/DR")).get("/Font"));
    const descriptor = file.get([...fonts.values()][0]).get("/FontDescriptor");
    const own = file.add(fill(font, { glyphs: file.add(fill(glyphs, { descriptor })), unicode: file.add(atob(unicode)) }));
    return file.add(`<< /Font ${write(fonts.set(FONT, own))} >>`);
  };

  // pdf: the bytes of an empty formulier. answers: {value, shown} by the name of a field.
  // Gives the new bytes, and by name: `absent`, what has no place; `cramped`, what cannot all be seen; `lost`, the signs
  // that cannot be shown.
  handboek.pdf.fill = async (pdf, answers) => {
    const file = await open(pdf);
    const form = file.get(file.get(file.trailer.get("/Root")).get("/AcroForm"));
    const resources = asDrawn(file, form);
    const filled = new Set();
    const cramped = [];
    const lost = new Map();

    const choose = (field, widgets, value) => {
      const shapes = widgets.map((widget) => entries(entries(file.get(widget).get("/AP")).get("/N")));
      const state = field.get("/Ff") & RADIO ? `/${value}` : [...shapes[0].keys()].find((key) => key !== "/Off");
      if (!shapes.some((shape) => shape.has(state))) return false;
      field.set("/V", state);
      widgets.forEach((widget, at) => file.change(widget, file.get(widget).set("/AS", shapes[at].has(state) ? state : "/Off")));
      return true;
    };

    const draw = (field, widget, name, shown) => {
      const about = file.get(widget);
      const [left, bottom, right, top] = items(about.get("/Rect")).map(Number);
      const [width, height] = [right - left, top - bottom].map((side) => Number(side.toFixed(2)));
      const size = Number(/(\S+) Tf/.exec(field.get("/DA"))[1]) || MOST;
      const { content, fits, lost: signs } = drawn(shown, { width, height, size, font: FONT, isArea: field.get("/Ff") & AREA });
      if (!fits) cramped.push(name);
      if (signs.length) lost.set(name, signs);
      file.change(
        entries(about.get("/AP")).get("/N"),
        `<< /Subtype /Form /BBox [ 0 0 ${width} ${height} ] /Resources ${resources} /Length ${content.length} >>\nstream\n${content}\nendstream`,
      );
    };

    const type = (field, widgets, name, { value, shown }) => {
      const options = field.has("/Opt") && items(field.get("/Opt")).map((option) => items(option)[0]);
      if (options && !options.includes(`(${value})`)) return false;
      field.set("/V", asText(value));
      for (const widget of widgets) draw(field, widget, name, shown);
      return true;
    };

    for (const reference of items(form.get("/Fields"))) {
      const field = file.get(reference);
      const name = field.get("/T").slice(1, -1);
      if (!Object.hasOwn(answers, name)) continue;
      const widgets = field.has("/Kids") ? items(field.get("/Kids")) : [reference];
      const isDone = field.get("/FT") === "/Btn" ? choose(field, widgets, answers[name].value) : type(field, widgets, name, answers[name]);
      if (!isDone) continue;
      file.change(reference, field);
      filled.add(name);
    }
    const absent = Object.keys(answers).filter((name) => !filled.has(name));
    return { bytes: await file.updated(), filled: filled.size, absent, cramped: [...new Set(cramped)], lost };
  };
}
