"""Puts the published figures of a document into lines: one an indicator, with its values by year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from planpress.model.catalog import Plan
from planpress.model.indicators import IndicatorTable, IndicatorValue
from planpress.model.quantities import Quantity
from planpress.model.values import Unstated
from planpress.rules.compared_figures import year_in


@dataclass(frozen=True, slots=True)
class IndicatorPoint:
    """A value as printed, and the year, day or column it stands for ("" where the document is silent)."""

    when: str
    text: str


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """An indicator of a document. ``key`` is its place on the document's page of figures.

    ``unit`` is as printed; ``measure`` says what is counted where the unit alone does not. Lines are never
    added up: 個 may be classes in one and agencies in the next.
    """

    city: str
    plan: str
    key: str
    subject: str
    title: str
    unit: str
    measure: str
    points: tuple[IndicatorPoint, ...]


def indicator_lines(plan: Plan) -> tuple[IndicatorLine, ...]:
    """All indicators of ``plan``: its tables row by row, then its single figures."""
    tables = plan.indicators.tables.items()
    values = plan.indicators.values.items()
    return (
        *(line for key, table in tables for line in _of_table(plan, key, table)),
        *(_of_value(plan, key, value) for key, value in values),
    )


def _of_table(plan: Plan, table_id: str, table: IndicatorTable) -> Iterator[IndicatorLine]:
    for row_id, row in table.rows.items():
        stated = next((value for value in row.values if isinstance(value, Quantity)), None)
        yield IndicatorLine(
            plan.city,
            plan.id,
            f"{table_id}-{row_id}",
            table.subject or "",
            f"{table.caption}：{row.label}",
            (stated.unit if stated else "") or row.unit or table.unit or "",
            row.measure or "",
            tuple(
                IndicatorPoint(str(column), _printed(value))
                for column, value in zip(table.columns, row.values, strict=False)
            ),
        )


def _of_value(plan: Plan, key: str, value: IndicatorValue) -> IndicatorLine:
    unit = value.value.unit if isinstance(value.value, Quantity) else ""
    when = str(value.as_of or value.year or year_in(value.title))
    return IndicatorLine(
        plan.city,
        plan.id,
        f"indicators-{key}",
        value.subject or "",
        value.title,
        unit or value.unit or "",
        value.measure or "",
        (IndicatorPoint(when, _printed(value.value)),),
    )


def _printed(value: Quantity | Unstated) -> str:
    """The value's own words; the four that stand for none are words too."""
    return value.text if isinstance(value, Quantity) else value.value
