"""Tells whether how a document is styled can be known from its theme's declarations, element by element.

Then a child may keep what it found out for the next document. WeasyPrint resolves some values by what it only
has at hand while it sets one (letters of a font, the first page, the root) and changes others in place.
"""

from __future__ import annotations

import re

_LENGTHS = r"\d(?:r?(?:ex|ch|ic|cap|lh)|[sldp]?v(?:[wbhi]|min|max))\b"
"""Of letters, lines and pages."""
_MATH = r"\b(?:calc|min|max|clamp|round|mod|rem|a?(?:sin|cos|tan)|atan2|pow|sqrt|hypot|log|exp|abs|sign)\("
_IN_CSS = re.compile(rf"{_LENGTHS}|{_MATH}|gradient\(|\\", re.IGNORECASE)
_IN_HTML = re.compile(rf"{_LENGTHS}|<style\b|\sstyle\s*=", re.IGNORECASE)


def is_plain(css: str, html: str) -> bool:
    """True if every value in ``css`` hangs on its element alone, and ``html`` brings no style of its own.

    It may be False where it need not: an escape could spell any of what is looked for.
    """
    return not _IN_CSS.search(css) and not _IN_HTML.search(html)
