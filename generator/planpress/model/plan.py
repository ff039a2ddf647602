"""A plan, report or proposal: what plan.yaml holds."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Self, TypeAlias

from pydantic import Field, model_validator

from planpress.model.amounts import Share
from planpress.model.dates import Period, RocDate
from planpress.model.records import (
    Id,
    Label,
    Notes,
    Numbering,
    OrText,
    Record,
    Whole,
    Words,
    YesNo,
    needs_one,
    says,
)
from planpress.model.values import Stated, Unstated


class PlanKind(StrEnum):
    """What kind of document it is."""

    PLAN = "plan"
    REPORT = "report"
    PROPOSAL = "proposal"


class PlanState(StrEnum):
    """Where a document stands."""

    DRAFT = "draft"
    ISSUED = "issued"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


class Layout(StrEnum):
    """How its headings are laid out: one below the other, or as rows of a form."""

    DOCUMENT = "document"
    FORM = "form"


class Issue(Record):
    """When, under which number and by which act a document was issued."""

    date: Annotated[Stated[RocDate], says("發布日期", "函頒或發布的日期；文件沒有寫就填 未載明")]
    number: Annotated[Stated[Words], says("文號", "發文字號；前三碼要和日期的年度相同")]
    act: Annotated[
        Stated[Words], says("發布方式", "印在日期、文號之後的字", examples=["函頒", "奉核定後實施"])
    ] = Unstated.NOT_STATED


class AudienceEntry(Record):
    """A group a document is for; ``condition`` where it only may take part."""

    title: Annotated[Words, says("對象", "人員類別的名稱")]
    condition: Annotated[Words | None, says("條件", "例如 得視業務需要參訓")] = None
    clause: Annotated[Id | None, says("條款", "寫這個條件的條款編號")] = None


AudienceLine: TypeAlias = Annotated[AudienceEntry, OrText("title")]


class LegalBasis(Record):
    """A law, rule or letter a document rests on."""

    text: Annotated[Words, says("文字", "照印出來的樣子寫，連同句號")]
    kind: Annotated[Words | None, says("種類", "例如 法律、辦法、要點、函")] = None
    date: Annotated[Stated[RocDate] | None, says("日期", "發布或發文日期")] = None
    number: Annotated[Stated[Words] | None, says("文號", "發文字號")] = None
    law: Annotated[Id | None, says("法令編號", "content/vocabularies/laws.yaml 裡的編號")] = None


class Theme(Record):
    """Names that the text lists: {list:id}."""

    items: Annotated[tuple[Words, ...], says("各項", "一項一個名稱，照順序"), Field(min_length=1)]
    count: Annotated[Whole | None, says("項數", "文字說有幾項；和各項的數目不同時會提醒")] = None
    same_as: Annotated[
        Id | None, says("等同條款", "這些名稱應該和哪一條下面的標題相同；不同處會列入報告")
    ] = None


class Term(Record):
    """A short name that the document uses, and what it stands for."""

    short: Annotated[Words, says("簡稱", "文件用的簡稱或縮寫，例如 本處、CEDAW")]
    full: Annotated[Words, says("全名", "簡稱代表的全名")]
    english: Annotated[Words | None, says("英文全名", "文件印出的英文全名")] = None


class Subplan(Record):
    """A plan that is to be made separately."""

    clause: Annotated[Id, says("條款", "寫這件事的條款編號")]
    state: Annotated[Words, says("狀態", "例如 另訂、另行函頒")]
    title: Annotated[Words | None, says("名稱", "子計畫的名稱；沒有就不寫")] = None
    plan: Annotated[Words | None, says("計畫", "訂定之後的位置，例如 taoyuan/113-english")] = None


class Attachment(Record):
    """An attachment: drawn from a figure record, a file, or listed though missing."""

    title: Annotated[Words, says("名稱", "附件的名稱")]
    figure: Annotated[Id | None, says("圖", "figures.yaml 裡的編號")] = None
    table: Annotated[Id | None, says("表", "表的編號")] = None
    file: Annotated[Stated[Words] | None, says("檔案", "attachments/ 裡的檔名；原件已遺失就寫 未載明")] = None
    note: Annotated[Words | None, says("說明", "給讀者的說明")] = None

    @model_validator(mode="after")
    def _has_content(self) -> Self:
        needs_one(self, "figure", "table", "file")
        return self


class Person(Record):
    """Somebody who took part, by post; never by name."""

    post: Annotated[Words, says("職稱", "職稱；不寫姓名")]
    role: Annotated[Words, says("角色", "例如 主要提案人、參與提案人")]
    share: Annotated[Stated[Share], says("貢獻度", "百分比，例如 30%")]


class Contact(Record):
    """Whom to ask. What is not public never leaves the internal build."""

    unit: Annotated[Words, says("單位", "聯絡單位")]
    public: Annotated[YesNo, says("公開", "true 才會印出電話和電子郵件")] = False
    phone: Annotated[Words | None, says("電話", "聯絡電話")] = None
    email: Annotated[Words | None, says("電子郵件", "聯絡電子郵件")] = None


class TableOf(StrEnum):
    """What the rows of a table are."""

    COURSES = "courses"
    CLAUSES = "clauses"


class TableSpec(Record):
    """How records or clauses are shown as a table: {table:id}."""

    of: Annotated[TableOf, says("內容", "courses 課程、clauses 條款")]
    clause: Annotated[Id | None, says("條款", "clauses：哪一條下面的條款；courses：表所在的條款")] = None
    caption: Annotated[Words | None, says("表名", "印在表上方")] = None
    label: Annotated[Words | None, says("標示", "引用時印的字，例如 附表")] = None
    group: Annotated[Words | None, says("分組欄", "相鄰各列同一個字只印一次的欄，例如 系列")] = None
    columns: Annotated[tuple[Label, ...], says("欄", "要印哪些欄、照什麼順序"), Field(min_length=1)]
    heads: Annotated[Mapping[Words, Words], says("表頭", "印出來的表頭和欄名不同時，欄名: 表頭")] = Field(
        default_factory=dict
    )
    notes: Annotated[Notes | None, says("註解", "跟著這個表走的註解")] = None
    totals: Annotated[
        Words | None,
        says("合計", "courses：表的最後一列，人數、時數與各單位的天數加起來；寫這一列的名稱，例如 合計"),
    ] = None


class PlanRecord(Record):
    """plan.yaml."""

    title: Annotated[Words, says("標題", "文件的正式名稱，照印出來的樣子寫")]
    english: Annotated[Words | None, says("英文名稱", "文件的英文名稱")] = None
    slogan: Annotated[Words | None, says("標語", "印在標題下面的一句話")] = None
    agency: Annotated[Words | None, says("機關", "文件的機關；和縣市的機關相同就不寫")] = None
    kind: Annotated[PlanKind, says("文件種類", "plan 訓練計畫、report 績效報告、proposal 提案")]
    state: Annotated[
        Stated[PlanState],
        says("狀態", "draft 草案、issued 函頒、superseded 已修正、withdrawn 停止適用"),
    ] = Unstated.NOT_STATED
    layout: Annotated[Layout, says("版式", "document 一般文件；form 每個 # 標題是表格的一列")] = (
        Layout.DOCUMENT
    )
    profile: Annotated[
        Id | None, says("版面", "themes 的 profiles.yaml 裡的編號；不寫就用 plan，layout: form 用 form")
    ] = None
    period: Annotated[Stated[Period], says("期間", "計畫適用的期間：起訖日，或一整年")]
    issue: Annotated[Issue | None, says("發布", "發布日期、文號、方式")] = None
    in_force_from: Annotated[Stated[RocDate] | None, says("生效日", "開始適用的日期")] = None
    numbering: Annotated[Numbering | None, says("編號習慣", "和縣市的習慣不同時才寫")] = None
    audience: Annotated[
        tuple[AudienceLine, ...], says("對象", "實施對象；有條件的寫成 title、condition、clause")
    ] = ()
    legal_basis: Annotated[Mapping[Id, LegalBasis], says("依據", "{items:legal_basis} 印成一款一款")] = Field(
        default_factory=dict
    )
    themes: Annotated[Mapping[Id, Theme], says("名稱清單", "{list:編號} 印成 A、B、C")] = Field(
        default_factory=dict
    )
    counts: Annotated[
        Mapping[Id, Whole],
        says("項數", "條款編號: 原件的這一條有幾項，直接在下面的或最內層的標題；和列出的不同時會提醒"),
    ] = Field(default_factory=dict)
    terms: Annotated[
        Mapping[Id, Term], says("名詞", "文件裡的簡稱與縮寫；網頁會列出，英文縮寫並附上全名")
    ] = Field(default_factory=dict)
    subplans: Annotated[Mapping[Id, Subplan], says("子計畫", "另訂的計畫")] = Field(default_factory=dict)
    attachments: Annotated[Mapping[Id, Attachment], says("附件", "{items:attachments} 印成附件1、附件2")] = (
        Field(default_factory=dict)
    )
    people: Annotated[tuple[Person, ...], says("人員", "{table:people}：職稱、角色、貢獻度")] = ()
    contact: Annotated[Contact | None, says("聯絡窗口", "有疑問找誰；{value:contact} 印出來")] = None
    tables: Annotated[Mapping[Id, TableSpec], says("表", "{table:編號} 印出的表")] = Field(
        default_factory=dict
    )
    aliases: Annotated[tuple[Id, ...], says("舊網址", "改過資料夾名稱時，從前的名稱")] = ()
    updated: Annotated[RocDate | None, says("更新日期", "內容最後更新的日期")] = None

    @property
    def is_issued(self) -> bool:
        """True once a document has gone out: its ids must not change any more."""
        return self.state in (PlanState.ISSUED, PlanState.SUPERSEDED, PlanState.WITHDRAWN)
