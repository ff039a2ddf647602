"""Search finds the same where lists of common words lie in files of their own, as on a very large site."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from planpress.site.search import index
from support.asking_search import found, paths
from support.browsing import serving, sizes_loaded, visiting
from support.page_texts import PageText, holding, page_texts, stretches
from support.prose_site import prose_project

SEED = 113


@pytest.fixture(scope="module")
def told(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Page, dict[str, PageText], int]]:
    """The search page of a site of 200 pages, what its pages say, and how many lists lie apart."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(index, "LONG", 12)
        project = prose_project(tmp_path_factory.mktemp("prose") / "site", 200, SEED).build()
    output = project.root / "output"
    apart = len(list((output / "search/index/lists").rglob("*.bin")))
    with serving(output) as server, visiting(browser, server.address) as visit:
        page = visit.open("search/", fresh=True)
        page.locator("#search[data-ready]").wait_for(state="attached")
        yield page, page_texts(output), apart


def test_every_stretch_is_found_and_nothing_else(told: tuple[Page, dict[str, PageText], int]) -> None:
    page, texts, apart = told
    assert apart > 100
    for query in stretches(texts, 60, SEED):
        answer = found(page, query, every=True)
        assert answer["how"] == "exact", query
        assert holding(texts, query) <= set(paths(answer)), query


def test_a_slip_is_found(told: tuple[Page, dict[str, PageText], int]) -> None:
    page, texts, _ = told
    title = max((one.title for one in texts.values()), key=len)
    slip = title[:3] + "龘" + title[4:]
    assert found(page, slip)["how"] == "near"


def test_a_list_is_not_read_where_another_word_is_rare(told: tuple[Page, dict[str, PageText], int]) -> None:
    page, texts, _ = told
    loaded = sizes_loaded(page)
    asked: list[str] = []
    page.on("response", lambda response: asked.append(response.url))
    for query in stretches(texts, 30, SEED + 1):
        found(page, query)
    assert loaded
    lists = [url for url in asked if "/lists/" in url]
    assert len(lists) < 30, lists
