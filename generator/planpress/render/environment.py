"""The template environment: sandboxed, strict, escaped, and fed only with declared sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import is_dataclass
from functools import cache, lru_cache
from types import CodeType
from typing import Any, ClassVar

from jinja2 import (
    BytecodeCache,
    FunctionLoader,
    StrictUndefined,
    Template,
    meta,
    nodes,
    pass_environment,
)
from jinja2.bccache import Bucket
from jinja2.exceptions import TemplateRuntimeError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from planpress.render.flow import lay_out_flow
from planpress.render.outline import crowding, is_wide, sets_numbers, starts_anew, stretches
from planpress.render.qr import square_code
from planpress.render.table_heads import plan_table
from planpress.site.charts.draw import draw
from planpress.site.charts.tables import chart_table
from planpress.site.flows import flow_lines

Load = Callable[[str], str | None]
Pairs = tuple[tuple[str, str], ...]


class TemplateRefused(ValueError):
    """A theme's template is missing, is not one, or names others in a way that cannot be followed.

    ``name`` is its path in the theme, ``reason`` one of "missing", "dynamic", "syntax"; ``line`` is 0 where
    no line is to blame.
    """

    def __init__(self, name: str, reason: str, line: int = 0, detail: str = "") -> None:
        super().__init__(f"{name}:{line}: {reason} {detail}".rstrip())
        self.name = name
        self.reason = reason
        self.line = line
        self.detail = detail


class Environment(ImmutableSandboxedEnvironment):
    """The sandbox, with a short way to the fields of views: they are most of what templates ask for."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """A dataclass is none of the kinds of objects whose public attributes the sandbox fears."""
        kind: Any = type(obj)
        if _is_view(kind):
            return not attr.startswith("_")
        return super().is_safe_attribute(obj, attr, value)


class _Compiled(BytecodeCache):
    """What templates were compiled to in this process: most pages are made of the same components."""

    known: ClassVar[dict[tuple[str, str], CodeType]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Gives a template's code, where the same text was compiled before."""
        bucket.code = self.known.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps a template's code."""
        if bucket.code is not None:
            self.known[bucket.key, bucket.checksum] = bucket.code


@cache
def _is_view(kind: type[Any]) -> bool:
    return is_dataclass(kind)


def layered(*loads: Load) -> Load:
    """Looks a file up in each theme in turn: a city's own file stands before the default of the same path."""

    def load(name: str) -> str | None:
        return next((text for text in (one(name) for one in loads) if text is not None), None)

    return load


def template_closure(name: str, load: Load) -> tuple[str, ...]:
    """The paths of ``name`` and of every template it includes, imports or extends, sorted.

    Raises TemplateRefused for a missing template, and for one that computes which template it wants.
    """
    found: set[str] = set()
    waiting = [name]
    while waiting:
        one = waiting.pop()
        if one in found:
            continue
        found.add(one)
        source = load(one)
        if source is None:
            raise TemplateRefused(one, "missing")
        waiting.extend(_references(one, source))
    return tuple(sorted(found))


@lru_cache(maxsize=512)
def _references(name: str, source: str) -> tuple[str, ...]:
    try:
        tree = _reader().parse(source)
    except TemplateSyntaxError as error:
        raise TemplateRefused(name, "syntax", error.lineno, error.message or "") from error
    found: list[str] = []
    for reference in meta.find_referenced_templates(tree):
        if reference is None:
            raise TemplateRefused(name, "dynamic")
        found.append(reference)
    return tuple(found)


def macros_of(name: str, source: str) -> dict[str, tuple[str, ...]]:
    """The macros that a template offers, with the names of what they are given. Raises TemplateRefused."""
    _references(name, source)
    found = _reader().parse(source).find_all(nodes.Macro)
    return {macro.name: tuple(argument.name for argument in macro.args) for macro in found}


@lru_cache(maxsize=1)
def _reader() -> Environment:
    return _bare({})


def environment(sources: Mapping[str, str], words: Mapping[str, str]) -> Environment:
    """An environment that knows exactly the templates of ``sources`` and the interface words ``words``."""
    return _environment(tuple(sources.items()), tuple(words.items()))


@lru_cache(maxsize=64)
def _environment(sources: Pairs, words: Pairs) -> Environment:
    env = _bare(dict(sources))
    env.globals["t"] = _translate(dict(words))
    return env


def from_text(text: str, env: Environment) -> Template:
    """A template that is in no file; the same text is compiled once in a process."""
    return Template.from_code(env, _compiled_text(text), env.make_globals(None))


@lru_cache(maxsize=512)
def _compiled_text(text: str) -> CodeType:
    return _reader().compile(text)


def _bare(sources: Mapping[str, str]) -> Environment:
    env = Environment(
        loader=FunctionLoader(lambda name: _named(name, sources)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=_Compiled(),
    )
    env.filters.update(
        crowding=crowding, stretches=stretches, plan_table=plan_table, lay_out_flow=lay_out_flow
    )
    env.filters.update(square_code=square_code)
    env.filters.update((made.__name__, _saying(made)) for made in (flow_lines, draw, chart_table))
    env.tests.update(wide=is_wide, numeric=sets_numbers, spread=starts_anew)
    return env


def _saying(made: Callable[..., object]) -> Callable[..., object]:
    """A filter of a function that takes a view and the words of the interface."""

    @pass_environment
    def filtered(env: Environment, view: object) -> object:
        return made(view, env.globals["t"])

    return filtered


def _named(name: str, sources: Mapping[str, str]) -> tuple[str, str, None] | None:
    """A template under its own name, which an error then tells."""
    return (sources[name], name, None) if name in sources else None


def _translate(words: Mapping[str, str]) -> Callable[..., str]:
    """``t("key", blank=…)``: a KeyError for a key nobody wrote, so that no page lacks its words."""

    def t(key: str, **blanks: Any) -> str:
        return words[key].format(**blanks)

    return t


def render_with(template: Template, context: Mapping[str, Any]) -> str:
    """The text of ``template``. Raises TemplateError, also where a macro is given what it does not take."""
    try:
        return template.render(context)
    except TypeError as fault:
        raise TemplateRuntimeError(str(fault)).with_traceback(fault.__traceback__) from fault


def sources_of(names: Iterable[str], load: Load) -> dict[str, str]:
    """The texts of the templates in ``names``."""
    return {name: load(name) or "" for name in names}
