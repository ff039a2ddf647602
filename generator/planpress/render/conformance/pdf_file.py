"""A PDF file as the rules see it: its catalog, tags in their order, pages, fonts, links and actions."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

from planpress.render.conformance.marked_content import Painted, painted

_DEEPEST = 200  # tags within one another; a deeper tree is damaged or a trap
MARKED_REFERENCE, OBJECT_REFERENCE = Name("/MCR"), Name("/OBJR")


@dataclass(slots=True, eq=False)
class Tag:
    """One element of the structure tree. ``kind`` is its standard type (H1) after the role map.

    Who moves its node in the file moves the tag as well, so that the file need not be read again.
    """

    kind: str
    own: str
    node: Dictionary
    parent: Tag | None
    children: list[Tag] = field(default_factory=list)
    pieces: list[tuple[int, int]] = field(default_factory=list)
    """Marked content: page (from 1, 0 if unknown) and id."""
    objects: list[Object] = field(default_factory=list)
    """Annotations."""

    def within(self, *kinds: str) -> bool:
        """True below a tag of one of ``kinds``."""
        above = self.parent
        while above is not None:
            if above.kind in kinds:
                return True
            above = above.parent
        return False

    def attribute(self, name: str) -> Object | None:
        """A value from its attribute objects (Scope, Headers, …)."""
        found = self.node.get("/A")
        for one in found if isinstance(found, Array) else [found]:
            if isinstance(one, Dictionary) and name in one:
                value: Object = one[name]
                return value
        return None

    @property
    def page(self) -> int:
        """The page on which it begins; 0 if that cannot be told."""
        own = [page for page, _ in self.pieces if page]
        return own[0] if own else next((child.page for child in self.children if child.page), 0)


@dataclass(frozen=True, slots=True)
class Font:
    """A font that a page uses: its name and its objects."""

    name: str
    page: int
    font: Dictionary
    descriptor: Dictionary | None


class PdfFile:
    """An open file."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.catalog: Dictionary = self.pdf.Root  # type: ignore[assignment]  # a catalog is a dictionary
        self._numbers = {page.obj.objgen: number for number, page in enumerate(self.pdf.pages, start=1)}

    @classmethod
    def read(cls, content: bytes) -> PdfFile:
        """The file with these bytes. Raises pikepdf.PdfError and pikepdf.PasswordError."""
        return cls(pikepdf.open(io.BytesIO(content)))

    def written(self, objects: pikepdf.ObjectStreamMode = pikepdf.ObjectStreamMode.preserve) -> bytes:
        """The file as it now is, its ``objects`` packed or not; the same bytes each time."""
        target = io.BytesIO()
        self.pdf.save(target, deterministic_id=True, object_stream_mode=objects)
        return target.getvalue()

    # -- the catalog ---------------------------------------------------------

    @cached_property
    def metadata(self) -> dict[str, str]:
        """XMP by Clark name; empty where there is none or it cannot be read."""
        if not isinstance(self.catalog.get("/Metadata"), Stream):
            return {}
        try:
            meta = self.pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False)
            return {str(key): _as_text(value) for key, value in meta.items()}
        except (ValueError, SyntaxError, NotImplementedError):
            return {}

    def setting(self, *path: str) -> Object | None:
        """A value below the catalog, None where it is not there."""
        found: Object | None = self.catalog
        for name in path:
            found = found.get(name) if isinstance(found, Dictionary | Stream) else None
        return found

    def is_set(self, *path: str) -> bool:
        """True if a value below the catalog is true."""
        return bool(self.setting(*path))

    # -- tags ----------------------------------------------------------------

    @cached_property
    def tags(self) -> tuple[Tag, ...]:
        """Every element, in the order of the text."""
        tree = self.setting("/StructTreeRoot")
        found: list[Tag] = []
        if isinstance(tree, Dictionary):
            self._tags(tree.get("/K"), None, 0, found)
        return tuple(found)

    def standard(self, own: str) -> str:
        """The standard type that a tag's own type stands for; "" in a circle of the role map."""
        seen = set()
        roles = None if own in STANDARD_TYPES else self.setting("/StructTreeRoot", "/RoleMap")
        while isinstance(roles, Dictionary) and f"/{own}" in roles and own not in STANDARD_TYPES:
            if own in seen:
                return ""
            seen.add(own)
            own = str(roles[f"/{own}"]).removeprefix("/")
        return own

    def _tags(self, told: Any, parent: Tag | None, page: int, found: list[Tag], depth: int = 0) -> None:
        """Puts the elements of ``told`` and all below them into ``found``: there may be tens of thousands."""
        for one in told if isinstance(told, Array) else [told]:
            if parent is not None and isinstance(one, int):
                parent.pieces.append((page, one))
            elif isinstance(one, Dictionary):
                self._element(one, parent, page, found, depth)

    def _element(self, node: Dictionary, parent: Tag | None, page: int, found: list[Tag], depth: int) -> None:
        at = self._numbers.get(node.Pg.objgen, 0) if "/Pg" in node else page
        kind = node.get("/Type")
        if parent is not None and kind == MARKED_REFERENCE:
            parent.pieces.append((at, int(node.MCID)))
        elif parent is not None and kind == OBJECT_REFERENCE:
            parent.objects.append(node.Obj)
        elif "/S" in node and depth < _DEEPEST:
            own = str(node.S).removeprefix("/")
            tag = Tag(self.standard(own), own, node, parent)
            if parent is not None:
                parent.children.append(tag)
            found.append(tag)
            self._tags(node.get("/K"), tag, at, found, depth + 1)

    # -- what pages hold -----------------------------------------------------

    @cached_property
    def painted(self) -> tuple[Painted, ...]:
        """What each page paints."""
        return tuple(map(painted, self.pdf.pages))

    def fonts(self) -> Iterator[Font]:
        """Every font of every page, each once."""
        seen = set()
        for number, page in enumerate(self.pdf.pages, start=1):
            fonts = page.obj.get("/Resources", Dictionary()).get("/Font", Dictionary())
            for font in fonts.values():
                if isinstance(font, Dictionary) and font.objgen not in seen:
                    seen.add(font.objgen)
                    yield _font(font, number)

    def annotations(self) -> Iterator[tuple[int, Dictionary]]:
        """(page, annotation) of every one."""
        for number, page in enumerate(self.pdf.pages, start=1):
            for one in page.obj.get("/Annots", Array()):
                if isinstance(one, Dictionary):
                    yield number, one

    def dictionaries(self) -> Iterator[Dictionary | Stream]:
        """Every dictionary of the file, those within others included."""
        for one in self.pdf.objects:
            yield from _dictionaries(one, 0)


