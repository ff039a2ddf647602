"""What the check of sums and references finds in each of the five documents, and nothing else."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from planpress.rules.totals import total_seats, totals_by_unit
from support.plans import findings, plan_of

ROOT = Path(__file__).parents[2]
PLANS = ROOT / "plans"
NATIONAL = (ROOT / "content" / "vocabularies" / "hours.yaml").read_text(encoding="utf-8")
EXPECTED = {
    "taoyuan/113": {"notice R32": 1},
    "hsinchu/109": {},
    "taitung/109": {"notice R50": 1, "notice R61": 2},
    "taipei/112-performance-report": {"warning R11": 4, "warning R22": 1},
    "taipei/106-training-system-proposal": {"warning R20": 1, "notice R50": 1, "notice R52": 1},
}


def _texts(name: str) -> dict[str, str]:
    folder = PLANS / name
    files = [path for path in folder.rglob("*") if path.is_file()]
    readable = (".md", ".yaml", ".csv")
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        if path.suffix in readable
        else ""
        for path in files
    }


@pytest.mark.parametrize("name", EXPECTED)
def test_a_document_has_its_known_findings_only(name: str) -> None:
    city, _, plan = name.partition("/")
    found = findings(_texts(name), city, plan, NATIONAL)
    assert Counter(f"{item.severity} {item.code}" for item in found) == Counter(EXPECTED[name])


def test_every_document_is_looked_at() -> None:
    assert {path.relative_to(PLANS).as_posix() for path in PLANS.glob("*/*")} == set(EXPECTED)


def test_each_share_of_pay_fits_the_budget_and_not_the_accounts() -> None:
    found = findings(_texts("taipei/112-performance-report"), "taipei", "112-performance-report", NATIONAL)
    shares = [dict(item.params) for item in found if item.code == "R11"]
    assert [one["stated"] for one in shares] == ["44.04%", "41.68%", "41.78%", "46.98%"]
    assert {(one["below"], one["other"]) for one in shares} == {("決算", "預算")}


def test_the_two_wordings_of_the_fifth_goal_are_named() -> None:
    found = findings(_texts("taipei/112-performance-report"), "taipei", "112-performance-report", NATIONAL)
    (told,) = [dict(item.params) for item in found if item.code == "R22"]
    assert (told["item"], told["title"]) == ("建置智慧永續學習園區", "建置智慧永續學習區")


def test_the_shares_of_the_proposal_come_to_110_percent() -> None:
    name = "106-training-system-proposal"
    found = findings(_texts(f"taipei/{name}"), "taipei", name, NATIONAL)
    assert [dict(item.params)["sum"] for item in found if item.code == "R20"] == ["110%"]
    assert [dict(item.params)["count"] for item in found if item.code == "R50"] == ["6"]


def test_one_hour_less_in_taoyuan_stops_the_build_and_names_the_clause() -> None:
    texts = _texts("taoyuan/113")
    texts["rules.yaml"] = texts["rules.yaml"].replace("環境教育, hours: 4小時", "環境教育, hours: 3小時")
    (told,) = [item for item in findings(texts, "taoyuan", "113", NATIONAL) if item.code == "R01"]
    assert told.severity == "error"
    assert dict(told.params)["clause"].startswith("玖、二、(一)")


def test_taitungs_courses_last_days_times_and_lessons() -> None:
    plan, _, _ = plan_of(_texts("taitung/109"), "taitung", "109")
    assert [str(total) for total in totals_by_unit(plan.courses.courses)] == ["30天", "6場", "96堂課"]
    assert (total_seats(plan.courses.courses).seats, total_seats(plan.courses.courses).unclear) == (524, 150)
