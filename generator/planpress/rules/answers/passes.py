"""Earlier awards and passes as a question gives them: a level, or an exam with a level, score and day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction

from planpress.load.nearest import nearest
from planpress.rules.answers.asked import World
from planpress.rules.answers.fields import STANDARD, Field, Sort
from planpress.rules.answers.reading import Single, Unread, read_exact, read_single

MOST = 50
"""So many entries a list in a question may have."""
_NAMED = ("exam", "level", "score", "scores", "cefr", "date")
_DATE = Field(Sort.DATE, "日期", "date")


_PARTS = {"listening": "聽力", "reading": "閱讀", "speaking": "口說", "writing": "寫作"}


@dataclass(frozen=True, slots=True)
class EarlierOne:
    """An earlier award or pass; ``dims`` are the further fields (dialect) that may have to be equal."""

    level: str = ""
    exam: str = ""
    score: Fraction | None = None
    scores: Mapping[str, Fraction] = field(default_factory=dict)
    cefr: str = ""
    date: date | None = None
    dims: Mapping[str, Single] = field(default_factory=dict)

    @property
    def sum(self) -> Fraction | None:
        """The score, else that of all parts; None where neither was given."""
        if self.score is not None or not self.scores:
            return self.score
        return sum(self.scores.values(), Fraction(0))

    def part(self, name: str) -> Fraction | None:
        """The score of a part, given as listening or 聽力."""
        return self.scores.get(name, self.scores.get(_PARTS.get(name, name)))


def read_passes(raw: object, own: Mapping[str, Field], world: World) -> tuple[EarlierOne, ...] | Unread:
    """One or several earlier passes; ``own`` are the further fields that each may hold."""
    several = raw if isinstance(raw, list | tuple) else [raw]
    if len(several) > MOST:
        return Unread("not_a_pass")
    found = []
    for one in several:
        read = _read_pass(one, own, world)
        if isinstance(read, Unread):
            return read
        found.append(read)
    return tuple(found)


def _read_pass(raw: object, own: Mapping[str, Field], world: World) -> EarlierOne | Unread:
    if not isinstance(raw, Mapping):
        word = read_single(raw, STANDARD["level"], world)
        return EarlierOne(level=word) if isinstance(word, str) and word else Unread("not_a_pass")
    parts: dict[str, Single | Mapping[str, Fraction]] = {}
    for name, value in raw.items():
        read = _read_part(str(name), value, own, world)
        if isinstance(read, Unread):
            return read
        parts[str(name)] = read
    if not any(parts.get(name) for name in ("level", "score", "scores", "cefr")):
        return Unread("not_a_pass")
    return _earlier(parts)


def _read_part(
    name: str, value: object, own: Mapping[str, Field], world: World
) -> Single | Mapping[str, Fraction] | Unread:
    if name == "scores":
        return read_numbers(value, STANDARD["scores"])
    known = _DATE if name == "date" else own.get(name) or (STANDARD[name] if name in _NAMED else None)
    if known is None:
        near = nearest(name, [*_NAMED, *own]) or ""
        return Unread("unknown_field", near, field=name)
    read = read_single(value, known, world)
    if isinstance(read, Unread):
        return replace(read, field=name)
    return read


def _earlier(parts: Mapping[str, Single | Mapping[str, Fraction]]) -> EarlierOne:
    words = {name: value for name, value in parts.items() if isinstance(value, str)}
    score, scores, day = parts.get("score"), parts.get("scores"), parts.get("date")
    return EarlierOne(
        level=words.get("level", ""),
        exam=words.get("exam", ""),
        score=score if isinstance(score, Fraction) else None,
        scores=scores if isinstance(scores, Mapping) else {},
        cefr=words.get("cefr", "").upper(),
        date=day if isinstance(day, date) else None,
        dims=dict(_dims(parts)),
    )


def _dims(parts: Mapping[str, Single | Mapping[str, Fraction]]) -> Iterator[tuple[str, Single]]:
    for name, value in parts.items():
        if name not in _NAMED and not isinstance(value, Mapping):
            yield name, value


def read_numbers(raw: object, one: Field) -> Mapping[str, Fraction] | Unread:
    """Numbers by name, none of them negative: scores by part, hours by branch."""
    if not isinstance(raw, Mapping) or len(raw) > MOST:
        return Unread("not_numbers")
    found: dict[str, Fraction] = {}
    for key, value in raw.items():
        name = str(key).strip()
        number = read_exact(value, one.units)
        if not name or name in found:
            return Unread("not_numbers", field=name)
        if number is None:
            return Unread("not_a_number", field=name)
        if number < 0:
            return Unread("negative", bound="0", field=name)
        found[name] = number
    return found
