"""Makes next year's plan out of the files of an earlier one: ids stay, dates move and are marked to check."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

import yaml

from planpress.cli import yaml_text
from planpress.cli.yaml_text import Edit

UNSTATED = "未載明"
_MARK = "# 請核對：原為 "
_SESSIONS = "sessions.csv"
_AMENDMENT = "amendment.yaml"
_BLOCKS = ("|", ">")
_OF_THE_OLD = ("aliases", "updated")


@dataclass(frozen=True, slots=True)
class Copy:
    """The files of the new plan, and the places (file, line, text) an editor has to look at."""

    files: Mapping[str, bytes]
    to_check: tuple[tuple[str, int, str], ...]


def copy_plan(files: Mapping[str, bytes], old_year: int, new_year: int, old_city: str = "") -> Copy:
    """``files`` by path below the plan's folder; those that are no text are copied as they are.

    In plan.yaml the state becomes a draft, the issue loses its date and number, title and period move
    to the new year. In other records a date of the old year moves and a comment keeps the old one. The
    text of the document stays: its dates are listed. Of sessions.csv only the head remains, because
    last year's days are not this year's; amendment.yaml stays behind, since it tells of an amendment of the
    old plan. ``old_city`` is the name of the city that the plan was, if it was
    another one: nothing is put in its place, each line with it is listed.
    """
    copied: dict[str, bytes] = {}
    to_check: list[tuple[str, int, str]] = []
    for name, content in sorted(files.items()):
        if name == _AMENDMENT:
            continue
        text = _text(content)
        if text is None:
            copied[name] = content
            continue
        new = _new_text(name, text, old_year, new_year)
        copied[name] = new.encode()
        to_check += _places(name, new, old_year, old_city)
    return Copy(copied, tuple(to_check))


def _text(content: bytes) -> str | None:
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return None


def _new_text(name: str, text: str, old_year: int, new_year: int) -> str:
    path = PurePosixPath(name)
    if path.name == _SESSIONS:
        return text.split("\n", maxsplit=1)[0] + "\n"
    if path.suffix != ".yaml":
        return text
    root = yaml_text.compose(text)
    edits = list(_plan_edits(text, root, old_year, new_year)) if name == "plan.yaml" else []
    left = [node for node in yaml_text.scalars(root) if not any(edit.covers(node) for edit in edits)]
    return yaml_text.apply(text, [*edits, *_dated_edits(text, root, left, old_year, new_year)])


def _plan_edits(text: str, root: yaml.Node | None, old_year: int, new_year: int) -> Iterator[Edit]:
    """What is true of one year's document only is cleared; its former addresses stay with it."""
    for path, value in (("issue.date", UNSTATED), ("issue.number", UNSTATED)):
        node = yaml_text.get(root, *path.split("."))
        if isinstance(node, yaml.ScalarNode):
            yield _replacing(node, value)
    for name in ("title", "slogan"):
        node = yaml_text.get(root, name)
        if isinstance(node, yaml.ScalarNode) and node.style not in _BLOCKS:
            yield _replacing(node, _year(old_year).sub(str(new_year), node.value))
    for key, old in yaml_text.entries(root):
        if key.value in _OF_THE_OLD:
            end = yaml_text.line_end(text, yaml_text.end_of(old)) + 1
            yield Edit(key.start_mark.index, min(end, len(text)), "")
    yield _draft(text, root)


def _draft(text: str, root: yaml.Node | None) -> Edit:
    """A copy is a draft, also where the old plan did not say what it is."""
    state = yaml_text.get(root, "state")
    if isinstance(state, yaml.ScalarNode):
        return _replacing(state, "draft")
    title = yaml_text.get(root, "title")
    place = 0 if title is None else yaml_text.line_end(text, yaml_text.end_of(title)) + 1
    return Edit(min(place, len(text)), min(place, len(text)), "state: draft\n")


def _replacing(node: yaml.ScalarNode, value: str) -> Edit:
    return Edit(node.start_mark.index, node.end_mark.index, yaml_text.scalar(value, flow=True))


def _dated_edits(
    text: str, root: yaml.Node | None, nodes: list[yaml.ScalarNode], old_year: int, new_year: int
) -> Iterator[Edit]:
    """For each dated value the value of the new year, and above its line a comment with the old one.

    What holds ``since`` a day still holds since that day, so it only gets the comment.
    """
    inner = [range(node.start_mark.line + 1, node.end_mark.line + 1) for node in yaml_text.scalars(root)]
    since = {value.start_mark.index for key, value in yaml_text.all_entries(root) if key.value == "since"}
    marked: set[int] = set()
    for node in nodes:
        line = node.start_mark.line
        if not _year(old_year).search(node.value) or not _is_movable(node):
            continue
        if node.start_mark.index not in since:
            yield _replacing(node, _year(old_year).sub(str(new_year), node.value))
        if line not in marked and not any(line in lines for lines in inner):
            marked.add(line)
            yield _mark_above(text, node)


def _is_movable(node: yaml.ScalarNode) -> bool:
    """Only a short value is a date or a title; a sentence or an official number keeps its year."""
    return node.style not in _BLOCKS and node.start_mark.line == node.end_mark.line and len(node.value) <= 40


def _mark_above(text: str, node: yaml.ScalarNode) -> Edit:
    start = text.rfind("\n", 0, node.start_mark.index) + 1
    indent = len(text[start:]) - len(text[start:].lstrip(" "))
    return Edit(start, start, " " * indent + f"{_MARK}{node.value}\n")


def _year(year: int) -> re.Pattern[str]:
    """The year where a document prints it: 113年, not within 第1130042016號 or 2113年."""
    return re.compile(rf"(?<!\d){year}(?=年)")


def _places(name: str, text: str, old_year: int, old_city: str) -> Iterator[tuple[str, int, str]]:
    """The lines that still speak of the old year or city."""
    if PurePosixPath(name).suffix in (".md", ".yaml", ".csv"):
        for number, line in enumerate(text.split("\n"), 1):
            if _year(old_year).search(line) or (old_city and old_city in line):
                yield name, number, line.strip()
