"""Queries that render the catalog: its first page, the values of each facet, and the lists of courses."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from planpress.engine.core import Build, query
from planpress.pipeline.catalog import (
    catalog_index,
    catalog_listing,
    catalog_plans,
    catalog_rows,
    catalog_titles,
    entry_at,
    part_of,
)
from planpress.pipeline.comparing import comparison
from planpress.pipeline.documents import origin, plan
from planpress.pipeline.pages import rendered
from planpress.pipeline.records import site
from planpress.pipeline.sheet_ways import booklet_ways
from planpress.pipeline.theming import LANGUAGE, wording
from planpress.rules.comparison import Topic
from planpress.site import routes
from planpress.site.catalog_index import count_of_files
from planpress.site.catalog_lists import (
    COARSE,
    STROKES,
    grouped,
    numbers,
    page_of,
    series_of,
    series_row,
)
from planpress.site.catalog_methods import named_methods
from planpress.site.catalog_pages import (
    A_PAGE,
    Counted,
    count_words,
    facet_page,
    index_page,
    list_page,
    with_more_facets,
    with_strokes,
)
from planpress.site.catalog_parts import FACETS, Entry, Part, course_row
from planpress.site.course_pages import plan_group
from planpress.site.facets import Facet, Value, slug
from planpress.site.pages import CourseGroup, CourseRow

FEW = 300  # courses that the index by strokes shows at once
Route = tuple[str, str, tuple[str, ...]]
Packed = tuple[Any, ...]
Found = tuple[tuple[Part, Entry], ...]


# -- what there is ---------------------------------------------------------------


@query(kept=True)
def catalog_values(db: Build) -> tuple[Packed, ...]:
    """Every value: facet, rank, key, label, courses, series that list none, pages of its list."""
    found = catalog_listing(db)
    return tuple(
        (facet, value.rank, value.key, value.label, *found.size(numbers(packed)))
        for facet, values in found.facets.items()
        for value, packed in values.items()
    )


@query
def values_of_facet(db: Build, facet: str) -> tuple[Packed, ...]:
    """The values of a facet: another facet does not notice when they change."""
    return tuple(one for one in catalog_values(db) if one[0] == facet)


@query
def value_of(db: Build, facet: str, key: str) -> Packed:
    """One value: another one does not notice when its count changes."""
    return next(one for one in values_of_facet(db, facet) if one[2] == key)


def _counted(db: Build, facet: str) -> Counted:
    return tuple(
        (Value(rank, key, label), courses + series)
        for _, rank, key, label, courses, series, _ in values_of_facet(db, facet)
    )


def catalog_routes(db: Build) -> Iterator[Route]:
    """Path, kind and arguments of every page and file of the catalog."""
    yield routes.file_of(routes.CATALOG), "catalog", ()
    yield routes.CATALOG_INDEX, "catalog_index", ()
    for key in catalog_plans(db):
        yield routes.catalog_titles(*key), "catalog_titles", key
        for number in range(count_of_files(len(part_of(db, *key).entries))):
            yield routes.catalog_rows(*key, number), "catalog_rows", (*key, str(number))
    for facet in (*map(str, FACETS), STROKES):
        count = max(len(values_of_facet(db, facet)), len(methods_of_plans(db, facet)))
        for page in range(1, -(-count // A_PAGE) + 1):
            yield routes.file_of(routes.catalog_facet(facet, page)), "catalog_facet", (facet, str(page))
    for facet, _, key, _, _, _, pages in catalog_values(db):
        for page in range(1, pages + 1):
            address = routes.catalog_value(facet, slug(key), page)
            yield routes.file_of(address), "catalog_value", (facet, key, str(page))


# -- pages -----------------------------------------------------------------------


@query
def catalog_group(db: Build, city: str, plan_id: str) -> CourseGroup:
    """A plan's courses by track and series."""
    one = plan(db, city, plan_id)
    group = plan_group(one.record.title, one.courses, origin(db, city, plan_id), wording(db, LANGUAGE))
    return replace(group, files=booklet_ways(db, city, plan_id))


