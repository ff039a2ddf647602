"""Worked examples of a rule: each question in words, its answer, and the address that asks it again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import urlencode

from planpress.model.rule_parts import Example, Rule
from planpress.site.frames import facts
from planpress.site.pages import Fact
from planpress.site.rule_answers import Json, answer_view
from planpress.site.rule_tables import Naming
from planpress.site.rule_views import ExampleView
from planpress.site.wording import Wording

Ask = Callable[[Mapping[str, Any]], Json]
_YES = {"true": "value_yes", "false": "value_no"}


def examples(rule: Rule, ask: Ask, naming: Naming, page: str) -> tuple[ExampleView, ...]:
    """The examples of ``rule`` in their order; ``ask`` answers a question, ``page`` is the rule's address, ""
    where it has no form.
    """
    return tuple(_example(one, ask, naming, page) for one in rule.examples)


def _example(one: Example, ask: Ask, naming: Naming, page: str) -> ExampleView:
    question = one.ask
    query = urlencode(list(flat(question, naming.say)))
    return ExampleView(
        text=naming.say.term(one.text or ""),
        asked=_asked(question, naming),
        answer=answer_view(ask(question), naming.say.words, naming.fields),
        href=f"{page}?{query}#ask-title" if query and page else "",
    )


def flat(question: Mapping[str, Any], say: Wording, before: str = "") -> Iterator[tuple[str, str]]:
    """Pairs for an address: names with dots for what is inside, a name repeated for a list."""
    for name, value in question.items():
        for one in value if isinstance(value, list | tuple) else (value,):
            if isinstance(one, Mapping):
                yield from flat(one, say, f"{before}{name}.")
            elif one is not None and one != "":
                yield before + name, _word(one, say)


def _asked(question: Mapping[str, Any], naming: Naming) -> tuple[Fact, ...]:
    return facts(
        (naming.field(name), _told(name, value, naming)) for name, value in flat(question, naming.say)
    )


def _told(name: str, value: str, naming: Naming) -> str:
    """A value as a reader says it: titles for ids, a number with its unit."""
    unit = naming.units.get(name) or naming.units.get(name.partition(".")[0]) or ""
    if value[-1:].isdigit():
        return naming.say.term(value + unit)
    return naming.others.get(value) or naming.say.term(value)


def _word(value: object, say: Wording) -> str:
    key = _YES.get(str(value).lower())
    return say(key) if key else str(value)
