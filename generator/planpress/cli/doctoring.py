"""``planpress doctor``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from planpress.cli import terminal
from planpress.cli.exits import ExitCode, Stop
from planpress.cli.options import PURPOSES, command, language_option, project_option
from planpress.cli.project import find_project
from planpress.cli.words import sentences

if TYPE_CHECKING:
    from planpress.cli.machine import Check


@command("doctor", help="doctor.help")
@click.option("--for", "purpose", type=click.Choice(PURPOSES), default="build", help="doctor.for")
@project_option
@language_option
def doctor(purpose: str, project: Path | None) -> int:
    """Looks at everything a build needs and says how to get what is missing."""
    from planpress.cli.machine import find_theme, look

    root = _project(project)
    checks = list(look(purpose, root, find_theme(root)))
    for check in checks:
        _show(check)
    if root is None:
        terminal.say("doctor.no_project")
    packages = [check.package for check in checks if check.package and not check.good]
    if packages:
        terminal.say("doctor.install")
        terminal.show(
            f"  sudo apt-get update && sudo apt-get install -y --no-install-recommends {' '.join(packages)}"
        )
    missing = [check for check in checks if check.needed and not check.good]
    terminal.say("doctor.missing" if missing else "doctor.good", count=len(missing))
    return ExitCode.ENVIRONMENT if missing else ExitCode.GOOD


def _project(given: Path | None) -> Path | None:
    """The project if there is one here; one that was named must be there."""
    try:
        return find_project(given)
    except Stop:
        if given is not None:
            raise
        return None


def _show(check: Check) -> None:
    """✓ good, ✗ missing and needed, – missing but not needed; the second language below the first."""
    mark = "✓" if check.good else "✗" if check.needed else "–"
    key = check.key if check.good else f"{check.key}.missing"
    lines = dict.fromkeys(sentences(key, terminal.language(), **dict(check.blanks)))
    for number, sentence in enumerate(lines):
        terminal.show(f"{mark if number == 0 else ' '} {sentence}")
