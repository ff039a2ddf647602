"""Stories about plans side by side: which rules stand in one row, and what an empty place means."""

from __future__ import annotations

from dataclasses import replace

from planpress.model.vocabularies import Term
from planpress.rules.compared_figures import compare_figures
from planpress.rules.compared_methods import compare_methods
from planpress.rules.compared_people import compare_audiences
from planpress.rules.compared_values import Said, Says
from planpress.rules.compared_words import differing, near_each_other
from planpress.rules.comparison import (
    Alike,
    ClauseText,
    Compared,
    ComparisonRow,
    ComparisonTable,
    Topic,
    compare,
)
from support.plans import plan_of
from support.theme import wording

RULE = "attendance:\n  absence: {clause: absence, %s}\n"
SAY = wording()
THIRD = RULE % "more_than: 三分之一, unexcused: 不予登錄"


def _compared(city: str, rules: str = "", record: str = "", clauses: tuple[ClauseText, ...] = ()) -> Compared:
    texts = {"rules.yaml": rules} if rules else {}
    plan = "title: 計畫\nkind: plan\nperiod: 113年\n" + record
    names = "".join(f"# 條文 {{#{clause.anchor}}}\n\n" for clause in clauses)
    made, _, _ = plan_of({**texts, "plan.yaml": plan, "document.md": names}, city)
    return Compared(made, city, clauses)


def _row(table: ComparisonTable, aspect: str) -> ComparisonRow:
    return next(row for row in table.rows if row.aspect == aspect)


def _kinds(row: ComparisonRow) -> list[Says]:
    return [cell.says for cell in row.cells]


def test_the_same_share_written_two_ways_is_the_same() -> None:
    plans = [_compared("taoyuan", THIRD), _compared("hsinchu", RULE % "more_than: 1/3")]
    row = _row(compare(Topic.ATTENDANCE, plans, SAY), "more_than")
    assert [cell.text for cell in row.cells] == ["三分之一", "1/3"]
    assert row.alike is Alike.SAME


def test_another_share_is_different() -> None:
    plans = [_compared("taoyuan", THIRD), _compared("hsinchu", RULE % "more_than: 二分之一")]
    assert _row(compare(Topic.ATTENDANCE, plans, SAY), "more_than").alike is Alike.DIFFERENT


def test_silence_zero_no_limit_and_another_law_are_never_one() -> None:
    rules = "quotas:\n  nomination: {{clause: nomination, each: {}, law: 某要點}}\n"
    words = ("未載明", "0", "不限", "另依法令", "2人")
    plans = [_compared(f"city-{index}", rules.format(word)) for index, word in enumerate(words)]
    row = _row(compare(Topic.LIMITS, [*plans, _compared("none")], SAY), "each")
    assert _kinds(row) == [
        Says.NOT_STATED,
        Says.ZERO,
        Says.UNLIMITED,
        Says.ELSEWHERE,
        Says.STATED,
        Says.ABSENT,
    ]
    assert row.cells[3].note == "某要點"
    assert row.alike is Alike.DIFFERENT


def test_a_rule_that_is_silent_names_its_clause_and_a_plan_without_it_names_none() -> None:
    plans = [_compared("taoyuan", THIRD), _compared("hsinchu", RULE % "more_than: 三分之一"), _compared("x")]
    row = _row(compare(Topic.ATTENDANCE, plans, SAY), "unexcused")
    assert [(cell.says, cell.clause) for cell in row.cells] == [
        (Says.STATED, "absence"),
        (Says.NOT_STATED, "absence"),
        (Says.ABSENT, ""),
    ]
    assert row.alike is Alike.ALONE


def test_a_plan_with_the_clause_but_without_the_rule_is_silent_in_that_clause() -> None:
    clause = (ClauseText("absence", "柒、三", 2, "參訓人員應全程參與。"),)
    plans = [_compared("taoyuan", THIRD), _compared("hsinchu", clauses=clause)]
    cell = _row(compare(Topic.ATTENDANCE, plans, SAY), "more_than").cells[1]
    assert (cell.says, cell.clause) == (Says.NOT_STATED, "absence")


def test_rules_of_other_names_stand_in_one_row_when_they_are_about_the_same() -> None:
    rule = "deadlines:\n  {}: {{clause: c, what: 登錄學習時數, within: {}}}\n"
    plans = [
        _compared("taoyuan", rule.format("register", "7個工作天")),
        _compared("hsinchu", rule.format("log", "3日")),
    ]
    table = compare(Topic.DEADLINES, plans, SAY)
    assert len({row.subject for row in table.rows}) == 1
    assert [cell.text for cell in _row(table, "within").cells] == ["7個工作天", "3日"]


