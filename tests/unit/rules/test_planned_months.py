"""Stories about courses whose plan prints months, not days."""

from __future__ import annotations

from planpress.model.courses import Course
from planpress.model.dates import Period
from planpress.model.values import Unstated
from planpress.rules.planned_months import planned_months


def _course(course_id: str, months: str = "未載明") -> Course:
    return Course.model_validate({"id": course_id, "title": course_id, "months": months})


YEAR = Period.parse("109年")


def test_a_course_is_in_each_month_that_the_plan_prints() -> None:
    found = planned_months([_course("a", "3至5月"), _course("b", "4月、12月"), _course("c")], YEAR)
    assert found == {
        "2020-03": ("a",),
        "2020-04": ("a", "b"),
        "2020-05": ("a",),
        "2020-12": ("b",),
    }


def test_the_year_is_that_in_which_the_period_has_the_month() -> None:
    school_year = Period.parse("109年8月1日至110年7月31日")
    assert list(planned_months([_course("a", "2月、9月")], school_year)) == ["2020-09", "2021-02"]


def test_a_plan_of_two_years_has_the_month_twice() -> None:
    assert list(planned_months([_course("a", "7月")], Period.parse("109至110年"))) == ["2020-07", "2021-07"]


def test_without_a_period_no_year_is_guessed() -> None:
    assert planned_months([_course("a", "7月")], Unstated.NOT_STATED) == {}
