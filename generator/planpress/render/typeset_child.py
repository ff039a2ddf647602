"""The child process that sets a document with WeasyPrint: its own fonts, its own folder, no network.

Run as ``python -m planpress.render.typeset_child FOLDER``; jobs come in on standard input, sheets go out on
standard output, until the parent closes the pipe.
"""

from __future__ import annotations

import atexit
import gc
import logging
import os
import re
import resource
import shutil
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from planpress.render.conformance.join_rows import RowPart
from planpress.render.conformance.mend import mended
from planpress.render.idle_ids import without_idle_ids
from planpress.render.lean_html import lean_html
from planpress.render.link_names import link_names
from planpress.render.load_weasyprint import kept_styles, use_fonts, weasyprint
from planpress.render.plain_style import is_plain
from planpress.render.typeset_job import TOO_NARROW, FontFile, Job, Layout, Sheet, receive_job, send_sheet
from planpress.render.typeset_layout import over_the_edge, read_layout, row_parts, sets_any

ASSETS = "https://asset.invalid/"
MEMORY_LIMIT = 3 * 1024**3
MUCH_MEMORY = 400 * 1024  # KiB
_NO_FONTS = (
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
    "<fontconfig><cachedir>{}</cachedir></fontconfig>"
)


class _Complaints(logging.Handler):
    """Keeps what WeasyPrint and fontTools say from a warning on."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(record.getMessage())


def main() -> None:
    """Sets one job after another; the folder for what is made on the way is named by the parent."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    folder = sys.argv[1]
    try:
        configuration = Path(folder, "fonts.conf")
        configuration.write_text(_NO_FONTS.format(folder), encoding="utf-8")
        os.environ["FONTCONFIG_FILE"] = str(configuration)
        tempfile.tempdir = folder  # what WeasyPrint leaves behind goes with the folder
        gc.disable()  # a document lives until it is set: to look for garbage in it takes a third of the time
        with suppress(ImportError, OSError):  # a job tells of it
            weasyprint()  # while the parent cuts the fonts
        while (sheet := _next_sheet()) is not None:
            send_sheet(answers, sheet, peak_memory())
            gc.collect()
    finally:
        shutil.rmtree(folder, ignore_errors=True)  # the parent does so too, if it still lives


def peak_memory() -> int:
    """The most memory that this process has had, in KiB.

    What the system counts for a child begins with the memory of the process that started it, where it tells
    no better.
    """
    status = Path("/proc/self/status")
    told = re.search(r"^VmHWM:\s*(\d+) kB$", status.read_text(), re.MULTILINE) if status.exists() else None
    return int(told[1]) if told else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _next_sheet() -> Sheet | None:
    """The sheet of the next job, None after the last.

    Whatever goes wrong inside becomes a complaint, so that the parent can name the document.
    """
    job = receive_job(sys.stdin.buffer)
    if job is None:
        return None
    try:
        return typeset(job)
    except MemoryError:
        return _refused("out of memory")
    except Exception as error:  # noqa: BLE001 (every failure becomes a complaint with its name)
        return _refused(f"{type(error).__name__}: {error}")


def _refused(*complaints: str) -> Sheet:
    return Sheet(b"", Layout((), (), ()), complaints)


def typeset(job: Job) -> Sheet:
    """The PDF of ``job``, with its layout and all complaints; a complaint is never dropped."""
    press = weasyprint()
    try:
        return _set(job)
    except press.urls.FatalURLFetchingError as error:
        return _refused(f"failed to load: {error}")


@dataclass(frozen=True, slots=True)
class _Painted:
    """A document on paper, before its tags are mended."""

    pdf: bytes
    layout: Layout
    rows: tuple[RowPart, ...]


