"""Pages are cut into pieces, indexed part by part, and joined to small files that hold every word of them."""

from __future__ import annotations

import io
import json
import zlib
from unittest import mock

from hypothesis import given
from hypothesis import strategies as st

from planpress.site.search import index
from planpress.site.search.folding import fold
from planpress.site.search.index import index_files, list_file, places_file, shard_file, text_file
from planpress.site.search.postings import gaps, numbers, varint
from planpress.site.search.segment import GROUP, from_bytes, segment, to_bytes
from planpress.site.search.terms import PLACES, exact_title, mixed
from planpress.site.search.texts import OVERLAP, PIECE, PageText, pieces

WORDS = st.text(st.sampled_from("臺台北市採購訓練 \u3000ＡaÅ\u0301ｶﾞ、。1１"), max_size=2000)


def _page(text: str, title: str = "標題") -> PageText:
    return PageText("a/", title, "", text)


def _numbers(content: bytes) -> list[int]:
    found, number, shift, last = [], 0, 0, 0
    for byte in content:
        number |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            last += number
            found.append(last)
            number = shift = 0
    return found


def _number(reader: io.BytesIO) -> int:
    found = shift = 0
    while True:
        byte = reader.read(1)[0]
        found |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return found


def _head(reader: io.BytesIO) -> tuple[str, list[tuple[int, int | None]]]:
    """A term, and of both lists its bytes, or how many numbers it has and where they are."""
    name = reader.read(_number(reader)).decode()
    return name, [_told(reader), _told(reader)]


def _told(reader: io.BytesIO) -> tuple[int, int | None]:
    said = _number(reader)
    return said // 2, _number(reader) if said % 2 else None


