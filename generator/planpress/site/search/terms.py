"""What a term is filed under, the same in Python and in browsers (``terms.mjs``)."""

from __future__ import annotations

FOLLOWED = 8  # classes of characters that may follow a pair


def following(letter: str) -> int:
    """The class of what follows a pair, 0 to FOLLOWED - 1; 0 for the end of a text.

    It tells the pieces that hold a query from most of those that hold its pairs here and there.
    """
    return ord(letter) % FOLLOWED if letter else 0


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
