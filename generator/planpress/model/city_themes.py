"""What a city's own theme holds: its colours, its logo and its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Shade:
    """A colour ("#a3195b") and the line on which a city's tokens.css says it; 0 where none does."""

    colour: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours by the name of their token without its hyphens ("ground-aside"), by day and in the dark."""

    light: Mapping[str, Shade] = field(default_factory=dict)
    dark: Mapping[str, Shade] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Logo:
    """How wide a logo is, in hundredths of its height, as its viewBox says."""

    width: int


CityWords = Mapping[str, Mapping[str, str]]
"""Interface words by language, then by key."""
