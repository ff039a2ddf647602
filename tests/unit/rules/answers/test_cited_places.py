"""Each reason of an answer stands where the rule cites the parameter that decided."""

from __future__ import annotations

from typing import Any

import pytest

from support.asked_rules import ask, asked_rule, codes

UNSAID = "未載明"
STEPS = [
    {"level": "初級", "text": "初級", "award": "嘉獎1次"},
    {"level": "中級", "text": "中級", "award": "嘉獎2次"},
]
FEE = {"fee": {"title": "費用", "kind": "number", "unit": "元"}}
WEIGHTS = {"test": {"title": "測驗", "share": "三分之一"}, "report": {"title": "報告", "share": "三分之二"}}


def _places(group: str, record: dict[str, Any], /, *names: str, **question: Any) -> list[tuple[str, str]]:
    """Code and place of each reason, where every one of ``names`` is printed in a place of its name."""
    answer = ask(asked_rule(group, {**record, "cites": {name: name for name in names}}), **question)
    return [(reason["code"], reason.get("at", "")) for reason in answer["reasons"]]


@pytest.mark.parametrize("word", [UNSAID, "另依法令"])
@pytest.mark.parametrize(
    ("group", "record", "name"),
    [
        ("hours", {}, "total"),
        ("limits", {}, "at_most"),
        ("limits", {}, "share"),
        ("limits", {}, "for_each"),
        ("limits", {}, "students_per_teacher"),
        ("quotas", {}, "each"),
        ("attendance", {}, "more_than"),
        ("attendance", {}, "at_least"),
        ("attendance", {}, "hours_more_than"),
        ("deadlines", {"what": "函報"}, "by"),
        ("deadlines", {"what": "函報"}, "within"),
        ("deadlines", {"what": "函報"}, "every"),
        ("awards", {}, "steps"),
        ("awards", {}, "award"),
        ("leave", {"when": "遇假日"}, "rate"),
        ("leave", {"when": "遇假日"}, "amount"),
        ("values", {"what": "鐘點費"}, "value"),
        ("values", {"what": "鐘點費"}, "at_least"),
        ("conditions", {"what": "報名"}, "allowed"),
    ],
)
def test_what_is_not_settled_is_cited_where_it_is_not(
    group: str, record: dict[str, Any], name: str, word: str
) -> None:
    ((_, place),) = _places(group, record | {name: word}, name)
    assert place == name


@pytest.mark.parametrize(
    ("group", "record", "name"),
    [
        ("quotas", {}, "each"),
        ("leave", {"when": "遇假日"}, "amount"),
        ("values", {"what": "鐘點費"}, "value"),
        ("limits", {}, "at_most"),
    ],
)
def test_words_that_stand_for_a_figure_are_cited(group: str, record: dict[str, Any], name: str) -> None:
    assert _places(group, record | {name: {"words": "視需要"}}, name) == [("vague", name)]


@pytest.mark.parametrize(
    ("group", "record", "names", "question", "told"),
    [
        ("leave", {"when": "遇假日", "gives": "補休"}, ["gives"], {}, [("leave_gives", "gives")]),
        ("leave", {"when": "遇假日"}, ["gives"], {}, [("not_stated", "gives")]),
        ("leave", {"when": "遇假日", "amount": "1日"}, ["amount"], {}, [("leave_amount", "amount")]),
        ("hours", {"total": "20小時"}, ["total"], {}, [("hours_total", "total")]),
        (
            "hours",
            {"total": "20小時"},
            ["total"],
            {"hours_done": {"total": 20}},
            [("hours_met", "total")],
        ),
        (
            "hours",
            {"total": "20小時"},
            ["total"],
            {"hours_done": {"total": 9}},
            [("hours_missing", "total")],
        ),
        (
            "hours",
            {"total": "20小時", "within": "6個月"},
            ["within"],
            {},
            [("hours_total", ""), ("hours_within", "within")],
        ),
        (
            "hours",
            {"total": "20小時", "within": "6個月"},
            ["within"],
            {"appointed": "113-01-02", "today": "113-08-01"},
            [("hours_total", ""), ("hours_until", "within"), ("late", "within")],
        ),
        (
            "hours",
            {"total": "20小時", "by": "113年6月28日"},
            ["by"],
            {"today": "113-08-01"},
            [("hours_total", ""), ("hours_until", "by"), ("late", "by")],
        ),
        ("attendance", {}, ["more_than"], {}, [("not_stated", "more_than")]),
        ("attendance", {}, ["unexcused"], {"unexcused": True}, [("unexcused_not_stated", "unexcused")]),
        (
            "attendance",
            {"unexcused": "不予登錄"},
            ["unexcused"],
            {"unexcused": 2},
            [("unexcused", "unexcused")],
        ),
        (
            "attendance",
            {"unexcused": "另依法令"},
            ["unexcused"],
            {"unexcused": 2},
            [("elsewhere_unnamed", "unexcused")],
        ),
        (
            "approvals",
            {"when": "入學前", "by": {"一般人員": "首長"}},
            ["by"],
            {},
            [("consent", "by")],
        ),
        ("conditions", {"what": "報名"}, ["allowed"], {}, [("allowed", "allowed")]),
        (
            "evaluation",
            {"what": "考核", "weights": WEIGHTS, "rounding": "四捨五入", "pass_mark": "70分"},
            ["weights", "rounding", "pass_mark"],
            {"scores": {"test": 80, "report": 61}},
            [("mark", "weights"), ("rounded", "rounding"), ("mark_not_met", "pass_mark")],
        ),
        (
            "values",
            {"what": "費", "share": "二分之一", "base": "fee", "at_most": "9元", "questions": FEE},
            ["share", "at_most"],
            {"fee": 20},
            [("share", "share"), ("capped", "at_most")],
        ),
        (
            "values",
            {"what": "費", "share": "二分之一", "base": "fee", "at_least": "9元", "questions": FEE},
            ["share", "at_least"],
            {"fee": 4},
            [("share", "share"), ("at_least_one", "at_least")],
        ),
        ("values", {"what": "費", "share": "二分之一"}, ["share"], {}, [("stated.value", "share")]),
    ],
)
def test_what_decides_is_cited_where_it_is_printed(
    group: str,
    record: dict[str, Any],
    names: list[str],
    question: dict[str, Any],
    told: list[tuple[str, str]],
) -> None:
    assert _places(group, record, *names, **question) == told


