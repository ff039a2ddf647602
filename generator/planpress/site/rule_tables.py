"""A rule as tables: its parameters beside the national ones, its cases, groups, weights and benefits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from planpress.model.awards import AwardRule, AwardStep, Benefit
from planpress.model.rule_parts import Case, Rule, When
from planpress.model.rules import ApprovalRule, EvaluationRule, HoursRule, QuotaRule
from planpress.model.values import Unstated
from planpress.rules.rule_titles import field_title
from planpress.site.cells import columns
from planpress.site.hour_tables import hours_table, word_cell
from planpress.site.rule_views import TablesView
from planpress.site.rule_words import (
    benefit_words,
    cite_words,
    condition_words,
    group_words,
    named_benefit,
    per_words,
    said,
    score_words,
    weight_words,
)
from planpress.site.runs import words
from planpress.site.views import ContentView, NotesView, RowView, Runs, TableView
from planpress.site.wording import Wording

_TOLD_ELSEWHERE = frozenset(
    {
        "steps",
        "parts",
        "cases",
        "groups",
        "weights",
        "benefits",
        "examples",
        "caption",
        "head",
        "item",
        "notes",
    }
)
_FOR_MACHINES = frozenset({"base", "event", "measures", "exempt", "per", "of", "once_per"})
_OF_ANY_RULE = frozenset({"obligation", "condition", "consequence", "law"})
_TAKES_PER = (
    *("total", "at_most", "less_than", "at_least", "more_than", "each", "value", "amount", "share"),
    "at_most_times",
)


@dataclass(frozen=True, slots=True)
class Naming:
    """How a rule's table calls things: question fields, clauses, and exams, laws and tables by their ids.

    ``say`` has the words of the page.
    """

    say: Wording
    fields: Mapping[str, str]
    clauses: Mapping[str, str]
    others: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)

    def field(self, name: str) -> str:
        """The title of a field; one within another (hours_done.environment) by the title of its last part."""
        return self.fields.get(name) or self.fields.get(name.rpartition(".")[2]) or name


@dataclass(frozen=True, slots=True)
class Line:
    """A parameter: its title, its words, the national words, and where it is printed."""

    field: str
    title: str
    text: str
    national: str
    at: str


def rule_tables(
    rule: Rule, parent: Rule | None, naming: Naming, ladder: TableView | None = None
) -> tuple[TablesView, ...]:
    """Everything that a rule states, as tables below headings; ``ladder`` is the document's own table."""
    found: list[TablesView] = []
    main = _main_table(rule, parent, naming, ladder)
    if main:
        found.append(TablesView(naming.say("rule"), "rule-table", main))
    more = (
        ("cases", naming.say("rule_cases"), _cases(rule, naming)),
        ("benefits", naming.say("rule_benefits"), _benefits(rule, naming)),
    )
    found.extend(TablesView(heading, f"rule-{key}", (table,)) for key, heading, table in more if table)
    return tuple(found)


def _main_table(
    rule: Rule, parent: Rule | None, naming: Naming, ladder: TableView | None
) -> tuple[ContentView, ...]:
    say = naming.say
    tables: list[ContentView] = []
    if isinstance(rule, AwardRule) and isinstance(rule.steps, tuple):
        tables.append(ladder if ladder and not _has_more(rule.steps) else _steps(rule, rule.steps, naming))
    if isinstance(rule, HoursRule) and (rule.parts is not None or rule.total is not None):
        tables.append(hours_table(rule, parent if isinstance(parent, HoursRule) else None, say))
    if parameters := parameter_table(rule, parent, naming):
        tables.append(parameters)
    return (*tables, *_named_tables(rule, say))


