"""Whatever is asked of whatever rule, an answer comes; dates hold for 1912 to 2100; more is never worse."""

from __future__ import annotations

import calendar
import datetime
import json
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planpress.model.amounts import Span
from planpress.rules.answers.answer import Outcome, to_json
from planpress.rules.answers.ask import answer
from planpress.rules.answers.days import count, months_later, read_day
from planpress.rules.answers.fields import STANDARD
from planpress.rules.answers.question import schema
from support.asked_rules import WORLD, ask, asked_rule

UNSTATED = st.sampled_from(["未載明", "不限", "另依法令"])
HOURS = st.sampled_from(["0小時", "1小時", "2.5小時", "八小時", "20小時"]) | UNSTATED
SHARES = st.sampled_from(["三分之一", "百分之十", "30%", "1/1", "0/1"]) | UNSTATED
COUNTS = (
    st.sampled_from(["一人", "1至2人", "2人以上", "5人以下", "八小時", "0", "2,000元"])
    | UNSTATED
    | st.just({"words": "視需要"})
)
SPANS = (
    st.sampled_from(
        ["3個月", "第6個月", "7個工作天", "2週", "0天", "24小時", "1年", "999999999999999年", "99999個工作天"]
    )
    | UNSTATED
)
DAYS = st.sampled_from(["113年9月30日", "每年2月29日", "次年1月31日"]) | UNSTATED
TESTED = (
    st.sampled_from(["mode", "staff_kind", "level", "grade", "posts", "today", "fee", "cefr"]),
    st.sampled_from(
        [
            "公餘進修",
            ["臨時人員", "中級"],
            "5",
            {"at_least": "9"},
            {"less_than": "中級"},
            {"more_than": "113-01-31"},
            {"none_of": ["甲"]},
            {"at_most": "薦任9職等"},
        ]
    ),
)
WHEN = st.dictionaries(*TESTED, max_size=2)
SOME = st.dictionaries(*TESTED, min_size=1, max_size=2)
PARTS = st.recursive(
    st.none() | st.just("未載明"),
    lambda below: st.dictionaries(
        st.sampled_from(["a", "b", "c"]),
        st.fixed_dictionaries(
            {"title": st.sampled_from(["甲", "乙", "丙"]), "hours": HOURS},
            optional={"parts": below.filter(bool), "overlap": st.booleans()},
        ),
        min_size=1,
        max_size=3,
    ),
    max_leaves=4,
)
EARLIER = st.sampled_from(["較高等級才敘獎", "較高等級敘差額", "不影響", "不再敘獎", "未載明"])
BENEFITS = st.fixed_dictionaries(
    {"title": st.just("補助")},
    optional={
        "when": WHEN | st.just({"passed": "否"}),
        "award": st.sampled_from(["嘉獎1次", "未載明"]),
        "amount": COUNTS,
        "share": SHARES,
        "base": st.just("fee"),
        "at_most": COUNTS,
        "per": st.just(["人", "年"]),
        "received": st.just("hours"),
    },
)
AWARD_STEPS = st.fixed_dictionaries(
    {"text": st.just("一列"), "award": st.sampled_from(["嘉獎1次", "記功1次", "記大功", "不敘獎", "未載明"])},
    optional={
        "level": st.sampled_from(["初級", "中級", "中高級", "沒有這一級"]),
        "and_above": st.booleans(),
        "cefr": st.sampled_from(["A2", "B1", "C2", "X"]),
        "exam": st.sampled_from(["toeic", "hakka", "別的"]),
        "score": st.sampled_from([{"from": "550"}, {"to": "3.5"}, {"from": "甲"}]),
        "scores": st.just({"listening": {"from": "275"}}),
        "when": WHEN,
        "benefits": st.lists(BENEFITS, max_size=1),
    },
)
PARAMETERS: Mapping[str, Mapping[str, st.SearchStrategy[Any]]] = {
    "hours": {
        "total": HOURS,
        "parts": PARTS.filter(bool),
        "by": DAYS,
        "within": SPANS,
        "exempt": st.just({"a": ["臨時人員"]}),
        "overlap": st.booleans(),
    },
    "limits": {
        "at_most": COUNTS,
        "less_than": COUNTS,
        "at_least": COUNTS,
        "more_than": COUNTS,
        "share": SHARES,
        "for_each": st.sampled_from(["20人", "0人", "未載明"]),
        "students_per_teacher": st.sampled_from(["2至5人", "0人", "未載明"]),
        "rounding": st.sampled_from(["無條件進位", "四捨五入", "無條件捨去", "未載明", "其他"]),
        "per": st.sampled_from([["人", "週"], "年"]),
        "measures": st.sampled_from(["posts", "fee", "today"]),
        "alternates": SHARES,
    },
    "quotas": {"each": COUNTS, "total": COUNTS, "share": SHARES, "at_least": COUNTS, "at_most": COUNTS},
    "attendance": {
        "more_than": SHARES,
        "at_least": SHARES,
        "attended_at_least": SHARES,
        "attended_more_than": SHARES,
        "hours_more_than": HOURS,
        "unexcused": st.just("不予登錄") | UNSTATED,
    },
    "deadlines": {
        "what": st.just("登錄"),
        "by": DAYS,
        "within": SPANS,
        "before": SPANS,
        "from": SPANS,
        "to": SPANS,
        "every": SPANS,
        "times": st.just("6次"),
        "or_after": st.just({"received_date": "收到"}),
        "ends": st.sampled_from(["較早", "較晚"]),
        "hours": HOURS,
        "counted_on": DAYS,
    },
    "approvals": {
        "when": st.just("事前"),
        "by": st.sampled_from([{"一般人員": "首長"}, {"一般人員": "首長", "各機關首長": "本府"}]),
    },
    "conditions": {"what": st.just("報名"), "allowed": st.sampled_from(["true", "false", "未載明"])},
    "leave": {
        "when": st.just("假日"),
        "gives": st.just("補休"),
        "rate": st.sampled_from(["1", "2", "未載明"]),
        "amount": COUNTS,
        "at_most": COUNTS,
    },
    "evaluation": {
        "what": st.just("成績"),
        "when": st.just("訓後") | UNSTATED,
        "weights": st.just(
            {"test": {"title": "測驗", "share": "60%"}, "report": {"title": "報告", "share": "40%"}}
        ),
        "pass_mark": st.sampled_from(["70分", "未載明"]),
        "anonymous": st.booleans(),
    },
    "values": {
        "what": st.just("費用"),
        "value": COUNTS,
        "share": SHARES,
        "base": st.just("fee"),
        "at_most": COUNTS,
        "at_least": COUNTS,
        "payer": st.just("服務機關"),
    },
    "awards": {
        "steps": st.lists(AWARD_STEPS, min_size=1, max_size=4) | UNSTATED,
        "award": st.sampled_from(["嘉獎2次", "記功", "不敘獎"]) | UNSTATED,
        "exam": st.sampled_from(["gept", "hakka", "不存在的檢定"]),
        "equivalents": st.just("未載明"),
        "benefits": st.lists(BENEFITS, max_size=3),
        "once_per_level": st.sampled_from(["true", "false", "未載明"]),
        "once_per": st.just(["dialect"]),
        "earlier_pass": EARLIER,
        "before_joining": EARLIER,
        "at_most_times": COUNTS,
        "per": st.sampled_from([["人", "年"], "人"]),
        "apply_within": SPANS,
        "apply_by": DAYS,
        "counted_from": st.just({"合格證書": "發證日期", "成績單": "收到日期", "派令": "fee"}) | UNSTATED,
    },
}
GENERAL = {
    "audience": st.just(["公務人員", {"title": "臨時人員", "condition": "得視需要"}]),
    "excluded": st.just(["約聘僱人員"]),
    "since": st.sampled_from(["113年1月1日", "未載明"]),
    "until": st.sampled_from(["113年12月31日", "未載明"]),
    "requires": SOME.map(lambda when: [{"what": "同意", "when": when}]),
    "open_points": WHEN.map(
        lambda when: [{"topic": "主題", "text": "文字", "readings": ["甲", "乙"], "when": when}]
    ),
    "questions": st.just({"fee": {"title": "費用", "kind": "number", "unit": "元", "optional": True}}),
    "consequence": st.just("不予登錄") | UNSTATED,
    "law": st.just("leave-rules"),
}


