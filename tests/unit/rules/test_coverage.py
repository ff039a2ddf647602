"""Stories about coverage: whether people can earn their hours from a plan's courses, branch by branch."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from planpress.rules.answers.asked import AskedRule, World
from planpress.rules.coverage import AudienceCoverage, Can, Coverage, Open, coverage
from planpress.rules.coverage_courses import Lack
from planpress.rules.inherit import with_parents
from support.plans import EXAMS, NATIONAL, findings, plan_of, record

AUDIENCES = """\
audiences:
  civil-servants: {title: 公務人員, also: [公務同仁, 本府人員], kind: 身分}
  temporary: {title: 臨時人員, kind: 身分}
  supervisors: {title: 主管, also: [主管人員], kind: 職務}
"""
BRANCHES = """\
hour_branches:
  required: {title: 必須完成}
  environment: {title: 環境教育, also: [環教], under: required}
  wetland: {title: 濕地教育, under: environment}
  other-hours: {title: 其他須完成時數}
"""
ENVIRONMENT = "parts: {environment: {title: 環境教育, hours: 4小時}, job: {title: 業務, hours: 2小時}}"
SMALL = f"hours: {{hours: {{clause: hours, total: 6小時, {ENVIRONMENT}}}}}\n"
HEADS = "編號,類別,系列,課程名稱,時數,時數類別,對象,對象分類,預定開訓月份"
WORLD = World(
    exams=record(EXAMS, "exams"),
    audiences=record(AUDIENCES, "audiences").audiences,
)


def _coverage(
    courses: Sequence[str],
    rules: str = SMALL,
    sessions: str = "",
    plan: str = "period: 113年\naudience: [公務人員]",
) -> Coverage | None:
    texts = {
        "plan.yaml": f"title: 計畫\nkind: plan\n{plan}\n",
        "rules.yaml": rules,
        "courses.csv": "\n".join([HEADS, *(_row(one) for one in courses)]) + "\n",
    }
    if sessions:
        texts["sessions.csv"] = "編號,課程,開始,結束,狀態\n" + sessions
    made, _, _ = plan_of(texts)
    rule = made.rules.hours["hours"]
    asked = with_parents(AskedRule("a/b/hours", "hours", "hours", rule), record(NATIONAL, "hours").hours)
    return coverage(asked, made, WORLD, record(BRANCHES, "hour-branches").hour_branches)


def _row(course: str) -> str:
    """``env 3小時 environment - 主管 - 7月``: id, hours, branches, text and kind of people, months."""
    name, *cells = course.split()
    told = [cell if cell != "-" else "" for cell in [*cells, *["-"] * 5][:5]]
    return ",".join([name, "", "", f"課程{name}", *told])


def _first(*courses: str, **given: Any) -> AudienceCoverage:
    found = _coverage(courses, **given)
    assert found is not None
    return found.audiences[0]


def _says(one: AudienceCoverage) -> dict[str, str]:
    """``{"environment": "no 1"}``: each branch with its gap, if it has one."""
    return {
        branch.id: f"{branch.can} {branch.gap}" if branch.gap else str(branch.can) for branch in one.branches
    }


YES = {"total": "yes", "environment": "yes", "job": "yes"}


# -- yes, no, cannot be told ------------------------------------------------------


def test_enough_hours_in_each_branch_are_enough() -> None:
    whom = _first("a 3小時 environment", "b 1小時 環境教育", "c 2小時 job")
    assert (_says(whom), whom.can) == (YES, Can.YES)
    assert [branch.offered for branch in whom.branches] == [6, 4, 2]
    assert [branch.need for branch in whom.branches] == [6, 4, 2]
    assert [branch.level for branch in whom.branches] == [0, 1, 1]


def test_what_is_missing_is_told_in_hours() -> None:
    whom = _first("a 2.5小時 environment", "b 2小時 job")
    assert _says(whom) == {"total": "no 3/2", "environment": "no 3/2", "job": "yes"}
    assert whom.can is Can.NO


def test_more_in_one_branch_does_not_fill_another() -> None:
    whom = _first("a 40小時 environment", "b 1小時 job")
    assert _says(whom) == {"total": "yes", "environment": "yes", "job": "no 1"}
    assert whom.can is Can.NO


def test_a_course_without_hours_leaves_its_own_branch_open() -> None:
    found = _coverage(["a - environment", "b 2小時 job"])
    assert found is not None
    whom = found.audiences[0]
    assert _says(whom) == {"total": "cannot be told", "environment": "cannot be told", "job": "yes"}
    assert [branch.unclear for branch in whom.branches] == [("a",), ("a",), ()]
    assert [(one.course, one.lacks) for one in found.unclear] == [("a", (Lack.HOURS,))]


def test_a_course_without_a_branch_may_fill_any_as_far_as_its_hours_go() -> None:
    enough = _first("a 3小時 environment", "b 1小時 -", "c 2小時 job")
    assert _says(enough) == {"total": "cannot be told", "environment": "cannot be told", "job": "yes"}
    short = _first("a 2小時 environment", "b 1小時 -", "c 2小時 job")
    assert _says(short) == {"total": "no 1", "environment": "no 1", "job": "yes"}


def test_a_course_that_says_neither_leaves_everything_open() -> None:
    found = _coverage(["a - -"])
    assert found is not None
    assert set(_says(found.audiences[0]).values()) == {"cannot be told"}
    assert found.unclear[0].lacks == (Lack.HOURS, Lack.BRANCH)


def test_a_plan_without_courses_cannot_tell() -> None:
    whom = _first()
    assert (whom.can, whom.open) == (Can.UNTOLD, Open.COURSES)
    assert whom.branches[0].gap == Fraction(0)


@pytest.mark.parametrize("total", ["未載明", "另依法令", "不限"])
def test_hours_without_a_figure_are_not_covered(total: str) -> None:
    assert _coverage(["a 3小時 -"], f"hours: {{hours: {{clause: hours, total: {total}}}}}\n") is None


# -- branches ---------------------------------------------------------------------


def test_hours_that_are_not_split_take_every_course() -> None:
    whom = _first("a 3小時 -", "b 1小時 whatever", rules="hours: {hours: {clause: c, total: 4小時}}\n")
    assert _says(whom) == {"total": "yes"}


@pytest.mark.parametrize(
    ("word", "environment"),
    [
        ("environment", "yes"),
        ("環境教育", "yes"),
        ("環教", "yes"),
        ("濕地教育", "yes"),
        ("other-hours", "no 4"),
        ("沒見過的", "cannot be told"),
    ],
)
def test_a_branch_goes_by_several_names(word: str, environment: str) -> None:
    assert _says(_first(f"a 4小時 {word}", "b 2小時 job"))["environment"] == environment


def test_a_course_for_two_branches_counts_once_and_not_certainly_for_either() -> None:
    whom = _first("a 6小時 environment；job")
    assert _says(whom) == {"total": "yes", "environment": "cannot be told", "job": "cannot be told"}
    one = SMALL.replace("total: 6小時", "total: 4小時, overlap: true")
    assert _says(_first("a 4小時 environment；job", rules=one)) == YES


NATIONAL_RULE = "hours: {hours: {clause: hours, follows: national-106, total: 20小時}}\n"


def test_what_the_national_rule_adds_is_needed_too() -> None:
    courses = ("p 1小時 policy-hours", "e 4小時 environment", "g 5小時 governance", "j 10小時 job")
    assert set(_says(_first(*courses, rules=NATIONAL_RULE)).values()) == {"yes"}
    short = _says(_first(*courses[1:], rules=NATIONAL_RULE))
    assert short == {
        "total": "no 1",
        "required": "no 1",
        "policy-hours": "no 1",
        "environment": "yes",
        "governance": "yes",
        "job": "yes",
    }


def test_hours_for_a_branch_above_may_be_for_any_below_it() -> None:
    whom = _first("r 10小時 required", "j 10小時 job", rules=NATIONAL_RULE)
    assert _says(whom) == {
        "total": "yes",
        "required": "yes",
        "policy-hours": "cannot be told",
        "environment": "cannot be told",
        "governance": "cannot be told",
        "job": "yes",
    }


def test_branches_without_a_figure_are_not_asked_for_and_count_for_those_above() -> None:
    rules = "hours: {hours: {clause: c, total: 3小時, parts: {a: {title: 甲, hours: 3小時,\n"
    rules += "  parts: {b: {title: 乙, hours: 未載明}}}}}}\n"
    assert _says(_first("x 3小時 乙", rules=rules)) == {"total": "yes", "a": "yes"}


# -- people -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("people", "can"),
    [
        ("- 公務人員", Can.YES),
        ("- 本府人員", Can.YES),
        ("- 主管；公務同仁", Can.YES),
        ("本府人員及志工 -", Can.YES),
        ("全體人員 -", Can.YES),
        ("- -", Can.YES),
        ("- 主管", Can.UNTOLD),
        ("各科科長 -", Can.UNTOLD),
        ("- 臨時人員", Can.NO),
        ("- 臨時人員；主管", Can.UNTOLD),
    ],
)
def test_a_course_is_for_those_it_names(people: str, can: Can) -> None:
    assert _first(f"a 4小時 environment {people}", "b 2小時 job").branches[1].can is can


def test_each_kind_of_people_has_its_own_answer() -> None:
    found = _coverage(
        ["a 4小時 environment - 公務人員", "b 2小時 job"],
        plan="period: 113年\naudience: [公務人員, 臨時人員]",
    )
    assert found is not None
    assert [(one.audience, one.can) for one in found.audiences] == [
        ("公務人員", Can.YES),
        ("臨時人員", Can.NO),
    ]


def test_those_the_rule_does_not_name_are_told_apart_and_those_it_excludes_left_out() -> None:
    plan = "period: 113年\naudience: [公務同仁, 臨時人員, 志工]"
    rules = SMALL.replace("clause: hours", "clause: hours, audience: [公務人員], excluded: 志工")
    found = _coverage(["a 4小時 environment", "b 2小時 job"], rules, plan=plan)
    assert found is not None
    assert [(one.audience, one.listed, len(one.branches)) for one in found.audiences] == [
        ("公務人員", True, 3),
        ("臨時人員", False, 0),
    ]


def test_a_plan_that_names_nobody_is_for_all() -> None:
    assert _says(_first("a 4小時 environment", "b 2小時 job", plan="period: 113年")) == YES
    some = _first("a 4小時 environment - 公務人員", "b 2小時 job", plan="period: 113年")
    assert some.can is Can.UNTOLD


def test_a_case_for_some_people_asks_other_hours_of_them() -> None:
    case = "cases: [{when: {staff_kind: 臨時人員}, total: 4小時, parts: 未載明}]"
    rules = SMALL.replace("clause: hours", f"clause: hours, {case}")
    plan = "period: 113年\naudience: [公務人員, 臨時人員]"
    found = _coverage(["a 4小時 environment"], rules, plan=plan)
    assert found is not None
    assert [one.can for one in found.audiences] == [Can.NO, Can.YES]


def test_an_exempt_branch_is_not_asked_for() -> None:
    rules = SMALL.replace("clause: hours", "clause: hours, exempt: {environment: 公務人員}")
    whom = _first("b 2小時 job", rules=rules)
    assert _says(whom) == {"total": "cannot be told", "job": "yes"}


# -- time -------------------------------------------------------------------------

BY = SMALL.replace("clause: hours", "clause: hours, by: 113年9月30日")


@pytest.mark.parametrize(
    ("sessions", "environment"),
    [
        ("a-1,a,113年9月30日,,\n", "yes"),
        ("a-1,a,113年9月30日,113年10月1日,\n", "no 4"),
        ("a-1,a,113年10月1日,,\na-2,a,113年5月6日,,\n", "yes"),
        ("a-1,a,113年5月6日,,取消\n", "no 4"),
        ("a-1,a,113年5月6日,,延期\n", "cannot be told"),
        ("a-1,a,113年5月6日,,延期\na-2,a,113年10月6日,,\n", "no 4"),
        ("", "cannot be told"),
    ],
)
def test_only_what_is_held_by_the_last_day_counts(sessions: str, environment: str) -> None:
    whom = _first("a 4小時 environment", "b 2小時 job", rules=BY, sessions=sessions + "b-1,b,113年3月4日,,\n")
    assert _says(whom)["environment"] == environment
    assert whom.last_day == date(2024, 9, 30)


@pytest.mark.parametrize(
    ("months", "environment"),
    [("9月", "yes"), ("3至9月", "yes"), ("9至10月", "cannot be told"), ("10月", "no 4")],
)
def test_a_course_without_sessions_goes_by_its_months(months: str, environment: str) -> None:
    whom = _first(f"a 4小時 environment - - {months}", rules=BY)
    assert _says(whom)["environment"] == environment


def test_a_course_held_twice_counts_once() -> None:
    sessions = "a-1,a,113年3月4日,,\na-2,a,113年3月5日,,\n"
    assert _says(_first("a 2小時 environment", sessions=sessions))["environment"] == "no 2"


@pytest.mark.parametrize(
    ("by", "period", "last"),
    [
        ("by: 每年9月30日", "113年", date(2024, 9, 30)),
        ("by: 次年1月31日", "113年", date(2025, 1, 31)),
        ("note: 無", "113年3月1日至113年11月30日", date(2024, 11, 30)),
        ("note: 無", "113至114年", date(2024, 12, 31)),
        ("note: 無", "未載明", None),
        ("within: 6個月, after: 到職", "113年", None),
    ],
)
def test_the_last_day_is_that_of_the_rule_or_of_the_year(by: str, period: str, last: date | None) -> None:
    rules = SMALL.replace("clause: hours", f"clause: hours, {by}")
    whom = _first("a 4小時 environment", "b 2小時 job", rules=rules, plan=f"period: {period}")
    assert whom.last_day == last


def test_a_deadline_that_runs_for_each_person_leaves_all_open() -> None:
    rules = SMALL.replace("clause: hours", "clause: hours, within: 6個月, after: 到職")
    whom = _first("a 4小時 environment", rules=rules)
    assert set(_says(whom).values()) == {"cannot be told"}
    assert whom.open is Open.RELATIVE
    assert {branch.gap for branch in whom.branches} == {Fraction(0)}


# -- told by planpress check --------------------------------------------------------


def _warnings(*courses: str, rules: str = SMALL, people: str = "公務人員") -> list[dict[str, str]]:
    texts = {
        "plan.yaml": f"title: 計畫\nkind: plan\nperiod: 113年\naudience: [{people}]\n",
        "rules.yaml": rules,
        "courses.csv": "\n".join([HEADS, *(_row(one) for one in courses)]) + "\n",
    }
    return [dict(item.params) for item in findings(texts, world=WORLD) if item.code == "R97"]


def test_a_certain_gap_is_warned_of_at_the_lowest_branch_alone() -> None:
    (told,) = _warnings("a 2.5小時 environment", "b 2小時 job")
    assert (told["branch"], told["offered"], told["gap"]) == ("環境教育", "2.5", "1.5")
    assert told["deadline"] == "113年12月31日"


def test_nothing_is_warned_of_while_anything_is_unclear() -> None:
    assert _warnings("a 2小時 environment", "b 1小時 job", "c 1小時 -") == []
    assert _warnings("a 2小時 environment", "b - job") == []
    assert _warnings() == []


def test_nothing_is_warned_of_for_people_who_attend_on_a_condition() -> None:
    people = "公務人員, {title: 臨時人員, condition: 得視業務需要參訓}"
    courses = ("a 4小時 environment - 公務人員", "b 2小時 job")
    assert _warnings(*courses, people=people) == []
    assert [told["audience"] for told in _warnings(*courses, people="公務人員, 臨時人員")] == ["臨時人員"]


def test_each_branch_that_is_short_is_told_and_not_what_is_above_them() -> None:
    found = _warnings("a 1小時 environment", "b 1小時 job")
    assert len(found) == 2
    assert {(told["branch"], told["gap"]) for told in found} == {("環境教育", "3"), ("業務", "1")}


def test_people_for_whom_no_hours_are_stated_are_told_apart() -> None:
    case = "cases: [{when: {staff_kind: 臨時人員}, total: 未載明}]"
    rules = SMALL.replace("clause: hours", f"clause: hours, {case}")
    plan = "period: 113年\naudience: [公務人員, 臨時人員]"
    found = _coverage(["a 4小時 environment", "b 2小時 job"], rules, plan=plan)
    assert found is not None
    assert [(one.audience, one.listed) for one in found.audiences] == [
        ("公務人員", True),
        ("臨時人員", False),
    ]


def test_without_a_last_day_every_course_is_in_time() -> None:
    assert _says(_first("a 4小時 environment", "b 2小時 job", plan="period: 未載明")) == YES
