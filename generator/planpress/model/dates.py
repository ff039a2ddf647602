"""Days, periods and months as a Taiwanese document prints them, in years of the Republic (1912 is 1年)."""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass
from typing import Self

from planpress.model.values import NotRead, Written, mended, narrow

_DAY = r"([1-9][0-9]{0,2})年([1-9][0-9]?)月([1-9][0-9]?)日"
_READ_DAY = re.compile(_DAY)
_LOOSE_DAY = re.compile(
    r"(?:中華民國|民國)?(前?)([0-9]{2,4})[年/.\-]([0-9]{1,2})[月/.\-]([0-9]{1,2})日?(?:\D.*)?"
)
_CLOSE_DAY = re.compile(r"([0-9]{3,4})([0-9]{2})([0-9]{2})")
_YEAR = re.compile(r"([1-9][0-9]{0,2})年度?")
_YEARS = re.compile(r"([1-9][0-9]{0,2})年?至([1-9][0-9]{0,2})年度?")
_REST_OF_YEAR = re.compile(r"([1-9][0-9]?)月([1-9][0-9]?)日")
_MONTHS = re.compile(r"([1-9][0-9]?)(?:月?至([1-9][0-9]?))?月")
_TIME = re.compile(r"([01][0-9]|2[0-4]):([0-5][0-9])至([01][0-9]|2[0-4]):([0-5][0-9])")
FIRST_YEAR = 1912


@dataclass(frozen=True, slots=True)
class RocDate(Written):
    """A day: ``113年2月27日``."""

    date: datetime.date

    kind = "date"
    says = "日期，照印出來的樣子寫，例如 113年2月27日"
    pattern = f"^{_DAY}$"
    examples = ("113年2月27日",)

    @classmethod
    def parse(cls, text: str) -> Self:
        match = _READ_DAY.fullmatch(text)
        if match is None:
            raise _unread_day(text)
        year, month, day = (int(part) for part in match.groups())
        try:
            return cls(text, datetime.date(year + FIRST_YEAR - 1, month, day))
        except ValueError:
            raise NotRead("date", text, reason="no_day") from None

    @classmethod
    def of(cls, day: datetime.date) -> Self:
        """The value of a day from 1912 on."""
        return cls(roc_words(day), day)

    @property
    def iso(self) -> str:
        """``2024-02-27``."""
        return self.date.isoformat()

    @property
    def roc_year(self) -> int:
        """113."""
        return self.date.year - FIRST_YEAR + 1


def roc_words(day: datetime.date) -> str:
    """``113年2月27日`` for a day from 1912 on."""
    return f"{day.year - FIRST_YEAR + 1}年{day.month}月{day.day}日"


def _unread_day(text: str) -> NotRead:
    better = suggested_day(text)
    looks_like_one = _LOOSE_DAY.fullmatch(narrow(text))
    return NotRead("date", text, better, "form" if better or not looks_like_one else "no_day")


def suggested_day(text: str) -> str:
    """The right form of a day written otherwise (113/2/27, 2024-02-27, full width), "" if no such day."""
    plain = narrow(text)
    match = _LOOSE_DAY.fullmatch(plain) or _CLOSE_DAY.fullmatch(plain)
    if match is None:
        return ""
    year, month, day = (int(part) for part in match.groups()[-3:])
    if match.re is _LOOSE_DAY and match.group(1):
        return ""  # before the Republic
    western = year if year >= FIRST_YEAR else year + FIRST_YEAR - 1
    try:
        return roc_words(datetime.date(western, month, day)) if year else ""
    except ValueError:
        return ""


_YEAR_DAY = re.compile(r"(每年|當年|次年)?([1-9][0-9]?)月([1-9][0-9]?)日")


@dataclass(frozen=True, slots=True)
class YearDay(Written):
    """A day of every year: ``9月30日``, ``每年12月31日``; ``次年1月31日`` lies in the year after."""

    month: int
    day: int
    next_year: bool = False

    kind = "year_day"
    says = "每年的一天：9月30日、每年12月31日、次年1月31日"
    pattern = "^(每年|當年|次年)?[1-9][0-9]?月[1-9][0-9]?日$"
    examples = ("12月31日", "次年1月31日")

    @classmethod
    def parse(cls, text: str) -> Self:
        match = _YEAR_DAY.fullmatch(text)
        if match is None:
            raise mended("year_day", text, cls.parse)
        month, day = int(match.group(2)), int(match.group(3))
        try:
            datetime.date(2000, month, day)
        except ValueError:
            raise NotRead("year_day", text, reason="no_day") from None
        return cls(text, month, day, match.group(1) == "次年")

    def in_year(self, year: int) -> datetime.date:
        """The day that belongs to ``year`` (AD); 29 February is the 28th where there is none."""
        year += self.next_year
        last = calendar.monthrange(year, self.month)[1]
        return datetime.date(year, self.month, min(self.day, last))