def test_the_same_name_counts_more_than_the_same_matter() -> None:
    one = "deadlines:\n  first: {clause: c, what: 登錄, within: 3日}\n"
    one += "  second: {clause: c, what: 函報, within: 5日}\n"
    other = "deadlines:\n  second: {clause: c, what: 登錄, within: 9日}\n"
    table = compare(Topic.DEADLINES, [_compared("taoyuan", one), _compared("hsinchu", other)], SAY)
    assert [[cell.text for cell in row.cells] for row in table.rows if row.aspect == "within"] == [
        ["3日", ""],
        ["5日", "9日"],
    ]


def test_a_share_of_nothing_is_zero_and_not_silence() -> None:
    row = _row(compare(Topic.ATTENDANCE, [_compared("taoyuan", RULE % "more_than: 0%")], SAY), "more_than")
    assert _kinds(row) == [Says.ZERO]


def test_two_rules_of_one_plan_never_share_a_row() -> None:
    rules = "deadlines:\n  one: {clause: c, what: 登錄, within: 3日}\n"
    rules += "  two: {clause: c, what: 登錄, within: 5日}\n"
    table = compare(Topic.DEADLINES, [_compared("taoyuan", rules)], SAY)
    assert [row.cells[0].text for row in table.rows if row.aspect == "within"] == ["3日", "5日"]


def test_hours_are_compared_branch_by_branch() -> None:
    full = "hours:\n  hours:\n    clause: c\n    total: 20小時\n    parts:\n      required:\n"
    full += "        title: 必須完成\n        hours: 10小時\n"
    full += "        parts:\n          environment: {title: 環境教育, hours: 4小時}\n"
    short = "hours:\n  hours: {clause: c, total: 20小時, parts: 未載明}\n"
    table = compare(Topic.HOURS, [_compared("taoyuan", full), _compared("taitung", short)], SAY)
    assert [cell.text for cell in _row(table, "part.environment").cells] == ["4小時", ""]
    assert _kinds(_row(table, "part.environment")) == [Says.STATED, Says.NOT_STATED]
    assert _row(table, "parts").cells[1].text == "未分列"


def test_what_a_followed_national_rule_says_stands_beside_the_silence() -> None:
    short = "hours:\n  hours: {clause: c, total: 20小時, parts: {required: {title: 必須, hours: 10小時}}}\n"
    full = short.replace(", hours: 10小時}", ", hours: 10小時, parts: {environment: %s}}")
    full %= "{title: 環境教育, hours: 4小時}"
    parent = _compared("national", full).plan.rules.hours["hours"]
    taitung = replace(_compared("taitung", short), completed={"hours": parent})
    row = _row(compare(Topic.HOURS, [_compared("taoyuan", full), taitung], SAY), "part.environment")
    assert [(cell.says, cell.note) for cell in row.cells] == [
        (Says.STATED, ""),
        (Says.NOT_STATED, "全國規定：4小時"),
    ]
    assert row.alike is Alike.ALONE


def test_an_award_of_which_no_way_is_stated_says_so_and_earns_nothing_invented() -> None:
    ladder = "awards:\n  english-award:\n    clause: english\n    steps:\n"
    ladder += "      - {level: 初級, text: 通過初級者, award: 嘉獎1次}\n"
    silent = "awards:\n  english-award: {clause: english, steps: 未載明}\n"
    table = compare(Topic.AWARDS, [_compared("taoyuan", ladder), _compared("hsinchu", silent)], SAY)
    assert _row(table, "ladder").cells[1] == Said(Says.NOT_STATED, "方式未載明", "english")
    assert _row(table, "step.初級").cells[1].says is Says.NOT_STATED


def test_a_limit_says_for_whom_and_of_what_it_counts() -> None:
    rules = "limits:\n  leave: {clause: c, at_most: 八小時, per: [人, 週]}\n"
    rules += "  quota: {clause: c, of: 預算員額, share: 十分之一, rounding: 未載明}\n"
    table = compare(Topic.LIMITS, [_compared("hsinchu", rules)], SAY)
    assert _row(table, "at_most").cells[0].text == "八小時（每人每週）"
    assert _row(table, "share").cells[0].text == "預算員額的十分之一"
    assert _row(table, "rounding").cells[0].says is Says.NOT_STATED


def test_whom_a_plan_lists_admits_and_leaves_out() -> None:
    terms = {"contract": Term(title="約聘僱人員", also=("約聘僱",)), "temporary": Term(title="臨時人員")}
    clause = (
        ClauseText("whom", "伍", 1, "實施對象\n本府人員。"),
        ClauseText("temp", "伍、二", 2, "臨時人員…"),
    )
    may = "{title: 臨時人員, condition: 得視業務需要參訓, clause: temp}"
    plans = [
        _compared("taoyuan", record="audience: [約聘僱人員, 臨時人員]\n", clauses=clause[:1]),
        _compared("hsinchu", record=f"audience: [約聘僱, {may}]\n", clauses=clause),
        _compared("taitung", record="audience: [約聘僱人員]\n", clauses=clause),
        _compared("silent"),
    ]
    table = compare_audiences(plans, terms, SAY)
    temporary = _row(table, "temporary")
    assert _kinds(temporary) == [Says.INCLUDED, Says.CONDITIONAL, Says.NOT_LISTED, Says.ABSENT]
    assert [cell.text for cell in temporary.cells] == ["", "得視業務需要參訓", "", ""]
    assert [cell.clause for cell in temporary.cells] == ["whom", "temp", "whom", ""]
    assert temporary.alike is Alike.DIFFERENT
    assert _row(table, "contract").alike is Alike.PARTLY


