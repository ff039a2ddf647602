"""Stories of rules that change in time: gaps, overlaps, dates the wrong way round, cases never reached."""

from __future__ import annotations

from typing import get_args

import pytest

from planpress.diagnostics.diagnostic import Diagnostic
from planpress.model.rules import Rules
from planpress.rules.rule_dates import FIGURES
from support.plans import findings

SOURCE = "source: {text: 行政院函, date: 未載明, number: 未載明}"


def _found(rules: str = "{}", national: str | None = None) -> list[Diagnostic]:
    texts = {"document.md": "# 訓練實施 {#one}\n\n參訓。\n", "rules.yaml": rules}
    told = findings(texts | ({"hours.yaml": national} if national else {}))
    return [item for item in told if item.code in ("R04", "R05", "R06", "R27", "R28")]


def _cases(*cases: str, more: str = "") -> str:
    rows = "".join(f"      - {{{case}}}\n" for case in cases)
    return f"limits:\n  week:\n    clause: one\n{more}    cases:\n{rows}"


def _versions(*versions: str) -> str:
    return "hours:\n" + "".join(
        f"  v{number}: {{title: 第{number}版, {SOURCE}, total: 20小時, {one}}}\n"
        for number, one in enumerate(versions)
    )


def _told(found: list[Diagnostic]) -> list[tuple[str, str]]:
    return [(item.code, item.wording) for item in found]


class TestCases:
    def test_one_that_ends_on_the_day_before_the_next_is_in_order(self) -> None:
        assert (
            _found(_cases("until: 109年12月31日, at_most: 8小時", "since: 110年1月1日, at_most: 6小時")) == []
        )

    def test_a_single_day_between_two_is_a_gap(self) -> None:
        (item,) = _found(_cases("until: 109年12月30日, at_most: 8小時", "since: 110年1月1日, at_most: 6小時"))
        assert item.code == "R04"
        told = dict(item.params)
        assert (told["first"], told["last"]) == ("109年12月31日", "109年12月31日")
        assert item.ref.path == ("limits", "week", "cases", 1)

    def test_the_day_on_which_both_hold_is_named(self) -> None:
        (item,) = _found(_cases("until: 110年1月1日, at_most: 8小時", "since: 110年1月1日, at_most: 6小時"))
        assert (item.code, dict(item.params)["day"]) == ("R05", "110年1月1日")

    def test_the_order_of_the_cases_does_not_matter(self) -> None:
        assert (
            _found(_cases("since: 110年1月1日, at_most: 6小時", "until: 109年12月31日, at_most: 8小時")) == []
        )

    def test_an_end_that_is_not_known_may_fill_the_gap(self) -> None:
        assert _found(_cases("until: 未載明, at_most: 8小時", "since: 110年1月1日, at_most: 6小時")) == []

    def test_what_the_rule_itself_says_fills_the_gap(self) -> None:
        gap = ("until: 108年12月31日, at_most: 8小時", "since: 110年1月1日, at_most: 6小時")
        assert _told(_found(_cases(*gap))) == [("R04", "default")]
        assert _found(_cases(*gap, more="    at_most: 7小時\n")) == []

    def test_the_cases_must_last_from_the_first_to_the_last_day_of_the_rule(self) -> None:
        whole = "    since: 110年1月1日\n    until: 112年12月31日\n"
        found = _found(_cases("since: 110年3月1日, until: 111年12月31日, at_most: 8小時", more=whole))
        days = [(dict(item.params)["first"], dict(item.params)["last"]) for item in found]
        assert sorted(days) == [("110年1月1日", "110年2月28日"), ("112年1月1日", "112年12月31日")]

    def test_a_case_without_dates_holds_whenever_no_other_does(self) -> None:
        assert _found(_cases("since: 110年1月1日, at_most: 6小時", "at_most: 8小時")) == []

    def test_cases_of_other_people_may_hold_at_the_same_time(self) -> None:
        one = "when: {grade: 簡任}, since: 109年1月1日, at_most: 8小時"
        other = "when: {grade: 薦任}, since: 109年1月1日, at_most: 6小時"
        assert _found(_cases(one, other)) == []

    @pytest.mark.parametrize(
        "first", ["at_most: 8小時", "when: {mode: 公餘}, at_most: 8小時"], ids=["always", "the same tests"]
    )
    def test_a_case_behind_one_that_always_holds_is_never_reached(self, first: str) -> None:
        (item,) = _found(_cases(first, "when: {mode: 公餘, grade: 簡任}, at_most: 不限"))
        assert (item.code, item.ref.path[-1]) == ("R28", 1)
        told = dict(item.params)
        assert (told["first"], told["second_en"]) == ("第1個情形", "case 2")

    def test_a_narrower_case_before_a_wider_one_is_reached(self) -> None:
        assert (
            _found(
                _cases("when: {mode: 公餘, grade: 簡任}, at_most: 不限", "when: {mode: 公餘}, at_most: 8小時")
            )
            == []
        )

    def test_a_case_is_called_by_its_own_words(self) -> None:
        (item,) = _found(_cases("text: 一般人員, at_most: 8小時", "at_most: 6小時"))
        assert dict(item.params)["first"] == dict(item.params)["first_en"] == "一般人員"

    def test_an_end_before_the_beginning_is_told_of_rules_and_cases(self) -> None:
        backwards = "    since: 113年1月1日\n    until: 112年12月31日\n    at_most: 8小時\n"
        (item,) = _found(f"limits:\n  week:\n    clause: one\n{backwards}")
        assert (item.code, item.ref.path) == ("R06", ("limits", "week", "until"))
        case = "since: 113年1月1日, until: 112年12月31日, at_most: 8小時"
        (item,) = _found(_cases(case, more="    at_most: 7小時\n"))
        assert (item.code, item.ref.path) == ("R06", ("limits", "week", "cases", 0, "until"))


