"""Addresses of pages below output/: one place that knows them all."""

from __future__ import annotations

HOME = ""
CATALOG = "catalog/"
EARLIER = "earlier/"
SITE_MAP = "sitemap/"
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


def file_of(address: str) -> str:
    """The file below output/ that holds the page at ``address``."""
    return address + "index.html" if address == HOME or address.endswith("/") else address
