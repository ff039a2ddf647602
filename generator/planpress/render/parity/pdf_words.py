"""The words of a PDF as a screen reader reads them: its glyphs, turned to text, in the order of its tags."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Stream

from planpress.render.conformance.pdf_file import MARKED_REFERENCE, PdfFile
from planpress.render.conformance.tag_words import shown_glyphs
from planpress.site.word_sequence import END

Glyphs = Mapping[int, str]
_LEFT_OUT = frozenset({"Figure", "TOC"})
"""Drawings, which are told in words beside them, and the list of contents."""
_IN_LINE = frozenset({"Span", "Link", "NonStruct", "Reference", "Lbl", "LBody"})
_DEEPEST = 200
_MAP = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>")


def pdf_words(content: bytes) -> Iterator[str]:
    """What the tags of a file hold. Raises what pikepdf raises for a file that cannot be read."""
    file = PdfFile.read(content)
    known: dict[tuple[int, int], Glyphs] = {}
    shown = {page.obj.objgen: _shown(page, known) for page in file.pdf.pages}
    tree = file.setting("/StructTreeRoot")
    if isinstance(tree, Dictionary):
        yield from _said(file, tree.get("/K"), None, shown, 0)


def _said(
    file: PdfFile, held: Any, page: Any, shown: Mapping[Any, Mapping[int, str]], depth: int
) -> Iterator[str]:
    for one in held if isinstance(held, Array) else [held]:
        if isinstance(one, int):
            yield shown.get(page, {}).get(one, "")
        elif isinstance(one, Dictionary) and depth < _DEEPEST:
            at = one.Pg.objgen if "/Pg" in one else page
            if one.get("/Type") == MARKED_REFERENCE:
                yield shown.get(at, {}).get(int(one.MCID), "")
            elif "/S" in one:
                yield from _element(file, one, at, shown, depth)


def _element(
    file: PdfFile, node: Dictionary, page: Any, shown: Mapping[Any, Mapping[int, str]], depth: int
) -> Iterator[str]:
    kind = file.standard(str(node.S).removeprefix("/"))
    if kind in _LEFT_OUT:
        return
    yield from _said(file, node.get("/K"), page, shown, depth + 1)
    if kind not in _IN_LINE:
        yield END


# -- glyphs ------------------------------------------------------------------


def _shown(page: pikepdf.Page, known: dict[tuple[int, int], Glyphs]) -> dict[int, str]:
    """The text within each marked-content id of a page."""
    found: dict[int, str] = {}
    fonts = page.obj.get("/Resources", Dictionary()).get("/Font", Dictionary())
    for mark, font, codes in shown_glyphs(page):
        found[mark] = found.get(mark, "") + _text(codes, _glyphs(fonts.get(font), known))
    return found


def _glyphs(font: Any, known: dict[tuple[int, int], Glyphs]) -> Glyphs:
    """What each glyph of a font stands for, as its ToUnicode map says."""
    if not isinstance(font, Dictionary):
        return {}
    if font.objgen not in known:
        told = font.get("/ToUnicode")
        pairs = _pairs(told.read_bytes()) if isinstance(told, Stream) else ()
        known[font.objgen] = {
            int(glyph, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for glyph, text in pairs
        }
    return known[font.objgen]


def _pairs(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    for block in _MAP.findall(content):
        yield from _PAIR.findall(block)


def _text(codes: bytes, glyphs: Glyphs) -> str:
    """What glyphs of two bytes each stand for."""
    pairs = (int.from_bytes(codes[at : at + 2]) for at in range(0, len(codes), 2))
    return "".join(glyphs.get(code, "\ufffd") for code in pairs)
