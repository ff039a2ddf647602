"""What a register shows: sections of tables with a line before them, and where it leads on."""

from __future__ import annotations

from dataclasses import dataclass

from planpress.site.pages import Fact, Frame, LinkView
from planpress.site.views import ContentsEntry, ContentView, Runs


@dataclass(frozen=True, slots=True)
class RegisterSection:
    """Tables below a heading, which leads to ``href`` where that is not ""."""

    anchor: str
    heading: str
    lead: Runs
    content: tuple[ContentView, ...]
    href: str = ""


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """A register of laws, terms, indicators or platforms, or one entry of it with its facts."""

    frame: Frame
    heading: str
    lead: Runs
    sections: tuple[RegisterSection, ...]
    facts: tuple[Fact, ...] = ()
    contents: tuple[ContentsEntry, ...] = ()
    notes: tuple[str, ...] = ()
    related: tuple[LinkView, ...] = ()
