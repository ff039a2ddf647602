"""Queries that read the made files of each document back and hold their words against the source's."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from pikepdf import PdfError

from planpress.engine.core import Build, query
from planpress.pipeline.clause_texts import clause_texts
from planpress.pipeline.documents import document_view
from planpress.pipeline.office_files import ods, odt, tables_of
from planpress.pipeline.open_data import data_csv, data_json
from planpress.pipeline.pages import card, document_page, rendered
from planpress.pipeline.papers import archive, pdf
from planpress.pipeline.records import plan_ids, site
from planpress.pipeline.theming import LANGUAGE, wording
from planpress.render.parity.data_words import csv_words, json_words
from planpress.render.parity.odf_words import odf_words
from planpress.render.parity.page_words import page_words
from planpress.render.parity.pdf_words import pdf_words
from planpress.site import routes
from planpress.site.page_breaks import tables_in
from planpress.site.parity_pages import DocumentSaid, FormSaid
from planpress.site.parity_pages import parity_page as make_page
from planpress.site.said_words import said_words, table_words
from planpress.site.word_sequence import END, Tally, first_difference, sequence, tally

Route = tuple[str, str, tuple[str, ...]]
Key = tuple[str, str]
Said = tuple[int, int, str, tuple[str, ...]]
"""Characters, numbers and digest, and the words of source and file where they part."""
_CLAUSES = "clauses"


class Form(NamedTuple):
    """A kind of file: the part of the source that it carries, how it is read, where it is."""

    part: str
    read: Callable[[Build, str, str], Iterable[str]]
    href: Callable[[str, str], str]


# -- what the source says -----------------------------------------------------------


@query(kept=True)
def source_words(db: Build, city: str, plan_id: str, part: str) -> str:
    """The words of the document ("whole"), of its tables with an id ("tables") or of its "clauses"."""
    view, say = document_view(db, city, plan_id), wording(db, LANGUAGE, city)
    if part == "tables":
        found = [one for one in tables_in((*view.content, *view.annexes)) if one.id]
        return sequence(piece for one in found for piece in table_words(one, say))
    if part == _CLAUSES:
        clauses = (one for one in clause_texts(db, city, plan_id) if one.level)  # at 0 stand legal bases
        return sequence(piece for one in clauses for piece in (one.number, END, one.words, END))
    return sequence(said_words(view, say))


# -- what its files say -------------------------------------------------------------


def _of_page(db: Build, city: str, plan_id: str) -> Iterator[str]:
    return page_words(document_page(db, city, plan_id))


def _of_pdf(db: Build, city: str, plan_id: str) -> Iterator[str]:
    return _read_pdf(pdf(db, city, plan_id))


def _of_archive(db: Build, city: str, plan_id: str) -> Iterator[str]:
    return _read_pdf(archive(db, city, plan_id))


def _read_pdf(content: bytes) -> Iterator[str]:
    """Nothing for a file that cannot be read: then all its words are missing."""
    try:
        yield from pdf_words(content)
    except PdfError:
        return


def _of_odt(db: Build, city: str, plan_id: str) -> Iterator[str]:
    return odf_words(odt(db, city, plan_id))


def _of_sheets(db: Build, city: str, plan_id: str) -> Iterator[str]:
    for table in tables_of(db, city, plan_id):
        yield from odf_words(ods(db, city, plan_id, table))


def _of_csv(db: Build, city: str, plan_id: str) -> Iterator[str]:
    return csv_words(data_csv(db, _CLAUSES), city, plan_id)


def _of_json(db: Build, city: str, plan_id: str) -> Iterator[str]:
    return json_words(data_json(db, _CLAUSES), city, plan_id)


def _nowhere(_city: str, _plan_id: str) -> str:
    return ""


FORMS: Mapping[str, Form] = {
    "parity_html": Form("whole", _of_page, routes.document),
    "parity_pdf": Form("whole", _of_pdf, routes.pdf),
    "parity_archive": Form("whole", _of_archive, routes.archive),
    "parity_odt": Form("whole", _of_odt, routes.odt),
    "parity_ods": Form("tables", _of_sheets, _nowhere),
    "parity_csv": Form(_CLAUSES, _of_csv, lambda *_: f"{routes.DATA}{_CLAUSES}.csv"),
    "parity_json": Form(_CLAUSES, _of_json, lambda *_: f"{routes.DATA}{_CLAUSES}.json"),
}
"""Kinds of files by the key of their name."""


@query(kept=True)
def form_words(db: Build, city: str, plan_id: str, name: str) -> Said:
    """What a file says, read back."""
    form = FORMS[name]
    said = sequence(form.read(db, city, plan_id))
    found = tally(said)
    differs = first_difference(source_words(db, city, plan_id, form.part), said)
    return found.characters, found.numbers, found.digest, differs or ()


@query(kept=True)
def parity_outline(db: Build) -> bytes:
    """The report with its links and anchors, before any file is read: enough to check these at once."""
    found = [_document(db, *key, read=_unread) for key in plan_ids(db)]
    return rendered(db, make_page(site(db), wording(db, LANGUAGE), found))


@query(kept=True)
def parity_page(db: Build) -> bytes:
    """The report."""
    found = [_document(db, *key, read=form_words) for key in plan_ids(db)]
    return rendered(db, make_page(site(db), wording(db, LANGUAGE), found))


def _document(db: Build, city: str, plan_id: str, *, read: Callable[..., Said]) -> DocumentSaid:
    names = [name for name in FORMS if name != "parity_ods" or tables_of(db, city, plan_id)]
    forms = tuple(_form((city, plan_id), name, read(db, city, plan_id, name)) for name in names)
    whole = tally(source_words(db, city, plan_id, "whole"))
    return DocumentSaid(city, plan_id, card(db, city, plan_id).title, whole, forms)


def _form(key: Key, name: str, said: Said) -> FormSaid:
    characters, numbers, digest, parted = said
    form = FORMS[name]
    differs = (parted[0], parted[1]) if parted else None
    return FormSaid(name, form.part, form.href(*key), Tally(characters, numbers, digest), differs)


def _unread(_db: Build, _city: str, _plan_id: str, _name: str) -> Said:
    return 0, 0, "", ()


MAKERS: Mapping[str, Callable[..., bytes]] = {"parity": parity_page}