def _named_tables(rule: Rule, say: Wording) -> Iterator[TableView]:
    """Who agrees, what each group gets, what a mark is made of."""
    if isinstance(rule, ApprovalRule):
        agreed = [(say.term(asks), say.term(agrees)) for asks, agrees in rule.by.items()]
        yield plain_table("by", "", (say("rule_applicant"), say("rule_agreed_by")), agreed, say)
    if isinstance(rule, QuotaRule) and rule.groups:
        pairs = [(say.term(group.title), group_words(group, say)) for group in rule.groups.values()]
        heads = (say("rule_group"), say("rule_seats"))
        yield plain_table("groups", say("rule_groups"), heads, pairs, say)
    if isinstance(rule, EvaluationRule) and rule.weights:
        weights = [(say.term(one.title), weight_words(one, say)) for one in rule.weights.values()]
        heads = (say("rule_item"), say("rule_weight"))
        yield plain_table("weights", say("rule_weights"), heads, weights, say)


# -- parameters ---------------------------------------------------------------


def parameter_table(rule: Rule, parent: Rule | None, naming: Naming) -> TableView | None:
    """What the kind of the rule states, one line a parameter; None where all of it is in other tables."""
    lines = list(_lines(rule, parent, naming))
    if not lines:
        return None
    wanted = [True, True, any(line.national for line in lines), any(line.at for line in lines)]
    say = naming.say
    heads = (say("rule_item"), say("rule_content"), say("rules_national"), say("rule_place"))
    rows = [(line.title, line.text, line.national, line.at) for line in lines]
    kept = [index for index, wants in enumerate(wanted) if wants]
    return plain_table(
        "parameters",
        "",
        [heads[index] for index in kept],
        [[row[index] for index in kept] for row in rows],
        say,
        [f"parameter-{line.field.replace('_', '-').strip('-')}" for line in lines],
    )


def _lines(rule: Rule, parent: Rule | None, naming: Naming) -> Iterable[Line]:
    tree = {"total", "overlap", "parts"} if isinstance(rule, HoursRule) else set()
    tree |= {"by"} if isinstance(rule, ApprovalRule) else set()
    hidden = _FOR_MACHINES | tree | (set(Rule.model_fields) - _OF_ANY_RULE)
    return parameter_lines(
        rule, parent, naming, [name for name in type(rule).model_fields if name not in hidden]
    )


def parameter_lines(rule: Rule, parent: Rule | None, naming: Naming, names: Sequence[str]) -> Iterator[Line]:
    """The parameters ``names`` of ``rule`` that it states, in words; those of which it has tables only where
    it says 未載明 or 另依法令 instead.
    """
    say = naming.say
    per = per_words(getattr(rule, "per", ()), say)
    for name, info in type(rule).model_fields.items():
        value = getattr(rule, name)
        in_tables = name in _TOLD_ELSEWHERE and not isinstance(value, Unstated)
        text = "" if name not in names or in_tables else _text(rule, name, value, naming)
        if not text or (value is False and info.default is False):
            continue
        if name in _TAKES_PER and not isinstance(value, Unstated):
            text, per = text + per, ""
        national = said(getattr(parent, name, None), say, name) if parent else ""
        yield Line(name, field_title(type(rule), name, say), text, national, _at(rule, name, naming))


def _text(rule: Rule, name: str, value: object, naming: Naming) -> str:
    """The words of one parameter, with what belongs to it."""
    text = said(value, naming.say, name)
    whole = getattr(rule, "of", None)
    if name == "share" and whole and not isinstance(value, Unstated):
        return naming.say("value_share_of", whole=naming.say.term(whole), share=text)
    if name in ("exam", "equivalents", "law") and isinstance(value, str):
        return naming.others.get(value, text)
    if name == "or_after" and isinstance(value, Mapping):
        return naming.say.listed(map(naming.say.term, value.values()))
    return text


def _at(rule: Rule, name: str, naming: Naming) -> str:
    cite = rule.cites.get(name)
    if cite is None:
        return ""
    clause = naming.clauses.get(cite.clause or "", "")
    return f"{clause} {cite_words(cite)}".strip()


