"""The register of laws: all of them with how often each is cited, and the page of one with what cites it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from planpress.model.dates import RocDate
from planpress.model.site import Site
from planpress.model.values import Unstated
from planpress.model.vocabularies import Law
from planpress.rules.law_citations import CitedAs, LawCitation
from planpress.site import routes
from planpress.site.cells import cell, columns, run_cell
from planpress.site.frames import PagePlace, facts, frame
from planpress.site.pages import Fact, LinkView
from planpress.site.register_views import RegisterPage, RegisterSection
from planpress.site.runs import text_of, words
from planpress.site.views import CellView, RowView, Run, RunKind, Runs, TableView
from planpress.site.wording import Wording

LONGEST = 120
"""So many characters of a sentence are enough to see how a law is cited."""
DocumentKey = tuple[str, str]


@dataclass(frozen=True, slots=True)
class CitationWorld:
    """Titles of the documents and of the rules (by address) that citations name, and of newer laws by id."""

    documents: Mapping[DocumentKey, str]
    rules: Mapping[str, str] = field(default_factory=dict)
    newer: Mapping[str, str] = field(default_factory=dict)


# -- all laws -------------------------------------------------------------------


def laws_page(
    site: Site,
    say: Wording,
    laws: Mapping[str, Law],
    citations: Sequence[LawCitation],
    world: CitationWorld,
) -> RegisterPage:
    """Every law of the register, then those that are cited without being there."""
    title = say("law_all")
    place = PagePlace("laws", routes.LAWS, title, say("law_all_about"))
    missing = [one for one in citations if not one.law]
    registered = RegisterSection(
        "registered", say("law_registered"), (), (_register(say, laws, citations),) if laws else ()
    )
    lead = tuple(words(say("law_missing_lead")))
    unknown = RegisterSection("missing", say("law_missing"), lead, (_missing(say, missing, world),))
    sections = (registered, unknown) if missing else (registered,)
    return RegisterPage(frame(site, say, place), title, tuple(words(say("law_all_lead"))), sections)


def _register(say: Wording, laws: Mapping[str, Law], citations: Sequence[LawCitation]) -> TableView:
    heads = (say("law_title"), say("law_kind"), say("law_date"), say("law_number"), say("law_cited"))
    lines = {key: _line(say, key, law, citations) for key, law in laws.items()}
    rows = tuple(_row(cells, heads, f"law-{key}") for key, cells in lines.items())
    texts = [[text_of(cells[column]) for cells in lines.values()] for column in range(len(heads))]
    return TableView("laws", (), columns(heads, texts), rows, anchor="laws")


def _line(say: Wording, key: str, law: Law, citations: Sequence[LawCitation]) -> tuple[Runs, ...]:
    return (
        (Run(law.title, RunKind.LINK, href=routes.law(key)),),
        tuple(words(law.kind or "")),
        _stated(law.date),
        _stated(law.number),
        tuple(words(cited_words(say, [one for one in citations if one.law == key]))),
    )


def cited_words(say: Wording, citations: Sequence[LawCitation]) -> str:
    """「3份文件5處」 and the national rules, or that nothing cites it."""
    documents = {(one.city, one.plan) for one in citations if one.plan}
    places = sum(bool(one.plan) for one in citations)
    national = len(citations) - places
    told = []
    if documents:
        told.append(say("law_cited_count", documents=len(documents), places=places))
    if national:
        told.append(say("law_cited_national", places=national))
    return say.listed(told) or say("law_cited_none")


def _stated(value: RocDate | str | Unstated | None) -> Runs:
    """A date or number; 未載明 as the quiet word it is."""
    if isinstance(value, Unstated):
        return tuple(words(value.value, RunKind.QUIET))
    return tuple(words(str(value or "")))


def _missing(say: Wording, missing: Sequence[LawCitation], world: CitationWorld) -> TableView:
    heads = (say("law_title"), say("register_document"), say("register_clause"))
    lines = [
        (tuple(words(one.name)), _document(say, one, world), clause_runs(one))
        for one in sorted(missing, key=lambda one: one.name)
    ]
    rows = tuple(_row(line, heads, f"missing-{number}") for number, line in enumerate(lines, start=1))
    texts = [[text_of(line[column]) for line in lines] for column in range(len(heads))]
    return TableView("missing-laws", (), columns(heads, texts), rows, anchor="missing-laws")


def _row(cells: Sequence[Runs], heads: Sequence[str], anchor: str) -> RowView:
    views = tuple(
        run_cell(runs, head, head=column == 0) if runs else cell("", head)
        for column, (runs, head) in enumerate(zip(cells, heads, strict=True))
    )
    return RowView(views, tuple(range(len(heads))), anchor)


# -- one law --------------------------------------------------------------------


def law_page(
    site: Site,
    say: Wording,
    key: str,
    law: Law,
    citations: Sequence[LawCitation],
    world: CitationWorld,
) -> RegisterPage:
    """A law: what is known of it, and every place that cites it."""
    place = PagePlace(
        "law",
        routes.law(key),
        law.title,
        say("law_about", title=law.title),
        (LinkView(say("law_all"), routes.LAWS),),
    )
    content = (_citations(say, citations, world),) if citations else ()
    lead = () if citations else tuple(words(say("law_citations_none")))
    section = RegisterSection("citations", say("law_citations"), lead, content)
    return RegisterPage(
        frame(site, say, place), law.title, (), (section,), facts=tuple(law_facts(say, law, world))
    )


def law_facts(say: Wording, law: Law, world: CitationWorld) -> Iterator[Fact]:
    """What the register knows; date and number also where they are 未載明."""
    yield from facts([(say("law_kind"), law.kind or ""), (say("law_issued_by"), law.issued_by or "")])
    for term, value in ((say("law_date"), law.date), (say("law_number"), law.number)):
        yield Fact(term, _stated(value))
    for term, day in ((say("law_since"), law.since), (say("law_until"), law.until)):
        if day is not None:
            yield Fact(term, _stated(day))
    if law.replaced_by and law.replaced_by in world.newer:
        newer = Run(world.newer[law.replaced_by], RunKind.LINK, href=routes.law(law.replaced_by))
        yield Fact(say("law_replaced_by"), (newer,))
    if law.url:
        yield Fact(say("law_url"), (Run(law.url, RunKind.LINK, href=law.url),))
    yield from facts([(say("law_also"), say.listed(law.also)), (say("law_note"), law.note or "")])


def _citations(say: Wording, citations: Sequence[LawCitation], world: CitationWorld) -> TableView:
    """A row for each place, the document merged over its places; the national rules last."""
    heads = (say("register_document"), say("register_clause"), say("law_how"), say("law_words"))
    rows: list[RowView] = []
    ordered = sorted(citations, key=lambda one: not one.plan)
    for _, group in groupby(ordered, key=lambda one: (one.city, one.plan)):
        members = tuple(group)
        rows.extend(_cited_rows(say, members, world, heads, len(rows)))
    texts = [
        [text_of(_document(say, one, world)) for one in citations],
        [text_of(clause_runs(one)) for one in citations],
        [how_words(say, one.how) for one in citations],
        [text_of(_told(one, world)) for one in citations],
    ]
    return TableView("citations", (), columns(heads, texts), tuple(rows), anchor="citations-table")


def _cited_rows(
    say: Wording, members: Sequence[LawCitation], world: CitationWorld, heads: Sequence[str], before: int
) -> Iterator[RowView]:
    for place, one in enumerate(members):
        cells: tuple[CellView, ...] = (
            _cell(clause_runs(one), heads[1], head=True),
            cell(how_words(say, one.how), heads[2]),
            _cell(_told(one, world), heads[3]),
        )
        anchor = f"cited-{before + place + 1}"
        if place:
            yield RowView(cells, (1, 2, 3), anchor)
        else:
            document = run_cell(_document(say, one, world), heads[0], rows=len(members), head=True)
            yield RowView((document, *cells), (0, 1, 2, 3), anchor)


def _cell(runs: Runs, label: str, *, head: bool = False) -> CellView:
    return run_cell(runs, label, head=head) if runs else cell("", label)  # an empty head names nothing


def how_words(say: Wording, how: CitedAs) -> str:
    """In which way a law is cited."""
    said = {
        CitedAs.BASIS: say("law_how_basis"),
        CitedAs.TEXT: say("law_how_text"),
        CitedAs.RULE: say("law_how_rule"),
    }
    return said[how]


def _document(say: Wording, one: LawCitation, world: CitationWorld) -> Runs:
    if not one.plan:
        return tuple(words(say("law_national")))
    title = world.documents[(one.city, one.plan)]
    return (Run(title, RunKind.LINK, href=routes.document(one.city, one.plan)),)


def clause_runs(one: LawCitation) -> Runs:
    """The clause's number as a link to it; of a national rule the article alone."""
    if not one.plan:
        return tuple(words(one.number))
    href = f"{routes.document(one.city, one.plan)}#{one.clause}"
    return (Run(one.number or one.name, RunKind.REFERENCE, href=href),)


def _told(one: LawCitation, world: CitationWorld) -> Runs:
    """The sentence that names the law, or the rule that rests on it."""
    if one.rule:
        return (Run(world.rules.get(one.rule, one.rule), RunKind.LINK, href=routes.rule(one.rule)),)
    return tuple(words(shortened(one.words.strip(), one.name)))


def shortened(sentence: str, name: str) -> str:
    """A long sentence cut to what stands around ``name``."""
    if len(sentence) <= LONGEST:
        return sentence
    at = max(sentence.find(name), 0)
    first = max(0, min(at - (LONGEST - len(name)) // 2, len(sentence) - LONGEST))
    last = first + LONGEST
    return ("…" if first else "") + sentence[first:last] + ("…" if last < len(sentence) else "")
