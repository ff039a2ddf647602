"""Awards: the row that a pass reaches, by its own level, by equivalents, by rows with scores."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from planpress.model.vocabularies import Exams
from support.asked_rules import EXAMS, WORLD, ask, asked_rule, codes, texts

STEPS = [
    {"level": "初級", "text": "通過初級", "award": "嘉獎1次"},
    {"level": "中級", "text": "通過中級", "award": "嘉獎2次"},
    {"level": "中高級", "and_above": True, "text": "通過中高級以上", "award": "記功1次"},
]


def award(**record: Any) -> Any:
    return asked_rule("awards", {"steps": STEPS} | record)


def tables(*described: tuple[str, bool, Any]) -> Any:
    """The world with tables of equivalents: title, whether it is verified, rows."""
    equivalences = {
        f"t{number}": {
            "title": title,
            "as_of": "113年",
            "source": "試驗用",
            "verified": verified,
            "rows": rows,
        }
        for number, (title, verified, rows) in enumerate(described)
    }
    exams = EXAMS.model_dump(mode="json", by_alias=True, exclude_none=True) | {"equivalences": equivalences}
    exams["exams"]["gept"]["levels"] |= {
        "advanced": {"title": "高級", "cefr": "C1"},
        "superior": {"title": "優級", "cefr": "未載明"},
    }
    return replace(WORLD, exams=Exams.model_validate(exams))


TWO = tables(
    ("甲表", False, {"A2": {"toeic": {"total": "225"}}, "B1": {"toeic": {"total": "550"}}}),
    ("乙表", False, {"A2": {"toeic": {"total": "350"}}, "B1": {"toeic": {"total": "550"}}}),
)


@pytest.mark.parametrize(
    ("level", "earned"),
    [("初級", "嘉獎1次"), ("intermediate", "嘉獎2次"), ("中高級", "記功1次")],
)
def test_a_level_earns_its_row(level: str, earned: str) -> None:
    answer = ask(award(), level=level)
    assert (answer["outcome"], answer["award"], codes(answer)) == ("granted", earned, ["earned"])


@pytest.mark.parametrize("level", ["高級", "優級"])
def test_levels_above_a_row_with_above_earn_it_too(level: str) -> None:
    answer = ask(award(), world=TWO, level=level)
    assert (answer["outcome"], answer["award"]) == ("granted", "記功1次")


def test_a_level_above_the_last_row_is_not_said_without_and_above() -> None:
    answer = ask(award(steps=STEPS[:2]), level="中高級")
    assert (answer["outcome"], codes(answer)) == ("ask_hr", ["level_unsaid"])
    assert answer["open_points"][0]["readings"] == ["比照較低的一列", "不敘獎"]
    assert "award" not in answer


def test_a_level_below_the_first_row_earns_nothing() -> None:
    answer = ask(award(steps=STEPS[1:]), level="初級")
    assert (answer["outcome"], codes(answer)) == ("not_granted", ["below"])


def test_the_level_is_asked_for_by_name() -> None:
    answer = ask(award())
    assert (answer["outcome"], answer["field"]) == ("invalid", "level")


def test_the_level_of_another_exam_is_refused_with_those_there_are() -> None:
    answer = ask(award(), level="中高及")
    assert (answer["outcome"], answer["field"], answer["suggestion"]) == ("invalid", "level", "中高級")
    assert "初級、中級、中高級" in answer["message"]
    assert ask(award(), exam="hakka", level="N1")["outcome"] == "ask_hr"  # nothing compares hakka with it
    assert ask(award(), level="基礎級")["field"] == "level"


def test_an_exam_without_levels_wants_its_score() -> None:
    levelled = ask(award(), world=TWO, exam="toeic", level="中級")
    assert (levelled["outcome"], levelled["field"]) == ("invalid", "level")
    assert ask(award(), world=TWO, exam="toeic")["field"] == "score"


def test_an_exam_that_nobody_knows_is_a_matter_for_hr() -> None:
    answer = ask(award(), exam="JLPT", level="N1")
    assert (answer["outcome"], codes(answer)) == ("ask_hr", ["exam_unknown"])
    assert "JLPT" in answer["message"]
    assert ask(award(), exam="GEPTT", level="中級")["suggestion"] == "GEPT"


def test_an_exam_of_another_language_has_no_equivalent() -> None:
    assert codes(ask(award(), exam="hakka", level="基礎級")) == ["no_equivalent"]
    assert codes(ask(award(equivalents="未載明"), world=TWO, exam="toeic", score=900)) == ["no_equivalent"]


# -- equivalents ------------------------------------------------------------------


def test_where_all_tables_agree_the_award_is_given_and_they_are_named() -> None:
    answer = ask(award(), world=TWO, exam="toeic", score=600)
    assert (answer["outcome"], answer["award"]) == ("granted", "嘉獎2次")
    assert answer["open_points"][0]["readings"] == ["甲表：嘉獎2次", "乙表：嘉獎2次"]


def test_where_tables_differ_both_readings_are_told() -> None:
    answer = ask(award(), world=TWO, exam="toeic", score=300)
    assert (answer["outcome"], codes(answer)) == ("ask_hr", ["readings_differ"])
    assert answer["open_points"][0]["readings"] == ["甲表：嘉獎1次", "乙表：不敘獎"]


def test_the_lowest_score_of_a_row_reaches_it_and_one_less_does_not() -> None:
    for score, outcome in ((550, "嘉獎2次"), (549, "嘉獎1次"), (225, None), (224, None)):
        answer = ask(award(equivalents="t0"), world=TWO, exam="toeic", score=score)
        assert answer.get("award") == (outcome or ("嘉獎1次" if score == 225 else None))


def test_only_the_table_that_the_rule_names_counts() -> None:
    assert ask(award(equivalents="t1"), world=TWO, exam="toeic", score=300)["outcome"] == "not_granted"
    assert ask(award(equivalents="t0"), world=TWO, exam="toeic", score=300)["award"] == "嘉獎1次"


def test_a_verified_table_leaves_nothing_open() -> None:
    one = tables(("丙表", True, {"B1": {"toeic": {"total": "550"}}}))
    answer = ask(award(), world=one, exam="toeic", score=600)
    assert answer["award"] == "嘉獎2次"
    assert "open_points" not in answer


def test_a_row_that_a_table_leaves_out_leaves_the_matter_open() -> None:
    one = tables(("丙表", True, {"A2": {"toeic": "未載明"}, "B1": {"toeic": {"total": "550"}}}))
    answer = ask(award(), world=one, exam="toeic", score=300)
    assert (answer["outcome"], codes(answer)) == ("ask_hr", ["level_unsaid"])


def test_sum_and_parts_of_a_score_are_two_readings() -> None:
    parts = tables(("丙表", True, {"B1": {"toeic": {"listening": "275", "reading": "275", "total": "550"}}}))
    even = ask(award(), world=parts, exam="toeic", scores={"listening": "300", "reading": "275"})
    assert even["award"] == "嘉獎2次"
    uneven = ask(award(), world=parts, exam="toeic", scores={"listening": "400", "reading": "200"})
    assert uneven["outcome"] == "ask_hr"


def test_ranges_and_tests_of_one_exam() -> None:
    ranges = {
        "A2": {"toeic": {"test": "KET", "from": "120", "to": "139"}},
        "B1": {"toeic": {"test": "PET", "from": "140", "to": "159"}},
    }
    one = tables(("丙表", True, ranges))
    assert ask(award(), world=one, exam="toeic", score=139)["award"] == "嘉獎1次"
    assert ask(award(), world=one, exam="toeic", score=140)["award"] == "嘉獎2次"
    assert ask(award(), world=one, exam="toeic", level="PET", score=150)["award"] == "嘉獎2次"
    assert ask(award(), world=one, exam="toeic", level="KET", score=150)["outcome"] == "ask_hr"


@pytest.mark.parametrize(("cefr", "earned"), [("A2", "嘉獎1次"), ("b1", "嘉獎2次"), ("C2", "記功1次")])
def test_a_cefr_level_is_a_level_too(cefr: str, earned: str) -> None:
    assert ask(award(), cefr=cefr)["award"] == earned


def test_cefr_levels_below_and_beside_the_scale() -> None:
    assert ask(award(), cefr="A1")["outcome"] == "not_granted"
    wrong = ask(award(), cefr="D1")
    assert (wrong["outcome"], wrong["field"], codes(wrong)) == ("invalid", "cefr", ["cefr_unknown"])


# -- rows with exams and scores of their own ----------------------------------------

ROWS = [
    {"exam": "toeic", "score": {"from": "800"}, "text": "八百分以上", "award": "記功1次"},
    {"exam": "toeic", "score": {"from": "600", "to": "799"}, "text": "六百分以上", "award": "嘉獎1次"},
    {"exam": "hakka", "level": "基礎級", "text": "客語", "award": "嘉獎1次"},
]


@pytest.mark.parametrize(
    ("score", "earned"), [(800, "記功1次"), (799, "嘉獎1次"), (600, "嘉獎1次"), (599, None)]
)
def test_rows_by_score_may_stand_from_high_to_low(score: int, earned: str | None) -> None:
    assert ask(award(steps=ROWS), exam="多益", score=score).get("award") == earned


def test_rows_by_score_ask_for_the_exam_then_the_score() -> None:
    assert ask(award(steps=ROWS[:2]), score=700)["field"] == "exam"
    assert ask(award(steps=ROWS), exam="toeic")["field"] == "score"
    assert ask(award(steps=ROWS), exam="hakka")["field"] == "level"
    assert ask(award(steps=ROWS), exam="gept", level="中級")["outcome"] == "ask_hr"
    assert ask(award(steps=ROWS), exam="hakka", level="基礎級")["award"] == "嘉獎1次"


def test_rows_by_parts_of_a_score() -> None:
    row = {
        "exam": "toeic",
        "scores": {"listening": {"from": "400"}, "reading": {"from": "300"}},
        "text": "各項",
    }
    rule = award(steps=[row | {"award": "嘉獎1次"}])
    assert ask(rule, exam="toeic", scores={"listening": "400", "reading": "300"})["outcome"] == "granted"
    assert ask(rule, exam="toeic", scores={"listening": "500", "reading": "299"})["outcome"] == "not_granted"
    assert ask(rule, exam="toeic", scores={"listening": "500"})["field"] == "scores.reading"
    assert ask(rule, exam="toeic")["field"] == "scores"


def test_rows_by_a_field_of_the_rule_take_the_best_that_holds() -> None:
    rule = award(
        questions={"rate": {"title": "達成率", "kind": "number", "unit": "%"}},
        steps=[
            {"when": {"rate": {"at_least": "90"}}, "text": "九成", "award": "嘉獎2次"},
            {"when": {"rate": {"at_least": "80"}}, "text": "八成", "award": "嘉獎1次"},
        ],
    )
    assert [ask(rule, rate=rate).get("award") for rate in (95, 90, 89, 79)] == [
        "嘉獎2次",
        "嘉獎2次",
        "嘉獎1次",
        None,
    ]
    assert ask(rule)["field"] == "rate"


# -- words instead of awards --------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "outcome"), [("未載明", "not_stated"), ("不限", "unlimited"), ("另依法令", "elsewhere")]
)
def test_words_stand_where_the_ladder_would(word: str, outcome: str) -> None:
    assert ask(asked_rule("awards", {"steps": word}), level="中級")["outcome"] == outcome
    assert ask(asked_rule("awards", {"award": word}), level="中級")["outcome"] == outcome


def test_a_row_without_award_and_one_that_says_none() -> None:
    rule = award(
        steps=[
            {"level": "初級", "text": "初級", "award": "不敘獎"},
            {"level": "中級", "text": "中級", "award": "未載明"},
        ]
    )
    assert (ask(rule, level="初級")["outcome"], codes(ask(rule, level="初級"))) == (
        "not_granted",
        ["no_award"],
    )
    assert ask(rule, level="中級")["outcome"] == "not_stated"


def test_an_award_without_ladder_and_without_number() -> None:
    answer = ask(asked_rule("awards", {"award": "嘉獎", "title": "擔任講座"}))
    assert (answer["outcome"], answer["award"], texts(answer)) == ("granted", "嘉獎", ["擔任講座：嘉獎。"])
    assert answer["open_points"][0]["topic"] == "敘獎次數"


def test_who_did_not_pass_earns_nothing() -> None:
    answer = ask(award(), level="中級", passed=False)
    assert (answer["outcome"], codes(answer)) == ("not_granted", ["failed"])
