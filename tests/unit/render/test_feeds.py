"""Stories about the feed of changes, the search box and robots.txt: their readers find the same words."""

from __future__ import annotations

import re
from datetime import date
from uuid import UUID
from xml.etree import ElementTree

import pytest
from hypothesis import given

from planpress.model.site import Site
from planpress.render.feeds import ATOM, OPEN_SEARCH, render_feed, render_robots, render_search_box
from planpress.site.feeds import Feed, FeedEntry, document_entries, search_box, session_entries, site_feed
from planpress.site.sitemap import site_map_files
from planpress.site.xml_text import clean, element
from support.hostile import HOSTILE, hostile
from support.plans import plan_of
from support.theme import wording

DAY = date(2024, 2, 27)
A = f"{{{ATOM}}}"
SESSIONS = """編號,課程,開始,狀態,更正序,更新日期
a-1-a,a-1,113年5月6日,取消,,113年4月1日
a-1-b,a-1,113年5月7日,延期,,
a-1-c,a-1,113年5月8日,開放報名,2,
a-1-d,a-1,113年5月9日,開放報名,,
"""
COURSES = "編號,課程名稱\na-1,甲班\n"


def _read(feed: Feed) -> ElementTree.Element:
    return ElementTree.fromstring(render_feed(feed, "atom.xml"))  # noqa: S314 (our own)


def _feed(*entries: FeedEntry, root: str = "https://plans.example/x/") -> Feed:
    return Feed("異動", "人事處", root, DAY, entries)


def test_a_feed_has_what_the_standard_asks_for() -> None:
    entry = FeedEntry("taoyuan/113/", "計畫", DAY, date(2024, 1, 2), "函頒", "桃園市政府")
    feed = _read(_feed(entry))
    for one in (feed, feed.find(f"{A}entry")):
        assert one is not None
        assert UUID((one.findtext(f"{A}id") or "").removeprefix("urn:uuid:")).version == 5
        assert one.findtext(f"{A}title")
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00\+08:00", one.findtext(f"{A}updated") or "")
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{A}link")}
    assert links == {"self": "https://plans.example/x/atom.xml", "alternate": "https://plans.example/x/"}
    assert feed.find(f"{A}entry/{A}link").get("href") == "https://plans.example/x/taoyuan/113/"  # type: ignore[union-attr]
    assert feed.findtext(f"{A}entry/{A}published") == "2024-01-02T00:00:00+08:00"


def test_ids_stay_whatever_the_words_and_the_day() -> None:
    before = _feed(FeedEntry("a/", "甲", DAY))
    after = Feed(
        "別的名稱", "別人", before.root, date(2026, 1, 1), (FeedEntry("a/", "乙", date(2026, 1, 1)),)
    )
    path = f"{A}entry/{A}id"
    assert _read(before).findtext(path) == _read(after).findtext(path)
    assert _read(before).findtext(path) != _read(_feed(FeedEntry("b/", "甲", DAY))).findtext(path)


def test_without_an_address_links_lead_on_from_the_feed() -> None:
    feed = _read(_feed(FeedEntry("a/", "甲", DAY), FeedEntry("", "首頁", DAY), root=""))
    assert [link.get("href") for link in feed.iter(f"{A}link")] == ["./", "a/", "./"]


def test_a_document_is_told_on_its_day_and_one_without_a_day_is_not() -> None:
    dated = "\nissue: {date: 113年2月27日, number: 府人考字第1130042016號, act: 函頒}\n"
    plan, _, _ = plan_of({"plan.yaml": f"title: 計畫\nkind: plan\nperiod: 113年{dated}"})
    (entry,) = document_entries(plan, wording(), "桃園市政府")
    assert (entry.updated, entry.published) == (DAY, DAY)
    assert entry.summary == "113年2月27日府人考字第1130042016號函頒"
    bare, _, _ = plan_of({"plan.yaml": "title: 計畫\nkind: plan\nperiod: 113年\n"})
    assert list(document_entries(bare, wording(), "桃園市政府")) == []


