"""The glossary: abbreviations and short names of all documents, and the words of this site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from planpress.model.site import Site
from planpress.rules.defined_terms import DefinedTerm
from planpress.site import routes
from planpress.site.cells import cell, columns, run_cell
from planpress.site.frames import PagePlace, frame
from planpress.site.product_terms import product_terms
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
    Runs,
    TableView,
)
from planpress.site.wording import Wording

DocumentKey = tuple[str, str]
WIDTHS = (18, 40, 42)


def glossary_page(
    site: Site, say: Wording, terms: Sequence[DefinedTerm], documents: Mapping[DocumentKey, str]
) -> RegisterPage:
    """Abbreviations by letter, short names, then the site's own words; ``documents`` has their titles."""
    title = say("glossary")
    place = PagePlace("glossary", routes.GLOSSARY, title, say("glossary_about"))
    latin = [one for one in terms if one.short.isascii()]
    chinese = [one for one in terms if not one.short.isascii()]
    sections = [
        RegisterSection(f"glossary-{name}", heading, (), (_table(say, name, heading, found, documents),))
        for name, heading, found in (
            ("abbreviations", say("glossary_abbreviations"), latin),
            ("names", say("glossary_short_names"), chinese),
        )
        if found
    ]
    sections.append(_product_section(say))
    contents = tuple(ContentsEntry("", one.heading, f"#{one.anchor}") for one in sections)
    lead = tuple(words(say("glossary_lead"))) if terms else ()
    return RegisterPage(
        frame(site, say, place), title, lead, tuple(sections), contents=contents if len(contents) > 2 else ()
    )


def _table(
    say: Wording,
    name: str,
    heading: str,
    terms: Sequence[DefinedTerm],
    documents: Mapping[DocumentKey, str],
) -> TableView:
    """A row for each short name with one meaning, and every document that gives it that."""
    heads = (heading, say("glossary_full"), say("glossary_where"))
    ordered = sorted(terms, key=lambda one: (one.short.casefold(), one.short, one.full, one.english))
    rows: list[RowView] = []
    for (short, _, _), group in groupby(ordered, key=lambda one: (one.short, one.full, one.english)):
        members = tuple(group)
        full, places = _full(members[0]), tuple(_place(say, one, documents) for one in members)
        head = run_cell(tuple(words(short)), heads[0], head=True)
        cells = (head, run_cell(full, heads[1]), _places_cell(places, heads[2]))
        rows.append(RowView(cells, (0, 1, 2), f"{name}-{len(rows) + 1}"))
    shared = tuple(ColumnView(head, width=width) for head, width in zip(heads, WIDTHS, strict=True))
    return TableView(f"glossary-{name}-table", (), shared, tuple(rows), anchor=f"glossary-{name}-table")


def _full(term: DefinedTerm) -> Runs:
    """What it stands for, the foreign name marked as such."""
    english = (Run("（"), Run(term.english, lang="en"), Run("）")) if term.english else ()
    return (*words(term.full), *english)


def _place(say: Wording, term: DefinedTerm, documents: Mapping[DocumentKey, str]) -> Runs:
    """The clause that defines the term, else the document with the note that no clause does."""
    title = documents[(term.city, term.plan)]
    address = routes.document(term.city, term.plan)
    if not term.clause:
        href = f"{address}#{term.used}" if term.used else address
        return (Run(say("glossary_nowhere", document=title), RunKind.LINK, href=href),)
    text = say("glossary_place", document=title, number=term.number)
    return (Run(text.strip(), RunKind.LINK, href=f"{address}#{term.clause}"),)


def _places_cell(places: Sequence[Runs], label: str) -> CellView:
    return CellView(tuple(map(ParagraphView, places)), label=label)


def _product_section(say: Wording) -> RegisterSection:
    terms = product_terms(say)
    heads = (say("glossary_word"), say("glossary_meaning"))
    rows = tuple(_product_row(key, word, meaning, heads) for key, word, meaning in terms)
    widths = columns(heads, [[word for _, word, _ in terms], [meaning for _, _, meaning in terms]])
    table = TableView("glossary-product-table", (), widths, rows, anchor="glossary-product-table")
    lead = tuple(words(say("glossary_product_lead")))
    return RegisterSection("glossary-product", say("glossary_product"), lead, (table,))


def _product_row(key: str, word: str, meaning: str, heads: tuple[str, str]) -> RowView:
    return RowView(
        (run_cell(tuple(_marked(word)), heads[0], head=True), cell(meaning, heads[1])), (0, 1), f"word-{key}"
    )


def _marked(word: str) -> Iterator[Run]:
    """A word with its English name behind it, which carries its language; a lone Latin name is a name."""
    chinese, blank, english = word.partition(" ")
    if blank and english.isascii() and not chinese.isascii():
        yield Run(f"{chinese} ")
        yield Run(english, lang="en")
    else:
        yield from words(word)
