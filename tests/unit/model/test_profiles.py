"""Profiles of paper: lengths and sizes are read strictly, the binding has its margin, layers add up."""

from __future__ import annotations

from decimal import Decimal

import pytest

from planpress.model.paper_sizes import PaperLength, PaperSize
from planpress.model.profiles import Binding, Profile, RunningHead, laid_over
from planpress.model.values import NotRead


def profile(**said: object) -> Profile:
    return Profile.model_validate(said)


@pytest.mark.parametrize(("text", "points"), [("60pt", "60"), ("25.4mm", "72"), ("2.54cm", "72"), ("0", "0")])
def test_a_length_is_a_number_with_its_unit(text: str, points: str) -> None:
    assert PaperLength.parse(text).points == Decimal(points)


@pytest.mark.parametrize(
    ("text", "better"), [("２.５cm", "2.5cm"), ("2.5 cm", "2.5cm"), ("6em", ""), ("-1cm", "")]
)
def test_another_form_is_refused_with_the_right_one(text: str, better: str) -> None:
    with pytest.raises(NotRead) as refused:
        PaperLength.parse(text)
    assert (refused.value.kind, refused.value.suggestion) == ("paper_length", better)


def test_a_page_has_a_name_or_two_lengths() -> None:
    upright, across = PaperSize.parse("A4"), PaperSize.parse("A4 landscape")
    assert (upright.width, upright.height) == (across.height, across.width)
    assert (round(upright.width), round(upright.height)) == (595, 842)
    assert round(PaperSize.parse("B5").width) == 516  # the B5 of shops in Taiwan, not that of ISO
    assert PaperSize.parse("72pt 2.54cm").height == 72
    for wrong in ("A9", "A4 upright", "210mm", "10mm 20mm 30mm"):
        with pytest.raises(NotRead):
            PaperSize.parse(wrong)


@pytest.mark.parametrize(
    ("binding", "right_page", "left_page"),
    [
        ("left", (100, 20, 0, 40), (100, 40, 0, 20)),
        ("right", (100, 40, 0, 20), (100, 20, 0, 40)),
        ("top", (130, 20, 0, 10), (130, 10, 0, 20)),
        ("none", (100, 20, 0, 10), (100, 10, 0, 20)),
    ],
)
def test_the_gutter_is_at_the_binding(
    binding: str, right_page: tuple[int, ...], left_page: tuple[int, ...]
) -> None:
    margins = {"top": "100pt", "bottom": "0", "inner": "10pt", "outer": "20pt"}
    one = profile(margins=margins, gutter="30pt", binding=binding)
    assert one.around() == right_page
    assert one.around(left_page=True) == left_page


def test_a_layer_says_only_what_it_has_otherwise() -> None:
    base = profile(margins={"top": "10pt", "inner": "11pt"}, running={"left": "chapter"}, size="13pt")
    own = profile(margins={"top": "20pt"}, binding="right")
    whole = laid_over(base, own)
    assert (whole.margins.top.text, whole.margins.inner.text) == ("20pt", "11pt")
    assert (whole.running.left, whole.size.text) == (RunningHead.CHAPTER, "13pt")
    assert (whole.binding, base.binding) == (Binding.RIGHT, Binding.LEFT)
