"""The command ``planpress`` with all its commands."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial
from typing import Any, NoReturn

import click

from planpress.cli import terminal
from planpress.cli.amending import amend
from planpress.cli.ask import ask
from planpress.cli.building import build, check
from planpress.cli.completing import completion
from planpress.cli.doctoring import doctor
from planpress.cli.door import guarded, reporting
from planpress.cli.explaining import explain
from planpress.cli.help import BilingualGroup
from planpress.cli.hosting import hosting
from planpress.cli.mending import paste, tidy
from planpress.cli.options import language_option
from planpress.cli.schemas import schema
from planpress.cli.serving import serve
from planpress.cli.starting import new


class Program(BilingualGroup):
    """The outermost command: whatever happens below it ends in a sentence and an exit code."""

    def invoke(self, ctx: click.Context) -> int:
        """Runs the command while the chosen language and format are still known."""
        return reporting(lambda: super(Program, self).invoke(ctx))

    def main(self, args: Sequence[str] | None = None, *_positions: Any, **options: Any) -> NoReturn:
        """Runs and ends the process, also in tests: there is no other way in."""
        options = {"prog_name": "planpress", **options, "standalone_mode": False}
        run = partial(super().main, args, **options)
        with terminal.replacing_unprintable():
            sys.exit(guarded(run))


def _print_version(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value:
        from importlib import metadata

        try:
            terminal.show(f"planpress {metadata.version('planpress')}")
        except metadata.PackageNotFoundError:
            terminal.show("planpress")  # run from a folder of sources
        context.exit()


@click.group(
    "planpress", cls=Program, help="planpress.help", no_args_is_help=False, invoke_without_command=True
)
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_print_version,
    help="option.version",
)
@language_option
@click.pass_context
def app(context: click.Context) -> None:
    """Without a command, the help."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


COMMANDS = (build, check, serve, new, ask, amend, paste, tidy, hosting, doctor, schema, explain, completion)
for each in COMMANDS:
    app.add_command(each)


def main() -> NoReturn:
    """The program that ``pip install`` puts on the path."""
    app.main(prog_name="planpress")
