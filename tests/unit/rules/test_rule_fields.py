"""Stories of fields: declared over a common one, misspelt, tested for what they cannot hold."""

from __future__ import annotations

import pytest

from planpress.diagnostics.diagnostic import Diagnostic
from support.plans import findings

FEE = "fee: {title: 費用, kind: number, optional: true}"


def _found(words: str, group: str = "limits", more: str = "at_most: 8小時") -> list[Diagnostic]:
    rules = f"{group}: {{week: {{clause: one, {more}, {words}}}}}\n"
    texts = {"document.md": "# 訓練實施 {#one}\n\n參訓。\n", "rules.yaml": rules}
    return [item for item in findings(texts) if item.code in ("R15", "R16", "R17")]


def _told(words: str, **more: str) -> list[tuple[str, str, str]]:
    return [(item.code, item.wording, item.severity) for item in _found(words, **more)]


@pytest.mark.parametrize(
    ("field", "right"),
    [
        ("posts: {title: 員額, kind: number}", True),
        ("posts: {title: 職缺, kind: words}", False),
        ("weekly_hours: {title: 時數, kind: number}", True),
        ("mode: {title: 方式, kind: choice, choices: [公餘]}", True),
        ("mode: {title: 方式, kind: yes_no}", False),
        ("today: {title: 今天, kind: date}", True),
        ("approved: {title: 同意, kind: yes_no}", True),
        ("hours_done: {title: 時數, kind: number}", False),
        (FEE, True),
    ],
)
def test_a_common_field_keeps_its_kind(field: str, right: bool) -> None:
    told = _told(f"questions: {{{field}}}")
    assert told == ([] if right else [("R15", "default", "error")])


@pytest.mark.parametrize(
    "words",
    [
        "cases: [{when: {%s: 是}, at_most: 4小時}]",
        "requires: [{what: 同意, when: {%s: 是}}]",
        "open_points: [{topic: 甲, text: 乙, readings: [丙, 丁], when: {%s: 是}}]",
        "share: 1/10, base: %s",
        "measures: %s",
    ],
)
def test_a_field_that_nobody_declares_is_found_wherever_it_is_named(words: str) -> None:
    (item,) = _found(words % "weekly_huors")
    if item.code == "R17":  # a number is no 是
        raise AssertionError(item)
    assert (item.wording, item.severity, dict(item.params)["guess"]) == ("nearest", "error", "weekly_hours")
    assert _told(words % "qualification") == [("R16", "default", "warning")]
    declared = "questions: {qualification: {title: 資格, kind: words}}"
    assert _told(f"{words % 'qualification'}, {declared}") == []


def test_events_benefits_and_dimensions_name_fields_too() -> None:
    after = "what: 調查, within: 3個月, event: %s, or_after: {%s: 收到}"
    found = _found("who: 甲", group="deadlines", more=after % ("class_ned", "recieved_date"))
    assert [(item.code, item.ref.path[2]) for item in found] == [("R16", "event"), ("R16", "or_after")]
    award = (
        "award: 嘉獎1次, once_per: [dialetc], questions: {dialect: {title: 腔調, kind: words}}, "
        "benefits: [{title: 補助, share: 1/2, base: fe, received: recieved}]"
    )
    found = _found("papers: [影本]", group="awards", more=award)
    assert [item.ref.path[2:] for item in found] == [
        ("benefits", 0, "base"),
        ("benefits", 0, "received"),
        ("once_per", 0),
    ]


@pytest.mark.parametrize(
    ("test", "told"),
    [
        ("posts: {at_least: 100}", ""),
        ("posts: {at_least: 一百人}", ""),
        ("posts: {at_least: 很多}", "number"),
        ("posts: {more_than: 很多}", "number"),
        ("posts: {at_most: 很多}", "number"),
        ("posts: {less_than: 很多}", "number"),
        ("posts: [很多]", "number"),
        ("posts: {none_of: [很多]}", "number"),
        ("fee: {at_least: '5,000元'}", ""),
        ("fee: {at_least: 貴}", "number"),
        ("appointed: {less_than: 112年1月1日}", ""),
        ("appointed: {less_than: 去年}", "date"),
        ("approved: 是", ""),
        ("approved: true", ""),
        ("approved: 也許", "yes_no"),
        ("mode: 公餘", ""),
        ("size: 大型", ""),
        ("size: 中型", "default"),
    ],
)
def test_a_test_names_what_the_field_can_hold(test: str, told: str) -> None:
    size = "size: {title: 規模, kind: choice, choices: [大型, 小型], optional: true}"
    words = f"questions: {{{FEE}, {size}}}, cases: [{{when: {{{test}}}, at_most: 4小時}}]"
    assert _told(words) == ([("R17", told, "error")] if told else [])


@pytest.mark.parametrize(
    ("field", "wording"),
    [
        ("kind: choice, choices: [甲, 乙], assumed: 甲", ""),
        ("kind: choice, choices: [甲, 乙], assumed: 丙", "default"),
        ("kind: choice", "none"),
        ("kind: level", "none"),
        ("kind: number, assumed: 0", ""),
        ("kind: number, assumed: 無", "number"),
        ("kind: number, at_most: 無", "number"),
        ("kind: number, at_least: 無", "number"),
        ("kind: yes_no, assumed: 無", "yes_no"),
        ("kind: date, assumed: 112年1月1日", ""),
        ("kind: date, assumed: 無", "date"),
        ("kind: words, assumed: 無", ""),
    ],
)
def test_a_declared_field_can_hold_what_it_says_of_itself(field: str, wording: str) -> None:
    told = _told(f"questions: {{thing: {{title: 東西, {field}}}}}")
    assert told == ([("R17", wording, "error")] if wording else [])
