"""What a researcher finds who takes all data away: every kind, as it was printed, described and whole."""

from __future__ import annotations

import csv
import io
import json
from hashlib import sha256
from typing import Any
from xml.etree import ElementTree

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from planpress.site.data_kinds import KINDS
from support.built import Built
from support.pages import Page

WITHOUT_ROWS = {"sessions", "venues"}


def _json(built: Built, name: str) -> Any:
    return json.loads((built.output / "data" / name).read_text("utf-8"))


def _csv(built: Built, kind: str) -> list[dict[str, str]]:
    content = (built.output / f"data/{kind}.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b"\r\n")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.has_json], ids=lambda kind: kind.key)
def test_a_kind_keeps_to_its_schema_and_is_the_same_in_both_files(built: Built, kind: Any) -> None:
    rows, schema = _json(built, f"{kind.key}.json"), _json(built, f"{kind.key}.schema.json")
    checker = FormatChecker(["date"])
    faults = Draft202012Validator(schema, format_checker=checker).iter_errors(rows)
    assert [error.message for error in faults] == []
    table = _csv(built, kind.key)
    assert len(table) == len(rows)
    assert bool(rows) is (kind.key not in WITHOUT_ROWS)
    for cells, row in zip(table, rows, strict=True):
        assert {key for key, cell in cells.items() if cell} == set(row)
        for key, value in row.items():
            if isinstance(value, str):
                assert cells[key] in (value, f"'{value}")
    if kind.unique:
        keys = [tuple(row[key] for key in kind.unique) for row in rows]
        assert len(set(keys)) == len(keys)


def test_the_package_tells_the_size_and_digest_of_every_file(built: Built) -> None:
    resources = _json(built, "datapackage.json")["resources"]
    assert len({one["name"] for one in resources}) == len(resources) == 2 * len(KINDS)
    for one in resources:
        content = (built.output / "data" / one["path"]).read_bytes()
        assert one["bytes"] == len(content)
        assert one["hash"] == "sha256:" + sha256(content).hexdigest()
        if "schema" in one:
            head = content.decode("utf-8-sig").partition("\r\n")[0].split(",")
            assert [field["name"] for field in one["schema"]["fields"]] == head
        else:
            assert (built.output / "data" / one["jsonSchema"]).is_file()


def test_references_between_kinds_lead_somewhere(built: Built) -> None:
    for kind in KINDS:
        for reference in kind.references:
            known = {tuple(row[key] for key in reference.keys) for row in _csv(built, reference.kind)}
            for row in _csv(built, kind.key):
                named = tuple(row[key] for key in reference.fields)
                assert named in known or not named[-1] or not named[0], (kind.key, named)


def test_the_catalog_lists_the_same_files_and_the_licence(built: Built) -> None:
    catalog = _json(built, "catalog.jsonld")
    listed = {
        one["dcat:downloadURL"]["@id"]
        for dataset in catalog["dcat:dataset"]
        for one in dataset["dcat:distribution"]
    }
    assert listed == {one["path"] for one in _json(built, "datapackage.json")["resources"]}
    assert catalog["dct:license"] == {"@id": "https://data.gov.tw/license"}


def test_the_dictionary_tells_every_field_of_every_kind(built: Built) -> None:
    page = built.page("data/")
    for kind in KINDS:
        assert f'id="{kind.key}"' in page.html
        for field in kind.fields:
            assert f'<code lang="en">{field.key}</code>' in page.html
    links = page.links()
    assert {f"{kind.key}.csv" for kind in KINDS} <= {link.removeprefix("../data/") for link in links}
    page.shows("政府資料開放授權條款-第1版", "免費")


def test_facts_of_the_sources_are_in_the_data(built: Built) -> None:
    courses = {row["id"]: row for row in _json(built, "courses.json") if row["city"] == "taitung"}
    assert (courses["micro"]["length"], courses["micro"]["seats_number"]) == ("6場", 150)
    figures = {(row["indicator"], row.get("time")): row for row in _json(built, "indicators.json")}
    assert figures["staff.pay", "109"]["value_number"] == 69295
    assert figures["members", "112年底"]["value"] == "128萬餘人"
    days = {row["date_iso"]: row["works"] for row in _json(built, "holidays.json")}
    assert days["2017-02-18"] is True
    assert days["2017-02-27"] is False
    duties = [row for row in _json(built, "duties.json") if row["key"] == "package"]
    assert [row["day_last"] for row in duties] == ["2024-09-30"]
    documents = {(row["city"], row["document"]): row for row in _json(built, "documents.json")}
    assert documents["taoyuan", "113"]["issued_iso"] == "2024-02-27"


def test_every_page_has_its_meta_tags_and_only_courses_have_json(built: Built) -> None:
    for path, page in built.pages().items():
        tags = page.html.count('<meta name="DC.')
        assert tags >= 15, path
        told = "application/ld+json" in page.html
        assert told is path.startswith(("courses/", "sessions/")), path


def test_the_feed_tells_of_the_document_that_was_issued(built: Built) -> None:
    feed = ElementTree.fromstring((built.output / "atom.xml").read_bytes())  # noqa: S314 (our own)
    atom = "{http://www.w3.org/2005/Atom}"
    days = {
        entry.findtext(f"{atom}title"): entry.findtext(f"{atom}updated")
        for entry in feed.iter(f"{atom}entry")
    }
    assert days["桃園市政府113年度公務菁英培訓計畫"] == "2024-02-27T00:00:00+08:00"
    ids = [one.text for one in feed.iter(f"{atom}id")]
    assert len(set(ids)) == len(ids)


def test_a_course_page_is_light(built: Built) -> None:
    page: Page = built.page("courses/taitung/109/micro/")
    assert len(page.html.encode()) < 20_000
