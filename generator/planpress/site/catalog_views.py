"""What the pages of the catalog show, complete and frozen: a template needs nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from planpress.site.pages import CourseGroup, Frame, LinkView
from planpress.site.views import Runs


@dataclass(frozen=True, slots=True)
class FacetLink:
    """A value of a facet: its words, its page, how many entries have it, and how an address names it."""

    text: str
    href: str
    count: int
    key: str = ""


@dataclass(frozen=True, slots=True)
class FacetView:
    """A facet: what it is called, its first values, how many there are, and the page of all of them.

    ``open`` facets are unfolded at first. ``id`` names it in addresses.
    """

    id: str
    title: str
    links: tuple[FacetLink, ...]
    total: int
    href: str
    open: bool = False


@dataclass(frozen=True, slots=True)
class CatalogIndexPage:
    """All courses with what they can be chosen by; its script takes the choice from there."""

    frame: Frame
    heading: str
    lead: Runs
    found: str
    facets: tuple[FacetView, ...]
    groups: tuple[CourseGroup, ...]
    related: tuple[LinkView, ...] = ()


@dataclass(frozen=True, slots=True)
class FacetPage:
    """All values of a facet, or all numbers of strokes with the courses below each where they are few."""

    frame: Frame
    heading: str
    lead: Runs
    links: tuple[FacetLink, ...]
    groups: tuple[CourseGroup, ...] = ()
    pages: tuple[LinkView, ...] = ()
    related: tuple[LinkView, ...] = ()


@dataclass(frozen=True, slots=True)
class CourseListPage:
    """The courses with one value: a page of them, by plan."""

    frame: Frame
    heading: str
    found: str
    groups: tuple[CourseGroup, ...]
    pages: tuple[LinkView, ...] = ()
    refine: LinkView | None = None
    related: tuple[LinkView, ...] = ()