@dataclass(frozen=True, slots=True)
class Period(Written):
    """From a first to a last day: ``113年1月1日至113年12月31日``, ``113年1月1日至12月31日``, ``109年度``."""

    first: datetime.date
    last: datetime.date

    kind = "period"
    says = "期間，照印出來的樣子寫：起訖日，或一整年"
    pattern = "^([1-9][0-9]{0,2}年([1-9][0-9]?月[1-9][0-9]?日)?|[1-9][0-9]{0,2})(至.+)?(年?度?)?$"
    examples = ("113年1月1日至113年12月31日", "109年", "109年度")

    @classmethod
    def parse(cls, text: str) -> Self:
        match = _YEAR.fullmatch(text) or _YEARS.fullmatch(text)
        if match:
            years = [int(year) + FIRST_YEAR - 1 for year in match.groups()]
            return cls._ordered(text, datetime.date(years[0], 1, 1), datetime.date(years[-1], 12, 31))
        first, separator, last = text.partition("至")
        if not separator or not _READ_DAY.fullmatch(first):
            raise cls._unread(text)
        begin = RocDate.parse(first)
        if _REST_OF_YEAR.fullmatch(last):
            last = f"{begin.roc_year}年{last}"
        try:
            return cls._ordered(text, begin.date, RocDate.parse(last).date)
        except NotRead as error:
            better = f"{first}至{error.suggestion}" if error.suggestion else ""
            raise NotRead("period", text, better, error.reason) from None

    @classmethod
    def _ordered(cls, text: str, first: datetime.date, last: datetime.date) -> Self:
        if last < first:
            raise NotRead("period", text, reason="order")
        return cls(text, first, last)

    @classmethod
    def _unread(cls, text: str) -> NotRead:
        """With a suggestion for ``113/1/1-113/12/31`` and its like."""
        parts = re.split(r"至|到|[-~–—](?=[0-9]{2,4}[/年.])", narrow(text))
        ends = [suggested_day(part) for part in parts]
        if len(ends) == 2 and all(ends):
            return NotRead("period", text, "至".join(ends))
        return mended("period", text, cls.parse)


@dataclass(frozen=True, slots=True)
class MonthRange(Written):
    """Months of a year: ``2至3月``, ``7月``, several with 、; ``months`` are 1 to 12, ascending."""

    months: tuple[int, ...]

    kind = "months"
    says = "月份：7月、2至3月、3月、9至11月"
    pattern = "^[1-9][0-9]?(月?至[1-9][0-9]?)?月(、[1-9][0-9]?(月?至[1-9][0-9]?)?月)*$"
    examples = ("7月", "2至3月", "1至12月")

    @classmethod
    def parse(cls, text: str) -> Self:
        months: set[int] = set()
        for part in text.split("、"):
            match = _MONTHS.fullmatch(part)
            if match is None:
                raise cls._unread(text)
            first = int(match.group(1))
            last = int(match.group(2) or first)
            if max(first, last) > 12:
                raise NotRead("months", text, reason="no_day")
            if last < first:
                raise NotRead("months", text, reason="order")
            months.update(range(first, last + 1))
        return cls(text, tuple(sorted(months)))

    @classmethod
    def _unread(cls, text: str) -> NotRead:
        better = re.sub(r"(?<=[0-9月])[-~–—到](?=[0-9])", "至", narrow(text)).replace(",", "、")
        if re.fullmatch(r"[0-9]{1,2}(?:至[0-9]{1,2})?", better):
            better += "月"
        try:
            cls.parse(better) if better != text else None
        except NotRead:
            return NotRead("months", text)
        return NotRead("months", text, better if better != text else "")


@dataclass(frozen=True, slots=True)
class TimeRange(Written):
    """Hours of a day: ``09:00至16:00``; minutes from midnight."""

    start: int
    end: int

    kind = "time"
    says = "起訖時間，24小時制，例如 09:00至16:00"
    pattern = "^([01][0-9]|2[0-4]):[0-5][0-9]至([01][0-9]|2[0-4]):[0-5][0-9]$"
    examples = ("09:00至16:00",)

    @classmethod
    def parse(cls, text: str) -> Self:
        match = _TIME.fullmatch(text)
        if match is None:
            better = re.sub(r"[-~–—到]", "至", narrow(text))
            better = re.sub(r"(?<![0-9])([0-9]:)", r"0\1", better)
            raise NotRead("time", text, better if _TIME.fullmatch(better) else "")
        from_hour, from_minute, to_hour, to_minute = (int(part) for part in match.groups())
        start, end = from_hour * 60 + from_minute, to_hour * 60 + to_minute
        if end <= start or end > 24 * 60:
            raise NotRead("time", text, reason="order")
        return cls(text, start, end)
