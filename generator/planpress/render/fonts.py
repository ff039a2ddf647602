"""Cuts the theme's fonts down to the characters of one document, the same bytes every time."""

from __future__ import annotations

import io
from collections.abc import Iterable
from functools import lru_cache

ALWAYS = frozenset(" 0123456789.,:;-()第頁共，、。…")
KEPT = 8  # cut fonts: a document that is set once more, or edited, mostly has the same characters


def characters(*texts: str) -> frozenset[str]:
    """Every printable character of ``texts`` and those that page furniture may set."""
    return frozenset(filter(str.isprintable, set().union(*texts))) | ALWAYS


def subset_font(
    content: bytes, chars: Iterable[str], chosen: frozenset[str] | None = None
) -> tuple[bytes, frozenset[str]]:
    """The font cut down to ``chars``, or to ``chosen`` of them, and those of ``chars`` it has no glyph for.

    ``content`` is a TrueType or OpenType file. Raises ValueError where HarfBuzz cannot cut it.
    """
    return _cut(content, frozenset(chars), chosen)


@lru_cache(maxsize=KEPT)
def packed(content: bytes) -> bytes:
    """``content`` as it stands in a PDF with /FlateDecode, by the library that packs the rest of the file."""
    import pikepdf

    target = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.Root["/Packed"] = pdf.make_stream(content)
        pdf.save(target, compress_streams=True)
    with pikepdf.open(target) as pdf:
        return pdf.Root.Packed.read_raw_bytes()


@lru_cache(maxsize=KEPT)
def _cut(
    content: bytes, wanted: frozenset[str], chosen: frozenset[str] | None
) -> tuple[bytes, frozenset[str]]:
    import uharfbuzz

    face = uharfbuzz.Face(uharfbuzz.Blob(content))
    known = frozenset(map(chr, face.unicodes))
    if not known:
        raise ValueError("no characters in a font")
    kept = wanted & known if chosen is None else chosen & known
    order = uharfbuzz.SubsetInput()
    order.unicode_set.update(map(ord, kept))
    order.layout_feature_tag_set.clear()
    order.layout_feature_tag_set.invert()  # all of them
    order.flags = uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
    try:
        return bytes(order.subset(face).blob.data), wanted - known
    except RuntimeError as error:
        raise ValueError(str(error)) from error
