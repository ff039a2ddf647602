"""Stories about figures, shares, lists and dates that contradict each other, and those that only seem to."""

from __future__ import annotations

from support.plans import PLAIN, findings

BUDGET = """
tables:
  budget:
    caption: 近4年預、決算趨勢
    head: 預決算
    unit: 百萬元
    columns: [109, 110, 111, 112]
    rows:
      planned: {label: 預算, values: [157, 163, 156, 145]}
      actual: {label: 決算, values: [144, 148, 149, 142]}
      rate: {label: 執行率(%), unit: 百分比, values: [91.77%, 91.19%, 95.71%, 97.54%]}
    checks:
      - {row: rate, ratio: [actual, planned]}
"""


def _codes(**texts: str) -> list[str]:
    return [item.code for item in findings({name.replace("_", "."): text for name, text in texts.items()})]


def test_the_four_published_rates_lie_within_their_rounding() -> None:
    assert _codes(indicators_yaml=BUDGET) == []


def test_a_rate_just_outside_is_told_with_its_interval() -> None:
    (item,) = findings({"indicators.yaml": BUDGET.replace("91.77%", "92.34%")})
    told = dict(item.params)
    assert (item.code, told["stated"], told["low"], told["high"]) == ("R11", "92.34%", "91.11%", "92.33%")
    assert _codes(indicators_yaml=BUDGET.replace("91.77%", "92.33%")) == []


def test_a_silent_cell_is_not_checked() -> None:
    assert _codes(indicators_yaml=BUDGET.replace("[157, ", "[未載明, ").replace("91.77%", "12%")) == []


def test_a_sum_of_the_same_digits_is_exact_and_a_coarser_one_rounded() -> None:
    values = (
        "values:\n  a: {title: 甲, value: '%s', sum: [b, c]}\n"
        "  b: {title: 乙, value: '%s'}\n  c: {title: 丙, value: '%s'}\n"
    )
    assert _codes(indicators_yaml=values % ("280門", "147門", "133門")) == []
    assert _codes(indicators_yaml=values % ("281門", "147門", "133門")) == ["R12"]
    assert _codes(indicators_yaml=values % ("1,037萬元", "10,370,200元", "0元")) == []
    assert _codes(indicators_yaml=values % ("1,037萬元", "10,376,000元", "0元")) == ["R12"]


def test_shares_that_are_silent_may_be_what_is_missing() -> None:
    people = (
        PLAIN + "people:\n  - {post: 甲, role: 乙, share: 60%}\n  - {post: 丙, role: 丁, share: 未載明}\n"
    )
    assert _codes(plan_yaml=people) == []
    assert _codes(plan_yaml=people.replace("60%", "110%")) == ["R20"]


def test_three_thirds_are_a_whole() -> None:
    thirds = "".join(f"  - {{post: 職{number}, role: 提案人, share: 三分之一}}\n" for number in range(3))
    assert _codes(plan_yaml=PLAIN + "people:\n" + thirds) == []


def test_a_folder_named_after_a_year_within_a_longer_period_is_good() -> None:
    assert findings({"plan.yaml": PLAIN.replace("113年", "112年至114年")}, plan_id="113-report") == ()


def test_a_number_without_a_year_is_left_alone() -> None:
    issue = "issue: {date: 113年2月27日, number: 府人考字第42號}\n"
    assert _codes(plan_yaml=PLAIN.replace("113年", "113年7月1日至113年12月31日") + issue) == []


def test_a_course_that_its_table_prints_is_no_finding() -> None:
    texts = {
        "document.md": "# 課程表\n\n{table:summary}\n",
        "plan.yaml": PLAIN + "tables:\n  summary: {of: courses, columns: [課程名稱]}\n",
        "courses.csv": "編號,課程名稱\nai-1,AI 與公共治理\n",
    }
    assert findings(texts) == ()
    assert [item.code for item in findings(texts | {"document.md": "# 課程表\n\n另訂。\n"})] == ["R60"]
