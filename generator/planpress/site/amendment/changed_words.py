"""Which words of a text changed: both versions as stretches that stayed and stretches that did not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

_WORDS = re.compile(r"[A-Za-z0-9]+(?:[.,:][0-9]+)*|[一二三四五六七八九十百千]{2,}|.", re.DOTALL)
"""What changes as a whole: a Latin word, a number in either script, else one character."""
_SEAM = re.compile(r"[\W_]")
ALIKE = 0.3
"""The part of the shorter line that must have stayed; else they are two lines, and not one amended."""
CRUMB = 3
"""Characters that stayed between two longer changes, but tell a reader nothing."""

Tokens = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that stayed, or words that are not in the other version."""

    text: str
    changed: bool


Stretches = tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class _Step:
    """What stands at one place in both versions: the same, or what the one has instead of the other's."""

    old: Tokens
    new: Tokens
    same: bool

    @property
    def length(self) -> int:
        """Characters of the longer side."""
        return max(len("".join(self.old)), len("".join(self.new)))


def compare(old: str, new: str) -> tuple[Stretches, Stretches]:
    """The stretches of ``old`` and of ``new``; joined, they are the two texts again, to the letter."""
    if old == new:
        return wholly(old, changed=False), wholly(new, changed=False)
    steps = _steps(tuple(_WORDS.findall(old)), tuple(_WORDS.findall(new)))
    steps = _without_crumbs(_slid(steps))
    stayed = sum(step.length for step in steps if step.same)
    if stayed < ALIKE * min(len(old), len(new)):
        return wholly(old, changed=True), wholly(new, changed=True)
    return (
        _stretches((step.old, step.same) for step in steps),
        _stretches((step.new, step.same) for step in steps),
    )


def wholly(text: str, *, changed: bool) -> Stretches:
    """All of ``text`` as one stretch; none where there is no text."""
    return (Stretch(text, changed),) if text else ()


def likeness(old: str, new: str, least: float = 0.0) -> float:
    """How much two texts have in common, from 0 to 1; 0 for less than ``least``, which is found sooner."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
        return 0.0
    found = matcher.ratio()
    return found if found >= least else 0.0


def _steps(old: Tokens, new: Tokens) -> list[_Step]:
    found = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [_Step(old[a:b], new[c:d], kind == "equal") for kind, a, b, c, d in found]


def _slid(steps: list[_Step]) -> list[_Step]:
    """Words put in or left out between two that stayed, moved to where a phrase begins and ends.

    公務|人員、臨時|人員 says the same as 公務人員|、臨時人員|, and only the second reads well.
    """
    steps = list(steps)
    for at in range(1, len(steps) - 1):
        before, step, after = steps[at - 1 : at + 2]
        if step.same or (step.old and step.new) or not (before.same and after.same):
            continue
        own = step.old or step.new
        left, own, right = max(_places(before.new, own, after.new), key=_seams)
        steps[at - 1] = _Step(left, left, same=True)
        steps[at] = _Step(own if step.old else (), own if step.new else (), same=False)
        steps[at + 1] = _Step(right, right, same=True)
    return [step for step in steps if step.old or step.new]


def _places(left: Tokens, own: Tokens, right: Tokens) -> Iterator[tuple[Tokens, Tokens, Tokens]]:
    """All cuts of the same words; the first is the one that was found."""
    yield left, own, right
    here = (left, own, right)
    while here[0] and here[0][-1] == here[1][-1]:
        here = (here[0][:-1], (here[0][-1], *here[1][:-1]), (here[1][-1], *here[2]))
        yield here
    here = (left, own, right)
    while here[2] and here[2][0] == here[1][0]:
        here = ((*here[0], here[1][0]), (*here[1][1:], here[2][0]), here[2][1:])
        yield here


def _seams(place: tuple[Tokens, Tokens, Tokens]) -> int:
    """At how many of its ends a change meets a mark of punctuation or the end of the text."""
    left, own, right = place
    begins = not left or _is_seam(left[-1]) or _is_seam(own[0])
    return begins + (not right or _is_seam(own[-1]) or _is_seam(right[0]))


def _is_seam(token: str) -> bool:
    return _SEAM.fullmatch(token) is not None


def _without_crumbs(steps: list[_Step]) -> list[_Step]:
    """Changes with a crumb between them as one change: single characters that stayed only confuse."""
    joined: list[_Step] = []
    for step, after in zip_longest(steps, steps[1:]):
        before = joined[-1] if joined and not joined[-1].same else None
        if before and (not step.same or _is_crumb(before, step, after)):
            joined[-1] = _Step(before.old + step.old, before.new + step.new, same=False)
        else:
            joined.append(step)
    return joined


def _is_crumb(before: _Step, step: _Step, after: _Step | None) -> bool:
    """True for words that stayed between two changes and are too few to be read on their own."""
    if after is None:
        return False
    return step.length <= 1 or (step.length <= CRUMB and step.length <= min(before.length, after.length))


def _stretches(parts: Iterable[tuple[Tokens, bool]]) -> Stretches:
    return tuple(Stretch("".join(tokens), not same) for tokens, same in parts if tokens)
