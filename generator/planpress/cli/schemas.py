"""``planpress schema``."""

from __future__ import annotations

from pathlib import Path

import click

from planpress.cli import terminal
from planpress.cli.exits import ExitCode
from planpress.cli.files import write_file
from planpress.cli.options import command, language_option, project_option
from planpress.cli.project import find_project, shown


@command("schema", help="schema.help")
@click.option("--check", is_flag=True, help="schema.check")
@project_option
@language_option
def schema(project: Path | None, check: bool) -> int:
    """Writes content/schemas/*.json, or says which of them are out of date."""
    folder = find_project(project) / "content" / "schemas"
    from planpress.load.schema import schemas

    wanted = {folder / f"{name}.json": text.encode() for name, text in sorted(schemas().items())}
    changed = [path for path, content in wanted.items() if _bytes(path) != content]
    for path in changed:
        terminal.show(f"  {shown(path)}")
    if check:
        terminal.say("schema.old" if changed else "schema.good")
        return ExitCode.CONTENT if changed else ExitCode.GOOD
    for path in changed:
        write_file(path, wanted[path])
    terminal.say("schema.done", count=len(changed))
    return ExitCode.GOOD


def _bytes(path: Path) -> bytes | None:
    """The file's bytes with LF line ends; None where there is no file."""
    return path.read_bytes().replace(b"\r\n", b"\n") if path.is_file() else None
