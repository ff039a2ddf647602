"""What one rule says, aspect by aspect: in which words, on which clause, and what it means."""

from __future__ import annotations

import pytest

from planpress.model.rules import Rules
from planpress.rules.compared_values import Aspect, Said, Says, aspects, told
from support.plans import record
from support.theme import wording

SAY = wording()


def _aspects(rules: str) -> dict[str, Aspect]:
    made: Rules = record(rules, "rules")
    ((_, _, rule),) = made.every()
    return {aspect.key: aspect for aspect in aspects(rule, SAY)}


def _said(rules: str, aspect: str) -> Said:
    return _aspects(rules)[aspect].said


@pytest.mark.parametrize(
    ("rules", "aspect"),
    [
        ("limits: {a: {clause: c, at_most: %s人}}", "at_most"),
        ("limits: {a: {clause: c, share: '%s%%'}}", "share"),
        ("hours: {a: {clause: c, total: %s小時}}", "total"),
    ],
)
def test_nothing_is_zero_and_something_is_not(rules: str, aspect: str) -> None:
    assert _said(rules % "0", aspect).says is Says.ZERO
    assert _said(rules % "3", aspect).says is Says.STATED


def test_a_range_that_begins_at_nothing_is_not_zero() -> None:
    assert _said("quotas: {a: {clause: c, each: 0至2人}}", "each").says is Says.STATED


def test_a_length_of_nothing_is_zero() -> None:
    courses = record(
        "a: {title: 系列, courses: {b: {title: 課, length: 0天}, c: {title: 課, length: 2天}}}", "courses"
    )
    none, two = [told(course.length, SAY) for course in courses.courses]
    assert none is not None
    assert two is not None
    assert (none.says, two.says) == (Says.ZERO, Says.STATED)


def test_what_a_figure_is_counted_for_stands_behind_it_and_changes_its_meaning() -> None:
    each = _said("limits: {a: {clause: c, at_most: 8小時, per: [人, 每週]}}", "at_most")
    other = _said("limits: {a: {clause: c, at_most: 八小時, per: [人, 月]}}", "at_most")
    alike = _said("limits: {a: {clause: c, at_most: 八小時, per: [人, 每週]}}", "at_most")
    assert (each.text, other.text) == ("8小時（每人每週）", "八小時（每人每月）")
    assert each.meaning == alike.meaning != other.meaning
    assert _said("limits: {a: {clause: c, at_most: 0人, per: 年}}", "at_most").text == "0人（每年）"
    assert _said("limits: {a: {clause: c, at_most: 不限, per: 年}}", "at_most").text == ""


def test_a_number_of_times_is_told_with_its_span() -> None:
    rule = "awards: {a: {clause: c, award: 嘉獎1次, at_most_times: 2次, per: [人, 年]}}"
    assert _said(rule, "at_most_times").text == "2次（每人每年）"


def test_a_share_names_its_whole_and_no_other_figure_does() -> None:
    rules = "limits: {a: {clause: c, of: 編制員額, share: 十分之一, at_least: 一人}}"
    assert _said(rules, "share").text == "編制員額的十分之一"
    assert _said(rules, "at_least").text == "一人"


def test_what_another_law_settles_names_that_law() -> None:
    rules = "limits: {a: {clause: c, at_most: 另依法令, law: %s}}"
    assert _said(rules % "進修辦法", "at_most") == Said(Says.ELSEWHERE, "", "c", note="進修辦法")
    assert _said(rules % "未載明", "at_most").note == ""
    assert _said("limits: {a: {clause: c, at_most: 不限, law: 進修辦法}}", "at_most").note == ""


def test_a_parameter_stands_where_the_rule_cites_it() -> None:
    rules = "limits: {a: {clause: c, at: 第1項, at_most: 8小時, at_least: 2小時, less_than: 9小時,"
    rules += " cites: {at_least: {clause: d, at: 第2項}, less_than: 備註1}}}"
    found = {key: (one.said.clause, one.said.at) for key, one in _aspects(rules).items()}
    assert found == {
        "at_most": ("c", "第1項"),
        "at_least": ("d", "第2項"),
        "less_than": ("c", "備註1"),
    }
    assert _said("limits: {a: {clause: c, at_most: 8小時}}", "at_most").at == ""