class _Reader:
    """Reads an index as a browser does."""

    def __init__(self, *pages: PageText, parts: int = 1) -> None:
        cut = [pages[at::parts] for at in range(parts)]
        self.about, self.files = index_files(from_bytes(to_bytes(segment(part))) for part in cut)

    def lists(self, term: str) -> tuple[list[int], list[int]]:
        """The pieces whose texts hold a pair, and those whose titles hold a term."""
        words, titles = self.numbers(term)
        return sorted({number // PLACES for number in words}), titles

    def numbers(self, term: str) -> tuple[list[int], list[int]]:
        content = zlib.decompress(self.files[shard_file(mixed(term) % self.about["shards"])])
        reader = io.BytesIO(content)
        heads = [_head(reader) for _ in range(_number(reader))]
        filed = {name: [self._list(reader, *one) for one in both] for name, both in heads}
        assert reader.read() == b""
        words, titles = filed.get(term, ([], []))
        return words, titles

    def _list(self, reader: io.BytesIO, size: int, place: int | None) -> list[int]:
        """Its numbers; those of a plain list as if every pair stood at the beginning."""
        if place is None:
            return _numbers(reader.read(size))
        found = _numbers(zlib.decompress(self.files[list_file(place // 2)]))
        assert len(found) == size
        return [PLACES * number for number in found] if place % 2 else found

    def piece(self, number: int) -> list[object]:
        group = self.about["group"]
        found: list[list[object]] = json.loads(zlib.decompress(self.files[text_file(number // group)]))
        return found[number % group]


@given(WORDS)
def test_pieces_make_up_the_page(text: str) -> None:
    parts = list(pieces(_page(text)))
    assert "".join(part.text[: part.own] for part in parts) == text
    assert all(fold(part.text[: part.own]) + fold(part.text[part.own :]) == fold(part.text) for part in parts)


@given(WORDS, st.data())
def test_whatever_is_no_longer_than_the_overlap_lies_whole_in_a_piece(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    start = data.draw(st.integers(0, max(0, len(folded) - 1)))
    wanted = folded[start : start + data.draw(st.integers(1, OVERLAP))]
    assert any(wanted in fold(part.text) for part in pieces(_page(text)))


def test_an_anchor_holds_until_the_next_one() -> None:
    page = PageText("a/", "", "", "文" * (3 * PIECE), ((0, "top"), (10, "one"), (PIECE + 5, "two")))
    first, second, third = pieces(page)
    assert (first.anchor, first.anchors) == ("", ((0, "top"), (10, "one")))
    assert (second.anchor, second.anchors) == ("one", ((5, "two"),))
    assert (third.anchor, third.anchors) == ("two", ())


@given(st.lists(st.integers(0, 10**7), unique=True, min_size=1).map(sorted))
def test_numbers_come_back_from_their_gaps(numbers: list[int]) -> None:
    assert _numbers(varint(numbers[0]) + gaps(numbers)) == numbers


@given(
    st.lists(st.tuples(WORDS, st.text("採購班一二", max_size=6)), min_size=1, max_size=6),
    st.integers(1, 3),
    st.sampled_from([0, 2, index.LONG]),
    st.sampled_from([2, 4, index.WIDE]),
)
def test_every_pair_of_a_page_leads_to_it(
    told: list[tuple[str, str]], parts: int, longest: int, widest: int
) -> None:
    pages = [PageText(f"p{number}/", title, "", text) for number, (text, title) in enumerate(told)]
    with mock.patch.multiple(index, LONG=longest, WIDE=widest):
        read = _Reader(*pages, parts=parts)
    for page in pages:
        for part in pieces(page):
            folded = fold(part.text)
            for term in {folded[at : at + 2] for at in range(len(folded) - 1)}:
                found = [read.piece(number) for number in read.lists(term)[0]]
                assert any(entry[0] == page.address and entry[3] == part.text for entry in found)


def test_a_list_of_words_tells_where_the_pair_stands() -> None:
    read = _Reader(_page("採購法採購"), _page("無"), _page("文" * PLACES + "採購班、採購法"))
    words, _ = read.numbers("採購")
    assert words == [0, 3, 2 * PLACES, 2 * PLACES + 4]


def test_a_list_of_many_places_names_pieces_alone() -> None:
    pages = [_page("採購法採購"), _page("無"), _page("採購班、採購法")]
    with mock.patch.multiple(index, LONG=2, WIDE=3):
        words, _ = _Reader(*pages).numbers("採購")
    assert words == [0, 2 * PLACES]


@given(st.lists(st.integers(0, 10**7), unique=True, min_size=1).map(sorted))
def test_numbers_are_read_as_they_were_written(found: list[int]) -> None:
    assert list(numbers(varint(found[0]) + gaps(found))) == found


def test_titles_are_found_by_a_character_a_pair_and_the_whole() -> None:
    read = _Reader(_page("內文", "採購實務班"), _page("內文", "採購"))
    assert read.lists("購")[1] == [0, 1]
    assert read.lists("實務")[1] == [0]
    assert read.lists(exact_title("採購"))[1] == [1]
    assert read.lists("購")[0] == []


def test_a_segment_begins_a_new_file_of_texts() -> None:
    read = _Reader(_page("甲乙"), _page("丙丁"), _page("戊己"), parts=2)
    assert [read.piece(number)[3] for number in (0, 1, GROUP)] == ["甲乙", "戊己", "丙丁"]
    assert read.lists("丙丁")[0] == [GROUP]
    assert (read.about["pages"], read.about["pieces"]) == (3, 2 * GROUP)


def test_no_pages_make_an_index_that_finds_nothing() -> None:
    read = _Reader()
    assert read.about["pages"] == 0
    assert read.lists("採購") == ([], [])


def test_a_list_longer_than_a_shard_may_hold_has_a_file_of_its_own() -> None:
    pages = [PageText(f"p{number}/", f"{number}", "", f"採購{number}") for number in range(50)]
    with mock.patch.object(index, "LONG", 20):
        read = _Reader(*pages)
    assert [path for path in read.files if path.startswith("lists/")] == [list_file(0)]
    assert read.lists("採購")[0] == list(range(50))


def test_a_very_long_list_names_its_places_in_another_file() -> None:
    pages = [PageText(f"p{number}/", f"{number}", "", f"採購{number}辦採購") for number in range(50)]
    with mock.patch.multiple(index, LONG=20, WIDE=60):
        read = _Reader(*pages)
    whole = _Reader(*pages)
    files = [path for path in read.files if path.startswith("places/")]
    assert len(files) == 1, "the list of no other pair is as long"
    (number,) = [one for one in range(9) if places_file(one) == files[0]]
    assert _numbers(zlib.decompress(read.files[list_file(number)])) == list(range(50))
    assert _numbers(zlib.decompress(read.files[files[0]])) == whole.numbers("採購")[0]
