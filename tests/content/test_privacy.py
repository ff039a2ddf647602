"""Nothing that belongs to one person leaves the house: every file of the site is searched, PDFs too."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pikepdf
import pytest

from support.built import Built
from support.office import parts_of

TEXT = frozenset({".html", ".xml", ".json", ".css", ".txt", ".svg", ".csv"})
PRIVATE = {
    "an identity number": r"(?<![A-Za-z0-9])[A-Z][1289]\d{8}(?!\d)",
    "a mobile number": r"(?<![0-9a-f])09\d{2}[-\s]?\d{3}[-\s]?\d{3}(?![0-9a-f])",
    "a landline": r"\(0\d{1,2}\)\s?\d{3,4}[-\s]?\d{4}|(?<![\d.])0[2-8]-\d{7,8}(?!\d)",
    "an extension": r"分機\s*[:：#]?\s*\d+|#\d{4}\b(?=\s*(?:先生|小姐))",
    "an e-mail address": r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}",
    "a person addressed by name": r"[\u4e00-\u9fff]{1,3}(?:先生|小姐|女士)(?!們)",
}
ALLOWED = re.compile(r"@(?:[\w-]+\.)*example(?:\.\w+)*$|@(?:[\w-]+\.)+(?:test|invalid)$")


@pytest.fixture(scope="session")
def published(built: Built) -> dict[str, str]:
    """The words of every file of the site by its path."""
    files = [file for file in sorted(built.output.rglob("*")) if file.is_file()]
    return {file.relative_to(built.output).as_posix(): _words(file) for file in files}


@pytest.mark.parametrize("what", PRIVATE)
def test_no_file_of_the_site_holds(what: str, published: dict[str, str]) -> None:
    found = {
        (name, match)
        for name, words in published.items()
        for match in re.findall(PRIVATE[what], words)
        if not ALLOWED.search(match)
    }
    assert not found


def test_all_papers_are_searched(published: dict[str, str]) -> None:
    papers = {name: words for name, words in published.items() if name.endswith(".pdf")}
    booklets = [name for name in papers if name.endswith("-courses.pdf")]
    assert len(booklets) == 2
    assert len(papers) == 13  # and five documents, each with its archive edition, and the comparison
    assert all(len(words) > 1000 for words in papers.values())


def test_the_search_would_find_private_data() -> None:
    private = {
        "an identity number": "身分證 A123456789",
        "a mobile number": "0912-345-678",
        "a landline": "(02)2932-0212",
        "an extension": "分機 1234",
        "an e-mail address": "someone@mail.taipei.gov.tw",
        "a person addressed by name": "王先生",
    }
    assert all(re.search(PRIVATE[what], words) for what, words in private.items())


def test_people_of_the_proposal_are_posts_without_names(published: dict[str, str]) -> None:
    page = published["taipei/106-training-system-proposal/index.html"]
    table = page.partition('id="table-people"')[2].partition("</table>")[0]
    said = set(re.findall(r'<span class="table__value">(.*?)</span>', table))
    posts = {"研究員", "主任秘書", "組長", "管理師", "組員"}
    assert said == posts | {"主要提案人", "參與提案人", "30%", "15%", "10%", "25%"}


def _words(file: Path) -> str:
    if file.suffix == ".pdf":
        made = subprocess.run(["pdftotext", file, "-"], check=True, capture_output=True, text=True)
        facts = subprocess.run(["pdfinfo", file], check=True, capture_output=True, text=True)
        return made.stdout + facts.stdout + "\n".join(_held(file))
    if file.suffix in (".odt", ".ods"):
        return "\n".join(parts_of(file.read_bytes())[name].decode() for name in ("content.xml", "meta.xml"))
    return file.read_text("utf-8") if file.suffix in TEXT else ""


def _held(file: Path) -> list[str]:
    """The words of the files inside a PDF."""
    with pikepdf.open(file) as pdf:
        return [spec.get_file().read_bytes().decode() for spec in pdf.attachments.values()]


def test_files_inside_an_archive_are_searched_too(published: dict[str, str]) -> None:
    assert "numbering:" in published["taoyuan/113/taoyuan-113-archive.pdf"]
    assert "numbering:" not in published["taoyuan/113/taoyuan-113.pdf"]
    assert "桃園市政府" in published["taoyuan/113/taoyuan-113.odt"]
