"""Every rule of the five documents has its page, and no page speaks the language of machines."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import parse_qsl

import pytest

from support.built import Built
from support.pages import Page

RULE = re.compile(r"rules/(?P<plan>[^/]+/[^/]+)/(?P<rule>[^/]+)/index\.html")


@pytest.fixture(scope="module")
def rules(built: Built) -> dict[str, Page]:
    found = {path: page for path, page in built.pages().items() if RULE.fullmatch(path)}
    assert len(found) >= 30, "the five documents hold more rules than that"
    return found


def test_each_is_reached_from_the_list_of_its_plan_and_from_its_clause(
    built: Built, rules: dict[str, Page]
) -> None:
    for path in rules:
        match = RULE.fullmatch(path)
        assert match
        plan, rule = match.group("plan", "rule")
        assert f"{rule}/" in built.page(f"rules/{plan}/").links(), path
        assert f"../../rules/{plan}/{rule}/" in built.page(f"{plan}/").links(), path


def test_each_quotes_the_clause_it_stands_in_and_leads_to_it(rules: dict[str, Page]) -> None:
    for path, page in rules.items():
        quote = re.search(r'<blockquote class="rule__clause">.*?</blockquote>', page.html, re.DOTALL)
        assert quote, path
        assert re.search(r'<a href="(?:\.\./)+[^"#]+#[^"]+">[^<]+</a>', quote.group()), path


def test_an_example_put_into_the_form_finds_all_its_fields_there(rules: dict[str, Page]) -> None:
    for path, page in rules.items():
        names = set(re.findall(r'<(?:input|select)[^>]*\bname="([^"]+)"', page.html))
        for link in page.links():
            if link.startswith("?"):
                asked = {name for name, _ in parse_qsl(unescape(link[1:]).partition("#")[0])}
                assert asked <= names, f"{path}: {asked - names}"


def test_no_example_is_a_question_that_cannot_be_answered(rules: dict[str, Page]) -> None:
    for path, page in rules.items():
        assert "有一欄要改" not in page.main, path


def test_nothing_is_called_by_the_name_of_a_field(rules: dict[str, Page]) -> None:
    for path, page in rules.items():
        shown = re.sub(r"<[^>]+>", " ", page.main)
        assert not re.findall(r"\b[a-z]+(?:_[a-z]+)+\b|\{\w+\}|None|Unstated", shown), path


def test_the_tables_of_equivalents_stand_side_by_side_with_their_difference(built: Built) -> None:
    page = built.page("rules/equivalents/")
    page.shows("聽力400、閱讀385，合計785", "750", "KET 120至139", "未經查證")
    rows = [row for row in page.html.split("<tr") if "托福網路測驗" in row]
    assert [next(word for word in ("相同", "不同", "僅一份載明") if word in row) for row in rows] == [
        "僅一份載明",
        "不同",
        "不同",
        "僅一份載明",
    ]
    assert "../../../equivalents/" in built.page("rules/taoyuan/113/english-award/").links()
