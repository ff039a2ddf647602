"""Checks the Markdown of a page in content/pages: one title, no raw HTML, no link that runs a program."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planpress.diagnostics.diagnostic import Diagnostic, Ref, problem
from planpress.load.document_words import is_safe_address

MAX_BYTES = 1024 * 1024
MAX_BRACKETS = 2000
_FENCE = re.compile(r"\s*(```|~~~)")
_CODE = re.compile(r"(`+)(?:(?!\1).)*?\1")
_HTML = re.compile(r"<[A-Za-z/!?][^<>]*>?")
_LINK = re.compile(r"\]\(\s*<?([^()\s<>]*)")


def check_prose(text: str, file: str) -> tuple[Diagnostic, ...]:
    """Everything that keeps ``text`` from being published."""
    if len(text) > MAX_BYTES or text.count("[") > MAX_BRACKETS:
        return (problem("L22", Ref(file), limit=MAX_BYTES // 1024, marks=MAX_BRACKETS),)
    found = [item for number, line in _lines_outside_code(text) for item in _check_line(line, number, file)]
    if not text.lstrip().startswith("# "):
        found.append(problem("L20", Ref(file, line=1, column=1)))
    return tuple(found)


def _lines_outside_code(text: str) -> Iterator[tuple[int, str]]:
    fence = ""
    for number, line in enumerate(text.split("\n"), start=1):
        match = _FENCE.match(line)
        if match and not fence:
            fence = match.group(1)
        elif match and line.strip().startswith(fence):
            fence = ""
        elif not fence:
            yield number, _CODE.sub(lambda code: " " * len(code.group()), line)


def _check_line(line: str, number: int, file: str) -> Iterator[Diagnostic]:
    for match in _HTML.finditer(line):
        yield problem("D21", Ref(file, line=number, column=match.start() + 1), mark=match.group()[:40])
    for match in _LINK.finditer(line):
        if not is_safe_address(match.group(1)):
            yield problem(
                "D23", Ref(file, line=number, column=match.start(1) + 1), address=match.group(1)[:80]
            )
