"""Finds what pasting leaves in a text: numbers in several styles, page numbers, addresses cut in two."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planpress.diagnostics.diagnostic import Diagnostic, warning
from planpress.load.characters import shown
from planpress.rules.characters import check_text
from planpress.rules.number_styles import check_number_styles
from planpress.rules.sources import Sources, place_of

_PAGE = re.compile(
    r"^[ \t]*(?:[-–—~] *)?(?:[0-9]{1,3}(?: */ *[0-9]{1,3})?"
    r"|第 *[0-9]{1,3} *頁(?:[，,、/ ]*共 *[0-9]{1,3} *頁)?)"
    r"(?: *[-–—~])?[ \t]*$",
    re.MULTILINE,
)
_ADDRESS = r"[A-Za-z0-9._~:/?#\[\]@!$&'*+,;=%-]"
_REST = rf"[A-Za-z0-9._~%-]*(?:[&?#][A-Za-z0-9._~%-]*)*={_ADDRESS}*"
"""More of an address has a sign of equality; Q&A or C# behind an address is no part of it."""
_CUT = re.compile(rf"(https?://{_ADDRESS}*)[ \t]*(?:\n[ \t]*|[ \t]+)(?!https?:)({_REST})")
_MOST_SHOWN = 200


def check_pasted(text: str, file: str = "") -> tuple[Diagnostic, ...]:
    """What ``planpress paste`` shows beside its own doubts, in order of place.

    Page numbers and addresses cut in two it mends itself.
    """
    found = [*check_text(text, file), *check_number_styles(text, file, typed=True)]
    return tuple(sorted(found, key=Diagnostic.sort_key))


def check_documents(sources: Sources) -> Iterator[Diagnostic]:
    """R72, R77 and R78 for the document of a plan."""
    for file, text in sources.texts.items():
        if file.endswith(".md"):
            yield from check_number_styles(text, file)
            yield from _page_numbers(text, file)
            yield from _cut_addresses(text, file)


def _page_numbers(text: str, file: str) -> Iterator[Diagnostic]:
    """Lines with nothing but a number of a page."""
    for match in _PAGE.finditer(text):
        words = match.group().strip()
        at = place_of(text, match.start() + len(match.group()) - len(match.group().lstrip()), file)
        yield warning("R77", at, words=words)


def _cut_addresses(text: str, file: str) -> Iterator[Diagnostic]:
    """Addresses whose second half stands behind a blank or on the next line."""
    for match in _CUT.finditer(text):
        whole = match.group(1) + match.group(2)
        yield warning(
            "R78",
            place_of(text, match.start(), file),
            address=whole[:_MOST_SHOWN],
            rest=shown(match.group(2)),
        )
