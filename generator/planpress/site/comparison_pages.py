"""The pages of the comparison: its index, a page for each topic, and the page of figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planpress.model.site import Site
from planpress.rules.compared_figures import MeasureTable
from planpress.rules.comparison import Alike, ComparisonTable, Topic
from planpress.site import routes
from planpress.site.comparison_tables import TITLES, comparison_tables, measure_table
from planpress.site.frames import PagePlace, frame
from planpress.site.pages import ComparisonPage, Fact, LinkGroup, LinkView, ListPage
from planpress.site.runs import text_of, words
from planpress.site.views import ContentsEntry, TableView

COMPARISON = "規定比較"
FIGURES = "班期與人次數據"
_ABOVE = (LinkView(COMPARISON, routes.COMPARE),)
_KEY = (
    ("未載明", "計畫沒有寫；後面有條號的，是那一條沒有寫這一項"),
    ("不限", "計畫寫明沒有上限"),
    ("另依法令", "計畫寫明依其他規定"),
    ("0", "計畫寫明是零"),
)
_LISTED_KEY = (
    ("含", "計畫列名"),
    ("得", "計畫列名，但有條件"),
    ("未列", "計畫沒有列名"),
)
_LEADS: Mapping[Topic, str] = {
    Topic.AWARDS: "通過檢定怎麼獎勵、參訓給什麼假，各計畫並列。",
    Topic.HOURS: "每年要完成幾小時、怎麼分項，各計畫並列。",
    Topic.LIMITS: "進修時數、名額與人數的上下限，各計畫並列。",
    Topic.ATTENDANCE: "請假或缺課多少就不登錄時數，各計畫並列；條文用字不同的地方以粗體標出。",
    Topic.AUDIENCES: "計畫為誰辦理，各計畫並列。",
    Topic.METHODS: "各計畫提到哪些辦理、教學與評估方式；用字和本站用語不同時附原文。",
    Topic.DUTIES: "事先要誰同意、訓後怎麼評估，各計畫並列。",
    Topic.DEADLINES: "什麼事要在什麼時候以前做完，各計畫並列。",
}


def comparison_index(
    site: Site, notes: Mapping[Topic, str], documents: tuple[LinkView, ...], paper: str
) -> ListPage:
    """What can be compared, with how much there is, and the documents that are compared."""
    topics = tuple(
        LinkView(TITLES[topic], routes.comparison(topic), note=note) for topic, note in notes.items()
    )
    figures = LinkView(FIGURES, routes.comparison("indicators"), note="同一種計量的數據，依機關與年度並列")
    pdf = (LinkView("全部對照表（PDF）", paper),) if documents else ()
    data = (
        LinkView("全部規則（JSON）", routes.RULE_DATA, note="每條規則與它的條文，供程式使用"),
        LinkView("規則資料的格式（JSON Schema）", routes.RULE_SCHEMA),
    )
    groups = (
        LinkGroup("比較項目", "", (*topics, figures) if documents else ()),
        LinkGroup("比較的文件", "", documents),
        LinkGroup("下載", "", (*pdf, *data)),
    )
    place = PagePlace("comparison_index", routes.COMPARE, COMPARISON, "各縣市、各年度計畫的規定並列比較。")
    lead = tuple(words("各縣市、各年度計畫的規定並排列出，每一格都能點到原條文；沒有寫的就說未載明。"))
    return ListPage(frame(site, place), COMPARISON, lead, tuple(one for one in groups if one.links))


def comparison_note(table: ComparisonTable) -> str:
    """How much there is to compare, and how much of it differs."""
    subjects = len({(row.subject, row.title) for row in table.rows})
    differing = sum(row.alike is Alike.DIFFERENT for row in table.rows)
    if not table.rows:
        return "各計畫均未載明"
    return f"{subjects}項規定、{len(table.rows)}個項目" + (f"，{differing}個項目不同" if differing else "")


def comparison_page(
    site: Site, table: ComparisonTable, documents: tuple[LinkView, ...], paper: str
) -> ComparisonPage:
    """One topic: a table for each rule, the key to its words, and the files to take away."""
    title = TITLES[table.topic]
    tables = comparison_tables(table)
    listed = table.topic in (Topic.AUDIENCES, Topic.METHODS)
    return ComparisonPage(
        frame(site, _place(table.topic, title)),
        heading=f"{title}比較",
        lead=tuple(words(_LEADS[table.topic])),
        tables=tables,
        contents=contents_of(tables),
        key=tuple(Fact(term, tuple(words(text))) for term, text in (_LISTED_KEY if listed else _KEY)),
        downloads=_downloads(table.topic, title, paper),
        documents=documents,
        topics=_other_topics(table.topic),
    )


def figures_page(
    site: Site, tables: Sequence[MeasureTable], documents: tuple[LinkView, ...], paper: str
) -> ComparisonPage:
    """Figures by measure; what nobody states is said, and no measure is turned into another."""
    views = tuple(measure_table(place, table) for place, table in enumerate(tables, start=1) if table.figures)
    silent = "、".join(table.measure for table in tables if not table.figures)
    lead = "同一種計量的數據放在一起，照原件的寫法列出；不同計量不互相換算，也不加總。"
    return ComparisonPage(
        frame(site, _place("indicators", FIGURES)),
        heading=f"{FIGURES}比較",
        lead=tuple(words(lead + (f"{silent}：各文件均未載明。" if silent else ""))),
        tables=views,
        contents=contents_of(views),
        key=(
            Fact("確數", tuple(words("文件寫的數字沒有約、逾、餘等字"))),
            Fact("約數", tuple(words("文件的數字帶有約、逾、餘、以上等字，照印"))),
            Fact("由課程計數", tuple(words("文件沒有寫合計，由所列課程數出"))),
        ),
        downloads=_downloads("indicators", FIGURES, paper),
        documents=documents,
        topics=_other_topics("indicators"),
    )


def contents_of(tables: Sequence[TableView]) -> tuple[ContentsEntry, ...]:
    """A line for each table; none where there are too few to get lost among."""
    entries = tuple(ContentsEntry("", text_of(table.caption), f"#{table.anchor}") for table in tables)
    return entries if len(entries) > 2 else ()


def _place(topic: str, title: str) -> PagePlace:
    return PagePlace(
        "comparison",
        routes.comparison(topic),
        f"{title}比較",
        f"各縣市、各年度計畫的{title}並列比較。",
        _ABOVE,
    )


def _downloads(topic: str, title: str, paper: str) -> tuple[LinkView, ...]:
    csv = LinkView(f"{title}（CSV，可用試算表開啟）", routes.comparison_csv(topic))
    return (csv, LinkView("全部對照表（PDF）", paper)) if paper else (csv,)


def _other_topics(here: str) -> tuple[LinkView, ...]:
    links = [
        LinkView(title, routes.comparison(topic), current=topic == here) for topic, title in TITLES.items()
    ]
    return (*links, LinkView(FIGURES, routes.comparison("indicators"), current=here == "indicators"))
