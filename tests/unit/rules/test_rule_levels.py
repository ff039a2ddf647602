"""Stories of award ladders: levels nobody has, rows twice, a higher level that earns less."""

from __future__ import annotations

import pytest

from planpress.diagnostics.diagnostic import Diagnostic
from support.plans import findings

CODES = ("R18", "R24", "R25", "R34")


def _found(*steps: str, more: str = "") -> list[Diagnostic]:
    rows = "".join(f"      - {{text: 通過者, {step}}}\n" for step in steps)
    rules = f"awards:\n  english:\n    clause: one\n{more}    steps:\n{rows}"
    texts = {"document.md": "# 獎勵 {#one}\n\n敘獎。\n", "rules.yaml": rules}
    return [item for item in findings(texts) if item.code in CODES]


def _told(*steps: str, more: str = "") -> list[tuple[str, str]]:
    return [(item.code, item.wording) for item in _found(*steps, more=more)]


@pytest.mark.parametrize("level", ["中級", "intermediate", " 中級 ", "ＩＮＴＥＲＭＥＤＩＡＴＥ"])
def test_a_level_may_be_named_by_id_or_title(level: str) -> None:
    assert _told(f"level: {level!r}, award: 嘉獎1次") == []


def test_a_level_that_the_exam_does_not_have() -> None:
    assert _told("level: 中紐, award: 嘉獎1次") == [("R18", "nearest")]
    (item,) = _found("level: N1, award: 嘉獎1次")
    assert (item.wording, dict(item.params)["levels"]) == ("default", "初級、中級、中高級、高級")
    assert item.ref.path == ("awards", "english", "steps", 0, "level")


def test_an_exam_that_nobody_knows_is_not_judged_but_a_slip_is_told() -> None:
    assert _told("level: N1, award: 嘉獎1次", more="    exam: 日語能力試驗\n") == []
    (item,) = _found("level: 中級, award: 嘉獎1次", more="    exam: 全民英撿\n")
    assert (item.code, item.wording, item.severity) == ("R18", "exam", "warning")
    assert _told("level: 中級, exam: 全民英撿, award: 嘉獎1次") == [("R18", "exam")]


@pytest.mark.parametrize(
    ("lower", "higher", "less"),
    [
        ("award: 嘉獎2次", "award: 嘉獎2次", False),
        ("award: 嘉獎2次", "award: 記功1次", False),
        ("award: 記功1次", "award: 嘉獎2次", True),
        ("award: 嘉獎1次", "award: 不敘獎", True),
        ("award: 記功1次", "award: 嘉獎1次, benefits: [{title: 禮券, amount: '500元'}]", False),
        ("award: 嘉獎1次, benefits: [{title: 禮券, amount: '500元'}]", "award: 嘉獎1次", True),
        ("award: 嘉獎1次, benefits: [{title: 禮券, amount: '500元'}]", "award: 嘉獎2次", False),
        ("benefits: [{title: 禮券, amount: '900元'}]", "benefits: [{title: 禮券, amount: '500元'}]", True),
        ("benefits: [{title: 禮券, amount: '900元'}]", "benefits: [{title: 公假, amount: 半日}]", False),
        ("award: 記功1次", "award: 未載明", False),
        ("award: 記功1次", "award: 嘉獎1次, benefits: [{title: 補助, share: 1/2, base: posts}]", False),
        ("benefits: [{title: 禮券, amount: {words: 若干}}]", "award: 不敘獎", False),
    ],
)
@pytest.mark.parametrize("downwards", [False, True])
def test_a_higher_level_does_not_earn_less(lower: str, higher: str, less: bool, downwards: bool) -> None:
    rows = [f"level: 中級, {lower}", f"level: 中高級, {higher}"]
    found = _told(*(reversed(rows) if downwards else rows))
    assert found == ([("R24", "default")] if less else [])


def test_rows_are_compared_by_the_score_they_begin_with() -> None:
    rows = "score: {from: 550, to: 780}, award: 記功1次", "score: {from: 785}, award: 嘉獎1次"
    (item,) = _found(*rows, more="    exam: 多益\n")
    assert (item.code, dict(item.params)["row"], dict(item.params)["other"]) == ("R24", "785分", "550分")
    assert dict(item.params)["less"] == "嘉獎1次"


def test_rows_of_other_exams_or_with_other_tests_do_not_compete() -> None:
    assert _told("level: 中級, award: 記功1次", "level: 中級, exam: 日語檢定, award: 嘉獎1次") == []
    assert _told("level: 中級, award: 記功1次", "level: 高級, when: {grade: 簡任}, award: 嘉獎1次") == []
    assert _told("level: 中級, award: 記功1次", "score: {from: 900}, award: 嘉獎1次") == []


def test_one_level_twice() -> None:
    (item,) = _found(
        "level: 初級, award: 嘉獎1次", "level: 中級, award: 嘉獎2次", "level: 初級, award: 嘉獎1次"
    )
    assert (item.code, item.ref.path[-1]) == ("R25", 2)
    assert _told("level: 中級, award: 嘉獎1次", "cefr: B1, award: 嘉獎1次") == [("R25", "default")]
    assert _told("score: {from: 550}, award: 嘉獎1次", "score: {from: 550}, award: 嘉獎2次") == [
        ("R25", "default")
    ]


def test_rows_by_several_scores_have_no_order() -> None:
    parts = "scores: {listening: {from: 400}}, score: {from: 785}"
    assert _told(f"{parts}, award: 記功1次", f"{parts}, award: 嘉獎1次", more="    exam: 多益\n") == []


def test_a_ladder_in_a_case_is_checked_with_the_exam_of_the_rule() -> None:
    case = (
        "    cases:\n      - when: {grade: 簡任}\n        equivalents: university-15\n"
        "        steps: [{level: 中紐, text: 通過者, award: 嘉獎1次}]\n"
    )
    found = _found("level: 中級, award: 嘉獎1次", more=case)
    assert [(item.code, item.ref.path[2:4]) for item in found] == [
        ("R34", ("cases", 0)),
        ("R18", ("cases", 0)),
    ]


def test_the_table_of_equivalents_is_one_that_is_there() -> None:
    assert _told("level: 中級, award: 嘉獎1次", more="    equivalents: university-115\n") == []
    assert _told("level: 中級, award: 嘉獎1次", more="    equivalents: 未載明\n") == []
    assert _told("level: 中級, award: 嘉獎1次", more="    equivalents: cefr\n") == [("R34", "default")]
