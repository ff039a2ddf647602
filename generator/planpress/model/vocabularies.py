"""Shared vocabularies: audiences, methods, hour branches, venues, laws, exams, national hours, holidays."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, TypeAlias

from pydantic import Field

from planpress.model.amounts import Hours, Seats
from planpress.model.dates import RocDate
from planpress.model.records import Id, Label, OrText, Record, Words, YesNo, says
from planpress.model.rule_parts import FieldName
from planpress.model.rules import HoursParts, Rules
from planpress.model.site import Link
from planpress.model.values import Stated, Unstated


class Term(Record):
    """An entry of a vocabulary: its name and the other words used for it."""

    title: Annotated[Words, says("名稱", "正式的名稱")]
    also: Annotated[tuple[Words, ...], says("別稱", "各文件用的其他說法")] = ()
    kind: Annotated[Words | None, says("種類", "分類用的字")] = None
    note: Annotated[Words | None, says("說明", "給讀者的說明")] = None


class Audiences(Record):
    """audiences.yaml."""

    audiences: Annotated[Mapping[Id, Term], says("對象", "編號: 名稱、別稱、種類")]


class Methods(Record):
    """methods.yaml."""

    methods: Annotated[Mapping[Id, Term], says("方式", "辦理、教學、評核的方式")]


class HourBranch(Term):
    """A branch of the hours that must be learned; ``under`` is the branch above."""

    under: Annotated[Id | None, says("上一層", "上一層分項的編號")] = None


class HourBranches(Record):
    """hour-branches.yaml."""

    hour_branches: Annotated[Mapping[Id, HourBranch], says("時數類別", "和規則裡分項的編號相同")]


class Venue(Term):
    """A place."""

    city: Annotated[Id | None, says("縣市", "縣市的編號")] = None
    address: Annotated[Words | None, says("地址", "場地的地址")] = None
    seats: Annotated[Stated[Seats] | None, says("座位", "可坐幾人")] = None
    access: Annotated[Words | None, says("無障礙", "無障礙設施的說明")] = None


class Venues(Record):
    """venues.yaml."""

    venues: Annotated[Mapping[Id, Venue], says("場地", "編號: 名稱、地址、座位")]


class Law(Term):
    """A law, rule, letter or programme that documents name."""

    date: Annotated[Stated[RocDate], says("日期", "最近一次發布、修正或發文的日期；文件沒有寫就填 未載明")]
    number: Annotated[Stated[Words], says("文號", "發文字號；文件沒有寫就填 未載明")]
    issued_by: Annotated[Words | None, says("發布機關", "由誰發布")] = None
    since: Annotated[Stated[RocDate] | None, says("自", "開始適用的日期")] = None
    until: Annotated[Stated[RocDate] | None, says("至", "停止適用的日期")] = None
    replaced_by: Annotated[Id | None, says("取代", "由哪一個法令取代：laws.yaml 裡的編號")] = None
    url: Annotated[Link | None, says("網址", "法令的網頁")] = None


class Laws(Record):
    """laws.yaml."""

    laws: Annotated[Mapping[Id, Law], says("法令", "編號: 名稱、日期、文號")]


class Names(Record):
    """names.yaml: what the checks of texts leave alone, and what they take for a slip."""

    names: Annotated[
        tuple[Words, ...], says("專有名稱", "照原樣寫的名稱，例如 2023台灣燈會在台北；檢查不看其中的字")
    ] = ()
    misprints: Annotated[Mapping[Words, Words], says("常見錯字", "錯的寫法: 對的寫法")] = Field(
        default_factory=dict
    )


class LawSource(Record):
    """The letter a national rule comes from."""

    text: Annotated[Words, says("文字", "來源的名稱")]
    date: Annotated[Stated[RocDate], says("日期", "發文日期")]
    number: Annotated[Stated[Words], says("文號", "發文字號")]
    issued_by: Annotated[Words | None, says("發布機關", "由誰發布")] = None


class NationalHours(Record):
    """A version of the national rule on hours, followed by the cities' rules."""

    title: Annotated[Words, says("名稱", "規定的名稱")]
    since: Annotated[Stated[RocDate], says("自", "開始適用的日期")]
    until: Annotated[Stated[RocDate], says("至", "停止適用的日期")] = Unstated.NOT_STATED
    source: Annotated[LawSource, says("來源", "函文的名稱、日期、文號")]
    total: Annotated[Stated[Hours], says("總時數", "20小時")]
    parts: Annotated[Stated[HoursParts] | None, says("分項", "加起來要等於總時數")] = None
    follows: Annotated[Id | None, says("依循", "沒有寫的分項依哪一個規定的編號")] = None
    unverified: Annotated[Mapping[FieldName, Words], says("未查證", "來源不全或未經查證的參數: 說明")] = (
        Field(default_factory=dict)
    )
    note: Annotated[Words | None, says("說明", "給讀者的說明")] = None


