"""A finding about a track, series or course stands at its cell of the spreadsheet or its key in YAML."""

from __future__ import annotations

import pytest

from planpress.model.courses import Course, Courses, Series, Track
from planpress.rules.course_places import CoursePlaces, places_of
from support.plans import PLAIN, findings

COURSE = Course.model_validate({"id": "c", "track": "t", "series": "s", "title": "班"})
LOOSE = Course.model_validate({"id": "d", "track": "t", "title": "班"})
COURSES = Courses(
    tracks=(Track.model_validate({"id": "t"}),),
    series=(Series.model_validate({"id": "s", "track": "t"}),),
    courses=(COURSE, LOOSE),
)


def test_in_a_spreadsheet_an_id_is_a_row_and_a_head_a_column() -> None:
    places = CoursePlaces("courses.csv", COURSES)
    assert places.track("t").path == ("t", "類別")
    assert places.series("s").path == ("s", "系列")
    assert places.course(COURSE).path == ("c", "課程名稱")
    assert places.course(LOOSE, "seats").path == ("d", "人數")


def test_in_yaml_a_course_stands_below_its_track_and_series() -> None:
    places = CoursePlaces("courses.yaml", COURSES)
    assert places.track("t").path == ("t",)
    assert places.series("s").path == ("t", "series", "s")
    assert places.course(COURSE).path == ("t", "series", "s", "courses", "c")
    assert places.course(LOOSE).path == ("t", "courses", "d")


def test_a_spreadsheet_comes_before_yaml() -> None:
    assert places_of(COURSES, {"courses.csv", "courses.yaml"}, "plans/a/1/").file == "plans/a/1/courses.csv"
    assert places_of(COURSES, {"document.md"}, "plans/a/1/").file == "plans/a/1/courses.yaml"
    assert places_of(COURSES, (), "").courses is COURSES


@pytest.mark.parametrize(
    ("file", "text", "path"),
    [
        ("plan.yaml", PLAIN + "attachments:\n  form: {title: 表, file: form.odt}\n", "attachments/form/file"),
        ("figures.yaml", "figures:\n  map: {title: 圖, alt: 圖。, file: map.png}\n", "figures/map/file"),
    ],
)
def test_a_file_that_is_missing_is_told_where_it_is_named(file: str, text: str, path: str) -> None:
    found = [item for item in findings({"plan.yaml": PLAIN, file: text}) if item.code == "R51"]
    assert [(item.ref.file.rpartition("/")[2], "/".join(map(str, item.ref.path))) for item in found] == [
        (file, path)
    ]
