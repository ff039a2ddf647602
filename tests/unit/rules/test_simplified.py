"""The table of simplified characters: one Traditional form each, and none that Taiwan writes itself."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from planpress.rules import simplified
from planpress.rules.simplified import TRADITIONAL

MAKER = Path(__file__).parents[3] / "generator" / "tables" / "make_simplified.py"


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_simplified", MAKER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_usual_simplified_characters_have_their_traditional_form() -> None:
    pairs = zip("换设计风课学习训练时数务与", "換設計風課學習訓練時數務與", strict=True)
    assert [simple + TRADITIONAL[simple] for simple, _ in pairs] == [
        one + other
        for one, other in zip("换设计风课学习训练时数务与", "換設計風課學習訓練時數務與", strict=True)
    ]


def test_no_form_is_itself_simplified() -> None:
    assert [char for char, better in TRADITIONAL.items() if better in TRADITIONAL] == []
    assert all(len(char) == len(better) == 1 for char, better in TRADITIONAL.items())


def test_frequent_characters_of_taiwan_are_none(maker: ModuleType) -> None:
    assert [char for char in TRADITIONAL if maker.frequent(char)] == []
    assert not maker.ALSO_TRADITIONAL & set(TRADITIONAL)


def test_the_licence_of_the_source_lies_beside_the_table() -> None:
    assert "Apache License" in Path(simplified.__file__).with_name("LICENSE-OpenCC.txt").read_text("utf-8")


def test_the_maker_takes_the_form_of_taiwan_and_leaves_out_what_is_right(maker: ModuleType) -> None:
    characters = "# 註\n设\t設\n后\t後 后\n台\t臺 台\n为\t爲\n赶\t趕\n㐷\t傌\n干\t乾 幹 干\n"
    assert maker.table(characters, "爲\t為\n") == {"为": "為", "设": "設"}


def test_the_maker_writes_what_is_in_the_tree(maker: ModuleType) -> None:
    assert maker.module(TRADITIONAL) == Path(simplified.__file__).read_text(encoding="utf-8")
