"""Dates of a document that do not fit each other: number, weekday, folder, and from when it holds."""

from __future__ import annotations

import pytest

from planpress.diagnostics.diagnostic import Diagnostic
from planpress.model.dates import RocDate
from planpress.rules.issue import check_number
from support.plans import findings

HEAD = "title: 測試計畫\nkind: plan\n"


def _found(plan: str, plan_id: str = "113") -> list[Diagnostic]:
    codes = {"R30", "R31", "R32", "R33"}
    return [item for item in findings({"plan.yaml": HEAD + plan}, plan_id=plan_id) if item.code in codes]


def _issued(date: str, number: str = "未載明", period: str = "113年", more: str = "") -> list[Diagnostic]:
    return _found(f"period: {period}\nissue: {{date: {date}, number: {number}}}\n{more}")


@pytest.mark.parametrize(
    ("number", "date", "found"),
    [
        ("府人考字第1130042016號", "113年2月27日", False),
        ("府人考字第1120042016號", "113年2月27日", True),
        ("府人考字第1130042016號", "112年12月31日", True),
        ("府人考字第0990042016號", "99年2月27日", False),
        ("府人考字第99004號", "113年2月27日", False),
        ("府人考字第1120號", "113年2月27日", False),
    ],
)
def test_a_number_begins_with_the_year_of_its_date(number: str, date: str, found: bool) -> None:
    told = list(check_number(number, RocDate.parse(date), ("issue", "number"), "plan.yaml"))
    assert [(item.code, item.severity, item.ref.path) for item in told] == [
        ("R30", "warning", ("issue", "number"))
    ] * found


def test_a_number_or_date_that_is_not_stated_claims_nothing() -> None:
    assert list(check_number("府人考字第1120042016號", None, (), "plan.yaml")) == []
    assert list(check_number(None, RocDate.parse("113年2月27日"), (), "plan.yaml")) == []


def test_the_message_tells_both_years() -> None:
    (told,) = _issued("113年2月27日", "府人考字第1120042016號", more="in_force_from: 113年3月1日\n")
    number = {"number": "府人考字第1120042016號", "year": "112", "date": "113年2月27日"}
    assert (told.ref.path, dict(told.params)) == (("issue", "number"), number)


def test_the_numbers_of_the_legal_basis_are_looked_at() -> None:
    basis = "legal_basis:\n  a: {text: 函, date: 105年12月19日, number: 院授人培字第1060062475號}\n"
    assert [item.ref.path for item in _found("period: 113年\n" + basis)] == [("legal_basis", "a", "number")]


@pytest.mark.parametrize(
    ("date", "weekday"),
    [("113年2月24日", "星期六"), ("113年2月25日", "星期日"), ("113年2月23日", ""), ("113年2月26日", "")],
)
def test_a_day_of_issue_on_a_weekend_is_told(date: str, weekday: str) -> None:
    found = [item for item in _issued(date) if item.code == "R33"]
    told = [(dict(item.params)["weekday"], item.severity, item.ref.path) for item in found]
    assert told == ([(weekday, "notice", ("issue", "date"))] if weekday else [])


@pytest.mark.parametrize(
    ("period", "plan_id", "found"),
    [
        ("113年", "113", False),
        ("113年", "113-training", False),
        ("112年8月1日至113年7月31日", "112", False),
        ("112年8月1日至113年7月31日", "113", False),
        ("113年", "112", True),
        ("113年", "114", True),
        ("113年", "training", False),
        ("113年", "1134", False),
        ("未載明", "112", False),
    ],
)
def test_the_folder_is_named_after_a_year_of_the_period(period: str, plan_id: str, found: bool) -> None:
    told = [(item.code, item.ref.path) for item in _found(f"period: {period}\n", plan_id)]
    assert told == [("R31", ("period",))] * found


@pytest.mark.parametrize(
    ("date", "more", "path"),
    [
        ("113年2月27日", "", ("period",)),
        ("113年1月1日", "", None),
        ("112年12月29日", "", None),
        ("113年2月27日", "in_force_from: 113年2月26日\n", ("in_force_from",)),
        ("113年2月27日", "in_force_from: 113年2月27日\n", None),
        ("未載明", "", None),
    ],
)
def test_a_document_in_force_before_its_issue_is_told(
    date: str, more: str, path: tuple[str, ...] | None
) -> None:
    found = [item for item in _issued(date, more=more) if item.code == "R32"]
    assert [(item.severity, item.ref.path) for item in found] == ([("notice", path)] if path else [])


def test_without_a_period_nothing_begins_too_early() -> None:
    assert [item.code for item in _issued("113年2月27日", period="未載明")] == []
    assert _found("period: 113年\n") == []
