"""Every component proves itself: its parameters are those it says, and its examples render."""

import html.parser
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jinja2 import nodes

from planpress.render.environment import environment, sources_of, template_closure
from planpress.render.html import tidy
from support.theme import THEME, kind_of, load, made, words

COMPONENTS = sorted(path.name for path in (THEME / "components").iterdir())
EXAMPLES = [
    (name, index)
    for name in COMPONENTS
    for index in range(
        len(yaml.safe_load((THEME / "components" / name / "component.yaml").read_text("utf-8"))["examples"])
    )
]
NEVER_CLOSED = {"meta", "link", "br", "col", "img", "input", "hr"}


@pytest.mark.parametrize("name", COMPONENTS)
def test_a_component_is_complete(name: str) -> None:
    folder = THEME / "components" / name
    assert {path.name for path in folder.iterdir()} == {"component.yaml", "macro.html", f"{name}.css"}

    told = _described(name)
    assert set(told) == {"description", "parameters", "examples"}
    assert told["description"].endswith(".")
    assert len(told["examples"]) >= 2
    assert any(example.get("awkward") for example in told["examples"])


@pytest.mark.parametrize("name", COMPONENTS)
def test_its_parameters_are_those_of_its_macro(name: str) -> None:
    env = environment({}, {})
    tree = env.parse((THEME / "components" / name / "macro.html").read_text("utf-8"))
    macro = next(one for one in tree.find_all(nodes.Macro) if one.name == _macro(name))
    taken = [argument.name for argument in macro.args]

    assert list(_described(name)["parameters"]) == taken
    used = {one.name for one in macro.find_all(nodes.Name) if one.ctx == "load"}
    assert set(taken) <= used, "a parameter that nobody reads"
    for example in _described(name)["examples"]:
        assert set(example["parameters"]) == set(taken)


@pytest.mark.parametrize(("name", "index"), EXAMPLES)
@pytest.mark.parametrize("language", ["zh-Hant", "en"])
def test_its_examples_render(name: str, index: int, language: str) -> None:
    told = _described(name)
    example = told["examples"][index]
    parameters = {
        key: made(kind_of(told["parameters"][key]["type"]), value)
        for key, value in example["parameters"].items()
    }

    html = _rendered(name, parameters, words(language))

    _Balanced().check(html)
    for words_with_marks in re.findall(r"<[^\x00-\x7f][^>]*>|<script>|<b>", html):
        raise AssertionError(f"not escaped: {words_with_marks}")
    assert " style=" not in html
    assert "<script" not in html


def test_css_of_every_component_is_in_the_theme() -> None:
    screen = yaml.safe_load((THEME / "theme.yaml").read_text("utf-8"))["screen"]
    assert {f"components/{name}/{name}.css" for name in COMPONENTS} <= set(screen)


def _described(name: str) -> dict[str, Any]:
    told: dict[str, Any] = yaml.safe_load(
        Path(THEME / "components" / name / "component.yaml").read_text("utf-8")
    )
    return told


def _macro(name: str) -> str:
    return name.replace("-", "_")


def _rendered(name: str, parameters: dict[str, Any], language: dict[str, str]) -> str:
    path = f"components/{name}/macro.html"
    env = environment(sources_of(template_closure(path, load), load), language)
    call = ", ".join(f"{key}={key}" for key in parameters)
    page = env.from_string(f'{{% from "{path}" import {_macro(name)} %}}{{{{ {_macro(name)}({call}) }}}}')
    return tidy(page.render(parameters))


class _Balanced(html.parser.HTMLParser):
    """Fails at a tag that is not closed, or closed twice."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def check(self, text: str) -> None:
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in NEVER_CLOSED:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        assert tag in ("polyline", "polygon", "rect")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
