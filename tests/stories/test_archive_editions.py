"""The archive edition of a document follows its sources, and those of no other."""

from __future__ import annotations

import io

import pikepdf

from support.project import Project

PLAN = "plans/xinghu/114"
ARCHIVE = "output/xinghu/114/xinghu-114-archive.pdf"


def held(project: Project) -> dict[str, bytes]:
    """The files inside the archive edition."""
    with pikepdf.open(io.BytesIO((project.root / ARCHIVE).read_bytes())) as pdf:
        return {name: spec.get_file().read_bytes() for name, spec in pdf.attachments.items()}


def test_the_sources_lie_inside_as_they_are(small: Project) -> None:
    files = held(small)
    assert {"plan.yaml", "document.md", "courses.csv", "rules.yaml"} <= files.keys()
    assert all(content == (small.root / PLAN / name).read_bytes() for name, content in files.items())


def test_an_edit_that_prints_nothing_still_comes_into_the_archive(small: Project) -> None:
    text = (small.root / PLAN / "document.md").read_text("utf-8")
    small.write(f"{PLAN}/document.md", text + "\n\n").build()
    assert small.ran("sheet") == 0
    assert small.ran("archive") == 1
    assert held(small)["document.md"].endswith(b"\n\n")


def test_a_page_of_the_site_does_not_touch_it(small: Project) -> None:
    small.edit("content/pages/about.md", "虛構", "想像").build()
    assert small.ran("archive") == 0


def test_the_page_leads_to_it(small: Project) -> None:
    assert "xinghu-114-archive.pdf" in small.page("xinghu/114/").links()
