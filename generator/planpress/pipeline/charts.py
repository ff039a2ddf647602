"""Which charts this website draws from a document, and the way to them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from planpress.engine.core import Build, query
from planpress.pipeline.documents import document_view, plan
from planpress.pipeline.theming import LANGUAGE, wording
from planpress.site import routes
from planpress.site.chart_pages import own_charts as find_own
from planpress.site.pages import LinkView

if TYPE_CHECKING:
    from planpress.pipeline.artifacts import Route


@query
def own_charts(db: Build, city: str, plan_id: str) -> tuple[str, ...]:
    """The ids of a document's charts that it does not print itself."""
    one = plan(db, city, plan_id)
    return find_own(one, document_view(db, city, plan_id)) if one.figures.drawn else ()


def chart_routes(db: Build, city: str, plan_id: str) -> Iterator[Route]:
    """The page of a document's charts, where it has any."""
    if own_charts(db, city, plan_id):
        yield routes.file_of(routes.charts(city, plan_id)), "charts", (city, plan_id)


def chart_ways(db: Build, city: str, plan_id: str) -> tuple[LinkView, ...]:
    """The way to the charts of a document, where it has any."""
    count = len(own_charts(db, city, plan_id))
    if not count:
        return ()
    say = wording(db, LANGUAGE)
    return (LinkView(say("charts"), routes.charts(city, plan_id), note=say("charts_counted", count=count)),)
