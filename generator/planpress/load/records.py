"""Reads the nodes of a YAML file into its record, with every error of the file in one run."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from pydantic import BaseModel, ValidationError

from planpress.diagnostics.diagnostic import Checked, Diagnostic, Ref, problem
from planpress.load.kinds import MODELS, TITLES, FileKind
from planpress.load.record_checks import check_record
from planpress.load.record_errors import Translator
from planpress.load.shape import Path, Shape
from planpress.load.yaml_tree import Mapping, Node, Scalar, Sequence, plain
from planpress.model.courses import CoursesFile, courses_of
from planpress.model.records import Record


def decode_record(node: Node, kind: str, file: str) -> Checked[Record]:
    """The record of a file of ``kind`` (a FileKind with a model); for courses the ``Courses`` of the plan.

    The value is None where the models refuse the file. Refs have the path of the value; a missing key's
    Ref ends with that key. KeyError for a kind without model.
    """
    file_kind = FileKind(kind)
    model = MODELS[file_kind]
    if not isinstance(node, Mapping):
        return Checked(None, (problem("P07", Ref(file), wording="root", file=TITLES[file_kind]),))
    translator = translator_for(file_kind, file)
    empty = set(_empty_places(node, ()))
    found = [translator.empty(path) for path in sorted(empty, key=str)]
    data = plain(node)
    try:
        record = model.model_validate(data)
    except ValidationError as error:
        refused = translator.translate(error.errors(include_url=False), data)
        found.extend(item for item in refused if item.ref.path not in empty)
        return Checked(None, _in_order(found))
    found.extend(check_record(record, file))
    return Checked(_as_record(record), _in_order(found))


@lru_cache(maxsize=256)
def translator_for(kind: FileKind, file: str) -> Translator:
    """Says errors with the key and its Chinese title, at paths of ``file``."""
    shape = Shape.of(kind)

    def field(path: Path) -> str:
        key = next((str(part) for part in reversed(path) if isinstance(part, str)), "")
        title = shape.title(path)
        return f"{key}（{title}）" if title else key

    return Translator(shape, lambda path: Ref(file, path), field)


def _as_record(record: BaseModel) -> Record:
    if isinstance(record, CoursesFile):
        return courses_of(record)
    if not isinstance(record, Record):
        raise TypeError(type(record).__name__)
    return record


def _empty_places(node: Node, path: Path) -> Iterator[Path]:
    if isinstance(node, Scalar):
        if not node.text:
            yield path
    elif isinstance(node, Sequence):
        for number, item in enumerate(node.items):
            yield from _empty_places(item, (*path, number))
    else:
        for entry in node.entries:
            yield from _empty_places(entry.value, (*path, entry.key))


def _in_order(found: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(dict.fromkeys(found), key=Diagnostic.sort_key))
