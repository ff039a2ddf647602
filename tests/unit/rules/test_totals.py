"""Totals of courses keep their units apart."""

from __future__ import annotations

from planpress.model.courses import Course
from planpress.rules.totals import SeatTotal, total_seats, totals_by_unit


def _course(number: int, **fields: str) -> Course:
    return Course.model_validate({"id": f"c-{number}", "title": "課程"} | fields)


COURSES = [
    _course(1, length="3天", seats="30"),
    _course(2, length="6場", seats="150"),
    _course(3, length="48堂課", seats="50"),
    _course(4, length="48堂課", seats="未載明"),
    _course(5, length="12天", seats="2"),
    _course(6, length="未載明"),
]


def test_days_times_and_lessons_are_never_one_number() -> None:
    assert [str(total) for total in totals_by_unit(COURSES)] == ["15天", "6場", "96堂課"]
    assert [total.courses for total in totals_by_unit(COURSES)] == [2, 1, 2]


def test_seats_add_up_and_those_of_several_times_are_marked() -> None:
    assert total_seats(COURSES) == SeatTotal(seats=232, courses=4, unclear=150)


def test_no_courses_have_no_totals() -> None:
    assert totals_by_unit([]) == ()
    assert total_seats([]) == SeatTotal(0, 0, 0)


def test_a_course_given_once_is_clear_about_its_seats() -> None:
    assert total_seats([_course(1, length="1場", seats="30")]) == SeatTotal(30, 1, 0)
    assert total_seats([_course(1, length="2場", seats="30")]) == SeatTotal(30, 1, 30)
