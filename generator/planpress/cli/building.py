"""``planpress build`` and ``planpress check``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planpress.cli import terminal
from planpress.cli.dates import read_as_of
from planpress.cli.exits import exit_code_of
from planpress.cli.options import (
    FILE,
    FOLDER,
    as_of_option,
    command,
    format_option,
    language_option,
    project_option,
)
from planpress.cli.pdf_checks import check_files
from planpress.cli.progress import Progress
from planpress.cli.project import find_project, shown
from planpress.diagnostics.diagnostic import Severity

if TYPE_CHECKING:
    from planpress.pipeline.run import Outcome

MOST_NAMED = 20


@command("build", help="build.help")
@project_option
@click.option("--output", type=FOLDER, metavar="DIR", help="build.output")
@click.option("--in-place", is_flag=True, help="build.in_place")
@as_of_option
@format_option
@language_option
def build(project: Path | None, output: Path | None, in_place: bool, as_of: str | None) -> int:
    """Makes the site and the PDFs."""
    root = find_project(project)
    day = read_as_of(as_of)
    target = output.absolute() if output else None
    from planpress.pipeline.run import run_build

    with Progress() as progress:
        outcome = run_build(root, output=target, as_of=day, in_place=in_place, progress=progress)
    code = _report(root, outcome)
    if outcome.published is not None and code == 0:
        _tell_written(target or root / "output", outcome, root, elsewhere=target is not None)
    return code


@command("check", help="check.help")
@project_option
@click.option("--pdf", "pdfs", type=FILE, multiple=True, metavar="FILE", help="check.pdf")
@as_of_option
@format_option
@language_option
def check(project: Path | None, pdfs: tuple[Path, ...], as_of: str | None) -> int:
    """Reads and judges everything, or PDF files alone; writes nothing."""
    if pdfs:
        return check_files(pdfs)
    root = find_project(project)
    day = read_as_of(as_of)
    from planpress.pipeline.run import run_check

    with Progress() as progress:
        outcome = run_check(root, as_of=day, progress=progress)
    return _report(root, outcome)


def _report(root: Path, outcome: Outcome) -> int:
    """Prints all findings and how many there are; the exit code."""
    from planpress.pipeline.run import located
    from planpress.publish.refusals import EXIT_CODES

    items = outcome.diagnostics
    terminal.show_findings(located(root, items))
    code = exit_code_of(items, EXIT_CODES)
    counts = {f"{severity.value}s": terminal.count(items, severity) for severity in Severity}
    if items:
        terminal.mention("build.counts", **counts)
    elif outcome.published is None:
        terminal.mention("check.good")
    if code:
        terminal.mention("build.kept" if outcome.published is None else "build.failed")
    return code


def _tell_written(target: Path, outcome: Outcome, root: Path, *, elsewhere: bool) -> None:
    published = outcome.published
    if published is None:
        return
    terminal.mention(
        "build.done",
        pages=outcome.pages,
        pdfs=outcome.pdfs,
        written=len(published.written),
        deleted=len(published.deleted),
        unchanged=_size(published.unchanged),
    )
    _name("build.pages", [shown(target / "index.html")])
    _name("build.pdfs", [shown(path) for path in sorted(target.glob("*/*/*.pdf"))])
    _name("build.mended", [*map(str, published.mended)])
    _name("build.foreign", [*map(str, published.foreign)])
    option = f" --output {shown(target)}" if elsewhere else ""
    terminal.mention("build.look", command=f"planpress serve{option}")


def _size(value: int | Sequence[str]) -> int:
    return value if isinstance(value, int) else len(value)


def _name(key: str, paths: Sequence[str]) -> None:
    """A heading and the paths below it; of many only the first are named."""
    if not paths:
        return
    err = terminal.form() != "text"
    terminal.mention(key)
    for path in paths[:MOST_NAMED]:
        terminal.show(f"  {path}", err=err)
    if len(paths) > MOST_NAMED:
        terminal.mention("build.more", count=len(paths) - MOST_NAMED)
