"""The catalog's index for browsers: a column for each facet and each way to sort, as small as it can be.

The file holds the length of its head (four bytes, the lowest first), the head, then the columns; all are raw
deflate streams, so that no host's settings matter. The head is JSON: plans with their numbers of entries,
facets with their values, and how each column is to be read. A column has one number for each entry: for a
facet 0 (no value), the number of its only value (from 1), or that of one of its sets of values; for an order
the rank, 0 for what comes last. Columns were a third smaller than a list of entries for each value (measured
on 10,000 courses), since most of what a course has it shares with its neighbours or has in few combinations.
"""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from hashlib import blake2b

from planpress.model.dates import FIRST_YEAR
from planpress.site.catalog_parts import COLUMNS, FACETS, Entry, Held, Part
from planpress.site.facets import Facet, Value, is_words

VERSION = 1
ROWS = 50  # rows in a file of rows
BITS = 4  # for the place of a title among the strokes, where the catalog is large
SMALL = 2_000  # bytes that this column may always take
DEPTHS = (None, 4, 3, 2, 1)  # characters by which titles are put in order
LAST = 255  # stands for the strokes of letters and digits
_CHECK = 2  # bytes of digest by which a page finds that a file is of another version than the index


def index_file(parts: Sequence[Part]) -> bytes:
    """The whole file."""
    entries = [entry for part in parts for entry in part.entries]
    columns: list[bytes] = []
    head = {
        "version": VERSION,
        "rows": ROWS,
        "plans": [_plan(part) for part in parts],
        "facets": [_facet(place, facet, parts, entries, columns) for place, facet in enumerate(FACETS)],
        "date": _dates(parts, columns),
        "strokes": _strokes(entries, columns),
    }
    packed = deflated(_json(head))
    return b"".join([struct.pack("<I", len(packed)), packed, *columns])


def rows_text(part: Part, number: int) -> str:
    """What file ``number`` of a plan's rows holds: column by column, which packs better than row by row."""
    return _json({"check": _check(part, number), **_columns(part, number)}).decode()


def titles_text(part: Part) -> str:
    """All titles of a plan, a line each, below a line by which to know the version."""
    return "\n".join([_titles_check(part), *map(_line, part.entries)])


