"""``planpress paste`` and ``planpress tidy``."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planpress.cli import terminal
from planpress.cli.exits import ExitCode, stop
from planpress.cli.files import create_file, like, refuse_existing, replace_file
from planpress.cli.options import FILE, command, language_option, project_option
from planpress.cli.project import find_project, shown
from planpress.diagnostics.diagnostic import Diagnostic
from planpress.diagnostics.report import Located
from planpress.load.bytes_text import decode_text

if TYPE_CHECKING:
    from planpress.load.paste import Pasted

STDIN = "-"
MOST_SHOWN = 20
_KINDS = (".md", ".yaml", ".csv")
_STEMS = {"courses.csv": "course", "sessions.csv": "session"}
_OURS = ("plans/**/document.md", "plans/**/*.yaml", "plans/**/*.csv", "content/**/*.yaml")


# -- paste -------------------------------------------------------------------


@command("paste", help="paste.help")
@click.argument("file", default=STDIN)
@click.option("-o", "--output", type=FILE, metavar="FILE", help="paste.output")
@language_option
def paste(file: str, output: Path | None) -> int:
    """Turns numbered text into points and headings."""
    if output is not None:
        refuse_existing([output.absolute()])
    text = decode_text(_content(file), file)
    if text.value is None:
        _show(text.diagnostics)
        return ExitCode.CONTENT
    from planpress.load.paste import paste as convert
    from planpress.rules.pasted import check_pasted

    pasted = convert(text.value, file=file)
    if output is None:
        click.echo(pasted.markdown, nl=False)
    else:
        create_file(output.absolute(), pasted.markdown.encode())
        terminal.say("paste.done", err=True, file=shown(output.absolute()))
    _advise(pasted, (*text.diagnostics, *check_pasted(text.value, file)))
    return ExitCode.GOOD


def _content(file: str) -> bytes:
    if file == STDIN:
        if sys.stdin.isatty():
            terminal.say("paste.waiting", err=True)
        return sys.stdin.buffer.read()
    if not Path(file).is_file():
        raise stop("E83", wording="file", id=file)
    return Path(file).read_bytes()


def _advise(pasted: Pasted, found: Sequence[Diagnostic]) -> None:
    """On stderr: what belongs into plan.yaml, and what a person should look at, ``found`` among it."""
    if pasted.levels:
        terminal.say("paste.numbering", err=True)
        terminal.show("  numbering:", err=True)
        terminal.show(f"    levels: {pasted.levels}", err=True)
    if pasted.eleven:
        terminal.show(f"    eleven: {pasted.eleven}", err=True)
    if pasted.front:
        terminal.say("paste.front", err=True)
        for line in pasted.front:
            terminal.show(f"  {line}", err=True)
    review = sorted((*found, *pasted.review), key=Diagnostic.sort_key)
    if review:
        terminal.say("paste.review", err=True, count=len(review))
        _show(review)


def _show(items: Sequence[Diagnostic]) -> None:
    terminal.show_findings([Located(item, item.ref.line, item.ref.column, "") for item in items], err=True)


# -- tidy --------------------------------------------------------------------


@command("tidy", help="tidy.help")
@click.argument("files", nargs=-1, type=FILE)
@click.option("--check", is_flag=True, help="tidy.check")
@project_option
@language_option
def tidy(files: tuple[Path, ...], check: bool, project: Path | None) -> int:
    """Mends what needs no judgement."""
    paths = list(files) or _all_files(find_project(project))
    for path in paths:
        _refuse_odd(path)
    changed = unreadable = 0
    for path in paths:
        content = path.read_bytes()
        text = decode_text(content, shown(path.absolute()))
        if text.value is None:
            _show(text.diagnostics)
            unreadable += 1
        elif (new := tidied(path.name, text.value)) != text.value:
            changed += 1
            _show_changes(path, text.value, new)
            if not check:
                replace_file(path, like(content, new))
    _sum_up(changed, check=check)
    return ExitCode.CONTENT if unreadable or (check and changed) else ExitCode.GOOD


def _all_files(root: Path) -> list[Path]:
    """What editors of this project write by hand; links stay as they are."""
    found = {path for pattern in _OURS for path in root.glob(pattern)}
    return sorted(path for path in found if path.is_file() and not path.is_symlink())


def _refuse_odd(path: Path) -> None:
    if not path.is_file():
        raise stop("E83", wording="file", id=path)
    if path.suffix.lower() not in _KINDS:
        raise stop("E83", wording="kind", id=path)


def tidied(name: str, text: str) -> str:
    """``text`` (LF line ends) as tidy leaves it, by the ending of ``name``."""
    from planpress.load import tidy as mend

    match Path(name).suffix.lower():
        case ".md":
            return mend.tidy_document(text)
        case ".yaml":
            return mend.tidy_yaml(text)
        case _:
            return mend.tidy_csv(text, stem=_STEMS.get(name, ""))


def _sum_up(changed: int, *, check: bool) -> None:
    if not changed:
        terminal.say("tidy.good")
    else:
        terminal.say("tidy.would" if check else "tidy.done", count=changed)


def _show_changes(path: Path, old: str, new: str) -> None:
    """The changed lines with their numbers, of many only the first."""
    changes = list(_changes(old, new))
    terminal.say("tidy.mended", file=shown(path.absolute()), count=len(changes))
    for number, before, after in changes[:MOST_SHOWN]:
        terminal.show(f"{number:>6} - {before}")
        terminal.show(f"{'':>6} + {after}")
    if len(changes) > MOST_SHOWN:
        terminal.say("build.more", count=len(changes) - MOST_SHOWN)


def _changes(old: str, new: str) -> Iterator[tuple[int, str, str]]:
    """Line number, old line and new line; "" where a line came or went."""
    before, after = old.split("\n"), new.split("\n")
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for kind, first, last, new_first, new_last in matcher.get_opcodes():
        if kind == "equal":
            continue
        for step in range(max(last - first, new_last - new_first)):
            left = before[first + step] if first + step < last else ""
            right = after[new_first + step] if new_first + step < new_last else ""
            yield first + step + 1, left, right
