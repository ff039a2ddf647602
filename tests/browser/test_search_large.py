"""Search on sites of ten thousand and a hundred thousand pages: all is found, and little is loaded for it."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median, quantiles

import pytest
from playwright.sync_api import Browser, Page

from support.asking_search import found, paths
from support.browsing import Visit, serving, sizes_loaded, visiting
from support.page_texts import PageText, holding, page_texts, plain, slips, stretches
from support.prose_site import prose_project

SEED = random.randrange(10**6)  # noqa: S311 (a new one each time; a failure tells it)
SIZES = {"10,000": (10_000, 40, 40, 55), "100,000": (100_000, 6, 60, 90)}
"""Pages, queries whose every hit is verified, and the most KB a first and a later query load on average."""
FREE = 8 * 1024**3  # bytes: two trees of the site and the store

pytestmark = [pytest.mark.long, pytest.mark.alone]


@dataclass(frozen=True)
class Large:
    """A large site: what its pages say, its address, and the bars for it."""

    name: str
    address: str
    output: Path
    texts: dict[str, PageText]
    asked: int
    first: float
    later: float


@pytest.fixture(scope="module", params=SIZES, ids=list(SIZES))
def large(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Large]:
    """The site, built and served; taken away afterwards."""
    folder = tmp_path_factory.mktemp("large")
    if shutil.disk_usage(folder).free < FREE:
        pytest.skip(f"needs {FREE // 1024**3} GiB of disk")
    count, asked, first, later = SIZES[request.param]
    project = prose_project(folder / "site", count, SEED).build()
    assert project.outcome is not None
    assert not project.outcome.failed, project.diagnostics[:5]
    output = project.root / "output"
    with serving(output) as server:
        yield Large(request.param, server.address, output, page_texts(output), asked, first, later)
    shutil.rmtree(folder)


@pytest.fixture
def visit_large(browser: Browser, large: Large) -> Iterator[Visit]:
    """Opens its pages."""
    with visiting(browser, large.address) as visit:
        yield visit


def _search_page(visit: Visit, *, fresh: bool = False) -> Page:
    page = visit.open("search/", fresh=fresh)
    page.locator("#search[data-ready]").wait_for(state="attached")
    return page


def test_every_stretch_is_found_and_nothing_else(visit_large: Visit, large: Large) -> None:
    page = _search_page(visit_large)
    for query in stretches(large.texts, large.asked, SEED):
        answer = found(page, query, every=True)
        held = holding(large.texts, query)
        assert answer["how"] == "exact", (SEED, query)
        assert held <= set(paths(answer)), (SEED, query, held - set(paths(answer)))
        beyond = set(paths(answer)) - held
        assert not beyond or any(one.isnumeric() for one in query), (SEED, query, beyond)


def test_titles_are_found_as_they_are_and_with_a_slip(visit_large: Visit, large: Large) -> None:
    page = _search_page(visit_large)
    odd = random.Random(SEED)  # noqa: S311
    some = odd.sample([one for one in large.texts.values() if 4 <= len(one.title) <= 16], 60)
    for one in some:
        assert one.path in paths(found(page, one.title))[:10], (SEED, one.title)
    tried = slips([one.title for one in some], 40, SEED)
    right = sum(
        any(plain(hit["title"]) == plain(title) for hit in found(page, slip)["hits"]) for title, slip in tried
    )
    assert right >= 0.85 * len(tried), (SEED, right)


def test_a_query_loads_little(visit_large: Visit, large: Large, figure: Callable[[str], None]) -> None:
    asked = iter(stretches(large.texts, 120, SEED + 1))
    first, later = [], []
    for _ in range(40):
        page = _search_page(visit_large, fresh=True)
        loaded = sizes_loaded(page)
        for number in range(3):
            loaded.clear()
            found(page, next(asked))
            (later if number else first).append(sum(loaded) / 1024)
    figure(
        f"search in {large.name} pages: first query {mean(first):.0f} KB, later ones {mean(later):.0f} KB,"
        f" at most {max(first + later):.0f} KB"
    )
    assert 5 < mean(first) <= large.first
    assert 1 < mean(later) <= large.later


def test_one_query_after_another_is_answered_soon(
    browser: Browser, large: Large, figure: Callable[[str], None]
) -> None:
    page = browser.new_page()  # that no test listens to: to be told of every answer takes a window longer
    page.goto(f"{large.address}search/")
    answers = [found(page, query) for query in stretches(large.texts, 300, SEED + 2)]
    page.close()
    took = [answer["took"] for answer in answers]
    figure(
        f"search in {large.name} pages, 300 queries in one window:"
        f" median {median(took):.0f} ms, p95 {quantiles(took, n=20)[-1]:.0f} ms"
    )
    assert {answer["how"] for answer in answers} == {"exact"}, SEED


def test_the_index_has_no_large_file(large: Large, figure: Callable[[str], None]) -> None:
    sizes = [file.stat().st_size for file in (large.output / "search/index").rglob("*") if file.is_file()]
    figure(f"index of {large.name} pages: {sum(sizes) / 1024**2:.1f} MB in {len(sizes):,} files")
    assert max(sizes) < 100 * 1024
