"""What a training system does for whom: content/vocabularies/services.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Self, TypeAlias

from pydantic import Field, model_validator

from planpress.model.records import Id, OrText, Record, Words, needs_one, says


class ServiceState(StrEnum):
    """In which way a website that takes no data can stand in for a function."""

    GIVEN = "靜態提供"
    LINK = "連結"
    FORM = "表單"
    IMPORT = "匯入"
    NOT = "不提供"


class Offer(Record):
    """What this site has for a function today: words, and the page of this site where it stands."""

    text: Annotated[Words, says("文字", "本站提供的是什麼；有 page 時就是連結的字")]
    page: Annotated[
        Words | None,
        says("頁面", "站內的網址，例如 catalog/、rules/taoyuan/113/absence/、taoyuan/113/#materials"),
    ] = None


OfferLine: TypeAlias = Annotated[Offer, OrText("text")]


class Elsewhere(Record):
    """Where the rest is done: a platform of a city, or a name alone."""

    title: Annotated[Words | None, says("名稱", "沒有列在縣市檔案裡的網站或單位")] = None
    city: Annotated[Id | None, says("縣市", "縣市的編號；和 portal 一起寫")] = None
    portal: Annotated[Id | None, says("網站", "縣市檔案裡 portals 的編號")] = None

    @model_validator(mode="after")
    def _has_a_name(self) -> Self:
        needs_one(self, "title", "portal")
        if self.portal is not None:
            needs_one(self, "city")
        return self


ElsewhereLine: TypeAlias = Annotated[Elsewhere, OrText("title")]


class Entrance(Record):
    """A kind of users with a page of their own."""

    title: Annotated[Words, says("名稱", "例如 辦班人員；也是頁面的標題")]
    lead: Annotated[Words | None, says("說明", "給這些人的一兩句話")] = None
    clause: Annotated[Id | None, says("條款", "文件裡寫這些人的條款編號")] = None


class Service(Record):
    """A function: whom it serves, what this site has of it, and where the rest is done."""

    title: Annotated[Words, says("名稱", "照文件的寫法")]
    users: Annotated[tuple[Id, ...], says("使用者", "entrances 裡的編號，一個以上"), Field(min_length=1)]
    state: Annotated[
        ServiceState,
        says("方式", "靜態提供、連結、表單、匯入、不提供：這項功能在靜態網站上屬於哪一種，不表示已經做好"),
    ]
    offers: Annotated[tuple[OfferLine, ...], says("本站提供", "今天已經有的才寫；沒有就不寫")] = ()
    later: Annotated[Words | None, says("尚未提供", "還沒有的部分是什麼，例如 可列印的異動表")] = None
    elsewhere: Annotated[tuple[ElsewhereLine, ...], says("到哪裡辦", "其餘在哪裡辦理；沒有寫就印未載明")] = ()
    clause: Annotated[Id | None, says("條款", "文件裡寫這項功能的條款編號")] = None


class Services(Record):
    """services.yaml: the functions of a document, by the entrances of those who use them."""

    document: Annotated[
        Words | None,
        says("文件", "功能出自哪一份文件，例如 taipei/106-training-system-proposal；clause 是它的條款"),
    ] = None
    entrances: Annotated[
        Mapping[Id, Entrance], says("入口", "編號: 名稱、說明；一個編號一頁"), Field(min_length=1)
    ]
    functions: Annotated[Mapping[Id, Service], says("功能", "編號: 名稱、使用者、方式")] = Field(
        default_factory=dict
    )
