"""Hostile words in every field, in a real browser under the site's policy: all is read and none runs."""

from __future__ import annotations

import csv
import io
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Download, Page, Route, expect

from planpress.serve.server import SiteServer
from planpress.serve.static import open_server
from planpress.site.csv_text import FORMULA
from support.browsing import Visit, visiting
from support.calendars import read_calendar
from support.hostile_guard import Guarded
from support.hostile_reading import Html
from support.hostile_records import BOMB
from support.hostile_site import ALIKE, hostile_project

RULES = ("approval", "attendance", "award", "condition", "deadline", "evaluation", "hours", "leave", "limit")
PAGES = (
    "",
    "404.html",
    "about/",
    "calendar/",
    "calendar/2024-05/",
    "calendar/2024-05/list/",
    "calendar/2025-05/",
    "catalog/",
    "catalog/audience/",
    "catalog/city/xinghu/",
    "catalog/month/5/",
    "catalog/organiser/",
    "catalog/strokes/",
    "catalog/venue/",
    "compare/",
    "compare/audiences/",
    "compare/awards/",
    "compare/deadlines/",
    "compare/hours/",
    "compare/indicators/",
    "compare/methods/",
    *(f"courses/xinghu/113/{key}/" for key in ("script-end", "comment", "title-end", "prototype", "lines")),
    "courses/xinghu/114/one/",
    "data/",
    "duties/",
    "duties/xinghu/",
    "earlier/",
    "en/",
    "en/about/",
    "en/rules/",
    "en/rules/equivalents/",
    "en/rules/xinghu/114/award/",
    "en/rules/xinghu/114/value/",
    "glossary/",
    "indicators/",
    "laws/",
    "laws/law/",
    "rules/",
    "rules/equivalents/",
    "rules/national/hours/",
    "rules/xinghu/114/",
    *(f"rules/xinghu/114/{rule}/" for rule in (*RULES, "quota", "value")),
    "search/",
    "series/xinghu/114/series/",
    "services/",
    "services/links/",
    "services/visitors/",
    *(f"sessions/xinghu/113/{key}-a/" for key in ("title-end", "calendar", "lines")),
    "sessions/xinghu/114/one-a/",
    "sitemap/",
    "styleguide/",
    "tracks/xinghu/114/track/",
    "xinghu/",
    "xinghu/113/",
    "xinghu/114/",
    "xinghu/114/attachments/",
    "xinghu/114/indicators/",
)


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hostile site, built."""
    project = hostile_project(tmp_path_factory.mktemp("hostile") / "site").build()
    assert project.outcome is not None
    assert not project.outcome.failed, [one for one in project.diagnostics if one.severity == "error"]
    return project.root / "output"


@pytest.fixture(scope="module")
def server(output: Path) -> Iterator[SiteServer]:
    """It is served with the headers of every site."""
    complaints: list[str] = []
    server = open_server(output, 0, complaints.append)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()
    assert complaints == []


@pytest.fixture
def hostile(browser: Browser, server: SiteServer) -> Iterator[Visit]:
    """Opens its pages."""
    with visiting(browser, server.address) as visit:
        yield visit


@pytest.fixture
def guarded(hostile: Visit) -> Iterator[Guarded]:
    """One who looks closely."""
    yield Guarded(hostile)
    # The icon of a page that is left at once is not waited for.
    hostile.astray[:] = [one for one in hostile.astray if not re.fullmatch(r"failed: .*/icon\.svg", one)]


POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; require-trusted-types-for 'script'"
)
RAW = {
    "element": "<img src=x>",
    "program": "<script>window.ran = 1</script>",
    "handler": "<p onclick=ran=1>x</p>",
    "style": "<p style='color: red'>x</p>",
    "comment": "<!-- x -->",
    "other host": "<script src=https://evil.example/x.js></script>",
    "words cut": "〔Site.title〕 or not",
}


def words(page: Page, where: str) -> str:
    """What stands at a place, its white space aside."""
    return " ".join(page.locator(where).inner_text().split())


def flat(text: str) -> str:
    """A text as a page shows it."""
    return " ".join(text.split())


# -- every kind of page ----------------------------------------------------------------


def test_none_of_it_runs_and_all_of_it_is_read_on_every_kind_of_page(guarded: Guarded, output: Path) -> None:
    for path in PAGES:
        page = guarded.open(path)
        if page.locator("#ask").count():
            page.locator("#ask[data-ready]").wait_for(state="attached")
        guarded.looks(page, cut=path == "data/")
        file = output / path
        written = Html((file if path.endswith("html") else file / "index.html").read_text("utf-8"))
        assert page.locator("script").count() == len(written.scripts), path


def test_every_answer_of_the_server_bears_the_policy(hostile: Visit) -> None:
    page = hostile.open("xinghu/114/")
    wrong = f"%22%3E%3Cscript%3Eran=1%3C/script%3E{quote(BOMB[:30], safe='')}/"
    for path in ("", "404.html", "data/courses.json", "ics/city/xinghu.ics", "no/such/", wrong):
        answer = page.request.get(hostile.address + path)
        assert answer.headers["content-security-policy"] == POLICY, path
        assert answer.headers["x-content-type-options"] == "nosniff", path


@pytest.mark.parametrize("raw", RAW.values(), ids=RAW)
def test_what_is_not_words_is_noticed(guarded: Guarded, raw: str) -> None:
    def spoil(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("</h1>", f"</h1>{raw}"))

    guarded.page.route("**/courses/xinghu/114/one/", spoil)
    page = guarded.open("courses/xinghu/114/one/")
    with pytest.raises(AssertionError):
        guarded.looks(page)
    guarded.visit.astray.clear()


@pytest.mark.long
def test_titles_stand_as_written(guarded: Guarded) -> None:
    for key, text in ALIKE.items():
        page = guarded.open(f"courses/xinghu/113/{key}/")
        assert words(page, "h1") == flat(text)
        assert flat(page.title()).startswith(flat(text))


def test_an_address_that_leads_nowhere_repeats_none_of_itself(guarded: Guarded) -> None:
    wrong = "%22%3E%3Cimg%20src=x%20onerror=ran=1%3E%3Cscript%3Eran=1%3C/script%3E/"
    guarded.visit.expected = (wrong,)
    page = guarded.open(wrong + "?x=%3Cscript%3Eran=1%3C/script%3E#<img src=x onerror=ran=1>")
    guarded.said.clear()  # the browser says on its console that there is no such page
    guarded.visit.astray.clear()
    guarded.looks(page)


@pytest.mark.long
@pytest.mark.parametrize("path", ["", "catalog/", "search/", "rules/xinghu/114/value/", "calendar/2024-05/"])
def test_what_an_address_adds_is_words_too(guarded: Guarded, path: str) -> None:
    added = "&".join(
        f"{name}={quote(BOMB)}" for name in ("q", "view", "sort", "__proto__", "constructor", "toString", "x")
    )
    page = guarded.open(f"{path}?{added}#{quote(BOMB)}")
    page.wait_for_timeout(300)
    guarded.looks(page)
    assert page.evaluate("({}).x === undefined && Object.keys(Object.prototype).length === 0")


# -- search ------------------------------------------------------------------------------

SEARCHED = (
    *("formula-equals", "script-end", "comment", "cdata", "title-end", "entity", "quotes", "braces"),
    *("prototype", "format", "emoji", "arabic", "long", "hidden"),
)


@pytest.mark.long
def test_hostile_words_are_found_and_shown_as_they_are(guarded: Guarded) -> None:
    for key in SEARCHED:
        query = ALIKE[key][:200]
        page = guarded.open(f"search/?q={quote(query, safe='')}")
        expect(page.locator("#search-said:not([data-working])")).not_to_be_empty()
        hit = page.locator(f"#search-hits a[href$='/courses/xinghu/113/{key}/']").first
        expect(hit).to_be_attached()
        assert flat(query[:20]) in flat(hit.inner_text()), key
        assert page.locator("#q").input_value() == query
        guarded.looks(page, excerpts=True)


@pytest.mark.long
def test_what_is_marked_is_what_was_asked(guarded: Guarded) -> None:
    for query in ("script>ran=1", "<img src=x onerror=ran=1>", "&amp;&lt;", "</title></style>"):
        page = guarded.open(f"search/?q={quote(query, safe='')}")
        mark = page.locator("#search-hits mark").first
        expect(mark).to_be_visible()
        assert "".join(query.split()) in "".join(mark.inner_text().split()), query
        guarded.looks(page, excerpts=True)


@pytest.mark.long
def test_a_search_for_signs_alone_says_something(guarded: Guarded) -> None:
    for query in (ALIKE["regex"], "__proto__", "hasOwnProperty", "%", "\\", "<", "😀"):
        page = guarded.open(f"search/?q={quote(query, safe='')}")
        expect(page.locator("#search-said:not([data-working])")).not_to_be_empty()
        guarded.looks(page, excerpts=True)


# -- calculators ---------------------------------------------------------------------------


@pytest.mark.parametrize("rule", ["value", "limit", "condition", "leave", "award"])
def test_a_calculator_asks_and_answers_literally(guarded: Guarded, rule: str) -> None:
    page = guarded.open(f"rules/xinghu/114/{rule}/")
    page.locator("#ask[data-ready]").wait_for(state="attached")
    choice = page.locator("#ask [name=choice]")
    choice.select_option(index=choice.locator("option").count() - 1)
    page.locator("#ask [name=agreed]").first.evaluate(
        "one => one.tagName === 'SELECT' ? one.selectedIndex = 1 : one.click()"
    )
    page.get_by_role("button", name="查答案").click()
    expect(page.locator("#answer")).to_contain_text(BOMB)
    assert "choice=" in page.url
    guarded.looks(page)


@pytest.mark.long
def test_a_question_in_a_link_is_words(guarded: Guarded) -> None:
    for name in ("choice", "number", "agreed", "__proto__", "<img src=x>"):
        page = guarded.open(f"rules/xinghu/114/value/?{quote(name)}={quote(BOMB)}")
        page.locator("#ask[data-ready]").wait_for(state="attached")
        expect(page.locator("#answer")).not_to_be_empty()
        guarded.looks(page)


# -- catalog -------------------------------------------------------------------------------


@pytest.mark.long
def test_the_catalog_filters_by_a_hostile_value(guarded: Guarded) -> None:
    for key in ("script-end", "title-end", "prototype", "constructor", "formula-equals", "entity", "lines"):
        page = guarded.open(f"catalog/?venue={quote(ALIKE[key], safe='')}")
        expect(page.locator("#catalog-found")).to_have_text("找到1項")
        assert flat(page.locator("#catalog-results a").first.inner_text()) == flat(ALIKE[key])
        assert page.get_by_role("checkbox", checked=True).count() == 1
        guarded.looks(page)


@pytest.mark.long
def test_the_catalog_filters_by_hostile_words(guarded: Guarded) -> None:
    for view in ("list", "table"):
        page = guarded.open(f"catalog/?view={view}&q={quote('</title></style>', safe='')}")
        expect(page.locator("#catalog-found")).to_have_text("找到3項")
        guarded.looks(page)


def test_what_the_catalog_saves_is_harmless_and_whole(guarded: Guarded) -> None:
    page = guarded.open("catalog/?year=113")
    expect(page.locator("#catalog-found")).to_contain_text(f"找到{len(ALIKE)}項")
    heads, *rows = csv.reader(io.StringIO(saved(page, "CSV").removeprefix("\ufeff"), newline=""))
    assert {len(row) for row in rows} == {len(heads)}
    assert all(cell[:1] not in FORMULA or not cell for row in rows for cell in row)
    assert {flat(row[0]) for row in rows} == {
        flat(f"'{text}" if text[:1] in FORMULA else text) for text in ALIKE.values()
    }
    calendar = read_calendar(saved(page, "ICS").encode())
    events = [one for one in calendar.components if one.name == "VEVENT"]
    assert {one.text("SUMMARY").removeprefix("【取消】") for one in events} == set(ALIKE.values())


def saved(page: Page, kind: str) -> str:
    """The file that a button hands over."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name=kind).click()
    download: Download = waiting.value
    return Path(download.path()).read_bytes().decode("utf-8")


