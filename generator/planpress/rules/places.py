"""Where a finding about a plan's records stands, and how its clauses are called in a message."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from planpress.diagnostics.diagnostic import Diagnostic, Ref, Severity
from planpress.load.nearest import nearest
from planpress.model.outline import Numbered, Outline

Path = tuple[str | int, ...]


def clauses_with_lines(outline: Outline, lines: Sequence[int]) -> Iterator[tuple[int, Numbered]]:
    """Every clause with its line; ``lines`` are in the order of ``Outline.walk()``, 0 if missing."""
    for number, item in enumerate(outline.walk()):
        yield (lines[number] if number < len(lines) else 0), item


def folder(city: str, plan: str) -> str:
    """The folder of a plan's files from the project's root."""
    return f"plans/{city}/{plan}/"


def clause_names(outline: Outline) -> Mapping[str, str]:
    """How a message calls each clause that has an id: by its printed number, else by its id."""
    return {key: item.path or key for key, item in outline.by_id().items()}


def unknown(code: str, ref: Ref, id: str, known: Iterable[str], **params: object) -> Diagnostic:
    """An error for an id that is not among ``known``; wording ``nearest`` where one is like it.

    The code's entry has the wordings ``default`` and ``nearest`` with {id}, and {guess} in the latter.
    """
    guess = nearest(id, known)
    given = {"id": id, **params} | ({"guess": guess} if guess else {})
    texts = tuple((name, str(value)) for name, value in sorted(given.items()))
    return Diagnostic(code, ref, texts, "nearest" if guess else "default", Severity.ERROR)
