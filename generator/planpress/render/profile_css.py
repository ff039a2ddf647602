"""Makes the page rules and base sizes of a style sheet for paper from a profile."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from planpress.model.profiles import Around, PageNumbers, Profile, RunningHead, Sides

MARK_GREY = "#e6e6e6"
"""Behind black text its contrast stays above 16 to 1."""
_MARK = Decimal("0.36")  # of the page's width: two characters reach across it
_HEADS = {
    RunningHead.TITLE: "string(running)",
    RunningHead.CHAPTER: "string(chapter, first)",
    RunningHead.NONE: "none",
}


def profile_css(profile: Profile, words: Mapping[str, str]) -> str:
    """@page rules, faces and base sizes; ``words`` say page numbers. What the theme's own sheets add comes
    behind it."""
    rules = [_root(profile), _page(profile, words)]
    if profile.sides is Sides.DOUBLE:
        rules.append(_mirrored(profile))
    return "\n".join([*rules, *_text(profile)]) + "\n"


def _root(profile: Profile) -> str:
    text, headings = _families(profile.faces.text), _families(profile.faces.headings)
    return f":root{{--face-text:{text};--face-heading:{headings}}}"


def _page(profile: Profile, words: Mapping[str, str]) -> str:
    around = profile.around()
    left, right = _HEADS[profile.running.left], _HEADS[profile.running.right]
    return (
        f"@page{{size:{_pt(profile.page.width)} {_pt(profile.page.height)};margin:{_margins(around)};"
        f"font-family:{_families(profile.faces.text)};"
        f"@top-left{{content:{left}}}@top-right{{content:{right}}}"
        f"@bottom-center{{content:{_number(profile.numbers, words)}}}"
        f"@left-middle{{{_mark(profile.page.width, around)}}}}}"
    )


def _mirrored(profile: Profile) -> str:
    """What a left-hand page has otherwise."""
    around = profile.around(left_page=True)
    left, right = _HEADS[profile.running.right], _HEADS[profile.running.left]
    return (
        f"@page :left{{margin:{_margins(around)};"
        f"@top-left{{content:{left}}}@top-right{{content:{right}}}"
        f"@left-middle{{{_mark(profile.page.width, around)}}}}}"
    )


def _mark(width: Decimal, around: Around) -> str:
    """A word across the page, below the text: in a box of the margin, so that it is no part of the text."""
    return (
        "content:string(mark);position:relative;z-index:-1;vertical-align:middle;text-align:center;"
        f"width:{_pt(width)};margin-right:{_pt(around.left - width)};font-size:{_pt(width * _MARK)};"
        f"line-height:1;white-space:nowrap;color:{MARK_GREY};transform:rotate(-45deg)"
    )


def _text(profile: Profile) -> Iterator[str]:
    family = _families(profile.faces.text)
    size, line = _pt(profile.size.points), _pt(profile.line.points)
    yield f"html{{font-family:{family};font-size:{size};line-height:{line}}}"


def _number(numbers: PageNumbers, words: Mapping[str, str]) -> str:
    """The value of ``content`` for page numbers."""
    match numbers:
        case PageNumbers.OF_TOTAL:
            said = words["page_of_pages"]
        case PageNumbers.ALONE:
            said = words["page_number"]
        case PageNumbers.NONE:
            return "none"
    said = quoted(said.format(page="\0", pages="\1"))
    return said.replace("\0", '" counter(page) "').replace("\1", '" counter(pages) "')


def quoted(text: str) -> str:
    """``text`` as a string of CSS."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'


def _families(names: tuple[str, ...]) -> str:
    return ",".join(quoted(name) for name in names)


def _margins(around: Around) -> str:
    return " ".join(_pt(side) for side in around)


def _pt(points: Decimal) -> str:
    return f"{points.quantize(Decimal('0.0001')).normalize():f}pt"
