"""Every component proves itself: its parameters are those it says, and its examples render."""

import html.parser
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jinja2 import nodes

from planpress.render.environment import environment
from planpress.render.examples import by_itself, rendered_component
from planpress.render.view_values import kind_of, made
from support.theme import THEME, load, words

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

    html = rendered_component(name, parameters, load, words(language))

    _Balanced().check(html)
    for words_with_marks in re.findall(r"<[^\x00-\x7f][^>]*>|<script>|<b>", html):
        raise AssertionError(f"not escaped: {words_with_marks}")
    assert " style=" not in html
    assert "<script" not in html


def test_an_example_stands_by_itself_on_a_page_of_examples() -> None:
    html = (
        '<nav aria-label="路徑"><a href="#x" id="x" accesskey="U">甲</a><a href="../">乙</a></nav>'
        '<label for="q">丙</label><input id="q" aria-describedby="a b"><img src="a.png" alt="">'
        '<a href="#clause">丁</a><section aria-labelledby="x"></section>'
    )
    assert by_itself(html, "example-2", "icon.svg") == (
        '<nav aria-label="路徑 (example-2)"><a href="#example-2-x" id="example-2-x">甲</a>'
        '<a href="#example-2">乙</a></nav><label for="example-2-q">丙</label>'
        '<input id="example-2-q" aria-describedby="example-2-a example-2-b"><img src="icon.svg" alt="">'
        '<a href="#example-2">丁</a><section aria-labelledby="example-2-x example-2"></section>'
    )


def test_an_example_that_is_a_line_stands_in_a_list() -> None:
    assert by_itself("<li>甲</li>", "example-1", "") == "<ul>\n<li>甲</li>\n</ul>"


def test_a_title_in_an_example_is_a_heading_below_that_of_the_page() -> None:
    assert by_itself('<h1 class="t">甲</h1>', "example-1", "") == '<h3 class="t">甲</h3>'


def test_css_of_every_component_is_in_the_theme() -> None:
    theme = yaml.safe_load((THEME / "theme.yaml").read_text("utf-8"))
    listed = [*theme["screen"], *theme["further"]["screen"]]
    assert {f"components/{name}/{name}.css" for name in COMPONENTS} <= set(listed)
    assert len(listed) == len(set(listed))


def _described(name: str) -> dict[str, Any]:
    told: dict[str, Any] = yaml.safe_load(
        Path(THEME / "components" / name / "component.yaml").read_text("utf-8")
    )
    return told


def _macro(name: str) -> str:
    return name.replace("-", "_")


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
        assert tag in ("polyline", "polygon", "rect", "path")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
