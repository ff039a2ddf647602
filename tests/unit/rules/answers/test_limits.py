"""Limits and quotas: at the bound, one below, one above; shares of posts; what rounding leaves open."""

from __future__ import annotations

from typing import Any

import pytest

from support.asked_rules import ask, asked_rule, codes, texts

QUOTA = {"of": "編制內預算員額", "share": "十分之一", "at_least": "一人", "rounding": "未載明"}


@pytest.mark.parametrize(
    ("hours", "outcome"), [(7, "within"), (8, "within"), ("8.5", "over"), ("九小時", "over")]
)
def test_eight_hours_a_week(hours: object, outcome: str) -> None:
    rule = asked_rule("limits", {"at_most": "八小時", "per": ["人", "週"]})
    answer = ask(rule, weekly_hours=hours)
    assert (answer["outcome"], answer["value"], answer["unit"]) == (outcome, 8, "小時")


def test_nine_hours_are_one_too_many() -> None:
    rule = asked_rule("limits", {"at_most": "八小時", "per": ["人", "週"]})
    assert texts(ask(rule, weekly_hours=9)) == ["9小時比上限八小時多1小時。"]
    assert texts(ask(rule, weekly_hours=8)) == ["8沒有超過上限八小時（含）。"]
    assert texts(ask(rule)) == ["每人、週最多八小時。"]
    assert ask(rule)["outcome"] == "value"


@pytest.mark.parametrize(
    ("kind", "number", "outcome", "code"),
    [
        ("at_most", 4, "within", "within.at_most"),
        ("at_most", 5, "within", "within.at_most"),
        ("at_most", 6, "over", "over_by"),
        ("less_than", 4, "within", "within.less_than"),
        ("less_than", 5, "over", "over_at"),
        ("less_than", 6, "over", "over_by"),
        ("at_least", 4, "under", "under_by"),
        ("at_least", 5, "within", "within.at_least"),
        ("at_least", 6, "within", "within.at_least"),
        ("more_than", 4, "under", "under_by"),
        ("more_than", 5, "under", "under_at"),
        ("more_than", 6, "within", "within.more_than"),
    ],
)
def test_strict_and_inclusive_bounds(kind: str, number: int, outcome: str, code: str) -> None:
    answer = ask(asked_rule("limits", {kind: "5人", "measures": "students"}), students=number)
    assert (answer["outcome"], codes(answer), answer["value"]) == (outcome, [code], 5)


@pytest.mark.parametrize("kind", ["at_most", "less_than", "at_least", "more_than"])
@pytest.mark.parametrize("per", ["", "年"])
def test_each_bound_is_told_in_words(kind: str, per: str) -> None:
    answer = ask(asked_rule("limits", {kind: "5人"} | ({"per": per} if per else {})))
    assert codes(answer) == [f"limit.{kind}{'_per' if per else ''}"]
    assert ("每年" in texts(answer)[0]) == bool(per)


def test_two_bounds_make_a_range() -> None:
    rule = asked_rule("limits", {"at_least": "2人", "at_most": "5人", "measures": "students"})
    assert ask(rule)["value"] == {"from": 2, "to": 5}
    assert ask(rule, students=6)["value"] == 5
    assert ask(rule, students=1)["value"] == 2
    assert codes(ask(rule, students=3)) == ["within.at_most", "within.at_least"]
    same = asked_rule("limits", {"at_least": "5人", "at_most": "5人"})
    assert ask(same)["value"] == 5


@pytest.mark.parametrize(
    ("amount", "outcome"),
    [
        ("不限", "unlimited"),
        ("未載明", "not_stated"),
        ("另依法令", "elsewhere"),
        ({"words": "約25人"}, "value"),
    ],
)
def test_words_instead_of_a_figure(amount: object, outcome: str) -> None:
    answer = ask(asked_rule("limits", {"at_most": amount, "measures": "students"}), students=99)
    assert answer["outcome"] == outcome
    assert answer.get("value") == ("約25人" if outcome == "value" else None)


def test_elsewhere_names_the_law_or_says_that_none_is_named() -> None:
    named = ask(asked_rule("limits", {"at_most": "另依法令", "law": "leave-rules"}))
    assert texts(named) == ["另有規定，請看「公務人員請假規則」。"]
    assert codes(named) == ["elsewhere"]
    assert codes(ask(asked_rule("limits", {"at_most": "另依法令"}))) == ["elsewhere_unnamed"]
    unnamed = asked_rule("limits", {"at_most": "另依法令", "law": "未載明"})
    assert codes(ask(unnamed)) == ["elsewhere_unnamed"]


