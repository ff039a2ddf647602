"""What an office would not sign: each check names the faults it finds on a paper, page by page."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from planpress.render.typeset_job import BoxOnPage, Layout, PageFacts
from support.papers import Bookmark, Paper

LINE = round(21 * 96 / 72 * 100)  # a line of text in 1/100 px
SLACK = 50  # rounding and hairlines, in 1/100 px
EDGE = 54.0  # no word comes nearer to the side of the paper, in points
A4 = (595.28, 841.89)
OPENING, CLOSING = "「『（《〈【", "，。、；：？！」』）》〉】"
LEADER = re.compile(r"\.{3,}(\d+)")


def half_empty_pages(layout: Layout) -> list[str]:
    """Pages less than half filled, save the last one and those before a part that begins a new page."""
    pairs = zip(layout.pages, layout.pages[1:], strict=False)
    return [
        f"page {page.number} is filled to {_share(page):.0%}"
        for page, following in pairs
        if _share(page) < 0.5 and not _begins_part(layout, page, following)
    ]


def _share(page: PageFacts) -> float:
    return (page.filled - page.top) / (page.bottom - page.top)


def _begins_part(layout: Layout, page: PageFacts, following: PageFacts) -> bool:
    """Another kind of page, or an annex whose heading stands at the top."""
    if following.part != page.part:
        return True
    tops = (box.top for box in layout.headings if box.page == following.number)
    return following.part.startswith("annex") and any(abs(top - following.top) < LINE for top in tops)


def lonely_headings(layout: Layout) -> list[str]:
    """Headings with less than two lines of room between them and the foot of the text."""
    foot = {page.number: page.bottom for page in layout.pages}
    return [
        f"page {box.page}: {box.name} stands {(foot[box.page] - box.bottom) / LINE:.1f} lines above the foot"
        for box in layout.headings
        if foot[box.page] - box.bottom < 2 * LINE - SLACK
    ]


def cut_rows(layout: Layout) -> list[str]:
    """Rows of tables that reach over the text area of their page, or stand on two pages."""
    areas = {page.number: page for page in layout.pages}
    over = [
        f"page {row.page}: row {row.name} reaches over the text area"
        for row in layout.rows
        if row.top < areas[row.page].top - SLACK or row.bottom > areas[row.page].bottom + SLACK
    ]
    named = [row.name for row in layout.rows if row.name]
    return over + [
        f"row {name} stands on two pages" for name in sorted({n for n in named if named.count(n) > 1})
    ]


def headless_tables(layout: Layout, tables: Iterable[str]) -> list[str]:
    """Pages on which a table goes on without its head. ``tables`` are what the ids of its rows begin with."""
    found = []
    for table in tables:
        for row in _first_on_page(box for box in layout.rows if box.name.startswith(table)):
            above = [
                box for box in layout.rows if box.page == row.page and not box.name and box.top < row.top
            ]
            if not any(abs(box.bottom - row.top) <= 2 * SLACK for box in above):
                found.append(f"page {row.page}: {table} has no head")
    return found


def _first_on_page(rows: Iterable[BoxOnPage]) -> Iterator[BoxOnPage]:
    """The first row of each page."""
    page = 0
    for row in sorted(rows, key=lambda box: (box.page, box.top)):
        if row.page != page:
            yield row
        page = row.page


def missing_labels(paper: Paper, groups: Mapping[str, str]) -> list[str]:
    """Pages that begin in a group of rows and do not say which. ``groups``: label by row id."""
    rows = [(box, label) for box in paper.layout.rows if (label := label_of(box.name, groups))]
    labels = {id(box): label for box, label in rows}
    return [
        f"page {row.page}: no label {labels[id(row)]}"
        for row in _first_on_page(box for box, _ in rows)
        if labels[id(row)] not in paper.texts[row.page - 1]
    ]


def label_of(row: str, groups: Mapping[str, str]) -> str:
    """The label of a row, or of the row that paper parts into several (r, r-2, r-3)."""
    return groups.get(row) or groups.get(re.sub(r"-\d+$", "", row), "")


def words_over_the_edge(paper: Paper) -> list[str]:
    """Words nearer to the side of the paper than any margin allows."""
    return [
        f"page {word.page}: {word.text} at {word.left:.0f} to {word.right:.0f} pt"
        for word in paper.words
        if word.left < EDGE or word.right > paper.sizes[word.page - 1][0] - EDGE
    ]


def foreign_fonts(paper: Paper, families: Collection[str]) -> list[str]:
    """Fonts that are not the theme's."""
    known = tuple(family.replace(" ", "-") for family in families)
    return sorted(font for font in paper.fonts if not font.startswith(known))


