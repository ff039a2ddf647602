"""The style guide: what pages are made of, each component with its examples."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from planpress.model.site import Site
from planpress.site import routes
from planpress.site.frames import PagePlace, frame
from planpress.site.pages import CityBadge, Frame, LinkView
from planpress.site.wording import Wording

COLOURS = ("ground", "ground-aside", "ink", "ink-muted", "line", "edge", "accent", "on-accent")
SIZES = ("masthead", "title-1", "title-2", "title-3", "text", "small")
SPACES = tuple(range(1, 10))


@dataclass(frozen=True, slots=True)
class ParameterView:
    """A parameter of a component: its name, the view or value that it takes, and what it is."""

    name: str
    kind: str
    description: str


@dataclass(frozen=True, slots=True)
class ExampleView:
    """An example, rendered; ``awkward`` is one that tries what is seldom or difficult."""

    name: str
    awkward: bool
    html: str


@dataclass(frozen=True, slots=True)
class ComponentView:
    """A component of the theme."""

    name: str
    description: str
    parameters: tuple[ParameterView, ...]
    examples: tuple[ExampleView, ...]


@dataclass(frozen=True, slots=True)
class ComponentPage:
    """A component with its examples."""

    frame: Frame
    component: ComponentView


@dataclass(frozen=True, slots=True)
class StyleguidePage:
    """Colours, those of cities, sizes and spaces, and the way to each component."""

    frame: Frame
    heading: str
    colours: tuple[str, ...]
    cities: tuple[CityBadge, ...]
    sizes: tuple[str, ...]
    spaces: tuple[int, ...]
    components: tuple[LinkView, ...]


def styleguide_page(
    site: Site, say: Wording, cities: tuple[CityBadge, ...], components: Iterable[tuple[str, str]]
) -> StyleguidePage:
    """The style guide's first page; ``components`` are names and descriptions."""
    title = say("styleguide")
    place = PagePlace("styleguide", routes.STYLEGUIDE, title, say("styleguide_about"))
    links = tuple(LinkView(name, routes.component(name), note=told) for name, told in components)
    return StyleguidePage(frame(site, say, place), title, COLOURS, cities, SIZES, SPACES, links)


def component_page(site: Site, say: Wording, view: ComponentView) -> ComponentPage:
    """The page of a component."""
    above = (LinkView(say("styleguide"), routes.STYLEGUIDE),)
    about = say("styleguide_component_about", name=view.name)
    place = PagePlace("component", routes.component(view.name), view.name, about, above)
    return ComponentPage(frame(site, say, place), view)
