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
    walk_parts,
)
from planpress.model.site import Site
from planpress.rules.answers.asked import AskedRule, World
from planpress.rules.rule_titles import field_title, kind_title
from planpress.site import routes
from planpress.site.frames import PagePlace, frame
from planpress.site.pages import CityBadge, Frame, LinkView
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
from planpress.site.wording import Wording

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
    site: Site, say: Wording, asked: AskedRule, world: World, place: RulePlace, ask: Ask
) -> RulePage:
    """Everything known of a rule, what it answers, and where else to look."""
    rule = asked.rule
    heading = rule_title(asked, say)
    parent = version_followed(place.parent, rule.follows) if place.parent else None
    naming = _naming(asked, world, say)
    form = rule_form(asked, world, say, courses=place.courses)
    tables = rule_tables(rule, parent, naming, place.ladder)
    return RulePage(
        frame=_frame(site, say, asked, place, heading),
        kind=say("rule_kind_of", document=place.document, kind=kind_title(asked.group, say)),
        heading=heading,
        group=asked.group,
        clause=clause_quote(asked),
        form=form,
        tables=(
            *tables,
            *version_tables([one for one in asked.versions if one.clause != rule.clause], say),
        ),
        examples=examples(rule, ask, naming, routes.rule(asked.address) if form else ""),
        points=open_points(rule, say),
        facts=rule_facts(asked, world, place.parent, say),
        papers=tuple(map(say.term, rule.papers)),
        related=place.related,
        coverage=place.coverage,
    )


def version_followed(national: AskedRule, follows: str | None) -> Rule:
    """The version of a national rule that a rule says it follows, else the newest."""
    return next((one for one in national.versions if one.clause == follows), national.rule)


def _naming(asked: AskedRule, world: World, say: Wording) -> Naming:
    rule = asked.rule
    clauses = {key: one.number for key, one in asked.citations.items()}
    parts = walk_parts(rule.parts) if isinstance(rule, HoursRule) else ()
    weights = rule.weights.items() if isinstance(rule, EvaluationRule) else ()
    inner = {key: say.term(one.title) for key, one in (*parts, *weights)}
    posts = {"posts": say.term(whole)} if (whole := getattr(rule, "of", None)) else {}
    named = {"total": say("hours_total"), **inner, **titles(rule, say), **posts}
    names = {key: say.term(title) for key, title in _names(world).items()}
    return Naming(say, named, clauses, names, units(rule))


def _names(world: World) -> Mapping[str, str]:
    """Titles of exams, their levels, tables of equivalents, kinds of staff and laws by id."""
    levels = {key: level.title for exam in world.exams.exams.values() for key, level in exam.levels.items()}
    exams = {key: one.title for key, one in world.exams.exams.items()}
    tables = {key: one.title for key, one in world.exams.equivalences.items()}
    staff = {key: one.title for key, one in world.audiences.items()}
    laws = {key: one.title for key, one in world.laws.items()}
    return levels | exams | tables | staff | laws


def _frame(site: Site, say: Wording, asked: AskedRule, place: RulePlace, heading: str) -> Frame:
    address = routes.rule(asked.address)
    number = _number(asked)
    kind = kind_title(asked.group, say)
    named = heading if heading.startswith(kind) else say("pair", name=kind, value=heading)
    title = say("value_noted", value=named, note=say("comma").join(filter(None, (place.document, number))))
    said_here = says(asked.rule, say)
    told = say("pair", name=heading, value=said_here) if said_here else heading
    description = say("rule_about", rule=told)
    made = frame(site, say, PagePlace("rule", address, title, description, place.above, place.city))
    return replace(made, crumbs=(*made.crumbs[:-1], LinkView(heading, address, current=True)))


def _number(asked: AskedRule) -> str:
    cited = asked.citations.get(asked.rule.clause)
    return " ".join(filter(None, (cited.number if cited else "", asked.rule.at)))


def rule_title(asked: AskedRule, say: Wording) -> str:
    """What a rule is called: its own title, what it is about, else a short title of its clause."""
    rule = asked.rule
    own = (rule.title, getattr(rule, "what", None), getattr(rule, "item", None), _clause_title(asked))
    found = next(filter(None, own), None)
    return say.term(found) if found else _plain_title(rule, say) or kind_title(asked.group, say)


