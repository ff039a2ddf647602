"""Writes diagnostics for people, for programs and for a forge's check view."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from planpress.diagnostics.codebook import Codebook
from planpress.diagnostics.diagnostic import Diagnostic, Ref, Severity
from planpress.diagnostics.masking import safe, width

EXCERPT_COLUMNS = 100
_ELLIPSIS = "…"
_WORDS = {
    "zh": {Severity.ERROR: "錯誤", Severity.WARNING: "警告", Severity.NOTICE: "提醒"},
    "en": {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "notice"},
}
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "notice"}


@dataclass(frozen=True, slots=True)
class Located:
    """A diagnostic with its position (0 = none) and the source line it points at ("" = none)."""

    item: Diagnostic
    line: int
    column: int
    source: str


def locate(
    items: Iterable[Diagnostic], position: Callable[[Ref], tuple[int, int]], source: Callable[[str, int], str]
) -> tuple[Located, ...]:
    """Finds lines and columns, drops repetitions and sorts: file, line, column, code."""
    located: dict[tuple[object, ...], Located] = {}
    for item in items:
        line, column = (item.ref.line, item.ref.column) if item.ref.line else position(item.ref)
        text = source(item.ref.file, line) if line else ""
        located.setdefault((item, line, column), Located(item, line, column, text))
    return tuple(
        sorted(located.values(), key=lambda one: (one.item.ref.file, one.line, one.column, one.item.code))
    )


def as_text(items: Iterable[Located], codebook: Codebook, language: str) -> Iterator[str]:
    """Lines for a person: place, code, what is wrong, the source line with a mark, how to mend it.

    ``language`` may be ``both``: Chinese first, English on the next line.
    """
    for one in items:
        for number, each in enumerate(_languages(language)):
            head = f"{_WORDS[each][one.item.severity]} {one.item.code}  {safe(codebook.says(one.item, each))}"
            yield f"    {head}" if number else f"{_place(one)}{head}"
        if one.source:
            yield from _excerpt(one)
        for each in _languages(language):
            if mend := codebook.mend(one.item, each):
                yield f"    → {safe(mend)}"
        yield ""


def as_json(items: Iterable[Located], codebook: Codebook) -> Iterator[str]:
    """One JSON object a line, with both languages."""
    for one in items:
        yield json.dumps(
            {
                "code": one.item.code,
                "severity": one.item.severity.value,
                "file": one.item.ref.file,
                "line": one.line or None,
                "column": one.column or None,
                "path": list(one.item.ref.path),
                "message": {lang: safe(codebook.says(one.item, lang)) for lang in _WORDS},
                "hint": {lang: safe(codebook.mend(one.item, lang)) for lang in _WORDS},
            },
            ensure_ascii=False,
        )


def as_github(items: Iterable[Located], codebook: Codebook, language: str) -> Iterator[str]:
    """Workflow commands (``::error file=…``) that a forge shows beside the changed lines."""
    for one in items:
        file = one.item.ref.file
        places = [("file", file), ("line", str(one.line or 1)), ("col", str(one.column or 1))] if file else []
        options = ",".join(
            f"{key}={_escape(value, ',:')}" for key, value in [*places, ("title", one.item.code)]
        )
        words = " ".join(_sentence(one.item, codebook, each) for each in _languages(language))
        yield f"::{_GITHUB[one.item.severity]} {options}::{_escape(safe(words), '')}"


def _sentence(item: Diagnostic, codebook: Codebook, language: str) -> str:
    return " → ".join(filter(None, [codebook.says(item, language), codebook.mend(item, language)]))


def _languages(language: str) -> tuple[str, ...]:
    return tuple(_WORDS) if language == "both" else (language,)


def _escape(text: str, more: str) -> str:
    for char in "%\r\n" + more:
        text = text.replace(char, f"%{ord(char):02X}")
    return text


def _place(one: Located) -> str:
    """``file:line:column`` as far as known, and two blanks; nothing where a finding is about no file."""
    file = safe(one.item.ref.file)
    if not file:
        return ""
    return ":".join([file, *(str(number) for number in (one.line, one.column) if number)]) + "  "


def _excerpt(one: Located) -> Iterator[str]:
    """The source line, cut around the place where it is very long, and a caret below that place if known."""
    start = max(0, one.column - 1 - EXCERPT_COLUMNS // 2)
    cut = one.source[start : start + EXCERPT_COLUMNS]
    before = (_ELLIPSIS if start else "") + safe(cut[: max(0, one.column - 1 - start)])
    after = safe(cut[max(0, one.column - 1 - start) :]) + (
        _ELLIPSIS if len(one.source) > start + EXCERPT_COLUMNS else ""
    )
    number = f"{one.line:>6} | "
    yield number + before + after
    if one.column:
        yield " " * (len(number) - 2) + "| " + " " * width(before) + "^"
