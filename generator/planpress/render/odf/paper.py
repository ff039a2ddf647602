"""The pages of a text as its profile lays them out: size, margins, binding, running heads, page numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from xml.etree.ElementTree import Element

from planpress.model.profiles import Opening, PageNumbers, Profile, RunningHead, Sides
from planpress.render.odf.markup import Child, element
from planpress.site.wording import Wording

PORTRAIT, LANDSCAPE = "Standard", "Wide"
"""Pages of the text, and of tables that need the width of a sheet that lies across."""
FIRST, COVER = "First", "Cover"
"""The page on which a text begins, which has no running head; a cover has no number either."""
_ACROSS = (Decimal("841.9"), Decimal("595.3"), Decimal("56.7"))
"""Width, height and margins at the sides of a sheet that lies across, as print.css has it."""
_HEAD, _BELOW_HEAD = Decimal(28), Decimal(11)  # the running head, and from its line to the text
_HEAD_ABOVE_TEXT = Decimal(18)  # how far the running head reaches into the margin
_FOOT = Decimal("34.87")
_LEAST = Decimal(10)  # of white that printers leave


@dataclass(frozen=True, slots=True)
class Paper:
    """A profile as an office text needs it; all figures are points."""

    profile: Profile

    @property
    def em(self) -> float:
        """The size of the text."""
        return float(self.profile.size.points)

    @property
    def line(self) -> float:
        """From line to line."""
        return float(self.profile.line.points)

    @property
    def widths(self) -> Mapping[str, float]:
        """How wide the text is on each kind of page."""
        around = self.profile.around()
        width = self.profile.page.width - around.left - around.right
        return {PORTRAIT: float(width), LANDSCAPE: float(_ACROSS[0] - 2 * _ACROSS[2])}

    @property
    def opening(self) -> str:
        """The page on which the text begins."""
        return COVER if self.profile.opening is Opening.COVER else FIRST

    @property
    def has_head(self) -> bool:
        """True if something stands above the text."""
        running = self.profile.running
        return {running.left, running.right} != {RunningHead.NONE}


def pt(points: Decimal | float) -> str:
    """A length as OpenDocument writes it."""
    return f"{Decimal(str(points)).quantize(Decimal('0.01')).normalize():f}pt"


def page_layouts(paper: Paper) -> Iterator[Element]:
    """The layouts of all pages."""
    shown = paper.profile.numbers is not PageNumbers.NONE
    yield _layout(paper, PORTRAIT, head=paper.has_head, foot=shown)
    yield _layout(paper, LANDSCAPE, head=paper.has_head, foot=shown)
    yield _layout(paper, FIRST, head=False, foot=shown)
    yield _layout(paper, COVER, head=False, foot=False)


def master_pages(paper: Paper, title: str, say: Wording) -> Iterator[Element]:
    """The pages with what stands above and below; behind the first one come those of the text."""
    for name in (PORTRAIT, LANDSCAPE):
        heads = _heads(paper, name, title) if paper.has_head else ()
        yield _master(name, [*heads, *_foot(paper, say)])
    yield _master(FIRST, [*_foot(paper, say)], follows=PORTRAIT)
    yield _master(COVER, [], follows=PORTRAIT)


# -- size and margins --------------------------------------------------------


def _layout(paper: Paper, name: str, *, head: bool, foot: bool) -> Element:
    profile = paper.profile
    across = name == LANDSCAPE
    around = profile.around()
    width, height = (_ACROSS[0], _ACROSS[1]) if across else (profile.page.width, profile.page.height)
    left, right = (_ACROSS[2], _ACROSS[2]) if across else (around.left, around.right)
    top = around.top - _HEAD_ABOVE_TEXT if head else around.top + _BELOW_HEAD
    bottom = around.bottom - _FOOT if foot else around.bottom
    layout = {
        "fo:page-width": pt(width),
        "fo:page-height": pt(height),
        "style:print-orientation": "landscape" if width > height else "portrait",
        "fo:margin-top": pt(max(top, _LEAST)),
        "fo:margin-bottom": pt(max(bottom, _LEAST)),
        "fo:margin-left": pt(left),
        "fo:margin-right": pt(right),
    }
    parts = [element("style:page-layout-properties", layout)]
    if head:
        own = {"fo:min-height": pt(_HEAD), "fo:margin-bottom": pt(_BELOW_HEAD)}
        parts.append(_area("header", {**own, "fo:border-bottom": "0.4pt solid #000000"}))
    if foot:
        parts.append(_area("footer", {"fo:min-height": "34pt", "fo:margin-top": "14pt"}))
    usage = "mirrored" if profile.sides is Sides.DOUBLE else ""
    return element("style:page-layout", {"style:name": f"Page_{name}", "style:page-usage": usage}, parts)


def _area(name: str, properties: Mapping[str, str]) -> Element:
    return element(f"style:{name}-style", None, [element("style:header-footer-properties", properties)])


# -- above and below ---------------------------------------------------------


def _master(name: str, parts: list[Element], follows: str = "") -> Element:
    names = {
        "style:name": name,
        "style:page-layout-name": f"Page_{name}",
        "style:next-style-name": follows,
    }
    return element("style:master-page", names, parts)


def _heads(paper: Paper, page: str, title: str) -> Iterator[Element]:
    """The running head of a right-hand page, and of a left-hand one where both sides are printed."""
    running = paper.profile.running
    yield element("style:header", None, [_head(running.left, running.right, page, title)])
    if paper.profile.sides is Sides.DOUBLE:
        yield element("style:header-left", None, [_head(running.right, running.left, page, title)])


def _head(left: RunningHead, right: RunningHead, page: str, title: str) -> Element:
    said = [*_running(left, title), element("text:tab"), *_running(right, title)]
    return element("text:p", {"text:style-name": f"Header_20_{page}"}, said)


def _running(what: RunningHead, title: str) -> Iterator[Child]:
    if what is RunningHead.TITLE:
        yield title
    elif what is RunningHead.CHAPTER:
        yield element("text:chapter", {"text:display": "number-and-name", "text:outline-level": "1"})


def _foot(paper: Paper, say: Wording) -> Iterator[Element]:
    """The number of the page, and of how many, as the profile has it."""
    match paper.profile.numbers:
        case PageNumbers.OF_TOTAL:
            said = say("page_of_pages", page="\0", pages="\1")
        case PageNumbers.ALONE:
            said = say("page_number", page="\0")
        case PageNumbers.NONE:
            return
    before, _, rest = said.partition("\0")
    between, found, after = rest.partition("\1")
    number = element("text:page-number", {"text:select-page": "current"}, ["1"])
    count: list[Child] = [element("text:page-count", None, ["1"])] if found else []
    below: list[Child] = [before, number, between, *count, after]
    yield element("style:footer", None, [element("text:p", {"text:style-name": "Footer"}, below)])
