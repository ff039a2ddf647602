"""What a document's page explains beside the text: short names, plans to come, totals, when it begins."""

from __future__ import annotations

from collections.abc import Sequence

from planpress.model.catalog import Plan
from planpress.model.courses import Course
from planpress.model.dates import Period, RocDate
from planpress.model.plan import PlanRecord, Subplan
from planpress.rules.totals import total_seats, totals_by_unit
from planpress.site import routes
from planpress.site.frames import facts
from planpress.site.origins import Origin
from planpress.site.pages import Fact, LinkView
from planpress.site.wording import Wording


def terms(record: PlanRecord, say: Wording) -> tuple[Fact, ...]:
    """Each short name with its full one, the English behind it in brackets."""
    return facts(
        (term.short, term.full + (say("in_brackets", words=term.english) if term.english else ""))
        for term in record.terms.values()
    )


def coming(plan: Plan, origin: Origin, say: Wording) -> tuple[LinkView, ...]:
    """The plans that are to be made separately: to their page once they have one, else to their clause."""
    return tuple(_coming(one, plan, origin, say) for one in plan.record.subplans.values())


def _coming(one: Subplan, plan: Plan, origin: Origin, say: Wording) -> LinkView:
    number = origin.numbers.get(one.clause, "")
    title = one.title or _title_above(number, plan, origin, say)
    if one.plan:
        city, _, name = one.plan.partition("/")
        return LinkView(title, routes.document(city, name))
    address = f"{routes.document(plan.city, plan.id)}#{one.clause}"
    return LinkView(title, address, note=say.clauses(filter(None, [one.state, number])))


def _title_above(number: str, plan: Plan, origin: Origin, say: Wording) -> str:
    """What a sub-plan without a name is about: the nearest clause above it that has an id."""
    above = [key for key, path in origin.numbers.items() if path != number and number.startswith(path)]
    nearest = max(above, key=lambda key: len(origin.numbers[key]), default="")
    return say("subplan_of", clause=plan.titles.get(nearest, ""))


def in_force(record: PlanRecord, say: Wording) -> str:
    """「自113年1月1日起」 where it is stated, or where the term begins before the day of issue; else ""."""
    if isinstance(record.in_force_from, RocDate):
        return say("from_day_on", day=record.in_force_from)
    issued = record.issue.date if record.issue else None
    if isinstance(record.period, Period) and isinstance(issued, RocDate):
        begins = record.period.first
        return say("from_day_on", day=RocDate.of(begins)) if begins < issued.date else ""
    return ""


def course_totals(courses: Sequence[Course], say: Wording) -> tuple[tuple[str, str], ...]:
    """Lengths by unit, never converted into each other, and seats; nothing where no course states any."""
    lengths, seats = totals_by_unit(courses), total_seats(courses)
    unclear = say("seats_unclear", seats=seats.unclear) if seats.unclear else ""
    held = say("totals_of_courses", count=len(courses), lengths=say.listed(map(str, lengths)))
    return (
        (say("totals_courses"), held if lengths else ""),
        (say("totals_seats"), say("course_seats_of", seats=seats.seats) + unclear if seats.seats else ""),
    )
