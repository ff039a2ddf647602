"""``planpress completion``."""

from __future__ import annotations

import click

from planpress.cli import terminal
from planpress.cli.exits import ExitCode, stop
from planpress.cli.options import command, language_option

SHELLS = ("bash", "zsh", "fish")
VARIABLE = "_PLANPRESS_COMPLETE"


@command("completion", help="completion.help")
@click.argument("shell", type=click.Choice(SHELLS), required=False)
@language_option
@click.pass_context
def completion(context: click.Context, shell: str | None) -> int:
    """The script of one shell on stdout; without a shell, how to install each."""
    if shell is None:
        for each in SHELLS:
            terminal.say(f"completion.{each}")
        return ExitCode.GOOD
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    if kind is None:
        raise stop(
            "E87", wording="choice", what="SHELL", choices=" | ".join(SHELLS), command="planpress completion"
        )
    click.echo(kind(context.find_root().command, {}, "planpress", VARIABLE).source())
    terminal.say(f"completion.{shell}", err=True)
    return ExitCode.GOOD
