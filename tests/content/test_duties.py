"""What somebody finds who asks what must be done by when, and who puts it into a calendar."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from support.built import Built
from support.calendars import Component, read_calendar

CITIES = ("hsinchu", "taitung", "taoyuan")


def _calendar(built: Built, city: str) -> Component:
    return read_calendar((built.output / f"ics/duties/{city}.ics").read_bytes())


def _entry(calendar: Component, words: str) -> Component:
    found = [one for one in calendar.components if words in one.text("SUMMARY")]
    assert found, [one.text("SUMMARY") for one in calendar.components]
    return found[0]


@pytest.mark.parametrize("city", CITIES)
def test_the_calendar_of_a_city_can_be_read(built: Built, city: str) -> None:
    calendar = _calendar(built, city)
    assert calendar.components
    for entry in calendar.components:
        assert "依據：" in entry.text("DESCRIPTION")
        assert entry.categories()


def test_the_package_of_courses_is_due_on_the_last_of_september(built: Built) -> None:
    entry = _entry(_calendar(built, "taoyuan"), "套裝課程")
    assert entry.one("DTSTART") == "20240930"
    assert "玖、二、(一)2" in entry.text("DESCRIPTION")
    assert "taoyuan/113/#package" in entry.text("DESCRIPTION")


def test_the_stamp_is_the_day_of_the_plan_and_not_of_the_build(built: Built) -> None:
    assert {one.one("DTSTAMP") for one in _calendar(built, "taoyuan").components} == {"20240227T000000Z"}


def test_what_hangs_on_a_class_is_a_task_told_in_words(built: Built) -> None:
    task = _entry(_calendar(built, "hsinchu"), "登錄學習時數")
    assert task.name == "VTODO"
    assert "7個工作天內" in task.text("SUMMARY")
    survey = _entry(_calendar(built, "taitung"), "訓後工作績效調查")
    assert "第3個月至第6個月" in survey.text("SUMMARY")


@pytest.mark.parametrize("city", CITIES)
def test_the_page_lists_by_role_what_the_calendar_holds(built: Built, city: str) -> None:
    page = built.page(f"duties/{city}/")
    for entry in _calendar(built, city).components:
        page.shows(*(role for role in entry.categories()))
    assert f"../../ics/duties/{city}.ics" in page.links()


def test_consent_is_asked_of_whoever_applies(built: Built) -> None:
    built.page("duties/hsinchu/").shows("各機關首長", "本府核准", "入學前", "機關首長同意")


def test_a_city_whose_documents_ask_nothing_has_no_page(built: Built) -> None:
    assert not (built.output / "duties/taipei").exists()
    assert not (built.output / "ics/duties/taipei.ics").exists()


def test_the_rules_as_open_data_name_their_clauses(built: Built) -> None:
    data = json.loads((built.output / "data/rules.json").read_text("utf-8"))
    rules = {rule["address"]: rule for rule in data["rules"]}
    package = rules["taoyuan/113/package"]
    assert package["rule"]["by"]["date"] == "2024-09-30"
    assert package["citations"]["package"]["number"] == "玖、二、(一)2"
    assert package["citations"]["package"]["url"] == "taoyuan/113/#package"


def test_the_open_data_keep_to_their_schema(built: Built) -> None:
    folder = built.output / "data"
    schema = json.loads((folder / "rules.schema.json").read_text("utf-8"))
    data = json.loads((folder / "rules.json").read_text("utf-8"))
    assert [error.message for error in Draft202012Validator(schema).iter_errors(data)] == []
