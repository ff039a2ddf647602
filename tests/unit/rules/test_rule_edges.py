"""Stories about checks of rules at their edges: days that touch, cases, flows, attachments, examples."""

from __future__ import annotations

import pytest

from planpress.diagnostics.diagnostic import Diagnostic
from support.plans import NATIONAL, PLAIN, findings

DOCUMENT = "# 訓練實施 {#one}\n\n參訓。\n"


def _found(code: str, **texts: str) -> list[Diagnostic]:
    named = {name.replace("_yaml", ".yaml"): text for name, text in texts.items()}
    return [item for item in findings({"document.md": DOCUMENT} | named) if item.code == code]


def _path(item: Diagnostic) -> str:
    return "/".join(map(str, item.ref.path))


# -- hours ------------------------------------------------------------------------

PARTS = "parts: {a: {title: 甲, hours: %s小時}, b: {title: 乙, hours: 5小時}}"


def _cases(case: str, more: str = "") -> list[str]:
    rules = "hours: {h: {clause: one, total: 10小時, %s %s, cases: [{when: {mode: 甲}, %s}]}}"
    found = _found("R01", rules_yaml=rules % (more, PARTS % 5, case))
    return [_path(item) for item in found]


def test_the_sum_of_a_case_is_told_at_what_the_case_states() -> None:
    assert _cases("total: 12小時, " + PARTS % 6) == ["hours/h/cases/0/total"]
    assert _cases(PARTS % 4) == ["hours/h/cases/0/parts"]
    assert _cases(PARTS % 5) == []
    assert _cases("total: 11小時, " + PARTS % 6) == []
    assert _cases("per: 年") == []


def test_parts_that_overlap_need_not_add_up_in_a_case_or_in_all_of_them() -> None:
    assert _cases("overlap: true, total: 8小時, " + PARTS % 5) == []
    assert _cases("total: 8小時, " + PARTS % 5, "overlap: true,") == []
    assert _cases("total: 8小時, " + PARTS % 5) == ["hours/h/cases/0/total"]


def test_a_national_version_that_follows_none_there_is_is_told() -> None:
    wrong = NATIONAL.replace("    total: 20小時", "    follows: national-16\n    total: 20小時")
    (item,) = [one for one in findings({"document.md": DOCUMENT}, national=wrong) if one.code == "R03"]
    assert _path(item) == "hours/national-106/follows"
    assert dict(item.params)["id"] == "national-16"


# -- days -------------------------------------------------------------------------


def _gaps(rule: str, *cases: str) -> list[tuple[str, str]]:
    listed = ", ".join(f"{{{one}, at_most: 1人}}" for one in cases)
    rules = f"limits: {{l: {{clause: one, {rule} cases: [{listed}]}}}}"
    return [
        (dict(item.params)["first"], dict(item.params)["last"]) for item in _found("R04", rules_yaml=rules)
    ]


def test_cases_that_end_with_their_rule_leave_no_gap() -> None:
    spell = "since: 113年1月1日, until: 113年12月31日,"
    assert _gaps(spell, "since: 113年1月1日, until: 113年12月31日") == []
    assert _gaps(spell, "since: 113年1月1日, until: 113年12月30日") == [("113年12月31日", "113年12月31日")]
    assert _gaps(spell, "since: 113年1月2日, until: 113年12月31日") == [("113年1月1日", "113年1月1日")]
    assert _gaps("since: 113年1月1日,", "since: 113年1月1日, until: 113年6月30日") == []


# -- groups, ladders, examples ------------------------------------------------------


@pytest.mark.parametrize(
    ("shares", "total"), [(("三分之一", "三分之一"), "200/3%"), (("50%", "51%"), "101%")]
)
def test_weights_that_do_not_come_to_the_whole_are_told_exactly(shares: tuple[str, str], total: str) -> None:
    weights = f"{{a: {{title: 甲, share: {shares[0]}}}, b: {{title: 乙, share: {shares[1]}}}}}"
    rules = f"evaluation: {{e: {{clause: one, what: 成績, weights: {weights}}}}}"
    found = [*_found("R10", rules_yaml=rules), *_found("R14", rules_yaml=rules)]
    assert [dict(item.params)["sum"] for item in found] == [total]


def test_a_case_of_a_ladder_may_have_an_exam_of_its_own() -> None:
    rule = "awards: {w: {clause: one, exam: %s, award: 嘉獎1次, cases: [{when: {mode: 甲}, %s steps: ["
    rule += "{level: %s, text: 通過, award: 嘉獎1次}]}]}}"
    assert _found("R18", rules_yaml=rule % ("全民英檢", "", "中級")) == []
    assert [_path(item) for item in _found("R18", rules_yaml=rule % ("全民英檢", "", "中等級"))] == [
        "awards/w/cases/0/steps/0/level"
    ]
    assert _found("R18", rules_yaml=rule % ("全民英檢", "exam: 某檢定,", "中等級")) == []


def _example(ask: str, gives: str, more: str) -> list[dict[str, str]]:
    rules = f"limits: {{l: {{clause: one, at_most: 8小時, per: [人, 週], {more} examples: "
    rules += f"[{{ask: {ask}, gives: {gives}}}]}}}}"
    return [dict(item.params) for item in _found("R09", rules_yaml=rules)]


