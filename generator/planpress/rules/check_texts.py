"""All checks of a plan that read its texts as they were written; ``rules/check.py`` has those of records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planpress.diagnostics.diagnostic import Diagnostic
from planpress.model.catalog import Plan
from planpress.model.outline import Outline
from planpress.rules.characters import check_characters
from planpress.rules.counts import check_counts, check_declared_counts, check_written_counts
from planpress.rules.course_names import check_course_names
from planpress.rules.course_places import places_of
from planpress.rules.laws import check_laws
from planpress.rules.missing_texts import check_missing_texts
from planpress.rules.pasted import check_documents
from planpress.rules.places import folder
from planpress.rules.sources import Sources
from planpress.rules.tai import check_tai
from planpress.rules.year_words import check_year_words


def check_texts(plan: Plan, outline: Outline, lines: Sequence[int], sources: Sources) -> Iterator[Diagnostic]:
    """Characters, names, counts, laws and missing texts of one plan.

    ``lines`` are those of the clauses in the order of ``outline.walk()``.
    """
    home = folder(plan.city, plan.id)
    document = home + "document.md"
    files = [path.removeprefix(home) for path in sources.texts]
    places = places_of(plan.courses, files, home)
    yield from check_characters(sources)
    yield from check_tai(sources)
    yield from check_documents(sources)
    yield from check_course_names(plan, places, sources.masked().get(document, ""), document)
    yield from check_counts(plan, outline, lines, places, home)
    yield from check_written_counts(plan, sources)
    yield from check_declared_counts(plan, outline, home + "plan.yaml")
    yield from check_laws(plan.record, sources, home + "plan.yaml")
    yield from check_missing_texts(plan, outline, lines, home)
    yield from check_year_words(sources)
