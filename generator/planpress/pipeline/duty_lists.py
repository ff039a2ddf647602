"""Queries for what the plans of a city ask of whom, and when."""

from __future__ import annotations

from planpress.engine.core import Build, query
from planpress.pipeline.asking import national_rules
from planpress.pipeline.clause_texts import clause_numbers
from planpress.pipeline.documents import plan
from planpress.pipeline.duties import bare_plan, working_days
from planpress.pipeline.records import city_ids, plan_ids, sessions
from planpress.pipeline.theming import LANGUAGE, wording
from planpress.rules.duties import duties_of, session_duties, shifts_of
from planpress.site.duty_pages import PlanDuties


@query
def duties_of_plan(db: Build, city: str, plan_id: str) -> PlanDuties | None:
    """What a plan asks, and the days that hang on its sessions; None where it asks nothing."""
    whole, say = plan(db, city, plan_id), wording(db, LANGUAGE, city)
    national = [(one.group, one.id, one.rule) for one in national_rules(db)]
    found = duties_of(whole, say, national)
    if not found:
        return None
    held = sessions(db, city, plan_id).value or ()
    named = {session.course for session in held}
    numbers = clause_numbers(db, city, plan_id)
    works = working_days(db).is_working_day
    hanging = session_duties(whole, held, works, say) if held else ()
    return PlanDuties(
        bare_plan(db, city, plan_id),
        found,
        hanging,
        {duty.clause: numbers[duty.clause] for duty in found if duty.clause in numbers},
        {course: whole.title_of(course) for course in sorted(named)},
        shifts_of(found, hanging, works),
    )


@query
def duties_of_city(db: Build, city: str) -> tuple[PlanDuties, ...]:
    """What a city's plans ask, newest plan first."""
    keys = sorted((key for key in plan_ids(db) if key[0] == city), key=_newest_first)
    found = (duties_of_plan(db, *key) for key in keys)
    return tuple(one for one in found if one is not None)


def _newest_first(key: tuple[str, str]) -> tuple[int, str]:
    return (-int(key[1].partition("-")[0]), key[1])


@query
def cities_with_duties(db: Build) -> tuple[str, ...]:
    """The cities whose plans ask something."""
    return tuple(city for city in city_ids(db) if duties_of_city(db, city))
