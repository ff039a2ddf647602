"""Which row a reason belongs to: by the id or full number of a point, or of anything that stands in it."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from planpress.site.amendment.matching import Change, Pair

OLD = "現行"
"""Stands before the number of a point in the version that was."""


@dataclass(frozen=True, slots=True)
class Reasons:
    """The reasons by the place of their pair; names that are no point's, and those of unchanged points."""

    by_pair: Mapping[int, tuple[str, ...]]
    unknown: tuple[str, ...]
    idle: tuple[str, ...]


def place_reasons(reasons: Mapping[str, str], pairs: Sequence[Pair]) -> Reasons:
    """Each reason at its pair; several for one pair in the order in which they are written."""
    places = _places(pairs)
    found: dict[int, list[str]] = defaultdict(list)
    for name, text in reasons.items():
        if (at := places.get(_folded(name))) is not None:
            found[at].append(text)
    told = {name: places.get(_folded(name)) for name in reasons}
    return Reasons(
        by_pair={at: tuple(texts) for at, texts in found.items()},
        unknown=tuple(name for name, at in told.items() if at is None),
        idle=tuple(name for name, at in told.items() if at is not None and pairs[at].change is Change.NONE),
    )


def name_of(pair: Pair) -> str:
    """The name by which a reason for ``pair`` is written: its id, else its number."""
    point = pair.point
    return point.id or (point.path if pair.new else OLD + point.path)


def known_names(pairs: Sequence[Pair]) -> tuple[str, ...]:
    """The names of all points, for whoever mistook one."""
    return tuple(dict.fromkeys(name for pair in pairs for name, _ in _names(pair)))


def _places(pairs: Sequence[Pair]) -> Mapping[str, int]:
    """The place of the pair by each name; the new version's names count before the old one's."""
    ranked = [(rank, at, name) for at, pair in enumerate(pairs) for name, rank in _names(pair)]
    return {_folded(name): at for _, at, name in sorted(ranked, reverse=True)}


def _names(pair: Pair) -> Iterator[tuple[str, int]]:
    if pair.new:
        yield from ((name, 0) for name in sorted(pair.new.names))
    if pair.old:
        yield from ((name, 1) for name in sorted(pair.old.names) if name.isascii())
        yield from ((OLD + name, 2) for name in sorted(pair.old.names))


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).replace(" ", "").rstrip("、.。")
