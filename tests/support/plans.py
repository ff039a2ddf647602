"""Plans for the tests of rules: read from texts by the real readers, and checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
from planpress.model.vocabularies import Law, NationalRules
from planpress.rules.answers.asked import AskedRule, World
from planpress.rules.check import check_plan
from planpress.rules.check_rules import Parents, check_national_rules, check_rules
from planpress.rules.check_texts import check_texts
from planpress.rules.coverage import check_coverage
from planpress.rules.exam_tables import check_exam_tables
from planpress.rules.holiday_tables import check_holidays
from planpress.rules.hours import check_national
from planpress.rules.inherit import national_asked, with_parents
from planpress.rules.sessions import check_sessions
from planpress.rules.sources import Sources
from planpress.rules.working_days import WorkingCalendar

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
VOCABULARIES = (
    "laws.yaml",
    "names.yaml",
    "hours.yaml",
    "national-rules.yaml",
    "holidays.yaml",
    "venues.yaml",
    "audiences.yaml",
    "exams.yaml",
)
EXAMS = """
exams:
  gept:
    title: 全民英檢
    language: 英語
    levels:
      elementary: {title: 初級, cefr: A2}
      intermediate: {title: 中級, cefr: B1}
      high-intermediate: {title: 中高級, cefr: B2}
      advanced: {title: 高級, cefr: C1}
equivalences:
  university-115:
    title: 對照表
    as_of: 115年11月
    source: 測試
    verified: false
    rows: {B1: {gept: 中級}}
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
    texts: Mapping[str, str],
    city: str = "taoyuan",
    plan_id: str = "113",
    national: str = NATIONAL,
    world: World | None = None,
) -> tuple[Diagnostic, ...]:
    """What the checks find in a plan made of ``texts``; their names are the files that are there.

    The files of VOCABULARIES are vocabularies, not files of the plan; ``hours.yaml`` stands for
    ``national``. Without a ``world`` there is one exam, and no calendar but that of ``holidays.yaml``.
    """
    plan, reading, outline = plan_of(texts, city, plan_id)
    rules = record(texts.get("hours.yaml", national), "hours").hours
    files = frozenset(texts) - set(VOCABULARIES)
    sources = sources_of(texts, f"plans/{city}/{plan_id}/")
    found = {
        *check_plan(plan, outline, reading.mentions, files, rules, reading.lines),
        *check_texts(plan, outline, reading.lines, sources),
        *session_findings(texts, plan),
        *table_findings(texts),
        *rule_findings(plan, Parents(rules, national_rules(texts)), sources.laws, world),
    }
    return tuple(sorted(found, key=lambda item: (item.sort_key(), item.wording, item.params)))


def table_findings(texts: Mapping[str, str]) -> Iterator[Diagnostic]:
    """What the checks of ``holidays.yaml`` and ``exams.yaml`` find."""
    if "holidays.yaml" in texts:
        yield from check_holidays(record(texts["holidays.yaml"], "holidays").years, "holidays.yaml")
    if "exams.yaml" in texts:
        yield from check_exam_tables(record(texts["exams.yaml"], "exams"), "exams.yaml")


def session_findings(texts: Mapping[str, str], plan: Plan) -> Iterator[Diagnostic]:
    """What the checks of sessions find, with the tables of ``holidays.yaml`` and ``venues.yaml``."""
    calendar = WorkingCalendar()
    if "holidays.yaml" in texts:
        calendar = WorkingCalendar.of(record(texts["holidays.yaml"], "holidays"))
    venues = record(texts["venues.yaml"], "venues").venues if "venues.yaml" in texts else {}
    yield from check_sessions(plan, calendar, venues, f"plans/{plan.city}/{plan.id}/sessions.csv")


def national_rules(texts: Mapping[str, str]) -> NationalRules:
    """The rules of ``national-rules.yaml``, or none."""
    name = "national-rules.yaml"
    return record(texts[name], "national-rules") if name in texts else NationalRules()


def rule_findings(
    plan: Plan, parents: Parents, laws: Mapping[str, Law], known: World | None = None
) -> Iterator[Diagnostic]:
    """What the checks of rules find in a plan and in the national rules."""
    world = known or World(exams=record(EXAMS, "exams"), laws=laws)
    file = f"plans/{plan.city}/{plan.id}/rules.yaml"
    asked = [
        with_parents(AskedRule(rule_id, group, rule_id, rule), parents.hours, parents.rules)
        for group, rule_id, rule in plan.rules.every()
    ]
    yield from check_rules(plan.rules, asked, world, parents, file)
    yield from check_coverage(asked, plan, world, {}, file)
    yield from check_national(parents.hours, "hours.yaml")
    above = national_asked(parents.hours, parents.rules, laws)
    yield from check_national_rules(parents, above, world, "hours.yaml", "national-rules.yaml")


def sources_of(texts: Mapping[str, str], folder: str = "plans/taoyuan/113/") -> Sources:
    """The readable files of ``texts`` as they were written, with the vocabularies among them."""
    found = {
        kind: record(texts[f"{kind}.yaml"], kind) for kind in ("laws", "names") if f"{kind}.yaml" in texts
    }
    written = {
        folder + name: text
        for name, text in texts.items()
        if name not in VOCABULARIES and name.endswith((".md", ".yaml", ".csv"))
    }
    return Sources(
        texts=written,
        laws=found["laws"].laws if "laws" in found else {},
        names=found.get("names", Sources().names),
    )
