"""Records that know more than their fields: rules, courses in tables, sessions, checks of figures."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from planpress.model.courses import COURSE_HEADS, Course
from planpress.model.figures import Flow, Question
from planpress.model.indicators import IndicatorValue
from planpress.model.plan import PlanRecord
from planpress.model.rules import DeadlineRule, HoursRule, LimitRule
from planpress.model.sessions import SESSION_HEADS, Session
from planpress.model.site import Portal, Site
from planpress.model.vocabularies import Exams


def test_every_head_fills_a_field_of_its_own() -> None:
    assert set(COURSE_HEADS.values()) <= Course.model_fields.keys()
    assert len(set(COURSE_HEADS.values())) == len(COURSE_HEADS)
    assert set(SESSION_HEADS.values()) == Session.model_fields.keys()


def test_a_course_prints_its_cells_as_its_source_has_them() -> None:
    values = {
        "id": "a-1",
        "title": "甲",
        "audience": ["主管", "科長"],
        "length": "48堂課",
        "dashes": ("venue",),
    }
    course = Course.model_validate(values)
    assert course.printed("課程名稱") == "甲"
    assert course.printed("天數") == course.printed("length") == "48堂課"
    assert course.printed("對象") == course.printed("對象分類") == "主管、科長"
    assert (course.printed("地點"), course.printed("合辦單位")) == ("-", "")
    with pytest.raises(KeyError):
        course.printed("時間")


def test_a_group_of_words_is_printed_in_the_column_of_series() -> None:
    assert (
        Course.model_validate({"id": "a", "series": "s", "group": "提升英語力"}).printed("系列")
        == "提升英語力"
    )
    assert Course.model_validate({"id": "a", "series": "s"}).printed("系列") == "s"


def test_a_session_of_several_days_apart_knows_its_first_and_last() -> None:
    session = Session.model_validate({"id": "s", "course": "c", "starts": ["113年5月9日", "113年5月6日"]})
    assert (session.first_day.text, session.last_day.text) == ("113年5月6日", "113年5月9日")
    whole = Session.model_validate(
        {"id": "s", "course": "c", "starts": ["113年5月6日"], "end": "113年5月8日"}
    )
    assert whole.last_day.text == "113年5月8日"


def test_a_rule_without_any_figure_is_refused() -> None:
    for kind, values in ((LimitRule, {"clause": "a"}), (DeadlineRule, {"clause": "a", "what": "登錄"})):
        with pytest.raises(ValidationError) as refused:
            kind.model_validate(values)
        assert [error["type"] for error in refused.value.errors()] == ["needs_one"]


def test_parts_of_hours_are_walked_from_above_to_below() -> None:
    below = {"title": "丙", "hours": "未載明", "parts": "未載明"}
    parts = {
        "a": {"title": "甲", "hours": "5小時", "parts": {"c": below}},
        "b": {"title": "乙", "hours": "0"},
    }
    rule = HoursRule.model_validate({"clause": "h", "total": "5小時", "parts": parts})
    assert [name for name, _ in rule.every_part()] == ["a", "c", "b"]
    unsplit = HoursRule.model_validate({"clause": "h", "total": "5小時", "parts": "未載明"})
    assert list(unsplit.every_part()) == []


def test_flows_hold_words_side_by_side_steps_and_questions() -> None:
    ask = {"ask": "可行？", "then": "列入", "else": ["修正", {"back": "申請"}]}
    flow = Flow.model_validate({"title": "流程", "steps": ["申請", ["甲", "乙"], ask]})
    question = flow.steps[2]
    assert flow.steps[:2] == ("申請", ("甲", "乙"))
    assert isinstance(question, Question)
    assert question.then == ("列入",)
    assert getattr(question.otherwise[1], "back", "") == "申請"


def test_a_figure_names_what_it_is_checked_against() -> None:
    value = {"title": "省紙", "value": "358,260張", "product": ["trainees", "sheets-each"], "equals": "other"}
    assert IndicatorValue.model_validate(value).operations == (
        ("product", ("trainees", "sheets-each")),
        ("equals", ("other",)),
    )


def test_only_what_has_gone_out_is_issued() -> None:
    base = {"title": "x", "kind": "plan", "period": "113年"}
    issued = {
        state: PlanRecord.model_validate({**base, "state": state}).is_issued
        for state in ("draft", "issued", "withdrawn")
    }
    assert issued == {"draft": False, "issued": True, "withdrawn": True}
    assert not PlanRecord.model_validate(base).is_issued


def test_an_equivalent_is_a_level_a_score_in_parts_or_a_range() -> None:
    row = {
        "gept": "中級",
        "toeic": {"listening": "275", "reading": "275"},
        "ket": {"from": "120", "to": "139"},
        "x": "未載明",
    }
    table = {"title": "對照", "as_of": "115年", "source": "網頁", "verified": "false", "rows": {"B1": row}}
    read = Exams.model_validate({"exams": {}, "equivalences": {"a": table}}).equivalences["a"].rows["B1"]
    assert getattr(read["gept"], "level", "") == "中級"
    assert getattr(read["ket"], "from_", "") == "120"
    assert str(read["x"]) == "未載明"


@pytest.mark.parametrize(
    "url", ["https://elearn.example.gov.tw/a?id=1&b=2", "http://example.gov.tw", "https://example.gov.tw/#a"]
)
def test_a_link_to_elsewhere_is_what_a_browser_shows(url: str) -> None:
    assert Portal(title="學習入口", url=url).url == url


@pytest.mark.parametrize(
    "url", ["elearn.example.gov.tw", "javascript:alert(1)", "https://", "https://a b", "無"]
)
def test_what_is_no_link_is_refused(url: str) -> None:
    with pytest.raises(ValidationError):
        Portal(title="學習入口", url=url)


def test_the_address_of_the_site_has_no_query() -> None:
    assert Site(title="試", address="https://example.gov.tw/plans/").address
    with pytest.raises(ValidationError):
        Site(title="試", address="https://example.gov.tw/?a=1")
