"""Turns click's English usage errors into diagnostics in the person's language."""

from __future__ import annotations

import click

from planpress.cli.exits import Stop, stop
from planpress.load.nearest import nearest


def usage_stop(error: click.UsageError) -> Stop:
    """E87 with the wording that fits ``error``, and the command whose --help tells more."""
    command = error.ctx.command_path if error.ctx else "planpress"
    match error:
        case click.exceptions.NoSuchCommand():
            return _unknown("command", error.command_name, _commands(error), command)
        case click.NoSuchOption():
            return _unknown("option", error.option_name, _options(error), command)
        case click.MissingParameter():
            return stop("E87", wording="missing", what=_name(error), command=command)
        case click.BadParameter():
            return _bad_value(error, command)
    return stop("E87", reason=error.format_message(), command=command)


def _bad_value(error: click.BadParameter, command: str) -> Stop:
    what = _name(error)
    match error.param:
        case click.Parameter(type=click.Choice(choices=choices)):
            return stop("E87", wording="choice", what=what, choices=" | ".join(choices), command=command)
        case click.Parameter(type=click.IntRange(min=least, max=most)):
            return stop("E87", wording="number", what=what, least=least, most=most, command=command)
    return stop("E87", wording="value", what=what, reason=error.message, command=command)


def _unknown(wording: str, word: str, known: list[str], command: str) -> Stop:
    meant = nearest(word, known)
    if meant is None:
        return stop("E87", wording=wording, word=word, command=command)
    return stop("E87", wording=f"{wording}_near", word=word, meant=meant, command=command)


def _commands(error: click.UsageError) -> list[str]:
    group = error.ctx.command if error.ctx else None
    return list(group.commands) if isinstance(group, click.Group) else []


def _options(error: click.UsageError) -> list[str]:
    if error.ctx is None:
        return []
    return [name for parameter in error.ctx.command.get_params(error.ctx) for name in parameter.opts]


def _name(error: click.BadParameter) -> str:
    if error.param is None:
        return str(error.param_hint or "?")
    return (
        error.param.opts[0]
        if error.param.param_type_name == "option"
        else error.param.make_metavar(_context(error))
    )


def _context(error: click.BadParameter) -> click.Context:
    return error.ctx or click.Context(click.Command("planpress"))