def _set(job: Job) -> Sheet:
    complaints = _listening()
    plain = is_plain(job.css, job.html)
    if not plain:
        _forget()
    kept_styles().use(asked=plain)
    try:
        painted = _painted(job)
    finally:
        if complaints.texts or not plain:
            _forget()
    if not isinstance(painted, _Painted):
        return _refused(*complaints.texts, *painted)
    if peak_memory() > MUCH_MEMORY:
        gc.collect()  # the boxes of all pages, before the tags take their room
    packed = {font.content: font.packed for font in job.fonts if font.packed}
    tagged = mended(painted.pdf, link_names(job.html), painted.rows, packed)
    families = tuple(font.family for font in job.fonts)
    return Sheet(tagged, painted.layout, tuple(complaints.texts), families)


def _painted(job: Job) -> _Painted | Sequence[str]:
    """``job`` on paper, or what is wrong with it."""
    fetcher = _fetcher(dict(job.assets))
    faces, configuration = _loaded(job.fonts)
    named = without_idle_ids(job.html, job.css)
    html = lean_html(job.css)(string=named, base_url=ASSETS, url_fetcher=fetcher)
    document = html.render(font_config=configuration, stylesheets=[faces, _theme_sheet(job.css)])
    if len(document.pages) > job.max_pages:
        return [f"more than {job.max_pages} pages"]
    if sets_any(document, job.left_out()):
        return [TOO_NARROW]
    lost = over_the_edge(document)
    if lost:
        return [f"over the edge: {table} {words}" for table, words in lost.items()]
    pdf: bytes = document.write_pdf(
        pdf_variant="pdf/ua-1",
        pdf_tags=True,
        optimize_images=False,
        uncompressed_pdf=True,  # who mends the tags writes the file anew, and packs it then
    )
    return _Painted(pdf, read_layout(document), row_parts(document))


@lru_cache(maxsize=1)
def _loaded(fonts: tuple[FontFile, ...]) -> tuple[Any, Any]:
    """The style sheet that names ``fonts``, and where they are loaded."""
    from weasyprint.text.fonts import FontConfiguration

    use_fonts(fonts)
    configuration = FontConfiguration()
    fetcher = _fetcher({f"fonts/{font.name}": font.content for font in fonts})
    return _read_css(_font_faces(fonts), fetcher, configuration), configuration


def _forget() -> None:
    """The next document is set as by a new child: after a complaint, so that it complains again."""
    _theme_sheet.cache_clear()
    _loaded.cache_clear()
    use_fonts(None)
    kept_styles().forget()


def _read_css(css: str, fetcher: Any, configuration: Any) -> Any:
    return weasyprint().CSS(string=css, base_url=ASSETS, url_fetcher=fetcher, font_config=configuration)


@lru_cache(maxsize=4)
def _theme_sheet(css: str) -> Any:
    """The style sheet of a theme, read once for all documents set by it; it may not load anything itself."""
    from weasyprint.text.fonts import FontConfiguration

    return _read_css(css, _fetcher({}), FontConfiguration())


def _listening() -> _Complaints:
    complaints = _Complaints()
    for name in ("weasyprint", "fontTools"):
        logging.getLogger(name).handlers = [complaints]
        logging.getLogger(name).propagate = False
    return complaints


def _font_faces(fonts: tuple[FontFile, ...]) -> str:
    return "".join(
        f'@font-face{{font-family:"{font.family}";font-weight:{font.weight};src:url({ASSETS}fonts/{font.name})}}'
        for font in fonts
    )


def _fetcher(assets: dict[str, bytes]) -> Any:
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    class OnlyOurs(URLFetcher):  # type: ignore[misc]
        """Serves the bytes that came with the job; anything else ends it."""

        def fetch(self, url: str, headers: object = None) -> Any:
            name = url.removeprefix(ASSETS)
            if not url.startswith(ASSETS) or name not in assets:
                raise FatalURLFetchingError(f"not part of the job: {url[:200]}")
            return URLFetcherResponse(url, assets[name])

    return OnlyOurs()


atexit.register(_loaded.cache_clear)  # fonts are unloaded while what unloads them is still there

if __name__ == "__main__":
    main()
