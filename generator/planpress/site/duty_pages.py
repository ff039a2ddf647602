"""The page of a city's duties by role, the list of such pages, and the calendar file of the duties."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from planpress.model.catalog import Plan
from planpress.model.dates import Period, RocDate, roc_words
from planpress.model.sessions import SessionState
from planpress.model.site import Site
from planpress.rules.duties import Duty, DutyDay, SessionDuty, Timing
from planpress.site import routes
from planpress.site.calendars import CalendarEntry, CalendarView
from planpress.site.cells import run_cell
from planpress.site.frames import PagePlace, frame
from planpress.site.pages import CityBadge, DutiesPage, LinkGroup, LinkView, ListPage
from planpress.site.runs import words
from planpress.site.views import CellView, ColumnView, RowView, Run, RunKind, Runs, TableView
from planpress.site.wording import Wording

WIDTHS = (19, 34, 28, 19)


@dataclass(frozen=True, slots=True)
class PlanDuties:
    """A plan's duties with what a page shows of them: clause numbers by anchor, titles of courses by id.

    ``shifts`` has the next working day (None: not known) for each last day that is a day off.
    """

    plan: Plan
    duties: tuple[Duty, ...]
    of_sessions: tuple[SessionDuty, ...] = ()
    numbers: Mapping[str, str] | None = None
    courses: Mapping[str, str] | None = None
    shifts: Mapping[date, date | None] | None = None

    def number(self, duty: Duty) -> str:
        """「拾壹、三　第2項」."""
        number = (self.numbers or {}).get(duty.clause, "")
        return f"{number}　{duty.at}" if number and duty.at else number

    def href(self, duty: Duty) -> str:
        """Where the clause stands; for a national rule the rule's page."""
        if duty.rule:
            return routes.rule(duty.rule)
        return f"{routes.document(self.plan.city, self.plan.id)}#{duty.clause}"


def duties_page(site: Site, say: Wording, city: CityBadge, plans: Sequence[PlanDuties]) -> DutiesPage:
    """Everything a city's plans ask, a section for each role in the order in which plans name them."""
    above = (LinkView(city.name, routes.city(city.id)),)
    title = say("duties_of_city", city=city.name)
    about = say("duties_of_city_about", government=city.government)
    place = PagePlace("duties", routes.duties(city.id), title, about, above, city)
    calendar = LinkView(
        say("calendar_file_ics"), routes.duties_calendar(city.id), note=say("calendar_file_note")
    )
    lead = tuple(words(say("duties_of_city_lead")))
    table, notes = _table(plans, say), tuple(_notes(plans, say))
    return DutiesPage(frame(site, say, place), title, lead, table, (calendar,), notes)


def duties_index(site: Site, say: Wording, cities: Sequence[CityBadge]) -> ListPage:
    """The cities whose plans ask something."""
    title = say("duties")
    place = PagePlace("duties_index", routes.DUTIES, title, say("duties_about"))
    pages = tuple(LinkView(city.name, routes.duties(city.id)) for city in cities)
    files = tuple(LinkView(say("ics_of", name=city.name), routes.duties_calendar(city.id)) for city in cities)
    groups = (LinkGroup(say("site_map_cities"), "", pages), LinkGroup(say("calendar_files"), "", files))
    lead = tuple(words(say("duties_lead")))
    return ListPage(frame(site, say, place), title, lead, groups if cities else ())


def roles_of(plans: Sequence[PlanDuties]) -> tuple[str, ...]:
    """Every role that some duty names; "" last, for duties of which nobody is named."""
    named = dict.fromkeys(role for one in plans for duty in one.duties for role in duty.who)
    nobody = any(not duty.who for one in plans for duty in one.duties)
    return (*named, *([""] if nobody else []))


def _together(plans: Sequence[PlanDuties]) -> tuple[tuple[str, ...], ...]:
    """The roles, those in one that have the very same duties."""
    found: dict[tuple[tuple[int, str], ...], list[str]] = {}
    for role in roles_of(plans):
        keys = tuple((place, duty.key) for place, one in enumerate(plans) for duty in _of_role(one, role))
        found.setdefault(keys, []).append(role)
    return tuple(map(tuple, found.values()))


def _of_role(one: PlanDuties, role: str) -> Iterator[Duty]:
    yield from (duty for duty in one.duties if role in duty.who or not (role or duty.who))


def _heads(say: Wording) -> tuple[str, ...]:
    return say("duty_who"), say("duty_what"), say("duty_when"), say("duty_where")


