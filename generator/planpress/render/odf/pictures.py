"""Pictures of a text: each in a frame as large as the picture, with its words for those who do not see it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from planpress.load.pictures import pixels
from planpress.render.odf.markup import element
from planpress.site.views import PictureView
from planpress.site.wording import Wording

_HIGHEST = 560.0  # points: a page without head and foot
_POINTS = 0.75  # of a pixel


@dataclass(frozen=True, slots=True)
class Picture:
    """Where the picture lies in the package, and its size in points; 0 where its file does not tell."""

    path: str
    width: float
    height: float

    def within(self, room: float) -> Picture:
        """The picture, no wider than ``room``."""
        scale = min(1, room / self.width)
        return replace(self, width=self.width * scale, height=self.height * scale)


def placed(path: str, content: bytes, text_width: float) -> Picture:
    """The picture with ``content``, no larger than the text is wide and a page is high."""
    size = pixels(content)
    if size is None:
        return Picture(path, text_width, 0)
    width, height = (side * _POINTS for side in size)
    scale = min(1, text_width / width, _HIGHEST / height)
    return Picture(path, width * scale, height * scale)


def picture(view: PictureView, found: Picture | None, say: Wording, *, named: bool) -> Iterator[Element]:
    """The picture, of a lost one its words alone, and what is said below it; its name if ``named``."""
    if found is None:
        words = view.alt if view.alt and view.alt != view.title else say("picture_missing")
        yield element("text:p", {"text:style-name": "Picture"}, [words])
    else:
        yield element("text:p", {"text:style-name": "Picture"}, [_frame(view, found)])
    told = view.missing and view.alt.startswith(view.title) and view.alt != view.title
    if view.title and not told and (named or view.note or view.source):
        yield element("text:p", {"text:style-name": "Caption"}, [view.title])
    for note in (view.note, say("picture_source", source=view.source) if view.source else ""):
        if note:
            yield element("text:p", {"text:style-name": "Note"}, [note])


def _frame(view: PictureView, found: Picture) -> Element:
    place = {
        "draw:name": found.path.rpartition("/")[2],
        "draw:style-name": "Graphics",
        "text:anchor-type": "as-char",
        "svg:width": f"{found.width:.1f}pt",
        "svg:height": f"{found.height:.1f}pt" if found.height else "",
        "style:rel-height": "" if found.height else "scale",
    }
    link = {
        "xlink:href": found.path,
        "xlink:type": "simple",
        "xlink:show": "embed",
        "xlink:actuate": "onLoad",
    }
    return element("draw:frame", place, [element("draw:image", link), element("svg:desc", None, [view.alt])])
