"""Queries that read source files into checked records, one kind of file each."""

from __future__ import annotations

from collections.abc import Iterator

from planpress.diagnostics.diagnostic import Checked, Diagnostic, Ref, problem
from planpress.engine.core import Build, query
from planpress.engine.inputs import InputRefused
from planpress.load.bytes_text import decode_text
from planpress.load.csv_tables import Table, read_csv_table
from planpress.load.kinds import FileKind
from planpress.load.records import decode_record
from planpress.load.yaml_nodes import read_yaml
from planpress.model.records import Record

PAGES = "content/pages"


def refused_input(refused: InputRefused) -> Diagnostic:
    """The diagnostic for a file or folder that is there but is not read."""
    return problem(
        "E20", Ref(refused.path), wording=refused.reason.value, path=refused.path, detail=refused.detail
    )


@query
def refusal_of(db: Build, path: str) -> Diagnostic | None:
    """What keeps a file from being read; None where nothing does."""
    try:
        db.read(path)
    except InputRefused as refused:
        return refused_input(refused)
    return None


@query
def text_of(db: Build, path: str) -> Checked[str]:
    """A source file's text; no value where it is absent or cannot be read as text."""
    try:
        content = db.read(path)
    except InputRefused as refused:
        return Checked(None, (refused_input(refused),))
    return Checked(None) if content is None else decode_text(content, path)


@query
def record_of(db: Build, path: str, kind: str) -> Checked[Record]:
    """The record that a YAML file of ``kind`` holds; no value where the file is absent."""
    text = text_of(db, path)
    if text.value is None:
        return Checked(None, text.diagnostics)
    node = read_yaml(text.value, path)
    if node.value is None:
        return Checked(None, text.diagnostics + node.diagnostics)
    record = decode_record(node.value, FileKind(kind), path)
    return record.also((*text.diagnostics, *node.diagnostics))


@query
def table_of(db: Build, path: str) -> Checked[Table]:
    """The table that a CSV file holds; no value where the file is absent."""
    text = text_of(db, path)
    if text.value is None:
        return Checked(None, text.diagnostics)
    return read_csv_table(text.value, path).also(text.diagnostics)


@query
def folder_names(db: Build, folder: str) -> tuple[str, ...]:
    """The folders directly in ``folder``, sorted; none where it is absent."""
    return tuple(entry.name for entry in db.listing(folder) or () if entry.is_folder)


@query
def file_names(db: Build, folder: str) -> tuple[str, ...]:
    """The files directly in ``folder``, sorted; none where it is absent."""
    return tuple(entry.name for entry in db.listing(folder) or () if not entry.is_folder)


@query
def page_files(db: Build) -> tuple[str, ...]:
    """Every Markdown file below content/pages, by its path below it."""
    return tuple(sorted(name for name in files_below(db, PAGES) if name.endswith(".md")))


def files_below(db: Build, folder: str) -> Iterator[str]:
    """Every file below ``folder`` at any depth, by its path from there; those directly in it first."""
    yield from file_names(db, folder)
    for name in folder_names(db, folder):
        for below in files_below(db, f"{folder}/{name}"):
            yield f"{name}/{below}"


def has_manual(db: Build) -> bool:
    """True if the site has a manual of its own."""
    return "manual/index.md" in page_files(db)
