"""What open data is made of: kinds of rows, the fields of each, and how a value becomes cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeAlias

from planpress.model.amounts import Hours, Length, Seats
from planpress.model.dates import MonthRange, Period, RocDate, TimeRange
from planpress.model.quantities import Quantity
from planpress.model.values import Written

Scalar: TypeAlias = str | int | bool | Decimal | date
Cell: TypeAlias = Scalar | tuple[Scalar, ...] | None
"""What stands in a row's field; None where the record says nothing of the kind."""
Get: TypeAlias = Callable[[Any], Any]


class DataType(StrEnum):
    """What a field holds, in the words of Frictionless Table Schema where it has one."""

    TEXT = "string"
    INTEGER = "integer"
    NUMBER = "number"
    YES_NO = "boolean"
    DATE = "date"
    ADDRESS = "uri"
    TEXTS = "texts"
    INTEGERS = "integers"
    DATES = "dates"


@dataclass(frozen=True, slots=True)
class DataField:
    """A field of a kind: its key in CSV and JSON, what it holds, how a row gives it.

    ``word`` names its words in the strings file (``data_<word>`` the title, ``data_<word>_is`` the meaning).
    ``example`` is how the model writes such a value, for kinds that have no row yet.
    """

    key: str
    type: DataType
    of: Callable[[Any], Cell]
    word: str = ""
    example: str = ""

    @property
    def title_key(self) -> str:
        """The key of its title."""
        return f"data_{self.word or self.key}"

    @property
    def meaning_key(self) -> str:
        """The key of the sentence that says what it means."""
        return f"data_{self.word or self.key}_is"


@dataclass(frozen=True, slots=True)
class Reference:
    """Fields of a kind that name a row of another kind."""

    fields: tuple[str, ...]
    kind: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DataKind:
    """A kind of rows: ``data/<key>.csv``, ``.json`` and ``.schema.json``.

    ``unique`` are the fields that tell its rows apart. ``from_plans``: each plan gives rows, else the site
    does as a whole. ``has_json`` is false for rules, whose JSON keeps the shape of their records.
    """

    key: str
    fields: tuple[DataField, ...]
    unique: tuple[str, ...]
    from_plans: bool = True
    references: tuple[Reference, ...] = ()
    has_json: bool = True

    def cells(self, row: object) -> Iterator[Cell]:
        """The cells of a row, in the order of the fields."""
        return (field.of(row) for field in self.fields)


@dataclass(frozen=True, slots=True)
class Home:
    """Where rows are from: the plan ("" for the site as a whole) and the site's address, "" if not known."""

    city: str = ""
    document: str = ""
    root: str = ""

    def page(self, address: str) -> str:
        """The address of a page, whole where the site's own is known."""
        return self.root + address


@dataclass(frozen=True, slots=True)
class Row:
    """A record as open data sees it; ``title`` where it may come from a clause, ``page`` its address."""

    home: Home
    id: str
    record: Any
    title: str = ""
    page: str = ""


# -- cells ---------------------------------------------------------------------


def said(value: object) -> Any:
    """Words as printed; 未載明, 不限 and 另依法令 are words too. None where a record says nothing."""
    if value is None or value in ("", ()):
        return None
    if isinstance(value, Written):
        return value.text
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return tuple(said(item) for item in value)
    return value


def field(key: str, get: Get, type_: DataType = DataType.TEXT, word: str = "") -> tuple[DataField, ...]:
    """A field of its own."""
    return (DataField(key, type_, lambda row: said(get(row)), word),)


def record_fields(*keys: str, texts: Sequence[str] = ()) -> tuple[DataField, ...]:
    """Fields of the record under their own names; those in ``texts`` hold several texts."""
    return tuple(
        DataField(key, DataType.TEXTS if key in texts else DataType.TEXT, _of_record(key)) for key in keys
    )


