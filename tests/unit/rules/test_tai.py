"""台 and 臺 in one word are told at the rarer form; proper names and words of one form are not."""

from __future__ import annotations

from planpress.diagnostics.diagnostic import Diagnostic
from planpress.model.vocabularies import Names
from planpress.rules.sources import MOST, Sources
from planpress.rules.tai import check_tai


def _found(*texts: str, names: tuple[str, ...] = ()) -> list[Diagnostic]:
    files = {f"{number}.md": text for number, text in enumerate(texts)}
    return list(check_tai(Sources(files, Names(names=names))))


def _told(*texts: str, names: tuple[str, ...] = ()) -> list[tuple[str, int | None, str, str, str]]:
    found = _found(*texts, names=names)
    params = [dict(item.params) for item in found]
    return [
        (item.ref.file, item.ref.column, one["word"], one["other"], one["count"])
        for item, one in zip(found, params, strict=True)
    ]


def test_the_rarer_form_is_told_with_the_other_and_its_number() -> None:
    assert _told("在臺東，往臺東，應用台東") == [("0.md", 11, "台東", "臺東", "2")]
    assert _told("在台東，往台東，應用臺東") == [("0.md", 11, "臺東", "台東", "2")]
    assert {item.severity for item in _found("臺東台東")} == {"notice"}


def test_of_two_equally_usual_forms_the_one_with_tai_is_told() -> None:
    assert _told("臺東，台東") == [("0.md", 4, "台東", "臺東", "1")]


def test_a_word_may_end_in_tai() -> None:
    assert _told("平台，平臺，平臺") == [("0.md", 2, "平台", "平臺", "2")]


def test_files_are_held_against_each_other() -> None:
    assert _told("臺東縣", "走進台東。臺東") == [("1.md", 3, "台東", "臺東", "2")]


def test_one_form_only_or_two_words_are_no_mixture() -> None:
    assert _told("台東、台東") == []
    assert _told("臺東、臺東") == []
    assert _told("台東、臺北") == []
    assert _told("一台, 臺a, 台 臺") == []


def test_a_proper_name_counts_for_neither() -> None:
    assert _told("配合2023台灣燈會，在臺灣", names=("2023台灣燈會",)) == []
    assert _told("配合2023台灣燈會，在台灣及臺灣、臺灣", names=("2023台灣燈會",)) == [
        ("0.md", 13, "台灣", "臺灣", "2")
    ]


def test_a_place_is_told_once() -> None:
    assert len(_told("平台東邊，平臺東邊，平臺東邊")) == 1


def test_more_than_fifty_of_a_word_are_not_told() -> None:
    assert len(_told("臺東" * (MOST + 2) + "台東" * (MOST + 1))) == MOST
