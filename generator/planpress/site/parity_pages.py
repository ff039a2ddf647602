"""The report that tells for each file of each document whether it says what its source says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planpress.model.site import Site
from planpress.site import routes
from planpress.site.cells import cell, run_cell
from planpress.site.frames import PagePlace, facts, frame
from planpress.site.register_views import RegisterPage, RegisterSection
from planpress.site.runs import words
from planpress.site.views import (
    CellView,
    ColumnView,
    ContentsEntry,
    ParagraphView,
    RowView,
    Run,
    RunKind,
    TableView,
)
from planpress.site.word_sequence import Tally
from planpress.site.wording import Wording

WIDTHS = (32, 11, 11, 20, 26)


@dataclass(frozen=True, slots=True)
class FormSaid:
    """What a file was read to say. ``name`` is the key of its name, ``part`` what it carries of the source
    ("whole", "tables", "clauses"); ``differs`` are the words of the source and of the file where they first
    part, None where they are equal."""

    name: str
    part: str
    href: str
    tally: Tally
    differs: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class DocumentSaid:
    """A document with what its source and its files say."""

    city: str
    id: str
    title: str
    source: Tally
    forms: tuple[FormSaid, ...]


def parity_page(site: Site, say: Wording, documents: Sequence[DocumentSaid]) -> RegisterPage:
    """A table for each document, and how it was made."""
    title = say("parity")
    place = PagePlace("parity", routes.PARITY, title, say("parity_about"))
    sections = tuple(_section(one, say) for one in documents)
    return RegisterPage(
        frame(site, say, place),
        title,
        tuple(words(say("parity_lead"))),
        sections,
        facts(_facts(documents, say)),
        tuple(ContentsEntry("", one.heading, f"#{one.anchor}") for one in sections),
    )


def anchor_of(city: str, plan_id: str) -> str:
    """Where a document stands on the page."""
    return f"said-{city}-{plan_id}"


def _facts(documents: Sequence[DocumentSaid], say: Wording) -> Iterator[tuple[str, str]]:
    """How many files were read and how many say the same, how words are counted, what is left out."""
    read = [form for one in documents for form in one.forms]
    equal = sum(form.differs is None for form in read)
    yield say("parity_result"), say("parity_counts", files=len(read), equal=equal, other=len(read) - equal)
    yield say("parity_how"), say("parity_how_words")
    yield say("parity_digest"), say("parity_digest_words")
    yield say("parity_left_out"), say("parity_left_out_words")


def _section(one: DocumentSaid, say: Wording) -> RegisterSection:
    heads = tuple(say(f"parity_{name}") for name in ("file", "characters", "numbers", "digest", "verdict"))
    sides = ("start", "end", "end", "start", "start")
    columns = tuple(
        ColumnView(head, side, width) for head, side, width in zip(heads, sides, WIDTHS, strict=True)
    )
    name = run_cell(tuple(words(say("parity_source"))), heads[0], head=True)
    first = (name, *_tally(one.source, heads), cell("", heads[4]))
    rows = [RowView(first, tuple(range(len(first))))]
    rows += [RowView(_form(form, heads, say), tuple(range(len(heads)))) for form in one.forms]
    anchor = anchor_of(one.city, one.id)
    table = TableView("", tuple(words(say("parity_of", title=one.title))), columns, tuple(rows))
    return RegisterSection(anchor, one.title, (), (table,), routes.document(one.city, one.id))


def _form(form: FormSaid, heads: tuple[str, ...], say: Wording) -> tuple[CellView, ...]:
    name = (Run(say(form.name), RunKind.LINK if form.href else RunKind.TEXT, form.href),)
    return (run_cell(name, heads[0], head=True), *_tally(form.tally, heads), _verdict(form, heads[4], say))


def _tally(one: Tally, heads: tuple[str, ...]) -> tuple[CellView, ...]:
    return (
        cell(f"{one.characters:,}", heads[1], align="end"),
        cell(f"{one.numbers:,}", heads[2], align="end"),
        CellView((ParagraphView((Run(one.digest, RunKind.CODE),)),), label=heads[3]),
    )


def _verdict(form: FormSaid, head: str, say: Wording) -> CellView:
    """Equal, or the first words that differ."""
    if form.differs is None:
        return cell(say(f"parity_equal_{form.part}"), head)
    wanted, said = form.differs
    strong = (Run(say("parity_differs"), RunKind.STRONG),)
    told = tuple(words(say("parity_first", wanted=wanted, said=said)))
    return CellView((ParagraphView(strong), ParagraphView(told)), label=head)
