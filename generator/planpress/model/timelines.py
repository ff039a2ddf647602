"""Timelines: what stands when in a plan, from its courses, sessions and deadlines or written item by item."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Self

from pydantic import model_validator

from planpress.model.dates import FIRST_YEAR, MonthRange, Period, RocDate
from planpress.model.records import Id, Record, Several, Words, needs_one, says
from planpress.model.values import NotRead, Written, narrow

Stretch = tuple[date, date]
"""A first and a last day."""

_MONTH_OF_YEAR = re.compile(
    r"([1-9][0-9]{0,2})年([1-9][0-9]?)(?:月?至(?:([1-9][0-9]{0,2})年)?([1-9][0-9]?))?月"
)
_DASH = re.compile(r"(?<=[0-9年月日])[-~–—到](?=[0-9])")


@dataclass(frozen=True, slots=True)
class When(Written):
    """When something is: ``stretch`` where the words say the year, else ``months`` of the plan's own year."""

    stretch: Stretch | None = None
    months: tuple[int, ...] = ()

    kind = "when"
    says = "日期、期間、年或月份：113年9月30日、113年3月至5月、99年至106年、7月、2至3月"
    pattern = "^[1-9][0-9]{0,2}(年|月|至).*$"
    examples = ("113年9月30日", "113年3月至5月", "113年", "2至3月")

    @classmethod
    def parse(cls, text: str) -> Self:
        refused = []
        for read in (_months_of_year, _period, _day, _months):
            try:
                return cls(text, *read(text))
            except NotRead as error:
                refused.append(error)
        raise _refusal(text, refused, cls.parse)


_Read = tuple[Stretch | None, tuple[int, ...]]


def _day(text: str) -> _Read:
    day = RocDate.parse(text).date
    return (day, day), ()


def _period(text: str) -> _Read:
    period = Period.parse(text)
    return (period.first, period.last), ()


def _months(text: str) -> _Read:
    return None, MonthRange.parse(text).months


def _months_of_year(text: str) -> _Read:
    """``113年3月``, ``113年3至5月``, ``113年11月至114年2月``: from the first day to the last."""
    match = _MONTH_OF_YEAR.fullmatch(text)
    if match is None:
        raise NotRead("when", text)
    year, month, last_year, last_month = (int(part) if part else 0 for part in match.groups())
    ends = (year, month), (last_year or year, last_month or month)
    if max(month, last_month) > 12:
        raise NotRead("when", text, reason="no_day")
    if ends[1] < ends[0]:
        raise NotRead("when", text, reason="order")
    return (month_stretch(*ends[0])[0], month_stretch(*ends[1])[1]), ()


def month_stretch(year: int, month: int) -> Stretch:
    """The first and the last day of a month; ``year`` is that of the Republic."""
    western = year + FIRST_YEAR - 1
    return date(western, month, 1), date(western, month, calendar.monthrange(western, month)[1])


def _refusal(text: str, refused: Sequence[NotRead], parse: Callable[[str], object]) -> NotRead:
    """What to say of words that nothing reads: that they are the wrong way round, or a form that is near."""
    reasons = [error.reason for error in refused]
    for reason in ("order", "no_day"):
        if reason in reasons:
            return NotRead("when", text, reason=reason)
    near = [better] if (better := _mended(text, parse)) else []
    near += (error.suggestion for error in refused if error.suggestion)
    return NotRead("when", text, near[0] if near else "")


def _mended(text: str, parse: Callable[[str], object]) -> str:
    """``text`` in half width and with 至 where a dash stands; "" where that is not read either."""
    better = _DASH.sub("至", narrow(text))
    if better == text:
        return ""
    try:
        parse(better)
    except NotRead:
        return ""
    return better


class Moment(Record):
    """An item of a timeline."""

    title: Annotated[Words, says("名稱", "做什麼")]
    when: Annotated[When, says("時間", "日期、期間、年或月份；只寫月份就是計畫期間裡的那幾個月")]


OF = "課程表、類別、系列、課程的編號，或 rules.yaml 一條有日期的期限的編號"


class Timeline(Record):
    """A timeline: {figure:id}. ``of`` names records that have dates or months, ``items`` says others."""

    title: Annotated[Words, says("名稱", "圖的名稱")]
    of: Annotated[Several, says("取自", OF)] = ()
    items: Annotated[tuple[Moment, ...], says("各項", "紀錄裡沒有的事：一項一個名稱與時間")] = ()
    clause: Annotated[Id | None, says("條款", "圖印在哪一條")] = None
    source: Annotated[Words | None, says("出處", "圖的來源")] = None
    note: Annotated[Words | None, says("說明", "給讀者的說明")] = None

    @model_validator(mode="after")
    def _has_content(self) -> Self:
        needs_one(self, "of", "items")
        return self