def test_a_method_is_found_by_its_longest_name_with_the_words_of_the_plan() -> None:
    methods = {
        "blended": Term(title="混成學習", also=("混成教學模式",), kind="辦理"),
        "online": Term(title="數位學習", kind="辦理"),
        "test": Term(title="紙筆測驗", kind="評核"),
    }
    one = _compared("hsinchu", clauses=(ClauseText("m", "柒", 1, "採混成教學模式。"),))
    other = _compared("taoyuan", clauses=(ClauseText("m", "柒", 1, "數位學習、混成學習，即混成教學模式。"),))
    table = compare_methods([one, other], methods, SAY)
    assert [row.aspect for row in table.rows] == ["blended", "online"]
    blended = _row(table, "blended").cells
    assert [cell.note for cell in blended] == ["原文：混成教學模式", ""]
    assert [cell.clause for cell in blended] == ["m", "m"]
    assert _kinds(_row(table, "online")) == [Says.NOT_LISTED, Says.INCLUDED]


def test_a_name_within_a_longer_name_is_not_found_there() -> None:
    methods = {"blend": Term(title="混成"), "blended": Term(title="混成學習")}
    one = _compared("taoyuan", clauses=(ClauseText("m", "柒", 1, "採混成學習。"),))
    assert [row.aspect for row in compare_methods([one], methods, SAY).rows] == ["blended"]


def test_one_character_in_common_is_nothing_in_common() -> None:
    assert differing(["甲乙", "乙丙丁"])[0] == (("甲乙", True),)


def test_words_that_not_all_share_are_marked() -> None:
    texts = ["必須全程參與，不得遲到", "應盡量全程參與，不得遲到", ""]
    marked = differing(texts)
    assert marked[0] == (("必須", True), ("全程參與，不得遲到", False))
    assert marked[1] == (("應盡量", True), ("全程參與，不得遲到", False))
    assert marked[2] == ()
    assert ["".join(text for text, _ in one) for one in marked] == texts


def test_the_same_words_differ_nowhere_and_a_text_alone_neither() -> None:
    assert differing(["請假逾三分之一", "請假逾三分之一"])[0] == (("請假逾三分之一", False),)
    assert differing(["請假逾三分之一"]) == ((("請假逾三分之一", False),),)


def test_the_degree_of_a_duty_to_attend_is_read_from_the_clause() -> None:
    must = (ClauseText("methods", "柒、三", 2, "為求效益，參訓人員必須全程參與課程，不得遲到。"),)
    may = (ClauseText("attend", "壹拾壹、三", 2, "參訓學員就研習應盡量全程參加，避免未到。"),)
    plans = [_compared("taoyuan", THIRD, clauses=must), _compared("taitung", clauses=may), _compared("x")]
    row = compare(Topic.ATTENDANCE, plans, SAY).rows[0]
    assert [(cell.text, cell.clause) for cell in row.cells] == [
        ("參訓人員必須全程參與課程", "methods"),
        ("參訓學員就研習應盡量全程參加", "attend"),
        ("", ""),
    ]
    assert row.alike is Alike.DIFFERENT


def test_clauses_about_other_things_are_not_read_word_against_word() -> None:
    assert near_each_other(["請假逾三分之一者不予登錄", "請假逾二分之一者不予登錄"])
    assert not near_each_other(["請假逾三分之一者不予登錄", "通過檢定者記功一次"])
    assert not near_each_other(["請假逾三分之一者不予登錄", ""])


def test_figures_of_one_measure_stand_together_and_are_never_added() -> None:
    indicators = """
values:
  classes: {title: 101年開辦班期, value: 942個, measure: 班}
  people: {title: 105-106年培訓人次, value: "71,652人次"}
  typists: {title: 登打人力, value: 3位}
"""
    plan, _, _ = plan_of({"indicators.yaml": indicators})
    tables = {table.measure: table.figures for table in compare_figures([Compared(plan, "桃園市")], SAY)}
    assert list(tables) == ["班", "人次", "時數", "人天"]
    assert [(one.text, one.year, one.exact) for one in tables["班"]] == [("942個", "101", True)]
    assert [(one.text, one.year) for one in tables["人次"]] == [("71,652人次", "105至106")]
    assert tables["時數"] == tables["人天"] == ()
    assert {(one.agency, one.address) for one in tables["班"]} == {("桃園市", "indicators")}
    assert [one.key for one in tables["班"]] == ["indicators-classes"]
