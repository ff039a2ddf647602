"""Leads from the clauses of a document to the pages of the rules that are printed there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from planpress.model.rules import Rules
from planpress.site import routes
from planpress.site.views import ClauseView, ContentView, DocumentView, Run, RunKind, Runs


def with_rule_links(view: DocumentView, rules: Rules) -> DocumentView:
    """``view`` with links at every clause that a rule names; the same view where there is no rule."""
    links = rule_links(rules, view.city, view.id)
    if not links:
        return view
    return replace(view, content=_linked(view.content, links), annexes=_linked(view.annexes, links))


def rule_links(rules: Rules, city: str, plan: str) -> Mapping[str, Runs]:
    """By the id of a clause: a link for each rule it holds, in the words that tell them apart."""
    found: dict[str, list[Run]] = {}
    for group, rule_id, rule in rules.every():
        kind = type(rules).model_fields[group].title or group
        name = rule.title or getattr(rule, "what", None) or kind
        href = routes.rule(f"{city}/{plan}/{rule_id}")
        found.setdefault(rule.clause, []).append(Run(name, RunKind.LINK, href=href))
    return {clause: tuple(runs) for clause, runs in found.items()}


def _linked(content: Iterable[ContentView], links: Mapping[str, Runs]) -> tuple[ContentView, ...]:
    return tuple(_linked_one(item, links) for item in content)


def _linked_one(item: ContentView, links: Mapping[str, Runs]) -> ContentView:
    if not isinstance(item, ClauseView):
        return item
    return replace(item, content=_linked(item.content, links), rules=links.get(item.anchor, ()))
