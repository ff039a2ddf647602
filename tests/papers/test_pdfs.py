"""The five PDFs are documents an office would sign."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from os.path import commonprefix

import pytest

from planpress.diagnostics.diagnostic import Ref
from planpress.render.conformance.archive import is_archive
from planpress.render.conformance.check import check_pdf
from planpress.render.conformance.pdf_file import PdfFile
from support import paper_checks as checks
from support.built import Built
from support.pages import Page
from support.papers import Paper, read_paper, squeezed
from support.project import REPOSITORY

DOCUMENTS = sorted(
    file.parent.relative_to(REPOSITORY / "plans").as_posix()
    for file in REPOSITORY.glob("plans/*/*/document.md")
)
SOURCES = (".yaml", ".csv", ".md")
MOST_BYTES = 800_000


@dataclass(frozen=True)
class Printed:
    """A document's paper, and its page on the website."""

    paper: Paper
    page: Page
    name: str


@pytest.fixture(scope="module", params=DOCUMENTS)
def printed(built: Built, request: pytest.FixtureRequest) -> Printed:
    name = request.param
    sheet = built.sheets[f"plans/{name}/document.md"]
    file = built.output / name / (name.replace("/", "-") + ".pdf")
    assert file.read_bytes() == sheet.pdf, "the site carries another PDF than was set"
    return Printed(read_paper(sheet), built.page(f"{name}/"), name)


def test_all_documents_are_looked_at() -> None:
    assert len(DOCUMENTS) >= 5


def test_every_pdf_is_small(built: Built) -> None:
    """A style sheet that names the font of headings for too much makes them a quarter larger."""
    sizes = {file.name: file.stat().st_size for file in built.output.rglob("*.pdf")}
    assert {name: size for name, size in sizes.items() if size > MOST_BYTES} == {}


def test_every_pdf_meets_the_rules_for_readers(built: Built) -> None:
    files = sorted(built.output.rglob("*.pdf"))
    assert len(files) >= 2 * len(DOCUMENTS) + 1
    for file in files:
        assert check_pdf(file.read_bytes(), Ref(file.name)) == ()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_archive_has_the_files_it_was_made_from(built: Built, name: str) -> None:
    file = PdfFile.read((built.output / name / (name.replace("/", "-") + "-archive.pdf")).read_bytes())
    held = {title: spec.get_file().read_bytes() for title, spec in file.pdf.attachments.items()}
    sources = [one for one in (built.project / "plans" / name).iterdir() if one.suffix in SOURCES]
    assert held == {one.name: one.read_bytes() for one in sources}
    assert len(held) >= 2
    assert is_archive(file)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_archive_shows_what_the_document_shows(built: Built, name: str) -> None:
    stem = built.output / name / name.replace("/", "-")
    plain, kept = (
        PdfFile.read(stem.with_name(f"{stem.name}{end}.pdf").read_bytes()) for end in ("", "-archive")
    )
    assert [page.ids for page in kept.painted] == [page.ids for page in plain.painted]
    assert [tag.kind for tag in kept.tags] == [tag.kind for tag in plain.tags]


def test_links_say_where_they_lead(built: Built) -> None:
    for name in DOCUMENTS:
        file = PdfFile.read((built.output / name / (name.replace("/", "-") + ".pdf")).read_bytes())
        said = {str(one.Contents) for _, one in file.annotations()}
        assert not [words for words in said if re.fullmatch(r"[a-z0-9-]+", words)], name


def test_a_table_over_pages_has_one_tag(built: Built) -> None:
    file = PdfFile.read((built.output / "taitung/109/taitung-109.pdf").read_bytes())
    rows = [tag for tag in file.tags if tag.kind == "TR"]
    assert ([tag.kind for tag in file.tags].count("Table"), len(rows)) == (1, 12)


def test_no_page_is_half_empty(printed: Printed) -> None:
    assert checks.half_empty_pages(printed.paper.layout) == []


def test_no_heading_stands_alone_at_the_foot(printed: Printed) -> None:
    assert checks.lonely_headings(printed.paper.layout) == []


def test_no_row_is_cut(printed: Printed) -> None:
    assert checks.cut_rows(printed.paper.layout) == []


def test_a_table_has_its_head_on_every_page(printed: Printed) -> None:
    assert checks.headless_tables(printed.paper.layout, _tables(printed.page)) == []


def test_a_group_has_its_label_on_every_page(printed: Printed) -> None:
    assert checks.missing_labels(printed.paper, _labels(printed.page)) == []


def test_no_word_runs_out_of_its_page(printed: Printed) -> None:
    assert checks.words_over_the_edge(printed.paper) == []


def test_every_font_is_the_themes(printed: Printed) -> None:
    listed = json.loads((REPOSITORY / "themes/default/fonts/fonts.json").read_text("utf-8"))["fonts"]

    assert printed.paper.fonts, "no font at all"
    assert checks.foreign_fonts(printed.paper, [font["family"] for font in listed]) == []


def test_no_character_is_a_box(printed: Printed) -> None:
    assert printed.paper.blanks == ()


