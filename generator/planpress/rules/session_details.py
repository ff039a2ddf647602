"""Checks of what a session hands out, until when one signs up, and what calendars need to follow it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from posixpath import normpath

from planpress.diagnostics.diagnostic import Diagnostic, Ref, notice, warning
from planpress.model.amounts import Hours
from planpress.model.catalog import Plan
from planpress.model.courses import Course
from planpress.model.dates import RocDate
from planpress.model.materials import Material
from planpress.model.sessions import Session
from planpress.model.values import Unstated
from planpress.rules.places import unknown
from planpress.rules.session_days import LONGEST, spans, takes_place

_OFFICE_ONLY = ("doc", "docx", "ppt", "pptx", "xls", "xlsx")
_OPEN = ("pdf", "odt", "odp", "ods")
_Found = Iterator[Diagnostic]


def check_session_details(plan: Plan, files: frozenset[str], folder: str) -> _Found:
    """``files`` are all files below the plan's folder, by their paths from there."""
    file = folder + "sessions.csv"
    courses = {course.id: course for course in plan.courses.courses}
    for session in plan.sessions:
        yield from _check_materials(session, files, file)
        yield from _check_sequence(session, file)
        if takes_place(session):
            yield from _check_deadline(session, file)
            yield from _check_length(session, file)
            yield from _check_hours(session, courses, file)


def _check_materials(session: Session, files: frozenset[str], file: str) -> _Found:
    at = Ref(file, (session.id, "教材"))
    for material in session.materials:
        if not material.file:
            continue
        path = f"attachments/{normpath(material.file)}"
        if path not in files:
            yield unknown("R51", at, path, files)
        elif material.ending in _OFFICE_ONLY and not _has_open_twin(material, session):
            yield warning("R84", at, session=session.id, file=material.file, ending=material.ending)


def _has_open_twin(material: Material, session: Session) -> bool:
    """True where the same is handed out as PDF or ODF too: a file of the same name, or the same title."""
    stem = material.file.rpartition(".")[0]
    others = (one for one in session.materials if one.ending in _OPEN)
    return any(one.title == material.title or one.file.rpartition(".")[0] == stem for one in others)


def _check_deadline(session: Session, file: str) -> _Found:
    """One signs up before it begins."""
    last = session.signup_by
    if isinstance(last, RocDate) and last.date > session.first_day.date:
        at = Ref(file, (session.id, "報名截止"))
        yield warning("R85", at, session=session.id, deadline=last, start=session.first_day)


def _check_sequence(session: Session, file: str) -> _Found:
    """A calendar into which a file was imported believes a change only where its number has grown."""
    if not takes_place(session) and not session.sequence:
        at = Ref(file, (session.id, "狀態"))
        yield notice("R86", at, session=session.id, state=str(session.state))
    if session.sequence and session.updated is None:
        at = Ref(file, (session.id, "更正序"))
        yield notice("R86", at, wording="undated", session=session.id, sequence=session.sequence)


def _check_length(session: Session, file: str) -> _Found:
    """A year typed wrong makes a session of years, which the calendar does not show on each day."""
    for first, last in spans(session):
        days = (last - first).days + 1
        if days > LONGEST:
            at = Ref(file, (session.id, "結束"))
            yield warning("R88", at, session=session.id, days=days)


def _check_hours(session: Session, courses: Mapping[str, Course], file: str) -> _Found:
    """A session gives more hours than its whole course."""
    course = courses.get(session.course)
    if course is None or isinstance(course.hours, Unstated) or not isinstance(session.hours, Hours):
        return
    if session.hours.hours > course.hours.hours:
        at = Ref(file, (session.id, "時數"))
        params = {"course": course.id, "of_course": course.hours.text}
        yield warning("R87", at, session=session.id, hours=session.hours.text, **params)
