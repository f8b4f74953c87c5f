"""Answers of a user, held against the model before there is a file that they stand in."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache
from typing import Any

from pydantic import create_model

from .finding import Source
from .model import Handboek, Model, Opleiding
from .model.opleiding import Dossier, Schooldocument
from .node import Node
from .opleiding_files import crebo_in
from .problems import Place, Problem, Problems, quoted, suggest
from .roles import role_variables
from .text_rules import check_texts, fill_variables
from .validate import validate

Check = Callable[[Any], Any]
"""Returns an answer (a text or several) as it is to be used; raises Problems, whose place says nothing."""
_PLACE = Place("antwoord")
_BOTH, _ALL = ("bol", "bbl"), ("allebei", "beide")
_NUMBER = re.compile(r"0|[1-9]\d{0,8}")


class Checks:
    """What may be answered, in this handbook."""

    def __init__(self, handboek: Handboek) -> None:
        self._variables = role_variables(handboek.rollen)
        self._opleidingen = handboek.opleidingen
        self._kerntaken: tuple[str, ...] = ()

    def key(self, kind: type[Model], key: str) -> Check:
        """Return what holds an answer against a key of a type; an empty one is left to who asks."""

        def check(answer: Any) -> Any:
            if answer:
                value = Node([_node(each) for each in answer], _PLACE) if isinstance(answer, tuple) else _node(answer)
                node = Node({key: value}, _PLACE, {key: _PLACE})
                wrong = [problem for problem in check_texts(node) if problem.severity == "fout"]
                wrong.extend(fill_variables(node, self._variables))
                if wrong:
                    raise Problems(wrong)
                validate(_only(kind, key), node)
            return answer

        return check

    def each(self, kind: type[Model], key: str) -> Check:
        """Return what holds each of several answers against a key of a type."""
        check = self.key(kind, key)
        return lambda answers: tuple(check(answer) for answer in answers)

    @staticmethod
    def known(names: Collection[str], what: str) -> Check:
        """Return what holds an answer, or several, against the names that there are; `what` is how to call one."""

        def check(answer: Any) -> Any:
            for name in answer if isinstance(answer, tuple) else (answer,):
                if name and name not in names:
                    raise _no(f"{what} {quoted(name)} bestaat niet.", suggest(name, names))
            return answer

        return check

    def opleiding(self, sources: Mapping[str, Sequence[Source]], *, in_school: bool) -> dict[str, Check]:
        """Return what holds each answer about a new opleiding against its key.

        Args:
            sources: all files that there are, by name, the one of the base before that of a school.
            in_school: whether the new opleiding is for a school.
        """
        keys = {key: self.key(Opleiding, key) for key in ("naam", "niveau", "sector", "zekerheid")}
        keys |= {"bron": self.key(Schooldocument, "titel"), "url": self.key(Schooldocument, "url")}
        keys |= {"dossier": self.key(Dossier, "code"), "kerntaak": self.kerntaak, "werkproces": self.werkproces}
        return {**keys, "crebo": self._new_crebo(sources, in_school=in_school), "leerweg": self.leerweg}

    def _new_crebo(self, sources: Mapping[str, Sequence[Source]], *, in_school: bool) -> Check:
        """Return what holds an answer against the crebos of the opleidingen that there are."""
        check_form = self.key(Opleiding, "crebo")
        there = {
            crebo: (name, source)
            for name, found in sources.items()
            for source in found
            if name.startswith("opleidingen/") and (crebo := crebo_in(source.path))
        }

        def check(answer: str) -> str:
            if check_form(answer) in there:
                name, source = there[answer]
                remedy = instead(name, sources[name][-1])
                raise _no(f"crebo {answer} staat al in {source.shown}.", remedy)
            return answer

        def instead(name: str, last: Source) -> str:
            if last.is_school or not in_school:
                return f"Verander {last.shown}. Of kopieer het, voor een andere 'versie' van het dossier."
            own = f"Schrijf in {name}.yml van je school alleen wat anders is."
            slug = name.rpartition("/")[2]
            return own if slug in self._opleidingen else f"Zet '{slug}' in school.yml bij 'opleidingen'. {own}"

        return check

    def leerweg(self, answers: tuple[str, ...]) -> tuple[str, ...]:
        """Return the leerwegen of answers such as `bol`, `bol, bbl`, `bol en bbl` and `allebei`."""
        words = [word for answer in answers for word in re.split(r"\W+|\ben\b", answer.lower()) if word]
        named = dict.fromkeys(each for word in words for each in (_BOTH if word in _ALL else (word,)))
        return tuple(self.key(Opleiding, "leerweg")(tuple(named)))

    def kerntaak(self, answers: tuple[str, ...]) -> tuple[str, ...]:
        """Return the answers where each is the official code and title of a kerntaak."""
        _check_codes(answers, r"[BP]\d+-K\d+", "Schrijf code en titel, zoals 'B1-K1 Bakt brood'.")
        self._kerntaken = answers
        return answers

    def werkproces(self, answers: tuple[str, ...]) -> tuple[str, ...]:
        """Return the answers where each is that of a werkproces, and the kerntaken that were answered have them."""
        _check_codes(answers, r"[BP]\d+-K\d+-W\d+", "Schrijf code en titel, zoals 'B1-K1-W1 Maakt deeg'.")
        if self._kerntaken:
            kerntaken(self._kerntaken, answers)
        return answers


def kerntaken(named: Sequence[str], werkprocessen: Sequence[str]) -> list[dict[str, Any]]:
    """Return kerntaken with their werkprocessen, from texts that hold code and title.

    Raises:
        Problems: where one does not belong to the other.
    """
    made: dict[str, dict[str, Any]] = {}
    for text in named:
        code, title = text.split(maxsplit=1)
        made[code] = {"code": code, "titel": title, "werkprocessen": []}
    for text in werkprocessen:
        code, title = text.split(maxsplit=1)
        kerntaak = code.rpartition("-W")[0]
        if kerntaak not in made:
            raise _no(f"bij werkproces {code} ontbreekt de kerntaak.", f"Noem ook kerntaak {kerntaak or 'B1-K1'}.")
        made[kerntaak]["werkprocessen"].append({"code": code, "titel": title})
    for kerntaak in (code for code, each in made.items() if not each["werkprocessen"]):
        raise _no(f"kerntaak {kerntaak} heeft geen werkproces.", f"Noem er minstens een, zoals {kerntaak}-W1.")
    return list(made.values())


def _check_codes(answers: Sequence[str], code: str, remedy: str) -> None:
    for answer in answers:
        if not re.fullmatch(rf"{code}\s+\S.*", answer):
            raise _no(f"{quoted(answer)} begint niet met een officiële code.", remedy)


def _no(wrong: str, remedy: str) -> Problems:
    return Problems([Problem(_PLACE, wrong, remedy)])


def _node(answer: str) -> Node:
    return Node(int(answer) if _NUMBER.fullmatch(answer) else answer, _PLACE)


@cache
def _only(kind: type[Model], key: str) -> type[Model]:
    """Return a type with one key of another."""
    name, info = next((name, info) for name, info in kind.model_fields.items() if (info.alias or name) == key)
    made: type[Model] = create_model(kind.__name__, __base__=Model, **{name: (info.annotation, info)})  # type: ignore[call-overload]
    return made
