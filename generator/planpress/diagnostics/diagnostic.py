"""A diagnostic: one thing an editor should know, with its code, its place and the words to fill in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")
U = TypeVar("U")


class Severity(StrEnum):
    """How much a diagnostic matters: an error stops the build, a warning and a notice do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """A place in a source file.

    ``file`` is a path from the project's root with forward slashes ("" for the project itself).
    ``path`` leads through keys and indexes of a YAML file, or row number and column name of a CSV
    file; the reporter finds its line, so that an inserted line changes no diagnostic's identity.
    ``line`` and ``column`` count from 1; 0 means "find it through the path".
    """

    file: str
    path: tuple[str | int, ...] = ()
    line: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding. ``params`` fill the blanks of the code's wording in either language."""

    code: str
    ref: Ref
    params: tuple[tuple[str, str], ...] = ()
    wording: str = "default"
    severity: Severity = Severity.ERROR

    def sort_key(self) -> tuple[str, int, int, str, str]:
        """File, line, column, path, code: the order in which a run reports."""
        path = "\x1f".join(str(part) for part in self.ref.path)
        return (self.ref.file, self.ref.line, self.ref.column, path, self.code)


def problem(code: str, ref: Ref, *, wording: str = "default", **params: object) -> Diagnostic:
    """An error with its wording's blanks filled from ``params``."""
    return Diagnostic(code, ref, _texts(params), wording, Severity.ERROR)


def warning(code: str, ref: Ref, *, wording: str = "default", **params: object) -> Diagnostic:
    """A warning: printed, never stops a build."""
    return Diagnostic(code, ref, _texts(params), wording, Severity.WARNING)


def notice(code: str, ref: Ref, *, wording: str = "default", **params: object) -> Diagnostic:
    """A notice: something an editor may want to know."""
    return Diagnostic(code, ref, _texts(params), wording, Severity.NOTICE)


def _texts(params: dict[str, object]) -> tuple[tuple[str, str], ...]:
    return tuple((name, str(value)) for name, value in sorted(params.items()))


@dataclass(frozen=True, slots=True)
class Checked(Generic[T]):
    """A value with everything found while making it; ``value`` is None where none could be made."""

    value: T | None
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def failed(self) -> bool:
        """True if any diagnostic is an error."""
        return any(item.severity is Severity.ERROR for item in self.diagnostics)

    def also(self, more: Iterable[Diagnostic]) -> Checked[T]:
        """The same value with further diagnostics."""
        return Checked(self.value, (*self.diagnostics, *more))
