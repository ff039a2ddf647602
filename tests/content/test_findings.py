"""What ``planpress check`` finds in each of the five documents, and nothing else."""

from __future__ import annotations

from collections import Counter

import pytest

from planpress.diagnostics.diagnostic import Diagnostic
from planpress.rules.totals import total_seats, totals_by_unit
from support.documents import NAMES, document_findings, document_texts
from support.plans import plan_of

EXPECTED = {
    "taoyuan/113": {"notice R32": 1, "notice R80": 1},
    "hsinchu/109": {"notice R80": 1},
    "taitung/109": {
        "notice R50": 1,
        "notice R61": 2,
        "notice R73": 1,
        "notice R80": 1,
        "notice R81": 1,
        "warning R74": 1,
        "warning R75": 1,
    },
    "taipei/112-performance-report": {"notice R73": 1, "warning R11": 4, "warning R22": 1},
    "taipei/106-training-system-proposal": {
        "notice R50": 1,
        "notice R52": 1,
        "notice R73": 2,
        "notice R82": 1,
        "warning R20": 1,
    },
}


@pytest.mark.parametrize("name", NAMES)
def test_a_document_has_its_known_findings_only(name: str) -> None:
    found = document_findings(name)
    assert Counter(f"{item.severity} {item.code}" for item in found) == Counter(EXPECTED[name])


def test_one_hour_less_in_taoyuan_stops_the_build_and_names_the_clause() -> None:
    found = _changed("taoyuan/113", "rules.yaml", "環境教育, hours: 4小時", "環境教育, hours: 3小時")
    (told,) = [item for item in found if item.code == "R01"]
    assert told.severity == "error"
    assert dict(told.params)["clause"].startswith("玖、二、(一)")


def test_taitungs_courses_last_days_times_and_lessons() -> None:
    plan, _, _ = plan_of(document_texts("taitung/109"), "taitung", "109")
    assert [str(total) for total in totals_by_unit(plan.courses.courses)] == ["30天", "6場", "96堂課"]
    assert (total_seats(plan.courses.courses).seats, total_seats(plan.courses.courses).unclear) == (524, 150)


@pytest.mark.parametrize(
    ("name", "file", "old", "new", "code"),
    [
        ("taitung/109", "courses.csv", ",150,6場,", ",150,5場,", "R76"),
        ("taitung/109", "plan.yaml", "教育翻轉, 社福關懷], count: 6", "教育翻轉]", "R76"),
        ("hsinchu/109", "document.md", "等五力增能", "等四力增能", "R76"),
        ("hsinchu/109", "document.md", "執行效率。", "执行效率。", "R70"),
        ("taoyuan/113", "plan.yaml", "tracks: 21", "tracks: 20", "R76"),
        ("taoyuan/113", "plan.yaml", "第1130042016號", "第1120042016號", "R30"),
        ("taipei/106-training-system-proposal", "plan.yaml", "share: 25%", "share: 24%", "R20"),
    ],
)
def test_a_slip_put_into_a_document_is_found(name: str, file: str, old: str, new: str, code: str) -> None:
    before = [item for item in document_findings(name) if item.code == code]
    after = [item for item in _changed(name, file, old, new) if item.code == code]
    assert set(after) - set(before)


def _changed(name: str, file: str, old: str, new: str) -> tuple[Diagnostic, ...]:
    texts = document_texts(name)
    assert old in texts[file], f"{file} does not hold {old}"
    texts[file] = texts[file].replace(old, new, 1)
    return document_findings(name, texts)
