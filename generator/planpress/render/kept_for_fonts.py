"""Keeps what was found out about text that is set in certain fonts, and forgets it when other fonts come."""

from __future__ import annotations

from operator import itemgetter
from typing import Any, Generic, TypeVar

T = TypeVar("T")
STYLE = (
    *("direction", "font_feature_settings", "font_kerning", "font_language_override", "font_size"),
    *("font_stretch", "font_style", "font_variant_alternates", "font_variant_caps"),
    *("font_variant_east_asian", "font_variant_ligatures", "font_variant_numeric", "font_variant_position"),
    *("font_variation_settings", "font_weight", "hyphenate_character", "hyphenate_limit_chars"),
    *("hyphenate_limit_zone", "hyphens", "lang", "letter_spacing", "overflow_wrap", "tab_size"),
    *("white_space", "word_break", "word_spacing"),
)
"""All of a style that says how text is set, with its families and whether it is underlined."""
LONGEST = 2_000
"""Characters; what is left of a longer text is not kept, as it would be for each of its lines."""
MOST = 2_000_000
"""Characters, each text with ``BESIDES`` more for what is kept with it: some ten megabytes."""
BESIDES = 200

_told = itemgetter(*STYLE)
_numbers: dict[tuple[Any, ...], int] = {}


def setting(style: Any) -> int:
    """What of ``style`` says how text is set, as a number: the same for styles that set every text alike.

    A style is asked once. None that has set a text changes in this; where WeasyPrint changes one, it takes a
    copy, and a copy does not know the number.
    """
    number: int | None = getattr(style, "setting_number", None)
    if number is None:
        told = (_told(style), tuple(style["font_family"]), style["text_decoration_line"] != "none")
        number = style.setting_number = _numbers.setdefault(told, len(_numbers))
    return number


class Kept(Generic[T]):
    """Values by text and setting, all in the same fonts."""

    def __init__(self) -> None:
        self._values: dict[tuple[Any, ...], T] = {}
        self._characters = 0
        self._fonts: object = None

    def use_fonts(self, fonts: object) -> None:
        """What comes now is set in ``fonts``, which are the same as before if they are equal."""
        if fonts != self._fonts:
            self._forget()
            self._fonts = fonts

    def get(self, key: tuple[Any, ...]) -> T | None:
        """What was kept."""
        return self._values.get(key)

    def keep(self, text: str, key: tuple[Any, ...], value: T) -> None:
        """``key`` tells of ``text`` all that ``value`` hangs on, but for the fonts."""
        if len(text) > LONGEST:
            return
        if self._characters > MOST:
            self._forget()
        self._characters += len(text) + BESIDES
        self._values[key] = value

    def _forget(self) -> None:
        self._values.clear()
        self._characters = 0