def test_an_example_may_expect_an_open_point_by_its_topic_or_its_text() -> None:
    point = "open_points: [{topic: 計算方式, text: 沒有寫, readings: [每週, 平均]}],"
    for wanted in ("計算方式", "[計算方式]", "沒有寫"):
        assert _example("{weekly_hours: 8}", f"{{open_points: {wanted}}}", point) == []
    (told,) = _example("{weekly_hours: 8}", "{open_points: [計算方式, 另一點]}", point)
    assert (told["key"], told["wanted"]) == ("open_points", "計算方式、另一點")
    assert "topic: 計算方式" in told["given"]


# -- flows, attachments, tables -------------------------------------------------------

FLOW = """
flows:
  flow:
    title: 流程
    steps:
      - 申請
      - [初審, 複審]
      - ask: 是否核定
        then: 錄取
        else: {back: %s}
"""


@pytest.mark.parametrize("step", ["申請", "複審", "是否核定"])
def test_a_flow_may_go_back_to_any_of_its_steps(step: str) -> None:
    assert _found("R44", figures_yaml=FLOW % step) == []


def test_a_flow_that_goes_back_to_no_step_is_told() -> None:
    (item,) = _found("R44", figures_yaml=FLOW % "申情")
    assert _path(item) == "flows/flow/steps/2/else/back"
    many = FLOW.replace("{back: %s}", "[退件, {back: %s}]")
    (item,) = _found("R44", figures_yaml=many % "申情")
    assert _path(item) == "flows/flow/steps/2/else/1/back"


def test_a_table_of_clauses_says_which_clause() -> None:
    table = PLAIN + "tables:\n  t: {of: clauses, columns: [甲, 乙]%s}\n"
    assert [_path(item) for item in _found("R40", plan_yaml=table % "")] == ["tables/t"]
    assert _found("R40", plan_yaml=table % ", clause: one") == []


@pytest.mark.parametrize("kind", ["figure", "table"])
def test_an_attachment_that_is_no_figure_or_table_is_told(kind: str) -> None:
    plan = PLAIN + f"attachments:\n  att: {{title: 附件, {kind}: nothing}}\n"
    assert [_path(item) for item in _found("R43", plan_yaml=plan)] == [f"attachments/att/{kind}"]
    assert _found("R43", plan_yaml=PLAIN + "attachments:\n  att: {title: 附件, file: 未載明}\n") == []


def test_what_the_notes_of_each_file_name_is_looked_for() -> None:
    rules = "awards: {w: {clause: one, award: 嘉獎1次, notes: {label: 註, items: ['見{@nothing}。']}}}"
    (item,) = _found("D13", rules_yaml=rules)
    assert (item.ref.file, _path(item)) == ("plans/taoyuan/113/rules.yaml", "awards/w/notes/items/0")
    table = "tables: {t: {caption: 表, head: 甲, columns: [乙], rows: {r: {label: 丙, values: [1]}},"
    table += " notes: {label: 註, items: ['見{@one}。', '見{@nothing}。']}}}"
    (item,) = _found("D13", indicators_yaml=table)
    assert (item.ref.file, _path(item)) == ("plans/taoyuan/113/indicators.yaml", "tables/t/notes/items/1")


def test_points_of_a_record_are_printed_where_there_are_any() -> None:
    basis = PLAIN + "legal_basis:\n  basis-1: {text: 依訓練進修法辦理。}\n"
    text = {"document.md": DOCUMENT + "\n{items:legal_basis}\n", "plan_yaml": basis}
    assert _found("D13", **text) == []
    (item,) = _found("D13", **(text | {"document.md": DOCUMENT + "\n{items:title}\n"}))
    assert dict(item.params)["id"] == "title"
    assert len(_found("D13", **(text | {"plan_yaml": PLAIN}))) == 1


def test_a_range_is_held_against_the_end_that_counts() -> None:
    limit = "limits: {l: {clause: one, at_least: %s, at_most: %s}}"
    assert _found("R26", rules_yaml=limit % ("5人", "3至8人")) == []
    assert _found("R26", rules_yaml=limit % ("5至9人", "8人")) == []
    assert _found("R26", rules_yaml=limit % ("5人", "5人")) == []
    (item,) = _found("R26", rules_yaml=limit % ("9人", "3至8人"))
    assert dict(item.params) == {"low": "at_least", "high": "at_most", "lower": "9人", "upper": "3至8人"}


VERSION = "  %s: {title: %s, since: %s, %s total: 20小時, source: {text: 函, date: 未載明, number: 未載明}}\n"


def test_versions_that_begin_on_the_same_day_overlap_and_are_not_out_of_order() -> None:
    first = VERSION % ("v1", "舊", "106年1月1日", "until: 106年12月31日,")
    for day, codes in (("106年1月1日", ["R05"]), ("105年1月1日", ["R27"]), ("107年1月1日", [])):
        national = "hours:\n" + first + VERSION % ("v2", "新", day, "")
        found = findings({"document.md": DOCUMENT}, national=national)
        assert [item.code for item in found if item.code in ("R04", "R05", "R27")] == codes


def test_a_result_is_told_with_two_more_digits_than_the_figure() -> None:
    values = "values:\n  a: {title: 甲, value: 4門, quotient: [b, c]}\n"
    values += "  b: {title: 乙, value: 10門}\n  c: {title: 丙, value: 3門}\n"
    (item,) = _found("R12", indicators_yaml=values)
    assert dict(item.params)["result"] == "3.33門"
