"""A site of a hundred thousand pages: exact counts of what runs, bounded memory, times against a peer."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from support.large import Size, large_project
from support.measured import own_process, seconds_of, write_same_files
from support.project import REPOSITORY, Project

SIZE = Size(plans=4, tracks=10, series=50, courses=50)
FREE = 6 * 1024**3  # bytes: two trees of the site, the peer's, the store
MEMORY = 4096  # MiB
LISTS = (
    *("catalog_page", "city_page", "earlier_page", "glossary_page", "home_page", "not_found_page"),
    *("search", "site_map_page", "styleguide"),
)
THEME = REPOSITORY / "themes/default"
ACROSS = dict.fromkeys(
    ("comparison_index", "comparison_pdf", "duties_index", "figures_csv", "figures_page", "all_rules"), 1
)
FILES = {
    "component_page": len(list((THEME / "components").iterdir())),
    "hosting_file": 4,
    "icon": 2,
    "script": len(list((THEME / "scripts").rglob("*.mjs"))),
}
DATA = dict.fromkeys(("rule_data", "rule_schema", "rule_words", "rule_world", "search_words"), 1) | {
    "comparison_csv": 8,
    "comparison_page": 8,
}
SITE = (
    dict.fromkeys(LISTS, 1)
    | {"prose_page": 1, "screen_css": 1, "further_css": 1, "site_map_file": 4}
    | ACROSS
    | DATA
    | FILES
)
ROW = "t3-s7-c11,t3,t3-s7,系列7第11班,一般人員,{seats},6小時,"

pytestmark = pytest.mark.long


@pytest.fixture
def large(tmp_path: Path) -> Iterator[Project]:
    """The project; taken away afterwards, since pytest keeps the folders of several runs."""
    if shutil.disk_usage(tmp_path).free < FREE:
        pytest.skip(f"needs {FREE // 1024**3} GiB of disk")
    yield large_project(tmp_path / "large", SIZE)
    shutil.rmtree(tmp_path)


def test_a_hundred_thousand_pages(large: Project, figure: Callable[[str], None]) -> None:
    with own_process(large.root) as build:
        cold, again = build(), build()
        large.edit("plans/xinghu/102/courses.csv", ROW.format(seats=30), ROW.format(seats=31))
        edited = build()

    plans = dict.fromkeys(("document_page", "odt", "pdf", "sheet"), SIZE.plans)
    lists = {"course_page": SIZE.all_courses, "series_page": SIZE.all_series, "track_page": SIZE.all_tracks}
    assert cold.rendered == SITE | plans | lists
    assert cold.pages > 100_000
    assert (again.ran, again.exchanged) == ({}, False)
    large.page("courses/xinghu/102/t3-s7-c11/").shows("31")
    assert edited.rendered == {"course_page": 1, "document_page": 1, "series_page": 1, "track_page": 1}
    assert edited.ran["course_record"] == SIZE.all_courses // SIZE.plans
    assert sum(edited.ran.values()) < SIZE.all_courses // SIZE.plans * 1.2
    assert edited.memory < MEMORY

    peer = seconds_of(lambda: write_same_files(large.root / "output", large.root / "peer"))
    figure(f"{cold.pages:,} pages; times against writing the same files ({peer:.0f} s of the processor)")
    for name, run in (("cold", cold), ("unchanged", again), ("one cell", edited)):
        queries = sum(run.ran.values())
        figure(f"  {name:9} {run.seconds / peer:5.1f} times, {run.memory:5.0f} MiB, {queries:,} queries")
