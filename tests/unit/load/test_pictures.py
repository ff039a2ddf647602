"""The size of a picture, from the head of its file."""

from __future__ import annotations

import pytest

from planpress.load.pictures import is_drawing, pixels
from support.pictures import flat_png

RIFF = b"RIFF\0\0\0\0WEBP"
EXTENDED = RIFF + b"VP8X" + bytes(8) + (799).to_bytes(3, "little") + (599).to_bytes(3, "little")
LOSSLESS = RIFF + b"VP8L" + bytes(4) + b"\x2f" + (599 << 14 | 799).to_bytes(4, "little") + bytes(5)
PLAIN = RIFF + b"VP8 " + bytes(7) + b"\x9d\x01\x2a" + b"\x20\x03\x58\x02"


@pytest.mark.parametrize("content", [EXTENDED, LOSSLESS, PLAIN, flat_png(800, 600)])
def test_the_size_is_in_the_head(content: bytes) -> None:
    assert pixels(content) == (800, 600)
    assert not is_drawing(content)


@pytest.mark.parametrize("content", [EXTENDED[:29], RIFF + b"ALPH" + bytes(20), b"MM\0*", b"BM", b""])
def test_what_tells_no_size_has_none(content: bytes) -> None:
    assert pixels(content) is None


@pytest.mark.parametrize(
    ("content", "drawing"),
    [
        (b"<svg/>", True),
        (b"\xef\xbb\xbf\n<?xml version='1.0'?><svg/>", True),
        (b"<!-- by hand --><svg/>", True),
        (b"<html>", False),
        ("地圖".encode(), False),
    ],
)
def test_a_drawing_begins_as_svg_does(content: bytes, *, drawing: bool) -> None:
    assert is_drawing(content) is drawing
