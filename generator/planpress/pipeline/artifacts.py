"""All artifacts of a site: which there are, and the query that makes each."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from planpress.diagnostics.diagnostic import Ref, problem
from planpress.engine.core import Build, query
from planpress.model.artifact import Artifact
from planpress.pipeline import (
    calendar_files,
    calendars,
    catalog_pages,
    city_themes,
    english,
    figures,
    home,
    hosting,
    list_pages,
    office_files,
    pages,
    papers,
    prose,
    rule_pages,
    session_pages,
    sheets,
)
from planpress.pipeline.across import ACROSS, across_routes
from planpress.pipeline.calendar_files import calendar_file_routes
from planpress.pipeline.calendars import calendar_routes
from planpress.pipeline.charts import chart_routes
from planpress.pipeline.city_themes import city_theme_routes
from planpress.pipeline.documents import document_view, origin, plan
from planpress.pipeline.feeds import days_of_pages
from planpress.pipeline.findings import Packed, pack
from planpress.pipeline.hosting import hosting_routes
from planpress.pipeline.office_files import office_routes
from planpress.pipeline.records import city_ids, plan_ids, plan_path, site_address
from planpress.pipeline.scripting import script, script_routes
from planpress.pipeline.service_records import wrong_pages_of_services
from planpress.pipeline.sources import has_manual, page_files
from planpress.pipeline.theming import css_address, further_address, further_css, screen_css
from planpress.site import routes
from planpress.site.annexes import attachment_files
from planpress.site.session_pages import material_files
from planpress.site.sitemap import site_map_files, site_map_names

Route = tuple[str, str, tuple[str, ...]]


@query(kept=True)
def site_routes(db: Build) -> tuple[Route, ...]:
    """(path below output/, kind, arguments) of every artifact, in order of path."""
    found = {path: (kind, args) for path, kind, args in _routes(db)}
    pages = [path for path, (kind, _) in found.items() if _is_told(path, kind)]
    found.update({name: ("site_map_file", (name,)) for name in site_map_names(len(pages))})
    return tuple((path, *found[path]) for path in sorted(found))


@query(kept=True)
def address_findings(db: Build) -> Packed:
    """Addresses that two things want: an old id that is in use, a page named like a city."""
    first: dict[str, tuple[str, tuple[str, ...]]] = {}
    found = []
    for path, kind, args in _routes(db):
        there = first.setdefault(path, (kind, args))
        if there != (kind, args):
            both = {"first": _source(*there), "second": _source(kind, args)}
            found.append(problem("P66", Ref(f"output/{path}"), **both))
    return pack([*found, *wrong_pages_of_services(db, first)])


def _source(kind: str, args: tuple[str, ...]) -> str:
    """How a message names what is to stand at an address: by its file, folder or old address."""
    match kind, args:
        case "prose", (file,):
            return f"content/pages/{file}"
        case "city", (city,):
            return f"content/cities/{city}.yaml"
        case "redirect", (_, target, _):
            return f"aliases → {target}"
        case _, (city, plan_id, *rest):
            return " ".join((plan_path(city, plan_id), *rest))
        case _:
            return kind


def _routes(db: Build) -> Iterator[Route]:
    for address, kind in (
        (routes.HOME, "home"),
        (routes.EARLIER, "earlier"),
        (routes.SITE_MAP, "site_map"),
        (routes.NOT_FOUND, "not_found"),
    ):
        yield routes.file_of(address), kind, ()
    yield css_address(db), "screen_css", ()
    if further_address(db):
        yield further_address(db), "further_css", ()
    yield from script_routes(db)
    yield from hosting_routes(db)
    yield from city_theme_routes(db)
    for city in city_ids(db):
        yield routes.file_of(routes.city(city)), "city", (city,)
    for file in page_files(db):
        yield routes.file_of(prose.address_of(file)), "prose", (file,)
    if has_manual(db):
        yield routes.file_of(routes.CODES), "codes", ()
        for code in prose.codes(db):
            yield routes.file_of(f"{routes.CODES}{code}/"), "code", (code,)
    yield from rule_pages.rule_routes(db)
    yield from english.english_routes(db)
    yield from across_routes(db)
    yield from catalog_pages.catalog_routes(db)
    yield from calendar_routes(db)
    yield from calendar_file_routes(db)
    yield from sheets.sheet_routes(db)
    for key in plan_ids(db):
        yield from _plan_routes(db, *key)


def _plan_routes(db: Build, city: str, plan_id: str) -> Iterator[Route]:
    one = plan(db, city, plan_id)
    yield routes.file_of(routes.document(city, plan_id)), "document", (city, plan_id)
    yield routes.pdf(city, plan_id), "pdf", (city, plan_id)
    yield routes.archive(city, plan_id), "archive", (city, plan_id)
    yield from office_routes(db, city, plan_id)
    if one.record.attachments:
        yield routes.file_of(routes.attachments(city, plan_id)), "attachments", (city, plan_id)
    if one.indicators.values:
        yield routes.file_of(routes.indicators(city, plan_id)), "indicators", (city, plan_id)
    yield from chart_routes(db, city, plan_id)
    for track in one.courses.tracks:
        yield routes.file_of(routes.track(city, plan_id, track.id)), "track", (city, plan_id, track.id)
    for series in one.courses.series:
        yield routes.file_of(routes.series(city, plan_id, series.id)), "series", (city, plan_id, series.id)
    for course in one.courses.courses:
        yield routes.file_of(routes.course(city, plan_id, course.id)), "course", (city, plan_id, course.id)
    for session in one.sessions:
        yield (
            routes.file_of(routes.session(city, plan_id, session.id)),
            "session",
            (city, plan_id, session.id),
        )
    for address in sorted(
        {*document_view(db, city, plan_id).pictures(), *attachment_files(one), *material_files(one)}
    ):
        yield address, "file", (city, plan_id, address)
    yield from _redirects(db, city, plan_id)


def _redirects(db: Build, city: str, plan_id: str) -> Iterator[Route]:
    """A page at each old address of the plan, its tracks, series and courses."""
    one = plan(db, city, plan_id)
    for old in one.record.aliases:
        target = routes.document(city, plan_id)
        yield (
            routes.file_of(routes.document(city, old)),
            "redirect",
            (routes.document(city, old), target, one.record.title),
        )
    titles = origin(db, city, plan_id).titles
    for make, records in (
        (routes.track, one.courses.tracks),
        (routes.series, one.courses.series),
        (routes.course, one.courses.courses),
    ):
        for record in records:
            for old in record.aliases:
                address = make(city, plan_id, old)
                title = record.title or titles.get(record.id, record.id)
                yield routes.file_of(address), "redirect", (address, make(city, plan_id, record.id), title)


def _file(db: Build, city: str, plan_id: str, address: str) -> bytes:
    return (
        db.read(f"{plan_path(city, plan_id)}/{address.removeprefix(routes.document(city, plan_id))}") or b""
    )


@query(kept=True)
def site_map_file(db: Build, name: str) -> bytes:
    """sitemap.xml, or a part of it."""
    told = [(path, args) for path, kind, args in site_routes(db) if _is_told(path, kind)]
    days = days_of_pages(db)
    modified = {path: days.get(args[:2], days["", ""]) for path, args in told}
    return site_map_files(site_address(db), modified)[name]


def _is_told(path: str, kind: str) -> bool:
    """True for a page that search engines shall know."""
    return path.endswith("index.html") and kind != "redirect"


MAKERS: Mapping[str, Callable[..., bytes]] = {
    "home": home.home_page,
    **catalog_pages.MAKERS,
    **city_themes.MAKERS,
    "earlier": list_pages.earlier_page,
    "site_map": list_pages.site_map_page,
    "not_found": list_pages.not_found_page,
    "city": pages.city_page,
    "document": pages.document_page,
    "attachments": pages.attachments_page,
    "charts": figures.charts_page,
    "indicators": figures.indicators_page,
    "track": pages.track_page,
    "series": pages.series_page,
    "course": pages.course_page,
    "session": session_pages.session_page,
    **calendars.MAKERS,
    **calendar_files.MAKERS,
    "redirect": list_pages.redirect_page,
    "prose": prose.prose_page,
    "codes": prose.codes_page,
    "code": prose.code_page,
    **ACROSS,
    "pdf": papers.pdf,
    "archive": papers.archive,
    **office_files.MAKERS,
    **sheets.MAKERS,
    "file": _file,
    "screen_css": screen_css,
    "further_css": further_css,
    "script": script,
    **hosting.MAKERS,
    **rule_pages.MAKERS,
    **english.MAKERS,
    "site_map_file": site_map_file,
}


def artifact(db: Build, route: Route) -> Artifact:
    """The artifact of a route; it is made when its content is asked for."""
    path, kind, args = route
    return Artifact(path, partial(MAKERS[kind], db, *args))


def artifacts(db: Build) -> tuple[Artifact, ...]:
    """Every artifact, in order of path. All have been made once: what can fail has failed here."""
    every = tuple(artifact(db, route) for route in site_routes(db))
    deque((one.content for one in every), maxlen=0)
    return every
