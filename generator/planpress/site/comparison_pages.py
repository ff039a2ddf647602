"""The pages of the comparison: its index, a page for each topic, and the page of figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planpress.model.site import Site
from planpress.rules.compared_figures import MeasureTable
from planpress.rules.comparison import Alike, ComparisonTable, Topic
from planpress.site import routes
from planpress.site.comparison_tables import comparison_tables, measure_table, topic_titles
from planpress.site.frames import PagePlace, facts, frame
from planpress.site.pages import ComparisonPage, LinkGroup, LinkView, ListPage
from planpress.site.runs import text_of, words
from planpress.site.views import ContentsEntry, TableView
from planpress.site.wording import Wording


def comparison_index(
    site: Site, say: Wording, notes: Mapping[Topic, str], documents: tuple[LinkView, ...], paper: str
) -> ListPage:
    """What can be compared, with how much there is, and the documents that are compared."""
    titles = topic_titles(say)
    topics = tuple(
        LinkView(titles[topic], routes.comparison(topic), note=note) for topic, note in notes.items()
    )
    figures = LinkView(
        say("figures_compared"), routes.comparison("indicators"), note=say("figures_compared_note")
    )
    groups = (
        LinkGroup(say("comparison_topics"), "", (*topics, figures) if documents else ()),
        LinkGroup(say("comparison_documents"), "", documents),
        LinkGroup(say("downloads"), "", _files(paper if documents else "", say)),
    )
    title = say("comparison")
    place = PagePlace("comparison_index", routes.COMPARE, title, say("comparison_about"))
    lead = tuple(words(say("comparison_lead")))
    return ListPage(frame(site, say, place), title, lead, tuple(one for one in groups if one.links))


def _files(paper: str, say: Wording) -> tuple[LinkView, ...]:
    """All of it to take away: for paper, where there is a comparison, and for programs."""
    pdf = (LinkView(say("comparison_pdf"), paper),) if paper else ()
    rules = LinkView(say("rules_as_data"), routes.RULE_DATA, note=say("rules_as_data_note"))
    return (*pdf, rules, LinkView(say("rules_as_data_schema"), routes.RULE_SCHEMA))


def comparison_note(table: ComparisonTable, say: Wording) -> str:
    """How much there is to compare, and how much of it differs."""
    subjects = len({(row.subject, row.title) for row in table.rows})
    differing = sum(row.alike is Alike.DIFFERENT for row in table.rows)
    if not table.rows:
        return say("comparison_silent")
    counted = say("comparison_counted", rules=subjects, items=len(table.rows))
    return say.clauses([counted, *([say("comparison_differing", items=differing)] if differing else [])])


def comparison_page(
    site: Site, say: Wording, table: ComparisonTable, documents: tuple[LinkView, ...], paper: str
) -> ComparisonPage:
    """One topic: a table for each rule, the key to its words, and the files to take away."""
    title = topic_titles(say)[table.topic]
    tables = comparison_tables(table, say)
    listed = table.topic in (Topic.AUDIENCES, Topic.METHODS)
    return ComparisonPage(
        frame(site, say, _place(table.topic, title, say)),
        heading=say("comparison_of", topic=title),
        lead=tuple(words(_lead(table.topic, say))),
        tables=tables,
        contents=contents_of(tables),
        key=facts(_listed_key(say) if listed else _key(say)),
        downloads=_downloads(table.topic, title, paper, say),
        documents=documents,
        topics=_other_topics(table.topic, say),
    )


def _lead(topic: Topic, say: Wording) -> str:
    return {
        Topic.AWARDS: say("lead_awards"),
        Topic.HOURS: say("lead_hours"),
        Topic.LIMITS: say("lead_limits"),
        Topic.ATTENDANCE: say("lead_attendance"),
        Topic.AUDIENCES: say("lead_audiences"),
        Topic.METHODS: say("lead_methods"),
        Topic.DUTIES: say("lead_duties"),
        Topic.DEADLINES: say("lead_deadlines"),
    }[topic]


def _key(say: Wording) -> tuple[tuple[str, str], ...]:
    """What the words mean that stand where a plan gives no figure."""
    return (
        (say("says_not_stated"), say("key_not_stated")),
        (say("says_unlimited"), say("key_unlimited")),
        (say("says_elsewhere"), say("key_elsewhere")),
        ("0", say("key_zero")),
    )


def _listed_key(say: Wording) -> tuple[tuple[str, str], ...]:
    """The same for plans that list somebody or something."""
    return (
        (say("says_included"), say("key_included")),
        (say("key_may"), say("key_conditional")),
        (say("says_not_listed"), say("key_not_listed")),
    )


def figures_page(
    site: Site, say: Wording, tables: Sequence[MeasureTable], documents: tuple[LinkView, ...], paper: str
) -> ComparisonPage:
    """Figures by measure; what nobody states is said, and no measure is turned into another."""
    shown = ((place, table) for place, table in enumerate(tables, start=1) if table.figures)
    views = tuple(measure_table(place, table, say) for place, table in shown)
    silent = say.listed(table.measure for table in tables if not table.figures)
    title, lead = say("figures_compared"), say("figures_compared_lead")
    return ComparisonPage(
        frame(site, say, _place("indicators", title, say)),
        heading=say("comparison_of", topic=title),
        lead=tuple(words(lead + (say("figures_silent", measures=silent) if silent else ""))),
        tables=views,
        contents=contents_of(views),
        key=facts(
            (
                (say("figure_exact"), say("key_exact")),
                (say("figure_about"), say("key_about")),
                (say("figure_counted"), say("key_counted")),
            )
        ),
        downloads=_downloads("indicators", title, paper, say),
        documents=documents,
        topics=_other_topics("indicators", say),
    )


def contents_of(tables: Sequence[TableView]) -> tuple[ContentsEntry, ...]:
    """A line for each table; none where there are too few to get lost among."""
    entries = tuple(ContentsEntry("", text_of(table.caption), f"#{table.anchor}") for table in tables)
    return entries if len(entries) > 2 else ()


def _place(topic: str, title: str, say: Wording) -> PagePlace:
    return PagePlace(
        "comparison",
        routes.comparison(topic),
        say("comparison_of", topic=title),
        say("comparison_of_about", topic=title),
        (LinkView(say("comparison"), routes.COMPARE),),
    )


def _downloads(topic: str, title: str, paper: str, say: Wording) -> tuple[LinkView, ...]:
    csv = LinkView(say("comparison_csv", topic=title), routes.comparison_csv(topic))
    return (csv, LinkView(say("comparison_pdf"), paper)) if paper else (csv,)


def _other_topics(here: str, say: Wording) -> tuple[LinkView, ...]:
    titles: dict[str, str] = {str(topic): title for topic, title in topic_titles(say).items()}
    titles["indicators"] = say("figures_compared")
    return tuple(
        LinkView(title, routes.comparison(topic), current=topic == here) for topic, title in titles.items()
    )
