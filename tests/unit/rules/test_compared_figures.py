"""Stories about published figures side by side: of which measure, which year, and where they stand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from planpress.rules.compared_figures import Figure, compare_figures, measure_of, year_in
from planpress.rules.comparison import Compared
from support.plans import plan_of
from support.theme import wording

SAY = wording()

TABLE = """
tables:
  results:
    caption: 辦理成果
    head: 項目
    unit: 人次
    columns: ['104', '105']
    rows:
      people: {label: 參訓人次, values: ["1,200", 未載明]}
      classes: {label: 班期, unit: 班, values: [30, 約40]}
      money: {label: 經費, unit: 元, values: [500, 600]}
      odd: {label: 場地, measure: 時數, values: [7個, 8個]}
"""
COURSES = "編號,類別,系列,課程名稱,天數\na,,,甲,600小時\nb,,,乙,700小時\nc,,,丙,2天\nd,,,丁,\n"


def _compared(city: str, plan_id: str = "113", **texts: str) -> Compared:
    made, _, _ = plan_of({name.replace("_", "."): text for name, text in texts.items()}, city, plan_id)
    return Compared(made, f"{city}市")


def _figures(*plans: Compared) -> dict[str, list[Figure]]:
    return {table.measure: list(table.figures) for table in compare_figures(plans, SAY)}


def _values(text: str) -> str:
    return f"values:\n  one: {{title: {text}}}\n"


def test_a_table_gives_each_figure_of_a_measure_with_its_column_and_row() -> None:
    found = _figures(_compared("taoyuan", indicators_yaml=TABLE))
    assert [(one.title, one.year, one.text) for one in found["人次"]] == [
        ("辦理成果：參訓人次", "104", "1,200")
    ]
    assert [(one.key, one.number, one.exact) for one in found["班"]] == [
        ("results-classes", Decimal(30), True),
        ("results-classes", Decimal(40), False),
    ]
    assert [one.text for one in found["時數"]] == ["7個", "8個"]
    assert list(found) == ["班", "人次", "時數", "人天"]


def test_a_figure_of_a_table_stands_in_the_document_unless_there_is_a_page_of_figures() -> None:
    assert {one.address for one in _figures(_compared("a", indicators_yaml=TABLE))["班"]} == {"document"}
    both = TABLE + _values("場次, value: 3場")
    assert {one.address for one in _figures(_compared("a", indicators_yaml=both))["班"]} == {"indicators"}


def test_the_year_is_the_stated_one_else_that_of_the_words_else_the_plans() -> None:
    def year(more: str, plan_id: str = "113-2") -> str:
        plan = _compared("a", plan_id, indicators_yaml=_values(f"{more}, value: 3班"))
        return _figures(plan)["班"][0].year

    assert year("101年班期, year: '99'") == "99"
    assert year("班期, as_of: 112年底") == "112"
    assert year("101年班期, as_of: 112年底") == "112"
    assert year("101年班期") == "101"
    assert year("班期") == "113"


def test_a_figure_without_unit_takes_that_of_its_record_or_its_measure() -> None:
    assert [
        one.text for one in _figures(_compared("a", indicators_yaml=_values("甲, value: 3, unit: 班")))["班"]
    ] == ["3"]
    assert (
        len(_figures(_compared("a", indicators_yaml=_values("甲, value: 3個, measure: 人天")))["人天"]) == 1
    )
    assert not any(_figures(_compared("a", indicators_yaml=_values("甲, value: 3"))).values())
    assert not any(_figures(_compared("a", indicators_yaml=_values("甲, value: 未載明"))).values())


def test_courses_are_counted_and_their_lengths_added_unit_by_unit() -> None:
    found = _figures(_compared("a", courses_csv=COURSES), _compared("b", courses_csv=COURSES))
    (hours, _) = found["時數"]
    assert (hours.title, hours.text, hours.number) == ("計畫所列課程的訓期合計", "1,300小時", Decimal(1300))
    assert (hours.key, hours.year, hours.agency, hours.name) == ("length-小時", "113", "a市", "測試計畫")
    assert (hours.city, hours.plan, hours.exact, hours.address) == ("a", "113", True, "courses")
    (courses, _) = found["門"]
    assert (courses.title, courses.text, courses.key) == ("計畫所列課程", "4門", "courses")
    assert "天" in found


def test_other_units_are_told_only_where_two_documents_have_them() -> None:
    one, other = (_compared(city, courses_csv=COURSES) for city in ("a", "b"))
    assert "門" not in _figures(one)
    assert "門" in _figures(one, other)
    pages = [_compared(city, indicators_yaml=_values("冊, value: 3冊")) for city in ("a", "b")]
    assert "冊" not in _figures(*pages)


@pytest.mark.parametrize(
    ("unit", "measure"), [("班期", "班"), ("小時", "時數"), ("人日", "人天"), ("元", "元"), ("", "")]
)
def test_units_of_one_measure_count_the_same(unit: str, measure: str) -> None:
    assert measure_of(unit) == measure


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("101年開辦", "101"),
        ("99-105年開辦", "99至105"),
        ("99年至105年開辦", "99至105"),
        ("99~105年", "99至105"),
        ("第3年", ""),
        ("開辦班期", ""),
    ],
)
def test_the_year_that_words_name(words: str, year: str) -> None:
    assert year_in(words) == year
