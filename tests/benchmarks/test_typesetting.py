"""What setting a document on paper costs: against a browser's print, in a warm child, for a long table."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from planpress.diagnostics.diagnostic import Checked, Ref
from planpress.render.conformance.mend import mended
from planpress.render.cut_fonts import with_cut_fonts
from planpress.render.link_names import link_names
from planpress.render.typeset_job import Job, Sheet, receive_sheet, send_job
from planpress.render.typesetter import ChildTypesetter
from support.papers import words_of_pdf
from support.project import Project, copy_repository
from support.small import DOCUMENT, many_courses
from support.typesetting import NotingTypesetter

pytestmark = [pytest.mark.long, pytest.mark.alone]

REAL = "plans/taoyuan/113/document.md"
TIMES = 7
"""Of each the least counts: what else runs on the machine can only add to it."""
ROWS = 1_000
_LETTERS = re.compile(r"&[#\w]+;|.", re.DOTALL)
MEBIBYTE = 1024
MEGABYTE = 1_000_000
MOST_MEMORY = 120 * MEBIBYTE
"""KiB that the first document of a child may take; where nothing else of the process stays."""
MOST_BYTES = 800_000


class Timed(ChildTypesetter):
    """The real typesetter; ``took`` are the seconds of each time that a document was set."""

    def __init__(self) -> None:
        super().__init__()
        self.took: dict[str, list[float]] = {}
        self.sheets: dict[str, Sheet] = {}

    def typeset(self, job: Job, ref: Ref) -> Checked[Sheet]:
        """The sheet of ``job``."""
        began = time.perf_counter()
        made = super().typeset(job, ref)
        self.took.setdefault(ref.file, []).append(time.perf_counter() - began)
        if made.value is not None:
            self.sheets[ref.file] = made.value
        return made


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Job]:
    """What is set first for each of the five documents."""
    noting = NotingTypesetter()
    project = Project(copy_repository(tmp_path_factory.mktemp("real") / "site"), noting).build()
    assert project.outcome is not None
    assert not project.outcome.failed, project.diagnostics
    return {name: jobs[0] for name, jobs in noting.noted.items() if name.endswith("document.md")}


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@contextmanager
def browser_of(playwright: Playwright) -> Iterator[Browser]:
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    started = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
    yield started
    started.close()


def seconds(work: Callable[[], object]) -> float:
    """By the clock: both typesetters have processes of their own."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def laid_out(job: Job, folder: Path) -> str:
    """The address of the same print HTML with the same fonts, as files that a browser reads."""
    faces = "".join(
        f'@font-face{{font-family:"{font.family}";font-weight:{font.weight};src:url({font.name})}}'
        for font in job.fonts
    )
    folder.mkdir()
    for font in job.fonts:
        (folder / font.name).write_bytes(font.content)
    page = folder / "print.html"
    page.write_text(job.html.replace("</head>", f"<style>{faces}{job.css}</style></head>"), encoding="utf-8")
    return page.as_uri()


def printed(browser: Browser, address: str) -> bytes:
    """As the browser prints it, with tags and bookmarks, as ours has them."""
    page = browser.new_page()
    page.goto(address)
    page.evaluate("document.fonts.ready")
    made: bytes = page.pdf(prefer_css_page_size=True, tagged=True, outline=True)
    page.close()
    return made


def _twice(job: Job) -> Job:
    """A document of about twenty pages, which none of the five is: its text once more, with other ids.

    The second time words run backwards, so that hardly a line is like one before.
    """
    start, end = job.html.index('<div class="text'), job.html.index("</body>")
    again = re.sub(r' (id|headers)="([^"]*)"', _own_ids, job.html[start:end])
    backwards = re.sub(r"(?<=>)[^<]+", lambda text: "".join(_LETTERS.findall(text[0])[::-1]), again)
    return replace(job, html=job.html[:end] + backwards + job.html[end:])


def _own_ids(found: re.Match[str]) -> str:
    return f' {found[1]}="{" ".join(f"{one}-again" for one in found[2].split())}"'


