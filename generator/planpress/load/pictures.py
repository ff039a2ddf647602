"""Reads how large a picture is from the head of its file, before anybody unpacks it."""

from __future__ import annotations

import re
import struct

MOST_PIXELS = 40_000_000
"""A page of A4 at 600 dots to the inch has 35 million; unpacked, 40 million take some 300 MB."""
_NO_SIZE = {192, 196, 200, 204}  # JPEG markers of that range which do not begin a frame
_DRAWING = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|!DOCTYPE svg|!--|svg)")


def pixels(content: bytes) -> tuple[int, int] | None:
    """Width and height from the head of a PNG, GIF, WebP or JPEG file; None for any other."""
    size: tuple[int, int] | None = None
    if content.startswith(b"\x89PNG\r\n\x1a\n") and len(content) >= 24:
        size = struct.unpack(">II", content[16:24])
    elif content.startswith((b"GIF87a", b"GIF89a")) and len(content) >= 10:
        size = struct.unpack("<HH", content[6:10])
    elif content.startswith(b"RIFF") and content[8:12] == b"WEBP" and len(content) >= 30:
        size = _of_webp(content)
    elif content.startswith(b"\xff\xd8"):
        size = _of_jpeg(content)
    return size if size and all(size) else None


def is_drawing(content: bytes) -> bool:
    """True for what begins as SVG does: a drawing has no pixels."""
    return _DRAWING.match(content[:1024]) is not None


def _of_webp(content: bytes) -> tuple[int, int] | None:
    """By the kind of its first chunk: with further parts, without loss, or plain."""
    kind = content[12:16]
    if kind == b"VP8X":
        return int.from_bytes(content[24:27], "little") + 1, int.from_bytes(content[27:30], "little") + 1
    if kind == b"VP8L" and content[20] == 0x2F:
        bits = int.from_bytes(content[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8 " and content[23:26] == b"\x9d\x01\x2a":
        width, height = struct.unpack("<HH", content[26:30])
        return width & 0x3FFF, height & 0x3FFF
    return None


def _of_jpeg(content: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:
        marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4])
        if 192 <= marker <= 207 and marker not in _NO_SIZE:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        at += 2 + max(length, 2)
    return None
