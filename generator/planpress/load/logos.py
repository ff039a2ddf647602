"""Checks a logo: a small drawing in SVG that runs nothing, styles nothing and asks for nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.parsers import expat

from planpress.diagnostics.diagnostic import Checked, Diagnostic, Ref, problem
from planpress.model.city_themes import Logo

MAX_BYTES = 32 * 1024
WIDEST = 5.0
"""How many times as wide as high a logo may be, so that it fits beside a name on a telephone."""
LARGEST = 1_000_000
"""Of the numbers of a viewBox."""
SVG = "http://www.w3.org/2000/svg"
ELEMENTS = frozenset(
    (
        *("svg", "g", "defs", "title", "desc", "symbol", "use", "clipPath", "mask"),
        *("path", "rect", "circle", "ellipse", "line", "polyline", "polygon"),
        *("linearGradient", "radialGradient", "stop"),
    )
)
_OUTSIDE = re.compile(r"(?:javascript|data|vbscript|file|https?|ftp|blob):|//|@import", re.IGNORECASE)
_URL = re.compile(r"url\(\s*['\"]?\s*(?!#)", re.IGNORECASE)
_NUMBERS = re.compile(r"[\s,]+")


def read_logo(content: bytes, file: str) -> Checked[Logo]:
    """The measures of the logo; no value for anything but a drawing that is safe to show."""
    if len(content) > MAX_BYTES:
        return Checked(None, (problem("L25", Ref(file), wording="size", limit=MAX_BYTES // 1024),))
    if b"<!" in re.sub(rb"<!--.*?-->", b"", content, flags=re.DOTALL):
        return Checked(None, (problem("L25", Ref(file), wording="doctype"),))
    reader = _Reader(file)
    reader.read(content)
    if not reader.found and reader.logo is None:
        reader.tell("viewbox")
    return Checked(None if reader.found else reader.logo, tuple(reader.found))


class _Reader:
    """Goes through the elements; ``found`` is what is wrong, ``logo`` what the first of them measures."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.found: list[Diagnostic] = []
        self.logo: Logo | None = None
        self.parser = expat.ParserCreate(encoding="UTF-8", namespace_separator=" ")
        self.parser.StartElementHandler = self._element
        self.parser.ProcessingInstructionHandler = self._instruction
        self.started = False

    def read(self, content: bytes) -> None:
        """Reads all of it."""
        try:
            self.parser.Parse(content, True)
        except expat.ExpatError as error:
            self.tell("xml", detail=expat.errors.messages[error.code])
        except ValueError:
            self.tell("xml", detail="UTF-8")

    def tell(self, wording: str, **params: str) -> None:
        """Notes a fault at the place where the reader is."""
        place = Ref(self.file, line=max(self.parser.CurrentLineNumber, 1), column=1)
        self.found.append(problem("L25", place, wording=wording, **params))

    def _instruction(self, target: str, _data: str) -> None:
        self.tell("element", name=f"?{target}")

    def _element(self, name: str, attributes: Mapping[str, str]) -> None:
        space, _, short = name.rpartition(" ")
        if space != SVG or short not in ELEMENTS:
            self.tell("element", name=short)
        if not self.started:
            self.started = True
            self._measure(short, attributes)
        for key, value in attributes.items():
            self._attribute(key.rpartition(" ")[2], value)

    def _attribute(self, name: str, value: str) -> None:
        if name.lower().startswith("on") or name.lower() in ("style", "base", "src"):
            self.tell("attribute", name=name)
        elif _OUTSIDE.search(value) or _URL.search(value) or (name == "href" and value.strip()[:1] != "#"):
            self.tell("outside", name=name)

    def _measure(self, name: str, attributes: Mapping[str, str]) -> None:
        numbers = _NUMBERS.split(attributes.get("viewBox", "").strip())
        try:
            _, _, width, height = map(float, numbers)
        except ValueError:
            return
        if name != "svg" or not (0 < width < LARGEST and 0 < height < LARGEST):
            return
        self.logo = Logo(round(100 * width / height))
        if not 1 / WIDEST <= width / height <= WIDEST:
            self.tell("shape", times=f"{WIDEST:g}")
