"""Hostile words in every field: each file that programs read can be read, and holds the words as written."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml

from planpress.diagnostics.diagnostic import Checked, Ref
from planpress.load.kinds import MODELS, kind_of
from planpress.publish.header_files import NAMES, header_file
from planpress.render.typeset_job import Job, Sheet
from planpress.site.csv_text import FORMULA
from planpress.site.runs import words
from support.amendments import run as amend
from support.calendars import Component, read_calendar
from support.hostile_reading import NAMED, Html, pages_of, spoilt, strings
from support.hostile_records import BOMB, NOT_ANY_WORDS, NOWHERE, ROUNDED, fields_of, filled_in
from support.hostile_site import ADDRESS, ALIKE, LINK, hostile_project
from support.project import Project
from support.small import COURSES, DOCUMENT, PLAN, small_project
from support.typesetting import FakeTypesetter

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
REPORT = "parity/index.html"
CONTINUED = re.compile(
    r'<tr id="[^"]*" class="continued">\s*<td headers="([^" ]+)[^"]*"[^>]*>(.*?)</td>\s*</tr>', re.DOTALL
)
"""Shows some characters from the middle of a text where two files differ."""


class Keeping(FakeTypesetter):
    """Keeps what it was to set."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[str] = []

    def typeset(self, job: Job, ref: Ref) -> Checked[Sheet]:
        """A sheet of ``job``."""
        self.sheets.append(job.html)
        return super().typeset(job, ref)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The hostile project, built."""
    project = hostile_project(tmp_path_factory.mktemp("hostile") / "site")
    project.typesetter = Keeping()
    project.build()
    assert project.outcome is not None
    assert not project.outcome.failed, [one for one in project.diagnostics if one.severity == "error"]
    return project


@pytest.fixture(scope="module")
def pages(site: Project) -> dict[str, Html]:
    """Its pages by path."""
    return dict(pages_of(_output(site)))


def _output(site: Project) -> Path:
    return site.root / "output"


def _json(site: Project, name: str | Path) -> Any:
    return json.loads((_output(site) / name).read_text("utf-8"))


def _csv(file: Path) -> list[list[str]]:
    content = file.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf"), "no byte order mark"
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def _calendar(site: Project, name: str) -> dict[str, Component]:
    calendar = read_calendar((_output(site) / name).read_bytes())
    return {one.one("UID"): one for one in calendar.components if one.name == "VEVENT"}


def _filled(site: Project) -> Iterator[tuple[type, str]]:
    for file in sorted([*site.root.glob("content/**/*.yaml"), *site.root.glob("plans/**/*.yaml")]):
        kind = kind_of(file.relative_to(site.root).as_posix())
        assert kind
        record = yaml.load(file.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 (gives texts only)
        yield from filled_in(MODELS[kind].model_validate(record))


# -- the fields ----------------------------------------------------------------------


def test_every_free_text_of_every_record_is_hostile(site: Project) -> None:
    filled = set(_filled(site))
    left: dict[str, set[str]] = {}
    for model, field in fields_of(MODELS):
        if (model, field) not in filled and field != ROUNDED:
            left.setdefault(model.__name__, set()).add(field)
    assert left == NOT_ANY_WORDS


# -- pages ---------------------------------------------------------------------------


def test_no_text_becomes_an_element_a_comment_or_an_attribute(pages: dict[str, Html]) -> None:
    for path, page in pages.items():
        assert not page.tags & {"x", "style", "iframe", "object", "embed", "base"}, path
        assert page.comments == 0, path
        assert [one for one in page.attributes if one[1].startswith("on") or one[1] == "style"] == [], path
        assert "x" not in page.values("src"), path


def test_every_script_is_a_file_of_the_site_or_data(pages: dict[str, Html]) -> None:
    for path, page in pages.items():
        for attributes, held in page.scripts:
            if "src" in attributes:
                assert attributes["src"].lstrip("./").startswith("assets/") or path == "404.html", path
                assert held.strip() == "", path
            else:
                assert attributes["type"] in ("application/ld+json", "application/json"), path
                assert not set("<>") & set(held), path
                assert [one for text in strings(json.loads(held)) for one in spoilt(text)] == [], path


def test_every_text_stands_on_pages_whole_and_as_written(pages: dict[str, Html]) -> None:
    for path, page in pages.items():
        if path != REPORT:
            assert spoilt(page.text, cut=path == "data/index.html", folded=True) == [], path
        for tag, name, value in page.attributes:
            assert spoilt(value) == [], (path, tag, name)


def test_page_office_text_and_data_say_every_text_alike(site: Project) -> None:
    """The stand-in typesetter sets nothing: the two PDFs of each document alone differ."""
    page = (_output(site) / REPORT).read_text("utf-8")
    rows = re.findall(r'<tr>\s*<th scope="row">(.*?)</tr>', page, re.DOTALL)
    differing = {
        re.sub(r"<[^>]+>", "", row.split("</th>")[0]) for row in rows if "<strong>不同</strong>" in row
    }
    assert len(rows) >= 8
    assert {name.removeprefix("檔案") for name in differing} == {"正式文件 PDF", "保存版 PDF/A"}


def test_what_is_set_for_paper_is_words_too(site: Project) -> None:
    assert isinstance(site.typesetter, Keeping)
    assert len(site.typesetter.sheets) >= 3
    for sheet in (Html(_undivided(html)) for html in site.typesetter.sheets):
        assert not sheet.tags & {"x", "img", "script", "iframe", "object", "embed", "base"}
        assert [one for one in sheet.attributes if one[1].startswith("on")] == []
        assert spoilt(sheet.text, folded=True) == []
        assert sheet.comments == 0


def _undivided(html: str) -> str:
    """A sheet in which the cells that go on in a row of their own are whole again."""
    while found := CONTINUED.search(html):
        cell = html.rindex(f'<td headers="{found[1]} ', 0, found.start())
        end = html.index("</td>", cell)
        html = html[:end] + found[2] + html[end : found.start()] + html[found.end() :]
    return html


def test_a_long_word_is_read_in_a_moment() -> None:
    begun = time.process_time()
    assert [run.text for run in words("w" * 10_000)] == ["w" * 10_000]
    assert time.process_time() - begun < 1


def test_every_field_reaches_a_page_or_a_file_of_data(site: Project, pages: dict[str, Html]) -> None:
    data = (text for file in (_output(site) / "data").glob("*.json") for text in strings(_json(site, file)))
    told = (
        text for page in pages.values() for text in (page.text, *(value for *_, value in page.attributes))
    )
    seen = {name for text in (*data, *told) for name in NAMED.findall(text)}
    every = {f"{model.__name__}.{field}" for model, field in _filled(site)}
    assert {one for one in every - seen if not one.endswith(".unverified")} <= NOWHERE


def test_the_table_of_an_amendment_holds_words_only(
    site: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    setter = Keeping()
    monkeypatch.setattr("planpress.pipeline.run.ChildTypesetter", lambda: setter)
    old = tmp_path / "old"
    shutil.copytree(site.root / PLAN, old)
    plan = yaml.load((old / "plan.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 (texts only)
    (old / "plan.yaml").write_text(yaml.safe_dump(plan | {"title": "舊名稱"}, allow_unicode=True), "utf-8")
    words_before = (old / "document.md").read_text("utf-8")
    (old / "document.md").write_text(words_before.replace("1. 說明", "1. 從前的說明"), "utf-8")
    result = amend(str(old), str(site.root / PLAN), "--output", str(tmp_path / "out"))
    assert result.exit_code == 0, result.output
    [file] = (tmp_path / "out").glob("*.html")
    for page in (Html(file.read_text("utf-8")), *map(Html, setter.sheets)):
        assert not page.tags & {"x", "img", "script", "iframe", "object", "embed", "base"}
        assert [one for one in page.attributes if one[1].startswith("on")] == []
        assert page.comments == 0
        assert {one for one in NOWHERE if one.startswith("Amendment.")} <= set(NAMED.findall(page.text))


@pytest.mark.parametrize(("key", "text"), ALIKE.items(), ids=ALIKE)
def test_a_course_has_the_same_title_in_heading_head_and_data_block(
    pages: dict[str, Html], key: str, text: str
) -> None:
    page = pages[f"courses/xinghu/113/{key}/index.html"]
    said = " ".join(page.text.split())
    assert said.count(" ".join(text.split())) >= 2
    assert text in page.values("content")
    assert [block["name"] for block in page.blocks()] == [text]


def test_links_lead_where_they_say(pages: dict[str, Html]) -> None:
    for path, page in pages.items():
        for href in page.values("href"):
            assert href.startswith(("https://", "mailto:", ".", "#", "/")) or ":" not in href, (path, href)
    assert LINK in pages["services/links/index.html"].values("href")
    assert LINK in pages["sessions/xinghu/113/entity-a/index.html"].values("href")


def test_a_page_that_was_broken_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(f"<p>〔A.b〕{BOMB}</p><!-- c --><p>〔C.d〕{BOMB[:9]}…</p>", "utf-8")
    ((_, page),) = pages_of(tmp_path)
    assert {"img", "script"} <= page.tags
    assert ("img", "onerror", "ran=1") in page.attributes
    assert page.comments > 0
    assert spoilt(page.text) == ["A.b", "C.d"]
    assert (spoilt(f"〔C.d〕{BOMB[:9]}…"), spoilt(f"〔C.d〕{BOMB[:9]}…", cut=True)) == (["C.d"], [])


# -- data ----------------------------------------------------------------------------


def test_every_json_file_can_be_read_and_holds_the_texts_raw(site: Project) -> None:
    files = [*_output(site).rglob("*.json"), *_output(site).rglob("*.jsonld")]
    assert len(files) > 60
    for file in files:
        held = json.loads(file.read_text("utf-8"))
        if file.name != "about.json":  # the index of the search keeps folded words
            assert [one for text in strings(held) for one in spoilt(text)] == [], file


@pytest.mark.parametrize("group", ["hours", "limit", "award", "condition", "value"])
def test_the_record_of_a_rule_holds_its_words_raw(site: Project, group: str) -> None:
    named = set(NAMED.findall("".join(strings(_json(site, f"rules/xinghu/114/{group}/rule.json")))))
    assert {"QuestionField.title", "QuestionField.choices", "Requirement.what"} <= named


def test_courses_and_sessions_are_raw_in_json(site: Project) -> None:
    courses = {one["id"]: one for one in _json(site, "data/courses.json")}
    sessions = {one["id"]: one for one in _json(site, "data/sessions.json")}
    for key, text in ALIKE.items():
        assert (courses[key]["title"], courses[key]["venue"], courses[key]["note"]) == (text, text, text)
        assert (sessions[f"{key}-a"]["venue"], sessions[f"{key}-a"]["note"]) == (text, text)


def test_every_csv_file_is_the_json_made_harmless(site: Project) -> None:
    for file in sorted((_output(site) / "data").glob("*.csv")):
        heads, *rows = _csv(file)
        records = json.loads(file.with_suffix(".json").read_text("utf-8"))
        if file.stem == "rules":  # one row a rule there, a tree of rules here
            continue
        assert len(rows) == len(records), file
        for row, record in zip(rows, records, strict=True):
            assert len(row) == len(heads), file
            for head, cell in zip(heads, row, strict=True):
                if isinstance(record.get(head), str):
                    text = record[head]
                    assert cell == (f"'{text}" if text[:1] in FORMULA else text), (file, head)


def test_no_cell_of_any_csv_file_begins_a_formula(site: Project) -> None:
    files = sorted(_output(site).rglob("*.csv"))
    assert {file.parent.name for file in files} == {"data", "compare"}
    for file in files:
        for cell in (cell for row in _csv(file) for cell in row):
            assert cell[:1] not in FORMULA or cell == "", (file, cell)
            assert spoilt(cell) == [], file


# -- calendars, feeds, maps --------------------------------------------------------------


def test_every_calendar_can_be_read_and_has_its_entries_and_no_more(site: Project) -> None:
    for file in _output(site).rglob("*.ics"):
        read_calendar(file.read_bytes())
    assert len(_calendar(site, "ics/city/xinghu.ics")) == len(ALIKE) + 2


@pytest.mark.parametrize(("key", "text"), ALIKE.items(), ids=ALIKE)
def test_an_entry_says_the_same_words(site: Project, key: str, text: str) -> None:
    (event,) = _calendar(site, f"ics/session/xinghu-113-{key}-a.ics").values()
    assert event.text("SUMMARY").removeprefix("【取消】") == text
    assert event.text("LOCATION") == text
    assert text in event.text("DESCRIPTION")


def test_the_feed_says_the_same_words(site: Project) -> None:
    feed = ElementTree.fromstring((_output(site) / "atom.xml").read_bytes())  # noqa: S314 (our own)
    said = [one.text or "" for one in feed.iter()]
    assert [name for text in said for name in spoilt(text)] == []
    titles = [one.text or "" for one in feed.iter(f"{ATOM}title")]
    for text in list(ALIKE.values())[1::2]:
        assert f"取消：{text}" in titles
    assert {one.tag.partition("}")[0] + "}" for one in feed.iter()} == {ATOM}


def test_the_map_names_every_page_once(site: Project, pages: dict[str, Html]) -> None:
    found = ElementTree.fromstring((_output(site) / "sitemap.xml").read_bytes())  # noqa: S314 (our own)
    places = [one.text or "" for one in found.iter(f"{MAP}loc")]
    assert len(set(places)) == len(places) > 150
    for place in places:
        assert place.startswith(ADDRESS)
        assert f"{place.removeprefix(ADDRESS)}index.html" in pages


def test_the_search_box_of_browsers_says_the_same_words(site: Project) -> None:
    box = ElementTree.fromstring((_output(site) / "opensearch.xml").read_bytes())  # noqa: S314 (our own)
    told = [one.text or "" for one in box.iter() if "〔" in (one.text or "")]
    assert told
    for text in told:  # names of such boxes must be short
        assert BOMB.startswith(text.partition("〕")[2][:20])


# -- hosts -----------------------------------------------------------------------------


def test_what_hosts_read_holds_none_of_it(site: Project) -> None:
    for name in NAMES:
        assert (_output(site) / name).read_bytes() == header_file(name, "/")
    robots = (_output(site) / "robots.txt").read_text("utf-8")
    assert robots.splitlines() == ["User-agent: *", "Disallow:", f"Sitemap: {ADDRESS}sitemap.xml"]


BAD_ADDRESS = "https://plans.example.org/\"><script>ran=1</script>';{}$(x)`%0d%0a/"


def test_an_address_with_marks_in_it_breaks_no_file(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    project.edit("content/site.yaml", "as_of:", f"address: {json.dumps(BAD_ADDRESS)}\nas_of:").build()
    assert project.outcome is not None
    assert not project.outcome.failed, project.diagnostics
    plain = small_project(tmp_path / "plain")
    plain.edit("content/site.yaml", "as_of:", "address: https://plans.example.org/a/\nas_of:").build()
    for path, page in pages_of(_output(project)):
        other = Html((_output(plain) / path).read_text("utf-8"))
        assert [(tag, name) for tag, name, _ in page.attributes] == [one[:2] for one in other.attributes]
    for name in ("sitemap.xml", "atom.xml", "opensearch.xml", "web.config"):
        ElementTree.fromstring((_output(project) / name).read_bytes())  # noqa: S314 (our own)
    for name in NAMES:
        own, wanted = ((_output(one) / name).read_text("utf-8") for one in (project, plain))
        assert len(own.splitlines()) == len(wanted.splitlines())
        assert "ran=1</script>" not in own


# -- what is refused ---------------------------------------------------------------------


def edit(path: str, old: str, new: str) -> Callable[[Project], object]:
    return lambda project: project.edit(path, old, new)


SITE, ABOUT, TITLE = "content/site.yaml", "content/pages/about.md", "title: 訓練計畫"
REFUSED = {
    "direction": (edit(COURSES, "提示的寫法", "提示\u202e寫法"), "Y03"),
    "direction of a part": (edit(SITE, TITLE, "title: 訓\u2066練"), "Y03"),
    "line of JavaScript": (edit(COURSES, "提示的寫法", "提示\u2028寫法"), "Y02"),
    "paragraph of JavaScript": (edit(DOCUMENT, "提升同仁", "提升\u2029同仁"), "Y02"),
    "nothing": (edit(COURSES, "提示的寫法", "提示\x00寫法"), "Y02"),
    "nothing, escaped": (edit(SITE, TITLE, 'title: "訓\\0練"'), "Y22"),
    "hidden, escaped": (edit(SITE, TITLE, 'title: "訓\\u200b練"'), "Y22"),
    "half a character": (edit(SITE, TITLE, 'title: "訓\\ud800練"'), "Y20"),
    "element in a document": (edit(DOCUMENT, "提升", "<img src=x onerror=ran=1>"), "D21"),
    "comment in a document": (edit(DOCUMENT, "提升", "<!-- x"), "D21"),
    "entity in a document": (edit(DOCUMENT, "提升", "&lt;"), "D21"),
    "braces in a document": (edit(DOCUMENT, "提升", "{{7+7}}"), "D13"),
    "raw in a document": (edit(DOCUMENT, "提升", "{% raw %}"), "D13"),
    "element in a page": (edit(ABOUT, "這是", "</main><script>ran=1</script>"), "D21"),
    "program as a link of a document": (edit(DOCUMENT, "提升", "[x](javascript:ran=1)"), "D23"),
    "program as a link of a page": (edit(ABOUT, "這是", "[x](javascript:ran=1)"), "D23"),
    "program in the footer": (edit(SITE, "page: about", "url: 'javascript:ran=1'"), "P03"),
    "program as a page": (edit(SITE, "page: about", "page: 'javascript:ran=1'"), "P65"),
    "address of the site": (edit(SITE, "as_of:", "address: 'javascript:ran=1'\nas_of:"), "P03"),
    "id": (edit(COURSES, "data-1,", "__proto__,"), "P03"),
    "old id of a course": (edit(COURSES, "一般人員,30,6小時,", "一般人員,30,6小時,../../x"), "P03"),
    "old folder": (edit(f"{PLAN}/plan.yaml", "kind: plan", "kind: plan\naliases: ['<b>']"), "P03"),
    "old folder above": (edit(f"{PLAN}/plan.yaml", "kind: plan", "kind: plan\naliases: [../../x]"), "P03"),
    "colour": (edit("content/cities/xinghu.yaml", '"#0b6e6e"', "'red;}*{color:red'"), "P03"),
}


@pytest.mark.parametrize(("spoil", "code"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_plain_words_is_refused(
    tmp_path: Path, spoil: Callable[[Project], object], code: str
) -> None:
    project = small_project(tmp_path)
    spoil(project)
    project.check()
    assert {one.code for one in project.diagnostics if one.severity == "error"} == {code}
