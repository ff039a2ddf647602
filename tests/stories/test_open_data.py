"""Stories about open data: what an edit makes anew, what is warned of, what every text becomes."""

from __future__ import annotations

import csv
import io
import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from planpress.pipeline.run import located
from support.codebook import codebook
from support.hostile import HOSTILE
from support.project import Project
from support.small import COURSES, DOCUMENT, PLAN, many_courses, small_project

SITE = "content/site.yaml"
ADDRESS = "address: https://plans.example/x/\n"
TERMS = "open_data: {contact: 人事處, frequency: 每年, licence: 政府資料開放授權條款-第1版, charge: 免費}\n"
DESCRIBED = {"data_catalog": 1, "data_package": 1}


def _json(project: Project, name: str) -> Any:
    return json.loads((project.root / "output" / name).read_text("utf-8"))


def _csv(project: Project, kind: str) -> list[dict[str, str]]:
    text = (project.root / f"output/data/{kind}.csv").read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


# -- what an edit makes anew ---------------------------------------------------------


def test_one_cell_makes_the_files_of_courses_and_what_describes_them(tmp_path: Path) -> None:
    project = many_courses(tmp_path, 60).build()
    project.edit(COURSES, "第55班,一般人員,30", "第55班,一般人員,31").build()
    joined = {name: count for name, count in project.joined.items() if not name.startswith("catalog_")}
    report = {"parity_page": 1}  # the cell stands in a table of the document
    assert joined == {"data_csv": 1, "data_json": 1} | DESCRIBED | report
    assert [row["seats"] for row in _json(project, "data/courses.json") if row["id"] == "all-55"] == ["31"]
    assert project.ran("course_page") == 1


def test_a_plan_that_did_not_change_gives_its_part_as_it_was(small: Project) -> None:
    small.edit(COURSES, ",40,3小時", ",41,3小時").build()
    assert small.ran("data_part") < 20  # those of one plan; the other's and the site's stand
    small.edit("content/cities/xinghu.yaml", "agency: 星湖市政府人事處", "agency: 星湖市政府訓練處").build()
    assert small.joined["data_csv"] == 1


def test_a_blank_line_more_in_a_document_makes_nothing_anew(small: Project) -> None:
    small.edit(DOCUMENT, "# 訓練課程", "\n\n# 訓練課程").build()
    assert small.joined == {}


def test_a_new_title_of_a_course_is_in_the_data_and_in_no_feed(small: Project) -> None:
    small.edit(COURSES, "提示的寫法", "提示詞的寫法").build()
    assert "feed" not in small.joined
    assert "提示詞的寫法" in (small.root / "output/data/courses.csv").read_text("utf-8-sig")


# -- terms ---------------------------------------------------------------------------


def _site(tmp_path: Path, *lines: str) -> Project:
    project = small_project(tmp_path / "small")
    text = (project.root / SITE).read_text("utf-8")
    return project.write(SITE, text + "".join(lines))


def test_a_site_that_has_an_address_is_told_to_say_its_terms(tmp_path: Path) -> None:
    project = _site(tmp_path, ADDRESS).check()
    said = project.says("P90")
    assert (said.wording, said.severity) == ("none", "notice")


def test_terms_that_are_missing_are_named_at_their_place(tmp_path: Path) -> None:
    project = _site(tmp_path, "open_data:\n  charge: 免費\n").check()
    said = project.says("P90")
    text = codebook("P").says(said, "zh")
    assert all(name in text for name in ("聯絡窗口", "更新頻率", "授權方式", "更新日期"))
    assert "計費方式" not in text
    assert "提供機關" not in text  # the owner of the site
    (shown,) = located(project.root, [said])
    assert shown.source.strip() in ("open_data:", "charge: 免費")


def test_with_all_terms_nothing_is_said_and_the_page_tells_them(tmp_path: Path) -> None:
    project = _site(tmp_path, "updated: 115年1月2日\n", TERMS).build()
    assert [item.code for item in project.diagnostics] == []
    project.page("data/").shows(
        "政府資料開放授權條款-第1版", "免費", "每年", "星湖市政府人事處", "115年1月2日"
    )


def test_a_bare_project_still_gives_its_data_and_leaves_the_rest_out(small: Project) -> None:
    assert [item.code for item in small.diagnostics] == []
    small.page("data/").hides("授權方式").shows("課程", "人數", "JSON")
    assert "licenses" not in _json(small, "data/datapackage.json")


# -- where things are ------------------------------------------------------------------


