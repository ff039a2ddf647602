"""The queries behind the pages of a document's figures and of its charts."""

from __future__ import annotations

from planpress.engine.core import Build, query
from planpress.pipeline.charts import own_charts
from planpress.pipeline.documents import outline, plan
from planpress.pipeline.pages import rendered
from planpress.pipeline.records import badge_of, site
from planpress.pipeline.theming import LANGUAGE, wording
from planpress.site.chart_pages import charts_page as make_charts
from planpress.site.document import filling_with, references
from planpress.site.indicator_pages import indicators_page as make_page
from planpress.site.runs import Reference


@query
def references_of(db: Build, city: str, plan_id: str) -> tuple[tuple[str, Reference], ...]:
    """What each id prints: other words in a clause change the outline, not this."""
    return tuple(references(plan(db, city, plan_id), outline(db, city, plan_id)).items())


@query(kept=True)
def indicators_page(db: Build, city: str, plan_id: str) -> bytes:
    """A document's figures in one list."""
    one = plan(db, city, plan_id)
    filling = filling_with(one, dict(references_of(db, city, plan_id)))
    page = make_page(site(db), wording(db, LANGUAGE, city), one, badge_of(db, city), filling)
    return rendered(db, page)


@query(kept=True)
def charts_page(db: Build, city: str, plan_id: str) -> bytes:
    """The charts that are drawn from a document."""
    one, shown = plan(db, city, plan_id), own_charts(db, city, plan_id)
    say, badge = wording(db, LANGUAGE, city), badge_of(db, city)
    return rendered(db, make_charts(site(db), say, one, outline(db, city, plan_id), badge, shown))
