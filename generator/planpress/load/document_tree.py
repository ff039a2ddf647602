"""Builds the clause tree of a document.md from its sorted lines, and says where the lines do not fit."""

from __future__ import annotations

from dataclasses import dataclass, field

from planpress.diagnostics.diagnostic import Diagnostic, Ref, problem
from planpress.load.document_lines import Line, LineKind
from planpress.model.clauses import Shape

STEP = 4
MAX_DEPTH = 12


@dataclass(slots=True)
class Words:
    """Lines of one paragraph, row group or tick list while it is being read."""

    kind: LineKind
    indent: int
    lines: list[Line]


@dataclass(slots=True)
class Draft:
    """A clause while its lines are being read.

    ``points`` and ``headings`` tell what stands below; ``closed`` is the paragraph after its points, if any.
    """

    line: Line
    words: list[Line]
    shape: Shape
    level: int = 0
    content: list[Draft | Words] = field(default_factory=list)
    closed: Line | None = None
    points: bool = False
    headings: bool = False

    def add(self, draft: Draft) -> None:
        """Puts a clause below this one."""
        self.content.append(draft)
        if draft.shape is Shape.HEADING:
            self.headings = True
        else:
            self.points = True


class Tree:
    """Takes lines one by one and keeps the open headings, points and paragraph."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.root = Draft(Line(0, LineKind.BLANK), [], Shape.HEADING)
        self.headings: list[Draft] = [self.root]
        self.points: list[Draft] = []
        self.open: Words | Draft | None = None
        self.found: list[Diagnostic] = []
        self.deep = False

    def take(self, line: Line) -> None:
        """Adds the next line."""
        if line.kind is LineKind.BLANK:
            self.open = None
        elif line.kind is LineKind.HEADING:
            self._heading(line)
        elif line.kind is LineKind.POINT:
            self._point(line)
        else:
            self._words(line)

    def _heading(self, line: Line) -> None:
        above = self.headings[-1].level
        if line.level > above + 1:
            self._slip("D05", line, above=above, here=line.level)
        while len(self.headings) > 1 and self.headings[-1].level >= line.level:
            self.headings.pop()
        parent = self.headings[-1]
        if parent.points:
            self._slip("D14", line)
        draft = Draft(line, [line], Shape.HEADING, line.level)
        parent.add(draft)
        self.headings.append(draft)
        self.points, self.open = [], None

    def _point(self, line: Line) -> None:
        depth = self._depth(line)
        parent = self.points[depth - 1] if depth else self.headings[-1]
        if parent.closed is not None:
            self._slip("D10", parent.closed)
            parent.closed = None
        if parent.headings:
            self._slip("D14", line)
        draft = Draft(line, [line], Shape.POINT)
        parent.add(draft)
        self.points[depth:] = [draft]
        self.open = draft

    def _depth(self, line: Line) -> int:
        """Below how many points a point stands. What is too deep is told at the first of such lines."""
        depth, rest = divmod(line.indent, STEP)
        if depth >= MAX_DEPTH:
            if not self.deep:
                self._slip("D20", line, wording="levels", limit=MAX_DEPTH)
            self.deep = True
            return min(MAX_DEPTH - 1, len(self.points))
        self.deep = False
        if rest:
            self._slip("D06", line, blanks=line.indent)
        elif depth > len(self.points):
            self._slip("D06", line, wording="deep")
        return min(depth, len(self.points))

    def _words(self, line: Line) -> None:
        if self._continues(line):
            return
        depth, rest = divmod(line.indent, STEP)
        if rest:
            self._slip("D06", line, wording="text", blanks=line.indent)
        if depth > len(self.points):
            self._slip("D09", line, blanks=line.indent)
            depth = len(self.points)
        parent = self.points[depth - 1] if depth else self.headings[-1]
        if parent.points:
            parent.closed = line
        del self.points[depth:]
        words = Words(line.kind, line.indent, [line])
        parent.content.append(words)
        self.open = words

    def _continues(self, line: Line) -> bool:
        """Joins a line to the open paragraph, point or list; False if it begins something new."""
        opened = self.open
        if opened is None:
            return False
        if isinstance(opened, Words):
            if opened.kind is not line.kind:
                self._meets(opened.kind, line)
                return False
            if opened.indent != line.indent:
                self._slip("D08", line, wording="indent")
            opened.lines.append(line)
            return True
        if line.kind is not LineKind.TEXT:
            self._meets(LineKind.TEXT, line)
            return False
        body = STEP * len(self.points)
        if line.indent != body:
            self._slip("D08", line, blanks=body)
        opened.words.append(line)
        return True

    def _meets(self, above: LineKind, line: Line) -> None:
        """A table, and text below a table or tick boxes, need an empty line before them."""
        if line.kind is LineKind.ROW or above in (LineKind.ROW, LineKind.TICK):
            self._slip("D08", line, wording="block")

    def _slip(self, code: str, line: Line, *, wording: str = "default", **params: object) -> None:
        self.found.append(
            problem(code, Ref(self.file, line=line.number, column=line.column), wording=wording, **params)
        )
