"""Exit codes, and the way a command stops with a diagnostic."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import IntEnum

from planpress.diagnostics.diagnostic import Diagnostic, Ref, Severity, problem


class ExitCode(IntEnum):
    """What a run tells the shell; 130, 141 and 143 are what a shell expects after a signal."""

    GOOD = 0
    CONTENT = 1
    USAGE = 2
    ENVIRONMENT = 3
    LOCKED = 4
    INTERNAL = 5
    INTERRUPTED = 130
    PIPE_CLOSED = 141
    TERMINATED = 143


_BEFORE_PUBLISHING: Mapping[str, int] = {
    "E20 unreadable": ExitCode.ENVIRONMENT,
    "E20 too_large": ExitCode.INTERNAL,
    "E21": ExitCode.USAGE,
    "E22": ExitCode.USAGE,
    "F01": ExitCode.INTERNAL,
    "F02": ExitCode.INTERNAL,
    "F07": ExitCode.ENVIRONMENT,
}
"""Errors that are not about content, by code or by code and wording; publishing has a list of its own."""


class Stop(Exception):
    """Ends a command with one diagnostic and an exit code."""

    def __init__(self, item: Diagnostic, exit_code: ExitCode = ExitCode.USAGE) -> None:
        super().__init__(item.code)
        self.item = item
        self.exit_code = exit_code


class Terminated(BaseException):
    """SIGTERM arrived; not an Exception, so that nothing on the way takes it for a failure."""


def stop(
    code: str, *, wording: str = "default", exit_code: ExitCode = ExitCode.USAGE, **params: object
) -> Stop:
    """The exception for ``code``, which speaks of the command line and not of a file's line."""
    return Stop(problem(code, Ref(""), wording=wording, **params), exit_code)


def exit_code_of(items: Iterable[Diagnostic], publishing: Mapping[str, int]) -> int:
    """0 without errors; else the highest code of an error, by the two lists; 1 for one that neither names."""
    special = {**_BEFORE_PUBLISHING, **publishing}
    codes = [
        special.get(f"{item.code} {item.wording}", special.get(item.code, ExitCode.CONTENT))
        for item in items
        if item.severity is Severity.ERROR
    ]
    return max(codes, default=ExitCode.GOOD)
