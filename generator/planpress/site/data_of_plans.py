"""The kinds of open data that come from documents: itself, its clauses, rules, duties, figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from planpress.model.catalog import Plan
from planpress.model.indicators import Indicators
from planpress.rules.answers.asked import AskedRule
from planpress.rules.comparison import ClauseText
from planpress.rules.duties import Duty, DutyDay
from planpress.site import routes
from planpress.site.data_fields import (
    DataField,
    DataKind,
    DataType,
    Home,
    Reference,
    Row,
    day_fields,
    field,
    of,
    period_fields,
    quantity_fields,
    record_fields,
)
from planpress.site.duty_pages import PlanDuties

CITY = field("city", lambda row: row.home.city)
DOCUMENT = field("document", lambda row: row.home.document)
ID = field("id", lambda row: row.id)
TITLE = field("title", lambda row: row.title)
PAGE = field("page", lambda row: row.page, DataType.ADDRESS)
PLACE = (*CITY, *DOCUMENT)
KEY = ("city", "document")
OF_CITY = Reference(("city",), "cities", ("city",))
OF_DOCUMENT = Reference(KEY, "documents", KEY)


@dataclass(frozen=True, slots=True)
class DutyRow:
    """A day of a duty, or the duty itself where it has none; ``session`` where it hangs on one."""

    home: Home
    plan: PlanDuties
    duty: Duty
    day: DutyDay | None = None
    session: str = ""


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A published figure: which, of what, at what time, and how it is printed."""

    home: Home
    id: str
    table: str
    title: str
    time: str
    value: object
    unit: str
    measure: str
    source: str
    note: str
    clause: str


def _issue(name: str) -> DataField:
    """A field of the issue, None where a document says nothing of one."""
    (one,) = field(name, lambda row: getattr(row.record.issue, name, None))
    return one


DOCUMENTS = DataKind(
    "documents",
    (
        *PLACE,
        *record_fields("title", "english", "slogan", "agency"),
        *field("kind", of("kind"), word="document_kind"),
        *field("state", of("state"), word="document_state"),
        *period_fields("period", of("period")),
        *day_fields("issued", lambda row: getattr(row.record.issue, "date", None)),
        _issue("number"),
        _issue("act"),
        *day_fields("in_force_from", of("in_force_from")),
        *field("audience", lambda row: tuple(one.title for one in row.record.audience), DataType.TEXTS),
        *day_fields("updated", of("updated")),
        *record_fields("aliases", texts=("aliases",)),
        *PAGE,
        *field(
            "pdf",
            lambda row: row.home.page(routes.pdf(row.home.city, row.home.document)),
            DataType.ADDRESS,
        ),
    ),
    KEY,
    references=(OF_CITY,),
)
CLAUSES = DataKind(
    "clauses",
    (
        *PLACE,
        *field("id", lambda row: row.id, word="anchor"),
        *field("number", lambda row: row.record.number, word="clause_number"),
        *field("level", lambda row: row.record.level, DataType.INTEGER, "clause_level"),
        *field("title", lambda row: row.record.words.partition("\n")[0], word="clause_title"),
        *field("text", lambda row: row.record.words.partition("\n")[2], word="clause_text"),
        *PAGE,
    ),
    (*KEY, "id"),
    references=(OF_DOCUMENT,),
)
LEGAL_BASES = DataKind(
    "legal-bases",
    (
        *PLACE,
        *ID,
        *field("text", of("text"), word="basis_text"),
        *record_fields("kind"),
        *day_fields("date", of("date")),
        *record_fields("number", "law"),
    ),
    (*KEY, "id"),
    references=(OF_DOCUMENT,),
)
ATTACHMENTS = DataKind(
    "attachments",
    (*PLACE, *ID, *record_fields("title", "file", "figure", "table", "note"), *PAGE),
    (*KEY, "id"),
    references=(OF_DOCUMENT,),
)
TERMS = DataKind(
    "terms",
    (*PLACE, *ID, *record_fields("short", "full"), *field("english", of("english"), word="term_english")),
    (*KEY, "id"),
    references=(OF_DOCUMENT,),
)
PEOPLE = DataKind(
    "people",
    (
        *PLACE,
        *field("order", lambda row: int(row.id), DataType.INTEGER),
        *record_fields("post", "role", "share"),
    ),
    (*KEY, "order"),
    references=(OF_DOCUMENT,),
)


def _cited(row: Row, name: str) -> str:
    """A part of the clause that a rule stands in."""
    cited = row.record.citations.get(row.record.rule.clause)
    return getattr(cited, name) if cited else ""


def _rule(name: str, word: str = "") -> tuple[DataField, ...]:
    return field(name, lambda row: getattr(row.record.rule, name), word=word)


RULES = DataKind(
    "rules",
    (
        *field("rule", lambda row: row.record.address, word="rule_address"),
        *PLACE,
        *field("group", lambda row: row.record.group, word="rule_group"),
        *ID,
        *TITLE,
        *_rule("clause", "rule_clause"),
        *field("clause_number", lambda row: _cited(row, "number")),
        *_rule("at"),
        *_rule("follows"),
        *day_fields("since", lambda row: row.record.rule.since),
        *day_fields("until", lambda row: row.record.rule.until),
        *_rule("obligation"),
        *_rule("condition"),
        *_rule("source"),
        *_rule("note"),
        *PAGE,
    ),
    ("rule",),
    has_json=False,
)


