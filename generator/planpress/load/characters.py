"""Finds characters that lie, hide or break a text, and the marks a failed merge leaves in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from planpress.diagnostics.diagnostic import Diagnostic, Ref, notice, problem, warning

BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
ZERO_WIDTH = "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200d\u2060-\u2064\u3164\uffa0"
TAGS = "\U000e0000-\U000e007f"
WIDE_BLANKS = "\u00a0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u202f\u205f\u3000"
"""Blanks other than the plain one: a full-width blank is normal in Chinese text, but no indent."""

_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufeff"
_BREAK = "\x85\u2028\u2029"
_LOST = "\ufffd"
_NONE = "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
_REFUSED = re.compile(f"[{_CONTROL}{_BREAK}{_LOST}{_NONE}{BIDI}]")
_NO_BREAK = "\u00a0\u202f"
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
_DOUBTFUL = re.compile(f"[{ZERO_WIDTH}{TAGS}{_NO_BREAK}{_PRIVATE}]")
_MARKER = re.compile(r"^(<{7}|>{7})(?=[ \t\n]|\Z)", re.MULTILINE)
_MOST = 50


def unreadable(text: str, file: str) -> list[Diagnostic]:
    """Errors with which a text of any kind is not read on: refused characters and marks of a failed merge."""
    found = [*refused_characters(text, file), *conflict_markers(text, file)]
    return sorted(found, key=Diagnostic.sort_key)


def refused_characters(text: str, file: str) -> list[Diagnostic]:
    """Errors for characters that stop the reading: controls, strange line ends, lost or bidi marks.

    One for each kind and line, at most 50.
    """
    found: list[Diagnostic] = []
    seen: set[tuple[str, int]] = set()
    for match, line, column in _places(_REFUSED, text):
        code, wording = _sort(match)
        if (code + wording, line) not in seen:
            seen.add((code + wording, line))
            found.append(problem(code, Ref(file, (), line, column), wording=wording, char=_name(match)))
        if len(found) == _MOST:
            break
    return found


def doubtful_characters(text: str, file: str) -> list[Diagnostic]:
    """Warnings and notices for characters that not everybody sees: the first of each, counted."""
    first: dict[str, tuple[int, int]] = {}
    counts: dict[str, int] = {}
    for char, line, column in _places(_DOUBTFUL, text, joined=True):
        kind = _doubt(char)
        name = kind if kind == "private" else char
        first.setdefault(name, (line, column))
        counts[name] = counts.get(name, 0) + 1
    return [
        _doubtful(text, Ref(file, (), line, column), name, counts[name])
        for name, (line, column) in first.items()
    ]


def conflict_markers(text: str, file: str) -> list[Diagnostic]:
    """Errors for the marks of a failed merge (``<<<<<<<`` … ``>>>>>>>``), each conflict once."""
    found: list[Diagnostic] = []
    opened = 0
    for mark, line, column in _places(_MARKER, text):
        ref = Ref(file, (), line, column)
        if mark == "<<<<<<<":
            opened = line
            found.append(problem("Y04", ref))
        elif not opened:
            found.append(problem("Y04", ref, wording="end"))
        else:
            opened = 0
        if len(found) == _MOST:
            break
    return found


def hidden_character(text: str) -> str | None:
    """The first refused or invisible character of a value written with escapes, by name, or None."""
    match = _REFUSED.search(text) or re.search(f"[{ZERO_WIDTH}{TAGS}]", text)
    return _name(match.group()) if match else None


def shown(text: str) -> str:
    """``text`` on one line and at most 30 characters long, for a message."""
    line = " ".join(text[:200].split())
    return line if len(line) <= 30 else line[:29] + "…"


def _places(pattern: re.Pattern[str], text: str, *, joined: bool = False) -> Iterator[tuple[str, int, int]]:
    """Each match with line and column; with ``joined``, not the joiners inside emoji."""
    line, start, end = 1, 0, 0
    for match in pattern.finditer(text):
        if joined and match.group() == "\u200d" and _joins_pictures(text, match.start()):
            continue
        line += text.count("\n", end, match.start())
        start = text.rfind("\n", end, match.start()) + 1 or start
        end = match.start()
        yield match.group(), line, end - start + 1


def _joins_pictures(text: str, place: int) -> bool:
    before = text[place - 1 : place]
    return before == "\ufe0f" or unicodedata.category(before or " ") in ("So", "Sk")


def _sort(char: str) -> tuple[str, str]:
    if re.match(f"[{BIDI}]", char):
        return "Y03", "default"
    if re.match(f"[{_BREAK}]", char):
        return "Y02", "break"
    return "Y02", "lost" if char == _LOST else "default"


def _doubt(char: str) -> str:
    if re.match(f"[{_NO_BREAK}]", char):
        return "no_break"
    return "private" if re.match(f"[{_PRIVATE}]", char) else "zero_width"


def _doubtful(text: str, ref: Ref, name: str, count: int) -> Diagnostic:
    if name == "private":
        line = text.split("\n")[ref.line - 1]
        return warning("Y05", ref, wording="private", char=_name(line[ref.column - 1]), count=count)
    kind = _doubt(name)
    make = notice if kind == "no_break" else warning
    return make("Y05", ref, wording=kind, char=_name(name), count=count)


def _name(char: str) -> str:
    return f"U+{ord(char):04X}"
