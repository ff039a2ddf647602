"""Turns what the models refuse into diagnostics, by the stable type of each error, never by its message."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from planpress.diagnostics.diagnostic import Diagnostic, Ref, problem
from planpress.load.characters import shown
from planpress.load.nearest import nearest
from planpress.load.shape import Path, Shape

KEY = "[key]"
_WANTED = {
    "string_type": "words",
    "model_type": "keys",
    "model_attributes_type": "keys",
    "dict_type": "keys",
    "mapping_type": "keys",
    "tuple_type": "list",
    "list_type": "list",
}
_NO_FIELD = "編號"


@dataclass(frozen=True, slots=True)
class Translator:
    """How errors of one source are said.

    ``place`` gives the Ref of a path and ``field`` what a message calls it: key and Chinese title in YAML,
    the head of the column in CSV.
    """

    shape: Shape
    place: Callable[[Path], Ref]
    field: Callable[[Path], str]

    def translate(self, errors: Iterable[Mapping[str, Any]], data: object) -> Iterator[Diagnostic]:
        """One diagnostic for each error (of ``ValidationError.errors()``) in what ``data`` holds.

        A key that is missing because it was misspelt is told once.
        """
        found = [self._one(error, data) for error in errors if not _only_follows(error)]
        misspelt = {
            (item.ref.path[:-1], value) for item in found for name, value in item.params if name == "meant"
        }
        for item in found:
            if item.code != "P02" or (item.ref.path[:-1], str(item.ref.path[-1])) not in misspelt:
                yield item

    def _one(self, error: Mapping[str, Any], data: object) -> Diagnostic:
        kind = error["type"]
        path = real_path(error["loc"], data, keep_last=kind == "missing")
        if kind == "extra_forbidden":
            return self.unknown_key(path)
        if kind == "missing":
            return self._missing(path)
        if kind == "not_read":
            return self._not_read(error, path)
        if kind == "enum":
            return self._no_choice(path, str(error["input"]))
        if kind == "needs_one":
            return problem("P06", self.place(path), keys=error["ctx"]["keys"])
        return self._shape(error, path)

    def unknown_key(self, path: Path) -> Diagnostic:
        """P01: a key that is not known, with the one that was probably meant."""
        key, known = str(path[-1]), self.shape.keys(path[:-1])
        meant = _by_title(key, known) or nearest(key, known) or _by_near_title(key, known)
        if meant:
            params = {"key": shown(key), "meant": meant, "title": known[meant]}
            return problem("P01", self.place(path), wording="near", **params)
        keys = "、".join(f"{name}（{title}）" for name, title in known.items())
        return problem("P01", self.place(path), key=shown(key), keys=keys)

    def _missing(self, path: Path) -> Diagnostic:
        wording = "stated" if self.shape.takes_words(path) else "default"
        return problem("P02", self.place(path), wording=wording, field=self.field(path))

    def _not_read(self, error: Mapping[str, Any], path: Path) -> Diagnostic:
        about = error["ctx"]
        is_key = error["loc"][-1:] == (KEY,)
        params = {"field": _NO_FIELD if is_key else self.field(path), "text": shown(about["text"])}
        if about["suggestion"]:
            return problem("P03", self.place(path), wording="near", suggestion=about["suggestion"], **params)
        wording = about["kind"] if about["reason"] == "form" else about["reason"]
        return problem("P03", self.place(path), wording=wording, **params)

    def _no_choice(self, path: Path, text: str) -> Diagnostic:
        choices = self.shape.choices(path)
        meant = nearest(text, choices)
        params = {"field": self.field(path), "text": shown(text)}
        if meant:
            return problem("P05", self.place(path), wording="near", meant=meant, **params)
        return problem("P05", self.place(path), choices="、".join(choices), **params)

    def _shape(self, error: Mapping[str, Any], path: Path) -> Diagnostic:
        kind = error["type"]
        if kind == "too_short" and error["input"]:
            least = str(error["ctx"]["min_length"])
            return problem("P07", self.place(path), wording="few", field=self.field(path), least=least)
        if kind in ("string_too_short", "too_short"):
            return self.empty(path)
        wording = "step" if kind == "union_tag_invalid" else _WANTED.get(kind, "other")
        return problem("P07", self.place(path), wording=wording, field=self.field(path))

    def empty(self, path: Path) -> Diagnostic:
        """P04: a key without value; it offers the words for no figure where they may stand."""
        wording = "stated" if self.shape.takes_words(path) else "default"
        return problem("P04", self.place(path), wording=wording, field=self.field(path))


def _only_follows(error: Mapping[str, Any]) -> bool:
    """True for a list that counts as too short only because its entries were refused."""
    return error["type"] == "too_short" and len(error["input"]) >= int(error["ctx"]["min_length"])


def real_path(loc: Iterable[str | int], data: object, *, keep_last: bool = False) -> Path:
    """``loc`` without the parts that only the models know: tags of unions, keys of records written short."""
    path: list[str | int] = []
    parts = tuple(loc)
    for number, part in enumerate(parts):
        below = _below(data, part)
        if below is not None:
            path.append(part)
            data = below[0]
        elif keep_last and number == len(parts) - 1:
            path.append(part)
    return tuple(path)


def _below(data: object, part: str | int) -> tuple[object] | None:
    if isinstance(data, Mapping) and part in data:
        return (data[part],)
    if isinstance(data, list) and isinstance(part, int) and part < len(data):
        return (data[part],)
    return None


def _by_title(key: str, known: Mapping[str, str]) -> str | None:
    return next((name for name, title in known.items() if title == key), None)


def _by_near_title(key: str, known: Mapping[str, str]) -> str | None:
    title = nearest(key, [title for title in known.values() if title])
    return _by_title(title, known) if title else None
