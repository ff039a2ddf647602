"""The commands speak Chinese, English or both, and their table of words is complete."""

from __future__ import annotations

import ast
import re
import string
from pathlib import Path

import click
import pytest

from planpress.cli import words
from planpress.cli.app import app

CLI = Path(words.__file__).parent


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "zh_TW.UTF-8"}, "zh"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "both"),
        ({"LC_ALL": "POSIX", "LANG": "zh_TW.UTF-8"}, "both"),
        ({"LANG": "ja_JP.UTF-8"}, "both"),
        ({}, "both"),
        ({"LANG": "zh_TW.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, "en"),
        ({"LANG": "zh_TW.UTF-8", "LC_ALL": "", "LC_MESSAGES": ""}, "zh"),
        ({"LANG": "zh_TW.UTF-8", "PLANPRESS_LANG": "en"}, "en"),
        ({"LANG": "en_US.UTF-8", "PLANPRESS_LANG": "klingon"}, "en"),
    ],
)
def test_language_of_an_environment(environment: dict[str, str], language: str) -> None:
    assert words.language_of(environment) == language


def test_both_means_chinese_first() -> None:
    chinese, english = words.sentences("check.good", "both")
    assert chinese == "沒有發現問題。"
    assert english == "No problem found."


def blanks(text: str) -> set[str]:
    """The names in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("key", sorted(words.known()))
def test_both_languages_have_the_same_blanks(key: str) -> None:
    chinese, english = words._table()[key]["zh"], words._table()[key]["en"]
    assert re.search("[\u4e00-\u9fff]|^[\\w {}（）：]+$", chinese)
    assert english
    if key.startswith(("doctor.library", "doctor.command", "doctor.language")):
        assert blanks(chinese) ^ blanks(english) == {"zh", "en"}
    else:
        assert blanks(chinese) == blanks(english)


def texts_in(tree: ast.AST) -> set[str]:
    """Every string in a module."""
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_no_word_is_left_over_and_none_is_missing() -> None:
    sources = [path.read_text(encoding="utf-8") for path in CLI.rglob("*.py")]
    used = set().union(*(texts_in(ast.parse(source)) for source in sources))
    made = ("progress.", "completion.", "doctor.library", "doctor.command", "doctor.language")
    assert {
        key for key in words.known() - used if not key.startswith(made) and not key.endswith(".missing")
    } == set()
    shaped = {
        text
        for text in used
        if re.fullmatch(r"(build|check|serve|new|paste|tidy|doctor|schema)(\.\w+)+", text)
    }
    assert shaped - words.known() == set()


def commands(group: click.Group) -> list[click.Command]:
    """All commands below ``group``."""
    inner = [
        each for one in group.commands.values() if isinstance(one, click.Group) for each in commands(one)
    ]
    return [*group.commands.values(), *inner]


@pytest.mark.parametrize("command", commands(app), ids=lambda one: str(one.name))
def test_every_command_and_option_has_help_in_both_languages(command: click.Command) -> None:
    assert command.help in words.known()
    assert "例：" in words.sentences(str(command.help), "zh")[0]
    for option in command.params:
        if isinstance(option, click.Option):
            assert option.help in words.known()
    assert any("--language" in option.opts for option in command.params)
