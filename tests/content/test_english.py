"""The repository's pages in English: each has its twin, and no Chinese but what the records say."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from support.built import Built
from support.project import REPOSITORY
from support.theme import words

HAN = re.compile(r"[\u3400-\u9fff]+")
NUMBERS = re.compile(r"[壹貳參肆伍陸柒捌玖拾零一二三四五六七八九十]+")
SOURCES = ("plans", "content/vocabularies", "content/cities")
VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "wbr"))


class _Chinese(HTMLParser):
    """All Chinese of a page: what is marked as such, and what is not."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.marked: list[str] = []
        self.unmarked: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(dict(attrs).get("lang") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        language = next(filter(None, reversed(self.open)), "")
        found = HAN.findall(data)
        (self.marked if language.startswith("zh") else self.unmarked).extend(found)


def _pages(built: Built) -> dict[str, str]:
    found = {path: page.html for path, page in built.pages().items() if path.startswith("en/")}
    assert len(found) > 50
    return found


def _chinese(html: str, *, spoken: bool = False) -> _Chinese:
    """``spoken`` leaves out the clauses that are quoted, with figures from the records filled in."""
    reader = _Chinese()
    quoted = r"<title>.*?</title>|<blockquote.*?</blockquote>" if spoken else "<title>.*?</title>"
    reader.feed(re.sub(quoted, "", html, flags=re.DOTALL))
    return reader


def test_all_chinese_on_english_pages_is_marked(built: Built) -> None:
    found = {path: _chinese(html).unmarked for path, html in _pages(built).items()}
    assert {path: text for path, text in found.items() if text} == {}


def test_chinese_on_english_pages_comes_from_the_records_and_never_from_the_interface(built: Built) -> None:
    files = (file for name in SOURCES for file in (REPOSITORY / name).rglob("*") if file.is_file())
    sources = "".join(file.read_text("utf-8") for file in files if file.suffix in (".yaml", ".csv", ".md"))
    sources = re.sub(r"\s+", "", sources) + words("en")["language_switch"]
    strange = {
        (path, text)
        for path, html in _pages(built).items()
        for text in _chinese(html, spoken=True).marked
        if text not in sources and not NUMBERS.fullmatch(text)
    }
    assert strange == set()


@pytest.mark.parametrize(
    "key", ["ask_send", "ask_lead", "rule_facts", "answer_reasons", "breadcrumbs", "rule_everyone"]
)
def test_no_word_of_the_interface_is_in_chinese(built: Built, key: str) -> None:
    said = words("zh-Hant")[key]
    assert [path for path, html in _pages(built).items() if said in html] == []


def test_every_english_page_has_its_chinese_twin_that_leads_back(built: Built) -> None:
    for path, html in _pages(built).items():
        chinese = (built.output / path.removeprefix("en/")).read_text("utf-8")
        up = "../" * path.count("/")
        address = path.removesuffix("index.html")
        assert f'href="{up.removeprefix("../")}{address}" lang="en" hreflang="en"' in chinese, path
        assert f'href="{up}{address.removeprefix("en/")}" lang="zh-Hant-TW" hreflang=' in html, path
        assert '<html lang="en"' in html


def test_an_example_is_answered_in_english(built: Built) -> None:
    page = built.page("en/rules/taoyuan/113/english-award/")
    page.shows("Award: 2 commendations.", "by 28 February 2025 (ROC 114, Friday)", "within 3 months")
    built.page("en/rules/taoyuan/113/hours/").shows("environmental education", "20 hours", "Ask this rule")


def test_what_is_not_translated_is_listed_with_titles_of_our_own(built: Built) -> None:
    page = built.page("en/")
    page.shows("the English title is our translation", "Only in Chinese so far")
    assert page.html.count('hreflang="zh-Hant-TW"') >= 11
