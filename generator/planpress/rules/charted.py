"""The figures of a chart, read from the table, the single values or the hour rule that it names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from planpress.model.amounts import Hours
from planpress.model.catalog import Plan
from planpress.model.charts import Chart
from planpress.model.indicators import IndicatorRow, IndicatorTable
from planpress.model.quantities import Quantity
from planpress.model.rules import HoursPart, HoursRule


@dataclass(frozen=True, slots=True)
class Point:
    """A figure as printed, and the number it is drawn by; None for 未載明 and its like."""

    text: str
    number: Decimal | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A series: a point for each category."""

    name: str
    points: tuple[Point, ...]
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Charted:
    """What a chart is drawn from. ``total`` is never drawn as a part."""

    categories: tuple[str, ...]
    lines: tuple[Line, ...]
    total: Line | None = None

    @property
    def points(self) -> tuple[Point, ...]:
        """All points that are drawn."""
        return tuple(point for line in self.lines for point in line.points)

    @property
    def units(self) -> tuple[str, ...]:
        """The different units of what is drawn, in order."""
        found = (
            point.unit or line.unit for line in self.lines for point in line.points if point.unit or line.unit
        )
        return tuple(dict.fromkeys(found))


def charted(chart: Chart, plan: Plan) -> Charted:
    """The figures of ``chart``; what it names and nobody wrote is left out, which a check reports."""
    first = chart.of[0]
    table = plan.indicators.tables.get(first)
    if table is not None:
        return _of_table(chart, table)
    rule = plan.rules.hours.get(first)
    if rule is not None:
        return _of_hours(rule)
    return _of_values(chart, plan)


def sources(plan: Plan) -> tuple[str, ...]:
    """All ids that a chart of figures may name."""
    return (*plan.indicators.tables, *plan.indicators.values, *plan.rules.hours)


def _of_table(chart: Chart, table: IndicatorTable) -> Charted:
    wanted = chart.columns or table.columns
    places = [table.columns.index(column) for column in wanted if column in table.columns]
    shown = [key for key in chart.rows or table.rows if key in table.rows and key != chart.total]
    total = table.rows.get(chart.total or "")
    return Charted(
        tuple(str(table.columns[place]) for place in places),
        tuple(_row(table.rows[key], places, table) for key in shown),
        _row(total, places, table) if total else None,
    )


def _row(row: IndicatorRow, places: Sequence[int], table: IndicatorTable) -> Line:
    values = [row.values[place] if place < len(row.values) else None for place in places]
    return Line(row.label, tuple(map(_point, values)), row.unit or table.unit or "")


def _of_values(chart: Chart, plan: Plan) -> Charted:
    named = [plan.indicators.values[name] for name in chart.of if name in plan.indicators.values]
    points = tuple(
        Point(point.text, point.number, value.measure or point.unit or value.unit or "")
        for value, point in ((value, _point(value.value)) for value in named)
    )
    return Charted(tuple(value.title for value in named), (Line("", points),))


def _of_hours(rule: HoursRule) -> Charted:
    leaves = tuple(_leaves(rule.parts)) if isinstance(rule.parts, Mapping) else ()
    total = Line("", (_point(rule.total),)) if rule.total is not None else None
    points = tuple(_point(part.hours) for part in leaves)
    return Charted(tuple(part.title for part in leaves), (Line("", points),), total)


def _leaves(parts: Mapping[str, HoursPart]) -> Iterator[HoursPart]:
    """The parts that are split no further, or whose split is not told in hours that add up."""
    for part in parts.values():
        below = part.parts
        if isinstance(below, Mapping) and not part.overlap and _all_told(below):
            yield from _leaves(below)
        else:
            yield part


def _all_told(parts: Mapping[str, HoursPart]) -> bool:
    return all(isinstance(part.hours, Hours) for part in parts.values())


def _point(value: object) -> Point:
    """A value as printed; a word such as 未載明 stays a word and is no number."""
    if isinstance(value, Quantity):
        return Point(value.text, value.number, value.unit)
    if isinstance(value, Hours):
        return Point(value.text, value.hours)
    return Point(str(getattr(value, "value", "") or ""))