@st.composite
def rules(draw: st.DrawFn, group: str) -> dict[str, Any]:
    """A record of ``group`` that the model accepts, with a case now and then."""
    own = PARAMETERS[group]
    record = draw(st.fixed_dictionaries({}, optional={**own, **GENERAL}))
    if draw(st.booleans()) and group not in ("approvals", "evaluation"):
        case = draw(
            st.fixed_dictionaries({}, optional={k: v for k, v in own.items() if k not in ("what", "when")})
        )
        record["cases"] = [case | {"when": draw(WHEN), "text": "情形", "at": "第2項"}]
    return record


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)
SENSIBLE = st.sampled_from(
    [
        *(0, 1, 2.5, 15, "八小時", "113-02-29", "113-11-30", "114-12-31", "200-01-01", "999-12-31"),
        *("1912-01-01", "中級", "臨時人員", "公務員", True, False, "是", {"甲": 3, "b": 1}, {"total": 20}),
        *({"test": 80, "report": 60}, ["初級"], {"level": "中級"}, 113, "toeic", "hakka", "B1", 600),
        *([{"exam": "toeic", "score": 600}, {"cefr": "b2", "date": "113-05-01"}], {"listening": 300}),
    ]
)
QUESTIONS = st.dictionaries(
    st.sampled_from([*STANDARD, "fee"]) | st.text(max_size=6), SENSIBLE | JSON, max_size=6
)
LIKELY = st.dictionaries(st.sampled_from([*STANDARD, "fee"]), SENSIBLE, max_size=8)


