"""The points of a document, each a row of the comparison: what is amended as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from planpress.model.numbering import Habit
from planpress.site.amendment.plain_points import plain_clause, plain_content
from planpress.site.runs import text_of
from planpress.site.views import ClauseView, ContentView, DocumentView, ParagraphView, Run, TableView
from planpress.site.wording import Wording

_CHAPTERS = "formal"


@dataclass(frozen=True, slots=True)
class Point:
    """A point with all below it, or the head of a chapter: its title and what stands before its points.

    ``id`` is the clause's own, "" for one without; ``path`` its full number, and for what has none its
    label or its first words. ``names`` are the ids and full numbers of all that stands in it. ``chapters``
    are the heads above it as printed, ``above`` the place of the nearest in the list of points (-1: none).
    """

    id: str
    path: str
    view: ClauseView
    names: frozenset[str]
    chapters: tuple[str, ...] = ()
    above: int = -1

    @property
    def words(self) -> str:
        """All its words, without its own number."""
        return "\n".join(text for _, text in lines_of(self.view))


def points_of(document: DocumentView, habit: Habit, say: Wording) -> tuple[Point, ...]:
    """The points of ``document`` in the order of its text, those of its annexes last."""
    found: list[Point] = []
    _Gatherer(habit, say, found).gather((*document.content, *document.annexes), (), -1)
    return tuple(found)


def lines_of(view: ClauseView) -> Iterator[tuple[str, str]]:
    """The lines of a plain clause: number and words, "" for the number of a paragraph."""
    if view.number or view.runs:
        yield view.number, text_of(view.runs)
    for item in view.content:
        if isinstance(item, ClauseView):
            yield from lines_of(item)
        else:
            yield "", text_of(getattr(item, "runs", ()))


@dataclass(frozen=True, slots=True)
class _Gatherer:
    habit: Habit
    say: Wording
    found: list[Point]

    def gather(self, content: Iterable[ContentView], chapters: tuple[str, ...], above: int) -> None:
        """Puts the points of ``content`` behind those that were found."""
        for item in content:
            if not isinstance(item, ClauseView):
                self._other(item, chapters, above)
            elif self._is_chapter(item):
                own, points = _parted(item)
                self._add(item, own, chapters, above)
                head = item.number + text_of(item.runs)
                self.gather(points, (*chapters, head), len(self.found) - 1)
            else:
                self._add(item, item, chapters, above)

    def _add(self, whole: ClauseView, own: ClauseView, chapters: tuple[str, ...], above: int) -> None:
        names = frozenset(_names((own,)))
        own_id = whole.anchor if whole.has_id else ""
        path = whole.path or whole.name
        self.found.append(Point(own_id, path, plain_clause(own, self.say), names, chapters, above))

    def _other(self, item: ContentView, chapters: tuple[str, ...], above: int) -> None:
        """A paragraph or table that stands in no clause."""
        own_id = getattr(item, "anchor", "") or getattr(item, "id", "")
        content = tuple(plain_content((item,), self.say))
        label = item.number if isinstance(item, TableView) else ""
        view = ClauseView("", "", label, 1, "point", (), label, content)
        path = label or next((text for _, text in lines_of(view)), "")[:12]
        if content:
            self.found.append(Point(own_id, path, view, frozenset({own_id, path} - {""}), chapters, above))

    def _is_chapter(self, view: ClauseView) -> bool:
        """True for a heading with headings below it, and for 壹、 with points: its points are the rows.

        Words behind its points belong to all of them; then it is one row.
        """
        _, points = _parted(view)
        whole = all(isinstance(item, ClauseView) for item in points)
        if view.shape != "heading" or not points or not whole:
            return False
        style = self.habit.levels[min(view.level, len(self.habit.levels)) - 1]
        formal = style.kind == _CHAPTERS and bool(view.number)
        return formal or any(getattr(item, "shape", "") == "heading" for item in points)


def _parted(view: ClauseView) -> tuple[ClauseView, Sequence[ContentView]]:
    """A clause up to its first point, and what follows."""
    first = next((at for at, item in enumerate(view.content) if isinstance(item, ClauseView)), None)
    if first is None:
        return view, ()
    return replace(view, content=view.content[:first]), view.content[first:]


def _names(content: Iterable[ContentView]) -> Iterator[str]:
    for item in content:
        if isinstance(item, ClauseView):
            yield from filter(None, (item.anchor if item.has_id else "", item.path))
            yield from _names(item.content)


def title_point(title: str, label: str) -> Point:
    """The name of a document as a row of its own, for versions that are called otherwise."""
    view = ClauseView("", "", label, 1, "point", (), label, (ParagraphView((Run(title),)),))
    return Point("", label, view, frozenset(), (label,))
