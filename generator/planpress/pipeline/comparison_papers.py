"""Queries that set the comparison on paper."""

from __future__ import annotations

from planpress.diagnostics.diagnostic import Checked, Ref
from planpress.engine.core import Build, query
from planpress.pipeline.comparing import compared_plans, comparison, figures_compared
from planpress.pipeline.findings import Packed, pack
from planpress.pipeline.papers import set_on_paper
from planpress.pipeline.records import site
from planpress.pipeline.theming import LANGUAGE, wording
from planpress.render.typeset_job import Sheet
from planpress.rules.comparison import Topic
from planpress.site import routes
from planpress.site.comparison_files import comparison_document
from planpress.site.views import DocumentView

PLACE = Ref(f"output/{routes.COMPARE_PDF}")


@query
def comparison_view(db: Build) -> DocumentView:
    """All topics as one document."""
    tables = [comparison(db, topic.value) for topic in Topic]
    return comparison_document(site(db), wording(db, LANGUAGE), tables, figures_compared(db))


@query
def comparison_sheet(db: Build) -> Checked[Sheet]:
    """The document set on paper."""
    return set_on_paper(db, comparison_view(db), PLACE, "")


@query(kept=True)
def comparison_pdf(db: Build) -> bytes:
    """The PDF; empty where it could not be set, which ``comparison_findings`` tells."""
    made = comparison_sheet(db).value
    return made.pdf if made else b""


@query(kept=True)
def comparison_findings(db: Build) -> Packed:
    """What was found while setting it."""
    return pack(comparison_sheet(db).diagnostics) if compared_plans(db) else ()
