"""A profile leaves room for text, names fonts that are there, and lines as high as their letters."""

from __future__ import annotations

import pytest

from planpress.model.profiles import Profile
from planpress.rules.profiles import check_profile, check_profile_name

FACES = ("Planpress Latin", "Planpress Kai TC", "Planpress Heading TC")


def found(said: object) -> list[tuple[str, str]]:
    profile = Profile.model_validate(said)
    return [(item.code, item.wording) for item in check_profile("sheet", profile, FACES, "profiles.yaml")]


def test_a_good_profile_has_nothing_to_say() -> None:
    assert found({}) == []


@pytest.mark.parametrize(
    ("said", "wording"),
    [
        ({"margins": {"inner": "8cm", "outer": "8cm"}}, "width"),
        ({"page": "60mm 297mm"}, "width"),
        ({"margins": {"inner": "0", "outer": "0"}, "gutter": "17cm"}, "width"),
        ({"margins": {"top": "20cm", "bottom": "8cm"}}, "height"),
        ({"binding": "top", "gutter": "22cm"}, "height"),
        ({"size": "14pt", "line": "12pt"}, "line"),
        ({"size": "0", "line": "12pt"}, "line"),
        ({"faces": {"text": ["標楷體"]}}, "face"),
        ({"faces": {"headings": ["Planpress Headings TC"]}}, "face_near"),
    ],
)
def test_a_fault_is_told(said: object, wording: str) -> None:
    assert found(said) == [("L28", wording)]


def test_exactly_enough_room_is_enough() -> None:
    assert found({"page": "100mm 100mm", "margins": dict.fromkeys(("top", "bottom", "outer"), "25mm")}) == []


def test_a_document_names_a_profile_that_is_there() -> None:
    known = ("plan", "report", "form")
    assert list(check_profile_name("report", known, "plan.yaml")) == []
    assert [item.wording for item in check_profile_name("reprot", known, "plan.yaml")] == ["near"]
    assert [item.wording for item in check_profile_name("newspaper", known, "plan.yaml")] == ["unknown"]
