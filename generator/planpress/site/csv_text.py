"""Text as CSV takes it (RFC 4180): quoted where it must be, and never a formula to a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable

BOM = "\ufeff"
"""The byte order mark by which spreadsheets know UTF-8."""
FORMULA = frozenset("=+-@\t\r\n＝＋－＠﹦﹢﹣﹫")
"""What a spreadsheet may take for the beginning of a formula or of another cell, full-width forms too."""
_QUOTED = frozenset(',"\r\n')


def csv_line(texts: Iterable[str]) -> str:
    """Texts as they stand in a line with its end, quoted where they must be."""
    return ",".join(map(quoted, texts)) + "\r\n"


def quoted(text: str) -> str:
    """``text`` in quotes where it holds a comma, a quote or a line end."""
    return text if _QUOTED.isdisjoint(text) else '"' + text.replace('"', '""') + '"'


def harmless(text: str) -> str:
    """``text`` with an apostrophe before it where a spreadsheet would take it for a formula."""
    return "'" + text if text[:1] in FORMULA and text else text