def _of_record(key: str) -> Callable[[Any], Cell]:
    def of(row: Any) -> Cell:
        found: Cell = said(getattr(row.record, key))
        return found

    return of


def _typed(key: str, type_: DataType, of: Callable[[Any], Cell], example: object) -> DataField:
    return DataField(key, type_, of, example="" if example is None else str(example))


def _part(get: Get, kind: type[Written], attribute: str) -> Callable[[Any], Cell]:
    """A part of a value's meaning; None where one of the words stands in its place."""

    def of(row: Any) -> Cell:
        value = get(row)
        found: Cell = getattr(value, attribute) if isinstance(value, kind) else None
        return found

    return of


def _words(key: str, get: Get, kind: type[Written]) -> DataField:
    return _typed(key, DataType.TEXT, lambda row: said(get(row)), next(iter(kind.examples), None))


def of(name: str) -> Get:
    """A field of the record itself."""
    return lambda row: getattr(row.record, name)


def day_fields(key: str, get: Get) -> tuple[DataField, ...]:
    """A day as printed and as ISO 8601."""
    iso = _typed(f"{key}_iso", DataType.DATE, _part(get, RocDate, "date"), "2024-02-27")
    return (_words(key, get, RocDate), iso)


def period_fields(key: str, get: Get) -> tuple[DataField, ...]:
    """A period as printed, and its first and last day."""
    first = _typed(f"{key}_first", DataType.DATE, _part(get, Period, "first"), "2024-01-01")
    last = _typed(f"{key}_last", DataType.DATE, _part(get, Period, "last"), "2024-12-31")
    return (_words(key, get, Period), first, last)


def seats_fields(get: Get) -> tuple[DataField, ...]:
    """How many people, as printed and as a number."""
    number = _typed("seats_number", DataType.INTEGER, _part(get, Seats, "seats"), 30)
    return (_words("seats", get, Seats), number)


def hours_fields(get: Get) -> tuple[DataField, ...]:
    """Hours as printed and as a number."""
    number = _typed("hours_number", DataType.NUMBER, _part(get, Hours, "hours"), 20)
    return (_words("hours", get, Hours), number)


def length_fields(get: Get) -> tuple[DataField, ...]:
    """How long a course is, as printed, and in parts; units are never converted."""
    return (
        _words("length", get, Length),
        _typed("length_number", DataType.NUMBER, _part(get, Length, "amount"), 3),
        _typed("length_unit", DataType.TEXT, lambda row: said(_part(get, Length, "unit")(row)), None),
    )


def month_fields(get: Get) -> tuple[DataField, ...]:
    """Months as printed, and each by its number."""
    numbers = _typed("months_numbers", DataType.INTEGERS, _part(get, MonthRange, "months"), "[2, 3]")
    return (_words("months", get, MonthRange), numbers)


def time_fields(get: Get) -> tuple[DataField, ...]:
    """Hours of a day as printed, and begin and end as HH:MM (up to 24:00)."""

    def clock(attribute: str) -> Callable[[Any], Cell]:
        minutes = _part(get, TimeRange, attribute)
        return lambda row: None if (found := minutes(row)) is None else _clock(found)

    begin = _typed("time_begin", DataType.TEXT, clock("start"), "09:00")
    return (_words("time", get, TimeRange), begin, _typed("time_end", DataType.TEXT, clock("end"), "16:00"))


def _clock(minutes: Any) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def quantity_fields(get: Get) -> tuple[DataField, ...]:
    """A figure as published, its exact number, and what says about, over or nearly."""
    return (
        _words("value", get, Quantity),
        _typed("value_number", DataType.NUMBER, _part(get, Quantity, "number"), 1800),
        *(
            _typed(f"value_{name}", DataType.TEXT, _filled(_part(get, Quantity, name)), None)
            for name in ("before", "rest", "after")
        ),
    )


def _filled(get: Callable[[Any], Cell]) -> Callable[[Any], Cell]:
    return lambda row: get(row) or None