def test_titles_are_those_a_table_needs() -> None:
    rules = "deadlines: {a: {clause: c, what: 登錄, by: 113年9月30日, since: 113年1月1日, hours: 4小時}}"
    titles = {key: one.title for key, one in _aspects(rules).items()}
    assert titles == {"what": "事項", "by": "截止日", "since": "開始適用", "hours": "時數"}


def test_leave_is_named_by_when_it_is_given_and_an_evaluation_tells_its_time() -> None:
    assert "when" not in _aspects("leave: {a: {clause: c, when: 遇假日, gives: 補休}}")
    assert _said("evaluation: {a: {clause: c, what: 調查, when: 結訓前}}", "when").text == "結訓前"


def test_what_a_rule_does_not_say_has_no_aspect() -> None:
    rules = "evaluation: {a: {clause: c, what: 調查, anonymous: %s, topics: []}}"
    assert list(_aspects(rules % "false")) == ["what"]
    assert _said(rules % "true", "anonymous").text == "是"


def test_lists_records_and_tables_are_told_in_words() -> None:
    rules = "evaluation: {a: {clause: c, what: 調查, methods: [問卷, 座談],"
    rules += " weights: {t: {title: 測驗, share: 60%}, r: {title: 報告, share: 40%}},"
    rules += " audience: [{title: 臨時人員, condition: 得參加}, 公務人員],"
    rules += " requires: [{what: 報備, when: {told: 是}, by: 首長}, {what: 登記, when: {told: 是}}],"
    rules += " open_points: [{topic: 小數, text: 沒有寫, readings: [捨去, 進位]}]}}"
    found = {key: one.said.text for key, one in _aspects(rules).items()}
    assert found["methods"] == "問卷、座談"
    assert found["weights"] == "測驗60%；報告40%"
    assert found["audience"] == "臨時人員（得參加）、公務人員"
    assert found["requires"] == "報備（首長）、登記"
    assert found["open_points"] == "小數：沒有寫"


def test_groups_of_a_quota_and_vague_numbers_are_told_in_words() -> None:
    rules = "quotas: {a: {clause: c, each: {words: 視需要}, groups: {one: {title: 甲組, each: 2人},"
    rules += " two: {title: 乙組, ratio: '3'}, three: {title: 丙組}}}}"
    assert _said(rules, "each").text == "視需要"
    assert _said(rules, "groups").text == "甲組2人；乙組3；丙組"
    by = "approvals: {a: {clause: c, when: 入學前, by: {一般人員: 首長同意, 首長: 本府核准}}}"
    assert _said(by, "by").text == "一般人員：首長同意；首長：本府核准"


# -- hours ------------------------------------------------------------------------


def test_branches_of_hours_stand_at_their_own_place_with_what_is_asked() -> None:
    rules = "hours: {a: {clause: c, at: 第1項, total: 20小時, parts: {one: {title: 必須, hours: 10小時,"
    rules += " at: 第2目, obligation: 應, parts: 未載明}, two: {title: 其他, hours: 未載明}}}}"
    found = _aspects(rules)
    assert list(found) == ["total", "part.one", "必須.parts", "part.two"]
    one, rest, two = (found[key].said for key in ("part.one", "必須.parts", "part.two"))
    assert (one.text, one.clause, one.at, one.note) == ("10小時", "c", "第2目", "應")
    assert (found["必須.parts"].title, rest.says, rest.text) == ("必須的分項", Says.NOT_STATED, "未分列")
    assert (two.says, two.at, two.note) == (Says.NOT_STATED, "第1項", "")
    whole = _aspects("hours: {a: {clause: c, total: 20小時, parts: 另依法令, cites: {parts: {clause: d}}}}")
    assert (whole["parts"].title, whole["parts"].said.says) == ("分項", Says.ELSEWHERE)
    assert whole["parts"].said.clause == "d"


# -- awards -----------------------------------------------------------------------

