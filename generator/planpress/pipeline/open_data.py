"""Queries for the open data: parts of each plan, the files that join them, and what describes the files."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import sha256

from planpress.engine.core import Build, query
from planpress.pipeline.data_rows import OF_PLAN, OF_SITE, rows_of
from planpress.pipeline.pages import rendered
from planpress.pipeline.records import plan_ids, site
from planpress.pipeline.rule_data import rule_data
from planpress.pipeline.theming import LANGUAGE, wording
from planpress.render import data_files
from planpress.site import data_package as package
from planpress.site import data_pages, routes
from planpress.site.data_fields import Cell
from planpress.site.data_kinds import BY_KEY, KINDS
from planpress.site.data_schemas import Json, json_schema

Route = tuple[str, str, tuple[str, ...]]
Part = tuple[str, str, int, tuple[str, ...]]
_EXAMPLE = 40  # characters of an example


@query(kept=True)
def data_part(db: Build, key: str, city: str, plan_id: str) -> Part:
    """A kind's rows in a plan ("" for the site): as CSV, as JSON, how many, an example for each field."""
    kind = BY_KEY[key]
    rows = [tuple(kind.cells(row)) for row in rows_of(db, key, city, plan_id)]
    table = "".join(map(data_files.csv_row, rows))
    lines = data_files.json_lines(kind, rows) if kind.has_json else ""
    return table, lines, len(rows), tuple(_example(rows, place) for place in range(len(kind.fields)))


def _example(rows: Sequence[Sequence[Cell]], place: int) -> str:
    """The first value of a field, "" where no row has one."""
    found = next((row[place] for row in rows if row[place] is not None), None)
    text = data_files.shown(found)
    return text if len(text) <= _EXAMPLE else f"{text[: _EXAMPLE - 1]}…"


def _parts(db: Build, key: str) -> Iterator[Part]:
    """Those of the site, then those of the plans."""
    if key in OF_SITE:
        yield data_part(db, key, "", "")
    if key in OF_PLAN:
        yield from (data_part(db, key, *plan) for plan in plan_ids(db))


@query(kept=True)
def data_csv(db: Build, key: str) -> bytes:
    """data/<kind>.csv."""
    return data_files.csv_bytes(BY_KEY[key], (part[0] for part in _parts(db, key)))


@query(kept=True)
def data_json(db: Build, key: str) -> bytes:
    """data/<kind>.json."""
    return data_files.json_bytes(part[1] for part in _parts(db, key))


@query(kept=True)
def data_schema(db: Build, key: str) -> bytes:
    """data/<kind>.schema.json."""
    return _json(json_schema(BY_KEY[key], wording(db, LANGUAGE)))


# -- what describes them -----------------------------------------------------------


@query(kept=True)
def file_facts(db: Build, key: str, format_: str) -> tuple[int, str]:
    """Size and SHA-256 of a kind's file."""
    content = _content(db, key, format_)
    return len(content), sha256(content).hexdigest()


def _content(db: Build, key: str, format_: str) -> bytes:
    if format_ == "csv":
        return data_csv(db, key)
    return data_json(db, key) if BY_KEY[key].has_json else rule_data(db)


@query
def rounded_size(db: Build, key: str, format_: str) -> int:
    """The size of a file as a page says it: a letter more changes no page."""
    return data_pages.rounded(file_facts(db, key, format_)[0])


@query
def kind_facts(db: Build, key: str) -> tuple[int, tuple[str, ...]]:
    """How many rows a kind has, and an example for each field."""
    parts = list(_parts(db, key))
    fields = range(len(BY_KEY[key].fields))
    examples = (next(filter(None, (part[3][place] for part in parts)), "") for place in fields)
    return sum(part[2] for part in parts), tuple(examples)


def _files(db: Build) -> Iterator[package.DataFile]:
    for kind in KINDS:
        for format_ in ("csv", "json"):
            facts = package.FileFacts(*file_facts(db, kind.key, format_))
            yield package.DataFile(kind, f"{kind.key}.{format_}", format_, facts)


@query(kept=True)
def data_package(db: Build) -> bytes:
    """data/datapackage.json."""
    return _json(package.data_package(site(db), wording(db, LANGUAGE), tuple(_files(db))))


@query(kept=True)
def data_catalog(db: Build) -> bytes:
    """data/catalog.jsonld."""
    return _json(package.data_catalog(site(db), wording(db, LANGUAGE), tuple(_files(db))))


@query(kept=True)
def data_page(db: Build) -> bytes:
    """The dictionary."""
    found = []
    for kind in KINDS:
        sizes = {one: rounded_size(db, kind.key, one) for one in ("csv", "json")}
        found.append(data_pages.KindFacts(kind, *kind_facts(db, kind.key), sizes))
    return rendered(db, data_pages.data_page(site(db), wording(db, LANGUAGE), found))


def _json(value: Json) -> bytes:
    """Indented and in the order given, so that two versions can be laid side by side."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def data_routes(db: Build) -> Iterator[Route]:
    """Path below output/, kind and arguments of every file of open data and of their dictionary."""
    yield routes.file_of(routes.DATA), "data_page", ()
    yield routes.DATA_PACKAGE, "data_package", ()
    yield routes.DATA_CATALOG, "data_catalog", ()
    for kind in KINDS:
        yield f"{routes.DATA}{kind.key}.csv", "data_csv", (kind.key,)
        if kind.has_json:
            yield f"{routes.DATA}{kind.key}.json", "data_json", (kind.key,)
            yield f"{routes.DATA}{kind.key}.schema.json", "data_schema", (kind.key,)


MAKERS: Mapping[str, Callable[..., bytes]] = {
    "data_page": data_page,
    "data_package": data_package,
    "data_catalog": data_catalog,
    "data_csv": data_csv,
    "data_json": data_json,
    "data_schema": data_schema,
}
