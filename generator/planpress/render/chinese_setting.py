"""Prepares the HTML of a document for paper: gaps, marks that meet and kept ends, as elements around letters.

WeasyPrint knows neither ``text-autospace`` nor ``text-spacing-trim`` and would leave one character alone on a
paragraph's last line. The words stay as they are: only elements are put around them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape, unescape
from html.parser import HTMLParser

from planpress.render.column_room import CELLS, ColumnRoom
from planpress.render.spacing import Run, apart, bound_to_mark, kept_together, runs

_INLINE = frozenset({"a", "abbr", "b", "cite", "code", "del", "em", "i", "ins", "small", "span", "strong"})
_INLINE |= {"sub", "sup", "time", "u"}
_LEFT_ALONE = frozenset({"head", "pre", "svg"})
_PICTURES = frozenset({"img", "svg"})
_LABEL = "row__label"
_FEW = 12  # characters, which any line of text has room for, but neither a cell nor the label of a form's row
_NAMES = {1: "set-wide", -1: "set-near", -2: "set-nearer"}


def set_chinese(html: str) -> str:
    """``html``, well formed as our templates write it, with elements of the classes ``set-…`` in its body."""
    setter = _Setter()
    setter.feed(html)
    setter.close()
    setter.end_line()
    return "".join(one.written if isinstance(one, _Words) else one for one in setter.parts)


@dataclass
class _Words:
    """Text between two tags, and how it is written."""

    text: str
    written: str = ""


class _Setter(HTMLParser):
    """Keeps every tag as it is; words that follow each other in one paragraph are set together."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.parts: list[str | _Words] = []
        self._line: list[_Words] = []
        self._alone = 0
        self._cell = False
        self._narrow: list[str] = []
        self._columns = ColumnRoom()
        self._behind_picture = False

    def handle_starttag(self, tag: str, attrs: Iterable[tuple[str, str | None]]) -> None:
        self._alone += tag in _LEFT_ALONE
        self._tag(tag, self.get_starttag_text() or "")
        self._cell = tag in CELLS or (self._cell and tag in _INLINE)
        self._columns.begin(tag, dict(attrs))
        if tag in CELLS or ("class", _LABEL) in attrs:
            self._narrow.append(tag)

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        self._tag(tag, self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        self._tag(tag, f"</{tag}>")
        self._alone -= tag in _LEFT_ALONE
        if self._narrow[-1:] == [tag]:
            self._narrow.pop()

    def handle_decl(self, decl: str) -> None:
        self.parts.append(f"<!{decl}>")

    def handle_entityref(self, name: str) -> None:
        self.handle_data(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.handle_data(f"&#{name};")

    def handle_data(self, data: str) -> None:
        if self._alone:
            self.parts.append(data)
        elif self._line and self.parts[-1] is self._line[-1]:
            self._line[-1].text += unescape(data)
        else:
            self._line.append(_Words(unescape(data)))
            self.parts.append(self._line[-1])

    def _tag(self, tag: str, written: str) -> None:
        if tag not in _INLINE:
            self.end_line()
            self._behind_picture = tag in _PICTURES
        self.parts.append(written)

    def end_line(self) -> None:
        """Writes the words of a paragraph that has ended."""
        line, self._line = self._line, []
        said = [words for words in line if words.text.strip()]
        short = sum(len(words.text) for words in line) <= self._room()
        follows = ""
        for words in reversed(line):
            last = bool(said) and words is said[-1]
            begins = bool(said) and words is said[0] and not self._behind_picture
            kept = self._kept(words.text) if last and not short else 0
            if short:
                words.written = _set_apart(words.text, follows)
            else:
                words.written = _written(words.text, follows, kept, begins)
            follows = words.text[:1] or follows

    def _room(self) -> int:
        """How many characters any line has room for here, each as wide as it is high."""
        if not self._narrow:
            return 0 if self._behind_picture else _FEW
        return self._columns.characters if self._narrow[-1] in CELLS else 0

    def _kept(self, text: str) -> int:
        """A cell with few words may be two characters wide, so that no more stay together there."""
        count = kept_together(text.rstrip())
        return 0 if self._cell and count > 2 and len(text) < _FEW else count


def _written(text: str, follows: str, kept: int, begins: bool) -> str:
    if not kept:
        return _spaced(text, follows, begins)
    end = len(text.rstrip())
    before, within, behind = text[: end - kept], text[end - kept : end], text[end:]
    return _spaced(before, within[:1], begins) + _bound(_spaced(within, behind or follows)) + behind


def _spaced(text: str, follows: str, begins: bool = False) -> str:
    """Behind an element WeasyPrint may part the first letter of what goes on from its mark: it is bound."""
    written = []
    for number, one in enumerate(runs(text, follows)):
        first = 0 if one.quarters or (begins and number == 0) else bound_to_mark(one.text)
        rest = _escaped(one.text[first:])
        written.append(_bound(_escaped(one.text[:first])) + rest if first else _moved(one))
    return "".join(written)


def _set_apart(text: str, follows: str) -> str:
    """Words that have room on one line: nothing is kept together, and Latin between Han has one element.

    Its gaps on either side would show at the edge of a line.
    """
    *parts, last = apart(text)
    written = [
        f'<span class="set-apart">{_escaped(part)}</span>' if at % 2 else "".join(map(_moved, runs(part)))
        for at, part in enumerate(parts)
    ]
    return "".join([*written, *map(_moved, runs(last, follows))])


def _moved(run: Run) -> str:
    words = _escaped(run.text)
    return f'<span class="{_NAMES[run.quarters]}">{words}</span>' if run.quarters else words


def _bound(written: str) -> str:
    return f'<span class="set-kept">{written}</span>'


def _escaped(text: str) -> str:
    return escape(text, quote=False)
