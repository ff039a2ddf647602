"""A year of sessions of a large city, made by arithmetic: the same every time, without clashes of rooms."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from support.project import Project
from support.small import PLAN, many_courses

SESSIONS = f"{PLAN}/sessions.csv"
HEAD = "編號,課程,梯次,開始,結束,時間,地點,名額,方式,狀態,報名連結,報名截止,核定,教材,備註,更正序,更新日期"
A_YEAR = 1_123  # sessions of a year, as many as a large city has said it held
EACH = 4  # sessions of a course
ROOMS = 12
TIME = "09:00至16:00"
STATES = ("開放報名", "額滿", "籌備中", "截止報名")
HOLIDAYS = "content/vocabularies/holidays.yaml"
FIRST, LAST = date(2025, 1, 2), date(2025, 12, 31)
DAYS_OFF = ("1月27日", "1月28日", "1月29日", "1月30日", "1月31日", "2月28日", "10月10日")


def year_of_sessions(root: Path, count: int = A_YEAR) -> Project:
    """The project with as many courses as ``count`` sessions need, written below ``root``, not yet built."""
    project = many_courses(root, -(-count // EACH))
    holidays = "".join(f"      - {{date: 114年{day}, title: 放假日}}\n" for day in DAYS_OFF)
    project.write(HOLIDAYS, f'years:\n  "114":\n    source: 虛構的辦公日曆\n    holidays:\n{holidays}')
    project.write(
        "content/vocabularies/venues.yaml",
        "venues:\n"
        + "".join(
            f"  room-{room}: {{title: 第{room}教室, address: 星湖市中正路{room}號, seats: 60}}\n"
            for room in range(ROOMS)
        ),
    )
    project.write("content/vocabularies/audiences.yaml", "audiences:\n  staff: {title: 一般人員}\n")
    return project.write(SESSIONS, "\n".join([HEAD, *_rows(count)]) + "\n")


def _rows(count: int) -> Iterator[str]:
    """All rooms on every second working day or so; every tenth session goes on the next day."""
    days = list(_working_days())
    used = -(-count // ROOMS)
    for number in range(count):
        slot, room = divmod(number, ROOMS)
        index = slot * (len(days) - 1) // used
        first, last = days[index], days[index + 1] if number % 10 == 0 else None
        yield _row(number, first, last, f"{TIME},room-{room}")


def _row(number: int, first: date, last: date | None, where: str) -> str:
    course, part = f"all-{number // EACH + 1}", number % EACH
    gone = number % 97 == 0
    state, changed = ("取消", "1,114年1月2日") if gone else (STATES[number % len(STATES)], ",")
    signup = f"https://signup.example.gov.tw/{course}-{part}"
    days = f"{_roc(first)},{_roc(last) if last else ''}"
    until = _roc(first - timedelta(days=7))
    return (
        f"{course}-{'abcd'[part]},{course},{part + 1},{days},{where},30,實體,{state},"
        f"{signup},{until},人事處,,,{changed}"
    )


def _working_days() -> Iterator[date]:
    """The working days of the year."""
    off = {(int(day.split("月")[0]), int(day.split("月")[1].rstrip("日"))) for day in DAYS_OFF}
    day = FIRST
    while day <= LAST:
        if day.weekday() < 5 and (day.month, day.day) not in off:
            yield day
        day += timedelta(days=1)


def _roc(day: date) -> str:
    return f"{day.year - 1911}年{day.month}月{day.day}日"
