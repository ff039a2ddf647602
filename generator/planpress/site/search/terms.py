"""What a term is filed under, the same in Python and in browsers (``terms.mjs``)."""

from __future__ import annotations

PLACES = 32
"""Places in a piece are told modulo this: pairs of a query must stand as far apart there as in the query."""


def mixed(text: str) -> int:
    """A number from 0 to 2**32 - 1 that spreads texts evenly: FNV-1a over code points, folded once.

    Source: Fowler, Noll and Vo, "The FNV Non-Cryptographic Hash Algorithm" (RFC 9923).
    """
    found = 0x811C9DC5
    for letter in text:
        found = (found ^ ord(letter)) * 0x01000193 & 0xFFFFFFFF
    return found ^ found >> 15


def exact_title(folded: str) -> str:
    """The term of a whole title. Two titles may share it, so the titles themselves are compared as well."""
    return f"={mixed(folded):08x}"
