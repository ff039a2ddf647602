"""The courses of a plan that fill hours: which branch, how many hours, and how many do not say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from planpress.model.courses import Course, Courses
from planpress.model.rule_parts import Rule
from planpress.model.rules import HoursParts
from planpress.model.values import Unstated
from planpress.site import routes
from planpress.site.cells import printed


def filling_courses(rule: Rule, courses: Courses, city: str, plan: str) -> Mapping[str, Any]:
    """As JSON: courses with hours and branches of ``rule``, and how many others state one of them not."""
    parts = getattr(rule, "parts", None)
    branches = _branches(parts) if isinstance(parts, Mapping) else {}
    told = [(course, _fills(course, branches)) for course in courses.courses]
    filling = [_course(course, fills, city, plan) for course, fills in told if fills and _hours(course)]
    return {
        "catalog": f"{routes.CATALOG}#{city}-{plan}",
        "untold": len(told) - len(filling),
        "courses": filling,
    }


def _course(course: Course, fills: tuple[str, ...], city: str, plan: str) -> Mapping[str, Any]:
    facts = (_hours(course), printed(course.months), course.printed("audience_text"))
    return {
        "title": course.title,
        "href": routes.course(city, plan, course.id),
        "branches": list(fills),
        "facts": [fact for fact in facts if fact],
    }


def _hours(course: Course) -> str:
    return "" if isinstance(course.hours, Unstated) else str(course.hours)


def _branches(parts: HoursParts) -> Mapping[str, tuple[str, ...]]:
    """For each branch, by id and title, itself and all above it, whose hours it counts for too."""
    found: dict[str, tuple[str, ...]] = {}
    for key, title, chain in _chains(parts, ()):
        found[key] = found[title] = chain
    return found


def _chains(parts: HoursParts, above: tuple[str, ...]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for key, part in parts.items():
        chain = (key, *above)
        yield key, part.title, chain
        if isinstance(part.parts, Mapping):
            yield from _chains(part.parts, chain)


def _fills(course: Course, branches: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    chains = (branches.get(word, ()) for word in course.counts_for)
    return tuple(dict.fromkeys(key for chain in chains for key in chain))
