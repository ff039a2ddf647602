"""Search finds the same where lists of common words lie in files of their own, as on a very large site."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import mean

import pytest
from playwright.sync_api import Browser, Page

from planpress.site.search import index
from support.asking_search import found, paths
from support.browsing import serving, visiting
from support.page_texts import PageText, holding, page_texts, stretches
from support.prose_site import prose_project

SEED = 113

AT_FIRST = """async (query) => {
    const { search } = await import(document.querySelector("script[data-search]").src);
    const fetched = window.fetch;
    let asked = 0, first = 0;
    window.fetch = async (url, options) => {
        const text = String(url).includes("/index/texts/");
        asked += text;
        const answer = await fetched(url, options);
        if (text) first ||= asked;
        return answer;
    };
    await search(query);
    window.fetch = fetched;
    return first;
}"""
"""How many files of texts a query asks for before it has seen one of them."""

Told = tuple[Page, dict[str, PageText], set[str]]


@pytest.fixture(scope="module")
def told(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    """The search page of a site of 200 pages, what its pages say, and the lists that it has read so far."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(index, "LONG", 4)
        patch.setattr(index, "WIDE", 12)
        project = prose_project(tmp_path_factory.mktemp("prose") / "site", 200, SEED).build()
    output = project.root / "output"
    read: set[str] = set()
    with serving(output) as server, visiting(browser, server.address) as visit:
        page = visit.open("search/", fresh=True)
        page.on("request", lambda one: read.add(one.url) if "/index/lists/" in one.url else None)
        page.locator("#search[data-ready]").wait_for(state="attached")
        yield page, page_texts(output), read


def test_every_stretch_is_found_and_nothing_else(told: Told) -> None:
    page, texts, _ = told
    for query in stretches(texts, 60, SEED):
        answer = found(page, query, every=True)
        assert answer["how"] == "exact", query
        held = holding(texts, query)
        assert held <= set(paths(answer)), query
        assert any(one.isnumeric() for one in query) or held == set(paths(answer)), query
        some = found(page, query)
        assert set(paths(some)) <= set(paths(answer)), query
        assert not some["exact"] or len(paths(some)) == min(10, len(paths(answer))), query
        assert some["total"] >= len(paths(answer)), query
        assert not some["exact"] or some["total"] == len(paths(answer)), query


def test_a_slip_is_found(told: Told) -> None:
    page, texts, _ = told
    title = max((one.title for one in texts.values()), key=len)
    answer = found(page, title[:3] + "龘" + title[4:])
    assert answer["how"] == "near"
    assert title in [hit["title"] for hit in answer["hits"]]


def test_a_query_reads_a_few_of_its_lists(told: Told) -> None:
    page, texts, read = told
    counts = []
    for query in [one for one in stretches(texts, 120, SEED + 1) if len("".join(one.split())) > 8]:
        page.reload()
        page.locator("#search[data-ready]").wait_for(state="attached")
        read.clear()
        found(page, query)
        counts.append(len(read))
    assert 0 < mean(counts) < 4, counts


def test_texts_are_read_at_once_unless_a_list_is_left_that_thins_them_out(told: Told) -> None:
    page, texts, _ = told
    assert len(holding(texts, "訓練")) > 10
    page.reload()
    assert page.evaluate(AT_FIRST, "訓練") > 3
    assert len(holding(texts, "公務人")) > 10
    assert page.evaluate(AT_FIRST, "公務人") <= 3, "its two lists give no places"
    tried = []
    for query in [one for one in stretches(texts, 60, SEED + 2) if len("".join(one.split())) > 8]:
        page.reload()
        tried.append(page.evaluate(AT_FIRST, query))
    assert max(tried) == 3, tried


def test_where_long_lists_leave_wrong_pieces_their_places_are_read(told: Told) -> None:
    page, texts, _ = told
    places: list[str] = []
    page.on("request", lambda one: places.append(one.url) if "/index/places/" in one.url else None)
    asked = []
    for query in stretches(texts, 40, SEED + 3):
        page.reload()
        places.clear()
        found(page, query, every=True)
        asked.append(len(places))
    assert 0 < max(asked) <= 4, asked
    page.reload()
    places.clear()
    assert len(found(page, "訓練", every=True)["hits"]) > 10
    assert not places, "a pair alone is where its list says"
