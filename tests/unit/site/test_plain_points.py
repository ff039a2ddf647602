"""Tables, flows, pictures and boxes become lines of words that a narrow column can hold."""

from __future__ import annotations

from decimal import Decimal

from planpress.site.amendment.plain_points import plain_clause
from planpress.site.amendment.points import lines_of
from planpress.site.views import (
    BranchView,
    CellView,
    ChartLine,
    ChartValue,
    ChartView,
    ClauseView,
    ColumnView,
    ContentView,
    FlowView,
    MapView,
    NotesView,
    ParagraphView,
    PictureView,
    RowView,
    Run,
    RunKind,
    StepView,
    TableView,
    TicksView,
    TickView,
)
from planpress.site.wording import Wording

SAY = Wording(
    "zh-Hant",
    {"table_unit": "（單位：{unit}）", "list_separator": "、", "flow_together": "同時：{steps}"}
    | {"chart_item": "項目", "chart_value": "數值", "chart_data": "{title}的數字", "map_items": "：{items}"},
)


def words(text: str) -> tuple[ContentView, ...]:
    return (ParagraphView((Run(text),)),)


def lines(*content: ContentView) -> list[str]:
    """The lines below the head of a point that holds ``content``."""
    point = ClauseView("x", "一、", "一", 1, "titled_point", (Run("標題"),), "標題", content, href="#x")
    return [number + text for number, text in lines_of(plain_clause(point, SAY))][1:]


def test_a_table_is_its_caption_heads_rows_and_notes() -> None:
    table = TableView(
        "hours",
        (Run("時數表"),),
        (ColumnView("級別", span=2), ColumnView("", span=0), ColumnView("時數")),
        (
            RowView(
                (CellView(words("初級"), rows=2), CellView(words("甲")), CellView(words("3"))), (0, 1, 2)
            ),
            RowView((CellView(words("乙")), CellView(())), (1, 2)),
        ),
        NotesView("備註", ((Run("一次為限"),), (Run("另計"),)), numbered=True),
        unit="小時",
        number="附表一",
    )
    assert lines(table) == [
        "附表一　時數表（單位：小時）",
        "級別　時數",
        "初級　甲　3",
        "乙",
        "備註",
        "1.一次為限",
        "2.另計",
    ]


def test_a_flow_is_its_steps_and_a_picture_its_name() -> None:
    flow = FlowView("報名流程", (StepView(1, ("填表",)), StepView(2, ("審查", "通知"))), note="逾期不受理")
    assert lines(flow) == ["報名流程", "1.填表", "2.同時：審查、通知", "逾期不受理"]
    assert lines(PictureView("", "會場的平面圖")) == ["會場的平面圖"]


def test_boxes_are_one_line() -> None:
    boxes = TicksView((TickView("■", "勾選", (Run("創新獎"),)), TickView("□", "未勾選", (Run("精進獎"),))))
    assert lines(boxes) == ["■ 創新獎　□ 精進獎"]


def test_a_title_stays_strong_and_links_become_words() -> None:
    link = Run("貳、一", RunKind.REFERENCE, href="#c2-1")
    point = ClauseView(
        "x", "一、", "一", 1, "heading", (Run("標題"),), "標題", (ParagraphView((link,)),), href="#x"
    )
    plain = plain_clause(point, SAY)
    assert [run.kind for run in plain.runs] == [RunKind.STRONG]
    assert (plain.anchor, plain.href) == ("", "")
    assert plain.content == words("貳、一")


def test_a_chart_is_the_table_of_its_figures() -> None:
    shown = ChartLine("", (ChartValue("1,234", Decimal(1234)), ChartValue("未載明", None)))
    chart = ChartView("歷年經費", "bar", ("108年", "109年"), (shown,), "元", note="不含設備費。")
    assert lines(chart) == [
        "歷年經費",
        "歷年經費的數字（單位：元）",
        "項目　數值",
        "108年　1,234",
        "109年　未載明",
        "不含設備費。",
    ]


def test_a_structure_map_is_its_branches() -> None:
    view = MapView("架構", "願景", (BranchView("核心職能", ("採購", "法制")), BranchView("終身學習")))
    assert lines(view) == ["架構", "願景", "核心職能：採購、法制", "終身學習"]
