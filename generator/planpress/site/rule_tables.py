"""A rule as tables: its parameters beside the national ones, its cases, groups, weights and benefits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from planpress.model.awards import AwardRule, AwardStep, Benefit
from planpress.model.rule_parts import Case, Rule, When
from planpress.model.rules import ApprovalRule, EvaluationRule, HoursRule, QuotaRule
from planpress.model.values import Unstated
from planpress.site.cells import columns
from planpress.site.hour_tables import hours_table, word_cell
from planpress.site.rule_views import TablesView
from planpress.site.rule_words import (
    benefit_words,
    cite_words,
    condition_words,
    group_words,
    per_words,
    said,
    score_words,
    weight_words,
)
from planpress.site.runs import words
from planpress.site.views import ContentView, NotesView, RowView, Runs, TableView

NATIONAL = "全國規定"
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
    """How a rule's table calls things: question fields, clauses, and exams, laws and tables by their ids."""

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
        found.append(TablesView("規則", "rule-table", main))
    more = (("cases", "不同情形", _cases(rule, naming)), ("benefits", "其他獎勵", _benefits(rule, naming)))
    found.extend(TablesView(heading, f"rule-{key}", (table,)) for key, heading, table in more if table)
    return tuple(found)


def _main_table(
    rule: Rule, parent: Rule | None, naming: Naming, ladder: TableView | None
) -> tuple[ContentView, ...]:
    tables: list[ContentView] = []
    if isinstance(rule, AwardRule) and isinstance(rule.steps, tuple):
        tables.append(ladder if ladder and not _has_more(rule.steps) else _steps(rule, rule.steps, naming))
    if isinstance(rule, HoursRule) and (rule.parts is not None or rule.total is not None):
        tables.append(hours_table(rule, parent if isinstance(parent, HoursRule) else None))
    if parameters := parameter_table(rule, parent, naming):
        tables.append(parameters)
    if isinstance(rule, ApprovalRule):
        tables.append(plain_table("by", "", ("申請人", "由誰同意或核准"), list(rule.by.items())))
    if isinstance(rule, QuotaRule) and rule.groups:
        pairs = [(group.title, group_words(group)) for group in rule.groups.values()]
        tables.append(plain_table("groups", "各組名額", ("組別", "名額"), pairs))
    if isinstance(rule, EvaluationRule) and rule.weights:
        weights = [(weight.title, weight_words(weight)) for weight in rule.weights.values()]
        tables.append(plain_table("weights", "成績比重", ("項目", "比重"), weights))
    return tuple(tables)


# -- parameters ---------------------------------------------------------------


