"""Joins the segments of all pages to the files of the index: terms in shards of like size, long lists apart.

A shard tells of a long list how long and where it is: a query reads the lists of its rarest terms, and the
others only when these leave too much.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias
from zlib import compress

from planpress.site.search.postings import gaps, numbers, varint
from planpress.site.search.segment import GROUP, Run, Segment
from planpress.site.search.terms import PLACES, mixed
from planpress.site.search.texts import OVERLAP

SHARD = 2400  # bytes of a shard before compression, about
LONG = 5000  # bytes from which on a list has a file of its own
WIDE = 10_000  # bytes from which on a list of words names pieces alone, with places apart: they pack badly
_LEVEL = 9
_FOLDER = 256  # files in a folder of texts
_GOES_ON = bytes(range(128, 256))  # what no number in a list ends with

_Found: TypeAlias = Mapping[str, bytearray]
_Told: TypeAlias = tuple[bytes, bytes | bytearray]


@dataclass(frozen=True, slots=True)
class _Apart:
    """A list in a file of its own; one of words without places stands in another as it is, ``placed``."""

    number: int
    content: bytes | bytearray
    placed: bytes | bytearray | None = None


class _Lists:
    """Growing lists of pieces by term; a piece takes ``wide`` numbers."""

    def __init__(self, wide: int = 1) -> None:
        self._wide = wide
        self.found: defaultdict[str, bytearray] = defaultdict(bytearray)
        self._last: dict[str, int] = {}

    def add(self, runs: Mapping[str, Run], base: int) -> None:
        """Appends a segment's ``runs``; its pieces count from ``base``."""
        base *= self._wide
        for term, (first, last, between) in runs.items():
            grown = self.found[term]
            grown += varint(base + first - self._last.get(term, 0))
            grown += between
            self._last[term] = base + last


def index_files(segments: Iterable[Segment]) -> tuple[dict[str, int], dict[str, bytes]]:
    """What a browser must know to begin with, and every file by its path below the folder of the index."""
    words, titles = _Lists(PLACES), _Lists()
    files: dict[str, bytes] = {}
    pages = base = 0
    for one in segments:
        words.add(one.words, base)
        titles.add(one.titles, base)
        for number, text in enumerate(one.texts, start=base // GROUP):
            files[text_file(number)] = text
        pages, base = pages + one.pages, base + one.pieces
    apart = _long(words.found, titles.found)
    files.update((list_file(one.number), compress(one.content, _LEVEL)) for one in apart.values())
    placed = {places_file(one.number): one.placed for one in apart.values() if one.placed}
    files.update((path, compress(content, _LEVEL)) for path, content in placed.items())
    shards = _shards(words.found, titles.found, apart)
    files.update((shard_file(number), content) for number, content in enumerate(shards))
    about = {"pages": pages, "pieces": base, "group": GROUP, "shards": len(shards), "overlap": OVERLAP}
    return about, files


def text_file(group: int) -> str:
    """Where the texts of a group of pieces are."""
    return f"texts/{group // _FOLDER}/{group % _FOLDER}.bin"


def shard_file(number: int) -> str:
    """Where a shard is."""
    return f"terms/{number // _FOLDER}/{number % _FOLDER}.bin"


def list_file(number: int) -> str:
    """Where a long list is."""
    return f"lists/{number // _FOLDER}/{number % _FOLDER}.bin"


def places_file(number: int) -> str:
    """Where a long list of words is that names places, if the list itself does not."""
    return f"places/{number // _FOLDER}/{number % _FOLDER}.bin"


def _long(words: _Found, titles: _Found) -> dict[tuple[int, str], _Apart]:
    """The lists too long for a shard by kind (0: words, 1: titles) and term, in the order of their files."""
    lists = [
        (kind, term, found[term])
        for kind, found in enumerate((words, titles))
        for term in sorted(found)
        if len(found[term]) > LONG
    ]
    return {
        (kind, term): _apart(number, one, of_words=kind == 0)
        for number, (kind, term, one) in enumerate(lists)
    }


def _apart(number: int, found: bytearray, *, of_words: bool) -> _Apart:
    if of_words and len(found) > WIDE:
        return _Apart(number, _pieces(found), placed=found)
    return _Apart(number, found)


def _pieces(places: bytes | bytearray) -> bytes:
    """A list of words without the places in the pieces."""
    found = list(dict.fromkeys(number // PLACES for number in numbers(places)))
    return varint(found[0]) + gaps(found)


def _shards(words: _Found, titles: _Found, apart: Mapping[tuple[int, str], _Apart]) -> tuple[bytes, ...]:
    """Every shard, packed; how many there are is a power of two that hangs on how much there is to say."""
    told = {
        term: [
            _list(found.get(term, b""), apart.get((kind, term))) for kind, found in enumerate((words, titles))
        ]
        for term in sorted(words.keys() | titles.keys())
    }
    size = sum(5 + len(head) + len(here) for both in told.values() for head, here in both)
    count = 1 << max(0, size // SHARD).bit_length()
    filed: list[list[str]] = [[] for _ in range(count)]
    for term in told:
        filed[mixed(term) % count].append(term)
    return tuple(compress(_shard({term: told[term] for term in one}), _LEVEL) for one in filed)


def _list(found: bytes | bytearray, apart: _Apart | None) -> _Told:
    """What a term's head says of a list, and the list if it is in the shard.

    Twice the length in bytes; or one more than twice the count, and twice the file, one more if it is plain.
    """
    if apart is None:
        return varint(2 * len(found)), found
    count = len(apart.content.translate(None, _GOES_ON))
    return varint(2 * count + 1) + varint(2 * apart.number + bool(apart.placed)), b""


def _shard(told: Mapping[str, Sequence[_Told]]) -> bytes:
    """For each term its length and letters and what is said of both lists, then the lists themselves."""
    heads, lists = [varint(len(told))], []
    for term, both in told.items():
        name = term.encode("utf-8", "surrogatepass")
        heads += [varint(len(name)), name, *(head for head, _ in both)]
        lists += [here for _, here in both]
    return b"".join([*heads, *lists])
