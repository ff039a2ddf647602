"""The page of a rule, and the lists of rules: of a plan, and of all plans."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from planpress.model.awards import AwardRule
from planpress.model.rule_parts import Rule
from planpress.model.rules import (
    ApprovalRule,
    AttendanceRule,
    EvaluationRule,
    HoursRule,
    LeaveRule,
    Rules,
    walk_parts,
)
from planpress.model.site import Site
from planpress.rules.answers.asked import AskedRule, World
from planpress.site import routes
from planpress.site.frames import PagePlace, frame
from planpress.site.hour_tables import TOTAL
from planpress.site.pages import CityBadge, Frame, LinkView
from planpress.site.rule_answers import Words
from planpress.site.rule_examples import Ask, examples
from planpress.site.rule_facts import rule_facts
from planpress.site.rule_fields import titles, units
from planpress.site.rule_forms import rule_form
from planpress.site.rule_tables import Naming, parameter_lines, rule_tables, version_tables
from planpress.site.rule_views import (
    ClauseQuote,
    PointView,
    RuleGroup,
    RulePage,
    RuleRow,
    RulesPage,
    TablesView,
)
from planpress.site.rule_words import cite_words, said
from planpress.site.runs import words as runs_of
from planpress.site.views import TableView

KINDS: Mapping[str, str] = {name: field.title or name for name, field in Rules.model_fields.items()}
NATIONAL = "全國規定"
LONGEST_TITLE = 20


@dataclass(frozen=True, slots=True)
class RulePlace:
    """Where a rule's page stands: its document's title, the pages above it, and its city if it has one.

    ``parent`` is the national rule it follows; ``ladder`` the table that the document prints of it;
    ``courses`` is true where courses of the plan fill its hours; ``coverage`` says what they can fill.
    """

    document: str
    above: tuple[LinkView, ...]
    city: CityBadge | None = None
    parent: AskedRule | None = None
    ladder: TableView | None = None
    courses: bool = False
    coverage: TablesView | None = None
    related: tuple[LinkView, ...] = ()


def rule_page(
    site: Site, asked: AskedRule, world: World, place: RulePlace, ask: Ask, words: Words
) -> RulePage:
    """Everything known of a rule, what it answers, and where else to look."""
    rule = asked.rule
    heading = rule_title(asked)
    parent = version_followed(place.parent, rule.follows) if place.parent else None
    naming = _naming(asked, world)
    form = rule_form(asked, world, courses=place.courses)
    tables = rule_tables(rule, parent, naming, place.ladder)
    return RulePage(
        frame=_frame(site, asked, place, heading),
        kind="　".join(filter(None, (place.document, KINDS.get(asked.group)))),
        heading=heading,
        group=asked.group,
        clause=clause_quote(asked),
        form=form,
        tables=(
            *tables,
            *version_tables([one for one in asked.versions if one.clause != rule.clause]),
        ),
        examples=examples(rule, ask, naming, words, routes.rule(asked.address) if form else ""),
        points=open_points(rule),
        facts=rule_facts(asked, world, place.parent),
        papers=rule.papers,
        related=place.related,
        coverage=place.coverage,
    )


def version_followed(national: AskedRule, follows: str | None) -> Rule:
    """The version of a national rule that a rule says it follows, else the newest."""
    return next((one for one in national.versions if one.clause == follows), national.rule)


def _naming(asked: AskedRule, world: World) -> Naming:
    rule = asked.rule
    clauses = {key: one.number for key, one in asked.citations.items()}
    parts = walk_parts(rule.parts) if isinstance(rule, HoursRule) else ()
    weights = rule.weights.items() if isinstance(rule, EvaluationRule) else ()
    inner = {key: one.title for key, one in (*parts, *weights)}
    posts = {"posts": whole} if (whole := getattr(rule, "of", None)) else {}
    named = {"total": TOTAL, **inner, **titles(rule), **posts}
    return Naming(named, clauses, _names(world), units(rule))


def _names(world: World) -> Mapping[str, str]:
    """Titles of exams, their levels, tables of equivalents, kinds of staff and laws by id."""
    levels = {key: level.title for exam in world.exams.exams.values() for key, level in exam.levels.items()}
    exams = {key: one.title for key, one in world.exams.exams.items()}
    tables = {key: one.title for key, one in world.exams.equivalences.items()}
    staff = {key: one.title for key, one in world.audiences.items()}
    laws = {key: one.title for key, one in world.laws.items()}
    return levels | exams | tables | staff | laws


def _frame(site: Site, asked: AskedRule, place: RulePlace, heading: str) -> Frame:
    address = routes.rule(asked.address)
    number = _number(asked)
    kind = KINDS.get(asked.group, "")
    said_kind = "" if heading.startswith(kind) else f"{kind}："
    title = f"{said_kind}{heading}（{place.document}{f'，{number}' if number else ''}）"
    description = f"{heading}：{says(asked.rule)}。附設例，可以線上試算。"
    made = frame(site, PagePlace("rule", address, title, description, place.above, place.city))
    return replace(made, crumbs=(*made.crumbs[:-1], LinkView(heading, address, current=True)))


def _number(asked: AskedRule) -> str:
    cited = asked.citations.get(asked.rule.clause)
    return " ".join(filter(None, (cited.number if cited else "", asked.rule.at)))


def rule_title(asked: AskedRule) -> str:
    """What a rule is called: its own title, what it is about, else a short title of its clause."""
    rule = asked.rule
    own = (rule.title, getattr(rule, "what", None), getattr(rule, "item", None), _clause_title(asked))
    return next(filter(None, own), None) or _plain_title(rule) or KINDS.get(asked.group, asked.id)


def _plain_title(rule: Rule) -> str:
    """A title for a rule of which nobody says what it is about."""
    match rule:
        case ApprovalRule():
            return f"{rule.when}的同意"
        case LeaveRule():
            return f"{rule.when}的給假"
        case HoursRule():
            return "學習時數"
        case AttendanceRule():
            return "請假與缺課"
    return ""


def _clause_title(asked: AskedRule) -> str:
    """The words of the clause before its colon, if they are short enough to be a title."""
    cited = asked.citations.get(asked.rule.clause)
    title = re.split("[：:]", cited.title, maxsplit=1)[0] if cited else ""
    return title if len(title) <= LONGEST_TITLE and not re.search("[，。；]", title) else ""


def clause_quote(asked: AskedRule) -> ClauseQuote | None:
    """The clause that the rule is printed in."""
    cited = asked.citations.get(asked.rule.clause)
    if cited is None or not (cited.number or cited.title):
        return None
    text = tuple(filter(None, (cited.title, *cited.text.split("\n"))))
    return ClauseQuote(cited.number, text, cited.url, asked.rule.at or "")


def open_points(rule: Rule) -> tuple[PointView, ...]:
    """What the text of the rule leaves open, and what of it nobody could verify."""
    points = [PointView(one.topic, one.text, one.readings, cite_words(one.at)) for one in rule.open_points]
    fields = type(rule).model_fields
    unverified = [
        PointView(f"未查證：{fields[name].title if name in fields else name}", text, ())
        for name, text in rule.unverified.items()
    ]
    return (*points, *unverified)


# -- in a line ------------------------------------------------------------------

_FIRST = (
    *("total", "steps", "at_most", "less_than", "at_least", "more_than", "share", "each", "within", "before"),
    *("from_", "to", "value", "unexcused", "gives", "amount", "award", "when", "by", "applies_to", "law"),
)
_MOST_SAID = 3


def says(rule: Rule) -> str:
    """What a rule says in one line: its steps, else its first figures."""
    steps = getattr(rule, "steps", None)
    if isinstance(rule, AwardRule) and isinstance(steps, tuple):
        lines = (f"{step.level or step.cefr or step.text}{said(step.award)}" for step in steps)
        return "、".join(lines)
    told = [(line.title, line.text) for line in parameter_lines(rule, None, Naming({}, {}), _FIRST)]
    return "；".join(f"{title}：{text}" for title, text in told[:_MOST_SAID]) or rule.condition or ""


# -- lists ----------------------------------------------------------------------


def plan_rules_page(
    site: Site, document: str, asked: Sequence[AskedRule], place: RulePlace, address: str
) -> RulesPage:
    """All rules of a document by kind."""
    title = f"規則：{document}"
    made = frame(site, PagePlace("rules", address, title, f"{title}，逐條列出。", place.above, place.city))
    short = replace(made, crumbs=(*made.crumbs[:-1], LinkView("規則", address, current=True)))
    lead = "每一條規則有自己的一頁：規定的內容、設例、文件沒有寫清楚的地方，並且可以試算。"
    return RulesPage(short, "規則", tuple(runs_of(lead)), rule_groups(asked), place.related)


def rule_groups(asked: Iterable[AskedRule]) -> tuple[RuleGroup, ...]:
    """Rules below a heading for each kind."""
    rows: dict[str, list[RuleRow]] = {}
    for one in asked:
        rows.setdefault(one.group, []).append(rule_row(one))
    return tuple(
        RuleGroup(KINDS.get(group, group), f"rules-{group}", tuple(found)) for group, found in rows.items()
    )


def rule_row(asked: AskedRule) -> RuleRow:
    """A rule in a list."""
    cited = asked.citations.get(asked.rule.clause)
    clause = LinkView(cited.number, cited.url) if cited and cited.number and cited.url else None
    return RuleRow(rule_title(asked), routes.rule(asked.address), says(asked.rule), clause)


def all_rules_page(
    site: Site, national: Sequence[AskedRule], plans: Iterable[LinkView], lists: Iterable[LinkView] = ()
) -> RulesPage:
    """The way to the rules of each document, then the national rules and ``lists`` that rules go by."""
    place = PagePlace("rules", routes.RULES, "規則", "時數、敘獎、期限、名額：每條規則的內容與試算。")
    lead = "時數修滿了沒有、證書可以敘什麼獎、什麼時候以前要辦：選一份文件，再選一條規則。"
    documents = tuple(RuleRow(plan.text, plan.href, plan.note) for plan in plans)
    groups = (
        RuleGroup("各份文件的規則", "rules-documents", documents),
        RuleGroup(NATIONAL, "rules-national", tuple(rule_row(one) for one in national)),
        RuleGroup("對照表", "rules-lists", tuple(RuleRow(one.text, one.href, one.note) for one in lists)),
    )
    shown = tuple(group for group in groups if group.rows)
    return RulesPage(frame(site, place), "規則", tuple(runs_of(lead)), shown, ())
