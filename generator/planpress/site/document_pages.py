"""The page of a document, and the page of its attachments."""

from __future__ import annotations

from collections.abc import Iterator

from planpress.model.catalog import Plan
from planpress.model.plan import PlanKind, PlanState
from planpress.model.site import Site
from planpress.rules.duties import duties_of
from planpress.site import routes
from planpress.site.annexes import attachment_number
from planpress.site.cells import printed
from planpress.site.explanations import coming, course_totals, in_force, terms
from planpress.site.frames import PagePlace, facts, frame
from planpress.site.masthead import state_that_matters
from planpress.site.origins import Origin
from planpress.site.page_breaks import tables_in
from planpress.site.pages import CityBadge, DocumentCard, DocumentPage, Fact, LinkGroup, LinkView, ListPage
from planpress.site.parity_pages import anchor_of
from planpress.site.runs import text_of
from planpress.site.views import ContentView, DocumentView
from planpress.site.wording import Wording


def document_page(site: Site, say: Wording, plan: Plan, view: DocumentView, origin: Origin) -> DocumentPage:
    """The whole document on one page, with what is known of it and where else to look."""
    city = origin.city
    place = PagePlace(
        "document",
        routes.document(plan.city, plan.id),
        plan.record.title,
        say("document_about", title=plan.record.title),
        (LinkView(city.name, routes.city(city.id)),),
        city,
        printed(plan.record.updated),
    )
    return DocumentPage(
        frame=frame(site, say, place),
        document=view,
        files=_files(view, say),
        tables=tuple(_tables(view, say)),
        facts=document_facts(plan, say),
        related=related_links(plan, origin, say),
        terms=terms(plan.record, say),
        coming=coming(plan, origin, say),
    )


def _files(view: DocumentView, say: Wording) -> tuple[LinkView, ...]:
    """The document for printing, for editing and for the archive."""
    title = view.short_title or view.title
    return (
        LinkView(say("pdf"), routes.pdf(view.city, view.id), title),
        LinkView(say("odt"), routes.odt(view.city, view.id), title),
        LinkView(say("archive"), routes.archive(view.city, view.id), title),
    )


def _tables(view: DocumentView, say: Wording) -> Iterator[LinkView]:
    """Those of its tables that have an id, as spreadsheets."""
    for table in tables_in((*view.content, *view.annexes)):
        if table.id:
            name = "　".join(filter(None, (table.number, text_of(table.caption)))) or say("table")
            yield LinkView(name, routes.ods(view.city, view.id, table.id))


def document_facts(plan: Plan, say: Wording) -> tuple[Fact, ...]:
    """Kind, state, period, issue line, audience and totals of the courses, where stated."""
    record = plan.record
    issue = record.issue
    audience = say.listed(
        entry.title + (say("in_brackets", words=entry.condition) if entry.condition else "")
        for entry in record.audience
    )
    return facts(
        [
            (say("document_kind"), kind_words(record.kind, say)),
            (say("document_state"), state_words(record.state, say)),
            (say("document_period"), printed(record.period)),
            (say("document_issued"), printed(issue.date) if issue else ""),
            (say("document_number"), printed(issue.number) if issue else ""),
            (say("document_in_force"), in_force(record, say)),
            (say("document_audience"), audience),
            *course_totals(plan.courses.courses, say),
        ]
    )


def kind_words(kind: PlanKind, say: Wording) -> str:
    """What kind of document it is, in words."""
    return {
        PlanKind.PLAN: say("kind_plan"),
        PlanKind.REPORT: say("kind_report"),
        PlanKind.PROPOSAL: say("kind_proposal"),
    }[kind]


def state_words(state: object, say: Wording) -> str:
    """A state in words; "" where the source does not say."""
    if state is PlanState.ISSUED:
        return say("state_issued")
    return state_that_matters(state, say)


def related_links(plan: Plan, origin: Origin, say: Wording) -> tuple[LinkView, ...]:
    """The document's tracks, attachments, figures and duties, and the comparison with other plans."""
    links = [
        LinkView(origin.titles[track.id], routes.track(plan.city, plan.id, track.id), note=say("track"))
        for track in plan.courses.tracks
    ]
    if plan.record.attachments:
        counted = say("attachments_counted", count=len(plan.record.attachments))
        links.append(LinkView(say("attachments"), routes.attachments(plan.city, plan.id), note=counted))
    if plan.indicators.values:
        links.append(LinkView(say("indicators"), routes.indicators(plan.city, plan.id)))
    if rules := len(list(plan.rules.every())):
        counted = say("rules_counted_short", count=rules)
        links.append(LinkView(say("rules_and_answers"), routes.rules(plan.city, plan.id), note=counted))
    if duties_of(plan, say):
        links.append(LinkView(say("duties"), routes.duties(plan.city), note=say("with_calendar")))
    if plan.record.terms:
        links.append(LinkView(say("glossary"), routes.GLOSSARY))
    if plan.record.kind is PlanKind.PLAN:
        links.append(LinkView(say("compare_plans"), routes.COMPARE))
    links.append(LinkView(say("parity_way"), f"{routes.PARITY}#{anchor_of(plan.city, plan.id)}"))
    return tuple(links)


def document_card(plan: Plan, city: CityBadge, say: Wording) -> DocumentCard:
    """The document in a list."""
    record = plan.record
    courses = len(plan.courses.courses)
    count = (say("courses_counted", count=courses),) if courses else ()
    return DocumentCard(
        title=record.title,
        href=routes.document(plan.city, plan.id),
        pdf=routes.pdf(plan.city, plan.id),
        year=plan.id.partition("-")[0],
        kind=kind_words(record.kind, say),
        state=state_words(record.state, say),
        facts=(printed(record.period), *count),
        city=city,
    )


def attachments_page(
    site: Site, say: Wording, plan: Plan, annexes: tuple[ContentView, ...], city: CityBadge
) -> ListPage:
    """All attachments of a document, each with what it holds."""
    home = routes.document(plan.city, plan.id)
    above = (LinkView(city.name, routes.city(city.id)), LinkView(plan.record.title, home))
    title = say("attachments_of", plan=plan.record.title)
    about = say("attachments_about", title=title)
    place = PagePlace("attachments", routes.attachments(plan.city, plan.id), title, about, above, city)
    links = tuple(
        LinkView(f"{attachment_number(number)}　{attachment.title}", f"#{key}")
        for number, (key, attachment) in enumerate(plan.record.attachments.items(), start=1)
    )
    return ListPage(frame(site, say, place), say("attachments"), (), (LinkGroup("", "", links),), annexes)