def count_of_files(entries: int) -> int:
    """How many files of rows hold so many entries."""
    return -(-entries // ROWS)


def deflated(content: bytes) -> bytes:
    """A raw deflate stream, what ``DecompressionStream("deflate-raw")`` reads: the shortest of two.

    Codes alone suit columns whose neighbours have nothing in common.
    """
    return min((_deflated(content, kind) for kind in (zlib.Z_DEFAULT_STRATEGY, zlib.Z_HUFFMAN_ONLY)), key=len)


def _deflated(content: bytes, strategy: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15, 9, strategy)
    return packer.compress(content) + packer.flush()


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _digest(content: bytes) -> str:
    return blake2b(content, digest_size=_CHECK).hexdigest()


def _line(entry: Entry) -> str:
    return " ".join(entry.title.split())


# -- the head ------------------------------------------------------------------


def _plan(part: Part) -> list[object]:
    checks = "".join(_check(part, number) for number in range(count_of_files(len(part.entries))))
    years = [part.year, part.title, len(part.entries)]
    return [part.city, part.city_name, part.plan, *years, _titles_check(part), checks]


def _facet(
    place: int, facet: Facet, parts: Sequence[Part], entries: Sequence[Entry], columns: list[bytes]
) -> list[object]:
    values = _values(facet, parts)
    number = {value.key: index for index, value in enumerate(values, start=1)}
    sets: dict[tuple[int, ...], int] = {}
    symbols = [_symbol([number[key] for key in entry.values[place]], sets, len(values)) for entry in entries]
    told = [value.label if is_words(value) else [value.key, value.label] for value in values]
    return [facet.value, told, [list(one) for one in sets], *_packed(symbols, columns)]


def _values(facet: Facet, parts: Sequence[Part]) -> list[Value]:
    """Each value once: those of a vocabulary in its order, words in the order in which they come."""
    found: dict[str, Value] = {}
    for part in parts:
        for key in part.labels[facet]:
            found.setdefault(key, part.value(facet, key))
    return sorted(found.values(), key=lambda value: value.rank)


def _symbol(numbers: Iterable[int], sets: dict[tuple[int, ...], int], values: int) -> int:
    key = tuple(sorted(numbers))
    if len(key) < 2:
        return key[0] if key else 0
    return sets.setdefault(key, values + 1 + len(sets))


# -- columns -------------------------------------------------------------------


def _packed(symbols: Sequence[int], columns: list[bytes]) -> list[int]:
    """Adds the column; gives bytes a number, whether they are differences, and the length of the stream.

    Bytes of the same weight stand together. Differences suit what runs on, plain numbers what does not.
    """
    width, kind, stream = _column(symbols)
    columns.append(stream)
    return [width, kind, len(stream)]


def _column(symbols: Sequence[int]) -> tuple[int, int, bytes]:
    width = max(1, (max(symbols, default=0).bit_length() + 7) // 8)
    steps = [one - before for one, before in zip(symbols, [0, *symbols], strict=False)]
    streams = [deflated(_planes(numbers, width)) for numbers in (symbols, steps)]
    best = min((0, 1), key=lambda kind: len(streams[kind]))
    return width, best, streams[best]


def _planes(numbers: Sequence[int], width: int) -> bytes:
    return b"".join(bytes((one >> 8 * place) & 255 for one in numbers) for place in range(width))


def _dates(parts: Sequence[Part], columns: list[bytes]) -> list[object]:
    """Days from where the months lead one to look for the first day: a list of such distances, and a column.

    Most entries have a distance of 0: what is planned for a month is on its first day.
    """
    distances = [entry.first - _expected(part, entry) for part in parts for entry in part.entries]
    known = {distance: place for place, distance in enumerate(dict.fromkeys((0, *distances)))}
    return [list(known), *_packed([known[distance] for distance in distances], columns)]


def _expected(part: Part, entry: Entry) -> int:
    """The first day of the entry's first month in the plan's year; 0 where it has no month."""
    months = entry.values[FACETS.index(Facet.MONTH)]
    return date(part.year + FIRST_YEAR - 1, min(map(int, months)), 1).toordinal() if months else 0


def _strokes(entries: Sequence[Entry], columns: list[bytes]) -> list[int]:
    """The places of titles: of the whole title, else of as many first characters as the index has room for.

    In a large catalog titles that begin alike stay in the order of the plan, as in a printed index.
    """
    most = max(SMALL, len(entries) * BITS // 8)
    for depth in DEPTHS:
        column = _column(_ranks([entry.order[:depth] for entry in entries]))
        if len(column[2]) <= most:
            break
    else:
        column = _column([entry.strokes or LAST for entry in entries])
    columns.append(column[2])
    return [column[0], column[1], len(column[2])]


def _ranks(keys: Sequence[str]) -> list[int]:
    places = {key: place for place, key in enumerate(sorted(set(keys)))}
    return [places[key] for key in keys]


# -- rows ----------------------------------------------------------------------


def _columns(part: Part, number: int) -> Mapping[str, Sequence[object]]:
    """Columns by name; those in which no row says anything are left out."""
    entries = part.entries[number * ROWS : (number + 1) * ROWS]
    found: dict[str, Sequence[object]] = {
        "id": [entry.id for entry in entries],
        "title": [entry.title for entry in entries],
        "is_series": [int(entry.is_series) for entry in entries],
        "sessions": [[_session(one) for one in entry.sessions] for entry in entries],
    }
    found |= {name: [entry.row[place] for entry in entries] for place, name in enumerate(COLUMNS)}
    return {name: column for name, column in found.items() if any(column)}


def _session(one: Held) -> list[str]:
    return [one.id, one.title, one.when, one.state, one.calendar]


def _check(part: Part, number: int) -> str:
    return _digest(_json(_columns(part, number)))


def _titles_check(part: Part) -> str:
    return _digest("\n".join(map(_line, part.entries)).encode())
