"""A manifest survives its text form, and a damaged one is none."""

import json

import pytest

from planpress.model.artifact import Artifact
from planpress.publish.manifest import (
    Manifest,
    build_record,
    entry_of,
    manifest_of,
    read_build_record,
    read_manifests,
    write_manifests,
)

SITE = [Artifact("b.html", b"two"), Artifact("a/計.html", "計畫".encode())]


def test_manifests_come_back_as_they_were_written():
    one = manifest_of(SITE)
    other = Manifest({"old.css": entry_of(b"")}, frozenset({"old.css"}))
    assert read_manifests(write_manifests([one, other])) == (one, other)


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"{",
        b"\xff",
        b"[]",
        b"null",
        b'{"format": 99, "trees": []}',
        b'{"format": 1, "trees": [{}]}',
        b"[" * 9999,
    ],
)
def test_a_damaged_record_holds_nothing(text):
    assert read_manifests(text) == ()
    assert read_build_record(text) is None


def test_build_json_names_versions_and_every_other_file():
    record = build_record(
        manifest_of([*SITE, Artifact("build.json", b"former")]), {"planpress": "1", "jinja2": "3"}
    )
    document = json.loads(record.content)
    assert record.path == "build.json"
    assert document["versions"] == {"jinja2": "3", "planpress": "1"}
    assert list(document["files"]) == ["a/計.html", "b.html"]
    assert document["files"]["b.html"] == {"blake2b": entry_of(b"two").digest, "size": 3}


def test_build_json_does_not_depend_on_the_order_of_the_files():
    assert build_record(manifest_of(SITE), {}) == build_record(manifest_of(SITE[::-1]), {})


def test_build_json_tells_what_is_ours_itself_included():
    record = build_record(manifest_of(SITE), {})
    assert read_build_record(record.content) == manifest_of([*SITE, record])


def test_somebody_elses_build_json_tells_nothing():
    assert read_build_record(b'{"made_by": "webpack", "files": {}}') is None


def test_differences_count_missing_altered_and_unknown_files():
    manifest = manifest_of(SITE)
    found = {"b.html": entry_of(b"altered"), "c.html": entry_of(b"")}
    assert manifest.differences(manifest.files) == 0
    assert manifest.differences(found) == 3
