"""What the page of an entrance shows: the functions of those who use it."""

from __future__ import annotations

from dataclasses import dataclass

from planpress.site.pages import Fact, Frame, LinkView
from planpress.site.views import Runs


@dataclass(frozen=True, slots=True)
class ServiceRow:
    """A function: its kind, what this site has of it, what it has not yet, and where the rest is done."""

    anchor: str
    title: str
    state: str
    offers: tuple[Runs, ...]
    later: str = ""
    elsewhere: tuple[Runs, ...] = ()
    clause: LinkView | None = None


@dataclass(frozen=True, slots=True)
class ServiceGroup:
    """Functions below a heading, with the clause that lists them all."""

    anchor: str
    heading: str
    rows: tuple[ServiceRow, ...]
    clause: LinkView | None = None


@dataclass(frozen=True, slots=True)
class ServicePage:
    """An entrance: what is said before all, its functions, the key to their kinds, the other entrances."""

    frame: Frame
    heading: str
    lead: Runs
    count: str
    statements: tuple[str, ...]
    groups: tuple[ServiceGroup, ...]
    key: tuple[Fact, ...]
    related: tuple[LinkView, ...]