def _dictionaries(one: Object, depth: int) -> Iterator[Dictionary | Stream]:
    """``one`` and what it holds without a number of its own; that with one comes by itself."""
    if depth > _DEEPEST:
        return
    if isinstance(one, Dictionary | Stream):
        yield one
    held = one.values() if isinstance(one, Dictionary | Stream) else one if isinstance(one, Array) else ()
    for inner in held:
        if isinstance(inner, Dictionary | Array) and not inner.is_indirect:
            yield from _dictionaries(inner, depth + 1)


def _font(font: Dictionary, page: int) -> Font:
    holder = font["/DescendantFonts"][0] if "/DescendantFonts" in font else font
    name = str(font.get("/BaseFont", Name("/?"))).removeprefix("/")
    descriptor = holder.get("/FontDescriptor")
    return Font(name, page, font, descriptor if isinstance(descriptor, Dictionary) else None)


def _as_text(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | set | tuple) else str(value)


STANDARD_TYPES = frozenset(
    (
        *("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index"),
        *("NonStruct", "Private", "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody"),
        *("Table", "TR", "TH", "TD", "THead", "TBody", "TFoot", "Span", "Quote", "Note", "Reference"),
        *("BibEntry", "Code", "Link", "Annot", "Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP"),
        *("Figure", "Formula", "Form"),
    )
)
"""ISO 32000-1, 14.8.4."""
