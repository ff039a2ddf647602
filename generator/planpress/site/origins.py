"""Where a course comes from: its city, its plan, and the words and numbers of the plan's clauses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from planpress.site import routes
from planpress.site.pages import CityBadge, LinkView


@dataclass(frozen=True, slots=True)
class Origin:
    """A plan as its courses see it.

    ``titles`` gives the words of tracks and series by id, ``numbers`` the full number of clauses by id.
    """

    city: CityBadge
    plan: str
    title: str
    titles: Mapping[str, str]
    numbers: Mapping[str, str]

    @property
    def crumbs(self) -> tuple[LinkView, ...]:
        """City and plan."""
        return (
            LinkView(self.city.name, routes.city(self.city.id)),
            LinkView(self.title, routes.document(self.city.id, self.plan)),
        )
