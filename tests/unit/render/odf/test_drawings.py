"""Drawings in an office text: the same as on the page, whole without a style sheet, and said in words."""

from __future__ import annotations

import re
from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest

from planpress.render.examples import rendered_component
from planpress.render.odf.drawings import Picture, drawings_of, framed
from planpress.site.views import (
    BoxView,
    BranchView,
    ChartLine,
    ChartValue,
    ChartView,
    DrawnView,
    FlowView,
    LayerView,
    MapView,
    StepView,
    StrategyView,
    StretchView,
    TimedView,
    TimelineView,
)
from support.office import named
from support.theme import load, wording, words

SAY = wording()
ODD = 'a" <b> & </svg>\x00'
CHART = ChartView(
    ODD,
    "bar",
    ("109", "110"),
    tuple(
        ChartLine(name, (ChartValue("157", Decimal(157)), ChartValue("未載明"))) for name in ("預算", "決算")
    ),
)
TIMELINE = TimelineView("時程", (TimedView(ODD, "3月", (StretchView("2020-03-01", "2020-03-31"),)),))
STRATEGY = StrategyView(
    "策略", (LayerView("願景", (BoxView("上"), BoxView("旁"))), LayerView("行動", (BoxView("下", (0, 1)),)))
)
MAP = MapView("架構", "願景", (BranchView("甲", ("一", "二")), BranchView("乙")))
FLOW = FlowView(
    "流程", (StepView(1, ("報名",)), StepView(2, ("審查？",), True, ("錄取",), ("補件",), "報名"))
)
SHOWN = {"chart": CHART, "timeline": TIMELINE, "strategy": STRATEGY, "map": MAP, "flow": FLOW}
COMPONENTS = {
    "chart": "chart",
    "timeline": "chart",
    "strategy": "chart",
    "map": "structure-map",
    "flow": "flow",
}
SVG = "{http://www.w3.org/2000/svg}"


def _one(view: DrawnView | MapView | FlowView) -> Picture:
    (picture,) = drawings_of(view, SAY)
    return picture


def _root(picture: Picture) -> ET.Element:
    return ET.fromstring(picture.svg)  # noqa: S314 (written by ourselves)


@pytest.mark.parametrize("kind", SHOWN)
def test_a_drawing_says_and_draws_what_the_page_does(kind: str) -> None:
    html = rendered_component(COMPONENTS[kind], {"view": SHOWN[kind], "paper": True}, load, words())
    (svg,) = re.findall(r"<svg.*?</svg>", html, re.DOTALL)
    page = ET.fromstring(svg.replace("\x00", ""))  # noqa: S314 (written by ourselves)
    root = _root(_one(SHOWN[kind]))

    def shapes(tree: ET.Element) -> list[tuple[str, str]]:
        places = ("d", "points", "x", "y", "stroke-dasharray")
        told = [
            (one.tag, ";".join(one.get(name) or "" for name in places) + (one.text or "").strip())
            for one in tree.iter()
            if one.tag not in (f"{SVG}svg", f"{SVG}g", f"{SVG}defs", f"{SVG}pattern")
        ]
        return sorted((tag, re.sub(r"\.0\b", "", text)) for tag, text in told)

    assert shapes(root) == shapes(page)
    assert root.get("viewBox") == re.sub(r"\.0\b", "", page.get("viewBox") or "")


@pytest.mark.parametrize("kind", SHOWN)
def test_a_drawing_needs_no_style_sheet_and_nothing_from_elsewhere(kind: str) -> None:
    picture = _one(SHOWN[kind])
    text = picture.svg.decode()
    assert not re.search(r"currentColor|var\(|class=|style=|href|<g\b", text)
    for shape in _root(picture).iter():
        if shape.tag.removeprefix(SVG) in ("path", "polyline", "polygon", "rect", "text"):
            assert shape.get("fill") in (
                "none",
                "#000000",
                *(f"url(#fill-{number})" for number in range(1, 8)),
            )
            assert shape.get("stroke") in (None, "#000000")
    assert set(re.findall(r"url\(#([\w-]+)\)", text)) == set(re.findall(r'<pattern id="([\w-]+)"', text))


def test_title_and_description_stand_in_the_picture_and_beside_it() -> None:
    picture = _one(CHART)
    root = _root(picture)
    assert (root[0].text, root[1].text) == ('a" <b> & </svg>統計圖', "圖裡的數字列在圖後的表。")
    frame = framed(picture, "Pictures/drawing-1.svg")
    assert [child.tag for child in frame] == [named("draw:image"), named("svg:title"), named("svg:desc")]
    assert [child.text for child in frame[1:]] == [root[0].text, root[1].text]
    assert frame[0].get(named("xlink:href")) == "Pictures/drawing-1.svg"
    assert frame.get(named("svg:width")) == f"{344 * 0.88 * 0.75:.1f}pt"


def test_a_drawing_that_goes_on_says_which_of_how_many() -> None:
    rows = tuple(
        TimedView(f"第{number}項", "", (StretchView("2020-03-01", "2020-03-01"),)) for number in range(40)
    )
    pictures = list(drawings_of(TimelineView("時程", rows), SAY))
    assert [one.title for one in pictures][:2] == [f"時程時程圖（{at}／{len(pictures)}）" for at in (1, 2)]


def test_a_long_flow_is_no_higher_than_a_page() -> None:
    steps = tuple(StepView(number, (f"步驟{number}",)) for number in range(30))
    assert _one(FlowView("流程", steps)).height == pytest.approx(360)
