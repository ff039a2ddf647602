"""Keeps the computed styles of elements, so that documents of one theme need not compute each of them anew.

A computed style hangs on the style around it and on the declarations that meet the element. Both are the same
for most elements of all documents of a theme; WeasyPrint asks some sixty properties of each, one by one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

MOST = 5_000
"""Styles, some ten megabytes."""
_SPECIFIED = frozenset({"position", "float", "display"})
"""Properties of which WeasyPrint keeps what was specified, besides what was computed."""
_CHANGED = frozenset({"overflow", "vertical_align"})
"""Properties that WeasyPrint changes in place, or reckons from letters; children may have inherited them."""


@dataclass(slots=True)
class _Known:
    """What was computed for a style, and what was specified where that is asked; ``number`` is its name."""

    number: int
    values: dict[str, Any] = field(default_factory=dict)
    specified: dict[str, Any] = field(default_factory=dict)


class KeptStyles:
    """Values by the style around an element and the declarations for it."""

    def __init__(self) -> None:
        self._known: dict[tuple[Any, ...], _Known] = {}
        self._same: dict[int, tuple[int, object]] = {}
        self._asked = True

    def use(self, *, asked: bool) -> None:
        """Before each document: styles are kept for it, or computed as ever."""
        self._asked = asked
        if len(self._known) > MOST:
            self.forget()

    def forget(self) -> None:
        """Everything is computed anew from here on."""
        self._known.clear()
        self._same.clear()

    def known(self, around: Any, kind: str, declared: Mapping[str, Any]) -> _Known | None:
        """What is known of a style within ``around``; None where it cannot be told from others."""
        above = getattr(around, "known", None)
        if not self._asked or (around is not None and above is None):
            return None
        place = (above.number if above else 0, kind)
        try:
            return self._at((*place, *declared.items()))
        except TypeError:  # something in it has no hash: lists of tokens
            return self._at((*place, *map(self._hashed, declared.items())))

    def _at(self, key: tuple[Any, ...]) -> _Known:
        return self._known.get(key) or self._known.setdefault(key, _Known(len(self._known) + 1))

    def _hashed(self, declaration: tuple[str, tuple[Any, tuple[Any, ...]]]) -> tuple[Any, ...]:
        """A declaration, with a number in place of a value without hash: the same for the same object."""
        name, (value, (precedence, layer, specificity)) = declaration
        if not _has_hash(value):
            value = _Known, self._same.setdefault(id(value), (len(self._same), value))[0]
        return name, value, precedence, layer, tuple(specificity)


def _has_hash(value: object) -> bool:
    try:
        hash(value)
    except TypeError:
        return False
    return True


class _Remembering(dict[str, Any]):
    """What both kinds of WeasyPrint's styles, which compute what they lack, do besides."""

    known: _Known | None = None
    specified: dict[str, Any]

    def recall(self, known: _Known | None) -> None:
        """Takes over what is known, and adds to it what is computed from here on."""
        self.known = known
        if known:
            self.update(known.values)
            if self.specified is not self:
                self.specified.update(known.specified)

    def copy(self) -> Any:
        """One that may be changed, so nothing that it computes is kept."""
        made: Any = super().copy()
        made.known = None
        made.clear()
        made.update(self)
        if self.specified is not self:
            made.specified = self.specified.copy()
        return made

    def __missing__(self, key: str) -> Any:
        value = super().__missing__(key)  # type: ignore[misc]
        if self.known and key not in _CHANGED and not key.startswith("__"):
            self.known.values[key] = value
            if key in _SPECIFIED and self.specified is not self:
                self.known.specified.update(self.specified)
        return value


def keep_styles(kept: KeptStyles) -> None:
    """Has WeasyPrint ask ``kept`` for styles first."""
    from weasyprint import css
    from weasyprint.css import AnonymousStyle, ComputedStyle

    class Computed(_Remembering, ComputedStyle):  # type: ignore[misc]
        """The style of an element."""

        def __init__(self, parent_style: Any, cascaded: Any, pseudo_type: str | None, *others: Any) -> None:
            ComputedStyle.__init__(self, parent_style, cascaded, pseudo_type, *others)
            self.recall(kept.known(parent_style, pseudo_type or "", cascaded))

    class Anonymous(_Remembering, AnonymousStyle):  # type: ignore[misc]
        """The style of a box without an element."""

        def __init__(self, parent_style: Any) -> None:
            AnonymousStyle.__init__(self, parent_style)
            self.recall(kept.known(parent_style, "anonymous", {}))

    css.ComputedStyle, css.AnonymousStyle = Computed, Anonymous
