"""What making the search index costs, page texts to files, as a ratio to packing the same texts."""

from __future__ import annotations

import json
import random
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from planpress.site.search.index import index_files
from planpress.site.search.segment import from_bytes, segment, to_bytes
from planpress.site.search.texts import PageText
from support.measured import seconds_of
from support.prose_site import prose_project

COUNT, PART = 10_000, 250
SEED = random.randrange(10**6)  # noqa: S311

pytestmark = [pytest.mark.long, pytest.mark.alone]


@pytest.fixture
def pages(tmp_path: Path) -> list[PageText]:
    """COUNT pages of prose."""
    project = prose_project(tmp_path / "site", COUNT, SEED)
    found = []
    for file in sorted((project.root / "content/pages").glob("*/*.md")):
        title, _, text = file.read_text("utf-8").partition("\n\n")
        address = f"{file.parent.name}/{file.stem}/"
        found.append(PageText(address, title.removeprefix("# "), "首頁", text.replace("\n", " ").strip()))
    return found


def _indexed(pages: list[PageText]) -> tuple[dict[str, int], dict[str, bytes]]:
    parts = (pages[at : at + PART] for at in range(0, COUNT, PART))
    return index_files(from_bytes(to_bytes(segment(part))) for part in parts)


def test_ten_thousand_pages_against_packing_their_texts(
    pages: list[PageText], figure: Callable[[str], None]
) -> None:
    made: list[tuple[dict[str, int], dict[str, bytes]]] = []
    taken = seconds_of(lambda: made.append(_indexed(pages)), times=3)
    peer = seconds_of(lambda: [zlib.compress(page.text.encode(), 9) for page in pages], times=3)

    about, files = made[0]
    assert about["pages"] == COUNT
    entries = (json.loads(zlib.decompress(files[name])) for name in files if name.startswith("texts/"))
    assert {entry[0] for group in entries for entry in group} == {page.address for page in pages}
    letters = sum(len(page.text) for page in pages)
    figure(
        f"index of {COUNT:,} pages, {letters / COUNT:.0f} characters each: {taken:.1f} s of the processor,"
        f" {taken / peer:.1f} times packing their texts"
    )
