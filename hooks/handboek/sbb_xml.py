"""XML from outside, element by element: no DTD, no entities, and never more of it in memory than one element.

Expat of the standard library does the reading. It streams, it tells the line of everything, it fetches nothing, and a
document type is refused before any entity can be declared; what a further library would add is refused here anyway.
"""

import codecs
from collections.abc import Callable
from enum import Enum, auto
from xml.parsers import expat

from .problems import Place, Problem, Problems, quoted

MAX_DEPTH = 50
MAX_TEXT = 20_000
"""Signs of text that are kept at a time."""
_MAX_TAG = 1_000_000  # bytes between one event and the next: a tag, or a comment, that does not end
_AGAIN = "Haal het bestand opnieuw op bij SBB, en bewaar het zonder het te openen."
_CODES = {number: message for message, number in expat.errors.codes.items()}
_UNFINISHED = {
    expat.errors.XML_ERROR_NO_ELEMENTS,
    expat.errors.XML_ERROR_UNCLOSED_TOKEN,
    expat.errors.XML_ERROR_PARTIAL_CHAR,
    expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION,
}
_WRONG = {
    expat.errors.XML_ERROR_TAG_MISMATCH: "hier sluit een onderdeel dat niet het laatst geopende is.",
    expat.errors.XML_ERROR_DUPLICATE_ATTRIBUTE: "hier staat een gegeven twee keer in één onderdeel.",
    expat.errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT: "hier staat nog iets na het einde van de XML.",
    expat.errors.XML_ERROR_UNDEFINED_ENTITY: "hier staat een entiteit die niet in XML zelf zit.",
}


class Take(Enum):
    """What to do with an element: pass it over with all below it, go into it, or go in and keep its text."""

    SKIP = auto()
    ENTER = auto()
    TEXT = auto()


OnStart = Callable[[str, dict[str, str], Place], Take]
OnEnd = Callable[[str, str], None]


class XmlStream:
    """Reads one document from bytes as they come, and tells of each element by its path, such as `sbb/dossiers`.

    Args:
        file: the name to show in messages.
        root: the only element that it may begin with.
        on_start: is told the path, the attributes and the place of an element, and says what to do with it.
        on_end: is told the path of an element that was entered, and its own text where that was kept.
    """

    def __init__(self, file: str, root: str, on_start: OnStart, on_end: OnEnd) -> None:
        self._file = file
        self._root = root
        self._on_start = on_start
        self._on_end = on_end
        self._paths: list[str] = []
        self._texts: list[list[str] | None] = []
        self._skipped = self._kept = 0
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._fed = self._lines = 0
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.XmlDeclHandler = self._declaration
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text

    def feed(self, data: bytes) -> None:
        """Read the next bytes.

        Raises:
            Problems: where this is no safe and sound XML.
        """
        if not self._fed and data.startswith(b"PK"):
            self._refuse(
                "dit is een zip-bestand.", "Pak het uit, en geef het xml-bestand dat erin zit.", Place(self._file)
            )
        self._check_encoding(data)
        self._fed += len(data)
        self._lines += data.count(b"\n")
        self._parse(data, is_final=False)
        if self._fed - self._parser.CurrentByteIndex > _MAX_TAG:
            self._refuse("hier staat een onderdeel waar geen eind aan komt.", _AGAIN)

    def close(self) -> None:
        """Say that there are no more bytes.

        Raises:
            Problems: where the document does not end here.
        """
        if not self._fed:
            self._refuse("het bestand is leeg.", _AGAIN)
        self._parse(b"", is_final=True)

    def _parse(self, data: bytes, *, is_final: bool) -> None:
        try:
            self._parser.Parse(data, is_final)
        except expat.ExpatError as error:
            message = _CODES.get(error.code, "")
            if is_final and message in _UNFINISHED:
                wrong = "het bestand houdt hier op, midden in de XML."
            else:
                wrong = _WRONG.get(message, "hier klopt de XML niet.")
            raise Problems([Problem(Place(self._file, error.lineno, error.offset + 1), wrong, _AGAIN)]) from None

    def _check_encoding(self, data: bytes) -> None:
        try:
            self._decoder.decode(data)
        except UnicodeDecodeError as error:
            # What the decoder still held of the bytes before has no line break in it.
            line = self._lines + error.object[: error.start].count(b"\n") + 1
            sign = error.object[error.start : error.start + 1].decode("cp1252", errors="replace")
            self._refuse(f"dit teken ('{sign}') is geen UTF-8.", _AGAIN, Place(self._file, line))

    def _declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding is not None and encoding.lower() != "utf-8":
            self._refuse(f"het bestand zegt dat het in {quoted(encoding)} staat, en SBB schrijft UTF-8.", _AGAIN)

    def _doctype(self, *_names: object) -> None:
        self._refuse("het bestand heeft een DTD (<!DOCTYPE>); die kan gevaarlijk zijn.", _AGAIN)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._paths) + self._skipped >= MAX_DEPTH:
            self._refuse("hier staan te veel onderdelen in elkaar.", _AGAIN)
        if self._skipped:
            self._skipped += 1
            return
        if not self._paths and name != self._root:
            remedy = "Geef een bestand met kwalificatiedossiers, zoals SBB het bij 'Lijsten' aanbiedt."
            self._refuse(f"de XML begint met <{name[:40]}>, en hier hoort <{self._root}>.", remedy)
        path = f"{self._paths[-1]}/{name}" if self._paths else name
        take = self._on_start(path, attributes, self._place())
        if take is Take.SKIP:
            self._skipped = 1
        else:
            self._paths.append(path)
            self._texts.append([] if take is Take.TEXT else None)

    def _end(self, _name: str) -> None:
        if self._skipped:
            self._skipped -= 1
        else:
            text = "".join(self._texts.pop() or ())
            self._kept -= len(text)
            self._on_end(self._paths.pop(), text)

    def _text(self, text: str) -> None:
        kept = self._texts[-1] if self._texts and not self._skipped else None
        if kept is not None:
            kept.append(text)
            self._kept += len(text)
            if self._kept > MAX_TEXT:
                self._refuse(f"deze tekst is te lang (hoogstens {MAX_TEXT} tekens).", _AGAIN)

    def _place(self) -> Place:
        return Place(self._file, self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1)

    def _refuse(self, wrong: str, remedy: str, place: Place | None = None) -> None:
        raise Problems([Problem(place or self._place(), wrong, remedy)])
