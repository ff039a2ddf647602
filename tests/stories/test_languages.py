"""A site in two languages: pages in English beside the Chinese ones, and each leads to the other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from support.pages import Page
from support.project import Project
from support.small import PLAN, small_project

ABOUT = "content/pages/en/about.md"
TERMS = "content/vocabularies/english.yaml"
RULE = "rules/xinghu/114/english-award/"
ALTERNATE = '<link rel="alternate" hreflang='
TWINS = ("", "rules/", "rules/xinghu/114/", RULE, "rules/xinghu/114/hours/", "about/")


@pytest.fixture(scope="module")
def two_built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The small project with pages in English, built; to be copied."""
    project = small_project(tmp_path_factory.mktemp("languages") / "two")
    project.edit("content/site.yaml", "as_of", "english: Training Plans\nlanguages: [zh-Hant, en]\nas_of")
    project.edit(f"{PLAN}/plan.yaml", "kind:", "english: Plan of Star Lake\nkind:")
    project.write(ABOUT, "# About\n\nThis city is invented.\n")
    project.write(TERMS, "terms: {通過英語檢定: Passing an exam, 初級: elementary}\n")
    return project.build()


@pytest.fixture
def two(two_built: Project, tmp_path: Path) -> Project:
    """The same, for one test."""
    return two_built.copy(tmp_path / "two")


def _switch(page: Page) -> tuple[str, str]:
    """Where the header leads to another language, and which."""
    found = re.search(r'header__language"><a href="([^"]*)" lang="([^"]*)" hreflang="\2"', page.html)
    assert found, "no way to another language"
    return found[1], found[2]


@pytest.mark.parametrize("address", TWINS)
def test_a_page_and_its_twin_lead_to_each_other(two: Project, address: str) -> None:
    chinese, english = two.page(address), two.page(f"en/{address}")
    up = "../" * address.count("/")

    assert _switch(chinese) == (f"{up}en/{address}", "en")
    assert _switch(english) == (f"{up}../{address}", "zh-Hant-TW")
    assert '<html lang="zh-Hant-TW"' in chinese.html
    assert '<html lang="en"' in english.html


def test_search_engines_are_told_of_a_twin_by_its_whole_address(two: Project) -> None:
    assert ALTERNATE not in two.page("rules/").html  # where the site stands is not known yet
    two.edit(
        "content/site.yaml", "title: 訓練計畫", "title: 訓練計畫\naddress: https://plan.example/x/"
    ).build()
    assert f'{ALTERNATE}"en" href="https://plan.example/x/en/rules/">' in two.page("rules/").html
    assert f'{ALTERNATE}"zh-Hant-TW" href="https://plan.example/x/rules/">' in two.page("en/rules/").html
    assert ALTERNATE not in two.page("courses/xinghu/114/ai-1/").html


def test_a_page_without_a_twin_leads_to_the_english_front_page(two: Project) -> None:
    page = two.page("courses/xinghu/114/ai-1/")
    assert _switch(page) == ("../../../../en/", "en")
    assert ALTERNATE not in page.html


def test_the_english_front_page_names_what_is_in_chinese_only(two: Project) -> None:
    page = two.page("en/")
    page.shows("Training Plans", "Plan of Star Lake", "Only in Chinese so far", "Catalog of courses")
    assert '<a href="../xinghu/114/" hreflang="zh-Hant-TW">Plan of Star Lake</a>' in page.html
    page.shows("星湖市政府113年度訓練計畫", "no English title yet")


def test_a_rule_says_in_english_what_is_known_in_english_and_quotes_the_rest(two: Project) -> None:
    page = two.page(f"en/{RULE}")
    page.shows("Passing an exam", "1 commendation", "3 months", "Ask this rule", "Plan of Star Lake")
    assert '<span class="table__value" lang="zh-Hant-TW">通過中高級以上者</span>' in page.html
    assert 'data-words="../../../words.json"' in page.html
    assert 'data-record="../../../../../rules/xinghu/114/english-award/rule.json"' in page.html
    assert 'data-home="../../../../../"' in page.html


def test_links_between_english_pages_stay_in_english(two: Project) -> None:
    links = two.page(f"en/{RULE}").links()
    assert {"../", "../../../", "../../../../"} <= set(links)
    assert "../../../../../xinghu/114/" in links


def test_a_word_in_english_renders_the_english_pages_again_and_no_other(two: Project) -> None:
    two.edit(TERMS, "Passing an exam", "Passing an English exam").build()

    two.page(f"en/{RULE}").shows("Passing an English exam")
    english = {"all_rules": 1, "english_home_page": 1, "plan_rules": 1, "prose_page": 1, "rule_page": 2}
    assert two.rendered == english | {"rule_words": 1}


def test_a_site_in_one_language_knows_nothing_of_another(small: Project) -> None:
    assert not (small.root / "output/en").exists()
    assert "header__language" not in small.page("").html
