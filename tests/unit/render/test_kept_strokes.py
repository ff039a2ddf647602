"""A painted line is written again only where a document would have it written the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest

from planpress.render.kept_for_fonts import STYLE
from planpress.render.kept_strokes import KeptStrokes, lazy

WIDE, NARROW = 1000, 500


@dataclass(eq=False)
class Font:
    """A font in a file, with what the file says of it."""

    hash: str = "KAI"
    widths: dict[int, float] = field(default_factory=dict)
    to_unicode: dict[int, str] = field(default_factory=dict)
    missing: dict[int, int] = field(default_factory=dict)
    bitmap: bool = False
    svg: bool = False
    png: bool = False
    colr: bool = False


class Stream:
    """A page of a file, and its fonts."""

    def __init__(self, fonts: dict[str, Font]) -> None:
        self._fonts = fonts
        self.orders: list[tuple[Any, ...]] = []

    def add_font(self, name: str) -> tuple[Font, int]:
        return self._fonts.setdefault(name, Font(name)), 12

    def __getattr__(self, name: str) -> Any:
        return lambda *given: self.orders.append((name, *given))


class Matrix:
    """A place."""

    def __init__(self, *values: int) -> None:
        self.values = values


class Layout:
    """A line that was measured."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.justification_spacing = 0


class Style(dict[str, Any]):
    """A style."""


class Box:
    """A line on the page."""

    def __init__(self, text: str, **changed: object) -> None:
        self.text = text
        self.pango_layout = Layout(text)
        plain = dict.fromkeys(STYLE, "normal") | {"font_family": ("Kai",), "text_decoration_line": "none"}
        self.style = Style(plain | changed)


class Painter:
    """Writes each letter of a line by its number, one above another; Latin letters are of another font."""

    def __init__(self, pictures: Mapping[str, list[object]] | None = None) -> None:
        self.drawn: list[str] = []
        self.pictures = pictures or {}

    def __call__(self, stream: Any, box: Box, overflow: str, ellipsis: str, matrix: Matrix) -> list[object]:
        self.drawn.append(box.text)
        stream.set_text_matrix(*matrix.values)
        for letter in box.text:
            font, size = stream.add_font("LATIN" if letter.isascii() else "KAI")
            stream.set_font_size(font.hash, size)
            glyph = ord(letter.lower())
            font.widths.setdefault(glyph, WIDE if letter != "a" else NARROW)
            font.to_unicode.setdefault(glyph, letter)
            stream.show_text(f"<{glyph:04x}>{font.widths[glyph]}")
            stream.set_text_rise(1)
        return self.pictures.get(box.text, [])


@pytest.fixture
def painter() -> Painter:
    return Painter()


@pytest.fixture
def strokes(painter: Painter) -> KeptStrokes:
    return KeptStrokes(painter)


def painted(strokes: KeptStrokes, fonts: dict[str, Font], *texts: str) -> list[tuple[Any, ...]]:
    """All that is written for these lines into a page of a document that has ``fonts``."""
    stream = Stream(fonts)
    for at, text in enumerate(texts):
        assert strokes.draw_first_line(stream, Box(text), "clip", "none", Matrix(at)) == []
    return stream.orders


def known(fonts: Mapping[str, Font]) -> list[tuple[Any, ...]]:
    return [(name, *font.widths.items(), *font.to_unicode.items()) for name, font in fonts.items()]


def test_a_document_set_again_is_written_without_painting(strokes: KeptStrokes, painter: Painter) -> None:
    """But for the first line in each font, by which the document learns of the font."""
    texts = ("計", "A", "計畫 plan 計", "據", "計畫 plan 計")
    fonts: tuple[dict[str, Font], ...] = ({}, {})
    first, again = (painted(strokes, one, *texts) for one in fonts)
    assert first == again
    assert known(fonts[0]) == known(fonts[1])
    assert painter.drawn == ["計", "A", "計畫 plan 計", "據", "計", "A"]
    assert first[-1] == ("set_text_rise", 1)


@pytest.mark.parametrize("before", [("Ab",), ("ab", "A"), ("aB",), ("ab",), ("B", "a"), ("b",), ()])
def test_another_document_gets_what_it_would_have_got(before: tuple[str, ...]) -> None:
    """Letters that share a glyph: which was first, and how wide it then was, comes from the lines before."""
    shared = KeptStrokes(Painter())
    painted(shared, {}, "A", "ab", "Ba")
    painted(shared, {}, "B", "AB", "ab")
    for last in ("ab", "AB", "Ba", "a", "A"):
        fonts: tuple[dict[str, Font], ...] = ({}, {})
        alone = painted(KeptStrokes(Painter()), fonts[0], *before, last)
        assert painted(shared, fonts[1], *before, last) == alone
        assert known(fonts[1]) == known(fonts[0])


def test_what_a_kept_line_learnt_from_lines_before_it_does_not_tell_as_its_own() -> None:
    shared, fonts = KeptStrokes(Painter()), ({}, {})
    painted(shared, {}, "B", "ab")
    alone = painted(KeptStrokes(Painter()), fonts[0], "A", "ab")
    assert painted(shared, fonts[1], "A", "ab") == alone
    assert known(fonts[1]) == known(fonts[0])


def test_what_is_not_like_other_lines_is_painted_each_time(painter: Painter) -> None:
    painter.pictures = {"圖": [object()]}
    strokes = KeptStrokes(painter)
    fonts = {"KAI": Font()}
    for text, overflow, ellipsis in (
        ("圖", "clip", "none"),
        ("長", "ellipsis", "none"),
        ("長", "clip", "auto"),
    ):
        for _ in range(2):
            strokes.draw_first_line(Stream(fonts), Box(text), overflow, ellipsis, Matrix(1))
    assert painter.drawn == ["圖", "圖", "長", "長", "長", "長"]


@pytest.mark.parametrize(
    "told", [{"missing": {1: 2}}, {"bitmap": True}, {"svg": True}, {"png": True}, {"colr": True}]
)
def test_lines_of_a_font_with_pictures_or_gaps_are_painted_each_time(
    strokes: KeptStrokes, painter: Painter, told: dict[str, Any]
) -> None:
    for _ in range(2):
        painted(strokes, {"KAI": Font(**told)}, "計")
    assert painter.drawn == ["計", "計"]


def test_another_style_or_spacing_is_painted(strokes: KeptStrokes, painter: Painter) -> None:
    fonts = {"KAI": Font(), "LATIN": Font("LATIN")}
    wide = Box("計")
    wide.pango_layout.justification_spacing = 3
    for box in (Box("計"), Box("計", font_size=7), wide, Box("計"), wide):
        strokes.draw_first_line(Stream(fonts), box, "clip", "none", Matrix(1))
    assert painter.drawn == ["計", "計", "計"]


def test_pango_is_asked_when_somebody_wants_to_know() -> None:
    class Eager:
        asked = 0

        def reactivate(self, style: object) -> None:
            self.asked += 1
            self.style, self.layout, self.language = style, "pango", "zh"

    line = lazy(Eager)()
    line.reactivate("style")
    assert line.asked == 0
    assert (line.layout, line.language, line.asked) == ("pango", "zh", 1)
    line.deactivate()
    line.deactivate()
    with pytest.raises(AttributeError):
        line.layout  # noqa: B018 (asking is what is tried)
    line.reactivate("style")
    assert line.asked == 1
    with pytest.raises(AttributeError):
        line.nothing  # noqa: B018 (asking is what is tried)
