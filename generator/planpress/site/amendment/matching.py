"""Which point of one version is which of the other, and what became of each."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from planpress.site.amendment.changed_words import likeness
from planpress.site.amendment.points import Point, lines_of

LIKELY = 0.6
"""How much two points without a common id must have in common to be one."""
SAME_TITLE = 0.9
MOST_WORDS = 1_500
"""Characters by which two points are compared."""


class Change(StrEnum):
    """What became of a point."""

    NONE = "none"
    AMENDED = "amended"
    NEW = "new"
    DELETED = "deleted"
    MOVED = "moved"
    RENUMBERED = "renumbered"


@dataclass(frozen=True, slots=True)
class Pair:
    """A point in both versions; None where one has none. ``amended`` is true where its words differ."""

    old: Point | None
    new: Point | None
    change: Change
    amended: bool = False

    @property
    def point(self) -> Point:
        """The point as it will be, or as it was if it goes."""
        found = self.new or self.old
        if found is None:
            raise ValueError("a pair of nothing")
        return found


def pair_points(old: Sequence[Point], new: Sequence[Point]) -> tuple[Pair, ...]:
    """Every point of both versions once, in the order of the new one; what goes stands where it stood."""
    matches = _matches(old, new)
    moved = _moved(old, new, matches)
    gone = [at for at in range(len(old)) if at not in matches.values()]
    behind: dict[int, list[Pair]] = defaultdict(list)
    place = {before: at for at, before in matches.items() if at not in moved}
    for at in gone:
        behind[next((place[up] for up in range(at, -1, -1) if up in place), -1)].append(
            Pair(old[at], None, Change.DELETED)
        )
    pairs = [*behind[-1]]
    for at, point in enumerate(new):
        before = old[matches[at]] if at in matches else None
        pairs += [_pair(before, point, moved=at in moved), *behind[at]]
    return tuple(pairs)


def _pair(old: Point | None, new: Point, *, moved: bool) -> Pair:
    if old is None:
        return Pair(None, new, Change.NEW)
    amended = old.words != new.words or _numbers(old) != _numbers(new)
    if moved:
        return Pair(old, new, Change.MOVED, amended)
    if amended:
        return Pair(old, new, Change.AMENDED, amended)
    return Pair(old, new, Change.NONE if old.view.number == new.view.number else Change.RENUMBERED)


def _numbers(point: Point) -> list[str]:
    """The numbers of what stands below the point."""
    return [number for number, _ in lines_of(point.view)][1:]


# -- which is which ------------------------------------------------------------


def _matches(old: Sequence[Point], new: Sequence[Point]) -> Mapping[int, int]:
    """The place in ``old`` of each point of ``new`` that was there: by id, by equal words, by likeness."""
    places = {point.id: at for at, point in enumerate(old) if point.id}
    found = {at: places[point.id] for at, point in enumerate(new) if point.id in places}
    _match_equal(old, new, found)
    taken = set(found.values())
    left = [at for at in range(len(old)) if at not in taken]
    right = [at for at in range(len(new)) if at not in found]
    scored = [(-_likeness(old[i], new[j]), abs(i - j), i, j) for i in left for j in right]
    for score, _, i, j in sorted(scored):
        if -score >= LIKELY and i not in taken and j not in found:
            found[j] = i
            taken.add(i)
    return found


def _match_equal(old: Sequence[Point], new: Sequence[Point], found: dict[int, int]) -> None:
    taken = set(found.values())
    waiting: dict[str, list[int]] = defaultdict(list)
    for at, point in enumerate(old):
        if at not in taken:
            waiting[point.words].append(at)
    for at, point in enumerate(new):
        if at not in found and waiting[point.words]:
            found[at] = waiting[point.words].pop(0)


def _likeness(old: Point, new: Point) -> float:
    titled = old.view.name and old.view.name == new.view.name and old.chapters[-1:] == new.chapters[-1:]
    if titled and bool(old.view.content) == bool(new.view.content):
        return SAME_TITLE
    return likeness(old.words[:MOST_WORDS], new.words[:MOST_WORDS], LIKELY)


# -- what moved ----------------------------------------------------------------


def _moved(old: Sequence[Point], new: Sequence[Point], matches: Mapping[int, int]) -> frozenset[int]:
    """The places in ``new`` of points that left their chapter or their order among the others."""
    order = sorted(matches)
    staying = {order[at] for at in _rising([matches[at] for at in order])}
    chapters = {-1: -1, **matches}
    elsewhere = {
        at for at in order if _left_chapter(old[matches[at]].above, chapters.get(new[at].above), chapters)
    }
    return frozenset({at for at in order if at not in staying} | elsewhere)


def _left_chapter(was: int, now: int | None, chapters: Mapping[int, int]) -> bool:
    """True unless the chapter is the same; one that goes and one that comes may be one under another name."""
    return was in chapters.values() if now is None else now != was


def _rising(places: Sequence[int]) -> list[int]:
    """The longest row of indexes whose places rise: what stayed in order."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, place in enumerate(places):
        fit = bisect_left(tails, place)
        before.append(ends[fit - 1] if fit else -1)
        tails[fit : fit + 1] = [place]
        ends[fit : fit + 1] = [at]
    found: list[int] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        found.append(at)
        at = before[at]
    return found[::-1]
