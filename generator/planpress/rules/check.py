"""All checks of a plan that need more than one record: what ``planpress check`` finds beside bad syntax."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from planpress.diagnostics.diagnostic import Diagnostic
from planpress.load.document_words import Mention
from planpress.model.catalog import Plan
from planpress.model.outline import Outline
from planpress.model.vocabularies import NationalHours
from planpress.rules.course_places import places_of
from planpress.rules.files import check_files
from planpress.rules.hours import check_hours
from planpress.rules.indicators import check_indicators
from planpress.rules.issue import check_issue
from planpress.rules.mentions import check_mentions
from planpress.rules.people import check_people
from planpress.rules.places import clause_names, folder
from planpress.rules.references import check_levels, check_records
from planpress.rules.session_details import check_session_details
from planpress.rules.table_text import check_table_text
from planpress.rules.terms import check_terms
from planpress.rules.themes import check_themes
from planpress.rules.unshown import check_unshown


def check_plan(
    plan: Plan,
    outline: Outline,
    mentions: Sequence[Mention],
    files: frozenset[str],
    national: Mapping[str, NationalHours],
    lines: Sequence[int] = (),
) -> tuple[Diagnostic, ...]:
    """Everything found in a plan, in the order of its files.

    ``files`` are the paths of all files below the plan's folder, from there (``courses.csv``,
    ``media/map.png``); ``national`` the national rules on hours by id;
    ``lines`` the line of each clause in the order of ``outline.walk()``.
    What the texts of its files show is found by ``check_texts``.
    """
    found = [
        *check_references(plan, outline, mentions, files, lines),
        *_check_sense(plan, outline, national),
        *check_terms(plan.record, outline, lines, folder(plan.city, plan.id)),
        *check_table_text(plan, outline, mentions, folder(plan.city, plan.id) + "plan.yaml"),
    ]
    return tuple(sorted(dict.fromkeys(found), key=Diagnostic.sort_key))


def check_references(
    plan: Plan,
    outline: Outline,
    mentions: Sequence[Mention],
    files: frozenset[str],
    lines: Sequence[int] = (),
) -> tuple[Diagnostic, ...]:
    """What the text or the records of a plan name and is not there; names that no clause shows."""
    home = folder(plan.city, plan.id)
    places = places_of(plan.courses, files, home)
    return (
        *check_mentions(plan, outline, mentions, home),
        *check_records(plan, outline, places, home),
        *check_levels(outline, lines, home),
        *check_files(plan, outline, mentions, lines, files, home),
        *check_session_details(plan, files, home),
        *check_unshown(plan, outline, mentions, places),
    )


def _check_sense(plan: Plan, outline: Outline, national: Mapping[str, NationalHours]) -> Iterator[Diagnostic]:
    """Sums, rates, counts and dates that do not fit each other."""
    home = folder(plan.city, plan.id)
    yield from check_hours(plan.rules.hours, national, home + "rules.yaml", clause_names(outline))
    yield from check_indicators(plan.indicators, home + "indicators.yaml")
    yield from check_people(plan.record.people, home + "plan.yaml")
    yield from check_themes(plan.record, outline, home + "plan.yaml")
    yield from check_issue(plan.record, plan.id, home + "plan.yaml")
