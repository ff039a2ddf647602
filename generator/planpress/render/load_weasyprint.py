"""Loads WeasyPrint without what takes long and is seldom needed, and has it keep what it once found out."""

from __future__ import annotations

import ctypes.util
import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from importlib import import_module
from types import ModuleType
from typing import Any

from planpress.render.kept_lines import KeptLines
from planpress.render.kept_strokes import KeptStrokes, lazy
from planpress.render.kept_styles import KeptStyles, keep_styles

_SELDOM = ("fontTools.subset", "fontTools.varLib.instancer")
"""What WeasyPrint needs for fonts with axes, and where HarfBuzz cannot cut any; as long as a page takes."""


@cache
def weasyprint() -> Any:
    """The module, read when there is something to set. Raises OSError where pango is missing.

    It tries several names for each library, and for each that the loader does not know as it is cffi asks
    ldconfig and a compiler: a third of a second before the first page. Here they are asked only where no
    name is known.
    """
    try:
        with _names_as_they_are(), _later(*_SELDOM):
            import weasyprint
    except OSError:
        import weasyprint
    _tell_pages_once()
    _keep_fonts_as_they_are()
    _kept()
    kept_styles()
    gc.freeze()  # it stays, so nothing of it is garbage
    return weasyprint


def _tell_pages_once() -> None:
    """For each tag it asks pydyf for a list of all pages, which would be made anew every time."""
    import pydyf

    made = getattr(pydyf.PDF, "page_references", None)
    if isinstance(made, property):
        pydyf.PDF.page_references = property(partial(_references, made.__get__))


def _keep_fonts_as_they_are() -> None:
    """Fonts come cut to what a document sets: to cut them once more, or to list all they hold, takes long."""
    from weasyprint.pdf.fonts import Font

    Font.subset = lambda self, to_unicode, hinting: None


@cache
def _kept() -> tuple[KeptLines, KeptStrokes]:
    """The lines that WeasyPrint has measured and painted, which it asks before it does so again."""
    from weasyprint.draw import text
    from weasyprint.layout import inline, preferred
    from weasyprint.text import line_break

    line_break.Layout = lazy(line_break.Layout)
    lines = KeptLines(line_break.split_first_line, line_break.Layout)
    strokes = KeptStrokes(text.draw_first_line)
    inline.split_first_line = preferred.split_first_line = lines.first_line
    text.draw_first_line = strokes.draw_first_line
    return lines, strokes


@cache
def kept_styles() -> KeptStyles:
    """The styles that WeasyPrint has computed."""
    styles = KeptStyles()
    keep_styles(styles)
    return styles


def use_fonts(fonts: object) -> None:
    """What is set from here on is set in ``fonts``; for the same fonts WeasyPrint knows its lines by now."""
    for kept in _kept():
        kept.use_fonts(fonts)


def _references(made: Callable[[Any], tuple[bytes, ...]], pdf: Any) -> tuple[bytes, ...]:
    count = len(pdf.pages["Kids"])
    if getattr(pdf, "told", (None,))[0] != count:
        pdf.told = (count, made(pdf))
    references: tuple[bytes, ...] = pdf.told[1]
    return references


@contextmanager
def _names_as_they_are() -> Iterator[None]:
    asked = ctypes.util.find_library
    ctypes.util.find_library = lambda name: None
    try:
        yield
    finally:
        ctypes.util.find_library = asked


class _Later(ModuleType):
    """Stands for a module of functions and classes, which is loaded when the first of them is called."""

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("__"):
            raise AttributeError(name)

        def called(*given: Any, **named: Any) -> Any:
            return getattr(import_module(self.__name__), name)(*given, **named)

        return called


@contextmanager
def _later(*names: str) -> Iterator[None]:
    held = {name: _Later(name) for name in names if name not in sys.modules}
    sys.modules.update(held)
    try:
        yield
    finally:
        for name in held:
            del sys.modules[name]
