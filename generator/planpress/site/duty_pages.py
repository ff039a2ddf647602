"""The page of a city's duties by role, the list of such pages, and the calendar file of the duties."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from planpress.model.catalog import Plan
from planpress.model.dates import Period, RocDate, roc_words
from planpress.model.site import Site
from planpress.rules.duties import NATIONAL, Duty, DutyDay, SessionDuty, Timing
from planpress.site import routes
from planpress.site.calendars import CalendarEntry, CalendarView
from planpress.site.cells import run_cell
from planpress.site.frames import PagePlace, frame
from planpress.site.pages import CityBadge, DutiesPage, LinkGroup, LinkView, ListPage
from planpress.site.runs import words
from planpress.site.views import CellView, ColumnView, RowView, Run, RunKind, Runs, TableView

TITLE = "應辦事項與期限"
NOBODY = "文件沒有寫由誰辦理"
HEADS = ("由誰", "事項", "期限", "文件與條文")
WIDTHS = (19, 34, 28, 19)
_RELATIVE = "隨事件起算的期限沒有固定的日期，只用文字寫出；行事曆裡列為沒有日期的待辦事項。"
_WAITS = "沒有固定的日期，隨事件起算。"
_MONTH_END = "月底起算的月數有兩種算法（行政程序法第48條）；列出的是兩種都不會逾期的日子。"
_REPEATED = "文件只寫多久一次，沒有寫日期；行事曆把計畫期間分成相同的各期，列在每期最後一天。"
_NO_TABLE = "{year}年沒有放假日資料，工作天算不出日期。"


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


def duties_page(site: Site, city: CityBadge, plans: Sequence[PlanDuties]) -> DutiesPage:
    """Everything a city's plans ask, a section for each role in the order in which plans name them."""
    above = (LinkView(city.name, routes.city(city.id)),)
    title = f"{city.name}{TITLE}"
    place = PagePlace(
        "duties", routes.duties(city.id), title, f"{city.government}各計畫要誰在什麼時候做什麼。", above, city
    )
    calendar = LinkView(
        "行事曆檔（ICS）",
        routes.duties_calendar(city.id),
        note="可匯入或訂閱到 Outlook、Google 日曆、手機行事曆",
    )
    return DutiesPage(
        frame(site, place),
        title,
        tuple(
            words(
                "計畫要各機關和同仁在期限內辦理的事，依辦理的人分列；固定的日期直接列出，隨課程起算的以文字說明。"
            )
        ),
        _table(plans),
        (calendar,),
        tuple(_notes(plans)),
    )


def duties_index(site: Site, cities: Sequence[CityBadge]) -> ListPage:
    """The cities whose plans ask something."""
    place = PagePlace("duties_index", routes.DUTIES, TITLE, "各縣市計畫要誰在什麼時候做什麼，附行事曆檔。")
    pages = tuple(LinkView(city.name, routes.duties(city.id)) for city in cities)
    files = tuple(LinkView(f"{city.name}（ICS）", routes.duties_calendar(city.id)) for city in cities)
    groups = (LinkGroup("縣市", "", pages), LinkGroup("行事曆檔", "", files))
    lead = tuple(words("從各計畫的規定整理：什麼事、由誰、在什麼時候以前。"))
    return ListPage(frame(site, place), TITLE, lead, groups if cities else ())


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


def _table(plans: Sequence[PlanDuties]) -> TableView:
    """A row for each duty, the role merged over all that it must do."""
    columns = tuple(ColumnView(head, width=width) for head, width in zip(HEADS, WIDTHS, strict=True))
    rows: list[RowView] = []
    for number, roles in enumerate(_together(plans), start=1):
        lines = [cells for one in plans for duty in _of_role(one, roles[0]) for cells in _rows(one, duty)]
        name = "、".join(filter(None, roles)) or NOBODY
        head = run_cell(tuple(words(name)), HEADS[0], rows=len(lines), head=True)
        rows.extend(
            _row(f"role-{number}-{index}", cells, head if index == 1 else None)
            for index, cells in enumerate(lines, start=1)
        )
    return TableView("duties", (), columns, tuple(rows), anchor="duties")


