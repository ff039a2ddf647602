"""Writes to the terminal: safe text, in the language that was chosen, on stdout or stderr."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import click

from planpress.cli import words
from planpress.diagnostics import report
from planpress.diagnostics.diagnostic import Diagnostic, Severity
from planpress.diagnostics.masking import safe

FORMATS = ("text", "json", "github")
_LANGUAGE = "planpress.language"
_FORMAT = "planpress.format"


def language() -> str:
    """The language of this run: ``--language``, else the environment's."""
    context = click.get_current_context(silent=True)
    chosen = context.meta.get(_LANGUAGE) if context else None
    return chosen or words.language_of(os.environ)


def set_language(context: click.Context, _parameter: click.Parameter, value: str | None) -> None:
    """Callback of ``--language``."""
    if value:
        context.meta[_LANGUAGE] = value


def form() -> str:
    """``text``, ``json`` or ``github``: how findings are printed."""
    context = click.get_current_context(silent=True)
    return str(context.meta.get(_FORMAT, "text")) if context else "text"


def set_form(context: click.Context, _parameter: click.Parameter, value: str) -> None:
    """Callback of ``--format``."""
    context.meta[_FORMAT] = value


def show(text: str, *, err: bool = False) -> None:
    """One line, with control characters named and personal numbers hidden."""
    click.echo(safe(text), err=err)


def say_plainly(text: str) -> None:
    """One line on stderr without any table of words, for when those cannot be read."""
    sys.stderr.write(safe(text) + "\n")


def say(key: str, *, err: bool = False, **blanks: object) -> None:
    """The sentence ``key`` in one or both languages, a line each."""
    for sentence in words.sentences(key, language(), **blanks):
        for line in sentence.splitlines():
            show(line, err=err)


def mention(key: str, **blanks: object) -> None:
    """The sentence on stderr where stdout carries findings for a program, else on stdout."""
    say(key, err=form() != "text", **blanks)


def show_findings(items: Sequence[report.Located], *, err: bool = False) -> None:
    """All findings in the form that was chosen."""
    for line in _lines(items):
        click.echo(line, err=err)


def _lines(items: Sequence[report.Located]) -> Iterator[str]:
    match form():
        case "json":
            return report.as_json(items, words.codebook())
        case "github":
            return report.as_github(items, words.codebook(), language())
        case _:
            return report.as_text(items, words.codebook(), language())


def show_stop(item: Diagnostic) -> None:
    """A finding about the command itself: for a program on stdout, for a person on stderr."""
    show_findings([report.Located(item, 0, 0, "")], err=form() == "text")


def count(items: Sequence[Diagnostic], severity: Severity) -> int:
    """How many of ``items`` are of ``severity``."""
    return sum(item.severity is severity for item in items)


@contextmanager
def replacing_unprintable() -> Iterator[None]:
    """Lets a terminal in Big5 or ASCII show ``?`` for a character it lacks instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    yield
