"""Help pages in the chosen language: usage, what a command does, its options, examples."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import click

from planpress.cli import terminal, words
from planpress.diagnostics.masking import width

WIDEST = 100
_NO_BREAK_BEFORE = "，。、；：！？）」』…"


class BilingualCommand(click.Command):
    """A command whose ``help`` and whose options' ``help`` are keys of the strings table."""

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the whole help page."""
        formatter.write("\n".join(_page(self, ctx)))

    def get_usage(self, ctx: click.Context) -> str:
        """The usage line."""
        return _usage(self, ctx)

    def get_short_help_str(self, limit: int = 45) -> str:
        """The first sentence of the help, for shells that show it beside a completion."""
        return _first_lines(self)[0]


class BilingualGroup(BilingualCommand, click.Group):
    """A group of such commands."""


def _page(command: click.Command, ctx: click.Context) -> Iterator[str]:
    yield _usage(command, ctx)
    yield ""
    for sentence in _sentences(command.help or ""):
        for line in sentence.splitlines():
            yield from wrapped(line, 2)
    options = [*_option_rows(command, ctx)]
    if isinstance(command, click.Group):
        yield from _section("help.commands", list(_command_rows(command)))
    yield from _section("help.options", options)


def _usage(command: click.Command, ctx: click.Context) -> str:
    pieces = " ".join(command.collect_usage_pieces(ctx))
    return f"{_join('help.usage')} {ctx.command_path} {pieces}".rstrip()


def _join(key: str) -> str:
    return " ".join(_sentences(key))


def _sentences(key: str) -> tuple[str, ...]:
    return words.sentences(key, terminal.language()) if key else ()


def _first_lines(command: click.Command) -> list[str]:
    return [sentence.splitlines()[0] for sentence in _sentences(command.help or "")]


def _command_rows(group: click.Group) -> Iterator[tuple[str, list[str]]]:
    for name, command in group.commands.items():
        yield name, _first_lines(command)


def _option_rows(command: click.Command, ctx: click.Context) -> Iterator[tuple[str, list[str]]]:
    for parameter in command.get_params(ctx):
        if isinstance(parameter, click.Option) and (record := parameter.get_help_record(ctx)):
            key = "option.help" if parameter.name == "_click_default_help" else parameter.help
            yield record[0], list(_sentences(key or ""))


def _section(key: str, rows: list[tuple[str, list[str]]]) -> Iterator[str]:
    if not rows:
        return
    yield ""
    yield _join(key)
    first = max(width(name) for name, _ in rows)
    for name, sentences in rows:
        lines = [line for sentence in sentences for line in wrapped(sentence, first + 4)]
        yield f"  {name}".ljust(first + 4) + lines[0].lstrip() if lines else f"  {name}"
        yield from lines[1:]


def wrapped(text: str, indent: int) -> Iterator[str]:
    """``text`` in lines that fit the terminal; Chinese may break anywhere but before closing marks."""
    room = max(30, min(WIDEST, shutil.get_terminal_size().columns) - indent - 1)
    line = ""
    for piece in _pieces(text):
        if width(line + piece.rstrip()) > room and line and piece[0] not in _NO_BREAK_BEFORE:
            yield " " * indent + line.rstrip()
            line = ""
        line += piece
    yield " " * indent + line.rstrip()


def _pieces(text: str) -> Iterator[str]:
    """Words with the blank behind them, and single Chinese characters."""
    word = ""
    for char in text:
        if width(char) == 2:
            if word:
                yield word
            yield char
            word = ""
        elif char == " ":
            yield word + char
            word = ""
        else:
            word += char
    if word:
        yield word
