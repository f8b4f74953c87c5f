"""What this project adds to Markdown: boxes to tick, and cells that know their heading."""

from markdown import Markdown

from handboek.prose_markdown import HandboekExtension


def html(text: str) -> str:
    return Markdown(extensions=["tables", HandboekExtension()]).convert(text)


def test_a_box_is_drawn_not_typed() -> None:
    assert html("- [ ] een\n- [ ] *twee*") == '<ul class="afvinken">\n<li>een</li>\n<li><em>twee</em></li>\n</ul>'
    assert html("- [ ] een\n\n- [ ] twee").count("[ ]") == 0
    assert "afvinken" not in html("- een [ ]")


def test_a_cell_knows_its_heading() -> None:
    shown = html("| Wie | *Wat* |\n|---|---|\n| jij | kijken |")
    assert '<td data-kop="Wie">jij</td>' in shown
    assert '<td data-kop="Wat">kijken</td>' in shown
    assert shown.count('<th scope="col">') == 2
