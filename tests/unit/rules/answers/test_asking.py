"""The way of a question through any rule: in force, case, people, conditions, what is said in general."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

import pytest

from planpress.model.rules import Rules
from planpress.rules.answers.asked import Source
from support.asked_rules import ask, asked_rule, codes, texts


def limit(**record: Any) -> Any:
    return asked_rule("limits", {"at_most": "八小時", "per": ["人", "週"]} | record)


def value(**record: Any) -> Any:
    return asked_rule("values", {"what": "費用", "value": "10元"} | record)


# -- in force -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "outcome", "code"),
    [
        ("112-12-31", "no_rule", "not_yet_in_force"),
        ("113-01-01", "value", "stated.value"),
        ("113-06-30", "value", "stated.value"),
        ("113-07-01", "no_rule", "no_longer_in_force"),
    ],
)
def test_a_rule_holds_from_its_first_to_its_last_day(day: str, outcome: str, code: str) -> None:
    answer = ask(value(since="113年1月1日", until="113年6月30日"), as_on=day)
    assert (answer["outcome"], codes(answer)) == (outcome, [code])
    assert answer["in_force"] == {"since": "113-01-01", "until": "113-06-30"}


def test_the_day_is_as_on_then_today_then_the_plans_first_day() -> None:
    rule = value(since="113年1月2日")  # the plan begins on 113-01-01
    assert ask(rule)["outcome"] == "no_rule"
    assert ask(rule, today="113-01-02")["outcome"] == "value"
    assert ask(rule, today="113-01-02", as_on="113-01-01")["outcome"] == "no_rule"


def test_a_date_that_is_not_stated_does_not_limit() -> None:
    answer = ask(value(since="未載明", until="未載明"), as_on="50-01-01")
    assert (answer["outcome"], answer["in_force"]) == ("value", {"since": "未載明", "until": "未載明"})


def versions(*periods: tuple[str, str]) -> Any:
    records = [
        Rules.model_validate(
            {
                "values": {
                    f"v{n}": {"clause": "here", "title": f"第{n}版", "what": "費用", "value": f"{n}元"}
                    | {"since": since, "until": until}
                }
            }
        ).rule(f"v{n}")
        for n, (since, until) in enumerate(periods, start=1)
    ]
    asked = value()
    return replace(asked, rule=records[-1], versions=tuple(record for record in records if record))


def test_the_version_of_the_day_answers() -> None:
    rule = versions(("90年1月1日", "94年12月31日"), ("95年1月1日", "未載明"))
    assert ask(rule, as_on="94-12-31")["value"] == 1
    assert ask(rule, as_on="95-01-01")["value"] == 2
    assert codes(ask(rule, as_on="89-12-31")) == ["not_yet_in_force"]


def test_a_gap_between_versions_has_none_and_an_unknown_end_may_have_two() -> None:
    gap = versions(("90年1月1日", "94年12月31日"), ("96年1月1日", "97年12月31日"))
    assert (ask(gap, as_on="95-06-01")["outcome"], codes(ask(gap, as_on="95-06-01"))) == (
        "no_rule",
        ["no_version"],
    )
    assert codes(ask(gap, as_on="98-01-01")) == ["no_longer_in_force"]
    open_end = versions(("90年1月1日", "未載明"), ("未載明", "105年12月31日"))
    several = ask(open_end, as_on="98-01-01")
    assert (several["outcome"], codes(several)) == ("ask_hr", ["versions"])
    assert several["open_points"][0]["readings"] == [
        "第1版（自90-01-01至未載明）",
        "第2版（自未載明至105-12-31）",
    ]
    assert ask(open_end, as_on="105-12-31")["value"] == 2
    assert ask(open_end, as_on="90-01-01")["value"] == 1


def test_the_source_of_what_is_inherited_is_named() -> None:
    rule = replace(value(since="113年1月1日"), inherited={"value": Source("行政院函")})
    answer = ask(rule)
    assert (answer["in_force"]["source"], answer["reasons"][0]["source"]) == ("行政院函", "行政院函")


# -- cases --------------------------------------------------------------------------


def cases(*listed: dict[str, Any], **record: Any) -> Any:
    return value(cases=list(listed), **record)


def test_the_first_case_that_holds_replaces_what_it_names() -> None:
    rule = cases(
        {"when": {"role": "主管"}, "value": "20元", "text": "主管", "at": "第2項"},
        {"when": {"role": ["主管", "承辦人"]}, "value": "30元"},
        payer="本府",
        cites={"value": "第1項"},
    )
    first = ask(rule, role="主管")
    assert (first["value"], first["conditions"], codes(first)) == (
        20,
        ["由本府負擔"],
        ["case", "stated.value"],
    )
    assert [reason["at"] for reason in first["reasons"]] == ["第2項", "第2項"]
    assert ask(rule, role="承辦人")["value"] == 30
    other = ask(rule, role="工友")
    assert (other["value"], other["reasons"][0]["at"]) == (10, "第1項")


def test_a_case_may_stand_in_another_clause() -> None:
    rule = cases({"when": {"role": "主管"}, "value": "20元", "at": {"clause": "there"}}, at="第1項")
    reason = ask(rule, role="主管")["reasons"][0]
    assert (reason["clause"], reason["number"], "at" in reason) == ("there", "拾參", False)


def test_a_case_asks_for_its_field_unless_it_is_optional_or_assumed() -> None:
    test = {"when": {"size": {"at_least": "100"}}, "value": "20元"}
    size = {"title": "人數", "kind": "number", "unit": "人"}
    assert ask(cases(test, questions={"size": size}))["field"] == "size"
    assert ask(cases(test, questions={"size": size | {"optional": True}}))["value"] == 10
    assert ask(cases(test, questions={"size": size | {"assumed": "100"}}))["value"] == 20
    assert ask(cases(test, questions={"size": size}), size=99)["value"] == 10


def test_a_case_has_days_of_its_own() -> None:
    rule = cases(
        {"when": {"role": "主管"}, "value": "20元", "since": "113年7月1日", "until": "113年12月31日"}
    )
    assert [
        ask(rule, role="主管", as_on=day)["value"]
        for day in ("113-06-30", "113-07-01", "113-12-31", "114-01-01")
    ] == [
        10,
        20,
        20,
        10,
    ]


@pytest.mark.parametrize(
    ("test", "size", "holds"),
    [
        ({"at_least": "5"}, 5, True),
        ({"at_least": "5"}, 4, False),
        ({"more_than": "5"}, 5, False),
        ({"more_than": "5"}, 6, True),
        ({"at_most": "5"}, 5, True),
        ({"at_most": "5"}, 6, False),
        ({"less_than": "5"}, 5, False),
        ({"less_than": "5"}, 4, True),
        ({"any_of": ["5", "7"]}, 7, True),
        ({"any_of": ["5", "7"]}, 6, False),
        ({"none_of": ["5"]}, 5, False),
        ({"none_of": ["5"]}, 6, True),
        ({"at_least": "2", "less_than": "5"}, 1, False),
    ],
)
def test_numbers_are_compared_exactly(test: dict[str, Any], size: int, holds: bool) -> None:
    rule = cases(
        {"when": {"size": test}, "value": "20元"}, questions={"size": {"title": "人數", "kind": "number"}}
    )
    assert ask(rule, size=size)["value"] == (20 if holds else 10)


@pytest.mark.parametrize(
    ("field", "test", "value_asked", "holds"),
    [
        ("grade", {"at_least": "薦任9職等"}, "簡任10職等", True),
        ("grade", {"at_least": "薦任9職等"}, "薦任第九職等", True),
        ("grade", {"at_least": "薦任9職等"}, "委任5職等", False),
        ("cefr", {"at_least": "B1"}, "B2", True),
        ("cefr", {"less_than": "B1"}, "B1", False),
        ("level", {"at_least": "中級"}, "intermediate", True),
        ("level", {"more_than": "中級"}, "中級", False),
        ("today", {"at_most": "113-06-30"}, "113-06-30", True),
        ("today", {"at_most": "113-06-30"}, "113-07-01", False),
        ("today", {"any_of": ["113-06-30"]}, "113-06-30", True),
        ("approved", {"any_of": ["是"]}, True, True),
        ("approved", {"any_of": ["是"]}, False, False),
        ("staff_kind", {"any_of": ["公務員"]}, "公務人員", True),
        ("mode", {"any_of": ["臺北"]}, "台北", True),
    ],
)
def test_words_levels_grades_and_days_are_compared(
    field: str, test: dict[str, Any], value_asked: Any, holds: bool
) -> None:
    assert ask(cases({"when": {field: test}, "value": "20元"}), **{field: value_asked})["value"] == (
        20 if holds else 10
    )


def test_the_level_of_the_exam_that_the_question_names_is_compared() -> None:
    rule = cases({"when": {"level": {"at_least": "基礎級"}}, "value": "20元"})
    assert ask(rule, exam="hakka", level="基礎級")["value"] == 20
    assert ask(rule, exam="gept", level="基礎級")["field"] == "level"


# -- people and conditions ------------------------------------------------------------


def test_people_who_are_listed_excluded_and_not_listed() -> None:
    rule = value(
        audience=["公務人員", {"title": "約聘僱人員", "condition": "得視業務需要"}],
        excluded=["臨時人員"],
        cites={"excluded": "第2項", "audience": "第1項"},
    )
    assert ask(rule, staff_kind="公務員")["outcome"] == "value"
    conditional = ask(rule, staff_kind="約聘僱人員")
    assert (conditional["conditions"], len(conditional["open_points"][0]["readings"])) == (
        ["得視業務需要"],
        2,
    )
    excluded, unlisted = ask(rule, staff_kind="臨時人員"), ask(rule, staff_kind="工友")
    assert (excluded["outcome"], excluded["reasons"][0]["at"]) == ("no_rule", "第2項")
    assert (unlisted["outcome"], unlisted["reasons"][0]["at"]) == ("ask_hr", "第1項")
    assert "公務人員、約聘僱人員" in unlisted["message"]


def test_conditions_that_fail_hold_and_are_not_told() -> None:
    rule = limit(
        requires=[
            {"what": "任職滿一年", "when": {"years": {"at_least": "1"}}, "at": "第3項"},
            {"what": "同意", "by": "首長", "when": {"approved": "是"}},
        ],
        questions={"years": {"title": "年資", "kind": "number"}},
    )
    assert ask(rule)["field"] == "years"
    failed = ask(rule, years=0)
    assert (failed["outcome"], failed["reasons"][0]["at"], codes(failed)) == (
        "not_allowed",
        "第3項",
        ["requirement"],
    )
    assert ask(rule, years=1)["conditions"] == ["同意"]
    assert codes(ask(rule, years=1, approved=False)) == ["requirement_by"]
    assert ask(rule, years=1, approved=True, weekly_hours=8)["outcome"] == "within"
    optional = limit(
        requires=[{"what": "任職滿一年", "when": {"years": {"at_least": "1"}}}],
        questions={"years": {"title": "年資", "kind": "number", "optional": True}},
    )
    assert ask(optional, weekly_hours=8)["conditions"] == ["任職滿一年"]


# -- what is said in general ------------------------------------------------------------


def test_papers_consequence_obligation_and_open_points() -> None:
    rule = limit(
        papers=["申請表", "申請表", "同意書"],
        consequence="不予補助",
        obligation="應",
        adopted_by="所屬機關得比照",
        condition="經費許可",
        unverified={"at_most": "來源不全"},
        open_points=[
            {"topic": "起算", "text": "沒有寫", "readings": ["甲", "乙"], "at": "第4項"},
            {
                "topic": "例外",
                "text": "沒有寫",
                "readings": ["丙", "丁"],
                "when": {"mode": "夜間"},
                "decisive": True,
            },
        ],
    )
    over = ask(rule, weekly_hours=9)
    assert (over["outcome"], over["papers"], over["consequence"]) == (
        "over",
        ["申請表", "同意書"],
        "不予補助",
    )
    assert codes(over) == ["over_by", "obligation", "adopted_by"]
    assert [(one["topic"], one.get("at")) for one in over["open_points"]] == [
        ("起算", "第4項"),
        ("未經查證", None),
    ]
    assert over["conditions"] == ["經費許可"]
    assert "consequence" not in ask(rule, weekly_hours=8)
    assert ask(rule, weekly_hours=8, mode="夜間")["outcome"] == "ask_hr"


def test_a_consequence_that_is_not_stated_is_told_so() -> None:
    assert ask(limit(consequence="未載明"), weekly_hours=9)["consequence"] == "未載明"


def test_who_is_refused_needs_no_papers() -> None:
    rule = asked_rule("conditions", {"what": "報名", "allowed": False, "papers": ["申請表"]})
    assert "papers" not in ask(rule)


# -- questions that cannot be read -----------------------------------------------------


@pytest.mark.parametrize("raw", [None, [], "x", 3, {str(n): 1 for n in range(201)}])
def test_a_question_is_fields_with_values(raw: Any) -> None:
    from planpress.rules.answers.answer import to_json
    from planpress.rules.answers.ask import answer
    from support.asked_rules import WORLD

    given = to_json(answer(value(), raw, WORLD))
    assert (given["outcome"], codes(given)) == ("invalid", ["not_a_question"])


@pytest.mark.parametrize(
    ("question", "field", "code", "suggestion"),
    [
        ({"levle": "x"}, "levle", "unknown_near", "level"),
        ({"zzzzzz": "x"}, "zzzzzz", "unknown_field", None),
        ({"weekly_hours": "很多"}, "weekly_hours", "not_a_number", None),
        ({"weekly_hours": True}, "weekly_hours", "not_a_number", None),
        ({"weekly_hours": "8公里"}, "weekly_hours", "not_a_number", None),
        ({"weekly_hours": 1e13}, "weekly_hours", "not_a_number", None),
        ({"weekly_hours": -0.5}, "weekly_hours", "negative", None),
        ({"posts": 0}, "posts", "not_positive", None),
        ({"posts": 1.5}, "posts", "not_whole", None),
        ({"posts": -1}, "posts", "not_positive", None),
        ({"certificate_date": "113-02-30"}, "certificate_date", "no_such_day", "113-02-29"),
        ({"certificate_date": "114-02-29"}, "certificate_date", "no_such_day", "114-02-28"),
        ({"certificate_date": "昨天"}, "certificate_date", "not_a_date", None),
        ({"certificate_date": 1130101}, "certificate_date", "not_a_date", None),
        ({"passed": "也許"}, "passed", "not_yes_no", None),
        ({"level": " "}, "level", "not_words", None),
        ({"level": "x" * 201}, "level", "not_words", None),
        ({"year": "民國"}, "year", "not_a_year", None),
        ({"year": 1500}, "year", "not_a_year", None),
        ({"year": True}, "year", "not_a_year", None),
        ({"hours_done": 5}, "hours_done", "not_numbers", None),
        ({"hours_done": {"甲": "x"}}, "hours_done.甲", "not_a_number", None),
        ({"hours_done": {"甲": -1}}, "hours_done.甲", "negative", None),
        ({"hours_done": {" ": 1}}, "hours_done", "not_numbers", None),
        ({"prior_awards": {}}, "prior_awards", "not_a_pass", None),
        ({"prior_awards": [{"exam": "gept"}]}, "prior_awards", "not_a_pass", None),
        ({"prior_awards": [{"levle": "x"}]}, "prior_awards.levle", "unknown_field", "level"),
        ({"prior_awards": ["中級"] * 51}, "prior_awards", "not_a_pass", None),
        ({"prior_awards": [{"level": "中級", "date": "x"}]}, "prior_awards.date", "not_a_date", None),
    ],
)
def test_what_cannot_be_read_is_named(
    question: dict[str, Any], field: str, code: str, suggestion: str | None
) -> None:
    answer = ask(limit(), **question)
    assert (answer["outcome"], answer.get("field"), codes(answer)) == ("invalid", field, [code])
    assert answer.get("suggestion") == suggestion
    assert answer["message"]


@pytest.mark.parametrize("written", [8, "8", "8小時", "八小時", "8.0", "１８", " 8 小時 ", "8 hours"])
def test_numbers_are_read_however_they_are_written(written: Any) -> None:
    assert ask(limit(at_most="18小時"), weekly_hours=written)["outcome"] == "within"


@pytest.mark.parametrize(
    "written", ["113-11-30", "113年11月30日", "2024-11-30", "113/11/30", "民國113年11月30日"]
)
def test_days_are_read_however_they_are_written(written: str) -> None:
    rule = asked_rule("deadlines", {"what": "登錄", "within": "3個月"})
    assert ask(rule, class_end=written)["last_day"] == "114-02-28"


@pytest.mark.parametrize(
    ("year", "western"), [(113, "113"), ("113年度", "113"), (2024, "113"), ("民國113年", "113")]
)
def test_years_are_read_however_they_are_written(year: Any, western: str) -> None:
    rule = asked_rule("deadlines", {"what": "登錄", "by": "每年9月30日"})
    assert ask(rule, year=year)["last_day"] == f"{western}-09-30"


def test_a_choice_is_one_of_those_declared() -> None:
    rule = value(questions={"dialect": {"title": "腔調", "kind": "choice", "choices": ["四縣", "海陸"]}})
    wrong = ask(rule, dialect="四線")
    assert (codes(wrong), wrong["suggestion"]) == (["not_a_choice"], "四縣")
    assert "四縣、海陸" in wrong["message"]
    assert ask(rule, dialect="海陸")["outcome"] == "value"


def test_bounds_of_a_declared_field() -> None:
    rule = value(questions={"rate": {"title": "比率", "kind": "number", "at_least": "10", "at_most": "90"}})
    assert codes(ask(rule, rate=9)) == ["too_small"]
    assert codes(ask(rule, rate=91)) == ["too_large"]
    assert [ask(rule, rate=rate)["outcome"] for rate in (10, 90)] == ["value", "value"]


def test_english_questions_get_english_sentences() -> None:
    assert texts(ask(value(), language="en")) == ["費用: 10元."]
    wrong = ask(limit(), language="en", posts=0)
    assert wrong["message"] == '"posts" must be more than 0.'


def test_a_rule_without_a_day_is_in_force() -> None:
    timeless = replace(value(since="113年1月1日"), day=None)
    assert ask(timeless)["outcome"] == "value"
    assert ask(replace(timeless, day=datetime.date(2020, 1, 1)))["outcome"] == "no_rule"


# -- where it is told -------------------------------------------------------------------

PLACES = (
    "what",
    "requires",
    "every",
    "times",
    "counted_on",
    "by",
    "within",
    "total",
    "obligation",
    "adopted_by",
)


@pytest.mark.parametrize(
    ("group", "record", "question", "places"),
    [
        (
            "limits",
            {"at_most": "八小時", "requires": [{"what": "同意", "when": {"approved": "是"}}]},
            {"approved": False},
            ["requires"],
        ),
        ("deadlines", {"what": "調查", "every": "2個月", "times": "6次"}, {}, ["every", "times"]),
        ("deadlines", {"what": "調查", "every": "2週"}, {}, ["every"]),
        (
            "deadlines",
            {"what": "調查", "by": "113年9月30日", "counted_on": "113年8月1日"},
            {},
            ["by", "counted_on"],
        ),
        ("hours", {"total": "20小時", "by": "每年12月31日"}, {"year": 113}, ["total", "by"]),
        (
            "values",
            {"what": "費用", "value": "1元", "obligation": "應", "adopted_by": "得比照"},
            {},
            ["", "obligation", "adopted_by"],
        ),
    ],
)
def test_each_reason_stands_where_its_parameter_is_printed(
    group: str, record: dict[str, Any], question: dict[str, Any], places: list[str]
) -> None:
    rule = asked_rule(group, record | {"cites": {name: name for name in PLACES}})
    assert [reason.get("at", "") for reason in ask(rule, **question)["reasons"]] == places


def test_a_field_that_only_a_parameter_names_is_a_number() -> None:
    rule = limit(per=["人"], measures="cases")
    assert ask(rule, cases="很多")["field"] == "cases"
    assert ask(rule, cases=9)["outcome"] == "over"
    benefit = {"title": "補助", "amount": "9元", "at_most": "5元", "received": "paid"}
    award = asked_rule("awards", {"benefits": [benefit]})
    assert ask(award, paid=3)["benefits"][0]["value"] == 2
    assert codes(ask(award, paid="很多")) == ["not_a_number"]


def test_what_may_be_asked_tells_choices_defaults_and_units() -> None:
    from planpress.rules.answers.question import schema
    from support.asked_rules import WORLD

    rule = value(
        questions={
            "dialect": {"title": "腔調", "kind": "choice", "choices": ["四縣"], "assumed": "四縣"},
            "fee": {"title": "費用", "kind": "number", "unit": "元"},
        }
    )
    told = schema(rule, WORLD)["properties"]
    assert list(told)[:2] == ["dialect", "fee"]
    assert (told["dialect"]["examples"], told["dialect"]["default"]) == (["四縣"], "四縣")
    assert (told["fee"]["description"], "default" in told["fee"]) == ("元", False)


def test_yes_and_no_are_no_words() -> None:
    assert codes(ask(limit(), level=True)) == ["not_words"]
    assert codes(ask(limit(), level=2.5, mode=3)) != ["not_words"]


def test_another_law_that_is_not_named_is_told_so() -> None:
    unnamed = ask(value(value="另依法令"))
    assert (unnamed["outcome"], codes(unnamed)) == ("elsewhere", ["elsewhere_unnamed"])
    assert "公務人員請假規則" in ask(value(value="另依法令", law="leave-rules"))["message"]
    assert "某要點" in ask(value(value="另依法令", law="某要點"))["message"]


def test_the_day_after_a_known_end_belongs_to_the_next_version() -> None:
    rule = versions(("未載明", "94年12月31日"), ("未載明", "未載明"))
    assert ask(rule, as_on="94-12-31")["value"] == 1
    assert ask(rule, as_on="95-01-01")["value"] == 2


def test_what_is_not_verified_is_told_once() -> None:
    rule = limit(unverified={"at_most": "未見原條文", "per": "未見原條文"})
    assert [point["text"] for point in ask(rule)["open_points"]] == ["未見原條文"]
