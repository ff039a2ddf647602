"""The mark of a city in the head of its pages: its logo, its name, and the way to its page."""

from __future__ import annotations

from planpress.model.city_themes import Logo
from planpress.site import routes
from planpress.site.pages import CityBadge, CityMark

HEIGHT = 28
"""Of a logo, in pixels."""


def city_mark(city: CityBadge, address: str, logo: Logo) -> CityMark:
    """The mark; ``address`` is where the logo is published."""
    width = max(1, round(HEIGHT * logo.width / 100))
    return CityMark(city.name, routes.city(city.id), address, width, HEIGHT)
