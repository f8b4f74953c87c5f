"""What click itself says, in Dutch.

Click takes its words from gettext, which would want a compiled catalogue and the language in the environment, for
every process below it too. Its modules share one name for that, so these few lines stand in for it.
"""

import sys

import click

_DUTCH = {
    "Usage:": "Gebruik:",
    "Options": "Keuzes",
    "Commands": "Opdrachten",
    "Positional arguments": "Wat je erbij noemt",
    "required": "verplicht",
    "deprecated": "verouderd",
    "default: {default}": "standaard: {default}",
    "env var: {var}": "omgevingsvariabele: {var}",
    "(dynamic)": "(wisselt)",
    "Show this message and exit.": "Toon deze uitleg en stop.",
    "Show the version and exit.": "Toon de versie en stop.",
    "Try '{command} {option}' for help.": "Uitleg: '{command} {option}'.",
    "Error: {message}": "Fout: {message}",
    "Error: invalid input": "Antwoord met y (ja) of n (nee).",
    "Error: The two entered values do not match.": "Fout: de twee antwoorden zijn niet gelijk.",
    "Aborted!": "Gestopt.",
    "unknown error": "onbekende fout",
    "file": "bestand",
    "directory": "map",
    "path": "pad",
    "Missing command.": "noem een opdracht.",
    "Missing argument": "Er ontbreekt",
    "Missing option": "Er ontbreekt de keuze",
    "Missing parameter": "Er ontbreekt",
    "Missing parameter: {param_name}": "Er ontbreekt: {param_name}",
    "Missing {param_type}": "Er ontbreekt: {param_type}",
    "No such command {name!r}.": "de opdracht {name!r} bestaat niet.",
    "No such option {name!r}.": "de keuze {name!r} bestaat niet.",
    "Did you mean {possibility}?": "Bedoel je {possibility}?",
    "(Did you mean one of: {possibilities}?)": "(Bedoel je een van deze: {possibilities}?)",
    "Got unexpected extra argument ({args})": "Dit hoort er niet bij: {args}",
    "Got unexpected extra arguments ({args})": "Dit hoort er niet bij: {args}",
    "Invalid start character for option ({option})": "Zo begint een keuze niet: {option}",
    "Option {name!r} does not take a value.": "de keuze {name!r} heeft geen waarde.",
    "Option {name!r} requires an argument.": "de keuze {name!r} vraagt een waarde.",
    "Option {name!r} requires {nargs} arguments.": "de keuze {name!r} vraagt {nargs} waarden.",
    "Argument {name!r} takes {nargs} values.": "{name!r} vraagt {nargs} waarden.",
    "Takes {nargs} values but 1 was given.": "Er horen {nargs} waarden te staan, en er staat er 1.",
    "Takes {nargs} values but {len} were given.": "Er horen {nargs} waarden te staan, en er staan er {len}.",
    "{len_type} values are required, but {len_value} was given.": "Er horen {len_type} waarden te staan.",
    "{len_type} values are required, but {len_value} were given.": "Er horen {len_type} waarden te staan.",
    "Invalid value: {message}": "Dit kan niet: {message}",
    "Invalid value for {param_hint}: {message}": "Dit kan niet bij {param_hint}: {message}",
    "{value!r} is not {choice}.": "{value!r} is niet {choice}.",
    "{value!r} is not one of {choices}.": "{value!r} is geen van deze: {choices}.",
    "Choose from:\n\t{choices}": "Kies uit:\n\t{choices}",
    "Choice({choices})": "Keuze({choices})",
    "{value!r} does not match the format {format}.": "{value!r} heeft niet de vorm {format}.",
    "{value!r} does not match the formats {formats}.": "{value!r} heeft geen van de vormen {formats}.",
    "{value} is not in the range {range}.": "{value} ligt buiten {range}.",
    "{value!r} is not a valid {number_type}.": "{value!r} is geen getal.",
    "{value!r} is not a valid boolean. Recognized values: {states}": "{value!r} is geen ja of nee. Kies uit: {states}",
    "{value!r} is not a valid UUID.": "{value!r} is geen UUID.",
    "{name} {filename!r} is a file.": "{filename!r} is een bestand.",
    "{name} {filename!r} is a directory.": "{filename!r} is een map.",
    "{name} {filename!r} is not readable.": "{filename!r} is niet te lezen.",
    "{name} {filename!r} is not writable.": "in {filename!r} is niet te schrijven.",
    "{name} {filename!r} is not executable.": "{filename!r} is niet uit te voeren.",
    "{name} {filename!r} does not exist.": "{filename!r} bestaat niet.",
    "Could not open file {filename!r}: {message}": "{filename!r} gaat niet open: {message}",
    "Do you want to continue?": "Wil je doorgaan?",
    "Confirm the action without prompting.": "Doe het zonder te vragen.",
    "Repeat for confirmation": "Nog een keer",
    "Press any key to continue...": "Druk op een toets.",
}


def dutch(text: str) -> str:
    """Return a text of click in Dutch; one that is not known, such as of a mistake in a program, as it is."""
    return _DUTCH.get(text, text)


def _for_number(one: str, many: str, number: int) -> str:
    return dutch(one if number == 1 else many)


def speak_dutch() -> None:
    """Let click speak Dutch from now on."""
    for name, module in list(sys.modules.items()):
        if name.startswith(f"{click.__name__}."):
            for own, theirs in (("_", dutch), ("ngettext", _for_number)):
                if hasattr(module, own):
                    setattr(module, own, theirs)