@pytest.mark.parametrize("group", sorted(PARAMETERS))
@settings(deadline=None, max_examples=150)
@given(data=st.data())
def test_every_question_has_an_answer(group: str, data: st.DataObject) -> None:
    try:
        asked = asked_rule(group, data.draw(rules(group)))
    except ValueError:
        return  # the model refuses the record: a rule without its figure
    question = data.draw(QUESTIONS | LIKELY | JSON)
    given_answer = answer(asked, question, WORLD, data.draw(st.sampled_from(["zh", "en", "?"])))
    written = to_json(given_answer)
    assert json.loads(json.dumps(written, allow_nan=False)) == written
    assert written["outcome"] in set(Outcome)
    assert written.get("reasons"), "an answer without a reason"
    assert all("{" not in reason["text"] or "{" in str(question) for reason in written["reasons"])
    assert (written["outcome"] != "invalid") or written["message"]


@pytest.mark.parametrize("group", sorted(PARAMETERS))
@settings(deadline=None, max_examples=10)
@given(data=st.data())
def test_every_rule_says_what_may_be_asked(group: str, data: st.DataObject) -> None:
    try:
        asked = asked_rule(group, data.draw(rules(group)))
    except ValueError:
        return
    told = schema(asked, WORLD)
    assert set(STANDARD) <= set(told["properties"])
    assert json.dumps(told)


# -- dates against another way of counting ------------------------------------------

DATES = st.dates(datetime.date(1912, 1, 1), datetime.date(2100, 12, 31))


def month_steps(day: datetime.date, months: int) -> datetime.date:
    """``months`` later, month by month, then back to a day that there is."""
    year, month = day.year, day.month
    for _ in range(months):
        month += 1
        if month == 13:
            year, month = year + 1, 1
    wanted = day.day
    while True:
        try:
            return datetime.date(year, month, wanted)
        except ValueError:
            wanted -= 1


@given(DATES, st.integers(0, 40))
def test_months_later_is_the_same_day_or_the_last_one(day: datetime.date, months: int) -> None:
    expected = month_steps(day, months)
    assert months_later(day, months) == expected
    counted = count(day, Span.parse(f"{months}個月"), WORLD.calendar.is_working_day).days
    last = calendar.monthrange(expected.year, expected.month)[1]
    if (
        day + datetime.timedelta(1) == day.replace(day=1)
        or (day + datetime.timedelta(1)).day != 1
        or months == 0
    ):
        assert counted == (expected,)
    else:
        assert counted == tuple(sorted({expected, expected.replace(day=last)}))


@given(DATES, st.integers(0, 40))
def test_months_back_end_where_months_later_began(day: datetime.date, months: int) -> None:
    back = months_later(day, -months)
    assert (back.year * 12 + back.month) + months == day.year * 12 + day.month
    assert back.day == min(day.day, calendar.monthrange(back.year, back.month)[1])


