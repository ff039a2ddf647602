"""Keeps how a line of text is written into a PDF, so that it need not be shaped again to be painted.

Between measuring a line and painting it WeasyPrint lets go of what Pango knows of it, so it shapes it twice.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from planpress.render.kept_for_fonts import Kept, setting

_GLYPHS = re.compile(r"<([0-9a-f]+)>")
_HEX = 4
"""Digits of a glyph, but for those of bitmaps."""


@dataclass(frozen=True, slots=True)
class _Glyphs:
    """What a line needs of one font: the widths it reckoned with, and what it was the first to tell."""

    widths: Mapping[int, float]
    new_widths: Mapping[int, float]
    new_texts: Mapping[int, str]

    def fit(self, font: Any) -> bool:
        """True if the line would be written the same with ``font``, and tell it nothing that is not here.

        Whoever tells the width of a glyph tells its text as well.
        """
        return self.widths.items() <= font.widths.items() or (
            self.widths.keys() - font.widths.keys() <= self.new_widths.keys()
            and all(font.widths.get(glyph, width) == width for glyph, width in self.widths.items())
        )

    def tell(self, font: Any) -> None:
        """Adds what ``font`` lacks, in the order in which the line told it."""
        for known, new in ((font.widths, self.new_widths), (font.to_unicode, self.new_texts)):
            for glyph, said in new.items():
                known.setdefault(glyph, said)


@dataclass(frozen=True, slots=True)
class _Strokes:
    """The orders that write a line, and its glyphs by the key of their font."""

    orders: tuple[tuple[str, tuple[Any, ...]], ...]
    glyphs: Mapping[Any, _Glyphs]

    def fit(self, fonts: Mapping[Any, Any]) -> bool:
        """True if a document with ``fonts`` would have the line written the same."""
        return all(key in fonts and glyphs.fit(fonts[key]) for key, glyphs in self.glyphs.items())

    def write(self, stream: Any, matrix: Any) -> None:
        """Writes the line at the place that ``matrix`` names."""
        stream.set_text_matrix(*matrix.values)
        for key, glyphs in self.glyphs.items():
            glyphs.tell(stream._fonts[key])
        for name, given in self.orders:
            getattr(stream, name)(*given)


class _Listener:
    """Stands before a stream of WeasyPrint's and hears what is written into it."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self._orders: list[tuple[str, tuple[Any, ...]]] = []
        self._shown: dict[Any, list[str]] = {}
        self._known: dict[Any, tuple[int, int]] = {}
        self._added = self._current = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def add_font(self, pango_font: Any) -> tuple[Any, float]:
        """The font that comes next."""
        font, size = self._stream.add_font(pango_font)
        self._added = next(key for key, one in self._stream._fonts.items() if one is font)
        self._known.setdefault(self._added, (len(font.widths), len(font.to_unicode)))
        return font, size

    def set_font_size(self, font: str, size: float) -> None:
        """Texts are of the font that was added last."""
        self._order("set_font_size", font, size)
        self._current = self._added

    def show_text(self, text: str) -> None:
        """``text`` are glyphs in hexadecimal, and the room between them."""
        self._order("show_text", text)
        self._shown.setdefault(self._current, []).extend(_GLYPHS.findall(text))

    def set_text_rise(self, height: float) -> None:
        """Glyphs stand above or below the line."""
        self._order("set_text_rise", height)

    def _order(self, name: str, *given: Any) -> None:
        self._orders.append((name, given))
        getattr(self._stream, name)(*given)

    def strokes(self) -> _Strokes | None:
        """All that was heard, None where a glyph is missing or a picture."""
        fonts = {key: self._stream._fonts[key] for key in self._known}
        if any(font.missing or font.bitmap or font.svg or font.png or font.colr for font in fonts.values()):
            return None
        return _Strokes(tuple(self._orders), {key: self._glyphs(key, font) for key, font in fonts.items()})

    def _glyphs(self, key: Any, font: Any) -> _Glyphs:
        runs = self._shown.get(key, ())
        glyphs = {int(run[at : at + _HEX], 16) for run in runs for at in range(0, len(run), _HEX)}
        widths, texts = self._known[key]
        return _Glyphs(
            {glyph: font.widths[glyph] for glyph in glyphs},
            dict(islice(font.widths.items(), widths, None)),
            dict(islice(font.to_unicode.items(), texts, None)),
        )


class KeptStrokes(Kept[_Strokes]):
    """What was written for a line, by its text and setting; ``draw`` is WeasyPrint's ``draw_first_line``."""

    def __init__(self, draw: Callable[..., list[Any]]) -> None:
        super().__init__()
        self._draw = draw

    def draw_first_line(
        self, stream: Any, textbox: Any, text_overflow: str, block_ellipsis: str, matrix: Any
    ) -> list[Any]:
        """Writes the line into ``stream``; gives the pictures in it."""
        if text_overflow == "ellipsis" or block_ellipsis != "none":
            return self._draw(stream, textbox, text_overflow, block_ellipsis, matrix)
        layout = textbox.pango_layout
        key = (textbox.text, layout.text, layout.justification_spacing, setting(textbox.style))
        if (kept := self.get(key)) and kept.fit(stream._fonts):
            kept.write(stream, matrix)
            return []
        listener = _Listener(stream)
        pictures = self._draw(listener, textbox, text_overflow, block_ellipsis, matrix)
        strokes = None if pictures else listener.strokes()
        if strokes and strokes.orders:
            self.keep(layout.text, key, strokes)
        return pictures


def lazy(layout: Any) -> Any:
    """WeasyPrint's ``Layout``, which asks Pango anew for what it let go of only when somebody wants it."""

    class Lazy(layout):  # type: ignore[misc]
        """A line that is measured, and may be painted."""

        def reactivate(self, style: Any) -> None:
            """Nothing yet."""
            self.style = style

        def deactivate(self) -> None:
            """Lets go of what there is."""
            for name in ("layout", "language", "style"):
                self.__dict__.pop(name, None)

        def __getattr__(self, name: str) -> Any:
            if name not in ("layout", "language") or "style" not in vars(self):
                raise AttributeError(name)
            super().reactivate(self.style)
            return vars(self)[name]

    return Lazy
