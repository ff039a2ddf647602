"""The query that renders the page of a dated session."""

from __future__ import annotations

from dataclasses import replace

from planpress.engine.core import Build, query
from planpress.pipeline.access import access
from planpress.pipeline.page_data import with_session_data
from planpress.pipeline.pages import rendered
from planpress.pipeline.records import site
from planpress.pipeline.sessions import (
    branch_titles,
    material_sizes,
    session_about,
    session_neighbour,
)
from planpress.pipeline.theming import LANGUAGE, wording
from planpress.site import session_pages
from planpress.site.session_pages import branches_of


@query(kept=True)
def session_page(db: Build, city: str, plan_id: str, session_id: str) -> bytes:
    """A dated session."""
    about = session_about(db, city, plan_id, session_id)
    about = replace(
        about,
        branches=branch_titles(db, branches_of(about.session, about.course)),
        sizes=material_sizes(db, city, plan_id, session_id),
        beside=(
            session_neighbour(db, city, plan_id, session_id, -1),
            session_neighbour(db, city, plan_id, session_id, 1),
        ),
    )
    say = wording(db, LANGUAGE, city)
    page = session_pages.session_page(site(db), say, about, access(db, city, plan_id))
    return rendered(db, with_session_data(db, page, city, plan_id, session_id))