@pytest.mark.parametrize(
    ("record", "names", "question", "told"),
    [
        (
            {"share": "十分之一", "at_most": "3人"},
            ["share", "at_most"],
            {"posts": 40},
            [("share", "share"), ("capped", "at_most")],
        ),
        (
            {"share": "十分之一", "at_least": "1人"},
            ["share", "at_least"],
            {"posts": 5},
            [("share", "share"), ("at_least_one", "at_least")],
        ),
        (
            {"share": "十分之一", "rounding": "無條件進位"},
            ["rounding"],
            {"posts": 5, "studying": 1},
            [("share", ""), ("rounded", "rounding"), ("within_limit", "")],
        ),
        (
            {"for_each": "20人", "alternates": "50%"},
            ["for_each", "alternates"],
            {"posts": 40},
            [("for_each", "for_each"), ("alternates", "alternates")],
        ),
        (
            {"students_per_teacher": "5人"},
            ["students_per_teacher"],
            {"students": 10, "teachers": 1},
            [("ratio_over", "students_per_teacher")],
        ),
        (
            {"students_per_teacher": "5人"},
            ["students_per_teacher"],
            {"students": 10},
            [("teachers_needed", "students_per_teacher")],
        ),
        (
            {"students_per_teacher": "5人"},
            ["students_per_teacher"],
            {},
            [("ratio", "students_per_teacher")],
        ),
    ],
)
def test_a_limit_is_cited_part_by_part(
    record: dict[str, Any], names: list[str], question: dict[str, Any], told: list[tuple[str, str]]
) -> None:
    assert _places("limits", record, *names, **question) == told


def test_a_quota_that_is_divided_or_reduced_is_cited_there() -> None:
    groups = {"north": {"title": "北區", "ratio": "2"}, "south": {"title": "南區", "ratio": "1"}}
    record = {"total": "30人", "groups": groups}
    assert _places("quotas", record, "groups", group="北區") == [("group_share", "groups")]
    everybody = {"everybody": {"title": "合計", "kind": "number"}}
    pool = {"for_each": "10人", "pool": "30人", "claimed": "everybody", "questions": everybody}
    assert _places("limits", pool, "pool", posts=100, everybody=60)[1] == ("reduced", "pool")


# -- deadlines ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("record", "question", "told"),
    [
        ({"within": "48小時"}, {}, [("span_of_hours", "within")]),
        ({"within": "90000年"}, {"class_end": "113-03-01"}, [("span_too_long", "within")]),
        ({"within": "3個工作天"}, {"class_end": "99-03-01"}, [("no_holidays", "within")]),
        ({"every": "2個月", "times": "6次"}, {}, [("every", "every"), ("times_agree", "times")]),
        ({"every": "2週"}, {}, [("every_span", "every")]),
        ({"by": "113年6月28日"}, {}, [("fixed_day", "by")]),
        ({"before": "3日"}, {"class_end": "113-03-08"}, [("before_event", "before")]),
        (
            {"within": "3日"},
            {"class_end": "113-03-04", "today": "113-03-08"},
            [("last_day", "within"), ("late", "within")],
        ),
        (
            {"before": "3日"},
            {"class_end": "113-03-08", "today": "113-03-08"},
            [("before_event", "before"), ("late", "before")],
        ),
        (
            {"by": "113年6月28日"},
            {"today": "113-06-29"},
            [("fixed_day", "by"), ("late", "by")],
        ),
        (
            {"from": "第3個月", "to": "第6個月"},
            {"class_end": "113-03-08", "today": "113-03-08"},
            [("first_day", "from"), ("last_day", "to"), ("early", "from")],
        ),
        (
            {"within": "3日", "counted_on": "113年3月1日"},
            {"class_end": "113-03-04"},
            [("last_day", "within"), ("counted_on", "counted_on")],
        ),
        (
            {"within": "1日", "on_day_off": "順延"},
            {"class_end": "113-03-01"},
            [("last_day", "within"), ("day_off_moved", "on_day_off")],
        ),
    ],
)
def test_a_deadline_is_cited_by_what_it_hangs_on(
    record: dict[str, Any], question: dict[str, Any], told: list[tuple[str, str]]
) -> None:
    names = ("within", "before", "to", "by", "every", "times", "counted_on", "on_day_off", "from")
    assert _places("deadlines", {"what": "函報"} | record, *names, **question) == told


