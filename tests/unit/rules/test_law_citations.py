"""Who cites a law: the legal basis, clauses that name it, rules that rest on it, and national rules."""

from __future__ import annotations

from planpress.model.vocabularies import Law, NationalRules
from planpress.rules.comparison import ClauseText
from planpress.rules.law_citations import (
    CitedAs,
    LawCitation,
    law_citations,
    laws_behind,
    named_in,
    national_citations,
    of_law,
    sentence_at,
)
from support.plans import NATIONAL, PLAIN, plan_of, record

LAWS = {
    "act": Law.model_validate(
        {"title": "訓練法", "also": ["訓練法及其細則"], "date": "未載明", "number": "未載明"}
    ),
    "leave": Law.model_validate({"title": "請假規則", "date": "未載明", "number": "未載明"}),
    "letter": Law.model_validate(
        {"title": "某函", "date": "105年12月19日", "number": "院授人培字第1050062475號"}
    ),
}
HOURS = record(NATIONAL, "hours").hours
BEHIND = laws_behind(HOURS, NationalRules(), LAWS)


def _cited(clauses: tuple[ClauseText, ...] = (), **files: str) -> tuple[LawCitation, ...]:
    texts = {"plan.yaml": PLAIN + files.get("plan", ""), "rules.yaml": files.get("rules", "hours: {}\n")}
    plan, _, _ = plan_of(texts, "taoyuan", "113")
    return law_citations(plan, clauses, LAWS, BEHIND)


def _told(found: tuple[LawCitation, ...]) -> list[tuple[str, str, str]]:
    return [(one.law, one.how, one.clause) for one in found]


def test_the_longer_name_is_one_name_and_not_two() -> None:
    found = [(text, law) for start, end, law in named_in("依訓練法及其細則、訓練法辦理", LAWS)
             for text in ["依訓練法及其細則、訓練法辦理"[start:end]]]  # fmt: skip
    assert found == [("訓練法及其細則", "act"), ("訓練法", "act")]


def test_a_basis_cites_the_law_of_its_words_or_of_its_id() -> None:
    basis = "legal_basis:\n  a: {text: 訓練法及其細則。}\n  b: {text: 前述規則。, law: leave}\n"
    clauses = (ClauseText("a", "壹、一", 0, "訓練法及其細則。"), ClauseText("b", "壹、二", 0, "前述規則。"))
    found = _cited(clauses, plan=basis)
    assert _told(found) == [("act", "basis", "a"), ("leave", "basis", "b")]
    assert [one.number for one in found] == ["壹、一", "壹、二"]


def test_a_basis_that_the_register_has_not_is_listed_without_an_id() -> None:
    found = _cited(plan="legal_basis:\n  a: {text: 另一個要點：自某日起實施。}\n")
    assert [(one.law, one.name) for one in found] == [("", "另一個要點")]


def test_a_clause_cites_each_law_once_with_the_sentence_that_names_it() -> None:
    words = "標題\n上課前準備。請假依請假規則辦理，並依請假規則登錄；其餘依訓練法。"
    found = _cited((ClauseText("leave-clause", "柒、三", 2, words),))
    assert [(one.law, one.words) for one in found] == [
        ("leave", "請假依請假規則辦理，並依請假規則登錄"),
        ("act", "其餘依訓練法"),
    ]
    assert {one.how for one in found} == {CitedAs.TEXT}


def test_a_quoted_law_that_nobody_registered_is_found_and_a_quoted_class_is_not() -> None:
    words = "依「客語作業要點」辦理；開辦「寫作方案」與「訓練法」課程。"
    found = _cited((ClauseText("a", "壹", 1, words),))
    assert [(one.law, one.name) for one in found] == [("act", "訓練法"), ("", "客語作業要點")]


def test_a_rule_cites_the_law_it_names_and_the_letter_behind_what_it_follows() -> None:
    rules = """
hours: {h: {clause: hours, follows: national-106, total: 20小時}}
leave:
  a: {clause: leave-clause, when: 參訓, gives: 公假, law: 請假規則}
  b: {clause: leave-clause, when: 參訓, gives: 公假, law: leave}
  c: {clause: leave-clause, when: 參訓, gives: 公假, law: 未載明}
  d: {clause: leave-clause, when: 參訓, gives: 公假, law: 各相關法令}
"""
    found = _cited(rules=rules)
    assert {(one.law, one.rule) for one in found} == {
        ("letter", "taoyuan/113/h"),
        ("leave", "taoyuan/113/a"),
        ("leave", "taoyuan/113/b"),
    }
    assert {one.how for one in found} == {CitedAs.RULE}


def test_national_rules_cite_their_sources_with_the_article() -> None:
    other = NationalRules.model_validate(
        {
            "hours": {
                "env": {"clause": "act", "at": "第19條", "total": "4小時"},
                "x": {"clause": "no", "total": "4小時"},
            }
        }
    )
    found = national_citations(HOURS, other, LAWS)
    assert [(one.law, one.rule, one.number) for one in found] == [
        ("letter", "national/hours", ""),
        ("act", "national/env", "第19條"),
    ]
    assert of_law(found, "act") == found[1:]


def test_a_sentence_ends_at_its_mark_or_at_the_line() -> None:
    text = "甲。乙丙\n丁"
    assert sentence_at(text, 3, 4) == "乙丙"
    assert sentence_at(text, 5, 6) == "丁"
