"""The page that lists every figure of a document, with its day and how it is worked out."""

from __future__ import annotations

from planpress.model.catalog import Plan
from planpress.model.indicators import Indicators, IndicatorValue
from planpress.model.site import Site
from planpress.site import routes
from planpress.site.cells import cell, columns, printed
from planpress.site.frames import PagePlace, frame
from planpress.site.indicator_tables import indicator_table
from planpress.site.pages import CityBadge, LinkGroup, LinkView, ListPage
from planpress.site.runs import Filling, words
from planpress.site.views import RowView, TableView
from planpress.site.wording import Wording

_SIGNS = {"sum": "＋", "product": "×", "quotient": "÷", "ratio": "÷", "equals": ""}


def indicators_page(site: Site, say: Wording, plan: Plan, city: CityBadge, filling: Filling) -> ListPage:
    """All figures of a document: the single ones in a table, then its tables over the years."""
    home = routes.document(plan.city, plan.id)
    above = (LinkView(city.name, routes.city(city.id)), LinkView(plan.record.title, home))
    title = say("indicators_of", plan=plan.record.title)
    about = say("indicators_about", title=title)
    place = PagePlace("indicators", routes.indicators(plan.city, plan.id), title, about, above, city)
    tables = (indicator_table(key, table, filling) for key, table in plan.indicators.tables.items())
    more = LinkView(say("figures_more"), routes.ALL_INDICATORS)
    back = LinkGroup("", "", (LinkView(plan.record.title, home), more))
    shown = (values_table(plan.indicators, say), *tables)
    return ListPage(frame(site, say, place), say("indicators"), (), (back,), shown)


def values_table(indicators: Indicators, say: Wording) -> TableView:
    """The single figures, each as printed, with its day and its working."""
    heads = (
        say("indicator_title"),
        say("indicator_value"),
        say("indicator_as_of"),
        say("indicator_working"),
    )
    grid = {
        key: (value.title, printed(value.value), str(value.as_of or ""), working(value, indicators, say))
        for key, value in indicators.values.items()
    }
    rows = tuple(
        RowView(
            tuple(
                cell(text, head, head=column == 0)
                for column, (text, head) in enumerate(zip(line, heads, strict=True))
            ),
            tuple(range(len(heads))),
            f"indicators-{key}",
        )
        for key, line in grid.items()
    )
    widths = columns(heads, list(zip(*grid.values(), strict=True)))
    caption = tuple(words(say("indicators_in_text")))
    return TableView("indicators", caption, widths, rows, anchor="table-indicators")


def working(value: IndicatorValue, indicators: Indicators, say: Wording) -> str:
    """「調訓公文287,960件×每件公文處理時間0.25日/人」, the source, or "" where neither is known."""
    for name, operands in value.operations:
        return _SIGNS[name].join(_operand(operand, indicators, say) for operand in operands)
    return value.source or ""


def _operand(name: str, indicators: Indicators, say: Wording) -> str:
    """An operand's title with its figure; its bare name where it leads nowhere, which a check reports."""
    single = indicators.values.get(name)
    if single is not None:
        return f"{single.title}{printed(single.value)}"
    table_id, _, rest = name.partition(".")
    row_id, _, column = rest.partition(".")
    table = indicators.tables.get(table_id)
    if table is None or row_id not in table.rows:
        return name
    told = f"{table.rows[row_id].label}{column}{printed(table.cell(row_id, column))}"
    return say("pair", name=table.caption, value=told)
