"""The child process that sets a document with WeasyPrint: its own fonts, its own folder, no network.

Run as ``python -m planpress.render.typeset_child``; jobs come in on standard input, sheets go out on
standard output, until the parent closes the pipe.
"""

from __future__ import annotations

import logging
import os
import resource
import sys
import tempfile
from pathlib import Path
from typing import Any

from planpress.render.conformance.mend import mended
from planpress.render.fonts import characters, subset_font
from planpress.render.link_names import link_names
from planpress.render.typeset_job import FontFile, Job, Layout, Sheet, receive_job, send_sheet
from planpress.render.typeset_layout import read_layout, row_parts

ASSETS = "https://asset.invalid/"
MEMORY_LIMIT = 3 * 1024**3
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
    """Sets one job after another."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    with tempfile.TemporaryDirectory(prefix="planpress-fonts-") as folder:
        configuration = Path(folder, "fonts.conf")
        configuration.write_text(_NO_FONTS.format(folder), encoding="utf-8")
        os.environ["FONTCONFIG_FILE"] = str(configuration)
        tempfile.tempdir = folder  # what WeasyPrint leaves behind goes with the folder
        while (job := receive_job(sys.stdin.buffer)) is not None:
            send_sheet(answers, _typeset_or_complain(job), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def _typeset_or_complain(job: Job) -> Sheet:
    """Whatever goes wrong inside becomes a complaint, so that the parent can name the document."""
    from weasyprint.urls import FatalURLFetchingError

    try:
        return typeset(job)
    except FatalURLFetchingError as error:
        complaint = f"failed to load: {error}"
    except MemoryError:
        complaint = "out of memory"
    except Exception as error:  # noqa: BLE001 (every failure becomes a complaint with its name)
        complaint = f"{type(error).__name__}: {error}"
    return Sheet(b"", Layout((), (), ()), (complaint,))


def typeset(job: Job) -> Sheet:
    """The PDF of ``job`` with its layout and all complaints; a complaint is never dropped."""
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    complaints = _Complaints()
    for name in ("weasyprint", "fontTools"):
        logging.getLogger(name).handlers = [complaints]
        logging.getLogger(name).propagate = False
    fonts, missing = cut_fonts(job)
    if missing:
        return Sheet(b"", Layout((), (), ()), (f"missing glyphs: {missing}",))
    fetcher = _fetcher(dict(job.assets) | {f"fonts/{font.name}": font.content for font in fonts})
    configuration = FontConfiguration()
    styles = [
        weasyprint.CSS(string=text, base_url=ASSETS, url_fetcher=fetcher, font_config=configuration)
        for text in (_font_faces(fonts), job.css)
    ]
    html = weasyprint.HTML(string=job.html, base_url=ASSETS, url_fetcher=fetcher)
    document = html.render(font_config=configuration, stylesheets=styles)
    if len(document.pages) > job.max_pages:
        return Sheet(b"", Layout((), (), ()), (f"more than {job.max_pages} pages",))
    pdf: bytes = document.write_pdf(
        pdf_variant="pdf/ua-1", pdf_tags=True, full_fonts=True, optimize_images=False
    )
    families = tuple(font.family for font in fonts)
    tagged = mended(pdf, link_names(job.html), row_parts(document))
    return Sheet(tagged, read_layout(document), tuple(complaints.texts), families)


def cut_fonts(job: Job) -> tuple[tuple[FontFile, ...], str]:
    """Each font cut down to the document's characters, and the characters that no font has."""
    wanted = characters(job.html, job.css)
    cut: list[FontFile] = []
    missing = wanted
    for font in job.fonts:
        content, lacking = subset_font(font.content, wanted)
        cut.append(FontFile(font.name, font.family, font.weight, content))
        missing &= lacking
    return tuple(cut), "".join(sorted(missing))


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


if __name__ == "__main__":
    main()
