"""Diagnostics as plain tuples, so that the engine can keep them without knowing what they are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from planpress.diagnostics.diagnostic import Diagnostic, Ref, Severity

Packed = tuple[Any, ...]


def pack(items: Iterable[Diagnostic]) -> Packed:
    """Diagnostics as nested tuples of text and numbers, without repetitions, in order of place."""
    unique = sorted(set(items), key=lambda item: (item.sort_key(), item.wording, item.params))
    return tuple(
        (
            item.code,
            (item.ref.file, item.ref.path, item.ref.line, item.ref.column),
            item.params,
            item.wording,
            item.severity.value,
        )
        for item in unique
    )


def unpack(packed: Packed) -> tuple[Diagnostic, ...]:
    """What ``pack`` packed."""
    return tuple(
        Diagnostic(code, Ref(*ref), tuple(map(tuple, params)), wording, Severity(severity))
        for code, ref, params, wording, severity in packed
    )
