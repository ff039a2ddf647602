"""Stories of figures within one rule: weights of a mark, groups of a quota."""

from __future__ import annotations

import pytest

from planpress.diagnostics.diagnostic import Diagnostic
from support.plans import findings


def _found(rules: str) -> list[Diagnostic]:
    texts = {"document.md": "# 訓練實施 {#one}\n\n參訓。\n", "rules.yaml": rules}
    return [item for item in findings(texts) if item.code in ("R10", "R14")]


def _weights(words: str) -> list[Diagnostic]:
    return _found(f"evaluation: {{mark: {{clause: one, what: 成績, weights: {{{words}}}}}}}\n")


@pytest.mark.parametrize(
    ("shares", "total"),
    [
        (("60%", "40%"), ""),
        (("三分之一", "三分之二"), ""),
        (("33%", "67%"), ""),
        (("60%", "50%"), "110%"),
        (("60%", "39.9%"), "999/10%"),
        (("100%", "未載明"), ""),
        (("10%", "未載明"), ""),
    ],
)
def test_weights_come_to_the_whole(shares: tuple[str, str], total: str) -> None:
    found = _weights(f"a: {{title: 甲, share: {shares[0]}}}, b: {{title: 乙, share: {shares[1]}}}")
    assert [dict(item.params)["sum"] for item in found] == ([total] if total else [])


def test_the_parts_of_a_weight_come_to_the_whole_too() -> None:
    parts = "parts: {c: {title: 丙, share: 50%}, d: {title: 丁, share: 40%}}"
    (item,) = _weights(f"a: {{title: 甲, share: 100%, {parts}}}")
    assert item.ref.path == ("evaluation", "mark", "weights", "a", "parts")
    assert dict(item.params) == {"name": "甲", "parts": "50% + 40%", "sum": "90%"}


@pytest.mark.parametrize(
    ("total", "groups", "wrong"),
    [
        ("10人", ("6人", "4人"), False),
        ("11人", ("6人", "4人"), True),
        ("9人", ("6人", "4人"), True),
        ("8至12人", ("6人", "4人"), False),
        ("8至9人", ("6人", "4人"), True),
        ("11至12人", ("6人", "4人"), True),
        ("11人", ("1至6人", "4人"), False),
        ("11人", ("未載明", "4人"), False),
        ("未載明", ("6人", "4人"), False),
    ],
)
def test_groups_come_to_the_quota(total: str, groups: tuple[str, str], wrong: bool) -> None:
    rows = f"a: {{title: 甲, each: {groups[0]}}}, b: {{title: 乙, each: {groups[1]}}}"
    found = _found(f"quotas: {{q: {{clause: one, total: {total}, groups: {{{rows}}}}}}}\n")
    assert [item.code for item in found] == (["R10"] if wrong else [])


def test_groups_by_ratio_need_no_numbers() -> None:
    rows = "a: {title: 甲, ratio: 2}, b: {title: 乙, ratio: 1}"
    assert _found(f"quotas: {{q: {{clause: one, total: 10人, groups: {{{rows}}}}}}}\n") == []


def test_the_groups_of_a_case_come_to_its_quota_or_that_of_the_rule() -> None:
    rows = "groups: {a: {title: 甲, each: 6人}, b: {title: 乙, each: 4人}}"
    rule = "quotas: {q: {clause: one, total: 11人, cases: [{when: {mode: 加開}, %s%s}]}}\n"
    (item,) = _found(rule % ("", rows))
    assert item.ref.path == ("quotas", "q", "cases", 0, "groups")
    assert dict(item.params)["total"] == "11人"
    assert _found(rule % ("total: 10人, ", rows)) == []