def _plain_title(rule: Rule, say: Wording) -> str:
    """A title for a rule of which nobody says what it is about."""
    match rule:
        case ApprovalRule():
            return say("rule_consent_to", what=said(rule.when, say))
        case LeaveRule():
            return say("rule_leave_for", what=said(rule.when, say))
        case HoursRule():
            return say("rule_learning_hours")
        case AttendanceRule():
            return say("rule_absence")
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


def open_points(rule: Rule, say: Wording) -> tuple[PointView, ...]:
    """What the text of the rule leaves open, and what of it nobody could verify."""
    points = [
        PointView(
            say.term(one.topic), say.term(one.text), tuple(map(say.term, one.readings)), cite_words(one.at)
        )
        for one in rule.open_points
    ]
    unverified = [
        PointView(say("rule_unverified", what=field_title(type(rule), name, say)), say.term(text), ())
        for name, text in rule.unverified.items()
    ]
    return (*points, *unverified)


# -- in a line ------------------------------------------------------------------

_FIRST = (
    *("total", "steps", "at_most", "less_than", "at_least", "more_than", "share", "each", "within", "before"),
    *("from_", "to", "value", "unexcused", "gives", "amount", "award", "when", "by", "applies_to", "law"),
)
_MOST_SAID = 3


def says(rule: Rule, say: Wording) -> str:
    """What a rule says in one line: its steps, else its first figures."""
    steps = getattr(rule, "steps", None)
    if isinstance(rule, AwardRule) and isinstance(steps, tuple):
        return say.listed(
            say(
                "rule_step",
                step=say.term(step.level or step.cefr or step.text),
                award=said(step.award, say),
            )
            for step in steps
        )
    told = [(line.title, line.text) for line in parameter_lines(rule, None, Naming(say, {}, {}), _FIRST)]
    pairs = (say("pair", name=title, value=text) for title, text in told[:_MOST_SAID])
    return say("semicolon").join(pairs) or say.term(rule.condition or "")


# -- lists ----------------------------------------------------------------------


def plan_rules_page(
    site: Site, say: Wording, document: str, asked: Sequence[AskedRule], place: RulePlace, address: str
) -> RulesPage:
    """All rules of a document by kind."""
    title = say("pair", name=say("rules"), value=document)
    about = say("rules_of_document_about", title=title)
    made = frame(site, say, PagePlace("rules", address, title, about, place.above, place.city))
    short = replace(made, crumbs=(*made.crumbs[:-1], LinkView(say("rules"), address, current=True)))
    lead = tuple(runs_of(say("rules_of_document_lead")))
    return RulesPage(short, say("rules"), lead, rule_groups(asked, say), place.related)


def rule_groups(asked: Iterable[AskedRule], say: Wording) -> tuple[RuleGroup, ...]:
    """Rules below a heading for each kind."""
    rows: dict[str, list[RuleRow]] = {}
    for one in asked:
        rows.setdefault(one.group, []).append(rule_row(one, say))
    return tuple(
        RuleGroup(kind_title(group, say), f"rules-{group}", tuple(found)) for group, found in rows.items()
    )


def rule_row(asked: AskedRule, say: Wording) -> RuleRow:
    """A rule in a list."""
    cited = asked.citations.get(asked.rule.clause)
    clause = LinkView(cited.number, cited.url) if cited and cited.number and cited.url else None
    return RuleRow(rule_title(asked, say), routes.rule(asked.address), says(asked.rule, say), clause)


def all_rules_page(
    site: Site,
    say: Wording,
    national: Sequence[AskedRule],
    plans: Iterable[LinkView],
    lists: Iterable[LinkView] = (),
) -> RulesPage:
    """The way to the rules of each document, then the national rules and ``lists`` that rules go by."""
    place = PagePlace("rules", routes.RULES, say("rules"), say("rules_about"))
    lead = tuple(runs_of(say("rules_lead")))
    documents = tuple(RuleRow(plan.text, plan.href, plan.note) for plan in plans)
    rows = tuple(RuleRow(one.text, one.href, one.note) for one in lists)
    groups = (
        RuleGroup(say("rules_by_document"), "rules-documents", documents),
        RuleGroup(say("rules_national"), "rules-national", tuple(rule_row(one, say) for one in national)),
        RuleGroup(say("rules_tables"), "rules-lists", rows),
    )
    shown = tuple(group for group in groups if group.rows)
    return RulesPage(frame(site, say, place), say("rules"), lead, shown, ())