# -- a tenth of posts ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("posts", "value", "readings"),
    [
        (1, 1, None),
        (9, 1, None),
        (10, 1, None),
        (11, 1, ["1人", "2人"]),
        (15, 1, ["1人", "2人"]),
        (20, 2, None),
        (29, 2, ["2人", "3人"]),
        (40, 4, None),
    ],
)
def test_a_tenth_with_at_least_one_and_no_word_on_rounding(
    posts: int, value: int, readings: list[str] | None
) -> None:
    answer = ask(asked_rule("limits", QUOTA), posts=posts)
    assert (answer["outcome"], answer["value"], answer["unit"]) == ("value", value, "人")
    points = answer.get("open_points", [])
    assert [point["readings"] for point in points] == ([readings] if readings else [])
    assert [point["topic"] for point in points] == (["小數處理"] if readings else [])


@pytest.mark.parametrize(
    ("posts", "studying", "outcome", "code"),
    [
        (15, 1, "within", "within_limit"),
        (15, 2, "ask_hr", "between_limits"),
        (15, 3, "over", "over_limit"),
        (40, 4, "within", "within_limit"),
        (40, 5, "over", "over_limit"),
        (9, 0, "within", "within_limit"),
        (9, 2, "over", "over_limit"),
    ],
)
def test_people_against_the_tenth(posts: int, studying: int, outcome: str, code: str) -> None:
    answer = ask(asked_rule("limits", QUOTA), posts=posts, studying=studying)
    assert (answer["outcome"], codes(answer)[-1]) == (outcome, code)


def test_the_sentence_says_by_how_many() -> None:
    assert texts(ask(asked_rule("limits", QUOTA), posts=40, studying=6)) == [
        "編制內預算員額40的十分之一是4。",
        "6人比上限4人多2人。",
    ]
    assert codes(ask(asked_rule("limits", QUOTA), posts=9)) == ["share", "at_least_one"]


@pytest.mark.parametrize(
    ("rounding", "posts", "value"),
    [
        ("無條件進位", 11, 2),
        ("無條件進位", 10, 1),
        ("無條件捨去", 19, 1),
        ("四捨五入", 14, 1),
        ("四捨五入", 15, 2),
        ("四捨五入", 16, 2),
    ],
)
def test_stated_rounding_is_followed(rounding: str, posts: int, value: int) -> None:
    answer = ask(asked_rule("limits", {"share": "十分之一", "rounding": rounding}), posts=posts)
    assert answer["value"] == value
    assert "open_points" not in answer
    assert codes(answer) == (["share"] if posts == 10 else ["share", "rounded"])


def test_a_cap_and_a_constant() -> None:
    rule = asked_rule("limits", {"share": "十分之一", "plus": "2人", "at_most": "5人"})
    assert ask(rule, posts=20)["value"] == 4
    assert ask(rule, posts=30)["value"] == 5
    capped = ask(rule, posts=31)
    assert (capped["value"], codes(capped)) == (5, ["share", "capped"])
    assert "open_points" not in capped


def test_so_many_for_every_full_twenty() -> None:
    rule = asked_rule("quotas", {"for_each": "20人", "gives": "2人", "plus": "1人"})
    assert [ask(rule, posts=posts)["value"] for posts in (19, 20, 39, 40)] == [1, 3, 3, 5]
    assert codes(ask(rule, posts=20)) == ["for_each"]
    assert ask(asked_rule("quotas", {"for_each": "20人"}), posts=45)["value"] == 2
    assert ask(asked_rule("quotas", {"for_each": "0人"}), posts=45)["value"] == 0


def test_a_share_of_something_that_is_no_count_stays_exact() -> None:
    fee = {"fee": {"title": "費用", "kind": "number", "unit": "元"}}
    rule = asked_rule("limits", {"share": "三分之一", "base": "fee", "questions": fee, "measures": "fee"})
    answer = ask(rule, fee="100元")
    assert answer["value"] == "100/3"
    assert "open_points" not in answer


def test_alternates_are_a_share_on_top() -> None:
    answer = ask(asked_rule("quotas", {"share": "十分之一", "alternates": "50%"}), posts=40)
    assert codes(answer) == ["share", "alternates"]
    assert texts(answer)[1] == "備取可以再加50%，是2。"


@pytest.mark.parametrize(
    ("posts", "code"),
    [
        (0, "not_positive"),
        (-1, "not_positive"),
        (1.5, "not_whole"),
        ("x", "not_a_number"),
        (10**13, "not_a_number"),
    ],
)
def test_posts_that_cannot_be(posts: object, code: str) -> None:
    answer = ask(asked_rule("limits", QUOTA), posts=posts)
    assert (answer["outcome"], answer["field"], codes(answer)) == ("invalid", "posts", [code])


def test_posts_are_asked_for() -> None:
    answer = ask(asked_rule("limits", QUOTA), studying=1)
    assert (answer["outcome"], answer["field"], codes(answer)) == ("invalid", "posts", ["missing_field"])
    assert answer["message"] == "要回答這一題，請補上「員額」（posts）。"


