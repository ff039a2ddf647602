"""Laws that ended, were replaced or were changed before a plan begins are told where they are cited."""

from __future__ import annotations

import pytest

from planpress.diagnostics.diagnostic import Diagnostic
from support.plans import PLAIN, findings

REGISTER = """
laws:
  ended: {title: 停用要點, also: [停用辦法], date: 未載明, number: 未載明, until: 112年12月31日}
  old: {title: 舊法, date: 未載明, number: 未載明, replaced_by: new}
  new: {title: 舊法施行細則, date: 112年5月1日, number: 未載明, since: 113年1月1日}
  changed: {title: 細則, date: 112年6月1日, number: 未載明}
  future: {title: 未來法, date: 113年1月2日, number: 未載明, until: 113年1月1日}
  vague: {title: 不明法, date: 未載明, number: 未載明, until: 未載明, replaced_by: vague-new}
  first: {title: 首日法, date: 113年1月1日, number: 未載明}
  vague-new: {title: 不明新法, date: 未載明, number: 未載明}
"""


def _found(document: str = "", basis: str = "", head: str = PLAIN) -> list[Diagnostic]:
    plan = head + (f"legal_basis:\n  a: {basis}\n" if basis else "")
    texts = {"document.md": document, "plan.yaml": plan, "laws.yaml": REGISTER}
    return [item for item in findings(texts) if item.code == "R79"]


def _told(text: str) -> list[tuple[str, int | None, int | None]]:
    return [(item.wording, item.ref.line, item.ref.column) for item in _found(f"# 依據\n\n{text}\n")]


def test_a_law_that_ended_is_told_in_the_text_by_either_name() -> None:
    assert _told("依停用要點及停用辦法辦理。") == [("until", 3, 2), ("until", 3, 7)]
    (told, _) = _found("依停用要點及停用辦法辦理。")
    assert (told.severity, dict(told.params)) == ("warning", {"law": "停用要點", "until": "112年12月31日"})


def test_a_law_that_was_replaced_is_told_with_the_newer_one() -> None:
    (told,) = _found("依舊法辦理。")
    assert dict(told.params) == {"law": "舊法", "newer": "舊法施行細則", "since": "113年1月1日"}


def test_a_name_that_begins_a_longer_one_is_not_the_shorter_law() -> None:
    assert _told("依舊法施行細則辦理。") == []
    assert _told("依舊法及舊法施行細則辦理。") == [("replaced", 3, 2)]


@pytest.mark.parametrize(
    "text",
    ["停用要點業經廢止。", "停用要點自113年起停止適用", "舊法（修正前）", "原停用要點失效；依細則辦理"],
)
def test_a_sentence_that_says_so_itself_is_fine(text: str) -> None:
    assert _told(text) == []


def test_what_another_sentence_says_does_not_count() -> None:
    assert _told("依停用要點辦理。別法業經廢止。") == [("until", 3, 2)]
    assert _told("別法業經廢止；依停用要點辦理") == [("until", 3, 9)]


@pytest.mark.parametrize("text", ["依未來法", "依不明法", "依細則"])
def test_a_law_that_held_on_the_first_day_or_of_unknown_dates_is_fine(text: str) -> None:
    assert _told(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("依100年1月1日修正之細則", True),
        ("依100年1月1日發布「細則」", True),
        ("依「細則」（100年1月1日修正）", True),
        ("依細則(100年1月1日修正發布)", True),
        ("依112年6月1日修正之細則", False),
        ("依112年7月1日修正之細則", False),
        ("依100年1月1日訂定之細則", False),
        ("依100年2月30日修正之細則", False),
        ("100年1月1日開會，依細則", False),
        ("依細則辦理，100年1月1日修正", False),
    ],
)
def test_an_older_version_is_told_where_its_date_stands_beside_the_name(text: str, found: bool) -> None:
    told = _told(text)
    assert [wording for wording, _, _ in told] == ["amended"] * found
    assert [column for _, _, column in told] == [text.index("細則") + 1] * found


def test_a_law_changed_on_the_first_day_of_the_plan_is_the_newer_version() -> None:
    assert _told("依100年1月1日修正之首日法") == [("amended", 3, 13)]


def test_names_side_by_side_and_at_the_very_beginning_are_found() -> None:
    assert _told("停用要點停用辦法") == [("until", 3, 1), ("until", 3, 5)]
    assert [item.ref.column for item in _found("100年1月1日修正之細則")] == [12]
    assert [item.ref.column for item in _found("停用要點")] == [1]


def test_the_sentence_begins_after_the_last_stop_and_ends_at_the_next() -> None:
    assert _told("甲業經廢止。依停用要點；乙業經廢止") == [("until", 3, 8)]
    assert _told("甲。乙業經廢止，依停用要點") == []
    assert _told("依停用要點，乙業經廢止。丙") == []


def test_the_message_tells_both_dates() -> None:
    (told,) = _found("依100年1月1日修正之細則")
    assert dict(told.params) == {"law": "細則", "cited": "100年1月1日", "changed": "112年6月1日"}


@pytest.mark.parametrize(
    ("basis", "wordings"),
    [
        ("{text: 停用要點。}", ["until"]),
        ("{text: 停用辦法第三點。}", ["until"]),
        ("{text: 某規定, law: ended}", ["until"]),
        ("{text: 停用要點, law: changed}", []),
        ("{text: 舊法, date: 112年6月1日}", ["replaced"]),
        ("{text: 細則, date: 99年1月1日}", ["amended"]),
        ("{text: 某規定, law: changed, date: 99年1月1日}", ["amended"]),
        ("{text: 細則, date: 112年6月1日}", []),
        ("{text: 細則, date: 未載明}", []),
        ("{text: 細則}", []),
        ("{text: 別的}", []),
        ("{text: 停用要點及停用辦法}", ["until"]),
    ],
)
def test_the_legal_basis_is_told_once_at_its_point(basis: str, wordings: list[str]) -> None:
    found = _found(basis=basis)
    assert [item.wording for item in found] == wordings
    assert {item.ref.path for item in found} <= {("legal_basis", "a")}


@pytest.mark.parametrize(("period", "count"), [("113年", 1), ("112年", 0), ("未載明", 0)])
def test_what_counts_is_the_first_day_of_the_plan(period: str, count: int) -> None:
    head = f"title: 測試計畫\nkind: plan\nperiod: {period}\n"
    assert len(_found("依停用要點辦理。", head=head)) == count


def test_a_law_changed_within_the_year_is_no_older_version_yet() -> None:
    assert len(_found("依100年1月1日修正之細則", head=PLAIN.replace("113年", "112年"))) == 0
