"""A page as the sections that the search finds."""

from handboek.sections import sections

PAGE = """<h1 id="a">Een</h1>
<div class="paginakop" data-search-exclude><span>Voor: wie</span> <button>Druk af</button></div>
<p>De <abbr title="x">bpv</abbr>-map &amp; meer.</p>
<h2 id="b">Twee</h2><dl><dt>Kijken</dt><dd>Wacht.</dd></dl><svg><text>plaatje</text></svg>
<h3 id="c"><span>1</span> Drie</h3><h2>zonder anker</h2><ul><li>een</li><li>twee</li></ul>"""


def test_each_heading_is_a_section_with_the_words_below_it() -> None:
    assert list(sections("x/y.html", PAGE)) == [
        {"location": "x/y.html", "title": "Een", "text": "De bpv-map & meer."},
        {"location": "x/y.html#b", "title": "Twee", "text": "Kijken Wacht."},
        {"location": "x/y.html#c", "title": "1 Drie", "text": "zonder anker een twee"},
    ]


def test_without_headings_there_is_nothing_to_find() -> None:
    assert list(sections("x.html", "<p>tekst</p>")) == []
