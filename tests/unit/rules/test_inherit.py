"""Stories about rules that follow a national one: what comes from there, with its source."""

from __future__ import annotations

from datetime import date

import pytest

from planpress.model.rules import HoursRule, Rules
from planpress.model.vocabularies import Law
from planpress.rules.answers.asked import AskedRule, Source
from planpress.rules.inherit import chain, circle, national_asked, with_parents
from support.plans import NATIONAL, record

VERSIONS = """
hours:
  v1: {title: 舊規定, since: 未載明, until: 105年12月31日, total: 40小時,
    source: {text: 舊函, date: 未載明, number: 未載明},
    parts: {a: {title: 甲, hours: 10小時, parts: {c: {title: 丙, hours: 3小時}}},
      b: {title: 乙, hours: 30小時}}}
  v2: {title: 新規定, since: 106年1月1日, source: {text: 新函, date: 未載明, number: 未載明}, total: 40小時,
    note: 修正, follows: v1, parts: {a: {title: 甲, hours: 10小時}}}
"""
ENGLISH = "awards: {en: {clause: law, title: 獎勵要點, since: 100年1月1日, until: 未載明, follows: old, %s}"
OLD = """, old: {clause: law, title: 舊要點, award: 嘉獎1次, apply_within: 2個月, apply_to: 服務機關,
  papers: [影本]}}"""


def _asked(rules: str, national: str = VERSIONS, others: str = "") -> AskedRule:
    ((group, rule_id, rule),) = record(rules, "rules").every()
    above: Rules | None = record(others, "rules") if others else None
    return with_parents(AskedRule("x/1/h", group, rule_id, rule), record(national, "hours").hours, above)


def _hours(more: str, national: str = VERSIONS) -> tuple[HoursRule, list[str]]:
    asked = _asked(f"hours: {{h: {{clause: c, follows: v1, {more}}}}}", national)
    assert isinstance(asked.rule, HoursRule)
    return asked.rule, list(asked.inherited)


# -- hours ------------------------------------------------------------------------


def test_a_rule_that_says_nothing_has_the_national_total_and_parts() -> None:
    rule, added = _hours("title: 時數")
    assert (str(rule.total), [key for key, _ in rule.every_part()]) == ("40小時", ["a", "c", "b"])
    assert added == ["total", "parts.a", "parts.c", "parts.b"]


def test_what_comes_from_a_national_rule_names_it_and_its_days() -> None:
    asked = _asked("hours: {h: {clause: c, follows: v1}}")
    assert asked.inherited["total"] == Source("舊規定", None, date(2016, 12, 31))


def test_another_total_takes_no_parts_that_could_not_fit() -> None:
    rule, added = _hours("total: 20小時")
    assert (str(rule.total), rule.parts, added) == ("20小時", None, [])
    rule, added = _hours("total: 20小時, parts: {a: {title: 甲, hours: 10小時}}")
    assert [key for key, _ in rule.every_part()] == ["a", "c"]
    assert added == ["parts.c"]


def test_the_same_total_is_filled_up_in_the_order_of_the_national_rule() -> None:
    rule, added = _hours("total: 40小時, parts: {b: {title: 自訂, hours: 30小時}}")
    assert [(key, part.title) for key, part in rule.every_part()] == [("a", "甲"), ("c", "丙"), ("b", "自訂")]
    assert added == ["parts.a", "parts.c"]


def test_parts_of_ones_own_are_not_mixed_with_national_ones() -> None:
    rule, added = _hours("total: 40小時, parts: {x: {title: 自訂, hours: 30小時}}")
    assert ([key for key, _ in rule.every_part()], added) == (["x"], [])
    every = "parts: {b: {title: 乙, hours: 30小時}, a: {title: 甲, hours: 10小時, parts: 未載明}}"
    rule, added = _hours(f"total: 40小時, {every}")
    assert ([key for key, _ in rule.every_part()], added) == (["b", "a"], [])
    rule, added = _hours(
        "total: 40小時, parts: {a: {title: 甲, hours: 9小時}, x: {title: 丁, hours: 31小時}}"
    )
    assert ([key for key, _ in rule.every_part()], added) == (["a", "x"], [])


def test_a_rule_that_follows_no_known_rule_stays_as_it_is() -> None:
    asked = _asked("hours: {h: {clause: c, total: 20小時, follows: unknown}}")
    assert (asked.inherited, str(asked.rule.model_fields_set)) != ({}, "")
    assert asked.inherited == {}
    assert _asked("hours: {h: {clause: c, total: 20小時}}").inherited == {}


def test_versions_follow_one_another_nearest_first_and_never_in_a_circle() -> None:
    versions = record(VERSIONS, "hours").hours
    assert [one.title for one in chain("v2", versions)] == ["新規定", "舊規定"]
    assert chain("v3", versions) == ()
    round_about = record(VERSIONS.replace("until: 105", "follows: v2, until: 105"), "hours").hours
    assert [one.title for one in chain("v1", round_about)] == ["舊規定", "新規定"]


@pytest.mark.parametrize(
    ("follows", "found"),
    [
        ({"a": "b", "b": "a"}, ("a", "b", "a")),
        ({"a": "a"}, ("a", "a")),
        ({"a": "b", "b": "c", "c": "b"}, ()),
        ({"a": "b", "b": None}, ()),
        ({}, ()),
    ],
)
def test_a_circle_is_told_from_where_it_comes_back(
    follows: dict[str, str | None], found: tuple[str, ...]
) -> None:
    assert circle("a", follows) == found