def _duty(name: str, word: str = "", type_: DataType = DataType.TEXT) -> tuple[DataField, ...]:
    return field(name, lambda row: getattr(row.duty, name), type_, word)


def _duty_day(name: str) -> tuple[DataField, ...]:
    return (
        DataField(
            f"day_{name}",
            DataType.DATE,
            lambda row: getattr(row.day, name) if row.day else None,
            example="2024-09-30",
        ),
    )


DUTIES = DataKind(
    "duties",
    (
        *PLACE,
        *_duty("key", "duty_key"),
        *_duty("group", "rule_group"),
        *_duty("who", type_=DataType.TEXTS),
        *_duty("what"),
        *_duty("words", "duty_when"),
        *_duty("timing"),
        *_duty_day("first"),
        *_duty_day("last"),
        *field("day_of", lambda row: row.day.of if row.day else ""),
        *field("session", lambda row: row.session),
        *_duty("clause", "rule_clause"),
        *field("clause_number", lambda row: (row.plan.numbers or {}).get(row.duty.clause)),
        *_duty("at"),
        *_duty("note"),
        *field("page", lambda row: row.home.page(row.plan.href(row.duty)), DataType.ADDRESS),
    ),
    (),
    references=(OF_DOCUMENT,),
)
INDICATORS = DataKind(
    "indicators",
    (
        *PLACE,
        *field("indicator", lambda row: row.id),
        *field("table", lambda row: row.table, word="indicator_table"),
        *field("title", lambda row: row.title, word="indicator_title"),
        *field("measure", lambda row: row.measure),
        *field("time", lambda row: row.time, word="indicator_time"),
        *quantity_fields(lambda row: row.value),
        *field("unit", lambda row: row.unit),
        *field("source", lambda row: row.source),
        *field("note", lambda row: row.note),
        *field("clause", lambda row: row.clause, word="rule_clause"),
    ),
    (),
    references=(OF_DOCUMENT,),
)


# -- rows ------------------------------------------------------------------------


def document_rows(plan: Plan, home: Home) -> Iterator[Row]:
    """The document itself."""
    page = home.page(routes.document(home.city, home.document))
    yield Row(home, plan.id, plan.record, plan.record.title, page)


def clause_rows(clauses: Iterable[ClauseText], home: Home) -> Iterator[Row]:
    """The clauses; what stands at level 0 is a legal basis."""
    address = routes.document(home.city, home.document)
    for clause in clauses:
        if clause.level:
            yield Row(home, clause.anchor, clause, page=home.page(f"{address}#{clause.anchor}"))


def attachment_rows(plan: Plan, home: Home) -> Iterator[Row]:
    """The attachments, with the page that shows them."""
    page = home.page(routes.attachments(home.city, home.document))
    for key, record in plan.record.attachments.items():
        yield Row(home, key, record, page=page)


def people_rows(plan: Plan, home: Home) -> Iterator[Row]:
    """Who took part, by post."""
    for order, person in enumerate(plan.record.people, start=1):
        yield Row(home, str(order), person)


def rule_rows(rules: Iterable[AskedRule], home: Home) -> Iterator[Row]:
    """Rules, under their own title or that of their clause."""
    for asked in rules:
        cited = asked.citations.get(asked.rule.clause)
        title = asked.rule.title or (cited.title if cited else "")
        yield Row(home, asked.id, asked, title, home.page(routes.rule(asked.address)))


def duty_rows(plan: PlanDuties | None, home: Home) -> Iterator[DutyRow]:
    """A row for each day of each duty; what hangs on a session follows."""
    if plan is None:
        return
    for duty in plan.duties:
        for day in duty.days or (None,):
            yield DutyRow(home, plan, duty, day)
    for one in plan.of_sessions:
        yield DutyRow(home, plan, one.duty, one.day, one.session.id)


def indicator_rows(indicators: Indicators, home: Home) -> Iterator[FigureRow]:
    """Every figure by itself: the cells of tables, then single values."""
    for key, table in indicators.tables.items():
        for row_id, row in table.rows.items():
            for column, value in zip(table.columns, row.values, strict=False):
                yield FigureRow(
                    home,
                    f"{key}.{row_id}",
                    table.caption,
                    row.label,
                    column,
                    value,
                    row.unit or getattr(value, "unit", "") or table.unit or "",
                    row.measure or "",
                    table.source or "",
                    row.note or "",
                    table.clause or "",
                )
    for key, one in indicators.values.items():
        yield FigureRow(
            home,
            key,
            "",
            one.title,
            one.as_of or one.year or "",
            one.value,
            getattr(one.value, "unit", "") or one.unit or "",
            one.measure or "",
            one.source or "",
            one.note or "",
            one.clause or "",
        )


PLAN_KINDS = (
    DOCUMENTS,
    CLAUSES,
    LEGAL_BASES,
    ATTACHMENTS,
    TERMS,
    PEOPLE,
)
PLAN_RULE_KINDS = (RULES, DUTIES, INDICATORS)
