"""Stories about trees of hours: parts, silence, and the national rule behind a city's rule."""

from __future__ import annotations

from decimal import Decimal

from planpress.rules.hours import Branch, check_national, hour_tree
from support.plans import NATIONAL, findings, record

DOCUMENT = "# 時數 {#hours}\n\n訓練進修時數。\n"
FULL = """
hours:
  hours:
    clause: hours
    follows: national-106
    total: 20小時
    parts:
      required:
        title: 必須完成
        hours: 10小時
        parts:
          policy-hours: {title: 當前政府重大政策, hours: 1小時}
          environment: {title: 環境教育, hours: 4小時}
          governance: {title: 民主治理價值, hours: 5小時, parts: 未載明}
      job: {title: 其他與業務相關, hours: 10小時}
"""
TAITUNG = """
hours:
  hours:
    clause: hours
    follows: national-106
    total: 20小時
    parts:
      required: {title: 必須完成, hours: 10小時}
"""


def _told(rules: str) -> list[tuple[str, str, dict[str, str]]]:
    found = findings({"document.md": DOCUMENT, "rules.yaml": rules})
    return [(item.code, item.wording, dict(item.params)) for item in found]


def _tree(rules: str) -> Branch:
    return hour_tree(record(rules, "rules").hours["hours"], record(NATIONAL, "hours").hours["national-106"])


def test_a_tree_that_adds_up_is_silent() -> None:
    assert _told(FULL) == []


def test_four_hours_changed_to_three_name_the_clause_and_both_sums() -> None:
    told = _told(FULL.replace("環境教育, hours: 4小時", "環境教育, hours: 3小時"))
    assert [code for code, _, _ in told] == ["R01", "R02"]
    assert told[0][2] == {
        "clause": "壹",
        "whole": "必須完成",
        "hours": "10",
        "sum": "9",
        "parts": "1 + 3 + 5",
    }


def test_a_total_that_its_branches_do_not_give_is_told_at_the_total() -> None:
    found = findings({"document.md": DOCUMENT, "rules.yaml": FULL.replace("total: 20小時", "total: 30小時")})
    assert [item.ref.path for item in found if item.code == "R01"] == [("hours", "hours", "total")]


def test_taitung_states_two_figures_and_inherits_the_rest() -> None:
    assert _told(TAITUNG) == []
    tree = _tree(TAITUNG)
    required, job = tree.branches
    assert (required.inherited, job.inherited, job.hours) == (False, True, Decimal(10))
    assert [(one.id, one.hours) for one in required.branches] == [
        ("policy-hours", 1),
        ("environment", 4),
        ("governance", 5),
    ]
    assert all(one.inherited for one in required.branches)


def test_a_branch_that_is_not_split_inherits_nothing() -> None:
    assert _tree(TAITUNG.replace("10小時}", "10小時, parts: 未載明}")).branches[0].branches == ()


def test_an_own_total_inherits_no_branches_that_could_not_fit_it() -> None:
    told = _told(TAITUNG.replace("total: 20小時", "total: 40小時"))
    assert [(code, wording) for code, wording, _ in told] == [("R02", "total")]


def test_silent_parts_claim_nothing_but_cannot_make_the_others_too_large() -> None:
    silent = FULL.replace("當前政府重大政策, hours: 1小時", "當前政府重大政策, hours: 未載明")
    assert _told(silent) == []
    told = _told(silent.replace("環境教育, hours: 4小時", "環境教育, hours: 6小時, differs: 測試"))
    assert [(code, wording) for code, wording, _ in told] == [("R01", "exceeds")]


def test_hours_elsewhere_make_no_claim() -> None:
    assert _told("hours:\n  other: {clause: hours, total: 另依法令}\n") == []


def test_half_hours_add_up_exactly() -> None:
    parts = ", ".join(f"p{number}: {{title: 課, hours: 0.1小時}}" for number in range(10))
    assert _told(f"hours:\n  hours: {{clause: hours, total: 1小時, parts: {{{parts}}}}}\n") == []


def test_the_national_rule_itself_must_add_up() -> None:
    wrong = record(NATIONAL.replace("環境教育, hours: 4小時", "環境教育, hours: 5小時"), "hours").hours
    assert [item.code for item in check_national(wrong, "hours.yaml")] == ["R01"]
    assert list(check_national(record(NATIONAL, "hours").hours, "hours.yaml")) == []
