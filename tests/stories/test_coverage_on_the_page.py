"""The page of a rule on hours says whether the courses of the plan cover them, and which leave it open."""

from __future__ import annotations

from pathlib import Path

from planpress.site.rule_coverage import LONGEST_LIST
from support.project import Project
from support.small import COURSES, HEADS, PLAN, many_courses

HOURS = "rules/xinghu/114/hours/"
ROWS = "ai-1,digital,ai,生成式工具入門,{},40,{},{}\ndata-1,digital,data,讀懂統計圖表,,40,{},{}\n"


def _with_courses(small: Project, *cells: str) -> Project:
    text = (small.root / COURSES).read_text("utf-8")
    assert text.startswith(HEADS)
    return small.write(
        COURSES, "編號,類別,系列,課程名稱,對象,人數,時數,時數類別\n" + ROWS.format(*cells)
    ).build()


def test_courses_that_say_too_little_are_named_and_linked(small: Project) -> None:
    page = _with_courses(small, "公務人員", "10小時", "required", "", "").page(HOURS)
    page.shows("這份計畫的課程修得滿嗎", "公務人員：看不出來", "114年12月31日", "沒有寫清楚的課程（1門）")
    page.shows("1門課沒寫清楚", "時數、算進哪一項")
    assert "../../../../courses/xinghu/114/data-1/" in page.links()


def test_a_gap_is_told_on_the_page_and_by_the_check(small: Project) -> None:
    _with_courses(small, "", "10小時", "required", "8.5小時", "job")
    small.page(HOURS).shows("公務人員：不行", "還少1.5小時").hides("沒有寫清楚的課程")
    found = small.says("R97")
    assert (found.severity, dict(found.params)["branch"]) == ("warning", "其他與業務相關")


def test_enough_courses_are_enough(small: Project) -> None:
    _with_courses(small, "", "10小時", "required", "10小時", "job")
    small.page(HOURS).shows("公務人員：可以").hides("還少", "看不出來")
    assert "R97" not in {item.code for item in small.diagnostics}


def test_a_session_after_the_year_counts_no_more(small: Project) -> None:
    small.write(f"{PLAN}/sessions.csv", "編號,課程,開始\nai-1-a,ai-1,115年1月5日\n")
    _with_courses(small, "", "10小時", "required", "10小時", "job")
    small.page(HOURS).shows("公務人員：不行", "還少10小時")
    assert {item.code for item in small.diagnostics} >= {"R92", "R97"}


def test_of_very_many_unclear_courses_the_first_are_listed(tmp_path: Path) -> None:
    page = many_courses(tmp_path / "many", LONGEST_LIST + 3).build().page(HOURS)
    page.shows(f"（{LONGEST_LIST + 3}門，以下是前{LONGEST_LIST}門）")
    links = page.links()
    assert f"../../../../courses/xinghu/114/all-{LONGEST_LIST}/" in links
    assert f"../../../../courses/xinghu/114/all-{LONGEST_LIST + 1}/" not in links
