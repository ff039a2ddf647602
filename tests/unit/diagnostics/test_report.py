"""A finding is printed with as much of its place as is known."""

from __future__ import annotations

import pytest

from planpress.diagnostics.diagnostic import Ref, problem
from planpress.diagnostics.report import Located, as_text
from support.codebook import codebook


@pytest.mark.parametrize(
    ("line", "column", "place", "caret"),
    [
        (3, 2, "document.md:3:2  ", True),
        (3, 0, "document.md:3  ", False),
        (0, 0, "document.md  ", False),
    ],
)
def test_the_place_ends_where_it_is_not_known(line: int, column: int, place: str, caret: bool) -> None:
    item = problem("D18", Ref("document.md", line=line, column=column), mark="-")
    printed = list(as_text([Located(item, line, column, "- 甲" if line else "")], codebook("D"), "zh"))
    assert printed[0].startswith(place + "錯誤 D18")
    assert any(row.strip() == "|  ^" or row.endswith("^") for row in printed) is caret