def parameter_table(rule: Rule, parent: Rule | None, naming: Naming) -> TableView | None:
    """What the kind of the rule states, one line a parameter; None where all of it is in other tables."""
    lines = list(_lines(rule, parent, naming))
    if not lines:
        return None
    wanted = [True, True, any(line.national for line in lines), any(line.at for line in lines)]
    heads = ("項目", "內容", NATIONAL, "位置")
    rows = [(line.title, line.text, line.national, line.at) for line in lines]
    kept = [index for index, wants in enumerate(wanted) if wants]
    return plain_table(
        "parameters",
        "",
        [heads[index] for index in kept],
        [[row[index] for index in kept] for row in rows],
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
    per = per_words(getattr(rule, "per", ()))
    for name, info in type(rule).model_fields.items():
        value = getattr(rule, name)
        in_tables = name in _TOLD_ELSEWHERE and not isinstance(value, Unstated)
        text = "" if name not in names or in_tables else _text(rule, name, value, naming)
        if not text or (value is False and info.default is False):
            continue
        if name in _TAKES_PER and not isinstance(value, Unstated):
            text, per = text + per, ""
        national = said(getattr(parent, name, None), name) if parent else ""
        yield Line(name, info.title or name, text, national, _at(rule, name, naming))


def _text(rule: Rule, name: str, value: object, naming: Naming) -> str:
    """The words of one parameter, with what belongs to it."""
    text = said(value, name)
    whole = getattr(rule, "of", None)
    if name == "share" and whole and not isinstance(value, Unstated):
        return f"{whole}的{text}"
    if name in ("exam", "equivalents", "law") and isinstance(value, str):
        return naming.others.get(value, text)
    if name == "or_after" and isinstance(value, Mapping):
        return "、".join(value.values())
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
    cells: Mapping[str, Callable[[AwardStep], str]] = {
        "檢定": lambda step: naming.others.get(step.exam or "", step.exam or ""),
        "等級": _level,
        "CEFR": lambda step: step.cefr or "",
        "分數": lambda step: _scores(step, naming),
        "情形": lambda step: when_words(step.when, rule, naming),
        rule.head[1] if len(rule.head) > 1 else "敘獎標準": lambda step: step.text,
        rule.head[2] if len(rule.head) > 2 else "敘獎額度": lambda step: said(step.award),
        "其他獎勵": lambda step: "；".join(map(benefit_words, step.benefits)),
    }
    kept = [head for head, text in cells.items() if any(text(step) for step in steps)]
    rows = [[cells[head](step) or "" for head in kept] for step in steps]
    return plain_table("ladder", rule.caption or "", kept, rows)


def _level(step: AwardStep) -> str:
    return (step.level or "") + ("以上" if step.level and step.and_above else "")


def _scores(step: AwardStep, naming: Naming) -> str:
    whole = [score_words(step.score)] if step.score else []
    parts = [f"{naming.fields.get(key, key)}{score_words(one)}" for key, one in step.scores.items()]
    return "、".join([*whole, *parts])


def _benefits(rule: Rule, naming: Naming) -> TableView | None:
    found: Sequence[Benefit] = getattr(rule, "benefits", ())
    if not found:
        return None
    rows = [
        (
            one.title,
            when_words(one.when, rule, naming) or "一律",
            benefit_words(one).partition("：")[2],
            cite_words(one.at),
        )
        for one in found
    ]
    return _without_empty("benefits", ("獎勵", "情形", "給多少", "位置"), rows)


def _cases(rule: Rule, naming: Naming) -> TableView | None:
    found: Sequence[Case] = getattr(rule, "cases", ())
    if not found:
        return None
    rows = [_case_row(one, rule, naming) for one in found]
    return _without_empty("cases", ("情形", "內容", "適用期間", "位置"), rows)


def _case_row(case: Case, rule: Rule, naming: Naming) -> tuple[str, str, str, str]:
    shared = set(Case.model_fields)
    said_here = [
        f"{info.title}：{text}"
        for name, info in type(case).model_fields.items()
        if name not in shared | _FOR_MACHINES and (text := _case_text(case, name))
    ]
    name = case.text or when_words(case.when, rule, naming) or "一律"
    return name, "；".join(said_here), span_words(case.since, case.until), cite_words(case.at)


def _case_text(case: Case, name: str) -> str:
    value = getattr(case, name)
    if name not in case.model_fields_set:
        return ""
    if name == "steps" and isinstance(value, tuple):
        return "、".join(f"{_level(step) or step.text} {said(step.award)}".strip() for step in value)
    if name == "parts" and isinstance(value, Mapping):
        return "、".join(f"{part.title}{said(part.hours)}" for part in value.values())
    per = per_words(getattr(case, "per", ())) if name in _TAKES_PER else ""
    return said(value, name) + per


def when_words(when: When, rule: Rule, naming: Naming) -> str:
    """Tests in words: 學習方式：網路學習，且報名費：2,000元以上."""
    parts = [
        f"{naming.field(name)}：{condition_words(test, rule.questions.get(name))}"
        for name, test in when.items()
    ]
    return "，且".join(parts)


def span_words(since: object, until: object) -> str:
    """自113年1月1日起至113年12月31日止; a date that is not stated is said openly."""
    first = "" if since is None else "起日未載明" if isinstance(since, Unstated) else f"自{said(since)}起"
    last = "" if until is None else "迄日未載明" if isinstance(until, Unstated) else f"至{said(until)}止"
    joint = "，" if "未載明" in first + last and first and last else ""
    return first + joint + last


# -- tables of words -------------------------------------------------------------


def plain_table(
    table_id: str,
    caption: str,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    anchors: Sequence[str] = (),
) -> TableView:
    """A table of words whose first column heads its rows."""
    views = []
    for index, row in enumerate(rows):
        cells = tuple(
            word_cell(text, head, head=at == 0)
            for at, (text, head) in enumerate(zip(row, heads, strict=True))
        )
        anchor = anchors[index] if anchors else f"{table_id}-{index + 1}"
        views.append(RowView(cells, tuple(range(len(cells))), anchor))
    texts = [list(column) for column in zip(*rows, strict=True)] if rows else [[] for _ in heads]
    return TableView(
        table_id, tuple(words(caption)), columns(heads, texts), tuple(views), anchor=f"table-{table_id}"
    )


def _without_empty(table_id: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> TableView:
    kept = [at for at in range(len(heads)) if any(row[at] for row in rows)]
    return plain_table(table_id, "", [heads[at] for at in kept], [[row[at] for at in kept] for row in rows])


def version_tables(versions: Sequence[Rule]) -> tuple[TablesView, ...]:
    """Versions of a national rule that came before the one in force, newest first, each with its time."""
    found: list[ContentView] = []
    for number, version in reversed(list(enumerate(versions, start=1))):
        if isinstance(version, HoursRule):
            caption = tuple(words(span_words(version.since, version.until) or "適用期間未載明"))
            table = _renamed(hours_table(version, None), f"version-{number}", caption)
            found.append(replace(table, notes=_version_notes(version)))
    return (TablesView("以前的規定", "rule-versions", tuple(found)),) if found else ()


def _version_notes(version: Rule) -> NotesView:
    """Where a version is known from, and what of it nobody verified."""
    told = (
        f"出處：{version.source or '未載明'}",
        version.note or "",
        *map("未查證：{}".format, version.unverified.values()),
    )
    return NotesView("說明", tuple(tuple(words(text)) for text in told if text))


def _renamed(table: TableView, name: str, caption: Runs) -> TableView:
    """The same table under another name: two on a page need ids of their own."""
    rows = tuple(replace(row, anchor=f"{name}-{row.anchor}") for row in table.rows)
    return replace(table, id=name, caption=caption, rows=rows, anchor=f"table-{name}")
