"""Stories of "did you mean"."""

import pytest

from planpress.load.nearest import nearest


@pytest.mark.parametrize(
    ("typed", "candidates", "meant"),
    [
        ("tabel", ["table", "figure", "value"], "table"),
        ("organizer", ["organiser", "level", "title"], "organiser"),
        ("hour", ["hours", "head"], "hours"),
        ("counted-from", ["counted_from", "counts_for"], "counted_from"),
        ("臺東", ["台東", "台北"], "台東"),
        ("ＴＩＴＬＥ", ["title", "level"], "title"),
        ("課程名穪", ["課程名稱", "課程", "系列"], "課程名稱"),
        (" 編 號", ["編號", "系列"], "編號"),
        ("langauge-4", ["language-3", "language-4"], "language-4"),
        ("時", ["時數", "系列"], "時數"),
    ],
)
def test_a_slip_finds_the_word_that_was_meant(typed, candidates, meant):
    assert nearest(typed, candidates) == meant


@pytest.mark.parametrize("typed", ["", "課程", "zebra", "x" * 500])
def test_a_word_unlike_all_others_gets_no_suggestion(typed):
    assert nearest(typed, ["系列", "organiser", "獎勵"]) is None


def test_the_exact_word_beats_one_that_comes_first():
    assert nearest("ai-2", ["ai-1", "ai-2"]) == "ai-2"