def _table(plans: Sequence[PlanDuties], say: Wording) -> TableView:
    """A row for each duty, the role merged over all that it must do."""
    heads = _heads(say)
    columns = tuple(ColumnView(head, width=width) for head, width in zip(heads, WIDTHS, strict=True))
    rows: list[RowView] = []
    for number, roles in enumerate(_together(plans), start=1):
        asked = [(one, duty) for one in plans for duty in _of_role(one, roles[0])]
        lines = [cells for one, duty in asked for cells in _rows(one, duty, say)]
        name = say.listed(filter(None, roles)) or say("duty_nobody")
        head = run_cell(tuple(words(name)), heads[0], rows=len(lines), head=True)
        rows.extend(
            _row(f"role-{number}-{index}", cells, heads, head if index == 1 else None)
            for index, cells in enumerate(lines, start=1)
        )
    return TableView("duties", (), columns, tuple(rows), anchor="duties")


def _row(anchor: str, cells: tuple[Runs, ...], heads: Sequence[str], role: CellView | None) -> RowView:
    labelled = enumerate(zip(cells, heads[1:], strict=True))
    views = tuple(run_cell(runs, head, head=place == 0) for place, (runs, head) in labelled)
    if role is None:
        return RowView(views, (1, 2, 3), anchor)
    return RowView((role, *views), (0, 1, 2, 3), anchor)


def _rows(one: PlanDuties, duty: Duty, say: Wording) -> Iterator[tuple[Runs, ...]]:
    """The duty itself, then its day for each session it hangs on."""
    what = duty.what + (say("in_brackets", words=duty.note) if duty.note else "")
    source = _source(one, duty, say)
    shifts = (_shift(one, day.last, say) for day in duty.days) if duty.timing is Timing.DAY else ()
    yield (tuple(words(what)), (*when_runs(duty, say), *words("".join(shifts))), source)
    for hanging in one.of_sessions:
        if hanging.duty.key == duty.key and hanging.day:
            told = window_words(hanging.day, say) + open_end_words(one, hanging, say)
            yield (_session_words(one, hanging, say), tuple(words(told)), source)


def _source(one: PlanDuties, duty: Duty, say: Wording) -> Runs:
    if duty.rule:
        return (Run(say("duty_national"), RunKind.LINK, href=one.href(duty)),)
    plan = Run(say("roc_year", year=one.plan.id.partition("-")[0]))
    number = one.number(duty)
    if not number:
        return (plan,)
    return (plan, Run("　"), Run(number, RunKind.REFERENCE, href=one.href(duty)))


def when_runs(duty: Duty, say: Wording) -> Runs:
    """The time in words; a day in the year of the plan behind words that name none."""
    found = tuple(words(duty.words, RunKind.QUIET if duty.timing is Timing.UNSTATED else RunKind.TEXT))
    if duty.timing is Timing.DAY and duty.days and roc_words(duty.days[0].last) not in duty.words:
        days = say.listed(roc_words(day.last) for day in duty.days)
        return (*found, Run(say("colon")), *words(days))
    return found


def window_words(day: DutyDay, say: Wording) -> str:
    """「113年5月7日至113年8月7日」, or the last day alone."""
    last = roc_words(day.last)
    if day.first == day.last:
        return say("duty_by_day", day=last)
    return say("from_to", first=roc_words(day.first), last=last)


def open_end_words(one: PlanDuties, hanging: SessionDuty, say: Wording) -> str:
    """What stays open about a counted window: the other reading of months, and a last day on a day off."""
    first = [say("duty_or_first", day=roc_words(hanging.or_first))] if hanging.or_first else []
    last = [say("duty_or_last", day=roc_words(hanging.or_last))] if hanging.or_last else []
    other = say.listed([*first, *last])
    months = say("duty_months_otherwise", days=other) if other else ""
    return months + (_shift(one, hanging.day.last, say) if hanging.day else "")


def _shift(one: PlanDuties, last: date, say: Wording) -> str:
    """That a last day is a day off, which moves it or does not."""
    if last not in (one.shifts or {}):
        return ""
    following = (one.shifts or {})[last]
    until = roc_words(following) if following else say("next_working_day")
    return say("duty_on_day_off", day=roc_words(last), until=until)


def _session_words(one: PlanDuties, hanging: SessionDuty, say: Wording) -> Runs:
    session = hanging.session
    title = (one.courses or {}).get(session.course, session.course)
    href = routes.session(one.plan.city, one.plan.id, session.id)
    ended = say("in_brackets", words=say("ended_on", day=roc_words(session.last_day.date)))
    return (Run(hanging.duty.what + say("colon")), Run(title, RunKind.LINK, href=href), *words(ended))


