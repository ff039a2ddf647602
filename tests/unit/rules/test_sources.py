"""Places in a text, and proper names blanked out without moving what stands behind them."""

from __future__ import annotations

from planpress.diagnostics.diagnostic import Ref
from planpress.model.vocabularies import Names
from planpress.rules.sources import Sources, mask, offsets, place_of


def test_a_place_has_line_and_column_from_one() -> None:
    text = "甲乙\n丙丁\n"
    places = [(ref.line, ref.column) for ref in (place_of(text, at, "a.md") for at in (0, 1, 3, 4))]
    assert places == [(1, 1), (1, 2), (2, 1), (2, 2)]
    assert place_of("\n甲", 1, "a.md") == Ref("a.md", (), 2, 1)
    assert place_of(text, 0, "a.md") == Ref("a.md", (), 1, 1)


def test_a_word_is_found_without_overlaps() -> None:
    assert list(offsets("甲甲甲乙甲甲", "甲甲")) == [0, 4]
    assert list(offsets("甲", "乙")) == []


def test_the_longest_name_is_blanked_first_and_lengths_stay() -> None:
    assert mask("在台灣燈會", ("台灣", "台灣燈會")) == "在\0\0\0\0"
    assert mask("在台灣燈會", ()) == "在台灣燈會"


def test_every_text_is_masked() -> None:
    sources = Sources({"a.md": "台北", "b.csv": "往台北"}, Names(names=("台北",)))
    assert sources.masked() == {"a.md": "\0\0", "b.csv": "往\0\0"}
