"""The page of the charts and maps that this website draws from a document, and that are no part of it."""

from __future__ import annotations

from planpress.model.catalog import Plan
from planpress.model.outline import Outline
from planpress.model.site import Site
from planpress.site import routes
from planpress.site.flows import figure_view
from planpress.site.frames import PagePlace, frame
from planpress.site.landings import anchors_in
from planpress.site.pages import CityBadge, LinkGroup, LinkView, ListPage
from planpress.site.runs import words
from planpress.site.views import DocumentView
from planpress.site.wording import Wording


def own_charts(plan: Plan, view: DocumentView) -> tuple[str, ...]:
    """The ids of charts that the document itself does not print."""
    shown = frozenset(anchors_in((*view.content, *view.annexes)))
    return tuple(key for key in plan.figures.drawn if f"figure-{key}" not in shown)


def charts_page(
    site: Site, say: Wording, plan: Plan, outline: Outline, city: CityBadge, shown: tuple[str, ...]
) -> ListPage:
    """The charts ``shown``, each with its figures in a table; the lead says that they are ours."""
    home = routes.document(plan.city, plan.id)
    above = (LinkView(city.name, routes.city(city.id)), LinkView(plan.record.title, home))
    title = say("charts_of", plan=plan.record.title)
    about = say("charts_about", plan=plan.record.title)
    place = PagePlace("charts", routes.charts(plan.city, plan.id), title, about, above, city)
    views = (figure_view(key, plan, outline) for key in shown)
    back = LinkGroup("", "", (LinkView(plan.record.title, home),))
    lead = tuple(words(say("charts_lead")))
    content = tuple(view for view in views if view is not None)
    return ListPage(frame(site, say, place), say("charts"), lead, (back,), content)