# -- ladders, cases, benefits ---------------------------------------------------


def _has_more(steps: Sequence[AwardStep]) -> bool:
    """True where the three printed columns do not hold all that a step says."""
    return any(step.benefits or step.score or step.scores or step.when or step.exam for step in steps)


def _steps(rule: AwardRule, steps: Sequence[AwardStep], naming: Naming) -> TableView:
    say = naming.say
    printed = dict(zip(("item", "standard", "award"), map(say.term, rule.head), strict=False))
    cells: Mapping[str, Callable[[AwardStep], str]] = {
        say("rule_exam"): lambda step: naming.others.get(step.exam or "", step.exam or ""),
        say("rule_level"): lambda step: _level(step, say),
        "CEFR": lambda step: step.cefr or "",
        say("rule_score"): lambda step: _scores(step, naming),
        say("rule_case"): lambda step: when_words(step.when, rule, naming),
        printed.get("standard", say("award_standard")): lambda step: say.term(step.text),
        printed.get("award", say("award_award")): lambda step: said(step.award, say),
        say("rule_benefits"): lambda step: say("semicolon").join(
            named_benefit(one, say) for one in step.benefits
        ),
    }
    kept = [head for head, text in cells.items() if any(text(step) for step in steps)]
    rows = [[cells[head](step) or "" for head in kept] for step in steps]
    return plain_table("ladder", say.term(rule.caption or ""), kept, rows, say)


def _level(step: AwardStep, say: Wording) -> str:
    level = say.term(step.level or "")
    return say("value_at_level", level=level) if level and step.and_above else level


def _scores(step: AwardStep, naming: Naming) -> str:
    say = naming.say
    whole = [score_words(step.score, say)] if step.score else []
    parts = (
        say("rule_score_of", part=naming.fields.get(key, key), score=score_words(one, say))
        for key, one in step.scores.items()
    )
    return say.listed([*whole, *parts])


def _benefits(rule: Rule, naming: Naming) -> TableView | None:
    found: Sequence[Benefit] = getattr(rule, "benefits", ())
    if not found:
        return None
    say = naming.say
    rows = [
        (
            say.term(one.title),
            when_words(one.when, rule, naming) or say("value_always"),
            benefit_words(one, say),
            cite_words(one.at),
        )
        for one in found
    ]
    heads = (say("rule_benefit"), say("rule_case"), say("rule_gives"), say("rule_place"))
    return _without_empty("benefits", heads, rows, say)


def _cases(rule: Rule, naming: Naming) -> TableView | None:
    found: Sequence[Case] = getattr(rule, "cases", ())
    if not found:
        return None
    rows = [_case_row(one, rule, naming) for one in found]
    say = naming.say
    heads = (say("rule_case"), say("rule_content"), say("rule_in_force"), say("rule_place"))
    return _without_empty("cases", heads, rows, say)


def _case_row(case: Case, rule: Rule, naming: Naming) -> tuple[str, str, str, str]:
    say, shared = naming.say, set(Case.model_fields)
    said_here = [
        say("pair", name=field_title(type(case), name, say), value=text)
        for name in type(case).model_fields
        if name not in shared | _FOR_MACHINES and (text := _case_text(case, name, say))
    ]
    name = say.term(case.text or "") or when_words(case.when, rule, naming) or say("value_always")
    span = span_words(case.since, case.until, say)
    return name, say("semicolon").join(said_here), span, cite_words(case.at)


def _case_text(case: Case, name: str, say: Wording) -> str:
    value = getattr(case, name)
    if name not in case.model_fields_set:
        return ""
    if name == "steps" and isinstance(value, tuple):
        return say.listed(
            f"{_level(step, say) or say.term(step.text)} {said(step.award, say)}".strip() for step in value
        )
    if name == "parts" and isinstance(value, Mapping):
        return say.listed(
            say("rule_hours_of", part=say.term(part.title), hours=said(part.hours, say))
            for part in value.values()
        )
    per = per_words(getattr(case, "per", ()), say) if name in _TAKES_PER else ""
    return said(value, say, name) + per