# -- rules of any kind --------------------------------------------------------------


def _award(own: str, parent: str) -> AskedRule:
    return _asked(f"awards: {{w: {{clause: c, follows: en, {own}}}}}", others=ENGLISH % parent + OLD)


def test_an_award_takes_what_only_its_parents_say_each_from_the_nearest() -> None:
    asked = _award("apply_to: 人事處", "award: 嘉獎2次, note: 說明")
    rule = asked.rule
    assert (str(getattr(rule, "award", "")), getattr(rule, "apply_to", "")) == ("嘉獎2次", "人事處")
    assert (rule.papers, rule.clause, rule.title, rule.note) == (("影本",), "c", None, None)
    assert asked.inherited == {
        "award": Source("獎勵要點", date(2011, 1, 1), None),
        "apply_within": Source("舊要點", None, None),
        "papers": Source("舊要點", None, None),
    }


def test_a_parent_without_a_title_is_named_by_its_clause() -> None:
    asked = _asked(
        "limits: {l: {clause: c, follows: p}}", others="limits: {p: {clause: some-law, at_most: 8小時}}"
    )
    assert asked.inherited["at_most"].name == "some-law"
    window = "deadlines: {p: {clause: law, what: 調查, from: 第3個月, to: 第6個月}}"
    asked = _asked("deadlines: {d: {clause: c, what: 調查, follows: p}}", others=window)
    assert list(asked.inherited) == ["from", "to"]


def test_a_parent_of_another_kind_or_in_a_circle_gives_nothing_more() -> None:
    limits = "limits: {en: {clause: law, at_most: 8小時}}"
    assert _asked("awards: {w: {clause: c, follows: en}}", others=limits).inherited == {}
    circles = "limits: {p: {clause: law, follows: q, at_most: 8小時}, q: {clause: law, follows: p, per: 年}}"
    found = _asked("limits: {l: {clause: c, follows: p}}", others=circles)
    assert list(found.inherited) == ["at_most", "per"]


def test_questions_of_both_are_asked_and_examples_of_the_parent_are_not_run() -> None:
    fee = "questions: {%s: {title: %s, kind: number}}"
    asked = _award(
        fee % ("fee", "自訂費用"),
        "award: 嘉獎1次, examples: [{passed: 初級, gives: 嘉獎1次}], " + fee % ("days", "日數"),
    )
    assert {key: one.title for key, one in asked.rule.questions.items()} == {
        "days": "日數",
        "fee": "自訂費用",
    }
    assert asked.rule.examples == ()
    same = _award(fee % ("fee", "自訂費用"), "award: 嘉獎1次, " + fee % ("fee", "費用"))
    assert same.rule.questions["fee"].title == "自訂費用"


def test_hours_that_follow_a_national_rule_of_any_kind_are_filled_up_too() -> None:
    others = "hours: {p: {clause: law, total: 20小時, parts: "
    others += "{a: {title: 甲, hours: 12小時}, b: {title: 乙, hours: 8小時}}}}"
    part = "parts: {a: {title: 甲, hours: 12小時}}"
    same = _asked(f"hours: {{h: {{clause: c, total: 20小時, follows: p, {part}}}}}", others=others)
    assert list(same.inherited) == ["parts.b"]
    unsaid = _asked(f"hours: {{h: {{clause: c, follows: p, {part}}}}}", others=others)
    assert list(unsaid.inherited) == ["total", "parts.b"]
    other = _asked(f"hours: {{h: {{clause: c, total: 30小時, follows: p, {part}}}}}", others=others)
    assert list(other.inherited) == []


# -- the national rules themselves ----------------------------------------------------


def test_the_national_rule_on_hours_is_asked_with_all_its_versions() -> None:
    (asked,) = national_asked(record(VERSIONS, "hours").hours)
    assert (asked.address, asked.group, asked.id) == ("national/hours", "hours", "hours")
    assert [one.title for one in asked.versions] == ["舊規定", "新規定"]
    assert asked.rule is asked.versions[-1]
    newest = asked.rule
    assert isinstance(newest, HoursRule)
    assert [key for key, _ in newest.every_part()] == ["a", "c", "b"]
    assert (newest.clause, newest.source, newest.note, str(newest.since)) == (
        "v2",
        "新函",
        "修正",
        "106年1月1日",
    )
    cited = asked.citations["v1"]
    assert (cited.clause, cited.number, cited.title, cited.text, cited.url) == (
        "v1",
        "",
        "舊規定",
        "舊函",
        "",
    )
    assert national_asked({}) == ()
    assert len(national_asked(record(NATIONAL, "hours").hours)) == 1


def test_another_national_rule_cites_the_law_it_stands_in() -> None:
    others = record(
        "limits: {p: {clause: some-law, at_most: 8小時, source: 第5條}, q: {clause: x, at_most: 1人}}",
        "rules",
    )
    laws = {"some-law": Law.model_validate({"title": "進修法", "date": "未載明", "number": "未載明"})}
    first, second = national_asked({}, others, laws)
    assert (first.address, first.group, first.id) == ("national/p", "limits", "p")
    cited = first.citations["some-law"]
    assert (cited.number, cited.title, cited.text) == ("", "進修法", "第5條")
    assert (second.citations["x"].title, second.citations["x"].text) == ("x", "")
