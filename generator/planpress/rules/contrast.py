"""Checks that a city's colours can be read on one another, by day and in the dark."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from planpress.diagnostics.diagnostic import Diagnostic, Ref, problem
from planpress.model.city_themes import Shade, Tokens

TEXT, EDGE = 4.5, 3.0
"""What WCAG asks of text, and of edges that tell where something is."""
PAIRS = (
    ("ink", "ground", TEXT),
    ("ink", "ground-aside", TEXT),
    ("ink-muted", "ground", TEXT),
    ("ink-muted", "ground-aside", TEXT),
    ("accent", "ground", TEXT),
    ("accent", "ground-aside", TEXT),
    ("on-accent", "accent", TEXT),
    ("edge", "ground", EDGE),
)
KEYS = {"light": "accent", "dark": "accent_dark"}


def check_contrast(theme: Tokens, own: Tokens, record: str, tokens: str) -> Iterator[Diagnostic]:
    """Each pair of colours, one of them the city's ``own``, that is too alike.

    ``record`` and ``tokens`` are the files that say the city's accent and its other colours.
    """
    for scheme, given, rest in (("light", own.light, theme.light), ("dark", own.dark, theme.dark)):
        whole = {**rest, **given}
        for front, back, least in PAIRS:
            if (front in given or back in given) and front in whole and back in whole:
                ratio = contrast(whole[front].colour, whole[back].colour)
                if ratio < least:
                    place = _place(given, (front, back), Ref(record, (KEYS[scheme],)), tokens)
                    yield _told(place, scheme, (front, back), whole, f"{int(ratio * 10) / 10}", f"{least}")


def _place(given: Mapping[str, Shade], pair: tuple[str, str], accent: Ref, tokens: str) -> Ref:
    """The line of tokens.css that says one of the two; else the accent in the city's record."""
    lines = [given[name].line for name in pair if name in given and given[name].line]
    return Ref(tokens, line=lines[0], column=1) if lines else accent


def _told(
    place: Ref, scheme: str, pair: tuple[str, str], colours: Mapping[str, Shade], ratio: str, least: str
) -> Diagnostic:
    front, back = (f"--{name} {colours[name].colour}" for name in pair)
    return problem("L27", place, wording=scheme, front=front, back=back, ratio=ratio, least=least)


def contrast(one: str, other: str) -> float:
    """The ratio of two colours ("#ffffff") as WCAG reckons it: from 1 to 21."""
    darker, lighter = sorted((_light(one), _light(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _light(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