@given(DATES, st.integers(0, 60))
def test_days_and_weeks_are_counted_one_by_one(day: datetime.date, number: int) -> None:
    expected = day
    for _ in range(number):
        expected += datetime.timedelta(days=1)
    works = WORLD.calendar.is_working_day
    assert count(day, Span.parse(f"{number}日"), works).days == (expected,)
    assert count(expected, Span.parse(f"{number}天"), works, -1).days == (day,)
    assert count(day, Span.parse(f"{number}週"), works).days == (day + datetime.timedelta(weeks=number),)


@given(st.dates(datetime.date(2023, 12, 25), datetime.date(2024, 12, 20)), st.integers(0, 12))
def test_working_days_are_those_that_offices_work(day: datetime.date, number: int) -> None:
    table = {
        datetime.date(2024, 2, 28),
        datetime.date(2024, 4, 4),
        datetime.date(2024, 4, 5),
        datetime.date(2025, 1, 1),
    }
    left, at = number, day
    while left:
        at += datetime.timedelta(days=1)
        if at.year == 2023:
            break
        if at == datetime.date(2024, 2, 17) or (at.isoweekday() <= 5 and at not in table):
            left -= 1
    counted = count(day, Span.parse(f"{number}個工作天"), WORLD.calendar.is_working_day)
    if at.year == 2023 and left:
        assert (counted.days, counted.unknown_year) == ((), 2023)
    else:
        assert counted.days == (at,)


@given(DATES)
def test_a_day_is_read_however_it_is_written(day: datetime.date) -> None:
    year = day.year - 1911
    for text in (
        f"{year}-{day.month:02d}-{day.day:02d}",
        f"{year}年{day.month}月{day.day}日",
        f"民國{year}/{day.month}/{day.day}",
        day.isoformat(),
        f"{day.year}.{day.month}.{day.day}",
    ):
        assert read_day(text).day == day


# -- more is never worse ---------------------------------------------------------------

TREE = {
    "total": "20小時",
    "parts": {
        "required": {
            "title": "必須完成",
            "hours": "10小時",
            "parts": {
                "policy": {"title": "重大政策", "hours": "1小時"},
                "environment": {"title": "環境教育", "hours": "4小時"},
                "governance": {"title": "民主治理", "hours": "5小時", "parts": "未載明"},
            },
        },
        "job": {"title": "業務相關", "hours": "10小時"},
    },
}
BRANCHES = ("required", "policy", "environment", "governance", "job", "total")
DONE = st.dictionaries(st.sampled_from(BRANCHES), st.integers(0, 24).map(lambda n: n / 2), max_size=6)


@settings(deadline=None)
@given(DONE, st.sampled_from(BRANCHES), st.integers(1, 20))
def test_more_hours_never_make_enough_too_few(done: dict[str, float], branch: str, more: int) -> None:
    asked = asked_rule("hours", TREE)
    before = ask(asked, hours_done=done)
    after = ask(asked, hours_done=done | {branch: done.get(branch, 0) + more})
    if before["outcome"] == "met":
        assert after["outcome"] == "met"
    elif after["outcome"] != "met":
        assert sum(before["missing"].values()) >= sum(after["missing"].values())


@settings(deadline=None)
@given(
    st.sampled_from(["more_than", "at_least", "attended_at_least", "attended_more_than"]),
    st.fractions(0, 1, max_denominator=12),
    st.integers(1, 60),
    st.fractions(0, 60, max_denominator=6),
    st.fractions(0, 60, max_denominator=6),
)
def test_less_absence_never_loses_the_hours(
    measure: str, share: Fraction, whole: int, one: Fraction, other: Fraction
) -> None:
    asked = asked_rule("attendance", {measure: f"{share.numerator}/{share.denominator}"})
    less, more = sorted((min(one, whole), min(other, whole)))
    outcomes = [ask(asked, class_hours=whole, hours_absent=str(hours))["outcome"] for hours in (less, more)]
    assert outcomes != ["not_counted", "counted"]


@settings(deadline=None)
@given(
    st.integers(1, 5000),
    st.integers(1, 500),
    st.sampled_from(["無條件進位", "四捨五入", "未載明", "無條件捨去"]),
)
def test_more_posts_never_lower_the_quota(posts: int, more: int, rounding: str) -> None:
    asked = asked_rule("limits", {"share": "十分之一", "at_least": "一人", "rounding": rounding})
    assert ask(asked, posts=posts)["value"] <= ask(asked, posts=posts + more)["value"]
