"""Says in plain words what YAML's own errors mean, and points at the cause rather than at the consequence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import yaml

from planpress.diagnostics.diagnostic import Diagnostic, Ref, problem

UNCLOSED = ("quote", "bracket")
"""Wordings of Y20 that leave everything behind them in doubt."""


@dataclass(frozen=True, slots=True)
class _Slip:
    """What YAML reported: its sentences and places (from 0) with the lines of the file."""

    context: str
    trouble: str
    begun: tuple[int, int]
    place: tuple[int, int]
    lines: list[str]

    def char(self, place: tuple[int, int]) -> str:
        line = self.lines[place[0]] if place[0] < len(self.lines) else ""
        return line[place[1] : place[1] + 1]

    def before(self) -> str:
        """What stands in the line before the place of the trouble."""
        line = self.lines[self.place[0]] if self.place[0] < len(self.lines) else ""
        return line[: self.place[1]].rstrip()


_Answer = tuple[str, str, tuple[int, int]]
"""Code, wording, place."""


def translate(error: yaml.MarkedYAMLError, lines: list[str], file: str) -> Diagnostic:
    """The diagnostic for what stopped the parser; line and column always lie in the file."""
    slip = _slip(error, lines)
    code, wording, place = next(filter(None, (rule(slip) for rule in _RULES)), ("Y20", "default", slip.place))
    ref = Ref(file, (), *_clamped(place, lines))
    if code != "Y20":
        return problem(code, ref, wording=wording)
    return problem(code, ref, wording=wording, **_words(slip, wording, place))


def _words(slip: _Slip, wording: str, place: tuple[int, int]) -> dict[str, object]:
    """The blanks of that wording."""
    if wording in ("quote", "bracket", "sign", "in_bracket"):
        return {"sign": slip.char(place)}
    return {"above": slip.begun[0] + 1} if wording in ("list", "indent") else {}


def _slip(error: yaml.MarkedYAMLError, lines: list[str]) -> _Slip:
    marks = [error.problem_mark, error.context_mark]
    places = [(mark.line, mark.column) for mark in marks if mark is not None] or [(0, 0)]
    return _Slip(error.context or "", error.problem or "", places[-1], places[0], lines)


def _clamped(place: tuple[int, int], lines: list[str]) -> tuple[int, int]:
    """Counted from 1, and at the end of the last line with words where YAML names the end of the file."""
    line, column = place
    while line > 0 and (line >= len(lines) or (not lines[line].strip(" \t") and column == 0)):
        line -= 1
        column = len(lines[line].rstrip(" \t")) if line < len(lines) else 0
    return line + 1, column + 1


def _tab(slip: _Slip) -> _Answer | None:
    if slip.char(slip.place) == "\t" and ("cannot start" in slip.trouble or "tab" in slip.trouble):
        return "Y08", "default", slip.place
    return None


def _quote(slip: _Slip) -> _Answer | None:
    if "scanning a quoted scalar" in slip.context and "unexpected" in slip.trouble:
        return "Y20", "quote", slip.begun
    return None


def _behind_quote(slip: _Slip) -> _Answer | None:
    """``"a" b`` and ``'a'b'``: words behind a closed quote."""
    at_words = slip.char(slip.place) not in ("", "#")
    if slip.trouble.startswith("did not find expected") and slip.before().endswith(("'", '"')) and at_words:
        return "Y20", "behind_quote", slip.place
    return None


def _bracket(slip: _Slip) -> _Answer | None:
    """A bracket that is not closed where its line ends, or stops making sense within it."""
    if "flow sequence" in slip.context or "flow mapping" in slip.context:
        same = slip.begun[0] == slip.place[0] and slip.char(slip.place)
        return ("Y20", "in_bracket", slip.place) if same else ("Y20", "bracket", slip.begun)
    if "flow node" in slip.context:
        return _in_flow(slip)
    return None


def _in_flow(slip: _Slip) -> _Answer:
    if slip.char(slip.place) == "":
        opened = _last_open(slip)
        return "Y20", "bracket", opened or slip.place
    return "Y20", "in_bracket", slip.place


def _last_open(slip: _Slip) -> tuple[int, int] | None:
    """The last open bracket in the lines up to the trouble."""
    for number in range(min(slip.place[0], len(slip.lines) - 1), -1, -1):
        column = max(slip.lines[number].rfind("["), slip.lines[number].rfind("{"))
        if column >= 0:
            return number, column
    return None


def _by_words(slip: _Slip) -> _Answer | None:
    for words, wording, at_begin in _SENTENCES:
        if words in slip.trouble or words in slip.context:
            return "Y20", wording, slip.begun if at_begin else slip.place
    return None


_SENTENCES = (
    ("could not find expected ':'", "no_colon", True),
    ("mapping values are not allowed", "colon_place", False),
    ("block sequence entries are not allowed", "dash_place", False),
    ("expected '-' indicator", "list", False),
    ("did not find expected key", "indent", False),
    ("expected <document start>", "outside", False),
    ("unknown escape", "escape", False),
    ("hexdecimal", "escape", False),
    ("Unicode character code", "escape", False),
    ("scanning a block scalar", "block", True),
    ("scanning a directive", "sign", True),
    ("while scanning an a", "sign", True),
    ("scanning a tag", "sign", True),
    ("cannot start any token", "sign", False),
    ("parsing a block node", "sign", False),
)

_RULES: tuple[Callable[[_Slip], _Answer | None], ...] = (_tab, _quote, _behind_quote, _bracket, _by_words)


def settle(slips: list[Diagnostic], syntax: Diagnostic | None) -> list[Diagnostic]:
    """Slips of the pre-scan and the parser's error together, without one following from the other."""
    if syntax is None:
        return slips
    line = syntax.ref.line
    if syntax.wording in UNCLOSED and syntax.code == "Y20":
        slips = [slip for slip in slips if slip.ref.line <= line]
    causes = [slip for slip in slips if slip.severity == "error" and line - 3 <= slip.ref.line <= line]
    return slips if causes else [*slips, syntax]
