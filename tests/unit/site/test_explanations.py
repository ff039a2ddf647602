"""Beside its text a document explains short names, names plans still to come, and says when it begins."""

from __future__ import annotations

import pytest

from planpress.model.catalog import Plan
from planpress.model.outline import Outline
from planpress.model.plan import PlanRecord
from planpress.site.explanations import coming, course_totals, in_force, terms
from planpress.site.origins import Origin
from planpress.site.pages import CityBadge
from support.plans import PLAIN, plan_of, record
from support.theme import wording

SAY = wording()
CITY = CityBadge("taoyuan", "桃園市", "桃園市政府", "#000000", "#ffffff")
CLAUSES = "# 學習\n\n## 數位學習 {#digital}\n\n1. 推廣課程。\n1. 相關子計畫另訂之。 {#sub}\n"
ISSUED = "issue: {date: 113年2月27日, number: 府人考字第1130042016號}\n"


def test_a_short_name_stands_with_its_full_one_and_the_english() -> None:
    plan = _record("terms:\n  atd: {short: ATD, full: 人才發展協會, english: Association for Talent}\n")
    (fact,) = terms(plan, SAY)
    assert (fact.term, "".join(run.text for run in fact.runs)) == (
        "ATD",
        "人才發展協會（Association for Talent）",
    )


def test_a_plan_without_short_names_explains_none() -> None:
    assert terms(_record(""), SAY) == ()


def test_a_plan_to_come_is_named_after_the_clause_above_and_leads_to_its_own() -> None:
    plan, outline = _plan("subplans:\n  sub: {clause: sub, state: 另訂}\n")
    (link,) = coming(plan, _origin(outline), SAY)
    assert (link.text, link.note) == ("數位學習相關子計畫", "另訂，壹、一、(二)")
    assert link.href == "taoyuan/113/#sub"


def test_a_plan_that_has_come_leads_to_its_page() -> None:
    plan, outline = _plan(
        "subplans:\n  sub: {clause: sub, state: 另訂, title: 數位子計畫, plan: taoyuan/113-digital}\n"
    )
    (link,) = coming(plan, _origin(outline), SAY)
    assert (link.text, link.href, link.note) == ("數位子計畫", "taoyuan/113-digital/", "")


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (ISSUED, "自113年1月1日起"),
        (ISSUED + "in_force_from: 113年3月1日\n", "自113年3月1日起"),
        (ISSUED.replace("113年2月", "112年12月"), ""),
        ("", ""),
        ("issue: {date: 未載明, number: 未載明}\n", ""),
    ],
    ids=["issued after the term began", "stated", "issued before", "no issue", "issue without a date"],
)
def test_a_plan_says_since_when_it_holds(lines: str, said: str) -> None:
    assert in_force(_record(lines), SAY) == said


def test_lengths_are_totalled_by_unit_and_unclear_seats_are_told() -> None:
    head = "編號,課程名稱,人數,天數\n"
    plan, _, _ = plan_of({"courses.csv": head + "a,甲,30,3天\nb,乙,150,6場\nc,丙,20,2天\n"})
    assert course_totals(plan.courses.courses, SAY) == (
        ("課程合計", "3門：5天、6場"),
        ("人數合計", "200人（其中150人的課程分多場辦理，文件未說明是每場或合計）"),
    )


def test_courses_without_lengths_or_seats_have_no_totals() -> None:
    plan, _, _ = plan_of({"courses.csv": "編號,課程名稱\na,甲\n"})
    assert course_totals(plan.courses.courses, SAY) == (("課程合計", ""), ("人數合計", ""))


def _record(lines: str) -> PlanRecord:
    made: PlanRecord = record(PLAIN.replace("113年", "113年1月1日至113年12月31日") + lines, "plan")
    return made


def _plan(lines: str) -> tuple[Plan, Outline]:
    plan, _, outline = plan_of({"plan.yaml": PLAIN + lines, "document.md": CLAUSES})
    return plan, outline


def _origin(outline: Outline) -> Origin:
    numbers = {key: item.path for key, item in outline.by_id().items()}
    return Origin(CITY, "113", "測試計畫", {}, numbers)
