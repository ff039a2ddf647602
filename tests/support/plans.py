"""Plans for the tests of rules: read from texts by the real readers, and checked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planpress.diagnostics.diagnostic import Checked, Diagnostic
from planpress.load.course_rows import decode_courses
from planpress.load.csv_tables import read_csv_table
from planpress.load.document import Reading, read_document
from planpress.load.records import decode_record
from planpress.load.session_rows import decode_sessions
from planpress.load.yaml_nodes import read_yaml
from planpress.model.catalog import Plan
from planpress.model.courses import Courses
from planpress.model.figures import Figures
from planpress.model.indicators import Indicators
from planpress.model.numbering import read_habit
from planpress.model.outline import Outline, every_clause, number_clauses, plain_words
from planpress.model.plan import TableOf
from planpress.model.rules import Rules
from planpress.rules.check import check_plan

NATIONAL = """
hours:
  national-106:
    title: 公務人員與業務相關之年度學習時數
    since: 106年1月1日
    source: {text: 行政院函, date: 105年12月19日, number: 院授人培字第1050062475號}
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
PLAIN = "title: 測試計畫\nkind: plan\nperiod: 113年\n"


def good(checked: Checked[Any]) -> Any:
    """The value; the text of a test must be free of slips that the readers find."""
    assert checked.value is not None, checked.diagnostics
    assert not checked.failed, checked.diagnostics
    return checked.value


def record(text: str, kind: str) -> Any:
    """The record that a YAML text of ``kind`` holds."""
    return good(decode_record(good(read_yaml(text, f"{kind}.yaml")), kind, f"{kind}.yaml"))


def plan_of(
    texts: Mapping[str, str], city: str = "taoyuan", plan_id: str = "113"
) -> tuple[Plan, Reading, Outline]:
    """A plan from the texts of its files by name; a plan.yaml is made where none is given."""
    folder = f"plans/{city}/{plan_id}/"
    reading: Reading = good(read_document(texts.get("document.md", ""), folder + "document.md"))
    main = record(texts.get("plan.yaml", PLAIN), "plan")
    kinds = {"rules": Rules, "indicators": Indicators, "figures": Figures}
    parts = {kind: record(texts[f"{kind}.yaml"], kind) for kind in kinds if f"{kind}.yaml" in texts}
    sessions = ()
    if "sessions.csv" in texts:
        sessions = good(
            decode_sessions(good(read_csv_table(texts["sessions.csv"], "sessions.csv")), "sessions.csv")
        )
    titles = {clause.id: plain_words(clause) for clause in every_clause(reading.document) if clause.id}
    plan = Plan(city, plan_id, main, _courses(texts), sessions, **parts, titles=titles)
    tables = [table for table in main.tables.values() if table.of is TableOf.CLAUSES and table.clause]
    numbering = main.numbering
    habit = (
        read_habit(numbering.levels, numbering.eleven) if numbering else read_habit("壹、 一、 (一) 1. (1)")
    )
    return plan, reading, number_clauses(reading.document, habit, {one.clause: one.columns for one in tables})


def _courses(texts: Mapping[str, str]) -> Courses:
    if "courses.csv" in texts:
        return good(decode_courses(good(read_csv_table(texts["courses.csv"], "courses.csv")), "courses.csv"))
    return record(texts["courses.yaml"], "courses") if "courses.yaml" in texts else Courses()


def findings(
    texts: Mapping[str, str], city: str = "taoyuan", plan_id: str = "113", national: str = NATIONAL
) -> tuple[Diagnostic, ...]:
    """What ``check_plan`` finds in a plan made of ``texts``; their names are the files that are there."""
    plan, reading, outline = plan_of(texts, city, plan_id)
    rules = record(national, "hours").hours
    return check_plan(plan, outline, reading.mentions, frozenset(texts), rules, reading.lines)
