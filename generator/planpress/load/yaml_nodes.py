"""Reads YAML text into nodes with places; scalars stay text, and what YAML hides or copies is refused."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

import yaml

from planpress.diagnostics.diagnostic import Checked, Diagnostic, Ref, Severity, problem, warning
from planpress.load.characters import hidden_character, shown, unreadable
from planpress.load.yaml_prescan import MAX_FOUND, prescan
from planpress.load.yaml_syntax import settle, translate
from planpress.load.yaml_tree import Entry, Mapping, Mark, Node, Scalar, Sequence, find, plain

__all__ = ["Entry", "Mapping", "Mark", "Node", "Scalar", "Sequence", "find", "plain", "read_yaml"]

MAX_CHARACTERS = 2 * 1024 * 1024
MAX_EVENTS = 200_000
MAX_DEPTH = 40
_NULLS = ("", "~", "null", "Null", "NULL")
_WIDE_COLON = re.compile(r"([A-Za-z_][A-Za-z0-9_-]*)：")
_NO_SPACE = re.compile(r"([A-Za-z_][A-Za-z0-9_-]*):(?!/)")
_THOUSANDS = re.compile(r"\d{3}(?:\D.*)?$")
_FEW_DIGITS = re.compile(r"\D*\d{1,3}$")


def read_yaml(text: str, file: str) -> Checked[Node]:
    """The root node of ``text`` (from decode_text); a file without any value is an empty mapping.

    The value is None where the structure cannot be trusted (syntax, a key without its colon, limits).
    Of equal keys the first is kept, an anchor or tag is passed over, an alias stays text, so that the
    values can still be checked in the same run: ``failed`` says whether they may be used.
    """
    if len(text) > MAX_CHARACTERS:
        return Checked(None, (problem("Y06", Ref(file), wording="size", limit="2 MiB"),))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    refused = unreadable(text, file)
    if refused:
        return Checked(None, tuple(refused))
    builder = _Builder(file, text)
    syntax = builder.build()
    if builder.over_limit:
        return Checked(None, tuple(builder.found))
    slips = prescan(text, file)
    crooked = any(slip.severity is Severity.ERROR and slip.code != "Y10" for slip in slips)
    told = {slip.ref for slip in slips}
    built = [item for item in builder.found if item.ref not in told]
    found = sorted([*settle(slips, syntax), *built], key=Diagnostic.sort_key)
    return Checked(None if crooked or syntax or builder.stopped else builder.root, tuple(found))


@dataclass(slots=True)
class _Key:
    """A key that waits for its value; ``dropped`` where the entry is not to be kept."""

    text: str
    mark: Mark
    end: int
    dropped: bool = False


@dataclass(slots=True)
class _Open:
    """A list or mapping that is not closed yet; ``spans`` are the places of its plain scalars in the text."""

    mark: Mark
    mapping: bool
    flow: bool
    items: list[Node] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    places: dict[str, Mark] = field(default_factory=dict)
    key: _Key | None = None
    spans: list[tuple[int, int]] = field(default_factory=list)

    def close(self) -> Node:
        return (
            Mapping(tuple(self.entries), self.mark)
            if self.mapping
            else Sequence(tuple(self.items), self.mark)
        )


@dataclass(slots=True)
class _Builder:
    """Builds nodes from the parser's events on a stack of its own: no depth exhausts the interpreter's."""

    file: str
    text: str
    found: list[Diagnostic] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    root: Node = field(default_factory=lambda: Mapping((), Mark(1, 1)))
    documents: int = 0
    stopped: bool = False
    over_limit: bool = False

    def build(self) -> Diagnostic | None:
        """Fills ``root`` and ``found``; gives what stopped the parser, if anything."""
        try:
            for count, event in enumerate(yaml.parse(self.text, Loader=yaml.CSafeLoader)):
                if count > MAX_EVENTS:
                    self._stop("events", _mark(event), MAX_EVENTS)
                if not self.stopped:
                    self._take(event)
                if self.stopped:
                    break
        except yaml.MarkedYAMLError as error:
            return translate(error, self.text.split("\n"), self.file)
        return None

    def _take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.SequenceStartEvent | yaml.MappingStartEvent):
            self._begin(event)
        elif isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
            self._end(event)
        elif isinstance(event, yaml.AliasEvent):
            self._say("Y16", _mark(event), wording="alias", name=shown(event.anchor or ""))
            self._place(Scalar(f"*{event.anchor}", False, _mark(event)), event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._document(event)

    def _document(self, event: yaml.DocumentStartEvent) -> None:
        self.documents += 1
        if self.documents > 1:
            self._say("Y17", _mark(event), first=self.root.mark.line)
            self.stopped = True
        elif event.version or event.tags:
            self._say("Y16", _mark(event), wording="directive")

    def _begin(self, event: yaml.SequenceStartEvent | yaml.MappingStartEvent) -> None:
        self._refuse_features(event)
        if len(self.stack) >= MAX_DEPTH:
            self._stop("depth", _mark(event), MAX_DEPTH)
            return
        mapping = isinstance(event, yaml.MappingStartEvent)
        self.stack.append(_Open(_mark(event), mapping, bool(event.flow_style)))

    def _end(self, event: yaml.Event) -> None:
        closed = self.stack.pop()
        if closed.flow and not closed.mapping:
            self._check_thousands(closed)
        self._place(closed.close(), event)

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        self._refuse_features(event)
        style = event.style or ""
        text = event.value
        if style == '"' and "\\" in self.text[slice(*_span(event))]:
            hidden = hidden_character(text)
            if hidden:
                self._say("Y22", _mark(event), char=hidden)
        if style in ("|", ">"):
            text = text.rstrip("\n")
        elif not style and text in _NULLS:
            text = ""
        self._place(Scalar(text, bool(style), _mark(event)), event)

    def _refuse_features(self, event: yaml.NodeEvent) -> None:
        if event.anchor:
            self._say("Y16", _mark(event), wording="anchor", name=shown(event.anchor or ""))
        if getattr(event, "tag", None):
            self._say("Y16", _mark(event), wording="tag")

    # -- placing a finished node ---------------------------------------------

    def _place(self, node: Node, event: yaml.Event) -> None:
        if not self.stack:
            self.root = node
            return
        top = self.stack[-1]
        if not top.mapping:
            top.items.append(node)
            top.spans.append(_span(event))
        elif top.key is None:
            top.key = self._key(node, event, top)
        else:
            self._enter(top, top.key, node, event)
            top.key = None

    def _key(self, node: Node, event: yaml.Event, top: _Open) -> _Key:
        key = _Key("", node.mark, _span(event)[1], dropped=True)
        if not isinstance(node, Scalar):
            self._say("Y18", node.mark)
        elif not node.text:
            self._say("Y18", node.mark, wording="empty")
        elif node.text == "<<" and not node.quoted:
            self._say("Y16", node.mark, wording="merge")
        else:
            key.text, key.dropped = node.text, False
        if key.text in top.places:
            self._say("Y15", node.mark, key=shown(node_text(node)), first=top.places[key.text].line)
            key.dropped = True
        return key

    def _enter(self, top: _Open, key: _Key, node: Node, event: yaml.Event) -> None:
        span = _span(event)
        bare = isinstance(node, Scalar) and not node.quoted
        if bare and top.flow and ":" not in self.text[key.end : span[0]]:
            self._valueless(top, key)
        elif not key.dropped:
            top.places[key.text] = key.mark
            top.entries.append(Entry(key.text, key.mark, node))
            top.spans.append(span)

    def _valueless(self, top: _Open, key: _Key) -> None:
        """``{value: 逾1,800門}``: what YAML takes for a key without value is mostly the rest of a value."""
        for wording, pattern in (("default", _WIDE_COLON), ("nospace", _NO_SPACE)):
            match = pattern.match(key.text)
            if match:
                mark = Mark(key.mark.line, key.mark.column + match.end(1))
                self._say("Y07", mark, wording=wording, key=shown(match.group(1)))
                return
        last = top.entries[-1] if top.entries else None
        if last is None or not isinstance(last.value, Scalar) or last.value.quoted or not last.value.text:
            self._say("Y14", key.mark, wording="empty", key=shown(key.text))
            return
        self._rejoin(top, last, key)

    def _rejoin(self, top: _Open, last: Entry, key: _Key) -> None:
        begin, _ = top.spans[-1]
        whole = " ".join(self.text[begin : key.end].split())
        mark = last.value.mark
        top.entries[-1] = Entry(last.key, last.key_mark, Scalar(whole, False, mark))
        ref = Ref(self.file, (), mark.line, mark.column)
        if self.found and self.found[-1].code == "Y14" and self.found[-1].ref == ref:
            self.found.pop()
        self.found.append(problem("Y14", ref, key=shown(last.key), rest=shown(key.text), whole=shown(whole)))

    def _check_thousands(self, closed: _Open) -> None:
        """``[69,295, 67,789]``: digits on both sides of a comma, with blanks at other commas or a unit."""
        gaps = [self.text[left[1] : right[0]] for left, right in pairwise(closed.spans)]
        spaced = any(gap != "," for gap in gaps)
        for number, gap in enumerate(gaps):
            left, right = closed.items[number], closed.items[number + 1]
            if gap == "," and _is_split(left, right, spaced):
                whole = f"{node_text(left)},{node_text(right)}"
                ref = Ref(self.file, (), left.mark.line, left.mark.column)
                self.found.append(
                    warning("Y14", ref, wording="thousands", whole=shown(whole), count=len(closed.items))
                )
                return

    # -- reporting -----------------------------------------------------------

    def _say(self, code: str, mark: Mark, *, wording: str = "default", **params: object) -> None:
        if len(self.found) < MAX_FOUND:
            ref = Ref(self.file, (), mark.line, mark.column)
            self.found.append(problem(code, ref, wording=wording, **params))

    def _stop(self, wording: str, mark: Mark, limit: int) -> None:
        self._say("Y06", mark, wording=wording, limit=limit)
        self.stopped = self.over_limit = True


def node_text(node: Node) -> str:
    """A scalar's text, "" for anything else."""
    return node.text if isinstance(node, Scalar) else ""


def _is_split(left: Node, right: Node, spaced: bool) -> bool:
    whole = _FEW_DIGITS.match(node_text(left)) and _THOUSANDS.match(node_text(right))
    return bool(whole) and (spaced or not node_text(right).isdigit())


def _mark(event: yaml.Event) -> Mark:
    mark = event.start_mark
    return Mark(mark.line + 1, mark.column + 1) if mark else Mark(1, 1)


def _span(event: yaml.Event) -> tuple[int, int]:
    """Where the event begins and ends in the text."""
    start, end = event.start_mark, event.end_mark
    return start.index if start else 0, end.index if end else 0
