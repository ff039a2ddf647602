"""The meta tags of every page: the fifteen elements of Dublin Core, and three classifications."""

from __future__ import annotations

from collections.abc import Iterator

from planpress.model.dates import RocDate
from planpress.model.site import PageMetadata, Site
from planpress.model.values import NotRead
from planpress.site.pages import Frame
from planpress.site.wording import Wording

Pair = tuple[str, str]
_DATASETS = frozenset({"data"})


def page_metadata(site: Site, say: Wording, frame: Frame) -> tuple[Pair, ...]:
    """Name and content of each; an element may stand several times, one without content is left out."""
    told = site.metadata or PageMetadata()
    owner = site.owner or site.title
    pairs = (
        ("DC.Title", frame.title),
        ("DC.Creator", frame.city.government if frame.city else owner),
        ("DC.Subject", _subject(say, told, frame)),
        ("DC.Description", frame.description or frame.title),
        ("DC.Publisher", owner),
        ("DC.Contributor", told.contributor or owner),
        ("DC.Date", _day(site, frame)),
        ("DC.Type", "Dataset" if frame.kind in _DATASETS else "Text"),
        ("DC.Format", "text/html"),
        *_identifiers(told, frame),
        ("DC.Source", _source(site, frame)),
        ("DC.Language", frame.language),
        ("DC.Relation", site.title),
        ("DC.Coverage", told.coverage or (frame.city.name if frame.city else say("metadata_place"))),
        ("DC.Rights", told.rights or site.data_terms.licence or owner),
        *(("Category.Theme", code) for code in told.theme),
        *(("Category.Cake", code) for code in told.cake),
        *(("Category.Service", code) for code in told.service),
    )
    return tuple((name, content) for name, content in pairs if content)


def _subject(say: Wording, told: PageMetadata, frame: Frame) -> str:
    """The keywords of the site, then what the page stands below."""
    above = (crumb.text for crumb in frame.crumbs[1:])
    return say.listed(dict.fromkeys((*told.subject, *above))) or frame.title


def _identifiers(told: PageMetadata, frame: Frame) -> Iterator[Pair]:
    """The page's address, whole where the site's own is known, and the agency's identifier."""
    yield "DC.Identifier", frame.canonical or f"/{frame.address}"
    if told.identifier:
        yield "DC.Identifier", told.identifier


def _source(site: Site, frame: Frame) -> str:
    """The document a page of a city is taken from, which stands below the city; else the site."""
    above = frame.crumbs[1:-1]
    return above[1].text if frame.city and len(above) > 1 else site.title


def _day(site: Site, frame: Frame) -> str:
    """ISO 8601 for the day that the page shows; a page in another language shows the site's."""
    try:
        return RocDate.parse(frame.updated).iso
    except NotRead:
        return site.updated.iso if site.updated else ""
