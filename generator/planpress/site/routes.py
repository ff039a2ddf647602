"""Addresses of pages below output/: one place that knows them all."""

from __future__ import annotations

from planpress.site.wording import CHINESE

HOME = ""
CATALOG = "catalog/"
CATALOG_INDEX = "catalog/index.bin"
EARLIER = "earlier/"
SEARCH = "search/"
STYLEGUIDE = "styleguide/"
SEARCH_INDEX = "search/index/"
SEARCH_WORDS = "search/words.json"
SITE_MAP = "sitemap/"
RULES = "rules/"
EQUIVALENTS = "rules/equivalents/"
RULE_WORDS = "rules/words.json"
WORLD = "rules/world.json"
COMPARE = "compare/"
COMPARE_PDF = "compare/compare.pdf"
DUTIES = "duties/"
SERVICES = "services/"
SERVICE_LINKS = "services/links/"
LAWS = "laws/"
GLOSSARY = "glossary/"
ALL_INDICATORS = "indicators/"
DATA = "data/"
PARITY = "parity/"
DATA_PACKAGE = "data/datapackage.json"
DATA_CATALOG = "data/catalog.jsonld"
FEED = "atom.xml"
SEARCH_BOX = "opensearch.xml"
ROBOTS = "robots.txt"
RULE_DATA = "data/rules.json"
RULE_SCHEMA = "data/rules.schema.json"
CALENDAR = "calendar/"
MANUAL = "manual/"
CODES = "manual/codes/"
NOT_FOUND = "404.html"


def city(city_id: str) -> str:
    """A city's page."""
    return f"{city_id}/"


def document(city_id: str, plan: str) -> str:
    """A document's page."""
    return f"{city_id}/{plan}/"


def pdf(city_id: str, plan: str) -> str:
    """A document's PDF."""
    return f"{city_id}/{plan}/{city_id}-{plan}.pdf"


def archive(city_id: str, plan: str) -> str:
    """A document's PDF for the archive."""
    return f"{city_id}/{plan}/{city_id}-{plan}-archive.pdf"


def odt(city_id: str, plan: str) -> str:
    """A document as an office text."""
    return f"{city_id}/{plan}/{city_id}-{plan}.odt"


def ods(city_id: str, plan: str, table: str) -> str:
    """A table of a document as a spreadsheet."""
    return f"{city_id}/{plan}/{table}.ods"


def booklet(city_id: str, plan: str) -> str:
    """A plan's courses as a booklet."""
    return f"{city_id}/{plan}/{city_id}-{plan}-courses.pdf"


def attachments(city_id: str, plan: str) -> str:
    """A document's attachments."""
    return f"{city_id}/{plan}/attachments/"


def indicators(city_id: str, plan: str) -> str:
    """A document's figures in one list."""
    return f"{city_id}/{plan}/indicators/"


def charts(city_id: str, plan: str) -> str:
    """The charts that are drawn from a document."""
    return f"{city_id}/{plan}/charts/"


def track(city_id: str, plan: str, track_id: str) -> str:
    """A track's page."""
    return f"tracks/{city_id}/{plan}/{track_id}/"


def series(city_id: str, plan: str, series_id: str) -> str:
    """A series' page."""
    return f"series/{city_id}/{plan}/{series_id}/"


def course(city_id: str, plan: str, course_id: str) -> str:
    """A course's page."""
    return f"courses/{city_id}/{plan}/{course_id}/"


def course_sheet(city_id: str, plan: str, course_id: str) -> str:
    """A course on one sheet."""
    return f"{course(city_id, plan, course_id)}{city_id}-{plan}-{course_id}.pdf"


def session(city_id: str, plan: str, session_id: str) -> str:
    """A dated session's page."""
    return f"sessions/{city_id}/{plan}/{session_id}/"


def month(month_id: str) -> str:
    """The calendar of a month ("2024-05")."""
    return f"{CALENDAR}{month_id}/"


def month_sheet(month_id: str) -> str:
    """A month on one sheet."""
    return f"{month(month_id)}calendar-{month_id}.pdf"


def month_list(month_id: str) -> str:
    """A month's sessions as a list to print."""
    return f"{CALENDAR}{month_id}/list/"


def city_calendar(city_id: str) -> str:
    """A city's sessions as a calendar file."""
    return f"ics/city/{city_id}.ics"


def series_calendar(city_id: str, plan: str, series_id: str) -> str:
    """A series' sessions as a calendar file."""
    return f"ics/series/{city_id}-{plan}-{series_id}.ics"


def course_calendar(city_id: str, plan: str, course_id: str) -> str:
    """A course's sessions as a calendar file."""
    return f"ics/course/{city_id}-{plan}-{course_id}.ics"


def session_calendar(city_id: str, plan: str, session_id: str) -> str:
    """One session as a calendar file."""
    return f"ics/session/{city_id}-{plan}-{session_id}.ics"


def audience_calendar(audience_id: str) -> str:
    """The sessions for an audience as a calendar file."""
    return f"ics/audience/{audience_id}.ics"


def rules(city_id: str, plan: str) -> str:
    """The list of a document's rules."""
    return f"{RULES}{city_id}/{plan}/"


def rule(address: str) -> str:
    """The page of a rule, by its address as it is asked ("taoyuan/113/english-award", "national/hours")."""
    return f"{RULES}{address}/"


def rule_record(address: str) -> str:
    """A rule's record as JSON, beside its page."""
    return f"{RULES}{address}/rule.json"


def rule_courses(address: str) -> str:
    """The courses that fill a rule's hours as JSON, beside its page."""
    return f"{RULES}{address}/courses.json"


def comparison(topic: str) -> str:
    """The comparison of a topic."""
    return f"{COMPARE}{topic}/"


def comparison_csv(topic: str) -> str:
    """The same as a table for a spreadsheet."""
    return f"{COMPARE}{topic}.csv"


def duties(city_id: str) -> str:
    """What a city's plans ask of whom, and when."""
    return f"{DUTIES}{city_id}/"


def duties_calendar(city_id: str) -> str:
    """The same as a calendar file."""
    return f"ics/duties/{city_id}.ics"


def service(entrance: str) -> str:
    """The functions of one kind of users."""
    return f"{SERVICES}{entrance}/"


def law(law_id: str) -> str:
    """A law with what cites it."""
    return f"{LAWS}{law_id}/"


def in_language(address: str, language: str) -> str:
    """The address of a page's twin in ``language``; the site's own language has no folder."""
    return address if language == CHINESE else f"{language}/{address}"


def catalog_facet(facet: str, page: int = 1) -> str:
    """All values of a facet of the catalog; "strokes" for the index by strokes."""
    return f"{CATALOG}{facet}/" + (f"page-{page}/" if page > 1 else "")


def catalog_value(facet: str, value: str, page: int = 1) -> str:
    """The courses with a value of a facet."""
    return f"{CATALOG}{facet}/{value}/" + (f"{page}/" if page > 1 else "")


def catalog_rows(city_id: str, plan: str, number: int) -> str:
    """A file of rows of a plan's part of the catalog, for scripts."""
    return f"{CATALOG}rows/{city_id}/{plan}/{number}.bin"


def catalog_titles(city_id: str, plan: str) -> str:
    """All titles of a plan's part of the catalog, for scripts."""
    return f"{CATALOG}rows/{city_id}/{plan}/titles.bin"


def component(name: str) -> str:
    """The page of a component of the theme."""
    return f"{STYLEGUIDE}{name}/"


def file_of(address: str) -> str:
    """The file below output/ that holds the page at ``address``."""
    return address + "index.html" if address == HOME or address.endswith("/") else address
