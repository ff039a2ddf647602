"""Templates: which depend on which is known before anything is rendered, and nothing else can be reached."""

import pytest
from jinja2 import UndefinedError
from jinja2.exceptions import SecurityError

from planpress.render.environment import TemplateRefused, environment, layered, template_closure

THEME = {
    "page.html": '{% extends "base.html" %}{% from "a/macro.html" import a %}',
    "base.html": '{% include "foot.html" %}',
    "foot.html": "foot",
    "a/macro.html": '{% macro a(x) %}{% from "a/macro.html" import a %}{{ x }}{% endmacro %}',
    "other.html": "not wanted",
}


def test_the_closure_holds_what_is_included_imported_and_extended() -> None:
    assert template_closure("page.html", THEME.get) == ("a/macro.html", "base.html", "foot.html", "page.html")


@pytest.mark.parametrize(
    "source",
    [
        "{% include name %}",
        "{% extends name %}",
        '{% from name ~ ".html" import a %}',
        '{% include ["foot.html", name] %}',
    ],
)
def test_a_template_that_computes_which_one_it_wants_is_refused(source: str) -> None:
    with pytest.raises(TemplateRefused) as refused:
        template_closure("bad.html", {**THEME, "bad.html": source}.get)
    assert (refused.value.name, refused.value.reason) == ("bad.html", "dynamic")


def test_a_missing_template_is_named() -> None:
    with pytest.raises(TemplateRefused) as refused:
        template_closure("page.html", {"page.html": '{% include "gone.html" %}'}.get)
    assert (refused.value.name, refused.value.reason) == ("gone.html", "missing")


def test_a_slip_in_a_template_is_told_with_its_line() -> None:
    with pytest.raises(TemplateRefused) as refused:
        template_closure("page.html", {"page.html": "one\n{% if %}"}.get)
    assert (refused.value.reason, refused.value.line) == ("syntax", 2)


def test_a_citys_file_stands_before_the_default_of_the_same_path() -> None:
    load = layered({"foot.html": "city"}.get, THEME.get)
    assert load("foot.html") == "city"
    assert load("base.html") == THEME["base.html"]
    assert load("none.html") is None


def test_words_are_escaped_and_unknown_names_are_errors() -> None:
    env = environment({"a.html": "{{ x }}", "b.html": "{{ y }}"}, {})
    assert env.get_template("a.html").render(x="<b>&") == "&lt;b&gt;&amp;"
    with pytest.raises(UndefinedError):
        env.get_template("b.html").render(x=1)


def test_a_word_nobody_wrote_is_an_error() -> None:
    env = environment(
        {"a.html": '{{ t("hello", name="甲") }}', "b.html": '{{ t("gone") }}'}, {"hello": "{name}您好"}
    )
    assert env.get_template("a.html").render() == "甲您好"
    with pytest.raises(KeyError):
        env.get_template("b.html").render()


def test_a_template_cannot_reach_the_machine() -> None:
    env = environment({"a.html": '{{ "".__class__.__mro__[1].__subclasses__() }}'}, {})
    with pytest.raises(SecurityError):
        env.get_template("a.html").render()
