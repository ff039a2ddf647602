"""Joins the segments of all pages to the files of the index, with terms spread over shards of like size."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from zlib import compress

from planpress.site.search.postings import varint
from planpress.site.search.segment import GROUP, Run, Segment
from planpress.site.search.terms import mixed
from planpress.site.search.texts import OVERLAP

SHARD = 3600  # bytes of a shard before compression, about
_LEVEL = 9
_FOLDER = 256  # files in a folder of texts


class _Lists:
    """Growing lists of pieces by term."""

    def __init__(self) -> None:
        self.found: defaultdict[str, bytearray] = defaultdict(bytearray)
        self._last: dict[str, int] = {}

    def add(self, runs: Mapping[str, Run], base: int) -> None:
        """Appends a segment's ``runs``; its pieces count from ``base``."""
        for term, (first, last, between) in runs.items():
            grown = self.found[term]
            grown += varint(base + first - self._last.get(term, 0))
            grown += between
            self._last[term] = base + last


def index_files(segments: Iterable[Segment]) -> tuple[dict[str, int], dict[str, bytes]]:
    """What a browser must know to begin with, and every file by its path below the folder of the index."""
    words, titles = _Lists(), _Lists()
    files: dict[str, bytes] = {}
    pages = base = 0
    for one in segments:
        words.add(one.words, base)
        titles.add(one.titles, base)
        for number, text in enumerate(one.texts, start=base // GROUP):
            files[text_file(number)] = text
        pages, base = pages + one.pages, base + one.pieces
    shards = _shards(words.found, titles.found)
    files.update((shard_file(number), content) for number, content in enumerate(shards))
    about = {"pages": pages, "pieces": base, "group": GROUP, "shards": len(shards), "overlap": OVERLAP}
    return about, files


def text_file(group: int) -> str:
    """Where the texts of a group of pieces are."""
    return f"texts/{group // _FOLDER}/{group % _FOLDER}.bin"


def shard_file(number: int) -> str:
    """Where a shard is."""
    return f"terms/{number // _FOLDER}/{number % _FOLDER}.bin"


def _shards(words: Mapping[str, bytearray], titles: Mapping[str, bytearray]) -> tuple[bytes, ...]:
    """Every shard, packed; how many there are is a power of two that hangs on how much there is to say."""
    terms = sorted(words.keys() | titles.keys())
    size = sum(map(len, words.values())) + sum(map(len, titles.values())) + 5 * len(terms)
    count = 1 << max(0, size // SHARD).bit_length()
    filed: list[list[str]] = [[] for _ in range(count)]
    for term in terms:
        filed[mixed(term) % count].append(term)
    return tuple(compress(_shard(one, words, titles), _LEVEL) for one in filed)


def _shard(terms: Sequence[str], words: Mapping[str, bytearray], titles: Mapping[str, bytearray]) -> bytes:
    """For each term its length and letters, then the lengths of both lists, then the lists themselves."""
    heads, lists = [varint(len(terms))], []
    for term in terms:
        name = term.encode("utf-8", "surrogatepass")
        both = [words.get(term, b""), titles.get(term, b"")]
        heads += [varint(len(name)), name, *(varint(len(one)) for one in both)]
        lists += both
    return b"".join([*heads, *lists])
