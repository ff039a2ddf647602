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


def terms(record: PlanRecord) -> tuple[Fact, ...]:
    """Each short name with its full one, the English behind it in brackets."""
    return facts(
        (term.short, term.full + (f"（{term.english}）" if term.english else ""))
        for term in record.terms.values()
    )


def coming(plan: Plan, origin: Origin) -> tuple[LinkView, ...]:
    """The plans that are to be made separately: to their page once they have one, else to their clause."""
    return tuple(_coming(one, plan, origin) for one in plan.record.subplans.values())


def _coming(one: Subplan, plan: Plan, origin: Origin) -> LinkView:
    number = origin.numbers.get(one.clause, "")
    title = one.title or _title_above(number, plan, origin)
    if one.plan:
        city, _, name = one.plan.partition("/")
        return LinkView(title, routes.document(city, name))
    address = f"{routes.document(plan.city, plan.id)}#{one.clause}"
    return LinkView(title, address, note="，".join(filter(None, [one.state, number])))


def _title_above(number: str, plan: Plan, origin: Origin) -> str:
    """What a sub-plan without a name is about: the nearest clause above it that has an id."""
    above = [key for key, path in origin.numbers.items() if path != number and number.startswith(path)]
    nearest = max(above, key=lambda key: len(origin.numbers[key]), default="")
    return f"{plan.titles.get(nearest, '')}相關子計畫"


def in_force(record: PlanRecord) -> str:
    """「自113年1月1日起」 where it is stated, or where the term begins before the day of issue; else ""."""
    if isinstance(record.in_force_from, RocDate):
        return f"自{record.in_force_from}起"
    issued = record.issue.date if record.issue else None
    if isinstance(record.period, Period) and isinstance(issued, RocDate):
        begins = record.period.first
        return f"自{RocDate.of(begins)}起" if begins < issued.date else ""
    return ""


def course_totals(courses: Sequence[Course]) -> tuple[tuple[str, str], ...]:
    """Lengths by unit, never converted into each other, and seats; nothing where no course states any."""
    lengths, seats = totals_by_unit(courses), total_seats(courses)
    unclear = f"（其中{seats.unclear}人的課程分多場辦理，文件未說明是每場或合計）" if seats.unclear else ""
    return (
        ("課程合計", f"{len(courses)}門：" + "、".join(map(str, lengths)) if lengths else ""),
        ("人數合計", f"{seats.seats}人{unclear}" if seats.seats else ""),
    )
