"""Stories of rules that follow national ones: parents of another kind, circles, laws that nobody knows."""

from __future__ import annotations

import pytest

from planpress.diagnostics.diagnostic import Diagnostic
from support.plans import NATIONAL, findings

LAWS = "laws: {act: {title: 某法, date: 未載明, number: 未載明}}\n"
DOCUMENT = "# 訓練實施 {#one}\n\n參訓。\n"


def _found(national: str = "{}", rules: str = "{}", hours: str = NATIONAL) -> list[Diagnostic]:
    texts = {"document.md": DOCUMENT, "rules.yaml": rules, "laws.yaml": LAWS}
    told = findings(texts | {"national-rules.yaml": national, "hours.yaml": hours})
    return [item for item in told if item.code in ("R03", "R07", "R09", "R26", "R83")]


def _told(**texts: str) -> list[tuple[str, str, str]]:
    return [(item.code, item.wording, item.ref.file.rpartition("/")[2]) for item in _found(**texts)]


WEEK = "limits: {act-week: {clause: act, at_most: 7小時%s}}\n"


def test_a_rule_may_follow_one_of_its_kind() -> None:
    assert _told(national=WEEK % "", rules="limits: {w: {clause: one, follows: act-week}}\n") == []
    assert _told(rules="hours: {h: {clause: one, follows: national-106}}\n") == []


@pytest.mark.parametrize(
    ("rules", "wording"),
    [
        ("limits: {w: {clause: one, follows: act-wek}}\n", "nearest"),
        ("limits: {w: {clause: one, follows: province}}\n", "default"),
        ("limits: {w: {clause: one, follows: national-106}}\n", "default"),
        ("hours: {h: {clause: one, follows: national-16}}\n", "nearest"),
        ("quotas: {q: {clause: one, follows: act-week}}\n", "kind"),
    ],
)
def test_another_parent_is_told_at_follows(rules: str, wording: str) -> None:
    (item,) = _found(national=WEEK % "", rules=rules)
    assert (item.code, item.wording, item.ref.path[-1]) == ("R03", wording, "follows")


def test_what_the_city_leaves_unsaid_answers_from_the_national_rule() -> None:
    rule = (
        "limits: {w: {clause: one, follows: act-week, "
        "examples: [{ask: {weekly_hours: 8}, gives: {outcome: %s}}]}}\n"
    )
    assert _told(national=WEEK % "", rules=rule % "over") == []
    assert _told(national=WEEK % "", rules=rule % "within") == [("R09", "default", "rules.yaml")]


def test_national_rules_are_checked_as_those_of_a_city() -> None:
    assert _told(national=WEEK % ", at_least: 8小時") == [("R26", "default", "national-rules.yaml")]
    example = ", examples: [{ask: {weekly_hours: 8}, gives: {outcome: within}}]"
    assert _told(national=WEEK % example) == [("R09", "default", "national-rules.yaml")]


def test_a_national_rule_stands_in_a_law_of_the_register() -> None:
    (item,) = _found(national="limits: {w: {clause: atc, at_most: 7小時}}\n")
    assert (item.code, item.wording, item.ref.path) == ("R83", "nearest", ("limits", "w", "clause"))


class TestCircles:
    def test_one_that_follows_itself(self) -> None:
        (item,) = _found(national="limits: {w: {clause: act, at_most: 7小時, follows: w}}\n")
        assert (item.code, dict(item.params)["circle"]) == ("R07", "w → w")

    def test_a_circle_is_told_once_at_its_first_rule(self) -> None:
        rules = "limits:\n" + "".join(
            f"  {one}: {{clause: act, at_most: 7小時, follows: {other}}}\n"
            for one, other in (("start", "b"), ("b", "c"), ("c", "d"), ("d", "b"))
        )
        (item,) = _found(national=rules)
        assert (item.ref.path, dict(item.params)["circle"]) == (("limits", "b", "follows"), "b → c → d → b")

    def test_two_circles_are_two(self) -> None:
        rules = (
            "limits: {a: {clause: act, at_most: 7小時, follows: a}}\n"
            "quotas: {b: {clause: act, each: 1人, follows: b}}\n"
        )
        assert [item.ref.path[0] for item in _found(national=rules)] == ["limits", "quotas"]

    def test_versions_on_hours(self) -> None:
        source = "source: {text: 行政院函, date: 未載明, number: 未載明}"
        hours = "hours:\n" + "".join(
            f"  {one}: {{title: {one}, since: 未載明, total: 20小時, follows: {other}, {source}}}\n"
            for one, other in (("a", "b"), ("b", "a"))
        )
        (item,) = _found(hours=hours)
        assert (item.ref.file, item.ref.path) == ("hours.yaml", ("hours", "a", "follows"))