def test_the_head_of_a_page_leads_to_the_feed_and_to_the_search_where_it_can(tmp_path: Path) -> None:
    project = _site(tmp_path).build()
    head = project.page("courses/xinghu/114/ai-1/").html
    assert 'type="application/atom+xml" href="../../../../atom.xml"' in head
    assert "opensearch" not in head
    project = _site(tmp_path / "b", ADDRESS, TERMS, "updated: 115年1月2日\n").build()
    head = project.page("courses/xinghu/114/ai-1/").html
    assert 'type="application/opensearchdescription+xml" href="../../../../opensearch.xml"' in head
    assert 'name="DC.Identifier" content="https://plans.example/x/courses/xinghu/114/ai-1/"' in head
    robots = (project.root / "output/robots.txt").read_text()
    assert "Sitemap: https://plans.example/x/sitemap.xml" in robots
    box = (project.root / "output/opensearch.xml").read_text("utf-8")
    assert 'template="https://plans.example/x/search/?q={searchTerms}"' in box


def test_the_map_tells_the_day_of_a_plan_for_its_pages(tmp_path: Path) -> None:
    project = _site(tmp_path, "updated: 115年1月2日\n")
    project.edit(f"{PLAN}/plan.yaml", "kind: plan", "kind: plan\nupdated: 114年3月4日").build()
    text = (project.root / "output/sitemap.xml").read_text("utf-8")
    assert "<loc>/courses/xinghu/114/ai-1/</loc><lastmod>2025-03-04</lastmod>" in text
    assert "<loc>/xinghu/113/</loc><lastmod>2026-01-02</lastmod>" in text


# -- every text in every file ------------------------------------------------------------


class _Reader(HTMLParser):
    """Data blocks and meta tags of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[str] = []
        self.meta: dict[str, str] = {}
        self._open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self._open = tag == "script" and told.get("type") == "application/ld+json"
        if tag == "meta" and told.get("name"):
            self.meta[str(told["name"])] = told.get("content") or ""

    def handle_data(self, data: str) -> None:
        if self._open:
            self.blocks.append(data)
            self._open = False


def _read(project: Project, address: str) -> _Reader:
    reader = _Reader()
    reader.feed(project.page(address).html)
    return reader


WRITABLE = tuple(
    text
    for text in HOSTILE
    if text.isprintable() and text == text.strip() and not set("\u202e\u2066\u2028\u2029") & set(text)
)
"""What a reader of spreadsheets lets through as a title; the rest it refuses with a message."""


IDS = tuple(f"h-{number}" for number in range(1, len(WRITABLE) + 1))


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A site whose courses and cancelled sessions bear every hostile text there may be."""
    texts = [text.replace('"', '""') for text in WRITABLE]
    pairs = list(zip(IDS, texts, strict=True))
    project = _site(tmp_path_factory.mktemp("hostile"), ADDRESS, TERMS, "updated: 115年1月2日\n")
    rows = "".join(f'{key},digital,ai,"{text}",一般人員,30,6小時,\n' for key, text in pairs)
    project.edit(COURSES, "data-1,", f"{rows}data-1,")
    held = "".join(f'{key}-a,{key},1,114年5月6日,取消,"{text}",114年5月1日\n' for key, text in pairs)
    return project.write(f"{PLAN}/sessions.csv", f"編號,課程,梯次,開始,狀態,備註,更新日期\n{held}").build()


@pytest.mark.parametrize(("key", "text"), list(zip(IDS, WRITABLE, strict=True)), ids=IDS)
def test_a_title_is_the_same_words_wherever_it_is_read(hostile_site: Project, key: str, text: str) -> None:
    project = hostile_site
    assert project.outcome is not None
    assert not project.outcome.failed, project.diagnostics

    (row,) = [row for row in _json(project, "data/courses.json") if row["id"] == key]
    assert row["title"] == text
    (cells,) = [cells for cells in _csv(project, "courses") if cells["id"] == key]
    assert cells["title"] in (text, f"'{text}")
    assert cells["title"][0] not in "=+-@＝＋－＠"
    (session,) = [one for one in _json(project, "data/sessions.json") if one["id"] == f"{key}-a"]
    assert (session["title"], session["note"]) == (text, text)
    course = _read(project, f"courses/xinghu/114/{key}/")
    assert [json.loads(block)["name"] for block in course.blocks] == [text]
    assert course.meta["DC.Title"] == text
    (block,) = _read(project, f"sessions/xinghu/114/{key}-a/").blocks
    assert json.loads(block)["eventStatus"] == "https://schema.org/EventCancelled"
    feed = ElementTree.fromstring((project.root / "output/atom.xml").read_bytes())  # noqa: S314 (our own)
    titles = [one.text for one in feed.iter("{http://www.w3.org/2005/Atom}title")]
    assert f"取消：{text}" in titles