def when_words(when: When, rule: Rule, naming: Naming) -> str:
    """Tests in words: 學習方式：網路學習，且報名費：2,000元以上."""
    say = naming.say
    parts = (
        say("pair", name=naming.field(name), value=condition_words(test, rule.questions.get(name), say))
        for name, test in when.items()
    )
    return say("value_and").join(parts)


def span_words(since: object, until: object, say: Wording) -> str:
    """自113年1月1日起至113年12月31日止; a date that is not stated is said openly."""
    first = last = ""
    if since is not None:
        silent = isinstance(since, Unstated)
        first = say("span_since_not_stated") if silent else say("span_since", day=said(since, say))
    if until is not None:
        silent = isinstance(until, Unstated)
        last = say("span_until_not_stated") if silent else say("span_until", day=said(until, say))
    if not first or not last:
        return first or last
    if isinstance(since, Unstated) or isinstance(until, Unstated):
        return say("span_joint_not_stated", first=first, last=last)
    return say("span_joint", first=first, last=last)


# -- tables of words -------------------------------------------------------------


def plain_table(
    table_id: str,
    caption: str,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    say: Wording,
    anchors: Sequence[str] = (),
) -> TableView:
    """A table of words whose first column heads its rows."""
    views = []
    for index, row in enumerate(rows):
        cells = tuple(
            word_cell(text, head, say, head=at == 0)
            for at, (text, head) in enumerate(zip(row, heads, strict=True))
        )
        anchor = anchors[index] if anchors else f"{table_id}-{index + 1}"
        views.append(RowView(cells, tuple(range(len(cells))), anchor))
    texts = [list(column) for column in zip(*rows, strict=True)] if rows else [[] for _ in heads]
    return TableView(
        table_id, tuple(words(caption)), columns(heads, texts), tuple(views), anchor=f"table-{table_id}"
    )


def _without_empty(
    table_id: str, heads: Sequence[str], rows: Sequence[Sequence[str]], say: Wording
) -> TableView:
    kept = [at for at in range(len(heads)) if any(row[at] for row in rows)]
    shown = [[row[at] for at in kept] for row in rows]
    return plain_table(table_id, "", [heads[at] for at in kept], shown, say)


def version_tables(versions: Sequence[Rule], say: Wording) -> tuple[TablesView, ...]:
    """Versions of a national rule that came before the one in force, newest first, each with its time."""
    found: list[ContentView] = []
    for number, version in reversed(list(enumerate(versions, start=1))):
        if isinstance(version, HoursRule):
            span = span_words(version.since, version.until, say) or say("rule_in_force_not_stated")
            table = _renamed(hours_table(version, None, say), f"version-{number}", tuple(words(span)))
            found.append(replace(table, notes=_version_notes(version, say)))
    return (TablesView(say("rule_versions"), "rule-versions", tuple(found)),) if found else ()


def _version_notes(version: Rule, say: Wording) -> NotesView:
    """Where a version is known from, and what of it nobody verified."""
    told = (
        say(
            "pair",
            name=say("rule_source"),
            value=say.term(version.source or "") or say("rule_source_not_stated"),
        ),
        say.term(version.note or ""),
        *(say("rule_unverified", what=text) for text in version.unverified.values()),
    )
    return NotesView(say("rule_note"), tuple(tuple(words(text)) for text in told if text))


def _renamed(table: TableView, name: str, caption: Runs) -> TableView:
    """The same table under another name: two on a page need ids of their own."""
    rows = tuple(replace(row, anchor=f"{name}-{row.anchor}") for row in table.rows)
    return replace(table, id=name, caption=caption, rows=rows, anchor=f"table-{name}")
