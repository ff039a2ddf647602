"""What a check of indicators names is found: values, rows and cells; and words that stand for a figure."""

from __future__ import annotations

from planpress.model.indicators import Indicators
from planpress.model.values import Unstated
from planpress.rules.operands import Spot, find, names
from planpress.rules.rounding import Figure
from support.plans import record

INDICATORS: Indicators = record(
    """\
values:
  members: {title: 會員, value: 128萬餘人}
  unknown: {title: 經費, value: 未載明}
tables:
  budget:
    caption: 預算
    head: 項目
    columns: ["111", "112"]
    unit: 百萬元
    rows:
      planned: {label: 預算, values: ["156", "145"]}
      spent: {label: 決算, values: ["149", 未載明]}
""",
    "indicators",
)


def _number(name: str, spot: Spot) -> int | None:
    found = find(INDICATORS, name, spot)
    return int(found.number) if isinstance(found, Figure) else None


def test_a_value_is_found_by_its_name_and_a_word_in_its_place_stays_that_word() -> None:
    assert _number("members", Spot()) == 1_280_000
    assert find(INDICATORS, "unknown", Spot()) is Unstated.NOT_STATED
    assert find(INDICATORS, "nobody", Spot()) is None


def test_a_row_is_found_in_the_column_of_the_check_and_a_cell_by_both_names() -> None:
    here = Spot("budget", "spent", "112")
    assert _number("planned", here) == 145_000_000
    assert _number("budget.planned.111", here) == 156_000_000
    assert _number("budget.planned", here) == 145_000_000
    assert find(INDICATORS, "budget.planned", Spot("budget", "spent")) is None
    assert find(INDICATORS, "spent", here) is Unstated.NOT_STATED


def test_down_a_column_the_operands_are_columns() -> None:
    assert _number("111", Spot("budget", "planned", "112", down=True)) == 156_000_000


def test_the_names_that_could_be_meant_are_those_of_the_place() -> None:
    assert "planned" in set(names(INDICATORS, Spot("budget", "spent", "112")))
    assert "budget.planned" in set(names(INDICATORS, Spot("budget", "spent", "112")))
    assert "111" in set(names(INDICATORS, Spot("budget", "planned", "112", down=True)))
    assert "budget.planned.111" in set(names(INDICATORS, Spot()))
