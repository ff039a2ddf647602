"""The words that pages, data and manual of this site share, with what each means."""

from __future__ import annotations

from planpress.site.wording import Wording

Term = tuple[str, str, str]


def product_terms(say: Wording) -> tuple[Term, ...]:
    """Key, word and meaning of each, in the order from the city down to a single date."""
    return (*_of_documents(say), *_of_courses(say), *_of_rules(say))


def _of_documents(say: Wording) -> tuple[Term, ...]:
    return (
        ("city", say("product_city"), say("product_city_means")),
        ("agency", say("product_agency"), say("product_agency_means")),
        ("document", say("product_document"), say("product_document_means")),
        ("issue", say("product_issue"), say("product_issue_means")),
        ("clause", say("product_clause"), say("product_clause_means")),
        ("legal-basis", say("product_basis"), say("product_basis_means")),
        ("attachment", say("product_attachment"), say("product_attachment_means")),
    )


def _of_courses(say: Wording) -> tuple[Term, ...]:
    return (
        ("track", say("product_track"), say("product_track_means")),
        ("series", say("product_series"), say("product_series_means")),
        ("course", say("product_course"), say("product_course_means")),
        ("session", say("product_session"), say("product_session_means")),
        ("audience", say("product_audience"), say("product_audience_means")),
        ("venue", say("product_venue"), say("product_venue_means")),
        ("instructor", say("product_instructor"), say("product_instructor_means")),
        ("partner", say("product_partner"), say("product_partner_means")),
        ("method", say("product_method"), say("product_method_means")),
        ("hour-branch", say("product_branch"), say("product_branch_means")),
    )


def _of_rules(say: Wording) -> tuple[Term, ...]:
    return (
        ("award", say("product_award"), say("product_award_means")),
        ("exam", say("product_exam"), say("product_exam_means")),
        ("level", say("product_level"), say("product_level_means")),
        ("cefr", say("product_cefr"), say("product_cefr_means")),
        ("indicator", say("product_indicator"), say("product_indicator_means")),
        ("roc-date", say("product_date"), say("product_date_means")),
        ("not-stated", say("product_unstated"), say("product_unstated_means")),
        ("unlimited", say("product_unlimited"), say("product_unlimited_means")),
        ("elsewhere", say("product_elsewhere"), say("product_elsewhere_means")),
    )
