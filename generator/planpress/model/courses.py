"""Tracks, series and courses; courses.yaml and courses.csv give the same records."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, TypeAlias

from pydantic import Field, RootModel, WithJsonSchema

from planpress.model.amounts import Hours, Length, Seats
from planpress.model.dates import MonthRange
from planpress.model.records import Id, IdOrNone, OrText, Record, Words, YesNo, says
from planpress.model.values import Stated, Unstated

_NOT_STATED = Unstated.NOT_STATED


Title: TypeAlias = Annotated[str, WithJsonSchema({"type": ["string", "number"]})]


class Shared(Record):
    """What a track, a series and a course may each say."""

    title: Annotated[Title, says("名稱", "有自己的條款就不寫，名稱取自 document.md 的標題")] = ""
    organiser: Annotated[Stated[Words], says("主辦單位", "由誰辦理")] = _NOT_STATED
    level: Annotated[Stated[Words], says("級別", "例如 初階、進階")] = _NOT_STATED
    audience: Annotated[tuple[Words, ...], says("對象分類", "人員類別的名稱，供查詢；一類一個")] = ()
    methods: Annotated[tuple[Words, ...], says("辦理方式", "例如 專班訓練、混成學習")] = ()
    note: Annotated[Words | None, says("備註", "給讀者的說明")] = None
    aliases: Annotated[tuple[Id, ...], says("舊編號", "改過編號時，從前的編號")] = ()


class Identified(Shared):
    """A track, series or course with its id."""

    id: Annotated[Id, says("編號", "小寫字母、數字、-；寫了就不再改，例如 ai-1")]


class CourseFields(Shared):
    """A course as courses.yaml writes it below its id."""

    group: Annotated[str, says("分組", "表裡合併儲存格印的字")] = ""
    purpose: Annotated[Stated[Words], says("目標", "表裡印的目標")] = _NOT_STATED
    audience_text: Annotated[Stated[Words], says("對象", "表裡印的對象")] = _NOT_STATED
    venue: Annotated[Stated[Words], says("地點", "照印出來的樣子寫")] = _NOT_STATED
    partner: Annotated[Stated[Words], says("合辦單位", "例如 自辦")] = _NOT_STATED
    seats: Annotated[Stated[Seats], says("人數", "大於 0 的整數")] = _NOT_STATED
    length: Annotated[Stated[Length], says("天數", "數字加單位：3天、6場、48堂課")] = _NOT_STATED
    months: Annotated[Stated[MonthRange], says("預定開訓月份", "7月、2至3月")] = _NOT_STATED
    hours: Annotated[Stated[Hours], says("時數", "6小時")] = _NOT_STATED
    counts_for: Annotated[tuple[Words, ...], says("時數類別", "時數類別的編號或名稱，例如 environment")] = ()
    languages: Annotated[tuple[Words, ...], says("語言", "例如 日語、越語")] = ()
    topics: Annotated[tuple[Words, ...], says("主題", "課程之下的主題，一個一項")] = ()


class Course(Identified, CourseFields):
    """A course with its place: ``track`` and ``series`` are ids, "" where it has none.

    ``provisional`` marks an id that the program made up; ``dashes`` names the fields whose cell held ``-``.
    """

    track: Annotated[IdOrNone, says("類別", "訓練類別的編號")] = ""
    series: Annotated[IdOrNone, says("系列", "系列的編號")] = ""
    provisional: Annotated[YesNo, says("暫編", "編號是程式暫時給的")] = False
    dashes: tuple[str, ...] = Field(default=(), exclude=True)

    def printed(self, column: str) -> str:
        """What a table prints in a column (its Chinese head or field name); "" for 未載明, else KeyError."""
        field = field_of(column)
        if field not in COURSE_HEADS.values():
            raise KeyError(column)
        if field in self.dashes:
            return "-"
        if field == "series" and self.group:
            return self.group
        value = getattr(self, field)
        if field == "audience_text" and isinstance(value, Unstated):
            value = self.audience
        return _words(value)


def _words(value: object) -> str:
    if isinstance(value, tuple):
        return "、".join(str(item) for item in value)
    return "" if value is Unstated.NOT_STATED or value is None else str(value)


class Series(Identified):
    """A series of courses; its title is its own or that of the clause with its id."""

    track: Annotated[IdOrNone, says("類別", "訓練類別的編號")] = ""
    topics: Annotated[tuple[Words, ...], says("主題", "系列之下的主題，一個一項")] = ()
    purpose: Annotated[Stated[Words], says("目標", "表裡印的目標")] = _NOT_STATED


class Track(Identified):
    """A kind of training."""

    advanced_by: Annotated[Stated[Words], says("進階課程主辦", "進階課程由誰辦理")] = _NOT_STATED


class Courses(Record):
    """All tracks, series and courses of a plan, in the order of its file."""

    tracks: tuple[Track, ...] = ()
    series: tuple[Series, ...] = ()
    courses: tuple[Course, ...] = ()

    def of_series(self, series: str) -> tuple[Course, ...]:
        """The courses of a series."""
        return tuple(course for course in self.courses if course.series == series)

    def of_track(self, track: str) -> tuple[Course, ...]:
        """All courses of a track, those of its series too."""
        return tuple(course for course in self.courses if course.track == track)


# -- courses.yaml as written --------------------------------------------------

CourseLine: TypeAlias = Annotated[CourseFields, OrText("title")]


class SeriesEntry(Shared):
    """A series as courses.yaml writes it."""

    topics: Annotated[tuple[Words, ...], says("主題", "系列之下的主題，一個一項")] = ()
    purpose: Annotated[Stated[Words], says("目標", "表裡印的目標")] = _NOT_STATED
    courses: Annotated[Mapping[Id, CourseLine], says("課程", "編號: 課程名稱")] = Field(default_factory=dict)


class TrackEntry(Shared):
    """A track as courses.yaml writes it."""

    advanced_by: Annotated[Stated[Words], says("進階課程主辦", "進階課程由誰辦理")] = _NOT_STATED
    series: Annotated[Mapping[Id, SeriesEntry], says("系列", "系列的編號，和條款編號相同")] = Field(
        default_factory=dict
    )
    courses: Annotated[Mapping[Id, CourseLine], says("課程", "不屬於系列的課程，編號: 課程名稱")] = Field(
        default_factory=dict
    )


class CoursesFile(RootModel[Mapping[Id, TrackEntry]]):
    """courses.yaml: tracks by id."""


COURSE_HEADS: Mapping[str, str] = {
    "編號": "id",
    "類別": "track",
    "系列": "series",
    "課程名稱": "title",
    "目標": "purpose",
    "對象": "audience_text",
    "對象分類": "audience",
    "地點": "venue",
    "合辦單位": "partner",
    "人數": "seats",
    "天數": "length",
    "預定開訓月份": "months",
    "時數": "hours",
    "時數類別": "counts_for",
    "語言": "languages",
    "主題": "topics",
    "主辦單位": "organiser",
    "級別": "level",
    "辦理方式": "methods",
    "備註": "note",
    "舊編號": "aliases",
}
"""The heads of courses.csv and of course tables, with the field each one fills."""


def field_of(column: str) -> str:
    """The field that a column fills; what is no head of a column is taken as a field."""
    return COURSE_HEADS.get(column, column)


SUMMED = frozenset({"seats", "length", "hours"})
"""Fields that a table of courses can add up."""

_HANDED_DOWN = ("organiser", "level", "audience", "methods")


def courses_of(file: CoursesFile) -> Courses:
    """The records of courses.yaml; what a track or series says holds for courses that do not say it."""
    tracks, series, courses = [], [], []
    for track_id, track in file.root.items():
        tracks.append(Track.model_validate({"id": track_id} | _own(track, Track)))
        courses.extend(_courses(track.courses, track_id, "", (track,)))
        for series_id, one in track.series.items():
            series.append(Series.model_validate({"id": series_id, "track": track_id} | _own(one, Series)))
            courses.extend(_courses(one.courses, track_id, series_id, (one, track)))
    return Courses(tracks=tuple(tracks), series=tuple(series), courses=tuple(courses))


def _courses(
    entries: Mapping[str, CourseFields], track: str, series: str, above: tuple[Shared, ...]
) -> list[Course]:
    return [
        Course.model_validate(
            {"id": course_id, "track": track, "series": series}
            | _own(entry, Course)
            | _inherited(entry, above)
        )
        for course_id, entry in entries.items()
    ]


def _own(record: Shared, kind: type[Record]) -> dict[str, object]:
    names = type(record).model_fields.keys() & kind.model_fields.keys()
    return {name: getattr(record, name) for name in names}


def _inherited(entry: CourseFields, above: tuple[Shared, ...]) -> dict[str, object]:
    given: dict[str, object] = {}
    for name in _HANDED_DOWN:
        values = [getattr(record, name) for record in (entry, *above)]
        given[name] = next((value for value in values if value not in (Unstated.NOT_STATED, ())), values[0])
    return given