STEPS = """
awards:
  a:
    clause: c
    cites: {steps: 表, benefits: {clause: d}}
    steps:
      - {level: 初級, and_above: true, text: 通過初級, award: 嘉獎1次,
         benefits: [{title: 禮券, amount: 500元}, {title: 公假, amount: 未載明}]}
      - {exam: 多益, cefr: B1, text: 達B1, award: 不敘獎}
      - {text: 其他, benefits: [{title: 獎狀}]}
    benefits: [{title: 報名費, share: 二分之一, at_most: 600元, per: [人, 年]}]
"""


def test_an_award_tells_how_many_levels_it_has_and_what_each_earns() -> None:
    found = _aspects(STEPS)
    assert found["ladder"].said == Said(Says.STATED, "分3級敘獎", "c", "表")
    steps = {key: (one.title, one.said.text, one.said.note) for key, one in found.items() if "step" in key}
    assert steps == {
        "step.初級": ("初級以上", "嘉獎1次", "禮券500元；公假未載明"),
        "step.多益B1": ("多益B1", "不敘獎", ""),
        "step.其他": ("其他", "獎狀給予", ""),
    }
    assert found["step.初級"].said.at == "表"


def test_a_benefit_tells_how_much_and_how_much_at_most() -> None:
    benefit = _aspects(STEPS)["benefit.報名費"]
    assert (benefit.title, benefit.said.text) == ("報名費", "二分之一，每人每年最多600元")
    assert benefit.said.clause == "d"
    words = "awards: {a: {clause: c, benefits: [{title: 公假, %s}]}}"
    told_so = [
        _said(words % more, "benefit.公假").text
        for more in ("text: 依規定", "at_most: 不限", "award: 嘉獎1次, amount: 1日", "amount: 另依法令")
    ]
    assert told_so == ["依規定", "最多不限", "嘉獎1次，1日", "另依法令"]


def test_an_award_without_levels_says_what_is_given_for_all() -> None:
    flat = _said("awards: {a: {clause: c, award: 嘉獎2次}}", "ladder")
    assert (flat.says, flat.text) == (Says.STATED, "嘉獎2次")
    none = _said("awards: {a: {clause: c, benefits: [{title: 獎狀}]}}", "ladder")
    assert none == Said(Says.STATED, "不分等級", "c")
    left = _said("awards: {a: {clause: c, steps: 另依法令, law: 某要點}}", "ladder")
    assert left == Said(Says.ELSEWHERE, "", "c", note="某要點")


# -- cases ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("test", "words"),
    [
        ("[公餘, 夜間]", "公餘或夜間"),
        ("{none_of: [甲, 乙]}", "非甲、乙"),
        ("{at_least: 9}", "9以上"),
        ("{more_than: 3}", "逾3"),
        ("{at_most: 5}", "5以下"),
        ("{less_than: 7}", "未滿7"),
        ("{more_than: 3, less_than: 7}", "逾3且未滿7"),
    ],
)
def test_a_case_is_named_by_what_must_hold(test: str, words: str) -> None:
    rule = f"limits: {{a: {{clause: c, at_most: 8小時, cases: [{{when: {{mode: {test}}}, at_most: 不限}}]}}}}"
    found = _aspects(rule)
    assert found[f"case.{words}"].title == f"情形：{words}"
    assert found[f"case.{words}"].said.text == "最多不限"


def test_a_case_tells_what_it_changes_at_its_own_place() -> None:
    rules = "limits: {a: {clause: c, at: 第1項, at_most: 8小時, cases: ["
    rules += (
        "{when: {mode: 公餘, grade: 主管}, at_most: 10小時, at_least: 2小時, at: {clause: d, at: 第2款}},"
    )
    rules += " {when: {mode: 夜間}, text: 夜間進修, at_most: 未載明}]}}"
    found = _aspects(rules)
    both = found["case.公餘、主管"].said
    assert (both.text, both.clause, both.at) == ("最多10小時；最少2小時", "d", "第2款")
    night = found["case.夜間進修"].said
    assert (night.text, night.clause, night.at) == ("最多未載明", "c", "第1項")
