"""Finds the figures that a check of indicators names: values, rows and cells of tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from planpress.model.indicators import Indicators, IndicatorTable
from planpress.model.quantities import Quantity
from planpress.model.values import Unstated
from planpress.rules.rounding import Figure, figure_of


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a check stands: in which table, at which row and column; "" for none."""

    table: str = ""
    row: str = ""
    column: str = ""
    down: bool = False  # operands are names of columns


def find(indicators: Indicators, name: str, spot: Spot) -> Figure | Unstated | None:
    """The figure that ``name`` means at ``spot``; 未載明 and its like as they stand; None if none."""
    own = indicators.tables.get(spot.table)
    if own and spot.down and name in own.columns:
        return cell(own, spot.row, name)
    if own and not spot.down and name in own.rows:
        return cell(own, name, spot.column)
    parts = name.split(".", 2)
    if len(parts) == 1:
        return _value(indicators, name)
    table = indicators.tables.get(parts[0])
    if table is None or (len(parts) == 2 and not spot.column):
        return None
    return cell(table, parts[1], parts[2] if len(parts) == 3 else spot.column)


def cell(table: IndicatorTable, row: str, column: str) -> Figure | Unstated | None:
    """The figure of a row in a column, in the row's unit or the table's."""
    value = table.cell(row, column)
    if not isinstance(value, Quantity):
        return value if isinstance(value, Unstated) else None
    record = table.rows[row]
    return figure_of(record.label, value, record.unit, table.unit)


def names(indicators: Indicators, spot: Spot) -> Iterator[str]:
    """All names that an operand at ``spot`` may have."""
    own = indicators.tables.get(spot.table)
    if own:
        yield from own.columns if spot.down else own.rows
    yield from indicators.values
    for table_id, table in indicators.tables.items():
        for row in table.rows:
            if spot.column and not spot.down:
                yield f"{table_id}.{row}"
            else:
                yield from (f"{table_id}.{row}.{column}" for column in table.columns)


def _value(indicators: Indicators, name: str) -> Figure | Unstated | None:
    record = indicators.values.get(name)
    if record is None:
        return None
    if isinstance(record.value, Unstated):
        return record.value
    return figure_of(record.title, record.value, record.unit)
