"""Stories about what search engines are told of courses: what is stated, and nothing that ends the block."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given

from planpress.model.courses import Course
from planpress.model.site import Site
from planpress.model.vocabularies import Venue
from planpress.render.json_block import data_block
from planpress.site.frames import PagePlace, frame
from planpress.site.metadata import page_metadata
from planpress.site.pages import CityBadge, LinkView
from planpress.site.structured import Held, Provider, course_json, session_json
from support.hostile import HOSTILE, hostile
from support.plans import plan_of
from support.theme import wording

PROVIDER = Provider("taoyuan", "113", "桃園市政府", "https://plans.example/x/")
ROWS = """編號,課程名稱,目標,對象,地點,人數,天數,時數,辦理方式,預定開訓月份
a-1,甲班,認識甲,主管人員,人力發展中心,30,3天,6小時,實體課程,2至3月
a-2,乙班,,,,不限,2.5小時,,混成學習；線上學習,
a-3,丙班,,,-,,48堂課,另依法令,,
"""
SESSIONS = """編號,課程,開始,結束,時間,地點,名額,方式,狀態
a-1-a,a-1,113年5月6日,113年5月7日,09:00至16:00,room,40,線上,取消
a-1-b,a-1,113年6月3日；113年6月10日,,18:00至24:00,,,,
a-1-c,a-1,113年7月1日,,,,,,
"""
ELEMENTS = (
    "Title",
    "Creator",
    "Subject",
    "Description",
    "Publisher",
    "Contributor",
    "Date",
    "Type",
    "Format",
    "Identifier",
    "Source",
    "Language",
    "Relation",
    "Coverage",
    "Rights",
)


def _plan() -> tuple[dict[str, Course], list[Held]]:
    plan, _, _ = plan_of({"courses.csv": ROWS, "sessions.csv": SESSIONS})
    room = Venue(title="第一教室", address="桃園市")
    held = [(one, room if one.venue == "room" else None) for one in plan.sessions]
    return {course.id: course for course in plan.courses.courses}, held


def _course(key: str, *held: Held) -> dict[str, Any]:
    return dict(json.loads(course_json(_plan()[0][key], held, PROVIDER)))


def test_a_course_tells_who_gives_it_and_what_is_planned() -> None:
    found = _course("a-1")
    assert (found["@type"], found["name"], found["description"]) == ("Course", "甲班", "認識甲")
    assert found["provider"] == {"@type": "GovernmentOrganization", "name": "桃園市政府"}
    assert found["url"] == "https://plans.example/x/courses/taoyuan/113/a-1/"
    assert found["hasCourseInstance"] == {
        "@type": "CourseInstance",
        "courseMode": "Onsite",
        "courseSchedule": {"@type": "Schedule", "byMonth": [2, 3]},
        "courseWorkload": "PT6H",
        "location": {"@type": "Place", "name": "人力發展中心"},
        "maximumAttendeeCapacity": 30,
    }


def test_hours_come_from_a_length_in_hours_and_never_from_days_or_lessons() -> None:
    instance = _course("a-2")["hasCourseInstance"]
    assert instance["courseWorkload"] == "PT2H30M"
    assert instance["courseMode"] == ["Blended", "Online"]
    assert "maximumAttendeeCapacity" not in instance
    assert "hasCourseInstance" not in _course("a-3")


def test_a_session_tells_days_hours_place_and_that_it_was_cancelled() -> None:
    courses, (first, several, bare) = _plan()
    found = json.loads(session_json(first, courses["a-1"], PROVIDER))
    assert found["@type"] == "CourseInstance"
    assert (found["startDate"], found["endDate"]) == (
        "2024-05-06T09:00:00+08:00",
        "2024-05-07T16:00:00+08:00",
    )
    assert found["eventStatus"] == "https://schema.org/EventCancelled"
    assert found["location"] == {"@type": "Place", "name": "第一教室", "address": "桃園市"}
    assert (found["courseMode"], found["maximumAttendeeCapacity"]) == ("Online", 40)
    assert found["about"]["name"] == "甲班"
    days = json.loads(session_json(several, courses["a-1"], PROVIDER))["courseSchedule"]
    assert [day["startDate"] for day in days] == ["2024-06-03", "2024-06-10"]
    assert days[0]["endTime"] == "23:59:59"
    assert json.loads(session_json(bare, courses["a-1"], PROVIDER))["startDate"] == "2024-07-01"


def test_a_course_lists_its_sessions() -> None:
    instances = _course("a-1", *_plan()[1])["hasCourseInstance"]
    assert [one["startDate"][:10] for one in instances] == ["2024-05-06", "2024-06-03", "2024-07-01"]


def test_without_an_address_no_page_is_named() -> None:
    assert "url" not in json.loads(course_json(_plan()[0]["a-1"], (), Provider("a", "113", "府")))


class _Blocks(HTMLParser):
    """The data blocks of a page, and every tag in it."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


