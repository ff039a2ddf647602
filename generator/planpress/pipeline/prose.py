"""Queries for the pages of content/pages, and the pages of the manual that are made from the codebook."""

from __future__ import annotations

import re

from planpress.diagnostics.codebook import FAMILIES, Codebook, Entry
from planpress.diagnostics.diagnostic import Diagnostic
from planpress.engine.core import Build, query
from planpress.load.prose_words import check_prose
from planpress.pipeline.findings import Packed, pack
from planpress.pipeline.languages import TRANSLATED_PAGES, languages
from planpress.pipeline.pages import rendered
from planpress.pipeline.records import site
from planpress.pipeline.sources import PAGES, page_files, text_of
from planpress.pipeline.theming import LANGUAGE, wording, words_of
from planpress.render.prose import Prose, render_prose
from planpress.site import routes
from planpress.site.code_pages import code_markdown, codes_markdown
from planpress.site.frames import PagePlace, frame
from planpress.site.pages import LinkView, ProsePage
from planpress.site.wording import ENGLISH

_LINK = re.compile(r"\]\(([a-z0-9-]+)/\)")


def address_of(file: str) -> str:
    """Where the page of a file stands: manual/start.md is manual/start/, manual/index.md is manual/."""
    name = file.removesuffix(".md")
    return f"{name.removesuffix('index').rstrip('/')}/".lstrip("/")


@query
def prose(db: Build, file: str) -> Prose:
    """A page's title and HTML."""
    return _read(db, text_of(db, f"{PAGES}/{file}").value or "")


def _read(db: Build, text: str) -> Prose:
    return render_prose(text, words_of(db, LANGUAGE)["table_frame"])


@query(kept=True)
def prose_findings(db: Build, file: str) -> Packed:
    """What is wrong in a page's text."""
    path = f"{PAGES}/{file}"
    text = text_of(db, path)
    more: tuple[Diagnostic, ...] = check_prose(text.value, path) if text.value is not None else ()
    return pack((*text.diagnostics, *more))


@query
def manual_order(db: Build) -> tuple[str, ...]:
    """The manual's pages in the order in which its first page links to them."""
    text = text_of(db, f"{PAGES}/manual/index.md").value or ""
    linked = dict.fromkeys(f"manual/{name}.md" for name in _LINK.findall(text))
    return tuple(file for file in ("manual/index.md", *linked) if file in page_files(db))


@query(kept=True)
def prose_page(db: Build, file: str) -> bytes:
    """A page of content/pages, with the pages before and after it where it belongs to the manual."""
    order = manual_order(db)
    place = order.index(file) if file in order else -1
    before = _link(db, order[place - 1]) if place > 0 else None
    after = _link(db, order[place + 1]) if 0 <= place < len(order) - 1 else None
    if file.startswith(TRANSLATED_PAGES) and ENGLISH in languages(db):
        return _page(db, prose(db, file), address_of(file.removeprefix(TRANSLATED_PAGES)), language=ENGLISH)
    return _page(db, prose(db, file), address_of(file), (before, after))


def _link(db: Build, file: str) -> LinkView:
    return LinkView(prose(db, file).title, address_of(file))


def _page(
    db: Build,
    page: Prose,
    address: str,
    beside: tuple[LinkView | None, LinkView | None] = (None, None),
    language: str = LANGUAGE,
) -> bytes:
    say = wording(db, language)
    above = (
        (LinkView(say("nav_manual"), routes.MANUAL),)
        if address.startswith(routes.MANUAL) and address != routes.MANUAL
        else ()
    )
    about = say("prose_about", title=page.title, site=site(db).title)
    place = PagePlace("prose", address, page.title, about, above)
    shown = ProsePage(frame(site(db), say, place), page.title, page.html, page.contents, *beside)
    return rendered(db, shown, language)


# -- the codes ---------------------------------------------------------------


@query
def codebook(db: Build) -> Codebook:
    """All codes with their wordings."""
    contents = (db.read(f"program:diagnostics/codes/{family}.yaml") for family in FAMILIES)
    return Codebook.from_texts(content.decode() for content in contents if content)


@query
def code_entry(db: Build, code: str) -> Entry:
    """One code."""
    return codebook(db).entries[code]


@query(kept=True)
def codes(db: Build) -> tuple[str, ...]:
    """Every code."""
    return tuple(codebook(db).entries)


@query(kept=True)
def codes_page(db: Build) -> bytes:
    """The list of all codes."""
    return _page(db, _read(db, codes_markdown(codebook(db), wording(db, LANGUAGE))), routes.CODES)


@query(kept=True)
def code_page(db: Build, code: str) -> bytes:
    """The page that explains a code."""
    text = code_markdown(code_entry(db, code), wording(db, LANGUAGE))
    return _page(db, _read(db, text), f"{routes.CODES}{code}/")
