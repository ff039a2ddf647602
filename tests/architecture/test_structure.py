"""The house rules that a machine can check: hands, sizes, first sentences, layers without cycles."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "generator" / "planpress"
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST_FUNCTION = 40
LONGEST_MODULE = 400
LONGEST_OF_ALL_WIRING = 250

HANDS = {
    "os",
    "pathlib",
    "io",
    "tempfile",
    "shutil",
    "subprocess",
    "socket",
    "time",
    "random",
    "secrets",
    "threading",
}
HAND_CALLS = {"open", "input", "print"}
MAY_TOUCH = (
    "engine/inputs.py",
    "engine/store.py",
    "publish/",
    "render/typesetter.py",
    "render/typeset_child.py",
    "pipeline/run.py",
    "serve/",
    "cli/",
)
MAY_USE = {
    "render/fonts.py": {"io"},  # fonts are cut in memory
    "render/conformance/pdf_file.py": {"io"},  # the file is opened in memory
    "render/odf/package.py": {"io"},  # the zip file is made in memory
    "render/parity/odf_words.py": {"io"},  # the zip file is opened in memory
    "load/csv_tables.py": {"io"},  # the csv module reads from a text in memory
    "load/tidy.py": {"io"},  # the same, to write it
}


def _name(module: Path) -> str:
    return module.relative_to(PACKAGE).as_posix()


def _functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


@pytest.mark.parametrize("module", MODULES, ids=_name)
def test_a_module_begins_with_one_sentence_and_stays_small(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    tree = ast.parse(text)
    doc = ast.get_docstring(tree) or ""
    assert doc, "begins with no sentence"
    assert doc.splitlines()[0].endswith((".", ":")), "its first line is no sentence"
    assert text.count("\n") <= LONGEST_MODULE
    long = [f.name for f in _functions(tree) if (f.end_lineno or 0) - f.lineno + 1 > LONGEST_FUNCTION]
    assert not long, f"longer than {LONGEST_FUNCTION} lines: {long}"


def test_the_catalog_and_the_wiring_stay_small() -> None:
    catalog = PACKAGE / "model" / "catalog.py"
    wiring = sorted((PACKAGE / "pipeline").glob("*.py"))
    for module in (catalog, *wiring):
        assert module.read_text(encoding="utf-8").count("\n") <= LONGEST_OF_ALL_WIRING, _name(module)


@pytest.mark.parametrize("module", MODULES, ids=_name)
def test_only_the_listed_modules_have_hands(module: Path) -> None:
    name = _name(module)
    used = _hands(ast.parse(module.read_text(encoding="utf-8")))
    if any(name == place or (place.endswith("/") and name.startswith(place)) for place in MAY_TOUCH):
        return
    assert used <= MAY_USE.get(name, set()), f"{name} touches {sorted(used)}"


def test_a_module_with_hands_would_be_found() -> None:
    assert _hands(ast.parse("import os\nfrom pathlib import Path\nopen('x')")) == {"os", "pathlib", "open"}
    assert _hands(ast.parse("from datetime import datetime\ndatetime.now()")) == {"now"}


def _hands(tree: ast.AST) -> set[str]:
    """Modules and calls in ``tree`` that reach out of the program."""
    used: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            used |= {alias.name.split(".")[0] for alias in node.names} & HANDS
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            used |= {(node.module or "").split(".")[0]} & HANDS
        elif isinstance(node, ast.Call):
            used |= _reaching_call(node.func)
    return used


def _reaching_call(function: ast.expr) -> set[str]:
    if isinstance(function, ast.Name):
        return {function.id} & HAND_CALLS
    clock = isinstance(function, ast.Attribute) and function.attr in ("now", "today", "utcnow")
    owner = function.value.id if clock and isinstance(function.value, ast.Name) else ""
    return {function.attr} if owner in ("datetime", "date", "time") else set()


def test_the_source_root_is_no_package() -> None:
    assert not (PACKAGE.parent / "__init__.py").exists()
