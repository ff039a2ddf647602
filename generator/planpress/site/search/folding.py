"""Folds words to what is compared in a search: width, case, 臺 and 台, and blanks make no difference."""

from __future__ import annotations

import re
from unicodedata import normalize

BLANKS = (
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\xad\u1680\u2000-\u200f\u2028-\u202f"
    "\u205f-\u2064\u2066-\u206f\u3000\ufeff"
)
"""Blanks, and marks that show nothing, as a class of characters that JavaScript reads the same."""

_BLANK = re.compile(f"[{BLANKS}]+")


def fold(text: str) -> str:
    """``text`` as it is compared: NFKC, lower case, 臺 as 台, without blanks.

    ``fold.mjs`` does the same, and tells in addition which character came from where.
    """
    folded = normalize("NFKC", text).lower().replace("臺", "台").replace("ς", "σ")
    return _BLANK.sub("", folded)
