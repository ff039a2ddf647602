"""Queries that gather everything there is to say about the sources, before anything is rendered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from planpress.diagnostics.diagnostic import Checked, Diagnostic, Ref, notice, problem
from planpress.engine.core import Build, query
from planpress.engine.inputs import InputRefused
from planpress.load.document import Reading
from planpress.load.kinds import kind_of, names_in
from planpress.load.nearest import nearest
from planpress.model.vocabularies import Venue, Venues
from planpress.pipeline.asking import asked_rules, national_hours, national_rules, other_national, world
from planpress.pipeline.city_theme_checks import city_theme_findings
from planpress.pipeline.coverage import hour_branches
from planpress.pipeline.documents import outline, plan, reading
from planpress.pipeline.duties import known_holidays
from planpress.pipeline.findings import Packed, pack, unpack
from planpress.pipeline.picture_checks import picture_findings
from planpress.pipeline.profiles import profile_findings
from planpress.pipeline.prose import prose_findings
from planpress.pipeline.records import (
    CITIES,
    PLANS,
    SITE,
    city_ids,
    courses,
    plan_ids,
    plan_path,
    plan_record,
    sessions,
    site,
)
from planpress.pipeline.service_records import service_findings
from planpress.pipeline.site_checks import (
    footer_findings,
    language_findings,
    name_findings,
    theme_findings,
)
from planpress.pipeline.source_texts import known_laws, sources_of
from planpress.pipeline.sources import (
    file_names,
    files_below,
    folder_names,
    page_files,
    record_of,
    refusal_of,
)
from planpress.rules.check import check_plan
from planpress.rules.check_rules import Parents, check_national_rules, check_rules
from planpress.rules.check_texts import check_texts
from planpress.rules.coverage import check_coverage
from planpress.rules.data_terms import check_data_terms
from planpress.rules.exam_tables import check_exam_tables
from planpress.rules.holiday_tables import check_holidays
from planpress.rules.hours import check_national
from planpress.rules.laws import check_register
from planpress.rules.sessions import check_sessions

VOCABULARIES = "content/vocabularies"
NEEDED = ("plan.yaml", "document.md")
PARTS = ("rules", "indicators", "figures", "amendment")


@query(kept=True)
def findings(db: Build) -> Packed:
    """Every diagnostic of every source, in order of file and place."""
    return pack([*_site_findings(db), *_plan_findings(db), *_page_findings(db)])


def _site_findings(db: Build) -> Iterator[Diagnostic]:
    record = record_of(db, SITE, "site")
    yield from record.diagnostics
    if record.value is None and not record.diagnostics:
        yield problem("E21", Ref(SITE))
    if record.value is not None:
        if day_fault(db):
            yield problem("E22", Ref(SITE), wording=day_fault(db))
        yield from theme_findings(db)
        yield from city_theme_findings(db)
        yield from profile_findings(db)
        yield from footer_findings(db)
        yield from language_findings(db)
        yield from check_data_terms(site(db), SITE)
    yield from name_findings(db, CITIES, PLANS)
    for city in city_ids(db):
        yield from record_of(db, f"{CITIES}/{city}.yaml", "city").diagnostics
    for name in file_names(db, VOCABULARIES):
        kind = kind_of(f"{VOCABULARIES}/{name}")
        if kind is not None:
            yield from record_of(db, f"{VOCABULARIES}/{name}", kind.value).diagnostics
    yield from check_national(national_hours(db), f"{VOCABULARIES}/hours.yaml")
    yield from check_national_rules(
        _parents(db),
        national_rules(db),
        world(db),
        f"{VOCABULARIES}/hours.yaml",
        f"{VOCABULARIES}/national-rules.yaml",
    )
    yield from check_register(known_laws(db), national_hours(db))
    yield from service_findings(db)
    yield from check_exam_tables(world(db).exams)
    yield from check_holidays(known_holidays(db).years)
    yield from _unread(db, VOCABULARIES)


@query
def day_fault(db: Build) -> str:
    """Why it is not known which day today is (a wording of E22), "" if it is; another day changes nothing."""
    fallback = site(db).as_of
    try:
        return "" if db.today(fallback.date if fallback else None) else "default"
    except InputRefused:
        return "not_a_date"


def _plan_findings(db: Build) -> Iterator[Diagnostic]:
    yield from _unread(db, PLANS)
    cities, readable = city_ids(db), plan_ids(db)
    for city in folder_names(db, PLANS):
        yield from _unread(db, f"{PLANS}/{city}")
        # git knows no empty folders: they mean nothing, or another machine would find other errors
        here = [one for one in folder_names(db, f"{PLANS}/{city}") if files_of(db, city, one)]
        if here and city not in cities:
            yield near("P60", Ref(f"{PLANS}/{city}"), city, cities, city=city)
            continue
        for plan_id in here:
            yield from _misnamed(db, plan_path(city, plan_id))
            if (city, plan_id) in readable:
                yield from unpack(findings_of_plan(db, city, plan_id))


def _misnamed(db: Build, folder: str) -> Iterator[Diagnostic]:
    """Files of a plan that nobody reads, that are missing, or that are one too many."""
    unread = list(_unread(db, folder))
    yield from unread
    names = {*file_names(db, folder), *(dict(item.params).get("meant") for item in unread)}
    for name in NEEDED:
        if name not in names:
            yield problem("P61", Ref(folder), name=name)
    if {"courses.yaml", "courses.csv"} <= names:
        yield problem("P63", Ref(f"{folder}/courses.yaml"))


def _unread(db: Build, folder: str) -> Iterator[Diagnostic]:
    """Files that nobody reads: an error where the name is nearly that of one that is read."""
    names = names_in(folder)
    for name in file_names(db, folder):
        path = f"{folder}/{name}"
        if kind_of(path) is not None:
            continue
        refusal = refusal_of(db, path)
        if refusal is not None:
            yield refusal
        elif nearest(name, names):
            yield near("P62", Ref(path), name, names, name=name)
        elif names:
            yield notice("P62", Ref(path), name=name, names="、".join(names))


def near(code: str, ref: Ref, word: str, known: Iterable[str], **params: str) -> Diagnostic:
    """The error for a word that is not known, with the one that was probably meant."""
    meant = nearest(word, known)
    if meant is None:
        return problem(code, ref, **params)
    return problem(code, ref, wording="near", meant=meant, **params)


def _page_findings(db: Build) -> Iterator[Diagnostic]:
    for file in page_files(db):
        yield from unpack(prose_findings(db, file))


@query(kept=True)
def findings_of_plan(db: Build, city: str, plan_id: str) -> Packed:
    """Everything found in a plan's files, and, where they can be read, what does not fit in them."""
    read = reading(db, city, plan_id)
    needed: list[Checked[Any]] = [*_records_of_plan(db, city, plan_id), read]
    found = [item for part in (*needed, sessions(db, city, plan_id)) for item in part.diagnostics]
    found.extend(_refused_files(db, city, plan_id))
    whole = not any(part.failed for part in (*needed, record_of(db, f"{CITIES}/{city}.yaml", "city")))
    if whole and read.value is not None:
        found.extend(_fit(db, city, plan_id, read.value))
    return pack(found)


