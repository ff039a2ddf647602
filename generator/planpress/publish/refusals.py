"""Turns what the machine refuses into diagnostics, and says which exit code each one means."""

from __future__ import annotations

import errno
from collections.abc import Iterable

from planpress.diagnostics.diagnostic import Diagnostic, Ref, problem

EXIT_CODES = {
    "E01": 4,  # another build holds the lock
    "E02": 2,  # a link, a pipe or a device where files should be
    "E03": 2,  # a repository within output/
    "E04": 2,  # a file of the user where the site needs its place
    "E05": 3,  # the disk refuses
    "E06": 3,  # the trees cannot be exchanged here
    "E07": 2,  # output/ at an impossible place
    "E08": 3,  # what was written reads back otherwise
    "E09": 2,  # two halves of an interrupted exchange that the program must not choose between
}
"""Exit code of the command by the code of the error, for errors of publishing; L codes are content: 1."""

_REASONS = {
    errno.ENOSPC: "space",
    errno.EDQUOT: "space",
    errno.EACCES: "denied",
    errno.EPERM: "denied",
    errno.EROFS: "readonly",
    errno.EIO: "broken",
}


class RefusedError(Exception):
    """Publishing stops here; the live tree is as it was."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__(", ".join(item.code for item in self.diagnostics))


def disk_refused(error: OSError) -> Diagnostic:
    """E05 for an error of the disk: which file, and why in plain words."""
    wording = _REASONS.get(error.errno or 0, "default")
    params = {"path": error.filename or ""}
    if wording == "default":
        params["reason"] = error.strerror or str(error)
    return problem("E05", Ref(""), wording=wording, **params)
