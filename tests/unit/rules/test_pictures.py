"""A picture that nobody can unpack, or that no browser shows, is told before anything is made of it."""

from __future__ import annotations

import pytest

from planpress.load.pictures import MOST_PIXELS
from planpress.rules.files import check_picture
from support.pictures import flat_png


def _head(width: int, height: int) -> bytes:
    """A PNG that says so; the rest of it is not looked at."""
    made = flat_png(1, 1)
    return made[:16] + width.to_bytes(4) + height.to_bytes(4) + made[24:]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (_head(12_000, 12_000), [("F10", "default", {"width": "12000", "height": "12000", "most": "4000"})]),
        (
            _head(MOST_PIXELS + 1, 1),
            [("F10", "default", {"width": "40000001", "height": "1", "most": "4000"})],
        ),
        (_head(8_000, 5_000), []),
        (b"<svg/>", []),
        (b"BM", [("F10", "kind", {})]),
    ],
)
def test_a_picture_is_shown_or_told(content: bytes, told: list[object]) -> None:
    found = list(check_picture(content, "media/map.png"))
    assert [(item.code, item.wording, dict(item.params)) for item in found] == told
    assert {item.ref.file for item in found} <= {"media/map.png"}
