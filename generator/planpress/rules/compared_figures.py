"""Compares published figures between agencies and years, each measure by itself and never one for another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from planpress.model.catalog import Plan
from planpress.model.indicators import IndicatorTable, IndicatorValue
from planpress.model.quantities import Quantity, unit_scale
from planpress.rules.comparison import Compared
from planpress.rules.saying import Say
from planpress.rules.totals import totals_by_unit

MEASURES: Mapping[str, frozenset[str]] = {
    "班": frozenset(["班", "個班", "班期", "個班期"]),
    "人次": frozenset(["人次"]),
    "時數": frozenset(["小時", "時", "個小時"]),
    "人天": frozenset(["人天", "人日"]),
}
"""The measures of training that are always told, also where nobody states any, with their units."""
COURSES = "門"
OTHERS = (COURSES, "人", "天", "場")
"""Units that count one kind of thing each; told where two documents have figures of them."""
_YEAR = re.compile(r"(?<![0-9])([0-9]{2,3})(?:年?[-－~至]([0-9]{2,3}))?年")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a plan: what it counts, of which year, as written, its exact number, and where from.

    ``agency`` is whose figure it is (臺北市), ``name`` the document's title, ``key`` its place on the page
    of figures. ``address`` is "indicators" for a figure on that page, "document" where the document has no
    such page, "courses" for a figure counted from its courses. ``exact`` is False for 逾, 約, 餘.
    """

    city: str
    plan: str
    agency: str
    name: str
    key: str
    title: str
    year: str
    text: str
    number: Decimal
    exact: bool
    address: str = "indicators"


@dataclass(frozen=True, slots=True)
class MeasureTable:
    """All figures of one measure, newest document first; empty where nobody states one."""

    measure: str
    figures: tuple[Figure, ...]


def compare_figures(plans: Sequence[Compared], say: Say) -> tuple[MeasureTable, ...]:
    """Figures by measure; the name of each of ``plans`` is its agency's.

    The measures of training first, then the other units that figures of two documents share.
    """
    found: dict[str, list[Figure]] = {measure: [] for measure in MEASURES}
    for one in plans:
        for measure, figure in (*_published(one, say), *_counted(one, say)):
            found.setdefault(measure, []).append(figure)
    shared = [
        measure
        for measure, figures in found.items()
        if measure in MEASURES or (measure in OTHERS and _documents(figures) > 1)
    ]
    return tuple(MeasureTable(measure, tuple(found[measure])) for measure in shared)


def _documents(figures: Sequence[Figure]) -> int:
    return len({(figure.city, figure.plan) for figure in figures})


def measure_of(unit: str) -> str:
    """The measure that a unit counts; the unit itself where it is none of the four."""
    return next((measure for measure, units in MEASURES.items() if unit in units), unit)


def _published(one: Compared, say: Say) -> Iterator[tuple[str, Figure]]:
    for key, value in one.plan.indicators.values.items():
        if isinstance(value.value, Quantity):
            unit = value.measure or measure_of(unit_scale(value.value.unit or value.unit or "")[1])
            if unit:
                yield unit, _figure(one, key, value, value.value)
    for key, table in one.plan.indicators.tables.items():
        yield from _of_table(one, key, table, say)


def _figure(one: Compared, key: str, value: IndicatorValue, quantity: Quantity) -> Figure:
    stated = str(value.year) if value.year else year_in(f"{value.as_of or ''} {value.title}")
    return _made(one, f"indicators-{key}", value.title, stated or _year_of(one.plan), quantity)


def _of_table(one: Compared, table_id: str, table: IndicatorTable, say: Say) -> Iterator[tuple[str, Figure]]:
    for row_id, row in table.rows.items():
        for column, value in zip(table.columns, row.values, strict=False):
            if not isinstance(value, Quantity):
                continue
            unit = row.measure or measure_of(unit_scale(value.unit or row.unit or table.unit or "")[1])
            if unit in MEASURES:
                title = say("pair", name=table.caption, value=row.label)
                yield unit, _made(one, f"{table_id}-{row_id}", title, str(column), value)


def _made(one: Compared, key: str, title: str, year: str, quantity: Quantity) -> Figure:
    plan = one.plan
    return Figure(
        plan.city,
        plan.id,
        one.name,
        plan.record.title,
        key,
        title,
        year,
        quantity.text,
        quantity.number,
        quantity.exact,
        "indicators" if plan.indicators.values else "document",
    )


def _counted(one: Compared, say: Say) -> Iterator[tuple[str, Figure]]:
    """How many courses a plan lists, and how long they are, by unit."""
    courses = one.plan.courses.courses
    if not courses:
        return
    yield COURSES, _count(one, "courses", say("courses_listed"), Decimal(len(courses)), COURSES)
    for total in totals_by_unit(courses):
        key, title = f"length-{total.unit}", say("courses_listed_length")
        yield measure_of(total.unit), _count(one, key, title, total.amount, total.unit)


def _count(one: Compared, key: str, title: str, number: Decimal, unit: str) -> Figure:
    plan = one.plan
    text = f"{number:,}{unit}"
    return Figure(
        plan.city,
        plan.id,
        one.name,
        plan.record.title,
        key,
        title,
        _year_of(plan),
        text,
        number,
        exact=True,
        address="courses",
    )


def year_in(words: str) -> str:
    """「101」 or 「99至105」 in 「99-105年開辦班期」; "" where no year is named."""
    match = _YEAR.search(words)
    return "至".join(filter(None, match.groups())) if match else ""


def _year_of(plan: Plan) -> str:
    return plan.id.partition("-")[0]
