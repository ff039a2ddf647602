"""Queries for the front page: the tasks that it leads to, and the sessions to come."""

from __future__ import annotations

from planpress.engine.core import Build, query
from planpress.pipeline.asking import asked_rules, national_rules
from planpress.pipeline.calendar_months import months
from planpress.pipeline.pages import card, cards_of, rendered
from planpress.pipeline.records import badge_of, city_ids, course_order, plan_ids, sessions, site
from planpress.pipeline.sessions import phase, session_about
from planpress.pipeline.theming import LANGUAGE, wording
from planpress.rules.session_days import Phase
from planpress.site import home_page as front
from planpress.site import routes
from planpress.site.home_page import COMING, Offer
from planpress.site.pages import CityEntry, LinkView, SessionRow
from planpress.site.session_pages import session_row

Key = tuple[str, str]


@query(kept=True)
def home_page(db: Build) -> bytes:
    """The front page."""
    entries = tuple(
        CityEntry(badge_of(db, city), routes.city(city), cards_of(db, city)) for city in city_ids(db)
    )
    return rendered(db, front.home_page(site(db), wording(db, LANGUAGE), entries, offer(db)))


@query
def offer(db: Build) -> Offer:
    """What the site has for the tasks."""
    links = {"hours": rule_links(db, "hours"), "award": rule_links(db, "awards"), "read": documents(db)}
    courses = sum(len(course_order(db, *key)) for key in plan_ids(db))
    return Offer(courses, links, next_sessions(db), calendar=bool(months(db)))


@query
def rule_links(db: Build, group: str) -> tuple[LinkView, ...]:
    """The first rule of a group in each plan, the latest plans first; then the national one."""
    found = []
    for key in _latest_first(db):
        rule = next((one for one in asked_rules(db, *key) if one.group == group), None)
        if rule is not None:
            found.append(LinkView(_place(db, key), routes.rule(rule.address)))
    say = wording(db, LANGUAGE)
    national = [one for one in national_rules(db) if one.group == group][:1]
    return (*found, *(LinkView(say("rules_national"), routes.rule(one.address)) for one in national))


@query
def documents(db: Build) -> tuple[LinkView, ...]:
    """The latest document of each city that is a plan with a year."""
    latest: dict[str, Key] = {}
    for key in _latest_first(db):
        latest.setdefault(key[0], key)
    return tuple(LinkView(_place(db, key), routes.document(*key)) for key in latest.values())


def _latest_first(db: Build) -> list[Key]:
    return sorted(plan_ids(db), key=lambda key: (-int(card(db, *key).year), key))


def _place(db: Build, key: Key) -> str:
    say = wording(db, LANGUAGE)
    return say("home_place", city=badge_of(db, key[0]).name, year=card(db, *key).year)


@query
def next_sessions(db: Build) -> tuple[SessionRow, ...]:
    """The sessions that begin next."""
    found = [
        (session.first_day.date, *key, session.id)
        for key in plan_ids(db)
        for session in sessions(db, *key).value or ()
        if phase(db, *key, session.id) is Phase.TO_COME
    ]
    say = wording(db, LANGUAGE)
    return tuple(session_row(session_about(db, *names), say) for _, *names in sorted(found)[:COMING])
