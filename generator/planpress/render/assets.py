"""Makes the style sheets: the theme's files in one, the cities' accents, and an address for each version."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

import yaml

from planpress.model.city_themes import Shade, Tokens
from planpress.render.environment import Load
from planpress.site.pages import CityBadge

_TOKENS = re.compile(r"""("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|/\*.*?\*/""", re.DOTALL)
_OUTSIDE = re.compile(r"@import|url\(\s*['\"]?\s*(?:[a-z][a-z0-9+.-]*:|//)|expression\(", re.IGNORECASE)
_HEX = re.compile(r"#[0-9a-fA-F]{6}\Z")
_ID = re.compile(r"[a-z0-9-]+\Z")
_COMPONENT = re.compile(r"components/[^/]+/")


class StyleRefused(ValueError):
    """A style sheet is missing, or asks for something outside the site; ``name`` is its path in the theme."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Theme:
    """What theme.yaml says: the style sheets for screen and paper in their order, and the list of fonts.

    ``further`` are style sheets that only some pages need: those made with one of ``templates``. ``alone``
    are those of pages that are files by themselves, behind all the others for the screen.
    """

    name: str
    screen: tuple[str, ...]
    further: tuple[str, ...]
    templates: frozenset[str]
    paper: tuple[str, ...]
    fonts: str
    alone: tuple[str, ...] = ()


def read_theme(text: str) -> Theme:
    """The theme that ``text`` (theme.yaml) describes; KeyError or TypeError if it is not one."""
    raw = yaml.load(text, Loader=yaml.CSafeLoader)
    name, screen, paper, fonts = (raw[key] for key in ("name", "screen", "paper", "fonts"))
    more = raw.get("further", {"screen": (), "templates": ()})
    parts = (_COMPONENT.match(sheet) for sheet in more["screen"])
    macros = (f"{part[0]}macro.html" for part in parts if part)
    return Theme(
        str(name),
        tuple(screen),
        tuple(more["screen"]),
        frozenset([*more["templates"], *macros]),
        tuple(paper),
        str(fonts),
        tuple(raw.get("alone", ())),
    )


def bundle_css(load: Load, names: Sequence[str], extra: str = "") -> bytes:
    """The style sheets ``names`` in one, without comments, then ``extra``.

    Raises StyleRefused for a missing one, and for @import or an address outside the site.
    """
    parts: list[str] = []
    for name in names:
        text = load(name)
        if text is None:
            raise StyleRefused(name, "missing")
        if _OUTSIDE.search(text):
            raise StyleRefused(name, "outside")
        parts.append(compact(text))
    return ("\n".join([*parts, extra]).strip("\n") + "\n").encode()


def compact(css: str) -> str:
    """``css`` without comments, indentation and blank lines; strings stay as they are."""
    bare = _TOKENS.sub(lambda match: match.group(1) or "", css)
    return "\n".join(line.strip() for line in bare.splitlines() if line.strip())


def city_css(cities: Iterable[CityBadge]) -> str:
    """The accent of each city as tokens, in light and dark, for whatever stands below ``data-city``."""
    known = sorted({city.id: city for city in cities}.values(), key=lambda city: city.id)
    light = "\n".join(_accent(city.id, city.accent) for city in known)
    dark = "\n".join(_accent(city.id, city.accent_dark) for city in known)
    if not known:
        return ""
    return f"@layer city{{\n{light}\n@media screen and (prefers-color-scheme: dark){{\n{dark}\n}}\n}}"


def _accent(city: str, colour: str) -> str:
    if not _ID.match(city) or not _HEX.match(colour):
        raise StyleRefused(city, "colour")
    return f'[data-city="{city}"]{{--accent:{colour}}}'


def tokens_css(city: str, tokens: Tokens) -> bytes:
    """The colours of a city's own theme, for its pages on a screen; nobody's colours on paper or forced ones.

    Each scheme has its own, so that a colour of the day never shines in the dark.
    """
    schemes = (("light", tokens.light), ("dark", tokens.dark))
    rules = [_scheme(city, scheme, colours) for scheme, colours in schemes if colours]
    return "\n".join(["@layer city{", *rules, "}", ""]).encode() if rules else b""


def _scheme(city: str, scheme: str, colours: Mapping[str, Shade]) -> str:
    if not _ID.match(city) or not all(_HEX.match(shade.colour) for shade in colours.values()):
        raise StyleRefused(city, "colour")
    said = ";".join(f"--{name}:{shade.colour}" for name, shade in sorted(colours.items()))
    media = f"screen and (prefers-color-scheme: {scheme}) and (forced-colors: none)"
    return f'@media {media}{{\n[data-city="{city}"]{{{said}}}\n}}'


def asset_address(content: bytes, name: str) -> str:
    """``assets/<digest>/<name>``: another content has another address, so that it may be kept for ever."""
    return f"assets/{blake2b(content, digest_size=8).hexdigest()}/{name}"


def folder_address(files: Mapping[str, bytes], name: str) -> str:
    """``assets/<digest>/<name>/`` for files that name one another by relative addresses."""
    told = b"".join(blake2b(path.encode()).digest() + blake2b(files[path]).digest() for path in sorted(files))
    return f"assets/{blake2b(told, digest_size=8).hexdigest()}/{name}/"
