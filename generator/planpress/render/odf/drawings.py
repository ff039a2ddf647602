"""Drawings of a text as pictures of their own: SVG that needs no style sheet, black on the paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from xml.etree import ElementTree as ET

from planpress.render.flow import Drawing as FlowDrawing
from planpress.render.flow import lay_out_flow
from planpress.render.odf.markup import element
from planpress.render.odf.styles import KAI_FACES
from planpress.site.charts.draw import draw
from planpress.site.charts.marks import Drawing
from planpress.site.views import ChartView, DrawnView, FlowView, MapView, TimelineView
from planpress.site.xml_text import clean

Say = Callable[..., str]

_SCALE = 0.88
_HIGHEST_FLOW = 480.0
_POINTS = 0.75
"""The size is that of the PDF: its points are three quarters of a unit that is scaled so."""
_INK = "#000000"


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing as an SVG file, its size in points, and what it is for those who do not see it."""

    svg: bytes
    width: float
    height: float
    title: str
    desc: str

    def within(self, room: float) -> Picture:
        """The drawing, no wider than ``room``."""
        scale = min(1, room / self.width)
        return replace(self, width=self.width * scale, height=self.height * scale)


def drawings_of(view: FlowView | DrawnView | MapView, say: Say) -> Iterator[Picture]:
    """The drawings of a figure, as page and paper have them."""
    title, desc = _words(view, say)
    if isinstance(view, FlowView):
        flow = lay_out_flow(view)
        scale = min(_SCALE, _HIGHEST_FLOW / flow.height)
        yield _picture(_flow(flow, say), flow.width, flow.height, scale, (title, desc))
        return
    drawn = draw(view, say)
    for number, drawing in enumerate(drawn, start=1):
        many = len(drawn) > 1
        named = say("chart_part", title=title, number=number, count=len(drawn)) if many else title
        yield _picture(_chart(drawing), drawing.width, drawing.height, _SCALE, (named, desc))


def framed(picture: Picture, path: str) -> ET.Element:
    """The drawing, which lies at ``path`` in the package, in a frame of its size."""
    place = {
        "draw:name": path.rpartition("/")[2],
        "draw:style-name": "Graphics",
        "text:anchor-type": "as-char",
        "svg:width": f"{picture.width:.1f}pt",
        "svg:height": f"{picture.height:.1f}pt",
    }
    link = {
        "xlink:href": path,
        "xlink:type": "simple",
        "xlink:show": "embed",
        "xlink:actuate": "onLoad",
        "draw:mime-type": "image/svg+xml",
    }
    told = [element("svg:title", None, [picture.title]), element("svg:desc", None, [picture.desc])]
    return element("draw:frame", place, [element("draw:image", link), *told])


def _words(view: FlowView | DrawnView | MapView, say: Say) -> tuple[str, str]:
    """Title and description, as page and paper say them."""
    match view:
        case FlowView():
            return say("flow_title", title=view.title), say("flow_desc", steps=len(view.steps))
        case MapView():
            return say("map_title", title=view.title), say("map_desc")
        case ChartView():
            return say("chart_title", title=view.title), say("chart_desc")
        case TimelineView():
            return say("timeline_title", title=view.title), say("timeline_desc")
        case _:
            return say("strategy_title", title=view.title), say("strategy_desc")


def _picture(
    shapes: Iterator[ET.Element], width: float, height: float, scale: float, told: tuple[str, str]
) -> Picture:
    root = _shape(
        "svg",
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width:g} {height:g}",
        width=f"{width * scale * _POINTS:.1f}pt",
        height=f"{height * scale * _POINTS:.1f}pt",
        font_family=KAI_FACES.replace(";", ", "),
        font_size="16",
    )
    for tag, words in zip(("title", "desc"), told, strict=True):
        ET.SubElement(root, tag).text = clean(words)
    root.extend(shapes)
    written = b'<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="utf-8") + b"\n"
    return Picture(written, width * scale * _POINTS, height * scale * _POINTS, *told)


# -- shapes -----------------------------------------------------------------------


def _shape(tag: str, **attributes: str) -> ET.Element:
    """An element of SVG; ``stroke_width`` is its stroke-width, and what is "" is left out."""
    return ET.Element(tag, {name.replace("_", "-"): value for name, value in attributes.items() if value})


def _said(x: float, y: float, words: str, anchor: str = "start", *, strong: bool = False) -> ET.Element:
    made = _shape("text", x=f"{x:g}", y=f"{y:g}", fill=_INK, font_weight="bold" if strong else "")
    if anchor != "start":
        made.set("text-anchor", anchor)
    made.text = clean(words)
    return made


def _line(points: str, width: float, dashes: str = "") -> ET.Element:
    return _shape(
        "polyline",
        points=points,
        fill="none",
        stroke=_INK,
        stroke_width=f"{width:g}",
        stroke_dasharray=dashes,
    )


def _chart(drawing: Drawing) -> Iterator[ET.Element]:
    """Patterns, lines, areas and words, each with its own colour."""
    if drawing.patterns:
        held = _shape("defs")
        for fill, lines in drawing.patterns:
            pattern = _shape(
                "pattern", id=f"fill-{fill}", width="8", height="8", patternUnits="userSpaceOnUse"
            )
            pattern.append(_shape("path", d=lines, fill="none", stroke=_INK, stroke_width="1.1"))
            held.append(pattern)
        yield held
    yield from (_line(one.points, one.width, one.dashes) for one in drawing.strokes)
    for area in drawing.areas:
        inside = f"url(#fill-{area.fill})" if area.fill > 0 else "none" if area.fill else _INK
        yield _shape("path", d=area.outline, fill=inside, stroke=_INK, stroke_width="1")
    yield from (_said(one.x, one.y, one.text, one.anchor, strong=one.strong) for one in drawing.texts)


def _flow(drawing: FlowDrawing, say: Say) -> Iterator[ET.Element]:
    """Lines, boxes, heads of arrows and words."""
    yield from (_line(way.points, 1.2) for way in drawing.ways)
    for box in drawing.boxes:
        edge = {"fill": "none", "stroke": _INK, "stroke_width": "1.2"}
        if box.question:
            yield _shape("polygon", points=box.outline, **edge)
        else:
            sides = {"width": f"{box.width:g}", "height": f"{box.height:g}"}
            yield _shape("rect", x=f"{box.x:g}", y=f"{box.y:g}", **sides, **edge)
    yield from (_shape("polygon", points=way.head, fill=_INK) for way in drawing.ways if way.arrow)
    for box in drawing.boxes:
        yield from (_said(box.middle, y, line, "middle") for y, line in box.baselines)
    for label in drawing.labels:
        if label.kind == "number":
            yield _said(label.x, label.y, label.text, "end")
        else:
            yield _said(label.x, label.y, say("flow_yes" if label.kind == "yes" else "flow_no"))
