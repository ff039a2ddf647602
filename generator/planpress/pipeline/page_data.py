"""What programs read of a page beside its words: meta tags of every page, schema.org on those of courses."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from planpress.engine.core import Build
from planpress.pipeline.records import badge_of, course_record, sessions_of_course, site, site_address
from planpress.pipeline.sessions import session_record, venue
from planpress.pipeline.theming import wording
from planpress.site.metadata import page_metadata
from planpress.site.pages import CoursePage, Page
from planpress.site.session_views import SessionPage
from planpress.site.structured import Provider, course_json, session_json

P = TypeVar("P", bound=Page)
Told = TypeVar("Told", CoursePage, SessionPage)


def with_metadata(db: Build, page: P, language: str) -> P:
    """Any page with its meta tags, which tell of the page as it stands, in its language."""
    frame = page.frame
    tags = page_metadata(site(db), wording(db, language, frame.city.id if frame.city else ""), frame)
    return replace(page, frame=replace(frame, metadata=tags))


def with_course_data(db: Build, page: Told, city: str, plan_id: str, course_id: str) -> Told:
    """The page of a course with the course and its sessions for search engines."""
    course = course_record(db, city, plan_id, course_id)
    found = sessions_of_course(db, city, plan_id, course_id)
    held = [(one, venue(db, city, plan_id, one.id)) for one in found]
    return _with_json(page, course_json(course, held, _provider(db, city, plan_id)))


def with_session_data(db: Build, page: Told, city: str, plan_id: str, session_id: str) -> Told:
    """The page of a session with the session and its course for search engines."""
    session = session_record(db, city, plan_id, session_id)
    course = course_record(db, city, plan_id, session.course)
    held = (session, venue(db, city, plan_id, session_id))
    return _with_json(page, session_json(held, course, _provider(db, city, plan_id)))


def _provider(db: Build, city: str, plan_id: str) -> Provider:
    return Provider(city, plan_id, badge_of(db, city).government, site_address(db))


def _with_json(page: Told, text: str) -> Told:
    return replace(page, frame=replace(page.frame, json_ld=text))
