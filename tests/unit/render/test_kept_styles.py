"""Styles are told apart by what is around them and their declarations; what somebody changes is not kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from planpress.render import kept_styles as module
from planpress.render.kept_styles import KeptStyles
from planpress.render.load_weasyprint import kept_styles, weasyprint

WEIGHT = (3, None, (0, 0, 1))
SIZES: dict[str, None] = {"box": None, "area": None}


@pytest.fixture
def kept() -> Iterator[KeptStyles]:
    weasyprint()
    kept_styles().forget()
    kept_styles().use(asked=True)
    yield kept_styles()
    kept_styles().forget()


def style(declared: dict[str, Any], around: Any = None, kind: str | None = None) -> Any:
    """The style of an element, or of a ``kind`` of pseudo-element, as WeasyPrint makes it."""
    from weasyprint.css import ComputedStyle, InitialStyle
    from weasyprint.text.fonts import FontConfiguration

    fonts = around.font_config if around is not None else FontConfiguration()
    told = {name: (value, WEIGHT) for name, value in declared.items()}
    return ComputedStyle(around, told, kind, around or InitialStyle(fonts), None, fonts, SIZES)


def test_an_equal_style_begins_with_what_was_computed_for_the_first(kept: KeptStyles) -> None:
    first = style({"font_weight": 700})
    assert first["font_weight"] == 700
    again = style({"font_weight": 700})
    assert dict.get(again, "font_weight") == 700
    assert dict.get(again, "font_style") is None


def test_what_is_declared_or_around_tells_styles_apart(kept: KeptStyles) -> None:
    root = style({"font_weight": 700})
    others = [
        style({"font_weight": 400}),
        style({"font_weight": 700}, root),
        style({"font_weight": 700}, root, "before"),
        style({"font_weight": 700}, style({"font_weight": 700}, root)),
        style({"font_weight": 700, "font_style": "italic"}),
        root.anonymous_style,
        root.anonymous_style.anonymous_style,
    ]
    assert len({one.known.number for one in (root, *others)}) == len(others) + 1


def test_lists_of_tokens_are_told_apart_by_which_they_are(kept: KeptStyles) -> None:
    tokens, same = ["a"], ["a"]
    first, again, other = (style({"__x": value}) for value in (tokens, tokens, same))
    assert first.known is again.known
    assert other.known is not first.known


def test_a_copy_is_free_to_change(kept: KeptStyles) -> None:
    first = style({"float": "footnote"})
    copy = first.copy()
    copy["font_size"] = 99
    assert copy["line_height"] == "normal"
    assert copy["float"] == "footnote"
    again = style({"float": "footnote"})
    assert dict.keys(again) == set()
    assert again["display"]
    assert "display" not in dict.keys(first.copy())
    box = first.anonymous_style.copy()
    box["white_space"] = "pre"
    assert box["tab_size"] == 8
    assert "tab_size" not in dict.keys(style({"float": "footnote"}).anonymous_style)


def test_what_was_specified_comes_along(kept: KeptStyles) -> None:
    first = style({"position": "absolute", "float": "left"})
    assert (first["float"], first["display"]) == ("none", ("block", "flow"))
    again = style({"position": "absolute", "float": "left"})
    assert again.specified == first.specified
    assert again.specified["float"] == "left"


def test_nothing_is_kept_where_nobody_asks(kept: KeptStyles) -> None:
    kept.use(asked=False)
    assert style({}).known is None
    kept.use(asked=True)
    assert style({}).known is not None


def test_what_weasyprint_changes_in_place_and_what_may_go_round_in_circles_is_not_kept(
    kept: KeptStyles,
) -> None:
    declared = {"overflow": "hidden", "__x": []}
    first = style(declared)
    asked = {name: first[name] for name in ("overflow", "vertical_align", "__x", "font_weight")}
    assert asked["overflow"] == "hidden"
    assert set(style(declared)) == {"font_weight"}


def test_too_many_are_forgotten_before_the_next_document(
    kept: KeptStyles, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST", 2)
    first = [style({"font_weight": weight}) for weight in (100, 200, 300)]
    assert style({"font_weight": 100}).known is first[0].known
    kept.use(asked=True)
    assert style({"font_weight": 100}).known is not first[0].known