@pytest.mark.parametrize("name", ["share", "for_each"])
def test_a_share_in_words(name: str) -> None:
    assert ask(asked_rule("limits", {name: "未載明"}), posts=3)["outcome"] == "not_stated"


# -- groups of students, people named ------------------------------------------------------


@pytest.mark.parametrize(
    ("students", "teachers", "outcome"),
    [(1, 1, "under"), (2, 1, "within"), (5, 1, "within"), (6, 1, "over"), (10, 2, "within"), (11, 2, "over")],
)
def test_two_to_five_students_for_a_teacher(students: int, teachers: int, outcome: str) -> None:
    rule = asked_rule("limits", {"students_per_teacher": "2至5人"})
    answer = ask(rule, students=students, teachers=teachers)
    assert (answer["outcome"], codes(answer)) == (outcome, [f"ratio_{outcome}"])
    assert (answer["value"], answer["unit"]) == ({"from": 2, "to": 5}, "人")


def test_fifty_students_need_ten_groups() -> None:
    rule = asked_rule("limits", {"students_per_teacher": "2至5人"})
    assert [ask(rule, students=students)["value"] for students in (0, 1, 5, 50, 51)] == [0, 1, 1, 10, 11]
    assert codes(ask(rule, students=50)) == ["teachers_needed"]
    assert codes(ask(rule)) == ["ratio"]
    assert ask(asked_rule("limits", {"students_per_teacher": "5人"}))["value"] == 5
    assert ask(asked_rule("limits", {"students_per_teacher": "未載明"}))["outcome"] == "not_stated"
    assert ask(rule, students=5, teachers=0)["field"] == "teachers"


@pytest.mark.parametrize(("nominated", "outcome"), [(0, "under"), (1, "within"), (2, "within"), (3, "over")])
def test_one_or_two_people_for_each_agency(nominated: int, outcome: str) -> None:
    rule = asked_rule("quotas", {"each": "1至2人", "per": "一級機關", "total": "30人", "approved_by": "首長"})
    answer = ask(rule, nominated=nominated)
    assert answer["outcome"] == outcome
    assert answer["conditions"] == ["由首長核定"]
    assert ask(rule)["value"] == {"from": 1, "to": 2}


def test_a_total_counts_where_no_agency_has_a_number() -> None:
    rule = asked_rule("quotas", {"each": "未載明", "total": "30人"})
    assert (ask(rule, nominated=31)["outcome"], ask(rule)["value"]) == ("over", 30)
    assert ask(asked_rule("quotas", {"each": {"words": "視實際需要"}}), nominated=2)["value"] == "視實際需要"


@pytest.mark.parametrize(
    ("amount", "low", "high"),
    [("2人以上", "under", "within"), ("2人以下", "within", "over"), ("2人", "within", "over")],
)
def test_words_of_a_bound_behind_the_figure(amount: str, low: str, high: str) -> None:
    rule = asked_rule("quotas", {"each": amount})
    assert [ask(rule, nominated=number)["outcome"] for number in (1, 2, 3)] == [low, "within", high]


def test_the_first_number_that_the_rule_declares_is_measured() -> None:
    questions: dict[str, Any] = {
        "kind": {"title": "種類", "kind": "words"},
        "fee": {"title": "費用", "kind": "number", "unit": "元"},
    }
    rule = asked_rule("limits", {"at_most": "2,000元", "questions": questions})
    assert (ask(rule, fee=2001)["outcome"], ask(rule, fee="2,000元")["outcome"]) == ("over", "within")
    assert ask(rule, fee="2,000人")["field"] == "fee"


def test_hours_without_a_week_are_measured_by_weekly_hours_only_where_nothing_else_is_declared() -> None:
    assert ask(asked_rule("limits", {"at_most": "8小時"}), weekly_hours=9)["outcome"] == "over"
    weekly = asked_rule("limits", {"at_most": "2次", "per": "週"})
    assert ask(weekly, weekly_hours=9)["outcome"] == "value"


# -- by mode ----------------------------------------------------------------------------


def test_one_mode_is_limited_and_the_other_is_not() -> None:
    rule = asked_rule(
        "limits",
        {
            "at_most": "八小時",
            "per": ["人", "週"],
            "cases": [{"when": {"mode": "公餘進修"}, "at_most": "不限", "at": "第2項", "text": "公餘進修"}],
        },
    )
    free = ask(rule, mode="公餘 進修", weekly_hours=40)
    assert (free["outcome"], codes(free)) == ("unlimited", ["case", "unlimited"])
    assert [reason["at"] for reason in free["reasons"]] == ["第2項", "第2項"]
    assert texts(free)[0] == "適用的情形：公餘進修。"
    assert ask(rule, mode="部分辦公時間", weekly_hours=9)["outcome"] == "over"
    asked = ask(rule, weekly_hours=9)
    assert (asked["outcome"], asked["field"]) == ("invalid", "mode")
