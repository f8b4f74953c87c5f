"""The table of contents comes from the HTML itself, so that blocks take part in it."""

from handboek.headings import anchors, headings

PAGE = """<h1 id="a">Een</h1>
<p id="los">tekst</p>
<h2 id="b">Twee &amp; drie</h2><h3 class="x" id="c"><span>1</span> Vier</h3>
<h2 id="d">Vijf</h2><h2>zonder anker</h2>"""


def test_headings_nest_by_level() -> None:
    (top,) = headings(PAGE)
    assert (top.id, top.text) == ("a", "Een")
    assert [(heading.id, heading.text) for heading in top.children] == [("b", "Twee &amp; drie"), ("d", "Vijf")]
    assert [heading.text for heading in top.children[0].children] == ["1 Vier"]


def test_every_anchor_counts() -> None:
    assert anchors(PAGE) == {"a", "los", "b", "c", "d"}
