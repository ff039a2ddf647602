"""A form in an office text is a table: labels at the left, and what is written at the right."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from planpress.model.numbering import read_habit
from planpress.model.profiles import Profile
from planpress.render.odf.body import Body
from planpress.render.odf.forms import LABEL, form, form_styles
from planpress.render.odf.paper import PORTRAIT, Paper
from planpress.render.odf.pictures import Picture
from planpress.site.printing import paragraph
from planpress.site.views import ClauseView, ColumnView, ContentView, PictureView, RowView, Run, TableView
from planpress.site.wording import Wording
from support.office import named

PAPER = Paper(Profile())
WIDTH = PAPER.widths[PORTRAIT]
PICTURE = PictureView("圖", "圖", "a.png")


def row(label: str, *content: ContentView) -> ClauseView:
    return ClauseView("row", "", "", 1, "heading", (Run(label),), label, content)


def made(*items: ContentView) -> tuple[list[Element], Body]:
    body = Body(
        read_habit("壹、"), PAPER, Wording("zh-Hant", {}), {"a.png": Picture("Pictures/1.png", WIDTH, 100)}
    )
    return list(form(items, body)), body


def points(one: Element | None, name: str) -> float:
    assert one is not None
    return float(one.get(named(name), "").removesuffix("pt"))


def test_each_clause_is_a_row_with_its_label_as_a_heading() -> None:
    (table,), _ = made(row("提案緣起", paragraph("為簡化作業。"), paragraph("爰此。")), row("提案名稱"))
    rows = table.findall(named("table:table-row"))
    assert [["".join(cell.itertext()) for cell in one] for one in rows] == [
        ["提案緣起", "為簡化作業。爰此。"],
        ["提案名稱", ""],
    ]
    heads = [one[0].find(named("text:h")) for one in rows]
    assert [one is not None and one.get(named("text:outline-level")) for one in heads] == ["1", "1"]


def test_what_stands_between_rows_stays_between_two_tables() -> None:
    made_of, _ = made(row("一"), row("二"), paragraph("中間"), row("三"))
    kinds = [one.tag.partition("}")[2] for one in made_of]
    assert kinds == ["table", "p", "table"]
    assert [len(one.findall(named("table:table-row"))) for one in (made_of[0], made_of[2])] == [2, 1]


def test_tables_and_pictures_within_a_row_are_as_wide_as_its_right_side() -> None:
    table = TableView("t", (), (ColumnView("甲"), ColumnView("乙")), (RowView((), ()),), anchor="t")
    _, body = made(row("人員", table))
    (inner,) = [one for one in body.styles if one.get(named("style:family")) == "table"]
    assert points(inner.find(named("style:table-properties")), "style:width") == round(WIDTH - LABEL, 1)
    (outer,), body = made(row("照片", PICTURE))
    frame = outer.find(f".//{named('draw:frame')}")
    assert points(frame, "svg:width") == round(WIDTH - LABEL, 1)
    assert points(frame, "svg:height") < 100
    assert body.taken == 0.0


def test_the_form_is_as_wide_as_the_text() -> None:
    _, *columns = form_styles(WIDTH)
    widths = [
        points(one.find(named("style:table-column-properties")), "style:column-width") for one in columns
    ]
    assert widths[0] == LABEL
    assert abs(sum(widths) - WIDTH) < 0.1
