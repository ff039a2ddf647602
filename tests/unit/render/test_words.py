"""Interface words live in the strings files: all of them, in both languages, and none too many."""

import re

import pytest

from planpress.render.words import read_words
from planpress.rules.answers.answer import Outcome
from support.asked_words import asked_by_name, beginnings, mentioned
from support.theme import ROOT, STRINGS, THEME, words

TEMPLATES = sorted(path for path in THEME.rglob("*.html"))
CHINESE = re.compile(r"[\u3400-\u9fff]")
COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
SENTENCES = THEME / "scripts/pages/sentences.mjs"
SAYERS = (*THEME.glob("scripts/pages/*.mjs"), ROOT / "generator/planpress/site/rule_answers.py")
"""What puts answers into words, in the browser and on pages that are built."""
BLANK = re.compile(r"\{(\w+)\}")


def test_every_word_that_is_asked_for_is_there_with_the_blanks_it_is_given() -> None:
    known = {key: set(BLANK.findall(text)) for key, text in words("zh-Hant").items()}
    asked = list(asked_by_name())
    assert [one for one in asked if one.key not in known] == []
    wrong = [one for one in asked if one.blanks is not None and one.blanks != known[one.key]]
    assert wrong == []


def test_no_word_is_there_that_nobody_asks_for() -> None:
    put_together = tuple(beginnings())
    spare = [key for key in words("zh-Hant") if key not in mentioned() and not key.startswith(put_together)]
    assert spare == []


def test_answers_have_the_words_that_scripts_and_pages_name_and_one_for_every_outcome() -> None:
    texts = [path.read_text("utf-8") for path in SAYERS]
    named = {key for text in texts for key in re.findall(r'(?:"|words\.)((?:answer|ask)_[a-z_]+)\b', text)}
    variants = re.findall(r'"((?!answer_|first_|last_)[a-z]+(?:_[a-z]+)+)"', SENTENCES.read_text("utf-8"))
    outcomes = {f"answer_{one}" for one in (*Outcome, *variants)} - {"answer_date"}
    asked = {key for key in named if not key.startswith("answer__")} | outcomes
    assert asked - set(words("zh-Hant")) == set()


def test_both_languages_have_the_same_words_with_the_same_blanks() -> None:
    chinese, english = words("zh-Hant"), words("en")
    assert set(chinese) == set(english)
    for key, text in chinese.items():
        assert set(BLANK.findall(text)) == set(BLANK.findall(english[key])), key


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(THEME).as_posix())
def test_no_template_holds_interface_text(path: object) -> None:
    text = COMMENT.sub("", THEME.joinpath(str(path)).read_text("utf-8"))
    assert not CHINESE.findall(text)


def test_only_prose_and_the_examples_of_components_print_html_as_it_is() -> None:
    safe = [
        path.name
        for path in TEMPLATES
        if re.search(r"\|\s*safe\b|Markup|autoescape", path.read_text("utf-8"))
    ]
    assert safe == ["component.html", "prose.html"]


def test_a_theme_may_lay_its_words_over() -> None:
    assert read_words("x", "a: {x: 甲}\nb: {x: 乙}", "b: {x: 丙}") == {"a": "甲", "b": "丙"}


@pytest.mark.parametrize("text", ["- a", "a: 1", "a: b", "a: {y: c}", "a: {x: 1}", "1: {x: a}"])
def test_a_strings_file_holds_texts_by_key_and_language(text: str) -> None:
    with pytest.raises(ValueError, match=r"text|keys"):
        read_words("x", text)


def test_no_key_stands_in_two_files() -> None:
    texts = [path.read_text("utf-8") for path in STRINGS.glob("*.yaml")]
    keys = [key for text in texts for key in re.findall(r"(?m)^(\w+):", text)]
    assert len(keys) == len(set(keys))
