"""The dictionary of the open data: each kind with its files, each field with its meaning and an example."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from planpress.model.site import OpenData, Site
from planpress.site import routes
from planpress.site.data_fields import DataField, DataKind
from planpress.site.data_schemas import kind_meaning, kind_title
from planpress.site.frames import PagePlace, facts, frame
from planpress.site.pages import Fact, Frame, LinkView
from planpress.site.runs import words
from planpress.site.views import ContentsEntry, Run, RunKind, Runs
from planpress.site.wording import Wording


@dataclass(frozen=True, slots=True)
class KindFacts:
    """A kind with how many rows it has, an example for each field, and the size of its files in bytes."""

    kind: DataKind
    count: int
    examples: tuple[str, ...]
    sizes: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class DataFieldView:
    """A field in the dictionary."""

    key: str
    title: str
    type: str
    meaning: str
    example: str


@dataclass(frozen=True, slots=True)
class DataKindView:
    """A kind in the dictionary: ``anchor`` its id, ``count`` its number of rows in words."""

    anchor: str
    title: str
    meaning: str
    count: str
    files: tuple[LinkView, ...]
    fields: tuple[DataFieldView, ...]
    fields_title: str


@dataclass(frozen=True, slots=True)
class DataPage:
    """All kinds, how to read the files, and under which terms they are given."""

    frame: Frame
    heading: str
    lead: Runs
    contents: tuple[ContentsEntry, ...]
    kinds: tuple[DataKindView, ...]
    reading: tuple[str, ...]
    terms: tuple[Fact, ...]
    files: tuple[LinkView, ...]


def data_page(site: Site, say: Wording, kinds: Sequence[KindFacts]) -> DataPage:
    """The dictionary page."""
    title = say("open_data_title")
    place = PagePlace("data", routes.DATA, title, say("open_data_about"))
    views = tuple(_kind(one, say) for one in kinds)
    return DataPage(
        frame(site, say, place),
        title,
        tuple(words(say("open_data_lead"))),
        tuple(ContentsEntry("", view.title, f"#{view.anchor}") for view in views),
        views,
        tuple(_reading(say)),
        tuple(_terms(site, say)),
        tuple(_descriptions(say)),
    )


def _kind(one: KindFacts, say: Wording) -> DataKindView:
    title = kind_title(one.kind, say)
    rows = zip(one.kind.fields, one.examples, strict=True)
    return DataKindView(
        one.kind.key,
        title,
        kind_meaning(one.kind, say),
        say("open_data_rows", count=f"{one.count:,}"),
        tuple(_files(one, say)),
        tuple(_field(field, example, say) for field, example in rows),
        say("open_data_fields_of", kind=title, count=len(one.kind.fields)),
    )


def _files(one: KindFacts, say: Wording) -> Iterator[LinkView]:
    for form, size in one.sizes.items():
        yield LinkView(form.upper(), f"{routes.DATA}{one.kind.key}.{form}", note=size_words(size))
    yield LinkView(say("open_data_schema"), f"{routes.DATA}{one.kind.key}.schema.json")


def _field(field: DataField, example: str, say: Wording) -> DataFieldView:
    return DataFieldView(
        field.key,
        say.words[field.title_key],
        say.words[f"data_type_{field.type.value}"],
        say.words[field.meaning_key],
        example or field.example,
    )


def _reading(say: Wording) -> Iterator[str]:
    yield say("open_data_reading_csv")
    yield say("open_data_reading_formula")
    yield say("open_data_reading_words")
    yield say("open_data_reading_dates")
    yield say("open_data_reading_json")
    yield say("open_data_rules_note")


def _terms(site: Site, say: Wording) -> Iterable[Fact]:
    """What site.yaml says; what it does not say is left out."""
    told = site.data_terms
    contact = [told.contact, told.phone, told.email]
    pairs = (
        (say("open_data_agency"), told.agency or ""),
        (say("open_data_contact"), "　".join(filter(None, contact))),
        (say("open_data_charge"), told.charge or ""),
        (say("open_data_frequency"), told.frequency or ""),
        (say("open_data_published"), str(told.published or "")),
        (say("open_data_updated_on"), str(told.updated or "")),
    )
    return (*_licence(told, say), *facts(pairs))


def _licence(told: OpenData, say: Wording) -> Iterator[Fact]:
    """The licence, with its text where its address is given."""
    if told.licence:
        kind = RunKind.LINK if told.licence_url else RunKind.TEXT
        yield Fact(say("open_data_licence"), (Run(told.licence, kind, told.licence_url or ""),))


def _descriptions(say: Wording) -> Iterator[LinkView]:
    yield LinkView("datapackage.json", routes.DATA_PACKAGE, note=say("open_data_package_file"))
    yield LinkView("catalog.jsonld", routes.DATA_CATALOG, note=say("open_data_catalog_file"))
    yield LinkView("atom.xml", routes.FEED, note=say("open_data_feed_file"))
    yield LinkView(say("parity"), routes.PARITY, note=say("parity_about"))


def rounded(size: int) -> int:
    """A size to two digits, so that a page need not change with every letter."""
    step: int = 10 ** max(len(str(size)) - 2, 0)
    return -(-size // step) * step


def size_words(size: int) -> str:
    """``950 B``, ``12 KB``, ``3.4 MB``."""
    for unit, whole in (("MB", 1_000_000), ("KB", 1_000)):
        if size >= whole:
            figure = size / whole
            return f"{figure:.1f} {unit}" if figure < 10 and size % whole else f"{figure:.0f} {unit}"
    return f"{size} B"