class HoursVocabulary(Record):
    """hours.yaml."""

    hours: Annotated[Mapping[Id, NationalHours], says("全國規定", "編號: 規定")]


class NationalRules(Rules):
    """national-rules.yaml: the groups of rules.yaml; ``clause`` is the id of a law, ``at`` its article."""


class ExamLevel(Record):
    """A level of an exam."""

    title: Annotated[Words, says("名稱", "例如 中高級")]
    cefr: Annotated[Stated[Words], says("CEFR", "對應的 CEFR 等級；沒有查得就填 未載明")]
    note: Annotated[Words | None, says("說明", "給讀者的說明")] = None


class Exam(Term):
    """A language exam with its levels from low to high, or with scores."""

    language: Annotated[Words, says("語言", "英語、客語…")]
    levels: Annotated[Mapping[Id, ExamLevel], says("等級", "由低到高")] = Field(default_factory=dict)
    score: Annotated[Words | None, says("分數", "分數怎麼算，例如 總分")] = None


class Equivalent(Record):
    """What an exam needs for a CEFR level: a level or score, parts of a score, or a range."""

    level: Annotated[Label | None, says("等級或分數", "例如 中級、5.5")] = None
    test: Annotated[Words | None, says("測驗", "同一系列的哪一種測驗，例如 FCE")] = None
    listening: Annotated[Label | None, says("聽力", "聽力分數")] = None
    reading: Annotated[Label | None, says("閱讀", "閱讀分數")] = None
    total: Annotated[Label | None, says("總分", "總分")] = None
    from_: Annotated[Label | None, says("起", "最低分", alias="from")] = None
    to: Annotated[Label | None, says("迄", "最高分")] = None


EquivalentLine: TypeAlias = Annotated[Equivalent, OrText("level")]


class Equivalence(Record):
    """A dated table of equivalent exams by CEFR level."""

    title: Annotated[Words, says("名稱", "對照表的名稱")]
    as_of: Annotated[Words, says("時間", "對照表是什麼時候的")]
    source: Annotated[Words, says("來源", "從哪裡來的")]
    verified: Annotated[YesNo, says("已查證", "false：未經查證")]
    note: Annotated[Words | None, says("說明", "給讀者的說明")] = None
    rows: Annotated[
        Mapping[Words, Mapping[Id, Stated[EquivalentLine]]], says("各列", "CEFR 等級: 各檢定的等級或分數")
    ]


class Exams(Record):
    """exams.yaml."""

    exams: Annotated[Mapping[Id, Exam], says("檢定", "編號: 名稱、語言、等級")]
    equivalences: Annotated[Mapping[Id, Equivalence], says("對照表", "各檢定的對照")] = Field(
        default_factory=dict
    )


class Holiday(Record):
    """A day off, or a working day that makes up for one."""

    date: Annotated[RocDate, says("日期", "113年1月1日")]
    title: Annotated[Words, says("名稱", "例如 開國紀念日、補行上班")]


class HolidayYear(Record):
    """The calendar of a year; Saturdays and Sundays are off without being named."""

    source: Annotated[Words, says("來源", "公布這一年辦公日曆的公告")]
    holidays: Annotated[tuple[Holiday, ...], says("放假日", "週六、週日以外的放假日")]
    workdays: Annotated[tuple[Holiday, ...], says("補班日", "要上班的週六、週日")] = ()


class Holidays(Record):
    """holidays.yaml: years of the Republic in quotes."""

    years: Annotated[Mapping[Words, HolidayYear], says("年度", '民國年，加引號："113"')]


class English(Record):
    """english.yaml: how English pages say words of the records; what it does not name stays Chinese."""

    terms: Annotated[
        Mapping[Words, Words],
        says("用詞", "中文: 英文；只換整段相同的字，# 代表一個數字，例如 #堂課: '# lessons'"),
    ]