def _notes(plans: Sequence[PlanDuties], say: Wording) -> Iterator[str]:
    if any(duty.timing is Timing.EVENT for one in plans for duty in one.duties):
        yield say("duties_relative")
    if any(duty.timing is Timing.REPEATED for one in plans for duty in one.duties):
        yield say("duties_repeated")
    years = sorted({hanging.no_table for one in plans for hanging in one.of_sessions} - {0})
    if any(hanging.or_first or hanging.or_last for one in plans for hanging in one.of_sessions):
        yield say("duties_month_end")
    for year in years:
        yield say("duties_no_table", year=year)
    if any(not duty.who for one in plans for duty in one.duties):
        yield say("duties_nobody", words=say("duty_nobody"))


# -- the calendar file ----------------------------------------------------------


def duties_calendar(site: Site, say: Wording, city: CityBadge, plans: Sequence[PlanDuties]) -> CalendarView:
    """All duties: days as all-day entries, those that wait for an event as tasks without a day."""
    entries = [entry for one in plans for entry in _entries(site, one, say)]
    description = say("duties_calendar_about", government=city.government)
    return CalendarView(say("duties_of_city", city=city.name), description, tuple(entries))


def _entries(site: Site, one: PlanDuties, say: Wording) -> Iterator[CalendarEntry]:
    for duty in one.duties:
        base = _entry(site, one, duty, say)
        if not duty.days:
            waits = duty.timing is Timing.EVENT
            yield replace(base, description=f"{base.description}\n{say('duty_waits')}") if waits else base
        for number, day in enumerate(duty.days, start=1):
            uid = base.uid if len(duty.days) == 1 else _uid(one, f"{duty.key}-{number}")
            yield _on_day(replace(base, uid=uid), one, duty, day, say)
    for hanging in one.of_sessions:
        if hanging.day is not None:
            yield _of_session(_entry(site, one, hanging.duty, say), one, hanging, say)


def _entry(site: Site, one: PlanDuties, duty: Duty, say: Wording) -> CalendarEntry:
    """A task without a day; the clause, whom it is for and since when in the description."""
    plan = one.plan
    nobody = say("duty_nobody")
    who = say.listed(duty.who) or nobody
    source = say("duty_national") if duty.rule else f"{plan.record.title} {one.number(duty)}".rstrip()
    facts = (
        (say("duty_when"), duty.words),
        (say("duty_who"), who),
        (say("duty_basis"), source),
        ("", duty.note),
        (say("duty_page"), one.href(duty)),
    )
    lines = [say("pair", name=term, value=text) if term else text for term, text in facts if text]
    address = f"{site.address.rstrip('/')}/{one.href(duty)}" if site.address else ""
    told = duty.days or duty.words in duty.what
    return CalendarEntry(
        uid=_uid(one, duty.key),
        summary=duty.what + ("" if told else say("in_brackets", words=duty.words)),
        stamp=stamp_of(plan, site),
        description="\n".join(lines),
        url=address,
        categories=duty.who or (nobody,),
    )


def _uid(one: PlanDuties, key: str) -> str:
    return f"duty-{one.plan.city}-{one.plan.id}-{key}@planpress"


def _on_day(base: CalendarEntry, one: PlanDuties, duty: Duty, day: DutyDay, say: Wording) -> CalendarEntry:
    """A last day, or the last day of the stretch in which something recurs."""
    if duty.timing is not Timing.REPEATED:
        told = filter(None, [base.description, _shift(one, day.last, say)])
        return replace(base, first=day.first, last=day.last, description="\n".join(told))
    days = say("from_to", first=roc_words(day.first), last=roc_words(day.last))
    stretch = say("pair", name=day.of, value=days)
    return replace(
        base,
        summary=base.summary + say("duty_last_of_stretch", stretch=day.of),
        first=day.last,
        last=day.last,
        description="\n".join((base.description, stretch, say("duties_repeated"))),
    )


def _of_session(base: CalendarEntry, one: PlanDuties, hanging: SessionDuty, say: Wording) -> CalendarEntry:
    session, day = hanging.session, hanging.day
    title = (one.courses or {}).get(session.course, session.course)
    ended = say("duty_session_ended", title=title, day=roc_words(session.last_day.date))
    lines = (base.description, ended, open_end_words(one, hanging, say))
    return replace(
        base,
        uid=_uid(one, f"{hanging.duty.key}-{session.id}"),
        summary=say("pair", name=hanging.duty.what, value=title),
        first=day.first if day else None,
        last=day.last if day else None,
        cancelled=session.state is SessionState.CANCELLED,
        description="\n".join(filter(None, lines)),
    )


def stamp_of(plan: Plan, site: Site) -> date:
    """The day the plan's content is from: its update, its issue, its beginning, else the site's update."""
    record = plan.record
    issued = record.issue.date if record.issue else None
    for day in (record.updated, issued, record.in_force_from):
        if isinstance(day, RocDate):
            return day.date
    if isinstance(record.period, Period):
        return record.period.first
    return site.updated.date if site.updated else date(1970, 1, 1)
