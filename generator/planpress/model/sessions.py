"""Sessions: a course on given days, from a row of sessions.csv."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from planpress.model.amounts import Hours, Seats
from planpress.model.dates import RocDate, TimeRange
from planpress.model.materials import Material
from planpress.model.records import Id, Record, Whole, Words, says
from planpress.model.site import Link
from planpress.model.values import Stated, Unstated

_NOT_STATED = Unstated.NOT_STATED


class SessionState(StrEnum):
    """Where a session stands."""

    PLANNED = "籌備中"
    OPEN = "開放報名"
    FULL = "額滿"
    CLOSED = "截止報名"
    HELD = "已辦竣"
    POSTPONED = "延期"
    CANCELLED = "取消"


class Session(Record):
    """A dated session. ``starts`` holds one day, or several apart from each other (then no ``end``)."""

    id: Annotated[Id, says("編號", "小寫字母、數字、-，例如 ai-1-a")]
    course: Annotated[Id, says("課程", "課程的編號")]
    batch: Annotated[Stated[Whole], says("梯次", "第幾梯次")] = _NOT_STATED
    starts: Annotated[
        tuple[RocDate, ...], says("開始", "113年5月6日；不連續的幾天用；分開"), Field(min_length=1)
    ]
    end: Annotated[Stated[RocDate], says("結束", "最後一天；只有一天可以不寫")] = _NOT_STATED
    time: Annotated[Stated[TimeRange], says("時間", "09:00至16:00")] = _NOT_STATED
    venue: Annotated[Stated[Words], says("地點", "場地的編號或名稱")] = _NOT_STATED
    instructors: Annotated[
        tuple[Words, ...], says("講師", "講師的代號，不寫姓名；有幾位用；分開；只供檢查，不會印出")
    ] = ()
    seats: Annotated[Stated[Seats], says("名額", "大於 0 的整數")] = _NOT_STATED
    method: Annotated[Stated[Words], says("方式", "例如 實體、線上")] = _NOT_STATED
    state: Annotated[Stated[SessionState], says("狀態", "、".join(SessionState))] = _NOT_STATED
    signup: Annotated[Link | None, says("報名連結", "報名網站的網址")] = None
    signup_by: Annotated[Stated[RocDate], says("報名截止", "最後一天可以報名的日期")] = _NOT_STATED
    approved_by: Annotated[Stated[Words], says("核定", "由誰決定哪些人參加，例如 人事處")] = _NOT_STATED
    hours: Annotated[Stated[Hours], says("時數", "和課程不同才寫，例如 3小時")] = _NOT_STATED
    counts_for: Annotated[
        tuple[Words, ...], says("時數類別", "時數類別的編號或名稱；和課程不同才寫；有幾類用；分開")
    ] = ()
    materials: Annotated[
        tuple[Material, ...], says("教材", "attachments/ 裡的檔名，或 名稱：檔名；有幾份用；分開")
    ] = ()
    note: Annotated[Words | None, says("備註", "給讀者的說明")] = None
    sequence: Annotated[
        Whole | None, says("更正序", "公布之後改過幾次；行事曆靠它認出新的一版；沒有改過就空著")
    ] = None
    updated: Annotated[RocDate | None, says("更新日期", "這一列最後改的日期")] = None

    @property
    def first_day(self) -> RocDate:
        """The first day."""
        return min(self.starts, key=lambda day: day.date)

    @property
    def last_day(self) -> RocDate:
        """The last day."""
        if isinstance(self.end, RocDate):
            return self.end
        return max(self.starts, key=lambda day: day.date)


SESSION_HEADS: Mapping[str, str] = {
    "編號": "id",
    "課程": "course",
    "梯次": "batch",
    "開始": "starts",
    "結束": "end",
    "時間": "time",
    "地點": "venue",
    "講師": "instructors",
    "名額": "seats",
    "方式": "method",
    "狀態": "state",
    "報名連結": "signup",
    "報名截止": "signup_by",
    "核定": "approved_by",
    "時數": "hours",
    "時數類別": "counts_for",
    "教材": "materials",
    "備註": "note",
    "更正序": "sequence",
    "更新日期": "updated",
}
"""The heads of sessions.csv, with the field each one fills."""