# -- without a network, without scripts ------------------------------------------------------


def test_without_a_network_a_page_that_is_open_says_what_it_cannot_do(guarded: Guarded) -> None:
    page = guarded.open("search/")
    page.locator("#search[data-ready]").wait_for(state="attached")
    page.context.set_offline(True)
    page.locator("#q").fill("訓練課程")
    expect(page.locator("#search-said")).to_contain_text("沒有完整載入")
    page.context.set_offline(False)
    page.locator("#q").press("Enter")
    expect(page.locator("#search-said")).not_to_contain_text("沒有完整載入")
    guarded.visit.astray.clear()


@pytest.mark.long
def test_without_a_network_a_rule_that_is_open_still_answers(guarded: Guarded) -> None:
    page = guarded.open("rules/xinghu/114/value/")
    page.locator("#ask[data-ready]").wait_for(state="attached")
    page.context.set_offline(True)
    page.locator("#ask [name=choice]").select_option(index=1)
    page.get_by_role("button", name="查答案").click()
    expect(page.locator("#answer")).not_to_have_text("填了問題，答案就在這裡。")
    guarded.looks(page)


@pytest.mark.long
def test_without_a_network_the_catalog_keeps_its_list(guarded: Guarded) -> None:
    page = guarded.open("catalog/")
    expect(page.locator("#catalog-tools")).to_be_visible()
    page.context.set_offline(True)
    page.locator("#catalog-sort").select_option("strokes")
    expect(page.locator("#catalog-note")).to_contain_text("讀不到")
    expect(page.locator("#catalog-listed")).to_be_visible()
    guarded.visit.astray.clear()


