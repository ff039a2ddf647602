"""No word of the interface stands in the program or its scripts; other Chinese is listed with a reason."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest
import yaml

from support.asked_words import every_module
from support.theme import THEME

CHINESE = re.compile(r"[\u3001-\u303f\u3400-\u9fff\uff01-\uff60]")
"""Ideographs and the marks set between them; the wide space is spacing, not a word."""
MARKS = ("、", "；")
LISTED = yaml.safe_load(Path(__file__).with_name("chinese_in_code.yaml").read_text("utf-8"))
PORT = "rules/"
"""The scripts that answer rules mirror rules/answers name by name; their sentences come from the world."""
_SCRIPT = re.compile(
    r"//[^\n]*|/\*.*?\*/"
    r'|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'|`(?:\\.|[^`\\])*`'
    r"|(?<=[(,=:\[!&|?{};\n ])/(?![/*\s])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n\[])+/[a-z]*",
    re.DOTALL,
)


def allowed() -> Mapping[str, tuple[str, ...]]:
    """The listed texts by module."""
    found: dict[str, tuple[str, ...]] = {}
    for group in LISTED:
        for module, texts in group["where"].items():
            found[module] = (*found.get(module, ()), *texts)
    return found


def speaks(tree: ast.Module) -> bool:
    """True for a module that asks for words, which asks for the marks between them too."""
    names = (one.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for one in node.names)
    return any(name in ("Say", "Wording", "wording", "words_of", "words_in") for name in names)


def in_module(tree: ast.Module) -> list[str]:
    """What is to be listed; messages join the names they quote with marks, in both languages."""
    marks = () if speaks(tree) else MARKS
    return [text for text in in_tree(tree) if text not in marks]


def in_tree(tree: ast.Module) -> Iterator[str]:
    """The Chinese in strings, those that stand alone as documentation left out."""
    documentation = {id(one.value) for one in ast.walk(tree) if isinstance(one, ast.Expr)}
    for one in ast.walk(tree):
        text = one.value if isinstance(one, ast.Constant) and id(one) not in documentation else None
        if isinstance(text, str) and CHINESE.search(text):
            yield text


def in_script(text: str) -> Iterator[str]:
    """The Chinese in strings, templates and patterns of a script, comments left out."""
    for token in _SCRIPT.findall(text):
        if not token.startswith(("//", "/*")) and CHINESE.search(token):
            yield token.strip("\"'`") if "${" not in token else token


def unlisted(found: Iterable[str], listed: Iterable[str]) -> list[str]:
    """What of ``found`` no listed text covers."""
    known = tuple(listed)
    return [text for text in found if not any(_covers(one, text) for one in known)]


def _covers(listed: str, text: str) -> bool:
    return text.startswith(listed[:-1]) if listed.endswith("…") else text == listed


def everything() -> Mapping[str, list[str]]:
    """All Chinese in strings, by module or script."""
    scripts = {
        path.relative_to(THEME).as_posix(): path for path in sorted((THEME / "scripts").rglob("*.mjs"))
    }
    found = {name: in_module(tree) for name, tree in every_module().items()}
    return found | {
        name: list(in_script(path.read_text("utf-8")))
        for name, path in scripts.items()
        if not name.startswith(f"scripts/{PORT}")
    }


def test_no_word_of_the_interface_stands_in_the_program() -> None:
    listed = allowed()
    spare = {name: unlisted(found, listed.get(name, ())) for name, found in everything().items()}
    assert {name: texts for name, texts in spare.items() if texts} == {}


def test_everything_listed_is_still_there() -> None:
    found = everything()
    gone = [
        (module, text)
        for module, texts in allowed().items()
        for text in texts
        if not any(_covers(text, one) for one in found.get(module, ()))
    ]
    assert gone == []


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('title = "課程"', ["課程"]),
        ('title = f"共{count}門"', ["共", "門"]),
        ('def f() -> None:\n    """說明。"""\nPART = "a"\n"""說明。"""', []),
        ('joined = "、".join(names)', ["、"]),
    ],
)
def test_words_are_found_in_strings_and_not_in_documentation(code: str, found: list[str]) -> None:
    assert list(in_tree(ast.parse(code))) == found


def test_a_module_that_asks_for_words_asks_for_marks_too() -> None:
    joined = 'told = "、".join(names)'
    assert in_module(ast.parse(joined)) == []
    assert in_module(ast.parse(f"from planpress.site.wording import Wording\n{joined}")) == ["、"]


def test_words_are_found_in_scripts_and_not_in_comments() -> None:
    text = '// "甲"\n/** 乙 */\nconst a = "丙"; // 丁\nconst b = `${n}門`; const c = /第[0-9]+/u.test(d);'
    assert list(in_script(text)) == ["丙", "`${n}門`", "/第[0-9]+/u"]


def test_an_interface_word_is_no_listed_pattern() -> None:
    assert unlisted(["附件", "附件一覽"], allowed()["site/annexes.py"]) == ["附件一覽"]