def differing_bookmarks(paper: Paper, contents: Sequence[tuple[int, str]]) -> list[str]:
    """Where the outline is not the contents: ``contents`` are level and words of each line."""
    marks = [(mark.level, mark.words) for mark in paper.bookmarks]
    only = [f"only in the contents: {line}" for line in contents if line not in marks]
    more = [f"only in the outline: {line}" for line in marks if line not in contents]
    return only + more or ([] if marks == list(contents) else ["the order differs"])


def wrong_page_numbers(paper: Paper) -> list[str]:
    """Numbers in the printed contents that are not the page their bookmark leads to."""
    until = min((mark.page for mark in paper.bookmarks), default=1)
    printed = [int(number) for text in paper.texts[:until] for number in LEADER.findall(text)]
    true = [mark.page for mark in paper.bookmarks]
    if len(printed) != len(true):
        return [f"{len(printed)} lines in the contents, {len(true)} bookmarks"]
    pairs: Iterable[tuple[int, Bookmark]] = zip(printed, paper.bookmarks, strict=True)
    return [f"{mark.words}: {number} instead of {mark.page}" for number, mark in pairs if number != mark.page]


def unnumbered_pages(paper: Paper) -> list[str]:
    """Pages without 第 X 頁，共 Y 頁 at their end."""
    total = len(paper.texts)
    return [
        f"page {number} ends {text[-14:]}"
        for number, text in enumerate(paper.texts, start=1)
        if f"第{number}頁,共{total}頁" not in text[:40] + text[-40:]
    ]


def pages_without_head(paper: Paper, short_title: str) -> list[str]:
    """Pages from the second on that do not carry the document's short title at their head."""
    return [
        f"page {number} begins {head}"
        for number, head in enumerate(paper.heads, start=1)
        if number > 1 and not head.startswith(short_title)
    ]


def not_a4(paper: Paper) -> list[str]:
    """Pages that are not A4, upright or across."""
    return [
        f"page {number}: {size}"
        for number, size in enumerate(paper.sizes, start=1)
        if any(abs(mine - a4) > 0.5 for mine, a4 in zip(sorted(size), A4, strict=True))
    ]


def unmarked(paper: Paper, title: str) -> list[str]:
    """What the file fails to say of itself: PDF/UA-1, its structure, its language, its title."""
    says = {
        "PDF/UA-1": 'pdfuaid:part="1"' in paper.standard or "<pdfuaid:part>1<" in paper.standard,
        "structure": paper.tagged,
        "language": paper.language == "zh-Hant-TW",
        "title": paper.title == title and title in paper.standard,
    }
    return [name for name, said in says.items() if not said]


def misplaced_marks(paragraphs: Iterable[Sequence[str]]) -> list[str]:
    """Lines that begin with a closing mark or a stop, or end with an opening mark."""
    joints = [(one, other) for lines in paragraphs for one, other in pairwise(lines)]
    return [
        f"{one[-8:]} | {other[:8]}"
        for one, other in joints
        if other.strip()[:1] in tuple(CLOSING) or one.strip()[-1:] in tuple(OPENING)
    ]


def lone_characters(paragraphs: Iterable[Sequence[str]]) -> list[str]:
    """Paragraphs of several lines whose last line is one character, marks aside."""
    return [
        f"{lines[-2][-8:]} | {lines[-1]}"
        for lines in paragraphs
        if len(lines) > 1 and len(lines[-1].strip().rstrip(CLOSING)) == 1
    ]