def test_against_a_browsers_print(
    documents: dict[str, Job], playwright: Playwright, tmp_path: Path, figure: Callable[[str], None]
) -> None:
    job, made = _twice(documents[REAL]), {}
    address = laid_out(job, tmp_path / "print")

    def ours() -> None:
        setter = ChildTypesetter()
        made["ours"] = setter.typeset(job, Ref(REAL)).value
        setter.close()

    def theirs() -> None:
        with browser_of(playwright) as browser:
            made["theirs"] = printed(browser, address)

    pairs = [(seconds(ours), seconds(theirs)) for _ in range(TIMES)]
    sheet = made["ours"]
    assert isinstance(sheet, Sheet)
    pages, words = len(sheet.layout.pages), words_of_pdf(sheet.pdf).replace(".", "")  # leaders
    assert len(words_of_pdf(made["theirs"])) > 0.8 * len(words), "the browser printed something else"
    assert len(sheet.pdf) <= MOST_BYTES
    again = min(seconds(lambda: mended(sheet.pdf, link_names(job.html))) for _ in range(TIMES))
    mine, their = map(min, zip(*pairs, strict=True))
    figure(
        f"{REAL} with its text twice, {pages} pages, whole process against Chromium's print of the same "
        f"({their:.2f} s): {mine / their:.2f}, "
        f"{(mine - again) / their:.2f} without what it takes to mend the tags once more; "
        f"{len(sheet.pdf) / MEGABYTE:.2f} MB against {len(made['theirs']) / MEGABYTE:.2f} MB"
    )


def test_memory_and_a_warm_child(documents: dict[str, Job], figure: Callable[[str], None]) -> None:
    others = [job for name, job in documents.items() if name != REAL]
    for said, job in ((REAL, documents[REAL]), (f"{REAL} with its text twice", _twice(documents[REAL]))):
        cold, again, other, first, last = zip(*(_warmed(job, others) for _ in range(TIMES)), strict=True)
        assert max(first) <= MOST_MEMORY
        figure(
            f"{said} in a warm child, against the first time ({min(cold):.2f} s): "
            f"{min(again) / min(cold):.2f} times; "
            f"most memory {max(first) / MEBIBYTE:.0f} MiB, "
            f"after all five documents {max(last) / MEBIBYTE:.0f}"
        )
        figure(f"  another document after it {min(other):.2f} s, first of all {min(_alone(others)):.2f} s")


def _warmed(job: Job, others: Sequence[Job]) -> tuple[float, float, float, int, int]:
    """Seconds in a child of its own: the first time, once more, the shortest other; its memory in KiB."""
    setter = ChildTypesetter()
    cold, first = _exchanged(setter, job)
    again, _ = _exchanged(setter, job)
    other = min(_exchanged(setter, one)[0] for one in others)
    _, last = _exchanged(setter, job)
    setter.close()
    return cold, again, other, first, last


def _alone(jobs: Iterable[Job]) -> Iterator[float]:
    """Seconds of each in a child that is ready and has set nothing."""
    for job in jobs:
        setter = ChildTypesetter()
        yield _exchanged(setter, job)[0]
        setter.close()


def _exchanged(setter: ChildTypesetter, job: Job) -> tuple[float, int]:
    """Seconds of one job, and the most memory of the child so far in KiB."""
    began = time.perf_counter()
    child = setter._running()
    assert child.stdin is not None
    assert child.stdout is not None
    send_job(child.stdin, with_cut_fonts(job)[0])
    sheet, peak = receive_sheet(child.stdout)
    assert not sheet.complaints
    return time.perf_counter() - began, peak


def test_every_document_is_small_and_set_as_often_as_it_must(
    tmp_path: Path, figure: Callable[[str], None]
) -> None:
    timed = Timed()
    project = Project(copy_repository(tmp_path / "site"), timed).build()
    timed.close()
    assert project.outcome is not None
    assert not project.outcome.failed, project.diagnostics
    sizes = {file.name: file.stat().st_size for file in sorted((project.root / "output").rglob("*.pdf"))}
    assert len(sizes) >= 10
    assert {name: size for name, size in sizes.items() if size > MOST_BYTES} == {}
    own = {name: took for name, took in timed.took.items() if name.endswith("document.md")}
    assert {name: len(took) for name, took in own.items() if len(took) > 2} == {}
    largest = max(sizes, key=sizes.__getitem__)
    figure(
        f"{len(sizes)} PDFs; the largest, {largest}, {sizes[largest] / MEGABYTE:.2f} MB; "
        f"the five documents set {sum(map(len, own.values()))} times"
    )


def test_a_table_of_a_thousand_rows(tmp_path: Path, figure: Callable[[str], None]) -> None:
    timed = Timed()
    project = many_courses(tmp_path / "many", ROWS)
    project.typesetter = timed
    project.build()
    timed.close()
    assert project.outcome is not None
    assert not project.outcome.failed, project.diagnostics
    layout = timed.sheets[DOCUMENT].layout
    rows = {row.name for row in layout.rows if row.name}
    assert len(rows) >= ROWS
    pages, took = len(layout.pages), timed.took[DOCUMENT]
    assert len(took) == 1
    figure(
        f"a table of {ROWS:,} rows, {pages} pages: {sum(took):.1f} s, {sum(took) / pages:.3f} s a page, "
        f"{len(timed.sheets[DOCUMENT].pdf) / MEGABYTE:.2f} MB"
    )
