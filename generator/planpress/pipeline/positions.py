"""Finds the line and column of a diagnostic, and the source line it points at."""

from __future__ import annotations

from planpress.diagnostics.diagnostic import Ref
from planpress.engine.inputs import InputRefused, Inputs
from planpress.load.bytes_text import decode_text
from planpress.load.csv_tables import find_cell, read_csv_table
from planpress.load.yaml_nodes import find, read_yaml


def position(inputs: Inputs, ref: Ref) -> tuple[int, int]:
    """Line and column of ``ref``'s path, (0, 0) where the file cannot tell."""
    text = _text(inputs, ref.file)
    if not text or not ref.path:
        return (0, 0)
    if ref.file.endswith(".csv"):
        table = read_csv_table(text, ref.file).value
        return find_cell(text, table, ref.path) if table else (0, 0)
    if ref.file.endswith(".yaml"):
        node = read_yaml(text, ref.file).value
        mark = find(node, ref.path) if node else None
        return (mark.line, mark.column) if mark else (0, 0)
    return (0, 0)


def source_line(inputs: Inputs, file: str, line: int) -> str:
    """The text of a line (from 1), "" where there is none."""
    lines = _text(inputs, file).split("\n")
    return lines[line - 1] if 0 < line <= len(lines) else ""


def _text(inputs: Inputs, file: str) -> str:
    try:
        content = inputs.read(file) if file else None
    except InputRefused:
        return ""
    if content is None:
        return ""
    return decode_text(content, file).value or content.decode("utf-8", "replace")
