"""Renders the examples of a theme's components, so that they can stand side by side on one page."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from typing import Any

import yaml

from planpress.render.environment import (
    Load,
    environment,
    from_text,
    render_with,
    sources_of,
    template_closure,
)
from planpress.render.html import tidy
from planpress.render.view_values import kind_of, made
from planpress.site.styleguide_pages import ComponentView, ExampleView, ParameterView

_ADDRESS = re.compile(r'\b(href|action)="(?!#)[^"]*"')
_PICTURE = re.compile(r'\bsrc="[^"]*"')
_NAMES = re.compile(r'\b(id|for|aria-labelledby|aria-describedby|aria-controls|headers|list)="([^"]+)"')
_WITHIN = re.compile(r'\bhref="#([^"]*)"')
_LABEL = re.compile(r'\baria-label="([^"]*)"')
_LABELLED = re.compile(r'\baria-labelledby="([^"]*)"')
_ACCESS_KEY = re.compile(r'\saccesskey="[^"]*"')


def component(name: str, load: Load, words: Mapping[str, str], picture: str) -> ComponentView:
    """The component ``name`` with its examples rendered; their pictures are the one at ``picture``."""
    told: Mapping[str, Any] = yaml.load(
        load(f"components/{name}/component.yaml") or "", Loader=yaml.CSafeLoader
    )
    kinds = {key: one["type"] for key, one in told["parameters"].items()}
    parameters = tuple(
        ParameterView(key, one["type"], one["description"]) for key, one in told["parameters"].items()
    )
    return ComponentView(
        name, told["description"], parameters, tuple(_examples(name, told, kinds, load, words, picture))
    )


def _examples(
    name: str,
    told: Mapping[str, Any],
    kinds: Mapping[str, str],
    load: Load,
    words: Mapping[str, str],
    picture: str,
) -> Iterator[ExampleView]:
    for number, one in enumerate(told["examples"], start=1):
        values = {key: made(kind_of(kinds[key]), value) for key, value in one["parameters"].items()}
        html = rendered_component(name, values, load, words)
        yield ExampleView(
            one["name"], bool(one.get("awkward")), by_itself(html, f"example-{number}", picture)
        )


def rendered_component(name: str, values: Mapping[str, object], load: Load, words: Mapping[str, str]) -> str:
    """The HTML of a component for the ``values`` of its parameters."""
    path, macro = f"components/{name}/macro.html", name.replace("-", "_")
    env = environment(sources_of(template_closure(path, load), load), words)
    call = ", ".join(f"{key}={key}" for key in values)
    page = from_text(f'{{% from "{path}" import {macro} %}}{{{{ {macro}({call}) }}}}', env)
    return tidy(render_with(page, values))


def by_itself(html: str, prefix: str, picture: str) -> str:
    """``html`` with ids and labels of its own, leading nowhere, so that others may stand beside it.

    A line of a list gets its list, and a title is no longer the first heading of its page.
    """
    html = f"<ul>\n{html}\n</ul>" if html.startswith("<li") else html
    html = html.replace("<h1", "<h3").replace("</h1>", "</h3>")
    places = {found[2] for found in _NAMES.finditer(html) if found[1] == "id"}
    html = _WITHIN.sub(lambda found: f'href="#{_within(found[1], prefix, places)}"', html)
    html = html.replace("url(#", f"url(#{prefix}-")
    html = _ADDRESS.sub(lambda found: f'{found[1]}="#{prefix}"', html)
    html = _PICTURE.sub(f'src="{picture}"', html)
    html = _NAMES.sub(lambda found: f'{found[1]}="{_prefixed(found[2], prefix)}"', html)
    html = _LABELLED.sub(lambda found: f'aria-labelledby="{found[1]} {prefix}"', html)
    html = _LABEL.sub(lambda found: f'aria-label="{found[1]} ({prefix})"', html)
    return _ACCESS_KEY.sub("", html)


def _prefixed(names: str, prefix: str) -> str:
    return " ".join(f"{prefix}-{name}" for name in names.split())


def _within(place: str, prefix: str, places: Container[str]) -> str:
    """A link within the example keeps its place; one to a place that only a whole page has leads nowhere."""
    return f"{prefix}-{place}" if place in places else prefix