class TestVersions:
    def test_one_whose_dates_are_not_known_may_stand_between_two(self) -> None:
        known = "since: 90年1月1日, until: 94年12月31日", "since: 106年1月1日"
        unknown = "since: 未載明, until: 105年12月31日"
        assert _found(national=_versions(known[0], unknown, known[1])) == []

    def test_a_gap_and_an_overlap_between_neighbours(self) -> None:
        first = "since: 90年1月1日, until: 94年12月31日"
        (item,) = _found(national=_versions(first, "since: 96年1月1日"))
        assert (item.code, item.wording, dict(item.params)["last"]) == ("R04", "versions", "95年12月31日")
        assert _told(_found(national=_versions(first, "since: 94年12月31日"))) == [("R05", "default")]
        assert _found(national=_versions(first, "since: 95年1月1日")) == []

    def test_an_overlap_shows_though_the_beginning_of_the_earlier_is_not_known(self) -> None:
        found = _found(national=_versions("since: 未載明, until: 107年12月31日", "since: 106年1月1日"))
        assert _told(found) == [("R05", "default")]

    def test_an_older_one_below_a_newer_is_told_once_and_nothing_else(self) -> None:
        (item,) = _found(national=_versions("since: 95年1月1日", "since: 未載明", "since: 90年1月1日"))
        assert (item.code, item.ref.path) == ("R27", ("hours", "v2"))
        assert (dict(item.params)["first"], dict(item.params)["second"]) == ("第0版", "第2版")


def test_a_figure_of_the_national_rule_fills_the_gap() -> None:
    rules = (
        "limits: {week: {clause: one, follows: act-week, cases: ["
        "{until: 108年12月31日, at_most: 8小時}, {since: 110年1月1日, at_most: 6小時}]}}\n"
    )
    texts = {"document.md": "# 訓練實施 {#one}\n\n參訓。\n", "rules.yaml": rules}
    laws = "laws: {act: {title: 某法, date: 未載明, number: 未載明}}\n"
    national = "limits: {act-week: {clause: act, at_most: 7小時}}\n"
    told = findings(texts | {"laws.yaml": laws, "national-rules.yaml": national})
    assert [item.code for item in told if item.code == "R04"] == []


def test_what_counts_as_a_figure_is_a_parameter_of_some_rule() -> None:
    kinds = (get_args(field.annotation)[1] for field in Rules.model_fields.values())
    known = {name for kind in kinds for name in kind.model_fields}
    assert set(FIGURES) <= known
