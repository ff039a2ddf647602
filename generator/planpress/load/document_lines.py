"""Sorts the lines of a document.md: headings, points, tick boxes, table rows, text; and slips of the hand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice

from planpress.diagnostics.diagnostic import Diagnostic, Ref, notice, problem
from planpress.load.characters import WIDE_BLANKS


class LineKind(StrEnum):
    """What a line begins or continues."""

    BLANK = "blank"
    HEADING = "heading"
    POINT = "point"
    TICK = "tick"
    ROW = "row"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Line:
    """A sorted line.

    ``indent`` counts blanks, ``level`` the # of a heading; ``column`` is where ``text`` starts.
    """

    number: int
    kind: LineKind
    text: str = ""
    indent: int = 0
    level: int = 0
    column: int = 1
    tick: str = ""


_HAN_DIGIT = "一二三四五六七八九十百ㄧ"
_FORMAL_DIGIT = "壹貳參叁肆伍陸柒捌玖拾"
TYPED_NUMBER = re.compile(
    rf"(?:[{_FORMAL_DIGIT}]+、|[{_HAN_DIGIT}]+、|[（(][{_HAN_DIGIT}]+[)）]、?"
    r"|\d+、|[（(]\d+[)）]、?|\d+\.(?=[^\d ]))"
)
_HEADING = re.compile(r"(#{1,6})(?: +(.*))?$")
_POINT = re.compile(r"([0-9０-９]{1,9})\.(?:( +)(.*))?$")
_TICK = re.compile(r"[-+*] +\[([ xX?])\](?: +(.*))?$")
_RULE = re.compile(r"(?:-+|=+|(?:- *){3,}|(?:\* *){3,}|(?:_ *){3,})$")
_FULL_WIDTH_START = re.compile(r"(?:[０-９]+[．.](?![0-9０-９])|＃+|[0-9]+．(?![0-9０-９]))")
_FOREIGN_MARK = re.compile(r"(?:```|~~~|>|[-+*](?: |$)|\[[^\[\]]*\]:)")
_MARK_IN_POINT = re.compile(rf"(?:{_FOREIGN_MARK.pattern}|#{{1,6}}(?: |$)|[0-9]{{1,9}}[.)](?: |$))")
_CLOSING_MARK = re.compile(r"(?:^| )(#+)$")
_LEAD = re.compile(f"[ \t{WIDE_BLANKS}]*")
_WIDE_BLANK = re.compile(f"[{WIDE_BLANKS}]")
_MOST_BRACES = 20


def sort_lines(text: str, file: str) -> tuple[tuple[Line, ...], tuple[Diagnostic, ...]]:
    """All lines of ``text`` (LF line ends, no BOM), with the diagnostics that one line alone can show."""
    lines: list[Line] = []
    found: list[Diagnostic] = []
    for number, raw in enumerate(text.split("\n"), start=1):
        line, more = _sort_line(raw.rstrip(), number, file)
        lines.append(line)
        found.extend(more)
    return tuple(lines), tuple(found)


def blank_lead(raw: str) -> str:
    """The blanks of any kind at the start of a line."""
    match = _LEAD.match(raw)
    return match.group() if match else ""


def indent_width(lead: str) -> int:
    """The columns that ``lead`` takes: a full-width blank two, a tab up to the next fourth."""
    return len(_WIDE_BLANK.sub(" ", lead.replace("\u3000", "  ")).expandtabs(4))


def _sort_line(raw: str, number: int, file: str) -> tuple[Line, list[Diagnostic]]:
    lead = blank_lead(raw)
    body = raw[len(lead) :]
    if not body:
        return Line(number, LineKind.BLANK), []
    ref = Ref(file, line=number, column=len(lead) + 1)
    found = list(_width_slips(raw, body, lead, number, file))
    indent = indent_width(lead)
    for sort in _SORTERS:
        result = sort(body, ref)
        if result is not None:
            line, more = result
            placed = replace(line, number=number, indent=indent, column=ref.column + line.column - 1)
            return placed, [*found, *more, *_indent_slips(placed, ref)]
    raise AssertionError("the last sorter takes every line")


def _width_slips(raw: str, body: str, lead: str, number: int, file: str) -> Iterator[Diagnostic]:
    wide = _WIDE_BLANK.search(lead)
    if wide:
        yield problem("D01", Ref(file, line=number, column=wide.start() + 1))
    full = _FULL_WIDTH_START.match(body)
    if full:
        half = full.group().translate(_TO_HALF_WIDTH)
        yield problem("D02", Ref(file, line=number, column=len(lead) + 1), mark=full.group(), half=half)
    for match in islice(re.finditer("[｛｝]", raw), _MOST_BRACES):
        half = match.group().translate(_TO_HALF_WIDTH)
        yield problem("D02", Ref(file, line=number, column=match.start() + 1), mark=match.group(), half=half)


_TO_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}

Sorted = tuple[Line, list[Diagnostic]] | None


def _heading(body: str, ref: Ref) -> Sorted:
    if not body.startswith("#"):
        return None
    match = _HEADING.match(body)
    marks = len(body) - len(body.lstrip("#"))
    if match is None:
        words = body.lstrip("#").strip()
        column = body.find(words, marks) + 1 if words else marks + 1
        slip = problem("D05", ref, wording="deep") if marks > 6 else problem("D03", ref, mark="#" * marks)
        found = [slip, *_typed_number(words, _at(ref, column - 1))]
        return Line(0, LineKind.HEADING, words, level=min(marks, 6), column=column), found
    words = (match.group(2) or "").strip()
    column = body.find(words, marks) + 1 if words else marks + 1
    line = Line(0, LineKind.HEADING, words, level=marks, column=column)
    if not words:
        return line, [problem("D17", ref, wording="heading")]
    found = _typed_number(words, _at(ref, column - 1))
    closing = _CLOSING_MARK.search(words)
    if closing:
        found.append(problem("D18", _at(ref, column - 1 + closing.start(1)), mark=closing.group(1)))
    return line, found


def _point(body: str, ref: Ref) -> Sorted:
    match = _POINT.match(body)
    if match is None:
        bracket = re.match(r"[0-9０-９]{1,9}[)）]", body)
        if bracket is None:
            return None
        return Line(0, LineKind.TEXT, body), [problem("D03", ref, wording="bracket", mark=bracket.group())]
    words = (match.group(3) or "").strip()
    column = match.start(3) + 1 if words else 1
    line = Line(0, LineKind.POINT, words, column=column)
    if not words:
        return line, [problem("D17", ref, wording="point")]
    found = _typed_number(words, _at(ref, column - 1))
    if len(match.group(1)) > 2 or len(match.group(2)) > 1:
        found.append(problem("D03", ref, wording="point", mark=match.group(1) + "." + match.group(2)))
    foreign = _MARK_IN_POINT.match(words) or _RULE.match(words)
    if foreign:
        found.append(problem("D18", _at(ref, column - 1), mark=foreign.group().strip()))
    return line, found


def _tick(body: str, ref: Ref) -> Sorted:
    match = _TICK.match(body)
    if match is None:
        return None
    words = (match.group(2) or "").strip()
    column = body.find(words, match.end(1)) + 1 if words else 1
    return Line(0, LineKind.TICK, words, column=column, tick=match.group(1).lower()), []


def _row(body: str, ref: Ref) -> Sorted:
    return (Line(0, LineKind.ROW, body), []) if body.startswith("|") else None


def _rule(body: str, ref: Ref) -> Sorted:
    return (Line(0, LineKind.BLANK), [problem("D15", ref)]) if _RULE.match(body) else None


def _text(body: str, ref: Ref) -> Sorted:
    found: list[Diagnostic] = []
    typed = TYPED_NUMBER.match(body)
    foreign = _FOREIGN_MARK.match(body)
    if typed:
        found.append(problem("D07", ref, mark=typed.group()))
    elif foreign:
        found.append(problem("D18", ref, mark=foreign.group().strip()))
    return Line(0, LineKind.TEXT, body), found


_SORTERS: tuple[Callable[[str, Ref], Sorted], ...] = (_heading, _tick, _rule, _point, _row, _text)


def _at(ref: Ref, offset: int) -> Ref:
    return Ref(ref.file, line=ref.line, column=ref.column + offset)


def _typed_number(words: str, ref: Ref) -> list[Diagnostic]:
    typed = TYPED_NUMBER.match(words.removeprefix("**"))
    return [problem("D04", ref, mark=typed.group())] if typed else []


def _indent_slips(line: Line, ref: Ref) -> list[Diagnostic]:
    if line.kind is LineKind.HEADING and line.indent:
        return [problem("D06", ref, wording="heading", blanks=line.indent)]
    return []


def backslash_notice(text: str, ref: Ref) -> list[Diagnostic]:
    """A notice for each backslash that Markdown would swallow (before ASCII punctuation)."""
    return [
        notice("D19", Ref(ref.file, line=ref.line, column=ref.column + match.start()), mark=match.group()[1])
        for match in re.finditer(r"\\[!-/:-@\[-`{-~]", text)
    ]
