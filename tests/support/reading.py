"""Reads a built page by its parts: tables as grids of cells, clauses by their anchor, and a PDF's words."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element

import tinyhtml5

from support.pages import Page, folded

ASIDE = frozenset({"table__label", "clause__link"})


@dataclass(frozen=True)
class Cell:
    """A cell as its reader sees it: words without blanks, how far it reaches, whether it is a head."""

    text: str
    rows: int
    cols: int
    head: bool


def part(page: Page, anchor: str) -> Element:
    """The element with the id ``anchor``."""
    root = tinyhtml5.parse(page.html, namespace_html_elements=False)
    found = [one for one in root.iter() if one.get("id") == anchor]
    assert len(found) == 1, f"{len(found)} elements are called {anchor}"
    return found[0]


def words(element: Element) -> str:
    """The words of an element as read on a wide screen, folded."""
    return folded("".join(_texts(element)))


def _texts(element: Element) -> Iterator[str]:
    if not ASIDE.intersection((element.get("class") or "").split()):
        yield element.text or ""
        for child in element:
            yield from _texts(child)
            yield child.tail or ""


def heads(table: Element) -> list[str]:
    """The words of a table's head row."""
    return [words(cell) for cell in table.findall(".//thead//th")]


def rows(table: Element) -> list[list[Cell]]:
    """The cells of a table's body, row by row."""
    return [[_cell(cell) for cell in row] for row in table.findall(".//tbody/tr")]


def texts(table: Element) -> list[list[str]]:
    """The words of the cells of a table's body, row by row."""
    return [[cell.text for cell in row] for row in rows(table)]


def _cell(cell: Element) -> Cell:
    rows, cols = int(cell.get("rowspan", "1")), int(cell.get("colspan", "1"))
    return Cell(words(cell), rows, cols, cell.tag == "th")


def below(element: Element) -> list[Element]:
    """The clauses right below a clause, in order."""
    content = element.find("./div[@class='clause__content']")
    found = [] if content is None else [*content.findall("./section"), *content.findall("./ol/li")]
    return [one for one in found if "clause" in (one.get("class") or "").split()]


def number(clause: Element) -> str:
    """The printed number of a clause (壹、)."""
    found = clause.find(".//span[@class='clause__number']")
    return "" if found is None else words(found)


def head(clause: Element) -> str:
    """The words of a clause's heading or first line, without its number."""
    found = clause.find(".//span[@class='clause__words']")
    return "" if found is None else words(found)


def fact(page: Page, term: str) -> str:
    """What a definition list says of ``term``; "" where no list has it."""
    found = re.search(rf"<dt>{re.escape(term)}</dt><dd>(.*?)</dd>", page.html, re.DOTALL)
    return folded(re.sub(r"<[^>]+>", "", found.group(1))) if found else ""


def paper_text(pdf: Path) -> str:
    """The words of a PDF's pages between head and foot, cell by cell."""
    command = ["pdftotext", "-raw", "-nopgbrk", "-x", "0", "-y", "60", "-W", "842", "-H", "722", pdf, "-"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def paper_pages(pdf: Path) -> list[str]:
    """The words of each page of a PDF, folded."""
    made = subprocess.run(["pdftotext", "-raw", pdf, "-"], check=True, capture_output=True, text=True)
    return [folded(page) for page in made.stdout.split("\f")[:-1]]