def test_the_outline_is_the_contents(printed: Printed) -> None:
    assert checks.differing_bookmarks(printed.paper, list(_contents(printed.page))) == []


def test_the_contents_name_the_right_pages(printed: Printed) -> None:
    """A form has rows to find one's way by and prints no contents."""
    form = "document--form" in printed.page.html

    assert form or checks.wrong_page_numbers(printed.paper) == []
    assert ("目次" in printed.paper.texts[0]) != form


def test_each_page_has_its_number_and_head(printed: Printed) -> None:
    assert checks.unnumbered_pages(printed.paper) == []
    assert checks.pages_without_head(printed.paper, _short_title(printed.name)) == []


def test_the_paper_is_a4(printed: Printed) -> None:
    assert checks.not_a4(printed.paper) == []


def test_the_file_says_what_it_is(printed: Printed) -> None:
    assert checks.unmarked(printed.paper, _yaml_line(printed.name, "title")) == []


def test_a_long_table_and_a_long_group_are_among_them(built: Built) -> None:
    """Otherwise the tests of repeated heads and labels would test nothing."""
    tables = groups = 0
    for name in DOCUMENTS:
        rows, page = built.sheets[f"plans/{name}/document.md"].layout.rows, built.page(f"{name}/")
        labels = _labels(page)
        tables += sum(
            _pages(row.page for row in rows if row.name.startswith(table)) for table in _tables(page)
        )
        groups += sum(
            _pages(row.page for row in rows if checks.label_of(row.name, labels) == label)
            for label in set(labels.values())
        )
    assert tables >= 2
    assert groups >= 1


def _pages(pages: Iterable[int]) -> bool:
    """True if there is more than one."""
    return len(set(pages)) > 1


def _tables(page: Page) -> list[str]:
    """What the ids of each table's rows begin with, by the website, which parts no table."""
    tables = re.findall(r"<table>(.*?)</table>", page.main, re.DOTALL)
    rows = [re.findall(r'<tr id="([^"]+)"', table) for table in tables]
    return [commonprefix(names) for names in rows if names]  # noqa: RUF071 (by letters is meant)


def _labels(page: Page) -> Mapping[str, str]:
    """The label of the group that each row belongs to."""
    found: dict[str, str] = {}
    for body in re.findall(r"<tbody>(.*?)</tbody>", page.main, re.DOTALL):
        group = re.search(r"<th\b[^>]*rowspan=\"(\d+)\"[^>]*>(.*?)</th>", body, re.DOTALL)
        rows = re.findall(r'<tr id="([^"]+)"', body)
        if group and int(group[1]) == len(rows):
            words = re.sub(r"<span class=\"table__label\".*?</span>", "", group[2])
            found.update(dict.fromkeys(rows, _plain(words)))
    return found


def _contents(page: Page) -> Iterator[tuple[int, str]]:
    """Level and words of the contents' lines, down to the second level."""
    match = re.search(r'<nav class="contents".*?</nav>', page.html, re.DOTALL)
    level = 0
    for tag, words in re.findall(
        r"(<ol|</ol>|<a\b(?=([^>]*>.*?)</a>))", match[0] if match else "", re.DOTALL
    ):
        level += {"<ol": 1, "</ol>": -1}.get(tag, 0)
        if words and level <= 2:
            yield level, _plain(words.partition(">")[2])


def _plain(markup: str) -> str:
    return squeezed(unescape(re.sub(r"<[^>]+>", "", markup)))


def _yaml_line(name: str, key: str) -> str:
    text = (REPOSITORY / "plans" / name / "plan.yaml").read_text("utf-8")
    match = re.search(rf"^{key}: *(.+)$", text, re.MULTILINE)
    return match[1].strip() if match else ""


def _short_title(name: str) -> str:
    return squeezed(_yaml_line(name, "short_title") or _yaml_line(name, "title"))


def test_no_line_begins_or_ends_with_the_wrong_mark(built: Built, printed: Printed) -> None:
    lines = built.sheets[f"plans/{printed.name}/document.md"].layout.lines
    assert checks.misplaced_marks(lines) == []


def test_no_character_stands_alone_on_a_last_line(built: Built, printed: Printed) -> None:
    lines = built.sheets[f"plans/{printed.name}/document.md"].layout.lines
    assert sum(len(one) > 1 for one in lines) > 20
    assert checks.lone_characters(lines) == []


def test_the_contents_are_tagged_as_contents_and_nothing_else_is(built: Built, printed: Printed) -> None:
    name = printed.name.replace("/", "-")
    tags = PdfFile.read((built.output / printed.name / f"{name}.pdf").read_bytes()).tags
    listed = printed.page.html.partition('<nav class="contents"')[2].partition("</nav>")[0].count("<li>")
    entries = 0 if "document--form" in printed.page.html else listed
    lines = [tag for tag in tags if tag.kind == "TOCI"]
    assert len(lines) == entries
    assert all(tag.within("TOC") for tag in lines)
    titles = [tag for tag in tags if tag.kind == "Caption" and tag.within("TOC")]
    assert len(titles) == bool(entries)
