"""Stories about calendar files: what every calendar program must be able to read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from planpress.render.ics import escaped, fold, render_calendar
from planpress.site.calendars import CalendarEntry, CalendarView
from support.calendars import Component, read_calendar

STAMP = date(2024, 2, 27)
PACKAGE = CalendarEntry(
    uid="duty-taoyuan-113-package@planpress",
    summary="選讀套裝課程（10小時）",
    stamp=STAMP,
    first=date(2024, 9, 30),
    description="期限：113年9月30日以前\n由誰：各機關; 同仁, 全部\\皆可",
    url="https://example.gov.tw/plans/taoyuan/113/#package",
    categories=("各機關", "同仁, 主管"),
)


def _read(*entries: CalendarEntry) -> Component:
    return read_calendar(render_calendar(CalendarView("應辦事項", "說明", entries)))


def test_a_last_day_is_a_whole_day_that_ends_on_the_next() -> None:
    event = _read(PACKAGE).components[0]
    assert event.name == "VEVENT"
    assert (event.one("DTSTART"), event.one("DTEND")) == ("20240930", "20241001")
    assert event.parameters("DTSTART") == {"VALUE": "DATE"}


def test_words_come_back_as_they_were() -> None:
    event = _read(PACKAGE).components[0]
    assert event.text("DESCRIPTION") == PACKAGE.description
    assert event.categories() == list(PACKAGE.categories)
    assert event.one("URL") == PACKAGE.url


def test_the_stamp_is_the_day_of_the_content() -> None:
    assert _read(PACKAGE).components[0].one("DTSTAMP") == "20240227T000000Z"


def test_a_window_lasts_from_its_first_to_its_last_day() -> None:
    event = _read(replace(PACKAGE, first=date(2024, 6, 30), last=date(2024, 9, 30))).components[0]
    assert (event.one("DTSTART"), event.one("DTEND")) == ("20240630", "20241001")


def test_what_waits_for_an_event_is_a_task_without_a_day() -> None:
    task = _read(replace(PACKAGE, first=None)).components[0]
    assert task.name == "VTODO"
    assert "DTSTART" not in task.properties


def test_hours_of_a_day_are_told_in_taipei() -> None:
    calendar = _read(replace(PACKAGE, start=9 * 60, end=24 * 60, occupies=True))
    event = next(one for one in calendar.components if one.name == "VEVENT")
    assert event.parameters("DTSTART") == {"TZID": "Asia/Taipei"}
    assert (event.one("DTSTART"), event.one("DTEND")) == ("20240930T090000", "20241001T000000")
    assert event.one("TRANSP") == "OPAQUE"


def test_a_cancelled_entry_stays_and_says_so() -> None:
    assert _read(replace(PACKAGE, cancelled=True)).components[0].one("STATUS") == "CANCELLED"


def test_changes_are_counted_where_somebody_counts_them() -> None:
    counted = _read(replace(PACKAGE, sequence=3)).components[0]
    assert counted.one("SEQUENCE") == "3"
    assert counted.one("LAST-MODIFIED") == counted.one("DTSTAMP") == "20240227T000000Z"
    assert not {"SEQUENCE", "LAST-MODIFIED"} & set(_read(PACKAGE).components[0].properties)


def test_what_may_still_change_is_tentative_and_what_was_cancelled_is_cancelled() -> None:
    assert _read(replace(PACKAGE, tentative=True)).components[0].one("STATUS") == "TENTATIVE"
    assert _read(replace(PACKAGE, tentative=True, cancelled=True)).components[0].one("STATUS") == "CANCELLED"


def test_an_empty_calendar_is_a_calendar() -> None:
    assert _read().components == []


@pytest.mark.parametrize("length", range(1, 120))
def test_a_line_is_folded_between_characters(length: int) -> None:
    line = "SUMMARY:" + "訓a練𠮷"[: length % 4] + "期限" * length
    pieces = fold(line).split("\r\n")
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert pieces[0] + "".join(piece[1:] for piece in pieces[1:]) == line


def test_a_line_of_75_octets_is_left_whole_and_one_more_is_not() -> None:
    assert "\r\n" not in fold("x" * 75)
    assert fold("x" * 76) == "x" * 75 + "\r\n x"


def test_characters_that_no_calendar_may_hold_are_left_out() -> None:
    assert escaped("鈴\a聲\r\n下一行") == "鈴聲\\n下一行"


def test_the_strict_reader_finds_faults() -> None:
    whole = render_calendar(CalendarView("應辦事項", "", (PACKAGE,)))
    for old, new in (
        (b"\r\n", b"\n"),
        (b"\\,", b","),
        (b"DTEND;VALUE=DATE:20241001", b"DTEND;VALUE=DATE:20240930"),
        (b"END:VEVENT\r\n", b""),
        (b"UID:", b"UIX:"),
    ):
        assert old in whole
        with pytest.raises((AssertionError, UnicodeDecodeError)):
            _all_of(whole.replace(old, new))


def _all_of(content: bytes) -> tuple[list[str], str]:
    event = read_calendar(content).components[0]
    return event.categories(), event.text("DESCRIPTION")
