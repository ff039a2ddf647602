"""The places of a publication: the live tree, its spare, the record of both, and whether they may be used."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from planpress.diagnostics.diagnostic import Diagnostic, Ref, problem
from planpress.publish.writer import Disk

STATE = ".planpress"
LOCK = "lock"
RECORD = "published.json"


@dataclass(frozen=True, slots=True)
class Places:
    """``project`` and ``output`` are absolute; everything else follows."""

    project: Path
    output: Path

    @classmethod
    def of(cls, project: Path, output: Path) -> Places:
        """``output`` may be given from the project's folder. Dots are resolved, links are not."""
        root = Path(os.path.abspath(project))  # noqa: PTH100  resolve() would follow links
        return cls(root, Path(os.path.abspath(root / output)))  # noqa: PTH100

    @property
    def state(self) -> Path:
        """.planpress"""
        return self.project / STATE

    @property
    def spare(self) -> Path:
        """The tree that becomes the live one."""
        return self.state / "spare"

    @property
    def aside(self) -> Path:
        """Where the live tree waits for a moment if the exchange takes two renames."""
        return self.state / "aside"

    def faults(self, disk: Disk) -> tuple[Diagnostic, ...]:
        """E02 for every link on the way, E07 where output/ cannot be."""
        found = [*_not_folders(disk, [*self._way(), self.aside]), *_odd(disk, [self.spare])]
        return (*found, *self.state_faults(disk)) or self._misplaced(disk)

    def state_faults(self, disk: Disk) -> tuple[Diagnostic, ...]:
        """E02 or E07 if .planpress or a file in it is not what it should be."""
        files = [self.state / LOCK, self.state / RECORD]
        return (*_not_folders(disk, [self.state]), *_odd(disk, files))

    def _way(self) -> list[Path]:
        """output/ and the folders between it and the project; what lies above is the user's own choice."""
        if not self.output.is_relative_to(self.project):
            return [self.output]
        steps = self.output.relative_to(self.project).parts
        return [self.project.joinpath(*steps[: depth + 1]) for depth in range(len(steps))]

    def _misplaced(self, disk: Disk) -> tuple[Diagnostic, ...]:
        project, output = disk.real(self.project), disk.real(self.output)
        if project.is_relative_to(output):
            return (problem("E07", Ref(""), wording="contains", path=self.output),)
        if output.is_relative_to(project / STATE):
            return (problem("E07", Ref(""), wording="inside", path=self.output),)
        return ()


def _odd(disk: Disk, paths: list[Path]) -> list[Diagnostic]:
    kinds = [(path, disk.kind(path)) for path in paths]
    return [
        problem("E02", Ref(""), wording=kind, path=path)
        for path, kind in kinds
        if kind in ("link", "special")
    ]


def _not_folders(disk: Disk, paths: list[Path]) -> list[Diagnostic]:
    files = [path for path in paths if disk.kind(path) == "file"]
    return [*_odd(disk, paths), *(problem("E07", Ref(""), wording="file", path=path) for path in files)]