FAULTS = {"gone": {"status": 404, "body": "gone"}, "broken": {"status": 200, "body": '{"a": [1,'}}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
@pytest.mark.parametrize("file", ["search/index/about.json", "search/index/texts/**"])
def test_a_broken_index_is_said_and_read_anew(
    guarded: Guarded, file: str, fault: dict[str, int | str]
) -> None:
    page = guarded.open("search/")
    page.locator("#search[data-ready]").wait_for(state="attached")
    page.route(f"**/{file}", lambda route: route.fulfill(**fault))
    page.locator("#q").fill("</title></style>")
    expect(page.locator("#search-said")).to_contain_text("沒有完整載入")
    page.unroute(f"**/{file}")
    page.locator("#q").press("Enter")
    expect(page.locator("#search-hits a").first).to_be_visible()
    guarded.visit.astray.clear()


@pytest.mark.long
@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
@pytest.mark.parametrize("file", ["rule.json", "rules/world.json", "rules/words.json"])
def test_a_calculator_without_its_record_leaves_the_rule_as_it_stands(
    guarded: Guarded, file: str, fault: dict[str, int | str]
) -> None:
    guarded.page.route(f"**/{file}", lambda route: route.fulfill(**fault))
    page = guarded.open("rules/xinghu/114/value/?choice=x")
    page.wait_for_timeout(300)
    assert flat(BOMB) in words(page, "main")
    assert not page.locator("#ask[data-ready]").count()
    guarded.visit.astray.clear()


def test_without_scripts_every_text_is_there(hostile: Visit) -> None:
    page = hostile.open("sessions/xinghu/113/title-end-a/", java_script_enabled=False)
    assert flat(ALIKE["title-end"]) in words(page, "main")
    page.goto(hostile.address + "rules/xinghu/114/value/")
    assert flat(BOMB) in words(page, "main")