def _records_of_plan(db: Build, city: str, plan_id: str) -> Iterator[Checked[Any]]:
    yield plan_record(db, city, plan_id)
    yield courses(db, city, plan_id)
    for kind in PARTS:
        yield record_of(db, plan_path(city, plan_id, f"{kind}.yaml"), kind)


def _refused_files(db: Build, city: str, plan_id: str) -> Iterator[Diagnostic]:
    """Pictures and attachments that are there but cannot be read."""
    for file in files_of(db, city, plan_id):
        refusal = refusal_of(db, plan_path(city, plan_id, file)) if "/" in file else None
        if refusal is not None:
            yield refusal


def _fit(db: Build, city: str, plan_id: str, read: Reading) -> tuple[Diagnostic, ...]:
    """Sums, references, texts; not looked at where a file could not be read, or a slip would show twice."""
    records, numbers = plan(db, city, plan_id), outline(db, city, plan_id)
    files = frozenset(files_of(db, city, plan_id))
    asked, rules_file = asked_rules(db, city, plan_id), plan_path(city, plan_id, "rules.yaml")
    return (
        *check_plan(records, numbers, read.mentions, files, national_hours(db), read.lines),
        *check_rules(records.rules, asked, world(db), _parents(db), rules_file),
        *check_coverage(asked, records, world(db), hour_branches(db), rules_file),
        *check_sessions(records, world(db).calendar, _venues(db), plan_path(city, plan_id, "sessions.csv")),
        *check_texts(records, numbers, read.lines, sources_of(db, city, plan_id)),
        *picture_findings(db, records, read, files),
    )


def _venues(db: Build) -> Mapping[str, Venue]:
    record = record_of(db, f"{VOCABULARIES}/venues.yaml", "venues").value
    return record.venues if isinstance(record, Venues) else {}


@query
def files_of(db: Build, city: str, plan_id: str) -> tuple[str, ...]:
    """All files of a plan at any depth, from its folder: document.md, media/maps/north.png."""
    return tuple(files_below(db, plan_path(city, plan_id)))


def _parents(db: Build) -> Parents:
    return Parents(national_hours(db), other_national(db))
