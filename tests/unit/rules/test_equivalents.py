"""Tables of equivalent exams side by side: the same, different, one alone, silent."""

from __future__ import annotations

from typing import Any

import pytest

from planpress.model.vocabularies import Exams
from planpress.rules.equivalents import Alike, places


def exams(*tables: dict[str, Any]) -> Exams:
    listed = {
        f"t{n}": {"title": f"表{n}", "as_of": "113年", "source": "試驗", "verified": False, "rows": rows}
        for n, rows in enumerate(tables)
    }
    known = {one: {"title": one, "language": "英語"} for one in ("ielts", "toeic")}
    return Exams.model_validate({"exams": known, "equivalences": listed})


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ({"total": "550"}, {"listening": "275", "reading": "275", "total": "550"}, Alike.SAME),
        ({"total": "550"}, {"total": "600"}, Alike.DIFFERENT),
        (
            {"test": "KET", "from": "120", "to": "139"},
            {"test": "KET", "from": "120", "to": "140"},
            Alike.DIFFERENT,
        ),
        ({"test": "KET", "from": "120"}, {"test": "PET", "from": "120"}, Alike.DIFFERENT),
        ("5.5", {"level": "5.5"}, Alike.SAME),
        ({"total": "550"}, "未載明", Alike.ALONE),
        ("未載明", "未載明", Alike.SILENT),
    ],
)
def test_two_tables_are_compared_by_what_must_be_reached(one: Any, other: Any, alike: Alike) -> None:
    (place,) = places(exams({"B1": {"toeic": one}}, {"B1": {"toeic": other}}))
    assert (place.cefr, place.exam, place.alike) == ("B1", "toeic", alike)


def test_a_place_that_one_table_has_not_and_a_table_alone() -> None:
    (alone,) = places(exams({"B1": {"toeic": {"total": "550"}}}, {"A2": {}}))
    assert (alone.alike, alone.said[1]) == (Alike.ALONE, None)
    (only,) = places(exams({"B1": {"toeic": {"total": "550"}}}))
    assert only.alike is Alike.SAME


def test_levels_go_upwards_and_exams_in_their_order() -> None:
    both = {"toeic": {"total": "1"}, "ielts": "1"}
    found = places(exams({"C1": both, "A2": both}))
    assert [(one.cefr, one.exam) for one in found] == [
        ("A2", "ielts"),
        ("A2", "toeic"),
        ("C1", "ielts"),
        ("C1", "toeic"),
    ]
