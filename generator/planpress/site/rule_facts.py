"""What stands beside a rule: whom it is for, since when, where it is from, what must be shown."""

from __future__ import annotations

from collections.abc import Iterator

from planpress.model.rule_parts import Requirement, Rule
from planpress.model.values import Unstated
from planpress.rules.answers.asked import AskedRule, World
from planpress.rules.rule_titles import field_title
from planpress.site import routes
from planpress.site.pages import Fact
from planpress.site.rule_tables import span_words
from planpress.site.rule_words import said
from planpress.site.runs import words
from planpress.site.views import Run, RunKind
from planpress.site.wording import Wording


def rule_facts(asked: AskedRule, world: World, parent: AskedRule | None, say: Wording) -> tuple[Fact, ...]:
    """The facts of a rule, each with its term; what must be known is said even where it is 未載明."""
    return tuple(_facts(asked, world, parent, say))


def _facts(asked: AskedRule, world: World, parent: AskedRule | None, say: Wording) -> Iterator[Fact]:
    rule = asked.rule
    yield _fact(say("rule_audience"), said(rule.audience, say) or say("rule_everyone"))
    if rule.excluded:
        yield _fact(say("rule_excluded"), said(rule.excluded, say))
    yield _fact(say("rule_in_force"), _in_force(rule, say))
    yield from _pairs(rule, say)
    if parent:
        followed = next((one for one in parent.versions if one.clause == rule.follows), parent.rule)
        title = say.term(followed.title or "") or say("rules_national")
        link = Run(title, RunKind.LINK, href=routes.rule(parent.address))
        yield Fact(say("rule_follows"), (link,), _inherited(asked, say))
    elif asked.inherited:
        yield _fact(say("rule_from_national"), _inherited(asked, say))
    if law := _law(rule, world, say):
        yield law


def _pairs(rule: Rule, say: Wording) -> Iterator[Fact]:
    told = (
        (say("rule_requires"), say("semicolon").join(_requirement(one, say) for one in rule.requires)),
        (say("rule_papers"), said(rule.papers, say)),
        (say("rule_source"), rule.source or ""),
        (say("rule_adopted_by"), rule.adopted_by or ""),
        (say("rule_note"), rule.note or ""),
    )
    for term, text in told:
        if text:
            yield _fact(term, say.term(text))


def _in_force(rule: Rule, say: Wording) -> str:
    if rule.since is None and rule.until is None:
        return say("rule_in_force_as_document")
    return span_words(rule.since, rule.until, say) or said(Unstated.NOT_STATED, say)


def _requirement(one: Requirement, say: Wording) -> str:
    what = say.term(one.what)
    return say("value_noted", value=what, note=say.term(one.by)) if one.by else what


def _inherited(asked: AskedRule, say: Wording) -> str:
    """Which values come from the national rule."""
    record = type(asked.rule)
    names = []
    for key in asked.inherited:
        first, _, branch = key.partition(".")
        if branch and branch.isascii():
            continue
        title = field_title(record, first, say)
        if branch or title != first:
            names.append(say.term(branch) or title)
    return say("rule_inherited", fields=say.listed(names)) if names else ""


def _law(rule: Rule, world: World, say: Wording) -> Fact | None:
    """The law with its address and number; None where nobody recorded them: the table names it."""
    text = rule.law.value if isinstance(rule.law, Unstated) else rule.law or ""
    law = world.laws.get(text)
    if law is None:
        law = next((one for one in world.laws.values() if text in (one.title, *one.also)), None)
    if law is None:
        return None
    title = say.term(law.title)
    run = Run(title, RunKind.LINK, href=law.url) if law.url else Run(title)
    number = said(law.number, say) if not isinstance(law.number, Unstated) else ""
    return Fact(say("rule_law"), (run,), number)


def _fact(term: str, text: str) -> Fact:
    return Fact(term, tuple(words(text)))