@given(hostile)
def test_no_text_ends_the_block(text: str) -> None:
    course = Course.model_validate({"id": "a-1", "title": text, "venue": text, "topics": [text]})
    block = data_block(course_json(course, (), PROVIDER))
    assert not set("<>&\u2028\u2029") & set(block)
    reader = _Blocks()
    reader.feed(f'<script type="application/ld+json">{block}</script>')
    reader.close()
    assert reader.tags == ["script"]
    found = json.loads(reader.text)
    assert (found["name"], found["teaches"]) == (text, [text])


# -- meta tags -----------------------------------------------------------------------


def _tags(site: dict[str, object], **place: object) -> list[tuple[str, str]]:
    record = Site.model_validate({"title": "訓練計畫", "updated": "115年1月2日", **site})
    where = PagePlace("course", "courses/a/", "甲班", "甲班的說明", **place)  # type: ignore[arg-type]
    made = frame(record, wording(), where)
    return list(page_metadata(record, wording(), made))


def test_every_page_has_all_fifteen_elements() -> None:
    assert [name for name, _ in _tags({})] == [f"DC.{name}" for name in ELEMENTS]
    assert all(content for _, content in _tags({}))


def test_classifications_and_codes_come_from_the_settings() -> None:
    told = {"theme": ["170"], "cake": ["140", "150"], "service": ["E10"], "identifier": "2.16.886.101"}
    tags = _tags({"metadata": told, "owner": "人事處", "address": "https://a.example/"})
    assert tags[-4:] == [
        ("Category.Theme", "170"),
        ("Category.Cake", "140"),
        ("Category.Cake", "150"),
        ("Category.Service", "E10"),
    ]
    assert [content for name, content in tags if name == "DC.Identifier"] == [
        "https://a.example/courses/a/",
        "2.16.886.101",
    ]
    assert dict(tags)["DC.Publisher"] == "人事處"


def test_a_page_of_a_city_tells_its_government_its_document_and_its_place() -> None:
    badge = CityBadge("taoyuan", "桃園市", "桃園市政府", "", "")
    above = (
        LinkView("桃園市", "taoyuan/"),
        LinkView("113年計畫", "taoyuan/113/"),
        LinkView("類別", "tracks/x/"),
    )
    tags = dict(_tags({}, city=badge, above=above))
    assert (tags["DC.Creator"], tags["DC.Coverage"]) == ("桃園市政府", "桃園市")
    assert tags["DC.Source"] == "113年計畫"
    assert tags["DC.Subject"] == "桃園市、113年計畫、類別、甲班"
    assert tags["DC.Date"] == "2026-01-02"


@pytest.mark.parametrize("text", HOSTILE)
def test_words_stay_as_they_are_until_a_template_escapes_them(text: str) -> None:
    assert dict(_tags({"owner": text}))["DC.Publisher"] == text
