"""Indexes some neighbouring pages by themselves: what is made anew when one of them changes."""

from __future__ import annotations

import json
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import cycle
from operator import add
from typing import TypeAlias

from planpress.site.search.folding import fold
from planpress.site.search.postings import gaps
from planpress.site.search.terms import PLACES, exact_title
from planpress.site.search.texts import PageText, Piece, pieces

GROUP = 3  # pieces whose texts share a file
_LEVEL = 9


Run: TypeAlias = tuple[int, int, bytes]
"""The numbers of the pieces that hold a term: the first, the last, and the gaps between all of them.

In texts a number is PLACES times the piece's, and the place of the pair there.
"""


@dataclass(frozen=True, slots=True)
class Segment:
    """Pages' texts in groups (packed), and for each term the pieces that hold it, in texts and in titles.

    Pieces count from 0; ``pieces`` is a multiple of GROUP, so that the groups of the next segment follow.
    """

    pages: int
    pieces: int
    texts: tuple[bytes, ...]
    words: Mapping[str, Run]
    titles: Mapping[str, Run]


def segment(pages: Iterable[PageText]) -> Segment:
    """The index of ``pages`` in their order."""
    words: defaultdict[str, list[int]] = defaultdict(list)
    titles: defaultdict[str, list[int]] = defaultdict(list)
    entries: list[list[object]] = []
    count = 0
    for page in pages:
        count += 1
        for term in _title_terms(page.title):
            titles[term].append(len(entries))
        parts = tuple(pieces(page))
        for number, piece in enumerate(parts):
            here = len(entries)
            for term, place in _placed(fold(piece.text), here):
                words[term].append(place)
            entries.append(_entry(page, piece, number, len(parts)))
    groups = tuple(packed(entries[at : at + GROUP]) for at in range(0, len(entries), GROUP))
    return Segment(count, len(groups) * GROUP, groups, _runs(words), _runs(titles))


def _placed(folded: str, piece: int) -> set[tuple[str, int]]:
    """Each pair of a piece and where it stands, as lists number it: see ``Run``."""
    places = cycle(range(PLACES * piece, PLACES * (piece + 1)))
    return set(zip(map(add, folded, folded[1:]), places, strict=False))


def _title_terms(title: str) -> set[str]:
    """Single characters and pairs of a title, and the whole of it."""
    folded = fold(title)
    return {*folded, *map(add, folded, folded[1:]), exact_title(folded)}


def _entry(page: PageText, piece: Piece, part: int, parts: int) -> list[object]:
    """What a browser reads of a piece; its ``own`` length and the places of anchors count in UTF-16."""
    anchors = [value for at, one in piece.anchors for value in (_units(piece.text[:at]), one)]
    own = _units(piece.text[: piece.own])
    return [page.address, page.title, page.context, piece.text, own, part, parts, piece.anchor, anchors]


def _units(text: str) -> int:
    """The length of ``text`` in UTF-16."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def packed(value: object) -> bytes:
    """``value`` as compressed JSON, as ``DecompressionStream("deflate")`` reads it."""
    return zlib.compress(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(), _LEVEL)


def _runs(lists: Mapping[str, list[int]]) -> dict[str, Run]:
    rising = ((term, sorted(found)) for term, found in sorted(lists.items()))
    return {term: (found[0], found[-1], gaps(found)) for term, found in rising}


def to_bytes(one: Segment) -> bytes:
    """The segment as bytes, for the store."""
    blobs = [*one.texts, *(between for runs in (one.words, one.titles) for _, _, between in runs.values())]
    head = [one.pages, one.pieces, len(one.texts), [len(blob) for blob in blobs]]
    head += [value for runs in (one.words, one.titles) for value in _columns(runs)]
    said = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return b"".join([len(said).to_bytes(4, "big"), said, *blobs])


def _columns(runs: Mapping[str, Run]) -> list[list[object]]:
    return [list(runs), [first for first, _, _ in runs.values()], [last for _, last, _ in runs.values()]]


def from_bytes(content: bytes) -> Segment:
    """The segment that ``to_bytes`` wrote."""
    end = 4 + int.from_bytes(content[:4], "big")
    head = json.loads(content[4:end].decode("utf-8", "surrogatepass"))
    pages, count, groups, lengths, *columns = head
    blobs = _cut(content, end, lengths)
    texts = tuple(next(blobs) for _ in range(groups))
    words, titles = (
        {term: (first, last, next(blobs)) for term, first, last in zip(*part, strict=True)}
        for part in (columns[:3], columns[3:])
    )
    return Segment(pages, count, texts, words, titles)


def _cut(content: bytes, at: int, lengths: Iterable[int]) -> Iterator[bytes]:
    for length in lengths:
        yield content[at : at + length]
        at += length
