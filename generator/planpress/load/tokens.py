"""Reads colours from style sheets: leniently those of a theme, strictly those of a city's tokens.css."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from planpress.diagnostics.diagnostic import Checked, Diagnostic, Ref, problem
from planpress.load.nearest import nearest
from planpress.model.city_themes import Shade, Tokens

MAX_CHARACTERS = 64 * 1024
ACCENT = "accent"
RAW = "raw-"
DARK = ("@media(prefers-color-scheme:dark)", "@mediascreenand(prefers-color-scheme:dark)")
PLACES = ((":root",), *((media, ":root") for media in DARK))
"""The blocks in which a city's tokens stand."""
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_PIECE = re.compile(r"([^{};]*)([{};]|\Z)")
_TOKEN = re.compile(r"--([a-z0-9-]+)\s*:\s*(.*)", re.DOTALL)
_HEX = re.compile(r"#[0-9a-fA-F]{6}")
_VARIABLE = re.compile(r"var\(\s*--([a-z0-9-]+)\s*\)")


@dataclass(frozen=True, slots=True)
class _Line:
    """A declaration, or whatever stands in its place, with the blocks around it."""

    text: str
    number: int
    within: tuple[str, ...]

    @property
    def token(self) -> tuple[str, str]:
        """The name of a custom property without its hyphens, and its value; "" for anything else."""
        found = _TOKEN.fullmatch(self.text)
        return (found[1], found[2].strip()) if found else ("", "")


def theme_colours(*texts: str) -> Tokens:
    """The colours of a theme's tokens in its style sheets; what is no colour is left out.

    What the dark does not say otherwise is as by day.
    """
    light: dict[str, str] = {}
    dark: dict[str, str] = {}
    for text in texts:
        for line in _lines(text):
            name, value = line.token
            if name and line.within[-1:] == (":root",):
                _of_theme(line, light, dark)[name] = value
    return Tokens(_resolved(light, {}), _resolved(light | dark, {}))


def _of_theme(line: _Line, light: dict[str, str], dark: dict[str, str]) -> dict[str, str]:
    """Where a declaration belongs; one for print or for forced colours nowhere."""
    media = [one for one in line.within if one.startswith("@media")]
    if not media:
        return light
    return dark if any("prefers-color-scheme:dark" in one for one in media) else {}


def _resolved(values: Mapping[str, str], known: Mapping[str, Shade]) -> dict[str, Shade]:
    """The colours among ``values``, with one step through a variable."""
    found = {name: Shade(value) for name, value in values.items() if _HEX.fullmatch(value)}
    for name, value in values.items():
        way = _VARIABLE.fullmatch(value)
        if way and (shade := found.get(way[1]) or known.get(way[1])):
            found[name] = shade
    return found


def read_tokens(text: str, file: str, theme: Tokens) -> Checked[Tokens]:
    """The colours that a city's tokens.css sets: tokens of ``theme``, for day and dark, and nothing else."""
    if len(text) > MAX_CHARACTERS:
        return Checked(None, (problem("L24", Ref(file), wording="size", limit=MAX_CHARACTERS // 1024),))
    lines = list(_lines(text))
    raws = {name: value for name, value in (line.token for line in lines) if name.startswith(RAW)}
    own = _resolved(raws, theme.light)
    found: list[Diagnostic] = []
    light: dict[str, Shade] = {}
    dark: dict[str, Shade] = {}
    for line in lines:
        shade = _shade(line, theme, own)
        fault = _fault(line, theme, shade)
        if fault is not None:
            wording, params = fault
            found.append(problem("L24", Ref(file, line=line.number, column=1), wording=wording, **params))
        elif shade is not None and not line.token[0].startswith(RAW):
            (dark if line.within[0] in DARK else light)[line.token[0]] = shade
    return Checked(None if found else Tokens(light, dark), tuple(found))


def _shade(line: _Line, theme: Tokens, own: Mapping[str, Shade]) -> Shade | None:
    """The colour of a declaration; None where its value is none."""
    value = line.token[1]
    if _HEX.fullmatch(value):
        return Shade(value.lower(), line.number)
    way = _VARIABLE.fullmatch(value)
    raw = (own.get(way[1]) or theme.light.get(way[1])) if way and way[1].startswith(RAW) else None
    return Shade(raw.colour.lower(), line.number) if raw else None


def _fault(line: _Line, theme: Tokens, shade: Shade | None) -> tuple[str, dict[str, str]] | None:
    """Why a line is refused: the wording of L24 and its blanks."""
    name = line.token[0]
    if not name or line.within not in PLACES:
        return "rule", {"text": " { ".join((*line.within, line.text)).strip()[:60]}
    if name == ACCENT:
        return "accent", {}
    if name not in theme.light and not name.startswith(RAW):
        known = [one for one in theme.light if not one.startswith(RAW) and one != ACCENT]
        meant = nearest(name, known)
        return ("near", {"name": name, "meant": meant}) if meant else ("unknown", {"name": name})
    return ("value", {"name": name, "value": line.token[1][:60]}) if shade is None else None


def _lines(text: str) -> Iterator[_Line]:
    """Every declaration; a bracket that closes nothing, and an end before the last bracket, as a line too."""
    css = _COMMENT.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    within: list[str] = []
    number = 1
    for piece in _PIECE.finditer(css):
        words, sign = piece[1].strip(), piece[2]
        here = number + piece[1][: len(piece[1]) - len(piece[1].lstrip())].count("\n")
        number += piece[0].count("\n")
        if sign == "{":
            within.append(re.sub(r"\s", "", words) if words.startswith(("@media", ":root")) else words)
            continue
        if words or (sign == "}" and not within):
            yield _Line(words or sign, here, tuple(within))
        if sign == "}" and within:
            within.pop()
    if within:
        yield _Line("", number, tuple(within))