def test_sessions_that_changed_are_told_and_others_are_not() -> None:
    dated = "\nissue: {date: 113年2月27日, number: 未載明}\n"
    files = {"courses.csv": COURSES, "sessions.csv": SESSIONS}
    plan, _, _ = plan_of({"plan.yaml": f"title: 計畫\nkind: plan\nperiod: 113年{dated}", **files})
    found = list(session_entries(plan, plan.sessions, {"a-1": "甲班"}, wording(), "桃園市政府"))
    assert [(one.title, one.updated) for one in found] == [
        ("取消：甲班", date(2024, 4, 1)),
        ("延期：甲班", DAY),
        ("更正：甲班", DAY),
    ]


def test_the_newest_change_is_first_and_gives_the_feed_its_day() -> None:
    site = Site.model_validate({"title": "訓練", "updated": "115年1月2日", "as_of": "115年2月2日"})
    feed = site_feed(site, wording(), [FeedEntry("a/", "甲", DAY), FeedEntry("b/", "乙", date(2027, 1, 1))])
    assert [one.page for one in feed.entries] == ["b/", "", "data/", "a/"]
    assert feed.updated == date(2027, 1, 1)
    bare = site_feed(Site.model_validate({"title": "訓練", "as_of": "115年2月2日"}), wording(), [])
    assert (bare.updated, bare.entries) == (date(2026, 2, 2), ())


@given(hostile, hostile)
def test_no_text_breaks_the_feed(first: str, second: str) -> None:
    feed = _read(_feed(FeedEntry("a/", first, DAY, summary=second, author=first)))
    entry = feed.find(f"{A}entry")
    assert entry is not None
    assert len(list(entry)) == 6
    assert entry.findtext(f"{A}title") == clean(first)
    assert entry.findtext(f"{A}summary") == clean(second or first)


@given(hostile)
def test_no_text_breaks_an_element(text: str) -> None:
    read = ElementTree.fromstring(element("a", text, {"b": text}))  # noqa: S314
    assert (read.text or "") == clean(text)
    assert read.get("b") == clean(text)


@pytest.mark.parametrize("text", ["\x00", "\x0b", "\x1f", "\ufffe", "\uffff", "\ud800"])
def test_what_no_xml_may_hold_is_left_out(text: str) -> None:
    assert clean(f"甲{text}乙") == "甲乙"


@pytest.mark.parametrize("text", ["\t", "\n", "\r", "\x7f", "\u2028", "\u202e", "𠀀", "\ufffd"])
def test_what_xml_may_hold_stays(text: str) -> None:
    assert clean(text) == text


# -- search box, robots, sitemap -----------------------------------------------------


@pytest.mark.parametrize("title", ["訓練計畫", *HOSTILE])
def test_a_search_box_reads_as_one(title: str) -> None:
    site = Site.model_validate({"title": title, "address": "https://plans.example/x/"})
    box = ElementTree.fromstring(render_search_box(search_box(site, wording())))  # noqa: S314
    ns = f"{{{OPEN_SEARCH}}}"
    name = box.findtext(f"{ns}ShortName") or ""
    assert name == clean(title[:16])
    templates = {url.get("type"): url.get("template") for url in box.findall(f"{ns}Url")}
    assert templates == {
        "text/html": "https://plans.example/x/search/?q={searchTerms}",
        "application/opensearchdescription+xml": "https://plans.example/x/opensearch.xml",
    }


def test_without_an_address_the_search_is_named_from_the_file() -> None:
    box = search_box(Site.model_validate({"title": "訓練"}), wording())
    assert (box.template, box.address) == ("search/?q={searchTerms}", "")


def test_robots_may_read_all_and_are_told_of_the_map_where_it_is_known() -> None:
    assert render_robots("") == b"User-agent: *\nDisallow:\n"
    assert render_robots("https://a.example/sitemap.xml").endswith(
        b"Sitemap: https://a.example/sitemap.xml\n"
    )


def test_the_map_tells_when_pages_were_updated_and_escapes_addresses() -> None:
    files = {"a/index.html": "2024-02-27", "b/index.html": "", "年/\"'&<x>/index.html": ""}
    read = ElementTree.fromstring(site_map_files("https://a.example/", files)["sitemap.xml"])  # noqa: S314
    ns = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    pages = [(url.findtext(f"{ns}loc"), url.findtext(f"{ns}lastmod")) for url in read]
    assert pages == [
        ("https://a.example/a/", "2024-02-27"),
        ("https://a.example/b/", None),
        ("https://a.example/%E5%B9%B4/%22%27&%3Cx%3E/", None),
    ]
