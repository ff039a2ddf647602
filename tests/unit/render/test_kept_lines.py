"""Lines are measured once for the same text, setting, room and fonts, and whatever they hang on is asked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from planpress.render import kept_for_fonts
from planpress.render.kept_for_fonts import LONGEST, STYLE, setting
from planpress.render.kept_lines import KeptLines
from planpress.render.load_weasyprint import weasyprint

PLAIN = dict.fromkeys(STYLE, "normal") | {"font_family": ("Kai",), "text_decoration_line": "none"}
ASKED_BESIDES = {"font_family", "text_decoration_line"}


class Style(dict[str, Any]):
    """A style; what is read of it is in ``asked``."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        super().__init__(values)
        self.asked: set[str] = set()

    def __getitem__(self, name: str) -> Any:
        self.asked.add(name)
        return super().__getitem__(name)


class Line:
    """What WeasyPrint calls a layout."""

    def __init__(self, text: str) -> None:
        self.text = text


class Measure:
    """Says that each letter is as wide as it is high, and counts how often it is asked."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, text: str, style: Mapping[str, Any], *_: object, **__: bool) -> tuple[Any, ...]:
        self.times += 1
        return Line(text), len(text), None, len(text), 1, 1


@pytest.fixture
def measure() -> Measure:
    return Measure()


@pytest.fixture
def lines(measure: Measure) -> KeptLines:
    return KeptLines(measure, Line)


def test_the_same_line_is_measured_once_and_is_a_new_one_each_time(
    lines: KeptLines, measure: Measure
) -> None:
    first, *sizes = lines.first_line("計畫", Style(PLAIN), None, 9.0, 0, minimum=True)
    first.text = "painted"
    again, *others = lines.first_line("計畫", Style(PLAIN), None, 9.0, 0, minimum=True)
    assert measure.times == 1
    assert (again.text, others) == ("計畫", sizes)
    assert again is not first


@pytest.mark.parametrize(
    ("changed", "room", "told"),
    [
        *(({name: 7}, 9.0, {}) for name in STYLE),
        ({"font_family": ["Ming"]}, 9.0, {}),
        ({"text_decoration_line": {"underline"}}, 9.0, {}),
        ({}, 8.0, {}),
        ({}, None, {}),
        ({}, 9.0, {"minimum": True}),
        ({}, 9.0, {"is_line_start": True}),
    ],
)
def test_another_line_is_measured(
    lines: KeptLines, measure: Measure, changed: Mapping[str, Any], room: float | None, told: dict[str, bool]
) -> None:
    lines.first_line("計畫", Style(PLAIN), None, 9.0, 0)
    lines.first_line("計畫", Style(PLAIN | changed), None, room, 0, **told)
    assert measure.times == 2


def test_lines_of_other_fonts_are_forgotten(lines: KeptLines, measure: Measure) -> None:
    for fonts in ("Kai", "Kai", "Ming", "Kai"):
        lines.use_fonts((fonts,))
        lines.first_line("計畫", Style(PLAIN), None, 9.0, 0)
    assert measure.times == 3


def test_long_texts_and_too_many_are_not_kept(
    lines: KeptLines, measure: Measure, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(2):
        lines.first_line("計" * (LONGEST + 1), Style(PLAIN), None, 9.0, 0)
    assert measure.times == 2
    monkeypatch.setattr(kept_for_fonts, "MOST", 2 * kept_for_fonts.BESIDES)
    for text in ("一", "二", "二", "三", "一"):
        lines.first_line(text, Style(PLAIN), None, 9.0, 0)
    assert measure.times == 6


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"white_space": "pre"},
        {"white_space": "nowrap", "letter_spacing": 2},
        {"hyphens": "auto", "lang": "en", "word_spacing": 3},
        {"word_break": "break-all"},
        {"overflow_wrap": "anywhere", "font_language_override": "ENG"},
        {"text_decoration_line": {"underline"}},
    ],
)
def test_nothing_else_of_a_style_is_asked_where_lines_end(changed: Mapping[str, Any]) -> None:
    """A newer WeasyPrint may ask for more: then it belongs into what lines are known by."""
    weasyprint()
    from weasyprint.css import InitialStyle
    from weasyprint.layout import LayoutContext
    from weasyprint.text import line_break
    from weasyprint.text.fonts import FontConfiguration

    context = LayoutContext.__new__(LayoutContext)
    context.dictionaries = {}
    initial = InitialStyle(FontConfiguration())
    style = Style({name: initial[name] for name in (*STYLE, *ASKED_BESIDES)} | changed)
    style.font_config = initial.font_config  # type: ignore[attr-defined]  # as styles have it
    for text, room in (
        ("incomprehensibilities of a\tplan", 60),
        ("計畫，依據。" * 9, 100),
        ("soft\xadhyphen", 30),
    ):
        layout, *_ = line_break.split_first_line(text, style, context, room, 0.5)
        vars(layout).clear()
    assert style.asked <= {*STYLE, *ASKED_BESIDES}
    assert {"font_size", "white_space"} <= style.asked
    style.asked.clear()
    setting(style)
    assert style.asked >= {*STYLE, *ASKED_BESIDES}
