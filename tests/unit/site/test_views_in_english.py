"""Views say everything of their own in the language they are asked in; only the words of records stay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest

from planpress.model.catalog import Plan
from planpress.model.courses import Series, Track
from planpress.model.site import Site
from planpress.rules.compared_figures import compare_figures
from planpress.rules.comparison import Compared, Topic, compare
from planpress.rules.duties import duties_of
from planpress.site import comparison_files, comparison_pages, duty_pages, list_pages
from planpress.site.course_pages import course_facts, plan_group, series_page, track_page
from planpress.site.document import document_view
from planpress.site.document_pages import document_card, document_page
from planpress.site.duty_pages import PlanDuties
from planpress.site.indicator_pages import indicators_page
from planpress.site.origins import Origin
from planpress.site.pages import CityBadge
from planpress.site.runs import Filling
from support.plans import plan_of
from support.theme import wording

SAY = wording("en")
CHINESE = re.compile(r"[\u3001-\u303f\u3400-\u9fff\uff01-\uff60]")
SITE = Site(title="Plans", footer=(), languages=("zh-Hant", "en"), contacts=())
BADGE = CityBadge("star", "Star", "Star City", "#000000", "#ffffff")
ROC = re.compile(r"[0-9]+年([0-9]+月([0-9]+日)?)?")
UNITS = re.compile(r"[0-9]+(人|天|門|小時|個月|個工作天|班)")
TEXTS = {
    "plan.yaml": """
title: Plan
kind: plan
period: 113年
state: draft
issue: {date: 113年2月27日, number: A-1}
audience: [{title: Staff, condition: on request}]
terms: {atd: {short: ATD, full: Association, english: Talent}}
subplans: {sub: {clause: sub, state: later}}
attachments: {form: {title: Form, file: attachments/form.odt}, lost: {title: Picture, file: 未載明}}
people: [{role: Lead, post: Chief, share: 100%}]
""",
    "document.md": "# Aim {#aim}\n\n{table:people}\n\n- [x] yes\n\n1. Later. {#sub}\n\n{items:attachments}\n",
    "courses.csv": (
        "編號,課程名稱,類別,系列,對象,地點,人數,天數,備註\n"
        "a,Alpha,t,s,Staff,Hall,30,3天,Note\nb,Beta,t,,,,,,\n"
    ),
    "rules.yaml": """
deadlines:
  a: {clause: aim, what: report, who: [Staff], within: 7個工作天, after: the class}
  b: {clause: aim, what: report again, by: 113年9月30日}
  c: {clause: aim, what: nothing, by: 未載明, after: the class}
hours:
  h: {clause: aim, total: 20小時, per: [year]}
awards:
  w: {clause: aim, title: Exam, apply_within: 3個月, apply_to: Office, papers: [Copy], steps: 未載明}
attendance:
  t: {clause: aim, more_than: 1/3, unexcused: lost}
""",
    "indicators.yaml": "values: {v: {title: Classes, value: 12班, source: Report}}\n",
}


def _texts(value: object) -> Iterator[str]:
    """Every text in a view, at any depth."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _texts(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))


def _chinese(view: object) -> list[str]:
    """What is Chinese in a view, but for figures and days as the records have them."""
    return [text for text in _texts(view) if CHINESE.search(UNITS.sub("", ROC.sub("", text)))]


@pytest.fixture(scope="module")
def plan() -> Plan:
    return plan_of(TEXTS, city="star")[0]


@pytest.fixture(scope="module")
def origin(plan: Plan) -> Origin:
    return Origin(BADGE, "113", plan.record.title, {"t": "Track", "s": "Series"}, {"a": "1"})


def test_lists_and_addresses_that_lead_nowhere(plan: Plan) -> None:
    card = document_card(plan, BADGE, SAY)
    views = (
        list_pages.earlier_page(SITE, SAY, (card,)),
        list_pages.site_map_page(SITE, SAY, ()),
        list_pages.not_found_page(SITE, SAY),
        list_pages.redirect_page(SITE, SAY, "old/", "new/", "Plan"),
    )
    assert [_chinese(view) for view in views] == [[]] * len(views)


def test_courses_series_and_tracks(plan: Plan, origin: Origin) -> None:
    one, other = plan.courses.courses
    track, series = Track(id="t", organiser="Office"), Series(id="s", track="t", audience=("Staff",))
    known = course_facts(one, origin, SAY)
    views = (
        known,
        plan_group("Plan", plan.courses, origin, SAY),
        series_page(SITE, SAY, series, (one,), (), origin),
        track_page(SITE, SAY, track, (series,), (one, other), origin),
    )
    assert [_chinese(view) for view in views] == [[]] * len(views)
    facts = {fact.term: fact.runs[0].text for fact in known}
    assert (facts["For whom"], facts["Place"], facts["Remarks"]) == ("Staff", "Hall", "Note")


def test_a_document_with_its_boxes_people_and_lost_picture(plan: Plan, origin: Origin) -> None:
    _, reading, outline = plan_of(TEXTS, city="star")
    view = document_view(plan, BADGE, reading.document, outline, outline.habit, SAY)
    page = document_page(SITE, SAY, plan, view, origin)
    own = [text for text in _chinese(page) if not re.search("附件|[壹一]、|^[壹一]|：", text)]
    assert own == []
    assert view.masthead.state == "Draft"
    assert (
        _chinese(indicators_page(SITE, SAY, plan, BADGE, Filling(plan.value_text, lambda *_: None, {}))) == []
    )


def test_duties_and_their_calendar(plan: Plan) -> None:
    found = PlanDuties(plan, duties_of(plan, SAY), numbers={"aim": "1"})
    assert _chinese(duty_pages.duties_page(SITE, SAY, BADGE, (found,))) == []
    assert _chinese(duty_pages.duties_index(SITE, SAY, (BADGE,))) == []
    assert _chinese(duty_pages.duties_calendar(SITE, SAY, BADGE, (found,))) == []


@pytest.mark.parametrize("topic", [Topic.AWARDS, Topic.HOURS, Topic.ATTENDANCE, Topic.DEADLINES])
def test_a_comparison_as_page_as_file_and_on_paper(plan: Plan, topic: Topic) -> None:
    table = compare(topic, [Compared(plan, "Star 113"), Compared(plan, "Moon 113")], SAY)
    assert table.rows
    assert _chinese(comparison_pages.comparison_page(SITE, SAY, table, (), "a.pdf")) == []
    assert _chinese(tuple(comparison_files.comparison_lines(table, SAY))) == []
    paper = comparison_files.comparison_document(SITE, SAY, [table], ())
    assert set(_chinese(paper)) <= {"壹、"}


def test_figures_side_by_side(plan: Plan) -> None:
    tables = compare_figures([Compared(plan, "Star")], SAY)
    page = comparison_pages.figures_page(SITE, SAY, tables, (), "")
    measures = {table.measure for table in tables}
    assert [text for text in _chinese(page) if not any(one in text for one in measures)] == []