def _row(anchor: str, cells: tuple[Runs, ...], role: CellView | None) -> RowView:
    labelled = enumerate(zip(cells, HEADS[1:], strict=True))
    views = tuple(run_cell(runs, head, head=place == 0) for place, (runs, head) in labelled)
    if role is None:
        return RowView(views, (1, 2, 3), anchor)
    return RowView((role, *views), (0, 1, 2, 3), anchor)


def _rows(one: PlanDuties, duty: Duty) -> Iterator[tuple[Runs, ...]]:
    """The duty itself, then its day for each session it hangs on."""
    what = duty.what + (f"（{duty.note}）" if duty.note else "")
    source = _source(one, duty)
    open_words = "".join(_shift(one, day.last) for day in duty.days) if duty.timing is Timing.DAY else ""
    yield (tuple(words(what)), (*when_runs(duty), *words(open_words)), source)
    for hanging in one.of_sessions:
        if hanging.duty.key == duty.key and hanging.day:
            told = window_words(hanging.day) + open_end_words(one, hanging)
            yield (_session_words(one, hanging), tuple(words(told)), source)


def _source(one: PlanDuties, duty: Duty) -> Runs:
    if duty.rule:
        return (Run(NATIONAL, RunKind.LINK, href=one.href(duty)),)
    plan = Run(f"{one.plan.id.partition('-')[0]}年")
    number = one.number(duty)
    if not number:
        return (plan,)
    return (plan, Run("　"), Run(number, RunKind.REFERENCE, href=one.href(duty)))


def when_runs(duty: Duty) -> Runs:
    """The time in words; a day in the year of the plan behind words that name none."""
    found = tuple(words(duty.words, RunKind.QUIET if duty.timing is Timing.UNSTATED else RunKind.TEXT))
    if duty.timing is Timing.DAY and duty.days and roc_words(duty.days[0].last) not in duty.words:
        days = "、".join(roc_words(day.last) for day in duty.days)
        return (*found, Run("："), *words(days))
    return found


def window_words(day: DutyDay) -> str:
    """「113年5月7日至113年8月7日」, or the last day alone."""
    last = roc_words(day.last)
    return f"{last}以前" if day.first == day.last else f"{roc_words(day.first)}至{last}"


def open_end_words(one: PlanDuties, hanging: SessionDuty) -> str:
    """What stays open about a counted window: the other reading of months, and a last day on a day off."""
    others = [("開始", hanging.or_first), ("最後一天", hanging.or_last)]
    other = "、".join(f"{name}{roc_words(day)}" for name, day in others if day)
    months = f"（月底起算，另一種算法：{other}）" if other else ""
    return months + (_shift(one, hanging.day.last) if hanging.day else "")


def _shift(one: PlanDuties, last: date) -> str:
    """That a last day is a day off, which moves it or does not."""
    if last not in (one.shifts or {}):
        return ""
    following = (one.shifts or {})[last]
    until = roc_words(following) if following else "下一個上班日"
    return f"（{roc_words(last)}放假；文件沒有寫是否順延至{until}）"


def _session_words(one: PlanDuties, hanging: SessionDuty) -> Runs:
    session = hanging.session
    title = (one.courses or {}).get(session.course, session.course)
    href = routes.session(one.plan.city, one.plan.id, session.id)
    ended = f"（{roc_words(session.last_day.date)}結束）"
    return (Run(f"{hanging.duty.what}："), Run(title, RunKind.LINK, href=href), *words(ended))


