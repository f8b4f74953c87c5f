"""A formulier with 200 questions answers each key within one frame."""

import statistics
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from conftest import build_site
from filling import address, sheet

pytestmark = pytest.mark.browser

FIELDS, KEYS, DOSSIERS = 200, 80, 3
FRAME = 16.0  # milliseconds
# One slow key on a busy machine says little about our code; a slow half does.
SLOWEST = 10 * FRAME

_TYPE = """async (keys) => {
    const inputs = [...document.querySelectorAll("form :is(input[type=text], textarea)")];
    const typing = [], keeping = [];
    for (let number = 0; number < keys; number += 1) {
        const input = inputs[(number * 7) % inputs.length];
        await new Promise((resolve) => setTimeout(resolve));
        let start = performance.now();
        input.dispatchEvent(new KeyboardEvent("keydown", { key: "a", bubbles: true }));
        input.value += "a";
        input.dispatchEvent(new InputEvent("input", { data: "a", bubbles: true }));
        void input.offsetHeight; // the field grows with what is typed in it
        typing.push(performance.now() - start);
        start = performance.now();
        handboek.form.save(); // what a timer does once no key has come for a while
        keeping.push(performance.now() - start);
    }
    return { typing, keeping };
}"""


def test_each_key_is_answered_within_a_frame(chromium: Browser, klein: Path) -> None:
    fields = [
        f"      - {{id: vraag-{n}, soort: {'lang' if n % 4 else 'tekst'}, label: Vraag {n}}}" for n in range(FIELDS)
    ]
    proef = (klein / "data" / "formulieren" / "proef.yml").read_text(encoding="utf-8")
    head = proef.partition("delen:")[0].replace("titel: Proef", "titel: Lang").replace("per_opleiding: true", "")
    head = head.replace("was: [oude-proef]", "").replace("pakket: 1", "")
    form = [head, "delen:", "  - id: alles", "    titel: Alles", "    velden:", *fields, ""]
    (klein / "data" / "formulieren" / "groot.yml").write_text("\n".join(form), encoding="utf-8")
    done = build_site(klein, klein / "site")
    assert done.returncode == 0, done.stderr
    with sheet(chromium, f"{(klein / 'site').as_uri()}/") as here:
        here.open(address("groot"))
        answers = {
            f"groot.vraag-{number}": f"Een antwoord van gewone lengte, nummer {number}. " * 3
            for number in range(FIELDS)
        }
        for number in range(DOSSIERS):
            here.page.evaluate(
                "(answers) => handboek.dossiers.create(answers)", {**answers, "gegevens.stagiair": f"S{number}"}
            )
        times = here.page.evaluate(_TYPE, KEYS)
        assert len(here.shown()) > FIELDS
        assert sum(value.endswith("a") for value in here.kept().values()) >= KEYS // 2, "the keys did arrive"
    for what, series in times.items():
        assert statistics.median(series) < FRAME, f"{what}: half of the keys took longer than {FRAME} ms"
        assert max(series) < SLOWEST, f"{what}: {max(series):.0f} ms"
