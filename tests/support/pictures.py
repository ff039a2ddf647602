"""Pictures for tests: large in pixels and small in bytes."""

from __future__ import annotations

import struct
import zlib


def flat_png(width: int, height: int) -> bytes:
    """A PNG that is grey all over, of one byte a pixel."""
    packer, row = zlib.compressobj(9), b"\0" + b"\x80" * width
    rows = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", rows) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