def _notes(plans: Sequence[PlanDuties]) -> Iterator[str]:
    if any(duty.timing is Timing.EVENT for one in plans for duty in one.duties):
        yield _RELATIVE
    if any(duty.timing is Timing.REPEATED for one in plans for duty in one.duties):
        yield _REPEATED
    years = sorted({hanging.no_table for one in plans for hanging in one.of_sessions} - {0})
    if any(hanging.or_first or hanging.or_last for one in plans for hanging in one.of_sessions):
        yield _MONTH_END
    for year in years:
        yield _NO_TABLE.format(year=year)
    if any(not duty.who for one in plans for duty in one.duties):
        yield f"「{NOBODY}」的事項照列，不代為推定。"


# -- the calendar file ----------------------------------------------------------


def duties_calendar(site: Site, city: CityBadge, plans: Sequence[PlanDuties]) -> CalendarView:
    """All duties: days as all-day entries, those that wait for an event as tasks without a day."""
    entries = [entry for one in plans for entry in _entries(site, one)]
    description = f"{city.government}訓練計畫的應辦事項與期限"
    return CalendarView(f"{city.name}{TITLE}", description, tuple(entries))


def _entries(site: Site, one: PlanDuties) -> Iterator[CalendarEntry]:
    for duty in one.duties:
        base = _entry(site, one, duty)
        if not duty.days:
            waits = duty.timing is Timing.EVENT
            yield replace(base, description=f"{base.description}\n{_WAITS}") if waits else base
        for number, day in enumerate(duty.days, start=1):
            uid = base.uid if len(duty.days) == 1 else _uid(one, f"{duty.key}-{number}")
            yield _on_day(base, uid, duty, day, _shift(one, day.last))
    for hanging in one.of_sessions:
        if hanging.day is not None:
            yield _of_session(_entry(site, one, hanging.duty), one, hanging)


def _entry(site: Site, one: PlanDuties, duty: Duty) -> CalendarEntry:
    """A task without a day; the clause, whom it is for and since when in the description."""
    plan = one.plan
    lines = [f"期限：{duty.words}", f"由誰：{'、'.join(duty.who) or NOBODY}"]
    source = NATIONAL if duty.rule else f"{plan.record.title} {one.number(duty)}".rstrip()
    lines += [f"依據：{source}", *([duty.note] if duty.note else [])]
    lines += [f"網頁：{one.href(duty)}"]
    address = f"{site.address.rstrip('/')}/{one.href(duty)}" if site.address else ""
    return CalendarEntry(
        uid=_uid(one, duty.key),
        summary=duty.what if duty.days or duty.words in duty.what else f"{duty.what}（{duty.words}）",
        stamp=stamp_of(plan, site),
        description="\n".join(lines),
        url=address,
        categories=duty.who or (NOBODY,),
    )


def _uid(one: PlanDuties, key: str) -> str:
    return f"duty-{one.plan.city}-{one.plan.id}-{key}@planpress"


def _on_day(base: CalendarEntry, uid: str, duty: Duty, day: DutyDay, open_words: str) -> CalendarEntry:
    """A last day, or the last day of the stretch in which something recurs."""
    if duty.timing is not Timing.REPEATED:
        told = [base.description, *filter(None, [open_words])]
        return replace(base, uid=uid, first=day.first, last=day.last, description="\n".join(told))
    stretch = f"{day.of}：{roc_words(day.first)}至{roc_words(day.last)}\n{_REPEATED}"
    summary = f"{base.summary}（{day.of}，本期最後一天）"
    return replace(
        base,
        uid=uid,
        summary=summary,
        first=day.last,
        last=day.last,
        description=f"{base.description}\n{stretch}",
    )


def _of_session(base: CalendarEntry, one: PlanDuties, hanging: SessionDuty) -> CalendarEntry:
    session, day = hanging.session, hanging.day
    title = (one.courses or {}).get(session.course, session.course)
    begun = f"場次：{title}，{roc_words(session.last_day.date)}結束"
    lines = (base.description, begun, open_end_words(one, hanging))
    return replace(
        base,
        uid=_uid(one, f"{hanging.duty.key}-{session.id}"),
        summary=f"{hanging.duty.what}：{title}",
        first=day.first if day else None,
        last=day.last if day else None,
        cancelled=session.state == "取消",
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
