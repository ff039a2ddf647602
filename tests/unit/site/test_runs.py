"""Known abbreviations are set apart from the words around them, and only they."""

from __future__ import annotations

from planpress.model.clauses import Code, Inline, Text
from planpress.site.runs import Filling, fill, text_of
from planpress.site.views import Run, RunKind

KNOWN = {"CEDAW": "消除對婦女一切形式歧視公約", "VR": "虛擬實境"}


def test_an_abbreviation_knows_what_it_stands_for() -> None:
    runs = _fill(Text("CEDAW施行法"))
    assert runs[0] == Run("CEDAW", RunKind.ABBREVIATION, full=KNOWN["CEDAW"])
    assert text_of(runs) == "CEDAW施行法"


def test_the_english_around_an_abbreviation_keeps_its_language() -> None:
    runs = _fill(Text("(The Convention on Women, CEDAW)"))
    assert [(run.text, run.lang) for run in runs if run.lang] == [("The Convention on Women, ", "en")]
    assert [run.text for run in runs if run.kind is RunKind.ABBREVIATION] == ["CEDAW"]


def test_a_part_of_a_longer_word_is_no_abbreviation() -> None:
    assert all(run.kind is RunKind.TEXT for run in _fill(Text("VRML與3VR")))


def test_code_stays_as_it_is_written() -> None:
    assert _fill(Code("VR")) == (Run("VR", RunKind.CODE),)


def test_without_known_abbreviations_nothing_is_set_apart() -> None:
    filling = Filling(lambda _path, _bare: None, lambda _path, _style: None, {})
    assert fill([Text("VR")], filling) == (Run("VR"),)


def _fill(inline: Inline) -> tuple[Run, ...]:
    return fill([inline], Filling(lambda _path, _bare: None, lambda _path, _style: None, {}, KNOWN))
