"""Says what is wrong with a theme whose templates, style sheets or lists cannot be used."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType

from jinja2 import TemplateError

from planpress.diagnostics.diagnostic import Diagnostic, Ref, problem
from planpress.engine.core import Build
from planpress.pipeline.theming import DEFAULT_THEME, FONTS, theme_id
from planpress.render.assets import StyleRefused
from planpress.render.environment import TemplateRefused
from planpress.render.font_list import FontListNotRead


class CityThemeFault(Exception):
    """A fault of a page or paper that is made with the theme of a city; ``own`` is its folder."""

    def __init__(self, own: str, fault: Exception) -> None:
        super().__init__(own, fault)
        self.own = own
        self.fault = fault


THEME_FAULTS = (TemplateRefused, TemplateError, StyleRefused, FontListNotRead, CityThemeFault)


@contextmanager
def in_city_theme(own: str) -> Iterator[None]:
    """Says of a fault in it that it is one of the theme of a city, whose folder is ``own``; "" for none."""
    try:
        yield
    except (TemplateRefused, TemplateError) as fault:
        raise (CityThemeFault(own, fault) if own else fault) from fault


def theme_fault(db: Build, fault: Exception) -> Diagnostic:
    """The error for one of THEME_FAULTS, at the file and line of the theme where they are known."""
    own = ""
    if isinstance(fault, CityThemeFault):
        own, fault = fault.own, fault.fault
    match fault:
        case TemplateRefused():
            name, line, wording, detail = fault.name, fault.line, fault.reason, fault.detail
        case StyleRefused():
            name, line, wording, detail = fault.name, 0, fault.reason, ""
        case FontListNotRead():
            name, line, wording, detail = FONTS, 0, "fonts", str(fault)
        case _:
            *_, (name, line) = [("", 0), *_frames(fault.__traceback__)]
            wording, detail = "fails", str(fault)
    themes = [one for one in (own, theme_id(db)) if one and name]
    theme = next((one for one in themes if db.read(f"themes/{one}/{name}") is not None), DEFAULT_THEME)
    file = f"themes/{theme}/{name}"
    return problem(
        "L21", Ref(file, line=line, column=1 if line else 0), wording=wording, name=name, detail=detail
    )


def _frames(trace: TracebackType | None) -> Iterator[tuple[str, int]]:
    """Name and line of the templates that were being rendered, innermost last."""
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        if not name.endswith(".py") and not name.startswith("<"):
            yield name, trace.tb_lineno
        trace = trace.tb_next
