"""The options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import click

from planpress.cli import terminal, words
from planpress.cli.help import BilingualCommand

Decorated = TypeVar("Decorated", bound=Callable[..., Any])

FOLDER = click.Path(file_okay=False, path_type=Path)
FILE = click.Path(dir_okay=False, path_type=Path)
PURPOSES = ("build", "test", "long")
"""What a machine may be made ready for; each needs what those before it need."""

command = partial(click.command, cls=BilingualCommand)

language_option = click.option(
    "--language",
    type=click.Choice(words.CHOICES),
    expose_value=False,
    is_eager=True,
    callback=terminal.set_language,
    help="option.language",
)
format_option = click.option(
    "--format",
    type=click.Choice(terminal.FORMATS),
    default="text",
    expose_value=False,
    is_eager=True,
    callback=terminal.set_form,
    help="option.format",
)
project_option = click.option("--project", type=FOLDER, metavar="DIR", help="option.project")
as_of_option = click.option("--as-of", metavar="DATE", help="option.as_of")
