"""The index holds every value and order of ten thousand courses in a few kilobytes, and its files fit it."""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Callable, Sequence
from functools import cache
from itertools import accumulate
from typing import Any

import pytest

from planpress.site.catalog_index import ROWS, count_of_files, index_file, rows_text, titles_text
from planpress.site.catalog_parts import FACETS, Part, pack_part, read_part
from support.catalogs import make_catalog, strokes

LIMIT = 35_000  # bytes for all facets and orders of ten thousand courses


@cache
def small() -> tuple[Part, ...]:
    return make_catalog(2, 2, 3, 20, sessions=4)


def inflated(stream: bytes) -> bytes:
    return zlib.decompress(stream, -15)


def opened(content: bytes) -> tuple[dict[str, Any], bytes]:
    """The head, and the columns behind it."""
    (length,) = struct.unpack("<I", content[:4])
    return json.loads(inflated(content[4 : 4 + length])), content[4 + length :]


def columns(head: dict[str, Any], streams: bytes) -> list[list[int]]:
    """The numbers of each column: facets, days, strokes."""
    told = [*(one[3:] for one in head["facets"]), head["date"][1:], head["strokes"]]
    starts = accumulate((length for _, _, length in told), initial=0)
    return [_column(streams[start:], *one) for start, one in zip(starts, told, strict=False)]


def _column(stream: bytes, width: int, differences: int, length: int) -> list[int]:
    planes = inflated(stream[:length])
    total = len(planes) // width
    found = [
        sum(planes[plane * total + entry] << 8 * plane for plane in range(width)) for entry in range(total)
    ]
    if differences:
        found = [one % 256**width for one in accumulate(found)]
    return found


@pytest.mark.parametrize(("plans", "sessions"), [(4, 0), (4, 8)])
def test_ten_thousand_courses_fit_into_35_kilobytes(
    plans: int, sessions: int, figure: Callable[[str], None]
) -> None:
    parts = make_catalog(plans, 5, 50, 10, sessions=sessions)
    assert sum(len(part.entries) for part in parts) == 10_000

    content = index_file(parts)

    more = ", 1,250 with sessions" if sessions else ""
    figure(f"catalog's index of 10,000 courses{more}: {len(content):,} bytes")
    assert len(content) <= LIMIT


def test_every_value_of_every_entry_comes_back() -> None:
    head, streams = opened(index_file(small()))
    entries = [entry for part in small() for entry in part.entries]

    found = columns(head, streams)

    for place, (facet, (name, values, sets, *_)) in enumerate(zip(FACETS, head["facets"], strict=True)):
        assert name == facet
        meanings = [(), *((number,) for number in range(1, len(values) + 1)), *map(tuple, sets)]
        names = [value if isinstance(value, str) else value[1] for value in values]
        labels = {key: label for part in small() for key, (_, label) in part.labels[facet].items()}
        for entry, symbol in zip(entries, found[place], strict=True):
            told = {names[number - 1] for number in meanings[symbol]}
            assert told == {labels[key] for key in entry.values[place]}


def test_a_small_catalog_is_in_full_order_by_strokes_a_large_one_by_what_there_is_room_for() -> None:
    for parts, whole in ((small(), True), (make_catalog(2, 5, 50, 10), False)):
        head, streams = opened(index_file(parts))
        ranks = columns(head, streams)[-1]
        titles = [entry.title for part in parts for entry in part.entries]
        order = sorted(range(len(titles)), key=lambda number, ranks=ranks: ranks[number])
        shown = [strokes().key(titles[number])[: None if whole else 1] for number in order]
        assert shown == sorted(shown)


def test_files_of_rows_belong_to_the_index_by_their_marks() -> None:
    head, _ = opened(index_file(small()))

    for part, told in zip(small(), head["plans"], strict=True):
        _, _, _, _, _, count, titles, checks = told
        marks = [checks[place : place + 4] for place in range(0, len(checks), 4)]
        assert count == len(part.entries)
        assert len(marks) == count_of_files(count) == -(-count // ROWS)
        files = [json.loads(rows_text(part, number)) for number in range(len(marks))]
        assert [file["check"] for file in files] == marks
        assert [title for file in files for title in file["title"]] == [one.title for one in part.entries]
        assert titles_text(part).split("\n") == [
            titles,
            *(one.title for one in part.entries),
        ]


def test_another_word_in_a_row_changes_its_mark_alone() -> None:
    part = small()[0]
    text = pack_part(part)
    assert read_part(text) == part
    first = part.entries[0]
    other = read_part(text.replace(json.dumps(first.title, ensure_ascii=False), '"另一門課"', 1))

    marks = [opened(index_file([one]))[0]["plans"][0] for one in (part, other)]

    assert marks[0][:6] == marks[1][:6]
    assert marks[0][6] != marks[1][6]
    assert marks[0][7][:4] != marks[1][7][:4]
    assert marks[0][7][4:] == marks[1][7][4:]


def test_a_catalog_without_courses_is_an_index_too() -> None:
    head, streams = opened(index_file([]))

    assert head["plans"] == []
    assert columns(head, streams) == [[] for _ in range(len(FACETS) + 2)]


def test_the_same_courses_give_the_same_bytes() -> None:
    def made(parts: Sequence[Part]) -> bytes:
        return index_file(parts)

    assert made(small()) == made([read_part(pack_part(part)) for part in small()])
