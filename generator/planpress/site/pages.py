"""What each kind of page shows, complete and frozen: a template needs nothing else."""

from __future__ import annotations

from dataclasses import Field, dataclass
from typing import Any, ClassVar, Protocol

from planpress.site.views import ContentsEntry, ContentView, DocumentView, Runs, TableView


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link with its words, a further line of facts, and whether it is the current place.

    ``language`` is that of the page it leads to, "" for the language of the page it stands on.
    """

    text: str
    href: str
    note: str = ""
    current: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class CityBadge:
    """A city's mark on a page: id, names and accent colours (CSS hex) in light and dark."""

    id: str
    name: str
    government: str
    accent: str
    accent_dark: str


@dataclass(frozen=True, slots=True)
class CityMark:
    """A city's logo and name, which lead to its page; measures in pixels."""

    name: str
    href: str
    src: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page shares. ``address`` is its own path below output/ ("taoyuan/113/").

    ``kind`` names the template and, in tests, the kind of page. ``canonical`` is empty where no
    base address is configured. ``home`` is the front page in its language. ``other`` leads to the
    site's other language, None where it has one alone; ``twin`` is the whole address of this very
    page there, "" where there is none or no base address. ``metadata`` are the names and contents of
    meta tags, ``json_ld`` is JSON for search engines, "" for none. ``mark`` is that of a city with a
    logo.
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
    home: str = ""
    other: LinkView | None = None
    twin: str = ""
    metadata: tuple[tuple[str, str], ...] = ()
    json_ld: str = ""
    mark: CityMark | None = None


class Page(Protocol):
    """A view of one page, whatever it shows: a dataclass whose frame tells where it stands."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    @property
    def frame(self) -> Frame:
        """What it shares with every page."""


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
    """Courses below a heading, which may be a link; groups may hold groups (track > series).

    ``files`` are what can be taken away of them.
    """

    heading: str
    href: str
    rows: tuple[CourseRow, ...]
    groups: tuple[CourseGroup, ...] = ()
    note: str = ""
    anchor: str = ""
    files: tuple[LinkView, ...] = ()


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
    """A document, all of it on one page; ``files`` and spreadsheets of its ``tables`` can be taken away."""

    frame: Frame
    document: DocumentView
    files: tuple[LinkView, ...]
    tables: tuple[LinkView, ...]
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
class SessionRow:
    """A session in a list: its days, its title, one line of facts, and how it stands (取消, 尚未開課 …)."""

    title: str
    href: str
    when: Runs
    facts: tuple[str, ...] = ()
    status: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TakePart:
    """How to take part: a sentence, then where to sign up, who decides, until when, whom to ask."""

    lead: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class CoursePage:
    """A course: its facts, its clause, how to take part, its sessions and neighbours."""

    frame: Frame
    heading: str
    facts: tuple[Fact, ...]
    purpose: Runs
    topics: tuple[str, ...]
    sessions: tuple[SessionRow, ...]
    related: tuple[LinkView, ...]
    previous: LinkView | None = None
    following: LinkView | None = None
    take_part: TakePart | None = None


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
    anchor: str = ""


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
