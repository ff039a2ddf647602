"""A whole document as an OpenDocument text that can be edited: masthead, contents, clauses, annexes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from planpress.model.numbering import Habit
from planpress.model.profiles import Profile
from planpress.render.odf.body import Body
from planpress.render.odf.forms import form, form_styles
from planpress.render.odf.markup import VERSION, Child, element, written
from planpress.render.odf.package import TEXT, About, package
from planpress.render.odf.paper import COVER, LANDSCAPE, PORTRAIT, Paper
from planpress.render.odf.pictures import placed
from planpress.render.odf.runs import link, spans
from planpress.render.odf.styles import styles
from planpress.render.outline import is_wide, starts_anew
from planpress.site.views import ContentsEntry, ContentView, DocumentView, MastheadView
from planpress.site.wording import Wording

_LEVELS_OF_CONTENTS = 2
OPENING, ANEW = "Opening", "Anew"
"""Automatic styles of the first paragraph, and of one that begins a page."""


def text_document(
    document: DocumentView, habit: Habit, profile: Profile, say: Wording, pictures: Mapping[str, bytes]
) -> bytes:
    """The .odt file of ``document`` on the paper of ``profile``.

    ``pictures`` are their bytes by the address that the view gives them.
    """
    paper = Paper(profile)
    parts = {f"Pictures/{at}{_ending(src)}": src for at, src in enumerate(sorted(pictures), start=1)}
    width = paper.widths[PORTRAIT]
    shown = {src: placed(path, pictures[src], width) for path, src in parts.items()}
    body = Body(habit, paper, say, shown)
    text = element("office:text", None, _text(document, body, paper, say))
    found = [
        element("office:automatic-styles", None, [*body.styles, *_page_styles(document, paper)]),
        element("office:body", None, [text]),
    ]
    content = written(element("office:document-content", {"office:version": VERSION}, found))
    masthead = document.masthead
    about = About(document.title, masthead.agency or masthead.government, document.language)
    files = {path: pictures[src] for path, src in parts.items()} | body.files
    head = styles(_running(document, say), habit, paper, say)
    return package(TEXT, {"content.xml": content, "styles.xml": head, **files}, about)


def _running(document: DocumentView, say: Wording) -> str:
    """What stands above each page: the title, and that it is a draft."""
    title = document.short_title or document.title
    return say("state_brackets", title=title, state=document.mark) if document.mark else title


def _ending(src: str) -> str:
    return "." + src.rpartition(".")[2].lower()


def _text(document: DocumentView, body: Body, paper: Paper, say: Wording) -> Iterator[Element]:
    yield from _masthead(document.masthead)
    if paper.opening == COVER:
        yield element("text:p", {"text:style-name": f"Begin_{PORTRAIT}"})
    if document.contents and paper.profile.contents:
        yield _contents(document.contents, say)
        if starts_anew(document):
            yield element("text:p", {"text:style-name": ANEW})
    yield from (form(document.content, body) if _is_form(document) else body.content(document.content))
    body.in_annex = True
    for at, item in enumerate(document.annexes):
        yield from _annex(item, body, first=at == 0)
    yield element("text:p", {"text:style-name": "End"})


def _is_form(document: DocumentView) -> bool:
    return document.layout == "form"


def _masthead(view: MastheadView) -> Iterator[Element]:
    """Its first paragraph, whichever it is, begins the page on which a text begins."""
    for at, (style, said) in enumerate(_masthead_lines(view)):
        yield element("text:p", {"text:style-name": style if at else OPENING}, said)


def _masthead_lines(view: MastheadView) -> Iterator[tuple[str, list[Child]]]:
    if view.government and view.government != view.title_lines[0]:
        yield "Government", [view.government]
    lines: list[Child] = []
    for line in view.title_lines:
        lines += [element("text:line-break"), line] if lines else [line]
    yield "Title", lines
    if view.slogan:
        yield "Slogan", [view.slogan]
    if view.issue_runs:
        yield "Issue", list(spans(view.issue_runs))
    if view.state:
        yield "State", [view.state]


# -- contents ----------------------------------------------------------------


def _contents(entries: tuple[ContentsEntry, ...], say: Wording) -> Element:
    """A list of contents that the program brings up to date, filled as it will be but for its pages."""
    heading = element(
        "text:index-title-template", {"text:style-name": "Contents_20_Heading"}, [say("contents_print")]
    )
    templates = [_template(level) for level in range(1, _LEVELS_OF_CONTENTS + 1)]
    source = {"text:outline-level": str(_LEVELS_OF_CONTENTS), "text:use-index-marks": "false"}
    title = element("text:p", {"text:style-name": "Contents_20_Heading"}, [say("contents_print")])
    named = {"text:name": "Contents_Head"}
    lines = [element("text:index-title", named, [title]), *_lines(entries, 1)]
    return element(
        "text:table-of-content",
        {"text:name": "Contents", "text:protected": "true"},
        [
            element("text:table-of-content-source", source, [heading, *templates]),
            element("text:index-body", None, lines),
        ],
    )


def _template(level: int) -> Element:
    style = f"Contents_20_{level}"
    dots = {"style:type": "right", "style:leader-char": "."}
    parts = [
        element("text:index-entry-link-start"),
        element("text:index-entry-chapter"),
        element("text:index-entry-text"),
        element("text:index-entry-tab-stop", dots),
        element("text:index-entry-page-number"),
        element("text:index-entry-link-end"),
    ]
    names = {"text:outline-level": str(level), "text:style-name": style}
    return element("text:table-of-content-entry-template", names, parts)


def _lines(entries: tuple[ContentsEntry, ...], level: int) -> Iterator[Element]:
    for entry in entries:
        page = {"text:reference-format": "page", "text:ref-name": entry.href.removeprefix("#")}
        said: list[Child] = [
            entry.number,
            entry.name,
            element("text:tab"),
            element("text:bookmark-ref", page, [""]),
        ]
        yield element("text:p", {"text:style-name": f"Contents_20_{level}"}, [link(entry.href, said)])
        if level < _LEVELS_OF_CONTENTS:
            yield from _lines(entry.entries, level + 1)


# -- annexes -----------------------------------------------------------------


def _annex(item: ContentView, body: Body, *, first: bool) -> Iterator[Element]:
    """An attachment. The first one begins a page, and so does a wide one, which lies across."""
    page = LANDSCAPE if is_wide(item) else PORTRAIT
    if first or page is LANDSCAPE or page is not body.page:
        yield element("text:p", {"text:style-name": f"Begin_{page}"})
    body.page = page
    yield from body.content((item,))


def _page_styles(document: DocumentView, paper: Paper) -> Iterator[Element]:
    """The first paragraph, and paragraphs without height: one that begins a page of either kind, one that
    begins the next page, one for the end of the text.

    Behind a last table office programs put a paragraph of their own, which may need another page.
    """
    yield _opening(document.masthead, paper)
    if _is_form(document):
        yield from form_styles(paper.widths[PORTRAIT])
    for name, page in ((f"Begin_{PORTRAIT}", PORTRAIT), (f"Begin_{LANDSCAPE}", LANDSCAPE)):
        yield _without_height(name, page, {"style:page-number": "auto"})
    yield _without_height(ANEW, "", {"fo:break-before": "page"})
    yield _without_height("End", "", {})


def _opening(view: MastheadView, paper: Paper) -> Element:
    """The first line of the masthead, on the first page; on a cover it stands lower."""
    (style, _), *_others = _masthead_lines(view)
    names = {
        "style:name": OPENING,
        "style:family": "paragraph",
        "style:parent-style-name": style,
        "style:master-page-name": paper.opening,
    }
    place = {"style:page-number": "auto", "fo:margin-top": "150pt" if paper.opening == COVER else ""}
    return element("style:style", names, [element("style:paragraph-properties", place)])


def _without_height(name: str, page: str, place: Mapping[str, str]) -> Element:
    names = {
        "style:name": name,
        "style:family": "paragraph",
        "style:parent-style-name": "Standard",
        "style:master-page-name": page,
    }
    letters = {"fo:font-size": "1pt", "style:font-size-asian": "1pt"}
    parts = [
        element("style:paragraph-properties", {"fo:line-height": "1pt", **place}),
        element("style:text-properties", letters),
    ]
    return element("style:style", names, parts)
