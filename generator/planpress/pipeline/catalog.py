"""Queries for the catalog: a part of each plan, all parts joined by value, and the files for scripts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from planpress.engine.core import Build, query
from planpress.model.records import Record
from planpress.model.vocabularies import Audiences, Methods, Term
from planpress.pipeline.asking import VOCABULARIES
from planpress.pipeline.calendar_files import session_calendar
from planpress.pipeline.coverage import hour_branches
from planpress.pipeline.documents import origin_of
from planpress.pipeline.records import all_courses, has_courses, plan_ids, sessions
from planpress.pipeline.sessions import venues
from planpress.pipeline.sources import record_of
from planpress.pipeline.theming import LANGUAGE, wording
from planpress.rules.session_days import by_course
from planpress.site.catalog_index import ROWS, deflated, index_file, rows_text, titles_text
from planpress.site.catalog_lists import Listing, listing, place_of
from planpress.site.catalog_parts import (
    Entry,
    Part,
    PlanCourses,
    events_of,
    make_part,
    pack_entries,
    pack_part,
    read_entries,
    read_part,
)
from planpress.site.facets import Names, Vocabularies
from planpress.site.strokes import Strokes, read_strokes

STROKES = "program:site/strokes.txt"
R = TypeVar("R", bound=Record)


@query
def strokes(db: Build) -> Strokes:
    """Chinese characters by their number of strokes."""
    return read_strokes((db.read(STROKES) or b"").decode())


@query(kept=True)
def catalog_part(db: Build, city: str, plan_id: str) -> str:
    """A plan's entries: all that the catalog knows of it, read with ``read_part``."""
    courses = all_courses(db, city, plan_id)
    named = (*(one.id for one in courses.tracks), *(one.id for one in courses.series))
    held = sessions(db, city, plan_id).value or ()
    calendars = {one.id: events_of(session_calendar(db, city, plan_id, one.id).decode()) for one in held}
    plan = PlanCourses(courses, by_course(held), origin_of(db, city, plan_id, named), calendars, strokes(db))
    return pack_part(make_part(plan, _vocabularies(db), wording(db, LANGUAGE)))


def _vocabularies(db: Build) -> Vocabularies:
    audiences = _read(db, "audiences", Audiences)
    methods = _read(db, "methods", Methods)
    return Vocabularies(
        Names(audiences.audiences if audiences else {}),
        Names(methods.methods if methods else {}),
        Names(_terms(venues(db))),
        Names(_terms(hour_branches(db))),
    )


def _read(db: Build, kind: str, wanted: type[R]) -> R | None:
    record = record_of(db, f"{VOCABULARIES}/{kind}.yaml", kind).value
    return record if isinstance(record, wanted) else None


def _terms(terms: Mapping[str, Term]) -> dict[str, Term]:
    return dict(terms)


@query
def catalog_plans(db: Build) -> tuple[tuple[str, str], ...]:
    """The plans with courses or series."""
    return tuple(key for key in plan_ids(db) if has_courses(db, *key))


def part_of(db: Build, city: str, plan_id: str) -> Part:
    """A plan's part."""
    return read_part(catalog_part(db, city, plan_id))


def parts(db: Build) -> Sequence[Part]:
    """All parts."""
    return [part_of(db, *key) for key in catalog_plans(db)]


@query
def catalog_listing(db: Build) -> Listing:
    """The entries of all plans by value: an edit that changes no value is cut off here."""
    return listing(parts(db), wording(db, LANGUAGE))


@query
def part_head(db: Build, city: str, plan_id: str) -> Part:
    """A plan's part without what is in it."""
    return replace(part_of(db, city, plan_id), labels={}, entries=())


@query
def entries_of(db: Build, city: str, plan_id: str, number: int) -> str:
    """A few entries of a plan, read with ``read_entries``: an edit of another one is cut off here."""
    return pack_entries(part_of(db, city, plan_id).entries[number * ROWS : (number + 1) * ROWS])


def entry_at(db: Build, number: int) -> tuple[Part, Entry]:
    """The entry with a number among all, and its plan."""
    place = place_of(catalog_listing(db).places, number)
    file, own = divmod(number - place.start, ROWS)
    entries = read_entries(entries_of(db, place.city, place.plan, file))
    return part_head(db, place.city, place.plan), entries[own]


# -- files for scripts -----------------------------------------------------------


@query(kept=True)
def catalog_index(db: Build) -> bytes:
    """catalog/index.bin."""
    return index_file(parts(db))


@query
def rows_of(db: Build, city: str, plan_id: str, number: int) -> str:
    """What a file of rows holds: the others of the plan are cut off here."""
    return rows_text(part_of(db, city, plan_id), number)


@query(kept=True)
def catalog_rows(db: Build, city: str, plan_id: str, number: str) -> bytes:
    """A file of rows of a plan."""
    return deflated(rows_of(db, city, plan_id, int(number)).encode())


@query
def titles_of(db: Build, city: str, plan_id: str) -> str:
    """All titles of a plan."""
    return titles_text(part_of(db, city, plan_id))


@query(kept=True)
def catalog_titles(db: Build, city: str, plan_id: str) -> bytes:
    """The same as a file."""
    return deflated(titles_of(db, city, plan_id).encode())
