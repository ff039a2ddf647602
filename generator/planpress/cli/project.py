"""Finds the project a command is meant for."""

from __future__ import annotations

from pathlib import Path

from planpress.cli.exits import stop

SITE = Path("content", "site.yaml")


def find_project(given: Path | None) -> Path:
    """``given`` if it is a project, else the nearest folder upward from here; E80 where there is none."""
    start = Path.cwd() if given is None else given.absolute()
    found = next(
        (folder for folder in _candidates(start, upward=given is None) if (folder / SITE).is_file()), None
    )
    if found is None:
        raise stop("E80", wording="default" if given is None else "given", folder=start)
    return found


def _candidates(start: Path, *, upward: bool) -> list[Path]:
    return [start, *start.parents] if upward else [start]


def shown(path: Path) -> str:
    """``path`` as a person would type it here: relative where it lies below the current folder."""
    try:
        return str(path.relative_to(Path.cwd())) or "."
    except ValueError:
        return str(path)
