"""Says what is wrong with a theme whose templates, style sheets or lists cannot be used."""

from __future__ import annotations

from collections.abc import Iterator
from types import TracebackType

from jinja2 import TemplateError

from planpress.diagnostics.diagnostic import Diagnostic, Ref, problem
from planpress.engine.core import Build
from planpress.pipeline.theming import FONTS, theme_id
from planpress.render.assets import StyleRefused
from planpress.render.environment import TemplateRefused
from planpress.render.font_list import FontListNotRead

THEME_FAULTS = (TemplateRefused, TemplateError, StyleRefused, FontListNotRead)


def theme_fault(db: Build, fault: Exception) -> Diagnostic:
    """The error for one of THEME_FAULTS, at the file and line of the theme where they are known."""
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
    theme = theme_id(db)
    own = db.read(f"themes/{theme}/{name}") is not None if name else False
    file = f"themes/{theme if own else 'default'}/{name}"
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
