"""Addresses of pages below output/: one place that knows them all."""

from __future__ import annotations

HOME = ""
CATALOG = "catalog/"
EARLIER = "earlier/"
SITE_MAP = "sitemap/"
RULES = "rules/"
EQUIVALENTS = "rules/equivalents/"
RULE_WORDS = "rules/words.json"
WORLD = "rules/world.json"
COMPARE = "compare/"
COMPARE_PDF = "compare/compare.pdf"
DUTIES = "duties/"
RULE_DATA = "data/rules.json"
RULE_SCHEMA = "data/rules.schema.json"
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


def attachments(city_id: str, plan: str) -> str:
    """A document's attachments."""
    return f"{city_id}/{plan}/attachments/"


def indicators(city_id: str, plan: str) -> str:
    """A document's figures in one list."""
    return f"{city_id}/{plan}/indicators/"


def track(city_id: str, plan: str, track_id: str) -> str:
    """A track's page."""
    return f"tracks/{city_id}/{plan}/{track_id}/"


def series(city_id: str, plan: str, series_id: str) -> str:
    """A series' page."""
    return f"series/{city_id}/{plan}/{series_id}/"


def course(city_id: str, plan: str, course_id: str) -> str:
    """A course's page."""
    return f"courses/{city_id}/{plan}/{course_id}/"


def session(city_id: str, plan: str, session_id: str) -> str:
    """A dated session's page."""
    return f"sessions/{city_id}/{plan}/{session_id}/"


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


def file_of(address: str) -> str:
    """The file below output/ that holds the page at ``address``."""
    return address + "index.html" if address == HOME or address.endswith("/") else address
