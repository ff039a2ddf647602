"""PDF/UA-1 (ISO 14289-1): the checkpoints of the Matterhorn Protocol 1.1 that our files can break.

House rules stand beside them (source "house"): an outline, no encryption, nothing that runs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pikepdf import Dictionary, Name, Object, Stream

from planpress.render.conformance.pdf_file import STANDARD_TYPES, PdfFile, Tag
from planpress.render.conformance.rule import Blanks, Rules

UA = Rules()
PART = "{http://www.aiim.org/pdfua/ns/id/}part"
TITLE = "{http://purl.org/dc/elements/1.1/}title"
_RUNNING = frozenset(("JavaScript", "Launch", "Sound", "Movie", "ImportData", "ResetForm", "SubmitForm"))
_UNTAGGED = ("Popup", "Widget")
_PROGRAMS = frozenset(("/FontFile", "/FontFile2", "/FontFile3"))
_INSIDE: Mapping[str, tuple[str, ...]] = {
    "THead": ("Table",),
    "TBody": ("Table",),
    "TFoot": ("Table",),
    "TR": ("Table", "THead", "TBody", "TFoot"),
    "TH": ("TR",),
    "TD": ("TR",),
    "LI": ("L",),
    "LBody": ("LI",),
    "TOCI": ("TOC",),
}
"""What a tag must stand in."""
_HOLDS: Mapping[str, tuple[str, ...]] = {
    "Table": ("TR", "THead", "TBody", "TFoot", "Caption"),
    "TR": ("TH", "TD"),
    "L": ("LI", "L", "Caption"),
    "LI": ("Lbl", "LBody"),
}
"""What a tag may hold."""


@UA.rule("declared", "06-001, 06-002")
def _declared(file: PdfFile) -> Iterator[Blanks]:
    if file.metadata.get(PART) != "1":
        yield {}


@UA.rule("title", "06-003")
def _title(file: PdfFile) -> Iterator[Blanks]:
    if not file.metadata.get(TITLE, "").strip():
        yield {}


@UA.rule("title-shown", "07-001, 07-002")
def _title_shown(file: PdfFile) -> Iterator[Blanks]:
    if not file.is_set("/ViewerPreferences", "/DisplayDocTitle"):
        yield {}


@UA.rule("language", "11-006")
def _language(file: PdfFile) -> Iterator[Blanks]:
    if not str(file.setting("/Lang") or "").strip():
        yield {}


@UA.rule("tagged", "ISO 14289-1, 7.1")
def _tagged(file: PdfFile) -> Iterator[Blanks]:
    if not file.is_set("/MarkInfo", "/Marked") or not file.tags:
        yield {}


@UA.rule("suspects", "01-007")
def _suspects(file: PdfFile) -> Iterator[Blanks]:
    if file.is_set("/MarkInfo", "/Suspects"):
        yield {}


@UA.rule("untagged", "01-005")
def _untagged(file: PdfFile) -> Iterator[Blanks]:
    yield from _painted(file, "untagged")
    known = {piece for tag in file.tags for piece in tag.pieces}
    for number, page in enumerate(file.painted, start=1):
        if any((number, one) not in known for one in page.ids):
            yield {"page": number}


@UA.rule("artifact-within", "01-003")
def _artifact_within(file: PdfFile) -> Iterator[Blanks]:
    yield from _painted(file, "artifact-within")


@UA.rule("tag-within", "01-004")
def _tag_within(file: PdfFile) -> Iterator[Blanks]:
    yield from _painted(file, "tag-within")


def _painted(file: PdfFile, fault: str) -> Iterator[Blanks]:
    for number, page in enumerate(file.painted, start=1):
        if fault in page.faults:
            yield {"page": number}


@UA.rule("role", "02-001, 02-003")
def _role(file: PdfFile) -> Iterator[Blanks]:
    for own in dict.fromkeys(tag.own for tag in file.tags if tag.kind not in STANDARD_TYPES):
        yield {"tag": own}


@UA.rule("role-changed", "02-004")
def _role_changed(file: PdfFile) -> Iterator[Blanks]:
    roles = file.setting("/StructTreeRoot", "/RoleMap")
    for name in list(roles.keys()) if isinstance(roles, Dictionary) else ():
        if name.removeprefix("/") in STANDARD_TYPES:
            yield {"tag": name.removeprefix("/")}


@UA.rule("headings", "14-002, 14-003")
def _headings(file: PdfFile) -> Iterator[Blanks]:
    level = 0
    for tag in file.tags:
        if tag.kind[:1] == "H" and tag.kind[1:].isdigit():
            if int(tag.kind[1:]) > level + 1:
                yield {"tag": tag.kind, "page": tag.page, "before": f"H{level}" if level else "–"}
            level = int(tag.kind[1:])


@UA.rule("nested", "09-004, 09-005, 09-006")
def _nested(file: PdfFile) -> Iterator[Blanks]:
    for tag in file.tags:
        above = tag.parent.kind if tag.parent else ""
        wrong = above not in _INSIDE.get(tag.kind, (above,)) or tag.kind not in _HOLDS.get(above, (tag.kind,))
        if wrong:
            yield {"tag": tag.kind, "above": above or "–", "page": tag.page}


@UA.rule("header", "15-003")
def _header(file: PdfFile) -> Iterator[Blanks]:
    """A head says what it is the head of: by Scope, or by Headers of the cells."""
    for tag in file.tags:
        if tag.kind == "TH" and tag.attribute("/Scope") is None and not _is_named(tag):
            yield {"page": tag.page}


def _is_named(head: Tag) -> bool:
    """True if a cell of the same table names ``head`` by its id."""
    name = head.node.get("/ID")
    table = head.parent
    while table is not None and table.kind != "Table":
        table = table.parent
    return name is not None and table is not None and any(name in _headers(cell) for cell in _below(table))


def _below(tag: Tag) -> Iterator[Tag]:
    for child in tag.children:
        yield child
        yield from _below(child)


def _headers(cell: Tag) -> list[Object]:
    found = cell.attribute("/Headers")
    return [] if found is None else list(found)


@UA.rule("figure", "13-004")
def _figure(file: PdfFile) -> Iterator[Blanks]:
    for tag in file.tags:
        told = str(tag.node.get("/Alt", "")).strip() or str(tag.node.get("/ActualText", "")).strip()
        if tag.kind in ("Figure", "Formula") and not told:
            yield {"page": tag.page}


@UA.rule("link", "28-011")
def _link(file: PdfFile) -> Iterator[Blanks]:
    linked = {one.objgen for tag in file.tags if tag.kind == "Link" for one in tag.objects}
    for page, one in file.annotations():
        if one.get("/Subtype") == Name("/Link") and one.objgen not in linked:
            yield {"page": page}


@UA.rule("link-words", "28-012")
def _link_words(file: PdfFile) -> Iterator[Blanks]:
    for page, one in file.annotations():
        if one.get("/Subtype") == Name("/Link") and not str(one.get("/Contents", "")).strip():
            yield {"page": page}


@UA.rule("annotation", "28-002")
def _annotation(file: PdfFile) -> Iterator[Blanks]:
    tagged = {one.objgen for tag in file.tags for one in tag.objects}
    for page, one in file.annotations():
        kind = str(one.get("/Subtype")).removeprefix("/")
        if kind not in (*_UNTAGGED, "Link") and one.objgen not in tagged:
            yield {"page": page, "kind": kind}


@UA.rule("tabs", "28-008")
def _tabs(file: PdfFile) -> Iterator[Blanks]:
    for number, page in enumerate(file.pdf.pages, start=1):
        if page.obj.get("/Annots") and page.obj.get("/Tabs") != Name("/S"):
            yield {"page": number}


@UA.rule("font", "31-009")
def font_inside(file: PdfFile) -> Iterator[Blanks]:
    """Every font lies in the file."""
    for font in file.fonts():
        inside = font.descriptor is not None and _PROGRAMS & set(font.descriptor)
        if not inside and font.font.get("/Subtype") != Name("/Type3"):
            yield {"font": font.name, "page": font.page}


@UA.rule("font-words", "31-027")
def _font_words(file: PdfFile) -> Iterator[Blanks]:
    for font in file.fonts():
        known = "/ToUnicode" in font.font or font.font.get("/Encoding") in _LATIN
        if not known:
            yield {"font": font.name, "page": font.page}


_LATIN = tuple(map(Name, ("/WinAnsiEncoding", "/MacRomanEncoding")))


@UA.rule("file-names", "21-001")
def file_names(file: PdfFile) -> Iterator[Blanks]:
    """An attachment has its name in both forms."""
    for one in file.dictionaries():
        if one.get("/Type") == Name("/Filespec") and "/EF" in one and not {"/F", "/UF"} <= set(one):
            yield {"file": str(one.get("/F", one.get("/UF", "?")))}


@UA.rule("outline", "house")
def _outline(file: PdfFile) -> Iterator[Blanks]:
    headings = sum(tag.kind.startswith("H") and tag.kind != "H1" for tag in file.tags)
    if headings > 2 and file.setting("/Outlines", "/First") is None:
        yield {}


@UA.rule("encrypted", "26-002; house")
def encrypted(file: PdfFile) -> Iterator[Blanks]:
    """Nothing keeps a screen reader or an archive out."""
    if file.pdf.is_encrypted:
        yield {}


@UA.rule("runs", "house")
def runs(file: PdfFile) -> Iterator[Blanks]:
    """Nothing in the file runs or starts something."""
    kinds = [_kind_of_action(one) for one in file.dictionaries()]
    if file.setting("/Names", "/JavaScript") is not None:
        kinds.append("JavaScript")
    for kind in dict.fromkeys(kind for kind in kinds if kind in _RUNNING):
        yield {"kind": kind}


def _kind_of_action(one: Dictionary | Stream) -> str:
    return str(one.get("/S", "")).removeprefix("/")
