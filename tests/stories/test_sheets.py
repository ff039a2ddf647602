"""Stories about which sheets a site prints, where they are offered, and what is set again after an edit."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.project import Project
from support.small import PLAN, small_project

SESSIONS = "編號,課程,梯次,開始,時間,地點\nai-1-a,ai-1,1,114年5月6日,09:00至12:00,人力發展中心\n"
BOOKLET = "xinghu/114/xinghu-114-courses.pdf"
SHEET = "courses/xinghu/114/ai-1/xinghu-114-ai-1.pdf"
MONTH = "calendar/2025-05/calendar-2025-05.pdf"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return small_project(tmp_path / "small").write(f"{PLAN}/sessions.csv", SESSIONS)


def printed(project: Project) -> set[str]:
    return {path for path in project.tree() if path.endswith(".pdf")} & {BOOKLET, SHEET, MONTH}


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("", {BOOKLET, MONTH}),
        ("sheets: []\n", set()),
        ("sheets: [course]\n", {SHEET}),
        ("sheets: [booklet, course, month]\n", {BOOKLET, SHEET, MONTH}),
    ],
)
def test_the_site_says_which_sheets_there_are(project: Project, line: str, wanted: set[str]) -> None:
    project.edit("content/site.yaml", "as_of", f"{line}as_of").build()
    assert project.outcome is not None
    assert not project.outcome.failed
    assert printed(project) == wanted
    offered = {
        BOOKLET: "xinghu-114-courses.pdf" in project.page("xinghu/114/").links()
        and f"../{BOOKLET}" in project.page("catalog/").links(),
        SHEET: "xinghu-114-ai-1.pdf" in project.page("courses/xinghu/114/ai-1/").links(),
        MONTH: "calendar-2025-05.pdf" in project.page("calendar/2025-05/").links(),
    }
    assert {sheet for sheet, is_offered in offered.items() if is_offered} == wanted


def test_another_word_in_the_list_is_told(project: Project) -> None:
    project.edit("content/site.yaml", "as_of", "sheets: [booklets]\nas_of").build()
    assert project.says("P05").ref.file == "content/site.yaml"


def test_an_edited_course_sets_its_own_sheet_again_and_no_other(project: Project) -> None:
    project.edit("content/site.yaml", "as_of", "sheets: [booklet, course, month]\nas_of").build()
    project.edit(f"{PLAN}/courses.csv", "公開資料的應用", "開放資料的應用").build()
    assert [project.ran(name) for name in ("course_pdf", "booklet_pdf", "month_pdf")] == [1, 1, 0]


def test_another_day_sets_no_sheet_again(project: Project) -> None:
    project.build()
    project.edit("content/site.yaml", "as_of: 115年1月2日", "as_of: 114年5月6日").build()
    assert [project.ran(name) for name in ("booklet_pdf", "month_pdf")] == [0, 0]


def test_a_plan_without_courses_has_no_booklet(project: Project) -> None:
    project.build()
    assert not list((project.root / "output/xinghu/113").glob("*-courses.pdf"))


def test_a_session_that_moves_takes_the_sheet_of_its_month_along(project: Project) -> None:
    project.build()
    project.edit(f"{PLAN}/sessions.csv", "114年5月6日", "114年6月3日").build()
    months = {path for path in project.tree() if path.startswith("calendar/") and path.endswith(".pdf")}
    assert months == {"calendar/2025-06/calendar-2025-06.pdf"}
