"""The theme's scripts are small modules that Node can read, know no other host and leave nothing unused."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from support.javascript import MODULES, run_node

SCRIPTS = MODULES.parent
NAMES = sorted(str(path.relative_to(SCRIPTS)) for path in SCRIPTS.rglob("*.mjs"))
IMPORT = re.compile(r"""^import\s+(?:\{([^}]*)\}|\* as (\w+))\s+from\s+"([^"]+)";""", re.MULTILINE)
EXPORT = re.compile(r"^export (?:async )?(?:function|const|class) (\w+)", re.MULTILINE)
# Words that reach outside: the rules' modules only calculate, those of pages only show.
OUTSIDE = re.compile(
    r"\b(?:https?:|eval\(|new Function|document\.write|innerHTML|localStorage|XMLHttpRequest)"
)
HANDS = re.compile(r"\b(?:fetch|document|window|navigator|Date|Math\.random|Intl|process|globalThis)\b")
COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.DOTALL)


def text_of(name: str) -> str:
    return (SCRIPTS / name).read_text(encoding="utf-8")


def unread(text: str) -> list[str]:
    """Imported names that a module does not use."""
    body = COMMENT.sub("", IMPORT.sub("", text))
    names = [
        word.split(" as ")[-1].strip() for group, _, _ in IMPORT.findall(text) for word in group.split(",")
    ]
    names += [name for _, name, _ in IMPORT.findall(text)]
    return [name for name in names if name and not re.search(rf"(?<![\w$]){re.escape(name)}\b", body)]


@pytest.mark.parametrize("name", NAMES)
def test_a_module_is_good_javascript(name: str) -> None:
    assert run_node("--check", str(SCRIPTS / name)).stderr == ""


@pytest.mark.parametrize("name", NAMES)
def test_a_module_is_small_and_says_what_it_is_for(name: str) -> None:
    lines = text_of(name).splitlines()
    assert re.match(r"// [A-Z].*[.:]", lines[0])
    assert len(lines) <= 300
    assert max(map(len, lines)) <= 160


@pytest.mark.parametrize("name", NAMES)
def test_a_module_imports_what_is_there_and_nothing_in_vain(name: str) -> None:
    text = text_of(name)
    assert unread(text) == []
    for group, _, path in IMPORT.findall(text):
        found = (SCRIPTS / name).parent / path
        assert path.startswith(("./", "../"))
        assert found.is_file(), path
        wanted = {word.split(" as ")[0].strip() for word in group.split(",")} - {""}
        assert wanted <= set(EXPORT.findall(found.read_text(encoding="utf-8"))), path


@pytest.mark.parametrize("name", NAMES)
def test_a_module_keeps_to_itself(name: str) -> None:
    text = COMMENT.sub("", text_of(name))
    assert OUTSIDE.findall(text) == []
    if name.startswith("rules/"):
        assert HANDS.findall(text) == [], "an answer comes from the rule, the question and the world alone"


@pytest.mark.parametrize(
    ("folders", "limit"),
    [(("rules/", "pages/"), 75_000), (("catalog/",), 16_000), (("search/",), 16_000)],
    ids=["rules", "catalog", "search"],
)
def test_what_a_page_loads_is_light(folders: tuple[str, ...], limit: int) -> None:
    packed = [
        len(gzip.compress(text_of(name).encode(), mtime=0)) for name in NAMES if name.startswith(folders)
    ]
    assert 0 < sum(packed) < limit


def test_a_slip_is_found(tmp_path: Path) -> None:
    (tmp_path / "a.mjs").write_text("export const a = ;\n", encoding="utf-8")

    assert "SyntaxError" in run_node("--check", str(tmp_path / "a.mjs")).stderr
    assert unread('import { a, b as c } from "./x.mjs";\na();') == ["c"]
    assert HANDS.search("const now = new Date();")
