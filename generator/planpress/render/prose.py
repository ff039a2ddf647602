"""Renders a page of content/pages from Markdown to sanitised HTML with its contents list."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.tables import TableExtension
from markdown.treeprocessors import Treeprocessor

from planpress.site.views import ContentsEntry

LinkRule = Callable[[str], str | None]

_TEXT_TAGS = ("a", "br", "code", "del", "em", "img", "strong", "sub", "sup")
_BLOCK_TAGS = (
    "blockquote",
    "dd",
    "dl",
    "dt",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "section",
    "ul",
)
_TABLE_TAGS = ("table", "tbody", "td", "th", "thead", "tr")
_TAGS = frozenset((*_TEXT_TAGS, *_BLOCK_TAGS, *_TABLE_TAGS))
_ATTRIBUTES = {
    "a": {"href", "title"},
    "section": {"class", "tabindex", "aria-label"},
    "h2": {"id"},
    "h3": {"id"},
    "h4": {"id"},
    "h5": {"id"},
    "h6": {"id"},
    "img": {"src", "alt"},
    "ol": {"start"},
    "td": {"class"},
    "th": {"scope", "class"},
    "code": {"class"},
}
_SCHEMES = frozenset({"http", "https", "mailto"})
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_SIDES = re.compile(r"text-align:\s*(left|center|right)")


@dataclass(frozen=True, slots=True)
class Prose:
    """A page of prose: its title (the only ``#``), its HTML without the title, and its contents list."""

    title: str
    html: str
    contents: tuple[ContentsEntry, ...]


def plain_link(href: str) -> str | None:
    """``href`` if a reader may be led there; None for other schemes and for ``//host`` in any disguise."""
    bare = re.sub(r"[\x00-\x20]", "", href)
    scheme = _SCHEME.match(bare)
    if bare.startswith("//") or "\\" in bare or (scheme and scheme.group(1).lower() not in _SCHEMES):
        return None
    return href


def render_prose(text: str, table_label: str, link: LinkRule = plain_link) -> Prose:
    """The page that ``text`` (Markdown without raw HTML) describes.

    ``table_label`` ("表格：{name}") names the frames in which wide tables scroll, by the heading above.
    ``link`` gives what a link becomes, None for one that is not followed: then only its words stay.
    """
    reader = Markdown(
        extensions=[TableExtension(), FencedCodeExtension(), _PageExtension(table_label, link)],
        output_format="html",
    )
    reader.preprocessors.deregister("html_block")
    reader.inlinePatterns.deregister("html")
    raw = reader.convert(text)
    page = reader.treeprocessors["planpress"]
    if not isinstance(page, _PageProcessor):
        raise TypeError("another extension took our place")
    html = nh3.clean(
        raw,
        tags=set(_TAGS),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        url_schemes=set(_SCHEMES),
        link_rel=None,
        strip_comments=True,
    )
    html = html.replace("<pre>", '<pre tabindex="0">')  # long lines scroll: the keyboard has to get there
    return Prose(page.title, html, _nest(page.entries))


class _PageExtension(Extension):
    """Puts the tree processor below in place."""

    def __init__(self, table_label: str, link: LinkRule) -> None:
        super().__init__()
        self.table_label = table_label
        self.link = link

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the library's name)
        # After "unescape" (0): a link is judged as it will be printed, its escaped marks set.
        md.treeprocessors.register(_PageProcessor(md, self.table_label, self.link), "planpress", -5)


class _PageProcessor(Treeprocessor):
    """Takes the title out, gives headings ids, frames tables, and checks links."""

    def __init__(self, md: Markdown, table_label: str, link: LinkRule) -> None:
        super().__init__(md)
        self.table_label = table_label
        self.link = link
        self.title = ""
        self.entries: list[tuple[int, str, str]] = []

    def run(self, root: Element) -> None:
        """Changes ``root`` in place."""
        self._take_title(root)
        for element in list(root.iter()):
            if element.tag in _HEADINGS:
                self._name_heading(element)
            elif element.tag in ("a", "img"):
                self._check_link(element)
            elif element.tag in ("th", "td"):
                _name_side(element)
        _frame_tables(root, self.table_label, self.title)

    def _take_title(self, root: Element) -> None:
        first = next((child for child in root if child.tag == "h1"), None)
        if first is not None:
            self.title = "".join(first.itertext()).strip()
            root.remove(first)

    def _name_heading(self, element: Element) -> None:
        if element.tag == "h1":
            element.tag = "h2"
        words = "".join(element.itertext()).strip()
        anchor = f"s{len(self.entries) + 1}"
        element.set("id", anchor)
        self.entries.append((int(element.tag[1]), words, "#" + anchor))

    def _check_link(self, element: Element) -> None:
        name = "href" if element.tag == "a" else "src"
        asked = element.get(name) or ""
        target = None if plain_link(asked) is None else self.link(asked)
        if target is None:
            element.attrib.pop(name, None)
        else:
            element.set(name, target)


def _name_side(element: Element) -> None:
    """The alignment that Markdown wrote as a style becomes a class; heads get their scope."""
    side = _SIDES.search(element.attrib.pop("style", ""))
    if side and side.group(1) == "right":
        element.set("class", "end")
    if element.tag == "th":
        element.set("scope", "col")


def _frame_tables(root: Element, label: str, heading: str) -> None:
    """Puts each table in a frame that scrolls and has a name of its own."""
    used: dict[str, int] = {}
    for parent in list(root.iter()):
        for index, child in enumerate(list(parent)):
            if child.tag in _HEADINGS:
                heading = "".join(child.itertext()).strip()
            elif child.tag == "table":
                used[heading] = used.get(heading, 0) + 1
                name = heading if used[heading] == 1 else f"{heading} {used[heading]}"
                parent[index] = _frame(child, label.format(name=name))


def _frame(table: Element, label: str) -> Element:
    frame = Element("section", {"class": "table__frame", "tabindex": "0", "aria-label": label})
    frame.tail, table.tail = table.tail, None
    frame.append(table)
    return frame


def _nest(entries: list[tuple[int, str, str]]) -> tuple[ContentsEntry, ...]:
    """Headings of the second level with those of the third below them."""
    nested: list[tuple[str, str, list[ContentsEntry]]] = []
    for level, words, href in entries:
        if level <= 2 or not nested:
            nested.append((words, href, []))
        elif level == 3:
            nested[-1][2].append(ContentsEntry("", words, href))
    return tuple(ContentsEntry("", words, href, tuple(below)) for words, href, below in nested)
