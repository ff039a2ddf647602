"""Faults that pasting brings along, each on a snippet: what is told of it, and what becomes of it.

A folder of ``cases`` holds ``pasted.txt``, the ``document.md`` that ``planpress paste`` makes of it, and
``found.txt`` with every message about it.
"""

from __future__ import annotations

import importlib.resources
from pathlib import Path

import pytest

from planpress.diagnostics.codebook import Codebook
from planpress.diagnostics.diagnostic import Diagnostic
from planpress.load.document import read_document
from planpress.load.paste import paste
from planpress.rules.characters import simplified_places
from planpress.rules.pasted import check_documents, check_pasted
from planpress.rules.sources import Sources

CASES = Path(__file__).parent / "cases"
FOLDERS = sorted(path for path in CASES.iterdir() if (path / "pasted.txt").is_file())
CODES = importlib.resources.files("planpress.diagnostics").joinpath("codes")
BOOK = Codebook.from_texts([CODES.joinpath(f"{letter}.yaml").read_text("utf-8") for letter in "DR"])


def _pasted(name: str) -> str:
    return (CASES / name / "pasted.txt").read_text(encoding="utf-8")


def _told(text: str) -> list[Diagnostic]:
    return sorted((*check_pasted(text), *paste(text).review), key=Diagnostic.sort_key)


def _line(item: Diagnostic) -> str:
    return f"{item.severity} {item.code} {item.ref.line}:{item.ref.column} {BOOK.says(item, 'zh')}"


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_what_is_told_and_what_is_made(folder: Path) -> None:
    text = _pasted(folder.name)
    assert paste(text).markdown == (folder / "document.md").read_text(encoding="utf-8")
    expected = (folder / "found.txt").read_text(encoding="utf-8").splitlines()
    assert [_line(item) for item in _told(text)] == expected


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_document_can_be_read_and_pasting_it_again_changes_nothing(folder: Path) -> None:
    made = (folder / "document.md").read_text(encoding="utf-8")
    assert not read_document(made, "document.md").failed
    assert paste(made).markdown == made


def test_a_level_comes_from_the_number_and_not_from_the_signs() -> None:
    text = _pasted("row-10-heading-at-another-depth")
    headings = [line for line in paste(text).markdown.splitlines() if line.startswith("#")]
    assert [heading.count("#") for heading in headings] == [1, 1, 1, 1]
    assert [item.ref.line for item in _told(text) if item.wording == "depth"] == [7]


def test_no_tag_is_left_and_a_cut_title_is_whole() -> None:
    made = paste(_pasted("row-11-tags-and-cut-cells")).markdown
    assert "<" not in made
    assert made.count("培育各階層城市治理專業人才") == 3


def test_six_simplified_characters_are_found_and_none_is_changed() -> None:
    text = _pasted("row-12-simplified-characters")
    found = [item for item in check_pasted(text) if item.code == "R70"]
    assert [dict(item.params)["char"] for item in found] == list("换设计设计风")
    assert [dict(item.params)["better"] for item in found] == list("換設計設計風")
    assert all(text.splitlines()[item.ref.line - 1][item.ref.column - 1] in "换设计风" for item in found)
    assert len(list(simplified_places(paste(text).markdown))) == 6


def test_a_mixture_of_brackets_is_listed_and_one_style_is_left() -> None:
    made = paste(_pasted("row-22-widths-of-brackets"))
    assert "（一）" not in made.markdown
    assert "(一)" in made.levels or "（一）" in made.levels
    found = [dict(item.params)["counts"] for item in check_pasted(_pasted("row-22-widths-of-brackets"))]
    assert found == ["「（一）」2 處、「(一)」3 處", "「1、」1 處、「1.」1 處"]


def test_lines_are_joined_pages_dropped_and_addresses_whole() -> None:
    made = paste(_pasted("row-83-broken-lines-and-pages")).markdown
    address = "http://www.cpami.gov.tw/chinese/index.php?option=com_content&view=article&id=17210&Itemid=230"
    assert made.count(address) == 2
    assert "358,260張" in made
    assert "287,960件" in made
    assert not [line for line in made.splitlines() if line.strip(" -").isdecimal()]
    assert list(check_documents(Sources({"document.md": made}))) == []


def test_one_bopomofo_sign_is_found() -> None:
    found = [item for item in check_pasted(_pasted("row-84-bopomofo-for-one")) if item.code == "R71"]
    assert [(item.ref.line, item.ref.column) for item in found] == [(4, 2)]
