"""What is said in English is checked against the Chinese it translates."""

from __future__ import annotations

from planpress.rules.translations import check_languages, check_pages, check_terms


def test_a_language_that_no_page_can_be_in_is_named() -> None:
    assert list(check_languages(["zh-Hant", "en"], "site.yaml")) == []
    (found,) = check_languages(["zh-Hant", "ja"], "site.yaml")
    assert (found.code, found.ref.path, dict(found.params)["language"]) == ("P85", ("languages", 1), "ja")


def test_a_page_in_english_without_a_chinese_one_is_named() -> None:
    assert list(check_pages(["about.md", "en/about.md"], "pages", english=True)) == []
    (found,) = check_pages(["about.md", "en/abuot.md"], "pages", english=True)
    assert (found.code, found.wording, dict(found.params)["page"]) == ("P86", "default", "pages/abuot.md")


def test_a_page_in_english_on_a_site_without_english_is_named() -> None:
    (found,) = check_pages(["about.md", "en/about.md"], "pages", english=False)
    assert (found.code, found.wording, found.ref.file) == ("P86", "off", "pages/en/about.md")


def test_a_term_that_loses_a_number_is_named() -> None:
    assert list(check_terms({"#堂課": "# lessons", "#分之#": "#2/#1"}, "english.yaml")) == []
    (found,) = check_terms({"#堂課": "lessons"}, "english.yaml")
    assert (found.code, found.ref.path) == ("P87", ("terms", "#堂課"))
