"""Checks published figures: sums, products, quotients, rates and equal figures, within their rounding."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from planpress.diagnostics.diagnostic import Diagnostic, Ref, problem, warning
from planpress.model.indicators import Check, Indicators, IndicatorTable, Operation
from planpress.model.values import Unstated
from planpress.rules.operands import Spot, cell, find, names
from planpress.rules.places import Path, unknown
from planpress.rules.rounding import (
    Figure,
    Interval,
    add,
    claimed,
    divide,
    known,
    multiply,
    rounded,
    show,
)

SIGNS = {"sum": " + ", "product": " × ", "quotient": " ÷ ", "ratio": " ÷ ", "equals": ""}
PAIRS = ("quotient", "ratio")


@dataclass(frozen=True, slots=True)
class Claim:
    """A printed figure with what it is checked against, and the places that a finding names."""

    stated: Figure
    name: str
    spot: Spot
    at: Ref
    check: Ref


def check_indicators(indicators: Indicators, file: str) -> Iterator[Diagnostic]:
    """Every check of ``file`` (indicators.yaml): what does not fit is a warning, printed figures stay."""
    for table_id, table in indicators.tables.items():
        for number, check in enumerate(table.checks):
            at = Ref(file, ("tables", table_id, "checks", number))
            yield from dict.fromkeys(_check_table(indicators, table_id, check, at))
    for value_id, value in indicators.values.items():
        figure = find(indicators, value_id, Spot())
        at = Ref(file, ("values", value_id))
        if isinstance(figure, Figure):
            claim = Claim(figure, value.title, Spot(), Ref(file, (*at.path, "value")), at)
            yield from _check_operations(indicators, value, claim)


def _check_table(indicators: Indicators, table_id: str, check: Check, at: Ref) -> Iterator[Diagnostic]:
    table = indicators.tables[table_id]
    if check.row is not None and check.row not in table.rows:
        yield unknown("R13", Ref(at.file, (*at.path, "row")), check.row, table.rows)
        return
    if check.column is not None and check.column not in table.columns:
        yield unknown("R13", Ref(at.file, (*at.path, "column")), check.column, table.columns)
        return
    for row, column in _cells(table, check):
        stated = cell(table, row, column)
        if isinstance(stated, Figure):
            spot = Spot(table_id, row, column, down=check.row is None)
            path: Path = ("tables", table_id, "rows", row, "values", table.columns.index(column))
            name = f"{table.caption}／{table.rows[row].label}／{column}"
            yield from _check_operations(indicators, check, Claim(stated, name, spot, Ref(at.file, path), at))


def _cells(table: IndicatorTable, check: Check) -> Iterator[tuple[str, str]]:
    rows = [check.row] if check.row is not None else list(table.rows)
    columns = [check.column] if check.column is not None else list(table.columns)
    yield from ((row, column) for row in rows for column in columns)


def _check_operations(indicators: Indicators, operation: Operation, claim: Claim) -> Iterator[Diagnostic]:
    for kind, operands in operation.operations:
        place = Ref(claim.check.file, (*claim.check.path, kind))
        found = [find(indicators, name, claim.spot) for name in operands]
        missing = [name for name, one in zip(operands, found, strict=True) if one is None]
        if missing:
            known_names = list(names(indicators, claim.spot))
            yield from (_missing(indicators, name, known_names, place, claim.spot) for name in missing)
        elif kind in PAIRS and len(operands) != 2:
            yield problem("R13", place, wording="two", count=len(operands))
        elif not any(isinstance(one, Unstated) for one in found):
            figures = [one for one in found if isinstance(one, Figure)]
            yield from _compare(indicators, kind, operands, figures, claim, place)


def _missing(indicators: Indicators, name: str, known_names: list[str], place: Ref, spot: Spot) -> Diagnostic:
    """A name nobody knows, or a row of another table that lacks this column."""
    table = indicators.tables.get(name.partition(".")[0])
    if spot.column and name in known_names and table:
        return problem("R13", place, wording="column", id=name, table=table.caption, column=spot.column)
    return unknown("R13", place, name, known_names)


def _compare(
    indicators: Indicators,
    kind: str,
    operands: tuple[str, ...],
    figures: list[Figure],
    claim: Claim,
    place: Ref,
) -> Iterator[Diagnostic]:
    units = _unlike_units(kind, figures, claim.stated)
    if units:
        yield problem("R13", place, wording="units", units="、".join(units))
        return
    result = _result(kind, figures)
    if result is None:
        yield problem("R13", place, wording="zero")
    elif not claimed(claim.stated, _tolerance(kind, figures, claim.stated)).meets(result):
        if kind == "ratio":
            yield _unfit_rate(indicators, operands[1], figures, claim, result)
        else:
            yield _unfit(kind, figures, claim, result)


def _unlike_units(kind: str, figures: list[Figure], stated: Figure) -> list[str]:
    """Units that cannot be compared; figures without a unit go with any."""
    alike = {"sum": [*figures, stated], "equals": [*figures, stated], "ratio": figures}.get(kind, [])
    bases = {one.base: one.unit or one.base for one in alike if one.base}
    return list(bases.values()) if len(bases) > 1 else []


def _result(kind: str, figures: list[Figure]) -> Interval | None:
    if kind == "ratio":
        return divide(rounded(figures[0]), rounded(figures[1]))
    if kind == "quotient":
        return divide(known(figures[0]), known(figures[1]))
    if kind == "product":
        product = Interval(Fraction(1), Fraction(1))
        for figure in figures:
            product = multiply(product, known(figure))
        return product
    return add([known(figure) for figure in figures])


def _tolerance(kind: str, figures: list[Figure], stated: Figure) -> Fraction:
    """Sums of figures printed to the same digit are exact; anything else was rounded to its last digit."""
    if kind in ("sum", "equals") and stated.step <= max(figure.step for figure in figures):
        return Fraction(0)
    return stated.step / 2


def _unfit(kind: str, figures: list[Figure], claim: Claim, result: Interval) -> Diagnostic:
    shown = SIGNS[kind].join(str(figure.quantity) for figure in figures)
    low, high = _shown_interval(result, claim.stated, 2)
    wording = "equals" if kind == "equals" else "default"
    name, stated = claim.name, str(claim.stated.quantity)
    params = {"result": low if low == high else f"{low}～{high}"} if wording == "default" else {}
    return warning("R12", claim.at, wording=wording, name=name, stated=stated, shown=shown, **params)


def _unfit_rate(
    indicators: Indicators, divisor: str, figures: list[Figure], claim: Claim, result: Interval
) -> Diagnostic:
    low, high = _shown_interval(result, claim.stated, 0)
    others = "、".join(_fitting(indicators, divisor, figures, claim))
    params = {"other": others} if others else {}
    return warning(
        "R11",
        claim.at,
        wording="other" if others else "default",
        name=claim.name,
        stated=str(claim.stated.quantity),
        above=figures[0].label,
        below=figures[1].label,
        low=low,
        high=high,
        **params,
    )


def _fitting(indicators: Indicators, divisor: str, figures: list[Figure], claim: Claim) -> Iterator[str]:
    """Labels of other rows of the divisor's table with which the rate would fit."""
    first, dot, _ = divisor.partition(".")
    table = indicators.tables.get(first if dot else claim.spot.table)
    for row in table.rows if table else ():
        other = cell(table, row, claim.spot.column) if table else None
        if not isinstance(other, Figure) or other in (*figures, claim.stated):
            continue
        result = divide(rounded(figures[0]), rounded(other)) if other.base == figures[1].base else None
        if result and claimed(claim.stated, claim.stated.step / 2).meets(result):
            yield other.label


def _shown_interval(result: Interval, figure: Figure, more_digits: int) -> tuple[str, str]:
    low, high = (show(end or Fraction(0), figure, more_digits) for end in (result.low, result.high))
    return low, high
