"""Keeps where text breaks into lines and how wide they are, so that the same words are measured once.

WeasyPrint asks Pango for a line anew whenever it needs one: for the narrowest and the widest a box may be,
for the line itself, for the running heads of every page, and again when a document is set once more.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planpress.render.kept_for_fonts import Kept, setting


class KeptLines(Kept[tuple[Mapping[str, Any], tuple[Any, ...]]]):
    """First lines by text, setting and room.

    ``measure`` is WeasyPrint's ``split_first_line`` and ``layout_of`` its ``Layout``.
    """

    def __init__(self, measure: Any, layout_of: Any) -> None:
        super().__init__()
        self._measure = measure
        self._layout_of = layout_of

    def first_line(
        self,
        text: str,
        style: Mapping[str, Any],
        context: object,
        max_width: float | None,
        justification_spacing: float,
        **told: bool,
    ) -> tuple[Any, ...]:
        """What ``split_first_line`` says: layout, length in bytes, where the next begins, sizes.

        Each time the layout is a new one, without what it holds of Pango, as WeasyPrint itself leaves it.
        """
        key = (text, max_width, justification_spacing, *told.items(), setting(style))
        if found := self.get(key):
            layout = self._layout_of.__new__(self._layout_of)
            vars(layout).update(found[0])
            return layout, *found[1]
        layout, *line = self._measure(text, style, context, max_width, justification_spacing, **told)
        self.keep(text, key, (vars(layout).copy(), tuple(line)))
        return layout, *line