# -- awards -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("record", "question", "told"),
    [
        ({"steps": STEPS}, {"level": "初級"}, [("earned", "steps")]),
        ({"steps": STEPS}, {"level": "初級", "passed": False}, [("failed", "steps")]),
        ({"steps": STEPS[1:]}, {"level": "初級"}, [("below", "steps")]),
        ({"steps": STEPS}, {"level": "中高級"}, [("level_unsaid", "steps")]),
        ({"steps": STEPS}, {"exam": "JLPT", "level": "N1"}, [("exam_unknown", "steps")]),
        (
            {"steps": STEPS, "equivalents": UNSAID},
            {"exam": "toeic", "score": 900},
            [("no_equivalent", "equivalents")],
        ),
        ({"award": "嘉獎1次"}, {}, [("earned", "award")]),
        ({"benefits": [{"title": "禮券"}]}, {}, [("benefit", "benefits")]),
        (
            {"award": "嘉獎1次", "apply_by": "113年6月28日"},
            {},
            [("earned", "award"), ("apply_by", "apply_by")],
        ),
        (
            {"award": "嘉獎1次", "apply_by": "113年6月28日"},
            {"today": "113-07-01"},
            [("earned", "award"), ("apply_by", "apply_by"), ("late", "apply_by")],
        ),
        (
            {"award": "嘉獎1次", "apply_within": "3日", "counted_from": {"證書": "發證日期"}},
            {"certificate_date": "113-03-04", "today": "113-03-08"},
            [("earned", "award"), ("apply_within", "apply_within"), ("late", "apply_within")],
        ),
        (
            {"award": "嘉獎1次", "apply_within": UNSAID},
            {},
            [("earned", "award"), ("apply_unsaid", "apply_within")],
        ),
        (
            {"award": "嘉獎1次", "apply_by": UNSAID},
            {},
            [("earned", "award"), ("apply_unsaid", "apply_by")],
        ),
    ],
)
def test_an_award_is_cited_by_what_earns_or_ends_it(
    record: dict[str, Any], question: dict[str, Any], told: list[tuple[str, str]]
) -> None:
    names = ("steps", "award", "benefits", "apply_by", "apply_within", "equivalents", "at_most_times")
    assert _places("awards", record, *names, **question) == told


@pytest.mark.parametrize(
    ("record", "level", "earlier", "told"),
    [
        ({"earlier_pass": "不影響", "once_per_level": True}, "中級", "中級", "once_per_level"),
        ({"earlier_pass": "較高等級才敘獎", "once_per_level": True}, "中級", "中級", "once_per_level"),
        ({"earlier_pass": "較高等級才敘獎"}, "中級", "中級", "earlier_pass"),
        ({"earlier_pass": "較高等級才敘獎"}, "初級", "中級", "earlier_pass"),
        ({"earlier_pass": "不再敘獎"}, "中級", "初級", "earlier_pass"),
        ({"once_per_level": True}, "中級", "中級", "once_per_level"),
        ({"once_per_level": True}, "初級", "中級", "once_per_level"),
        ({}, "初級", "中級", "earlier_pass"),
    ],
)
def test_what_an_earlier_award_leaves_is_cited_where_it_is_said(
    record: dict[str, Any], level: str, earlier: str, told: str
) -> None:
    found = _places(
        "awards",
        {"steps": STEPS} | record,
        "earlier_pass",
        "once_per_level",
        level=level,
        prior_awards=earlier,
    )
    assert found[-1][1] == told


def test_a_reason_without_a_place_of_its_own_stands_at_the_clause() -> None:
    rule = asked_rule(
        "values", {"what": "費", "value": "3元", "at": "第1項", "cites": {"value": {"clause": "there"}}}
    )
    reason = ask(rule)["reasons"][0]
    assert (reason["clause"], reason["number"], reason.get("at", "")) == ("there", "拾參", "")
    plain = ask(asked_rule("values", {"what": "費", "value": "3元", "at": "第1項"}))
    assert (plain["reasons"][0]["clause"], plain["reasons"][0]["at"]) == ("here", "第1項")
    assert codes(plain) == ["stated.value"]
