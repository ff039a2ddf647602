"""The page of a document, and the page of its attachments."""

from __future__ import annotations

from planpress.model.catalog import Plan
from planpress.model.plan import PlanKind, PlanState
from planpress.model.site import Site
from planpress.rules.duties import duties_of
from planpress.site import routes
from planpress.site.cells import printed
from planpress.site.explanations import coming, course_totals, in_force, terms
from planpress.site.frames import PagePlace, facts, frame
from planpress.site.origins import Origin
from planpress.site.pages import CityBadge, DocumentCard, DocumentPage, Fact, LinkGroup, LinkView, ListPage
from planpress.site.views import ContentView, DocumentView

KINDS = {PlanKind.PLAN: "訓練計畫", PlanKind.REPORT: "績效報告", PlanKind.PROPOSAL: "提案"}
STATES = {
    PlanState.DRAFT: "草案",
    PlanState.ISSUED: "函頒",
    PlanState.SUPERSEDED: "已修正",
    PlanState.WITHDRAWN: "停止適用",
}


def document_page(site: Site, plan: Plan, view: DocumentView, origin: Origin) -> DocumentPage:
    """The whole document on one page, with what is known of it and where else to look."""
    city = origin.city
    place = PagePlace(
        "document",
        routes.document(plan.city, plan.id),
        plan.record.title,
        f"{plan.record.title}全文，附官方 PDF。",
        (LinkView(city.name, routes.city(city.id)),),
        city,
        printed(plan.record.updated),
    )
    return DocumentPage(
        frame=frame(site, place),
        document=view,
        pdf=routes.pdf(plan.city, plan.id),
        facts=document_facts(plan),
        related=related_links(plan, origin),
        terms=terms(plan.record),
        coming=coming(plan, origin),
    )


def document_facts(plan: Plan) -> tuple[Fact, ...]:
    """Kind, state, period, issue line, audience and totals of the courses, where stated."""
    record = plan.record
    issue = record.issue
    audience = "、".join(
        entry.title + (f"（{entry.condition}）" if entry.condition else "") for entry in record.audience
    )
    return facts(
        [
            ("文件種類", KINDS[record.kind]),
            ("狀態", state_words(record.state)),
            ("期間", printed(record.period)),
            ("發布日期", printed(issue.date) if issue else ""),
            ("文號", printed(issue.number) if issue else ""),
            ("適用", in_force(record)),
            ("對象", audience),
            *course_totals(plan.courses.courses),
        ]
    )


def state_words(state: object) -> str:
    """A state in words; "" where the source does not say."""
    return STATES.get(state, "") if isinstance(state, PlanState) else ""


def related_links(plan: Plan, origin: Origin) -> tuple[LinkView, ...]:
    """The document's tracks, attachments, figures and duties, and the comparison with other plans."""
    links = [
        LinkView(origin.titles[track.id], routes.track(plan.city, plan.id, track.id), note="訓練類別")
        for track in plan.courses.tracks
    ]
    if plan.record.attachments:
        links.append(
            LinkView(
                "附件", routes.attachments(plan.city, plan.id), note=f"{len(plan.record.attachments)} 件"
            )
        )
    if plan.indicators.values:
        links.append(LinkView("數據一覽", routes.indicators(plan.city, plan.id)))
    if rules := len(list(plan.rules.every())):
        links.append(LinkView("規則與試算", routes.rules(plan.city, plan.id), note=f"{rules} 條"))
    if duties_of(plan):
        links.append(LinkView("應辦事項與期限", routes.duties(plan.city), note="附行事曆檔"))
    if plan.record.kind is PlanKind.PLAN:
        links.append(LinkView("和其他計畫比較", routes.COMPARE))
    return tuple(links)


def document_card(plan: Plan, city: CityBadge) -> DocumentCard:
    """The document in a list."""
    record = plan.record
    courses = len(plan.courses.courses)
    count = (f"{courses} 門課程",) if courses else ()
    return DocumentCard(
        title=record.title,
        href=routes.document(plan.city, plan.id),
        pdf=routes.pdf(plan.city, plan.id),
        year=plan.id.partition("-")[0],
        kind=KINDS[record.kind],
        state=state_words(record.state),
        facts=(printed(record.period), *count),
        city=city,
    )


def attachments_page(site: Site, plan: Plan, annexes: tuple[ContentView, ...], city: CityBadge) -> ListPage:
    """All attachments of a document, each with what it holds."""
    home = routes.document(plan.city, plan.id)
    above = (LinkView(city.name, routes.city(city.id)), LinkView(plan.record.title, home))
    title = f"附件：{plan.record.title}"
    place = PagePlace(
        "attachments", routes.attachments(plan.city, plan.id), title, f"{title}，逐件列出。", above, city
    )
    links = tuple(
        LinkView(f"附件{number}　{attachment.title}", f"#{key}")
        for number, (key, attachment) in enumerate(plan.record.attachments.items(), start=1)
    )
    return ListPage(frame(site, place), "附件", (), (LinkGroup("", "", links),), annexes)
