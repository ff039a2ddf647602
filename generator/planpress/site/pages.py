"""What each kind of page shows, complete and frozen: a template needs nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from planpress.site.views import ContentsEntry, ContentView, DocumentView, Runs, TableView


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link with its words, a further line of facts, and whether it is the current place."""

    text: str
    href: str
    note: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True)
class CityBadge:
    """A city's mark on a page: id, names and accent colours (CSS hex) in light and dark."""

    id: str
    name: str
    government: str
    accent: str
    accent_dark: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page shares. ``address`` is its own path below output/ ("taoyuan/113/").

    ``kind`` names the template and, in tests, the kind of page. ``canonical`` is empty where no
    base address is configured.
    """

    kind: str
    address: str
    title: str
    description: str
    site_title: str
    crumbs: tuple[LinkView, ...]
    navigation: tuple[LinkView, ...]
    footer: tuple[Fact, ...]
    footer_links: tuple[LinkView, ...]
    city: CityBadge | None = None
    canonical: str = ""
    updated: str = ""
    robots: str = ""
    language: str = "zh-Hant-TW"


@dataclass(frozen=True, slots=True)
class Fact:
    """A term and what is said of it, for definition lists."""

    term: str
    runs: Runs
    note: str = ""


@dataclass(frozen=True, slots=True)
class CourseRow:
    """A course in a list: title, one line of facts, when it is held (if known) and where it is from."""

    title: str
    href: str
    facts: tuple[str, ...]
    when: str = ""
    series: str = ""
    city: str = ""


@dataclass(frozen=True, slots=True)
class CourseGroup:
    """Courses below a heading, which may be a link; groups may hold groups (track > series)."""

    heading: str
    href: str
    rows: tuple[CourseRow, ...]
    groups: tuple[CourseGroup, ...] = ()
    note: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class DocumentCard:
    """A document in a list: what it is, of which year, its state, page and PDF."""

    title: str
    href: str
    pdf: str
    year: str
    kind: str
    state: str
    facts: tuple[str, ...] = ()
    city: CityBadge | None = None


@dataclass(frozen=True, slots=True)
class HomePage:
    """The front page."""

    frame: Frame
    lead: str
    tasks: tuple[LinkView, ...]
    cities: tuple[CityEntry, ...]


@dataclass(frozen=True, slots=True)
class CityEntry:
    """A city on the front page with its documents, newest first."""

    city: CityBadge
    href: str
    documents: tuple[DocumentCard, ...]


@dataclass(frozen=True, slots=True)
class CityPage:
    """A city: its documents by year, courses by plan, portals where the rest is done, what else there is."""

    frame: Frame
    facts: tuple[Fact, ...]
    documents: tuple[DocumentCard, ...]
    portals: tuple[Fact, ...]
    courses: tuple[LinkView, ...]
    related: tuple[LinkView, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """A document, all of it on one page."""

    frame: Frame
    document: DocumentView
    pdf: str
    facts: tuple[Fact, ...]
    related: tuple[LinkView, ...]
    open_points: tuple[str, ...] = ()
    terms: tuple[Fact, ...] = ()
    coming: tuple[LinkView, ...] = ()


@dataclass(frozen=True, slots=True)
class CatalogPage:
    """Courses of all plans, or of one track or series (``kind`` of the frame tells which)."""

    frame: Frame
    heading: str
    lead: Runs
    groups: tuple[CourseGroup, ...]
    total: int
    facts: tuple[Fact, ...] = ()
    content: tuple[ContentView, ...] = ()
    related: tuple[LinkView, ...] = ()
    contents: tuple[ContentsEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class CoursePage:
    """A course or a dated session: its facts, its clause, its sessions and neighbours."""

    frame: Frame
    heading: str
    facts: tuple[Fact, ...]
    purpose: Runs
    topics: tuple[str, ...]
    sessions: tuple[CourseRow, ...]
    related: tuple[LinkView, ...]
    previous: LinkView | None = None
    following: LinkView | None = None


@dataclass(frozen=True, slots=True)
class ListPage:
    """A page of links in groups: earlier years, attachments, site map."""

    frame: Frame
    heading: str
    lead: Runs
    groups: tuple[LinkGroup, ...]
    content: tuple[ContentView, ...] = ()


@dataclass(frozen=True, slots=True)
class LinkGroup:
    """Links below a heading."""

    heading: str
    href: str
    links: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class ComparisonPage:
    """A topic compared: tables, what their words mean, files, the documents, and the other topics."""

    frame: Frame
    heading: str
    lead: Runs
    tables: tuple[TableView, ...]
    contents: tuple[ContentsEntry, ...]
    key: tuple[Fact, ...]
    downloads: tuple[LinkView, ...]
    documents: tuple[LinkView, ...]
    topics: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class DutiesPage:
    """What a city's plans ask of whom, and when, by role."""

    frame: Frame
    heading: str
    lead: Runs
    table: TableView
    downloads: tuple[LinkView, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProsePage:
    """A page of content/pages: its Markdown rendered and sanitised, with its contents list."""

    frame: Frame
    heading: str
    html: str
    contents: tuple[ContentsEntry, ...]
    previous: LinkView | None = None
    following: LinkView | None = None


@dataclass(frozen=True, slots=True)
class RedirectPage:
    """A page at an old address that leads to the new one."""

    frame: Frame
    target: str
