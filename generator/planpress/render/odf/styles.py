"""styles.xml of a text: its pages, and a named style for each kind of paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from planpress.model.numbering import Habit
from planpress.render.odf.markup import VERSION, element, written
from planpress.render.odf.numbering import LEVELS, indent, list_style
from planpress.render.odf.paper import PORTRAIT, Paper, master_pages, page_layouts, pt
from planpress.render.odf.runs import CHANGED
from planpress.site.wording import Wording

KAI = "標楷體"
HEADING = "Heading TC"
KAI_FACES = "'標楷體';'DFKai-SB';'BiauKai';'TW-Kai';'AR PL UKai TW';'Noto Serif CJK TC'"
_HEADING_FACES = "'標楷體';'Noto Serif CJK TC';'TW-Kai';'AR PL UKai TW'"
_LATIN_FACES = "'Times New Roman';'Liberation Serif'"
CELL_LEVELS = 4
"""Depths at which a point in a cell moves in."""

Attributes = Mapping[str, str]
_UNDERLINE: Attributes = {
    "style:text-underline-style": "solid",
    "style:text-underline-width": "auto",
    "style:text-underline-color": "font-color",
}


@dataclass(frozen=True, slots=True)
class _Style:
    """A paragraph style. ``tab`` is "plain" or "dotted" for a stop at the right end of the line."""

    name: str
    paragraph: Attributes
    size: float = 0
    bold: bool = False
    parent: str = "Standard"
    outline: int = 0
    tab: str = ""
    width: float = 0


def styles(title: str, habit: Habit, paper: Paper, say: Wording) -> bytes:
    """The part styles.xml; ``title`` stands in the running head."""
    faces = element("office:font-face-decls", None, _faces())
    named = element("office:styles", None, _named(habit, paper))
    pages = element("office:automatic-styles", None, page_layouts(paper))
    masters = element("office:master-styles", None, master_pages(paper, title, say))
    root = element("office:document-styles", {"office:version": VERSION}, [faces, named, pages, masters])
    return written(root)


def _faces() -> Iterator[Element]:
    for name, families in ((KAI, KAI_FACES), (HEADING, _HEADING_FACES), ("Latin", _LATIN_FACES)):
        yield element("style:font-face", {"style:name": name, "svg:font-family": families})


# -- paragraphs --------------------------------------------------------------


def _named(habit: Habit, paper: Paper) -> Iterator[Element]:
    yield _defaults(paper)
    yield element("style:style", {"style:name": "Standard", "style:family": "paragraph"})
    yield from map(_written, _paragraphs(paper))
    yield _letter_style("Strong", _letters(0, bold=True))
    yield _letter_style(CHANGED, _UNDERLINE)
    yield _letter_style("Changed_20_strong", {**_letters(0, bold=True), **_UNDERLINE})
    yield _letter_style("Link", {"fo:color": "#000000", "style:text-underline-style": "none"})
    yield element("style:style", {"style:name": "Graphics", "style:family": "graphic"})
    yield list_style(habit, paper.em)


def _paragraphs(paper: Paper) -> Iterator[_Style]:
    width = paper.widths[PORTRAIT]
    yield _Style("Government", _set("center", after=2), 16)
    yield _Style("Title", _set("center", line=30), 20, bold=True)
    yield _Style("Slogan", _set("center", after=14, line=24))
    yield _Style("State", _set("center", after=10.5), bold=True)
    yield _Style("Issue", _set("end", before=10, after=21))
    yield _Style("Contents_20_Heading", _set("center", after=6, keep=True), bold=True)
    for level in (1, 2):
        place = {**_set("start"), "fo:margin-left": pt((level - 1) * 2 * paper.em)}
        yield _Style(f"Contents_20_{level}", place, 14 if level == 1 else 12, tab="dotted", width=width)
    for level in range(1, LEVELS + 1):
        yield from _of_level(level, paper.em)
    yield _Style("Label", _set("start", line=18), 12, bold=True, outline=1)
    yield _Style("Caption", _set("center", before=8, after=4, keep=True), 12, bold=True)
    yield _Style("Cell", _set("start", line=15.5), 11)
    for depth in range(1, CELL_LEVELS + 1):
        hanging = {"fo:margin-left": f"{(depth + 1) * 11}pt", "fo:text-indent": "-22pt"}
        yield _Style(f"Cell_20_{depth}", {**_set("start", line=15.5), **hanging}, 11, parent="Cell")
    yield _Style("Cell_20_End", _set("end", line=15.5), 11, parent="Cell")
    yield _Style("Cell_20_Head", _set("center", line=15.5), 11, bold=True, parent="Cell")
    yield _Style("Note", _set("start", line=16), 10.5)
    grown = {"fo:line-height": "100%"}  # in a line of fixed height all but a strip of it would be cut off
    yield _Style("Picture", {**_set("center", before=8), **grown})
    for page, width in paper.widths.items():
        yield _Style(f"Header_20_{page}", _set("start", line=14), 10.5, tab="plain", width=width)
    yield _Style("Footer", _set("center", line=14), 10.5)


def _of_level(level: int, em: float) -> Iterator[_Style]:
    """Heading, clause without a count of its own, and running words at a level."""
    hanging = {"fo:margin-left": pt(indent(level, em)), "fo:text-indent": pt(-2 * em)}
    size = {1: 16, 2: 14}.get(level, 0)
    before = 10.5 if level == 1 else 4
    heading = _set("start", before=before, keep=True, line=size * 1.5)
    yield _Style(f"Heading_20_{level}", {**heading, **hanging}, size, bold=True, outline=level)
    yield _Style(f"Clause_20_{level}", {**_set("justify"), **hanging})
    words = {"fo:margin-left": pt(indent(level, em)), "fo:text-indent": pt(2 * em)}
    yield _Style(f"Words_20_{level}", {**_set("justify"), **words})


def _set(
    align: str, *, before: float = 0, after: float = 0, line: float = 0, keep: bool = False
) -> Attributes:
    """``line`` is the height of a line, 0 for that of the text."""
    return {
        "fo:text-align": align,
        "fo:margin-top": f"{before}pt",
        "fo:margin-bottom": f"{after}pt",
        "fo:line-height": f"{line}pt" if line else "",
        "fo:orphans": "2",
        "fo:widows": "2",
        "fo:keep-with-next": "always" if keep else "",
    }


def _written(one: _Style) -> Element:
    paragraph = element("style:paragraph-properties", one.paragraph, _tabs(one))
    return element(
        "style:style",
        {
            "style:name": one.name,
            "style:display-name": one.name.replace("_20_", " ") if "_20_" in one.name else "",
            "style:family": "paragraph",
            "style:parent-style-name": one.parent,
            "style:default-outline-level": str(one.outline) if one.outline else "",
            "style:class": "text",
        },
        [paragraph, element("style:text-properties", _letters(one.size, bold=one.bold))],
    )


def _tabs(one: _Style) -> list[Element]:
    if not one.tab:
        return []
    dots = {"style:leader-style": "dotted", "style:leader-text": "."} if one.tab == "dotted" else {}
    place = {"style:type": "right", "style:position": f"{one.width}pt", **dots}
    return [element("style:tab-stops", None, [element("style:tab-stop", place)])]


def _letters(size: float, *, bold: bool) -> Attributes:
    sizes = {f"{prefix}:font-size{part}": f"{size}pt" for prefix, part in _SCRIPTS} if size else {}
    if not bold:
        return sizes
    weights = {f"{prefix}:font-weight{part}": "bold" for prefix, part in _SCRIPTS}
    return {**sizes, **weights, "style:font-name-asian": HEADING}


_SCRIPTS = (("fo", ""), ("style", "-asian"))


def _defaults(paper: Paper) -> Element:
    letters = {
        **_letters(paper.em, bold=False),
        "style:font-name": "Latin",
        "style:font-name-asian": KAI,
        "fo:language": "en",
        "fo:country": "US",
        "style:language-asian": "zh",
        "style:country-asian": "TW",
    }
    paragraph = {
        "fo:line-height": pt(paper.line),
        "style:tab-stop-distance": pt(paper.em),
        "style:line-break": "strict",
        "style:text-autospace": "ideograph-alpha",
    }
    parts = [element("style:paragraph-properties", paragraph), element("style:text-properties", letters)]
    return element("style:default-style", {"style:family": "paragraph"}, parts)


def _letter_style(name: str, letters: Attributes) -> Element:
    names = {"style:name": name, "style:family": "text"}
    return element("style:style", names, [element("style:text-properties", letters)])
