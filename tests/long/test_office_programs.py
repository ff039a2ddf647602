"""LibreOffice opens every office file as it is, and shows the words and figures that the PDF shows."""

from __future__ import annotations

import csv
import subprocess
from pathlib import Path

import pytest

from support.built import Built
from support.office import contents_words, named, root_of, text_words
from support.pages import folded

OFFICE = ("soffice", "--headless", "--norestore")
TEXT = "txt:Text (encoded):UTF8"
COMMAS = "csv:Text - txt - csv (StarCalc):44,34,76"

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def converted(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Texts as plain text and sheets as CSV, by LibreOffice; and all of them as PDF."""
    folder = tmp_path_factory.mktemp("office")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    for ending, kinds in (("odt", (TEXT, "pdf")), ("ods", (COMMAS, "pdf"))):
        files = sorted(built.output.glob(f"*/*/*.{ending}"))
        for kind in kinds:
            command = [*OFFICE, profile, "--convert-to", kind, "--outdir", str(folder), *map(str, files)]
            subprocess.run(command, check=True, capture_output=True, timeout=300)
    return folder


def test_every_file_is_opened(built: Built, converted: Path) -> None:
    files = [*built.output.glob("*/*/*.odt"), *built.output.glob("*/*/*.ods")]
    assert len(files) >= 11
    assert {file.stem for file in files} == {file.stem for file in converted.glob("*.pdf")}


def test_the_program_counts_and_says_what_was_written(built: Built, converted: Path) -> None:
    for file in built.output.glob("*/*/*.odt"):
        said = folded((converted / f"{file.stem}.txt").read_text("utf-8-sig"))
        contents = folded(contents_words(file.read_bytes()))
        assert said.count(contents) == 1 or not contents
        assert said.replace(contents, "", 1) == folded(text_words(file.read_bytes())), file.name


def test_the_pdf_of_the_program_has_all_its_words(built: Built, converted: Path) -> None:
    for file in built.output.glob("*/*/*.odt"):
        pdf = str(converted / f"{file.stem}.pdf")
        text = subprocess.run(  # "-raw": else a hyphen at the end of a line is taken for a divided word's
            ["pdftotext", "-raw", pdf, "-"], check=True, capture_output=True
        ).stdout.decode()
        shown, words = sorted(folded(text)), sorted(folded(text_words(file.read_bytes())))
        assert not _missing(words, shown), (file.name, _missing(words, shown))


def _missing(wanted: list[str], found: list[str]) -> str:
    """Characters of ``wanted`` that ``found`` has less often."""
    return "".join(char for char in sorted(set(wanted)) if wanted.count(char) > found.count(char))


def test_a_sheet_has_the_cells_that_were_written(built: Built, converted: Path) -> None:
    for file in built.output.glob("*/*/*.ods"):
        with (converted / f"{file.stem}.csv").open(encoding="utf-8", newline="") as source:
            shown = [[folded(cell) for cell in row] for row in csv.reader(source)]
        rows = root_of(file.read_bytes()).iter(named("table:table-row"))
        written = [[folded("".join(cell.itertext())) for cell in row] for row in rows]
        assert shown == written, file.name
