"""One plan with all its records: what a document may print, list or show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from planpress.model.awards import AwardRule
from planpress.model.courses import Course, Courses, Series
from planpress.model.figures import Drawn, Figure, Figures, Flow
from planpress.model.indicators import Indicators, IndicatorTable
from planpress.model.plan import Person, PlanRecord, TableSpec
from planpress.model.quantities import Quantity
from planpress.model.records import Record
from planpress.model.rule_parts import Rule
from planpress.model.rules import HoursPart, HoursRule, Rules
from planpress.model.sessions import Session
from planpress.model.values import Unstated, Written

PrintedTable = TableSpec | IndicatorTable | AwardRule | HoursRule | tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class ListItem:
    """A name in a list, with the names below it."""

    text: str
    items: tuple[ListItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """One document's records. ``titles`` holds the titles of its clauses by id."""

    city: str
    id: str
    record: PlanRecord
    courses: Courses = field(default_factory=Courses)
    sessions: tuple[Session, ...] = ()
    rules: Rules = field(default_factory=Rules)
    indicators: Indicators = field(default_factory=Indicators)
    figures: Figures = field(default_factory=Figures)
    titles: Mapping[str, str] = field(default_factory=dict)

    # -- {value:…} -------------------------------------------------------------

    def value_text(self, path: str, bare: bool = False) -> str | None:
        """What ``{value:path}`` prints; None where the path leads to no value.

        Paths: ``period``, ``contact``, ``issue.date``; ``rule.field`` and ``rule.part`` (the hours of a part
        at any depth); ``indicator``, ``indicator.as_of``, ``table.row.column``. ``bare`` drops 逾, 約, 餘.
        """
        first, *rest = path.split(".")
        indicator = self.indicators.values.get(first)
        if indicator is not None:
            return _text(_walk(indicator, rest or ["value"]), bare)
        table = self.indicators.tables.get(first)
        if table is not None and len(rest) == 2:
            return _text(table.cell(rest[0], rest[1]), bare)
        rule = self.rules.rule(first)
        if rule is not None:
            return _text(_rule_value(rule, rest), bare)
        if path == "contact":
            return _contact(self.record)
        return _text(_walk(self.record, [first, *rest]), bare) if first in _PLAN_VALUES else None

    # -- {list:…} --------------------------------------------------------------

    def list_items(self, path: str) -> tuple[ListItem, ...] | None:
        """What ``{list:path}`` joins; None where the path leads to no list.

        A theme's items; the courses of a series, or else its topics; a course's topics; the series of a
        track; the parts of an hour rule or of one of its parts; any list of words in a rule.
        """
        first, _, rest = path.partition(".")
        theme = self.record.themes.get(path)
        if theme is not None:
            return _items(theme.items)
        rule = self.rules.rule(first)
        if rule is not None:
            return _rule_list(rule, rest)
        return None if rest else self._course_list(first)

    def _course_list(self, name: str) -> tuple[ListItem, ...] | None:
        for series in self.courses.series:
            if series.id == name:
                return self._series_list(series) or None
        for course in self.courses.courses:
            if course.id == name:
                return _items(course.topics) or None
        return (
            tuple(
                ListItem(self.title_of(series.id)) for series in self.courses.series if series.track == name
            )
            or tuple(ListItem(self._titled(course)) for course in self.courses.of_track(name))
            or None
        )

    def _series_list(self, series: Series) -> tuple[ListItem, ...]:
        courses = self.courses.of_series(series.id)
        return tuple(ListItem(self._titled(course)) for course in courses) or _items(series.topics)

    def _titled(self, course: Course) -> str:
        """A course's title, with its topics in full-width brackets behind it."""
        title = self.title_of(course.id)
        return f"{title}（{'、'.join(course.topics)}）" if course.topics else title

    # -- {table:…} and {figure:…} ------------------------------------------------

    def table(self, name: str) -> PrintedTable | None:
        """The record that ``{table:name}`` prints, or None."""
        if name == "people":
            return self.record.people or None
        found = self.record.tables.get(name) or self.indicators.tables.get(name)
        return found or self.rules.awards.get(name) or self.rules.hours.get(name)

    def figure(self, name: str) -> Flow | Figure | Drawn | None:
        """The record that ``{figure:name}`` prints, or None."""
        figures = self.figures
        return figures.flows.get(name) or figures.figures.get(name) or figures.drawn.get(name)

    # -- titles and ids ----------------------------------------------------------

    def title_of(self, name: str) -> str:
        """The title of a track, series, course or rule: its own, or that of its clause; else its id."""
        records = (*self.courses.tracks, *self.courses.series, *self.courses.courses)
        own = next((record.title for record in records if record.id == name), "")
        return own or self.titles.get(name, "") or name

    def known_ids(self, kind: str) -> tuple[str, ...]:
        """All that may stand in ``{value:}``, ``{list:}``, ``{table:}``, ``{figure:}`` or ``{items:}``.

        ``kind`` is the word before the colon; KeyError for another one. For "did you mean".
        """
        known: Mapping[str, Callable[[], Iterable[str]]] = {
            "value": self._values,
            "list": self._lists,
            "table": self._tables,
            "figure": lambda: (*self.figures.flows, *self.figures.figures, *self.figures.drawn),
            "items": lambda: ("legal_basis", "attachments"),
        }
        return tuple(known[kind]())

    def _values(self) -> Iterator[str]:
        yield from (name for name in ("period", "contact") if self.value_text(name) is not None)
        for name, value in self.indicators.values.items():
            yield from (name, f"{name}.bare")
            if value.as_of:
                yield f"{name}.as_of"
        for _, rule_id, rule in self.rules.every():
            names = [info.alias or key for key, info in type(rule).model_fields.items() if key not in _LINKS]
            if isinstance(rule, HoursRule):
                names.extend(part for part, _ in rule.every_part())
            yield from (f"{rule_id}.{name}" for name in names if _text(_rule_value(rule, [name])) is not None)

    def _lists(self) -> Iterator[str]:
        yield from self.record.themes
        named = (*self.courses.tracks, *self.courses.series, *self.courses.courses)
        yield from (record.id for record in named if self._course_list(record.id))
        for _, rule_id, rule in self.rules.every():
            names = list(type(rule).model_fields)
            if isinstance(rule, HoursRule):
                names.extend(part for part, _ in rule.every_part())
            yield from (f"{rule_id}.{name}" for name in names if _rule_list(rule, name))

    def _tables(self) -> Iterator[str]:
        yield from self.record.tables
        yield from self.indicators.tables
        yield from (*self.rules.awards, *self.rules.hours)
        if self.record.people:
            yield "people"


