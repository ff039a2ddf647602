"""Checks that pictures and attachments are there and can be shown, and lists the originals that are lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from posixpath import normpath

from planpress.diagnostics.diagnostic import Diagnostic, Ref, notice, problem
from planpress.load.document_words import Mention
from planpress.load.pictures import MOST_PIXELS, is_drawing, pixels
from planpress.model.catalog import Plan
from planpress.model.clauses import Tick, TickBox, Ticks
from planpress.model.outline import Outline, inline_words
from planpress.model.values import Unstated
from planpress.rules.places import clauses_with_lines, unknown


def check_files(
    plan: Plan,
    outline: Outline,
    mentions: Iterable[Mention],
    lines: Sequence[int],
    files: frozenset[str],
    folder: str,
) -> Iterator[Diagnostic]:
    """``files`` are all files below the plan's folder, by their paths from there (``media/map.png``)."""
    for path, key, place in _named_files(plan):
        if not _is_there(path, place, files):
            yield unknown("R51", Ref(folder + key[0], key[1:]), path, files)
    for mention in mentions:
        if mention.what == "picture" and normpath(mention.path) not in files:
            yield unknown("R51", mention.ref, mention.path, files)
    yield from _lost(plan, folder)
    for line, box in _unread_ticks(outline, lines):
        yield notice("R52", Ref(folder + "document.md", line=line), words=inline_words(box.inlines))


def printed_pictures(plan: Plan, mentions: Iterable[Mention], files: frozenset[str]) -> tuple[str, ...]:
    """The files of the pictures that the document shows, each once; those that are not there left out."""
    named = {normpath(mention.path) for mention in mentions if mention.what == "picture"}
    for figure in plan.figures.figures.values():
        if type(figure.file) is str:
            path = normpath(figure.file)
            named.add(path if path in files else f"media/{path}")
    return tuple(sorted(named & files))


def check_picture(content: bytes, file: str) -> Iterator[Diagnostic]:
    """A picture that no browser shows, or that nobody can unpack: told before paper and pages are made."""
    size = pixels(content)
    if size is None and not is_drawing(content):
        yield problem("F10", Ref(file), wording="kind")
    elif size is not None and size[0] * size[1] > MOST_PIXELS:
        width, height = size
        yield problem("F10", Ref(file), width=width, height=height, most=MOST_PIXELS // 10_000)


def _named_files(plan: Plan) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Path, file and keys, and the folder in which files of that kind lie."""
    for key, attachment in plan.record.attachments.items():
        if type(attachment.file) is str:
            yield attachment.file, ("plan.yaml", "attachments", key, "file"), "attachments"
    for key, figure in plan.figures.figures.items():
        if type(figure.file) is str:
            yield figure.file, ("figures.yaml", "figures", key, "file"), "media"


def _is_there(path: str, place: str, files: frozenset[str]) -> bool:
    return normpath(path) in files or f"{place}/{normpath(path)}" in files


def _lost(plan: Plan, folder: str) -> Iterator[Diagnostic]:
    attachments = {
        key: one.title for key, one in plan.record.attachments.items() if isinstance(one.file, Unstated)
    }
    figures = {key: one.title for key, one in plan.figures.figures.items() if isinstance(one.file, Unstated)}
    for file, name, lost in (
        ("plan.yaml", "attachments", attachments),
        ("figures.yaml", "figures", figures),
    ):
        if lost:
            titles = "；".join(lost.values())
            yield notice("R50", Ref(folder + file, (name,)), wording=name, count=len(lost), titles=titles)


def _unread_ticks(outline: Outline, lines: Sequence[int]) -> Iterator[tuple[int, TickBox]]:
    for line, item in clauses_with_lines(outline, lines):
        for block in item.clause.content:
            if isinstance(block, Ticks):
                yield from ((line, box) for box in block.boxes if box.state is Tick.UNKNOWN)
