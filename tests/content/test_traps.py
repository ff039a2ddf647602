"""Every slip of the five originals that our text keeps is found where it stands, and no other is reported."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from planpress.diagnostics.diagnostic import Diagnostic, Severity
from support.documents import NAMES, document_findings, document_texts

REPORT = "taipei/112-performance-report"
PROPOSAL = "taipei/106-training-system-proposal"
TAITUNG = "taitung/109"
PASTED = Path(__file__).parents[1] / "rules" / "cases"


@dataclass(frozen=True)
class Trap:
    """A slip in ``file`` of ``plan``; ``told`` is what the messages with ``code`` say, one for each."""

    plan: str
    file: str
    code: str
    told: tuple[dict[str, str], ...]


TRAPS = {
    "a ratio named after the accounts fits the budget in all four years": Trap(
        REPORT,
        "indicators.yaml",
        "R11",
        tuple(
            {"stated": rate, "below": "決算", "other": "預算"}
            for rate in ("44.04%", "41.68%", "41.78%", "46.98%")
        ),
    ),
    "the fifth goal has one character more in the list than in the table": Trap(
        REPORT, "plan.yaml", "R22", ({"item": "建置智慧永續學習園區", "title": "建置智慧永續學習區"},)
    ),
    "台 stands beside 臺 in one word, a proper name aside": Trap(
        REPORT, "document.md", "R73", ({"word": "平台", "other": "平臺"},)
    ),
    "the shares of seven people come to more than the whole": Trap(
        PROPOSAL, "plan.yaml", "R20", ({"sum": "110%"},)
    ),
    "letters of seven years are called those of a whole year": Trap(
        PROPOSAL, "document.md", "R82", ({"years": "99至105年", "count": "7"},)
    ),
    "of nine attachments three are drawn anew, the pictures of six are lost": Trap(
        PROPOSAL, "plan.yaml", "R50", ({"count": "6"},)
    ),
    "the tick of the chosen kind is lost": Trap(PROPOSAL, "document.md", "R52", ({"words": "跨域合作獎"},)),
    "the chart of a chapter is lost": Trap(
        TAITUNG, "figures.yaml", "R50", ({"titles": "跨域人才培力策略圖"},)
    ),
    "the lost chart has no words that tell what it shows": Trap(
        TAITUNG, "figures.yaml", "R81", ({"title": "跨域人才培力策略圖"},)
    ),
    "the text writes one course with blanks, the table without": Trap(
        TAITUNG, "document.md", "R75", ({"name": "英文 E Z GO 基礎班", "other": "英文EZGO基礎班"},)
    ),
    "台東 stands once, 臺東 everywhere else": Trap(
        TAITUNG, "courses.csv", "R73", ({"word": "台東", "other": "臺東"},)
    ),
    "a misprint of one character": Trap(
        TAITUNG, "courses.csv", "R74", ({"wrong": "競之力", "right": "競爭力"},)
    ),
}


def _told(plan: str, code: str, file: str) -> list[Diagnostic]:
    return [
        item
        for item in document_findings(plan)
        if (item.code, item.ref.file.rpartition("/")[2]) == (code, file)
    ]


@pytest.mark.parametrize("name", TRAPS)
def test_a_trap_is_found_where_it_stands(name: str) -> None:
    trap = TRAPS[name]
    found = [dict(item.params) for item in _told(trap.plan, trap.code, trap.file)]
    assert [{key: params[key] for key in trap.told[0]} for params in found] == list(trap.told)


def test_courses_that_only_the_table_or_only_the_clauses_of_taitung_name() -> None:
    table, text = (dict(item.params)["names"].split("；") for item in _told(TAITUNG, "R61", "plan.yaml"))
    assert {"懶人包實作工作坊", "社群小編養成課", "資訊圖表設計工作坊"} < set(table)
    assert [name for name in table if "亞洲生產力" in name]
    assert {"地方創生行事曆", "職場新鮮人研習班", "當前政府重大政策"} < set(text)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_but_traps_is_a_warning_or_an_error(name: str) -> None:
    serious = {item.code for item in document_findings(name) if item.severity is not Severity.NOTICE}
    assert serious <= {trap.code for trap in TRAPS.values() if trap.plan == name}


def test_a_proper_name_with_tai_is_left_alone_only_while_it_is_listed() -> None:
    assert [dict(item.params)["word"] for item in _told(REPORT, "R73", "document.md")] == ["平台"]
    without = document_findings(REPORT, document_texts(REPORT) | {"names.yaml": "{}\n"})
    words = [dict(item.params)["word"] for item in without if item.code == "R73"]
    assert words.count("台北") == 3


@pytest.mark.parametrize("fault", ["row-10", "row-11", "row-12", "row-22", "row-83", "row-84"])
def test_a_fault_of_pasting_is_mended_in_our_text_and_shown_on_a_snippet(fault: str) -> None:
    (folder,) = PASTED.glob(f"{fault}-*")
    assert (folder / "found.txt").read_text(encoding="utf-8").strip()
    codes = {item.code for name in NAMES for item in document_findings(name)}
    assert not codes & {"R70", "R71", "R72", "R77", "R78"}
