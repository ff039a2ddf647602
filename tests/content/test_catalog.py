"""The catalog of the five documents: courses are found by month, grade, partner and kind, as ROWS asks."""

from __future__ import annotations

import re

import pytest

from support.built import Built
from support.pages import Page

TAITUNG_IN_APRIL = (
    "高階主管標竿學習營",
    "策略翻轉微學習",
    "資訊圖表設計工作坊",
    "英文EZGO基礎班",
    "選送具發展潛力人才出國研習",
    "選送亞洲生產力組織公務人員海外派訓",
)


def rows(page: Page) -> int:
    return page.main.count('class="course-row__title"')


def value(built: Built, facet: str, words: str) -> Page:
    """The list of the value that the facet's page calls ``words``."""
    html = built.page(f"catalog/{facet}/").html
    match = re.search(rf'href="([^"]+)">{re.escape(words)}<', html)
    assert match, f"{facet} has no {words}"
    return built.page(f"catalog/{facet}/{match[1]}")


def test_april_finds_six_courses_of_taitung(built: Built) -> None:
    page = built.page("catalog/month/4/").shows("月份：4月", *TAITUNG_IN_APRIL)

    assert rows(page) == 6


def test_grade_nine_finds_two_courses(built: Built) -> None:
    page = built.page("catalog/audience/grade-9-up/").shows("關鍵職務高潛力人才培訓", "策略翻轉微學習")

    assert rows(page) == 2


@pytest.mark.parametrize(
    ("facet", "words", "count"),
    [
        ("partner", "自辦", 6),
        ("partner", "本府與私部門訓練機構合辦", 3),
        ("partner", "本府與學術交流基金會", 2),
        ("venue", "臺東", 6),
        ("venue", "另擇地辦理", 3),
        ("length", "逾30堂課", 2),
        ("length", "逾5場至10場", 1),
        ("organiser", "人事處", 16),
        ("audience", "初任", 3),
        ("series", "提升英語力", 2),
        ("year", "113年", 60),
        ("city", "臺東縣", 11),
    ],
)
def test_values_have_the_courses_of_the_plans(built: Built, facet: str, words: str, count: int) -> None:
    assert rows(value(built, facet, words)) == count


def test_lengths_of_different_units_are_never_one_value(built: Built) -> None:
    page = built.page("catalog/length/").shows("1天以下1", "逾2天至5天3", "逾30堂課2", "逾5場至10場1")

    page.hides("小時")


def test_the_first_page_counts_courses_and_series_apart(built: Built) -> None:
    built.page("catalog/").shows("共67門課程，另有27個未列課程的系列", "臺東縣11", "4月6")


def test_a_course_is_found_by_the_strokes_of_its_name(built: Built) -> None:
    page = built.page("catalog/strokes/").shows("4畫", "公文寫作基礎班", "外文與數字", "AI與公共治理")
    assert page.text.index("公文寫作基礎班") < page.text.rindex("高階主管願景共識營")
    built.page("catalog/strokes/10/").shows("10畫", "高階主管願景共識營")


def test_every_value_on_the_first_page_has_its_list(built: Built) -> None:
    page = built.page("catalog/")
    links = [link for link in page.links() if re.fullmatch(r"[a-z]+/[a-z0-9-]+/", link)]

    assert len(links) > 60
    counts = dict(
        re.findall(r'href="([a-z]+/[a-z0-9-]+/)"[^>]*>[^<]*</a> <span class="facet__count">(\d+)<', page.html)
    )
    for link in links:
        assert rows(built.page(f"catalog/{link}")) == int(counts[link]), link
