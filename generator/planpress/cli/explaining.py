"""``planpress explain``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import click

from planpress.cli import terminal, words
from planpress.cli.exits import ExitCode, stop
from planpress.cli.help import wrapped
from planpress.cli.options import command, language_option
from planpress.diagnostics.codebook import Entry
from planpress.diagnostics.masking import safe
from planpress.load.nearest import nearest


def complete_code(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    """The codes that begin with what was typed."""
    return [code for code in words.codebook().entries if code.startswith(begun.upper())]


@command("explain", help="explain.help")
@click.argument("code", required=False, shell_complete=complete_code)
@language_option
def explain(code: str | None) -> int:
    """One code in full, or the list of all."""
    entries = words.codebook().entries
    if code is None:
        for each in entries.values():
            click.echo(f"{each.code}  {' / '.join(_by_language(each.title))}")
        return ExitCode.GOOD
    entry = entries.get(code.strip().upper())
    if entry is None:
        meant = nearest(code.strip().upper(), entries)
        raise stop("E83", wording="code_near" if meant else "code", id=code, meant=meant or "")
    for line in _page(entry):
        click.echo(line)
    return ExitCode.GOOD


def _by_language(texts: Mapping[str, str]) -> list[str]:
    return [texts.get(language, "") for language in words.languages(terminal.language())]


def _page(entry: Entry) -> Iterator[str]:
    yield f"{entry.code}  {' / '.join(_by_language(entry.title))}"
    for why in _by_language(entry.why):
        yield ""
        yield from wrapped(why, 2)
    for key, example in (("explain.wrong", entry.wrong), ("explain.right", entry.right)):
        if example:
            yield ""
            yield " / ".join(words.sentences(key, terminal.language()))
            yield from ("    " + safe(line) for line in str(example).splitlines())
    yield ""
    yield " / ".join(words.sentences("explain.says", terminal.language()))
    for wording in entry.wordings.values():
        for says, mend in zip(_by_language(wording.says), _by_language(wording.mend), strict=True):
            yield from wrapped(says + (f" → {mend}" if mend else ""), 4)
