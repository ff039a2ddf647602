"""Stories about the rows of a comparison: what they are called, in which order, and what stands beside."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planpress.model.vocabularies import Term
from planpress.rules.compared_methods import compare_methods
from planpress.rules.compared_people import clause_about, compare_audiences
from planpress.rules.compared_values import Said, Says
from planpress.rules.comparison import (
    Alike,
    ClauseText,
    Compared,
    ComparisonRow,
    ComparisonTable,
    Topic,
    alike,
    compare,
    shortened,
)
from support.plans import plan_of
from support.theme import wording

SAY = wording()


def _compared(city: str, rules: str = "", clauses: tuple[ClauseText, ...] = (), record: str = "") -> Compared:
    texts = {"rules.yaml": rules} if rules else {}
    names = "".join(
        f"# {one.words.splitlines()[0].partition('：')[0]} {{#{one.anchor}}}\n\n" for one in clauses
    )
    plan = f"title: 計畫\nkind: plan\nperiod: 113年\n{record}"
    made, _, _ = plan_of({**texts, "plan.yaml": plan, "document.md": names}, city)
    return Compared(made, city, clauses)


def _row(table: ComparisonTable, aspect: str) -> ComparisonRow:
    return next(row for row in table.rows if row.aspect == aspect)


def _title(topic: Topic, rules: str, clauses: tuple[ClauseText, ...] = ()) -> str:
    return compare(topic, [_compared("taoyuan", rules, clauses)], SAY).rows[0].title


# -- what a row is called -------------------------------------------------------


def test_a_row_is_called_by_its_title_its_matter_or_its_clause() -> None:
    clause = (ClauseText("c", "參", 1, "進修名額：每年十人"),)
    limit = "limits: {a: {clause: c, at_most: 8小時%s}}"
    assert _title(Topic.LIMITS, limit % ", title: 公餘進修") == "公餘進修"
    assert _title(Topic.LIMITS, limit % "", clause) == "進修名額"
    assert _title(Topic.LIMITS, limit % "") == "a"
    assert _title(Topic.DEADLINES, "deadlines: {a: {clause: c, what: 登錄, within: 3日}}") == "登錄"
    assert _title(Topic.AWARDS, "awards: {a: {clause: c, award: 嘉獎1次, item: 通過檢定}}") == "通過檢定"


def test_leave_and_consent_are_called_by_when_they_are_given() -> None:
    assert _title(Topic.AWARDS, "leave: {a: {clause: c, when: 遇假日, gives: 補休}}") == "給假（遇假日）"
    consent = "approvals: {a: {clause: c, when: 入學前, by: {一般人員: 首長同意}}}"
    assert _title(Topic.DUTIES, consent) == "事先同意（入學前）"


def test_a_rule_that_is_the_only_one_of_its_kind_bears_the_name_of_the_kind() -> None:
    clause = (ClauseText("c", "參", 1, "研習時數"),)
    assert _title(Topic.HOURS, "hours: {hours: {clause: c, total: 20小時}}", clause) == "年度學習時數"
    assert _title(Topic.HOURS, "hours: {new: {clause: c, total: 20小時}}", clause) == "研習時數"
    assert _title(Topic.HOURS, "hours: {new: {clause: c, total: 20小時}}") == "年度學習時數"
    assert _title(Topic.ATTENDANCE, "attendance: {a: {clause: c, more_than: 1/3}}", clause) == "請假與缺課"


@pytest.mark.parametrize(
    ("words", "short"),
    [
        ("進修：每年", "進修"),
        ("進修，每年", "進修"),
        ("進修；每年。", "進修"),
        ("一二三四五六七八九十一二三四五六七八", "一二三四五六七八九十一二三四五六七八"),
        ("一二三四五六七八九十一二三四五六七八九", "一二三四五六七八九十一二三四五六七…"),
    ],
)
def test_a_long_clause_is_cut_at_a_mark_or_at_eighteen_characters(words: str, short: str) -> None:
    assert shortened(words) == short


# -- which rows, and in which order ---------------------------------------------


def test_rows_of_one_rule_keep_the_order_of_each_plan() -> None:
    one = "limits: {a: {clause: c, at_most: 8小時, share: 十分之一}}"
    other = "limits: {a: {clause: c, at_most: 8小時, at_least: 1小時, share: 十分之一}}"
    table = compare(Topic.LIMITS, [_compared("a", one), _compared("b", other)], SAY)
    assert [row.aspect for row in table.rows] == ["at_most", "at_least", "share"]
    assert table.columns == (("a", "113", "a"), ("b", "113", "b"))


def test_groups_of_a_topic_stand_in_its_order_and_other_groups_nowhere() -> None:
    rules = "values: {v: {clause: c, what: 鐘點費, value: 2000元}}\n"
    rules += "limits: {l: {clause: c, at_most: 8小時}}\nhours: {h: {clause: c, total: 20小時}}\n"
    other = "quotas: {q: {clause: c, each: 2人}}\n"
    table = compare(Topic.LIMITS, [_compared("a", rules), _compared("b", other)], SAY)
    assert list(dict.fromkeys(row.subject for row in table.rows)) == ["l", "q", "v"]


def test_rules_that_follow_the_same_national_rule_stand_in_one_row() -> None:
    rule = "limits: {%s: {clause: c, follows: law, at_most: 8小時}}"
    table = compare(Topic.LIMITS, [_compared("a", rule % "one"), _compared("b", rule % "two")], SAY)
    assert [row.subject for row in table.rows] == ["one"]
    rule = "limits: {%s: {clause: c, measures: students, at_most: 8人}}"
    table = compare(Topic.LIMITS, [_compared("a", rule % "one"), _compared("b", rule % "two")], SAY)
    assert [row.subject for row in table.rows] == ["one"]
    assert table.rows[0].alike is Alike.SAME


def test_the_matter_has_a_row_of_its_own_only_where_plans_word_it_differently() -> None:
    rule = "deadlines: {a: {clause: c, what: %s, within: 3日}}"
    same = compare(Topic.DEADLINES, [_compared("a", rule % "登錄"), _compared("b", rule % "登錄")], SAY)
    assert [row.aspect for row in same.rows] == ["within"]
    other = compare(Topic.DEADLINES, [_compared("a", rule % "登錄"), _compared("b", rule % "登載")], SAY)
    assert [cell.text for cell in _row(other, "what").cells] == ["登錄", "登載"]


def test_an_aspect_of_another_name_tells_the_words_of_its_plan() -> None:
    rule = "hours: {hours: {clause: c, total: 20小時, parts: {one: {title: %s, hours: 4小時%s}}}}"
    plans = [_compared("a", rule % ("環境教育", "")), _compared("b", rule % ("環教", ""))]
    row = _row(compare(Topic.HOURS, plans, SAY), "part.one")
    assert [cell.note for cell in row.cells] == ["", "原文：環教"]
    noted = [plans[0], _compared("b", rule % ("環教", ", obligation: 應"))]
    assert _row(compare(Topic.HOURS, noted, SAY), "part.one").cells[1].note == "應"


def test_what_a_clause_does_not_say_is_named_at_its_place() -> None:
    plans = [
        _compared("a", "limits: {a: {clause: c, at_most: 8小時, at_least: 1小時}}"),
        _compared("b", "limits: {a: {clause: d, at: 第2項, at_most: 8小時}}"),
    ]
    cell = _row(compare(Topic.LIMITS, plans, SAY), "at_least").cells[1]
    assert cell == Said(Says.NOT_STATED, "", "d", "第2項")


def test_a_national_rule_that_is_silent_too_adds_no_note() -> None:
    full = _compared("a", "limits: {a: {clause: c, at_most: 8小時, at_least: 1小時}}")
    short = _compared("b", "limits: {a: {clause: d, at_most: 8小時}}")
    silent = _compared("n", "limits: {a: {clause: n, at_least: 未載明}}").plan.rules.limits["a"]
    followed = replace(short, completed={"a": silent})
    assert _row(compare(Topic.LIMITS, [full, followed], SAY), "at_least").cells[1].note == ""
    other = replace(short, completed={"b": silent})
    assert _row(compare(Topic.LIMITS, [full, other], SAY), "at_least").cells[1].note == ""


# -- the words of clauses ---------------------------------------------------------


LIMIT = "limits: {a: {clause: %s, at_most: 8小時}}"


def test_clauses_of_nearly_the_same_words_are_shown_beside_each_other_with_their_numbers() -> None:
    one = (ClauseText("c", "參、一", 2, "每人每週最多八小時"),)
    other = (ClauseText("d", "肆", 1, "每人每週最多十小時"),)
    plans = [_compared("a", LIMIT % "c", one), _compared("b", LIMIT % "d", other), _compared("x")]
    row = _row(compare(Topic.LIMITS, plans, SAY), "wording")
    assert row.aspect_title == "條文"
    assert [(cell.says, cell.text, cell.clause, cell.number) for cell in row.cells] == [
        (Says.STATED, "每人每週最多八小時", "c", "參、一"),
        (Says.STATED, "每人每週最多十小時", "d", "肆"),
        (Says.ABSENT, "", "", ""),
    ]
    far = (ClauseText("d", "肆", 1, "進修名額由本府核定"),)
    plans = [_compared("a", LIMIT % "c", one), _compared("b", LIMIT % "d", far)]
    assert all(row.aspect != "wording" for row in compare(Topic.LIMITS, plans, SAY).rows)


def test_no_sentence_on_attendance_is_looked_for_where_the_rules_tell_the_degree_themselves() -> None:
    clause = (ClauseText("m", "柒", 1, "學員應全程參與；不得早退。"),)
    rule = "attendance: {a: {clause: c, more_than: 1/3%s}}"
    plain = compare(Topic.ATTENDANCE, [_compared("a", rule % "", clause)], SAY).rows[0]
    assert (plain.subject, plain.title, plain.aspect) == ("phrases", "出席", "wording")
    assert (plain.aspect_title, plain.cells[0].text) == ("全程參與", "學員應全程參與")
    told = compare(Topic.ATTENDANCE, [_compared("a", rule % ", obligation: 應", clause)], SAY)
    assert "phrases" not in [row.subject for row in told.rows]
    assert compare(Topic.ATTENDANCE, [_compared("a")], SAY).rows == ()


# -- alike ------------------------------------------------------------------------


def test_plans_are_alike_by_what_they_mean() -> None:
    eight = Said(Says.STATED, "8小時", meaning="8")
    words = Said(Says.STATED, "八小時", meaning="8")
    silent = Said(Says.NOT_STATED, "")
    assert alike([eight, words]) is Alike.SAME
    assert alike([eight, words, silent]) is Alike.PARTLY
    assert alike([eight, silent]) is Alike.ALONE
    assert alike([eight]) is Alike.SAME
    assert alike([eight, Said(Says.ZERO, "8小時", meaning="8")]) is Alike.DIFFERENT
    assert alike([silent, Said(Says.ABSENT, ""), Said(Says.NOT_LISTED, "")]) is Alike.SILENT


# -- people and methods -------------------------------------------------------------


def test_people_are_named_in_the_words_of_the_vocabulary_or_their_own() -> None:
    terms = {"contract": Term(title="約聘僱人員", also=("約聘僱",))}
    plans = [
        _compared("a", record="audience: [約聘僱, 替代役]\n"),
        _compared("b", record="audience: [替代役]\n"),
    ]
    table = compare_audiences(plans, terms, SAY)
    assert [(row.subject, row.title, row.aspect, row.aspect_title) for row in table.rows] == [
        ("audience", "實施對象", "contract", "約聘僱人員"),
        ("audience", "實施對象", "替代役", "替代役"),
    ]
    assert [cell.says for cell in table.rows[0].cells] == [Says.INCLUDED, Says.NOT_LISTED]


def test_a_condition_that_only_narrows_is_a_note_and_stands_at_the_clause_on_people() -> None:
    clauses = (ClauseText("whom", "伍", 1, "實施對象：本府人員"), ClauseText("audience", "陸", 2, "對象"))
    record = "audience: [{title: 替代役, condition: 限文書工作}, {title: 志工, condition: 得參加}]\n"
    rows = compare_audiences([_compared("a", clauses=clauses, record=record)], {}, SAY).rows
    assert rows[0].cells[0] == Said(Says.CONDITIONAL, "", "audience", note="限文書工作", number="陸")
    assert rows[1].cells[0] == Said(Says.CONDITIONAL, "得參加", "audience", number="陸")


@pytest.mark.parametrize(
    ("level", "words", "found"),
    [
        (1, "實施對象：本府人員", "x"),
        (1, "實施對象\n本府人員", "x"),
        (2, "實施對象：本府人員", ""),
        (1, "對象與名額", ""),
    ],
)
def test_the_clause_on_people_is_one_of_the_top_whose_title_ends_in_the_word(
    level: int, words: str, found: str
) -> None:
    one = _compared("a", clauses=(ClauseText("x", "伍", level, words),))
    assert clause_about(one, "audience", "對象") == found


def test_methods_of_no_kind_are_called_others_and_the_words_of_a_plan_are_noted_once() -> None:
    methods = {
        "visit": Term(title="參訪", also=("觀摩", "見學")),
        "online": Term(title="數位學習", kind="辦理"),
        "never": Term(title="從未"),
    }
    clauses = (
        ClauseText("m", "柒", 1, "採觀摩、見學或數位學習。"),
        ClauseText("n", "捌", 1, "觀摩。"),
    )
    table = compare_methods([_compared("a", clauses=clauses)], methods, SAY)
    assert [(row.subject, row.title, row.aspect, row.aspect_title) for row in table.rows] == [
        ("", "其他", "visit", "參訪"),
        ("辦理", "辦理", "online", "數位學習"),
    ]
    assert table.rows[0].cells[0] == Said(Says.INCLUDED, "", "m", note="原文：觀摩、見學", number="柒")
    assert compare_methods([_compared("a", clauses=clauses)], {}, SAY).rows == ()