_PLAN_VALUES = ("period", "issue", "in_force_from", "title", "slogan", "agency", "english", "updated")
_LINKS = ("clause", "follows")
_NOT_PUBLIC = "（公開版不列姓名、電話及電子郵件）"


def _contact(record: PlanRecord) -> str | None:
    contact = record.contact
    if contact is None:
        return None
    if not contact.public:
        return contact.unit + _NOT_PUBLIC
    return "，".join(part for part in (contact.unit, contact.phone, contact.email) if part)


def _rule_value(rule: Rule, path: list[str]) -> object:
    """A field of a rule, or the hours of one of its parts; a list of words is no value."""
    if isinstance(rule, HoursRule) and len(path) == 1:
        part = dict(rule.every_part()).get(path[0])
        if part is not None:
            return part.hours
    return _walk(rule, path) if path else None


def _walk(value: object, path: list[str]) -> object:
    for name in path:
        if isinstance(value, Record):
            fields = {info.alias or key: key for key, info in type(value).model_fields.items()}
            value = getattr(value, fields[name]) if name in fields else None
        elif isinstance(value, Mapping):
            value = value.get(name)
        else:
            return None
    return value


def _text(value: object, bare: bool = False) -> str | None:
    if isinstance(value, Quantity):
        return value.bare if bare else value.text
    if isinstance(value, Unstated | Written):
        return str(value)
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    return str(value)


def _rule_list(rule: Rule, path: str) -> tuple[ListItem, ...] | None:
    if isinstance(rule, HoursRule):
        parts = rule.parts if path in ("", "parts") else _parts_below(rule, path)
        if isinstance(parts, Mapping):
            return _part_items(parts)
    words = _walk(rule, path.split(".")) if path else None
    good = isinstance(words, tuple) and words and all(isinstance(word, str) for word in words)
    return _items(words) if good and isinstance(words, tuple) else None


def _parts_below(rule: HoursRule, name: str) -> object:
    part = dict(rule.every_part()).get(name)
    return part.parts if part else None


def _part_items(parts: Mapping[str, HoursPart]) -> tuple[ListItem, ...]:
    """``當前政府重大政策(1小時)``; a part without hours is its title alone."""
    made = []
    for part in parts.values():
        text = part.title if isinstance(part.hours, Unstated) else f"{part.title}({part.hours})"
        made.append(ListItem(text, _part_items(part.parts) if isinstance(part.parts, Mapping) else ()))
    return tuple(made)


def _items(words: tuple[str, ...]) -> tuple[ListItem, ...]:
    return tuple(ListItem(word) for word in words)
