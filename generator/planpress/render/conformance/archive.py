"""PDF/A-3 (ISO 19005-3), level B: the clauses that our files can break."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Array, Name, Stream

from planpress.render.conformance.pdf_file import PdfFile
from planpress.render.conformance.rule import Blanks, Rules
from planpress.render.conformance.ua import encrypted, file_names, font_inside, runs

ARCHIVE = Rules()
PART = "{http://www.aiim.org/pdfa/ns/id/}part"
LEVEL = "{http://www.aiim.org/pdfa/ns/id/}conformance"
_SAME = {
    "/Title": "{http://purl.org/dc/elements/1.1/}title",
    "/Author": "{http://purl.org/dc/elements/1.1/}creator",
    "/Subject": "{http://purl.org/dc/elements/1.1/}description",
    "/Keywords": "{http://ns.adobe.com/pdf/1.3/}Keywords",
    "/Producer": "{http://ns.adobe.com/pdf/1.3/}Producer",
    "/Creator": "{http://ns.adobe.com/xap/1.0/}CreatorTool",
    "/CreationDate": "{http://ns.adobe.com/xap/1.0/}CreateDate",
    "/ModDate": "{http://ns.adobe.com/xap/1.0/}ModifyDate",
}
"""Entries of the information dictionary and what XMP calls them (6.6.2.3)."""
_DATES = ("/CreationDate", "/ModDate")
_PRINTED = 4  # bit 3 of an annotation's flags

ARCHIVE.rule("encrypted", "6.1.3")(encrypted)
ARCHIVE.rule("font", "6.2.11.4.1")(font_inside)
ARCHIVE.rule("runs", "6.5.1")(runs)
ARCHIVE.rule("file-names", "6.8")(file_names)


@ARCHIVE.rule("archive-declared", "6.6.4")
def _declared(file: PdfFile) -> Iterator[Blanks]:
    if file.metadata.get(PART) != "3" or file.metadata.get(LEVEL) not in ("A", "B", "U"):
        yield {}


@ARCHIVE.rule("id", "6.1.3")
def _id(file: PdfFile) -> Iterator[Blanks]:
    if len(file.pdf.trailer.get("/ID", Array())) != 2:
        yield {}


@ARCHIVE.rule("output-intent", "6.2.3")
def _output_intent(file: PdfFile) -> Iterator[Blanks]:
    intents = file.setting("/OutputIntents")
    fit = [
        one
        for one in (intents if isinstance(intents, Array) else ())
        if one.get("/S") == Name("/GTS_PDFA1") and isinstance(one.get("/DestOutputProfile"), Stream)
    ]
    if not fit:
        yield {}


@ARCHIVE.rule("same-facts", "6.6.2.3")
def _same_facts(file: PdfFile) -> Iterator[Blanks]:
    for key, name in _SAME.items():
        if key in file.pdf.docinfo:
            said, told = str(file.pdf.docinfo[key]), file.metadata.get(name, "")
            if not _agree(key, said, told):
                yield {"entry": key.removeprefix("/"), "said": said, "told": told or "–"}


def _agree(key: str, said: str, told: str) -> bool:
    if key not in _DATES:
        return said == told
    return "".join(filter(str.isdigit, said))[:14] == "".join(filter(str.isdigit, told))[:14]


@ARCHIVE.rule("relation", "6.8")
def _relation(file: PdfFile) -> Iterator[Blanks]:
    """Each attachment says how it belongs to the document, and the document names it."""
    named = file.setting("/AF")
    known = {one.objgen for one in (named if isinstance(named, Array) else ())}
    for one in file.dictionaries():
        attached = one.get("/Type") == Name("/Filespec") and "/EF" in one
        if attached and ("/AFRelationship" not in one or one.objgen not in known):
            yield {"file": str(one.get("/UF", one.get("/F", "?")))}


@ARCHIVE.rule("filter", "6.1.7.2")
def _filter(file: PdfFile) -> Iterator[Blanks]:
    for one in file.dictionaries():
        if isinstance(one, Stream) and "/LZWDecode" in _filters(one):
            yield {}
            return


def _filters(stream: Stream) -> list[str]:
    found = stream.get("/Filter")
    return [str(name) for name in found] if isinstance(found, Array) else [str(found)]


@ARCHIVE.rule("outside", "6.1.7.1")
def _outside(file: PdfFile) -> Iterator[Blanks]:
    for one in file.dictionaries():
        if isinstance(one, Stream) and {"/F", "/FFilter", "/FDecodeParms"} & set(one):
            yield {}
            return


@ARCHIVE.rule("not-printed", "6.3.2")
def _not_printed(file: PdfFile) -> Iterator[Blanks]:
    for page, one in file.annotations():
        if one.get("/Subtype") != Name("/Popup") and not int(one.get("/F", 0)) & _PRINTED:
            yield {"page": page}
            return


def is_archive(file: PdfFile) -> bool:
    """True if the file says that it is PDF/A."""
    return PART in file.metadata
