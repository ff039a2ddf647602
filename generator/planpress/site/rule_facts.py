"""What stands beside a rule: whom it is for, since when, where it is from, what must be shown."""

from __future__ import annotations

from collections.abc import Iterator

from planpress.model.rule_parts import Requirement, Rule
from planpress.model.values import Unstated
from planpress.rules.answers.asked import AskedRule, World
from planpress.site import routes
from planpress.site.pages import Fact
from planpress.site.rule_tables import span_words
from planpress.site.rule_words import said
from planpress.site.runs import words
from planpress.site.views import Run, RunKind

EVERYONE = "未另外限定"


def rule_facts(asked: AskedRule, world: World, parent: AskedRule | None) -> tuple[Fact, ...]:
    """The facts of a rule, each with its term; what must be known is said even where it is 未載明."""
    return tuple(_facts(asked, world, parent))


def _facts(asked: AskedRule, world: World, parent: AskedRule | None) -> Iterator[Fact]:
    rule = asked.rule
    yield _fact("對象", said(rule.audience) or EVERYONE)
    if rule.excluded:
        yield _fact("不適用", said(rule.excluded))
    yield _fact("適用期間", _in_force(rule))
    yield from _pairs(rule)
    if parent:
        followed = next((one for one in parent.versions if one.clause == rule.follows), parent.rule)
        title = followed.title or "全國規定"
        yield Fact("依循", (Run(title, RunKind.LINK, href=routes.rule(parent.address)),), _inherited(asked))
    elif asked.inherited:
        yield _fact("取自全國規定", _inherited(asked))
    if law := _law(rule, world):
        yield law


def _pairs(rule: Rule) -> Iterator[Fact]:
    told = (
        ("事先條件", "；".join(_requirement(one) for one in rule.requires)),
        ("要附的文件", said(rule.papers)),
        ("出處", rule.source or ""),
        ("準用", rule.adopted_by or ""),
        ("說明", rule.note or ""),
    )
    for term, text in told:
        if text:
            yield _fact(term, text)


def _in_force(rule: Rule) -> str:
    if rule.since is None and rule.until is None:
        return "規則沒有另外寫，依文件的適用期間"
    return span_words(rule.since, rule.until) or said(Unstated.NOT_STATED)


def _requirement(one: Requirement) -> str:
    return one.what + (f"（{one.by}）" if one.by else "")


def _inherited(asked: AskedRule) -> str:
    """Which values come from the national rule."""
    fields = type(asked.rule).model_fields
    names = []
    for key in asked.inherited:
        first, _, branch = key.partition(".")
        title = fields[first].title if first in fields else first
        names.append(branch or title or first)
    named = [name for name in names if not name.isascii()]
    return f"取自全國規定：{'、'.join(named)}" if named else ""


def _law(rule: Rule, world: World) -> Fact | None:
    """The law with its address and number; None where nobody recorded them: the table names it."""
    text = said(rule.law)
    law = world.laws.get(text)
    if law is None:
        law = next((one for one in world.laws.values() if text in (one.title, *one.also)), None)
    if law is None:
        return None
    run = Run(law.title, RunKind.LINK, href=law.url) if law.url else Run(law.title)
    return Fact("法令", (run,), said(law.number) if not isinstance(law.number, Unstated) else "")


def _fact(term: str, text: str) -> Fact:
    return Fact(term, tuple(words(text)))
