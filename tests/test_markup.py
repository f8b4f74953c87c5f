"""Light markup: a little formatting, and nothing that runs."""

import pytest

from handboek.markup import links, to_html


def html(text: str) -> str:
    return str(to_html(text, lambda target: f"adres/{target}"))


def test_emphasis_lists_and_links_are_shown() -> None:
    assert html("*a* en **b**") == "<p><em>a</em> en <strong>b</strong></p>"
    assert "<li>een</li>" in html("Kies:\n\n- een\n- twee")
    assert html("[k](x.md)") == '<p><a href="adres/x.md">k</a></p>'


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<b>vet</b>",
        "<div>\nblok\n</div>",
        '<img src="x" onerror="alert(1)">',
        "![i](x.png)",
        "<https://voorbeeld.nl>",
        "<!-- weg -->",
        "a\n\n<iframe src=x>\n\nb",
    ],
)
def test_html_is_text(text: str) -> None:
    shown = html(text)
    for tag in ("<script", "<b>", "<div", "<img", "<iframe", "<!--"):
        assert tag not in shown
    assert 'href="adres/https' not in shown


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "javascript&#58;alert(1)",
        "javascript&amp;#58;alert(1)",
        "java&#10;script:alert(1)",
        "&#1;javascript:alert(1)",
    ],
)
def test_a_link_never_runs_script(target: str) -> None:
    assert len(links(f"[k]({target})")) == 1
    assert 'href="#"' in html(f"[k]({target})")