@query(kept=True)
def catalog_page(db: Build) -> bytes:
    """catalog/."""
    say = wording(db, LANGUAGE)
    facets = [(facet, _counted(db, facet.value)) for facet in FACETS]
    groups = tuple(catalog_group(db, *key) for key in catalog_plans(db))
    page = index_page(site(db), say, facets, groups, catalog_total(db))
    page = with_strokes(page, say) if has_strokes(db) else page
    more = [facet for facet, values in facets if not values and methods_of_plans(db, facet.value)]
    return rendered(db, with_more_facets(page, more, say))


@query
def catalog_total(db: Build) -> str:
    """How much there is, in words."""
    found = catalog_listing(db)
    courses, series, _ = found.size(range(found.total))
    return count_words(courses, series, wording(db, LANGUAGE))


@query(kept=True)
def catalog_facet(db: Build, facet: str, page: str) -> bytes:
    """All values of a facet; the index by strokes."""
    groups = stroke_groups(db) if facet == STROKES else methods_of_plans(db, facet)
    say = wording(db, LANGUAGE)
    found = facet_page(site(db), say, facet, _counted(db, facet), int(page), groups)
    return rendered(db, with_strokes(found, say) if facet != STROKES and has_strokes(db) else found)


@query
def has_strokes(db: Build) -> bool:
    """Whether there is an index by strokes: where no plan has courses there is none."""
    return bool(values_of_facet(db, STROKES))


@query
def methods_of_plans(db: Build, facet: str) -> tuple[CourseGroup, ...]:
    """The methods that plans name in their clauses; none for facets of something else."""
    if facet not in (Facet.METHOD, Facet.EVALUATION):
        return ()
    return named_methods(comparison(db, Topic.METHODS.value), facet, wording(db, LANGUAGE))


@query
def stroke_groups(db: Build) -> tuple[CourseGroup, ...]:
    """The courses below their numbers of strokes; none where there are too many for one page."""
    found = catalog_listing(db)
    if found.total > FEW:
        return ()
    return tuple(
        CourseGroup(value.label, "", _rows(db, numbers(packed)), anchor=f"strokes-{value.key}")
        for value, packed in found.facets[STROKES].items()
    )


@query(kept=True)
def catalog_value(db: Build, facet: str, key: str, page: str) -> bytes:
    """The courses with a value of a facet."""
    _, rank, _, label, courses, series, pages = value_of(db, facet, key)
    say = wording(db, LANGUAGE)
    view = list_page(
        site(db),
        say,
        (facet, Value(rank, key, label)),
        count_words(courses, series, say),
        catalog_list(db, facet, key, int(page)),
        (int(page), pages),
    )
    return rendered(db, view)


@query
def catalog_list(db: Build, facet: str, key: str, page: int) -> tuple[CourseGroup, ...]:
    """The rows of a page of the courses with a value: what did not change is cut off here."""
    say = wording(db, LANGUAGE)
    members = catalog_listing(db).members(facet, key)
    if len(members) > COARSE:
        found = series_of(_found(db, members))
        return grouped([(one[0], series_row(*one, say)) for one in page_of(found, page)])
    if facet == STROKES:
        return (CourseGroup("", "", _rows(db, page_of(members, page))),)
    shown = _found(db, page_of(members, page))
    return grouped([(part, course_row(part, entry, say)) for part, entry in shown])


def _rows(db: Build, members: Sequence[int]) -> tuple[CourseRow, ...]:
    say = wording(db, LANGUAGE)
    return tuple(course_row(part, entry, say) for part, entry in _found(db, members))


def _found(db: Build, members: Sequence[int]) -> Found:
    """The entries with these numbers, each with its plan."""
    return tuple(entry_at(db, number) for number in members)


JOINED: Mapping[str, Callable[..., bytes]] = {
    "catalog_facet": catalog_facet,
    "catalog_value": catalog_value,
    "catalog_index": catalog_index,
    "catalog_rows": catalog_rows,
    "catalog_titles": catalog_titles,
}
"""What joins the courses of all plans."""
MAKERS: Mapping[str, Callable[..., bytes]] = {"catalog": catalog_page, **JOINED}
