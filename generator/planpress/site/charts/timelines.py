"""A timeline: a lane for each item, its name and time above it, all on one axis of days, months or years."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from planpress.model.dates import FIRST_YEAR
from planpress.site.charts.marks import WIDTH, Area, Block, Drawing, Mark, bar, lines, stacked, stroke, text
from planpress.site.charts.words import EM, LINE, cut, width_of, wrap
from planpress.site.views import StretchView, TimedView, TimelineView

Say = Callable[..., str]

LEFT, RIGHT = 8.0, WIDTH - 8.0
LANE = 16.0
BAR = 11.0
NARROWEST = 2.0
DIAMOND = 6.0
GAP = 8.0
MOST_DAYS = 45
MOST_MONTHS = 36
_FULL = WIDTH / EM - 1
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


@dataclass(frozen=True, slots=True)
class _Cell:
    """A day, month or year of the axis, from its first day on; ``label`` is "" where it is not labelled.

    ``year`` is said in a line below, at the first cell of each year.
    """

    first: date
    label: str
    year: str = ""


@dataclass(frozen=True, slots=True)
class _Axis:
    """From the day ``first`` to the day before ``end``, in cells of equal kind.

    Labels stand ``centred`` in cells of one day, month or year, else at the beginning of their cell.
    """

    first: date
    end: date
    cells: tuple[_Cell, ...]
    centred: bool = True

    def at(self, day: date) -> float:
        """The x at which ``day`` begins."""
        return LEFT + (RIGHT - LEFT) * (day - self.first).days / (self.end - self.first).days

    def spans(self) -> Iterator[tuple[_Cell, float, float]]:
        """Each cell with its left and right x."""
        ends = (*(cell.first for cell in self.cells[1:]), self.end)
        for cell, end in zip(self.cells, ends, strict=True):
            yield cell, self.at(cell.first), self.at(end)


def timeline_drawings(view: TimelineView, say: Say) -> tuple[Drawing, ...]:
    """The rows from the top down, the axis below them."""
    days = [_day(day) for row in view.rows for one in row.stretches for day in (one.first, one.last)]
    axis = _axis(min(days), max(days), say)
    return stacked([_row(row, axis) for row in view.rows], _foot(axis))


def _day(iso: str) -> date:
    return date.fromisoformat(iso)


# -- the axis ---------------------------------------------------------------------


def _axis(first: date, last: date, say: Say) -> _Axis:
    """Days for a few weeks, months for up to three years, else years."""
    if (last - first).days < MOST_DAYS:
        return _of_days(first, last, say)
    begin = date(first.year, first.month, 1)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months <= MOST_MONTHS:
        cells = tuple(_month(begin, number, months, say) for number in range(months))
        return _Axis(begin, _months_on(begin, months), cells)
    return _of_years(first.year, last.year, say)


def _of_days(first: date, last: date, say: Say) -> _Axis:
    count = (last - first).days + 1
    widest = width_of(say("timeline_day", month=12, day=31)) + 6
    step = next(one for one in _STEPS if one * (RIGHT - LEFT) / count >= widest or one >= count)
    days = [first + timedelta(days=place) for place in range(0, count, step)]
    cells = [_Cell(day, say("timeline_day", month=day.month, day=day.day)) for day in days]
    years = [
        say("roc_year", year=_roc(day)) if not place or day.year != days[place - 1].year else ""
        for place, day in enumerate(days)
    ]
    dated = (_Cell(cell.first, cell.label, year) for cell, year in zip(cells, years, strict=True))
    return _Axis(first, last + timedelta(days=1), tuple(dated), step == 1)


def _month(begin: date, number: int, months: int, say: Say) -> _Cell:
    """A month by its number: each of them up to a year or so, else the first of each quarter."""
    first = _months_on(begin, number)
    shown = months <= 13 or first.month % 3 == 1
    year = say("roc_year", year=_roc(first))
    room = (RIGHT - LEFT) / months * min(13 - first.month, months)  # to the next year's name
    named = first.month == 1 or (not number and room >= width_of(year) + 4)
    return _Cell(first, str(first.month) if shown else "", year if named else "")


def _of_years(first: int, last: int, say: Say) -> _Axis:
    """Years, as many of them labelled as there is room for: each, each second, each fifth …"""
    years = range(first, last + 1)
    widest = max(width_of(say("roc_year", year=_roc(date(year, 1, 1)))) for year in (first, last)) + 6
    each = (RIGHT - LEFT) / len(years)
    step = next(one for one in _STEPS if one * each >= widest)
    firsts = [date(year, 1, 1) for year in years if not _roc(date(year, 1, 1)) % step or year == first]
    cells = (_Cell(day, say("roc_year", year=_roc(day))) for day in firsts)
    return _Axis(date(first, 1, 1), date(last + 1, 1, 1), tuple(cells), step == 1)


def _months_on(begin: date, number: int) -> date:
    place = begin.year * 12 + begin.month - 1 + number
    return date(place // 12, place % 12 + 1, 1)


def _roc(day: date) -> int:
    return day.year - FIRST_YEAR + 1


def _foot(axis: _Axis) -> Block:
    """The axis: a tick at each cell, its label beside it, and the years in a line of their own."""
    marks: list[Mark] = [
        stroke((LEFT, 4), (RIGHT, 4), light=True),
        stroke((RIGHT, 4), (RIGHT, 9), light=True),
    ]
    reached = below = 0.0
    for cell, left, right in axis.spans():
        marks.append(stroke((left, 4), (left, 9), light=True))
        half = width_of(cell.label) / 2
        middle = _inside((left + right) / 2 if axis.centred else left + half, cell.label)
        if cell.label and middle - half >= reached:
            marks.append(text(middle, 25, cell.label, "middle"))
            reached = middle + half + 4
        if cell.year and left >= below and left + width_of(cell.year) <= WIDTH:
            marks.append(text(left, 45, cell.year))
            below = left + width_of(cell.year) + 4
    return Block(50.0 if below else 30.0, tuple(marks))


def _inside(x: float, said: str) -> float:
    half = width_of(said) / 2
    return min(max(x, half), WIDTH - half)


# -- rows -------------------------------------------------------------------------


def _row(row: TimedView, axis: _Axis) -> Block:
    """The name and the time of an item, in one line where both fit, and its lane."""
    if width_of(row.name) + width_of(row.when) + EM <= WIDTH:
        said: list[Mark] = [*lines(0, 0, (row.name,)), *lines(WIDTH, 0, (row.when,), "end")]
        count = 1
    else:
        names, times = (cut(wrap(one, _FULL)) for one in (row.name, row.when))
        said = [*lines(0, 0, names), *lines(WIDTH, LINE * len(names), times, "end")]
        count = len(names) + len(times)
    y = LINE * count + 2
    return Block(y + LANE + GAP, (*said, *_lane(row.stretches, axis, y)))


def _lane(stretches: Sequence[StretchView], axis: _Axis, y: float) -> Iterator[Mark]:
    for _, left, _ in axis.spans():
        yield stroke((left, y), (left, y + LANE), light=True)
    yield stroke((RIGHT, y), (RIGHT, y + LANE), light=True)
    yield stroke((LEFT, y + LANE / 2), (RIGHT, y + LANE / 2), light=True)
    for one in stretches:
        first, last = _day(one.first), _day(one.last)
        left, right = axis.at(first), axis.at(last + timedelta(days=1))
        if first == last:
            yield _diamond((left + right) / 2, y + LANE / 2)
        else:
            yield bar(left, y + (LANE - BAR) / 2, max(NARROWEST, right - left), BAR, 0)


def _diamond(x: float, y: float) -> Area:
    """A single day."""
    x = min(max(x, DIAMOND), WIDTH - DIAMOND)
    corners = ((x, y - DIAMOND), (x + DIAMOND, y), (x, y + DIAMOND), (x - DIAMOND, y))
    return Area(tuple((round(across, 1), round(down, 1)) for across, down in corners), 0)
