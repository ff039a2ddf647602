"""The website and its cities: content/site.yaml and content/cities/<id>.yaml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, TypeAlias

from pydantic import BeforeValidator, Field, WithJsonSchema

from planpress.model.dates import RocDate
from planpress.model.records import Id, Label, Numbering, Record, Words, says
from planpress.model.values import not_read

_COLOUR = "^#[0-9a-fA-F]{6}$"
_ADDRESS = "^https?://[^\\s/?#]+(/[^\\s?#]*)?$"


def _colour(value: object) -> object:
    if not re.fullmatch(_COLOUR, str(value)):
        raise not_read("colour", str(value))
    return value


_LINK = "^https?://[^\\s/?#]+([/?#][^\\s]*)?$"


def _link(value: object) -> object:
    if not re.fullmatch(_LINK, str(value)):
        raise not_read("address", str(value))
    return value


def _address(value: object) -> object:
    if not re.fullmatch(_ADDRESS, str(value)):
        raise not_read("address", str(value))
    return value


Colour: TypeAlias = Annotated[
    str, BeforeValidator(_colour), WithJsonSchema({"type": "string", "pattern": _COLOUR})
]
"""``#005f73``."""

Address: TypeAlias = Annotated[
    str, BeforeValidator(_address), WithJsonSchema({"type": "string", "pattern": _ADDRESS})
]
"""Where a website stands: no query and no fragment, for the addresses of its pages are put behind it."""

Link: TypeAlias = Annotated[str, BeforeValidator(_link), WithJsonSchema({"type": "string", "pattern": _LINK})]
"""The address of a page elsewhere, as a browser shows it."""


class FooterItem(Record):
    """A line of the footer."""

    title: Annotated[Words, says("文字", "印在頁尾的字")]
    page: Annotated[Words | None, says("頁面", "站內頁面的編號，例如 privacy")] = None
    url: Annotated[Link | None, says("網址", "站外的網址")] = None


class SiteContact(Record):
    """Whom a visitor may ask."""

    unit: Annotated[Words, says("單位", "聯絡單位")]
    email: Annotated[Words | None, says("電子郵件", "單位的信箱；不寫個人信箱")] = None
    phone: Annotated[Words | None, says("電話", "單位的代表號")] = None
    url: Annotated[Link | None, says("網址", "聯絡的網頁")] = None


OPEN_LICENCE = "政府資料開放授權條款"


class OpenData(Record):
    """What data.gov.tw and those who use the open data ask for; what is not given is left out."""

    agency: Annotated[Words | None, says("提供機關", "不寫就用網站負責機關")] = None
    contact: Annotated[Words | None, says("聯絡窗口", "單位；不寫就用網站的第一個聯絡單位")] = None
    phone: Annotated[Words | None, says("聯絡電話", "單位的代表號")] = None
    email: Annotated[Words | None, says("聯絡信箱", "單位的信箱；不寫個人信箱")] = None
    frequency: Annotated[Words | None, says("更新頻率", "例如 每年、不定期更新")] = None
    licence: Annotated[Words | None, says("授權方式", "例如 政府資料開放授權條款-第1版")] = None
    licence_url: Annotated[Link | None, says("授權條款網址", "授權條款的網頁")] = None
    charge: Annotated[Words | None, says("計費方式", "例如 免費")] = None
    published: Annotated[RocDate | None, says("上架日期", "資料第一次公開的日期")] = None
    updated: Annotated[RocDate | None, says("更新日期", "不寫就用網站的更新日期")] = None
    keywords: Annotated[tuple[Words, ...], says("關鍵字", "幫助別人找到資料的字")] = ()

    @property
    def is_open_licence(self) -> bool:
        """True for the government's own licence, which has an identifier that programs know."""
        return (self.licence or "").startswith(OPEN_LICENCE)


class PageMetadata(Record):
    """What the meta tags of every page say beside what the page says: Dublin Core, three classifications.

    The codes are those of the rule on metadata and classified retrieval of agencies' electronic data.
    """

    identifier: Annotated[Words | None, says("識別碼", "機關的物件識別碼（OID）；不寫就用網址")] = None
    contributor: Annotated[Words | None, says("貢獻者", "協助製作的機關；不寫就用網站負責機關")] = None
    subject: Annotated[tuple[Words, ...], says("主題", "每一頁都適用的關鍵字")] = ()
    coverage: Annotated[Words | None, says("涵蓋範圍", "地區；不寫就用縣市，沒有縣市的頁面寫臺灣")] = None
    rights: Annotated[Words | None, says("權利", "著作權聲明；不寫就用開放資料的授權方式")] = None
    theme: Annotated[tuple[Label, ...], says("主題分類", "Category.Theme 的代碼")] = ()
    cake: Annotated[tuple[Label, ...], says("施政分類", "Category.Cake 的代碼")] = ()
    service: Annotated[tuple[Label, ...], says("服務分類", "Category.Service 的代碼")] = ()


class SheetKind(StrEnum):
    """Sheets that are printed beside the documents."""

    BOOKLET = "booklet"
    COURSE = "course"
    MONTH = "month"


class Site(Record):
    """content/site.yaml."""

    title: Annotated[Words, says("網站名稱", "印在每一頁的上方")]
    english: Annotated[Words | None, says("英文名稱", "網站的英文名稱")] = None
    description: Annotated[Words | None, says("說明", "一兩句話說明這個網站，首頁和搜尋結果會用到")] = None
    languages: Annotated[tuple[Words, ...], says("語言", "網頁的語言，例如 zh-Hant")] = ("zh-Hant",)
    address: Annotated[Address | None, says("網址", "網站公開的網址，例如 https://example.gov.tw/plans/")] = (
        None
    )
    as_of: Annotated[RocDate | None, says("基準日", "不在 git 裡的專案以這一天為今天")] = None
    updated: Annotated[RocDate | None, says("更新日期", "內容最後更新的日期")] = None
    owner: Annotated[Words | None, says("網站負責機關", "印在頁尾")] = None
    contacts: Annotated[tuple[SiteContact, ...], says("聯絡窗口", "一個單位一項")] = ()
    footer: Annotated[tuple[FooterItem, ...], says("頁尾", "頁尾的連結，一項一個")] = ()
    theme: Annotated[Id, says("佈景", "themes/ 裡的資料夾")] = "default"
    sheets: Annotated[
        tuple[SheetKind, ...],
        says("單張", "除了文件還要印成 PDF 的：booklet 課程手冊、course 每門課一張、month 每月一張"),
    ] = (SheetKind.BOOKLET, SheetKind.MONTH)
    open_data: Annotated[OpenData | None, says("開放資料", "授權、更新頻率、聯絡窗口…")] = None
    metadata: Annotated[PageMetadata | None, says("詮釋資料", "每一頁的都柏林核心集與三種分類")] = None

    @property
    def data_terms(self) -> OpenData:
        """What is said of the open data; where nothing is, the site's own agency, contact and day."""
        given = self.open_data or OpenData()
        contact = self.contacts[0] if self.contacts else None
        return given.model_copy(
            update={
                "agency": given.agency or self.owner,
                "contact": given.contact or (contact.unit if contact else None),
                "phone": given.phone or (contact.phone if contact else None),
                "email": given.email or (contact.email if contact else None),
                "updated": given.updated or self.updated,
            }
        )


class Portal(Record):
    """A website of a city or the state that a visitor goes to next."""

    title: Annotated[Words, says("名稱", "網站的名稱，照文件的寫法")]
    kind: Annotated[Words | None, says("種類", "例如 數位學習、學習時數")] = None
    url: Annotated[Link | None, says("網址", "沒有寫網址就只印名稱")] = None


class City(Record):
    """content/cities/<id>.yaml."""

    name: Annotated[Words, says("縣市", "例如 桃園市")]
    government: Annotated[Words | None, says("政府", "例如 桃園市政府")] = None
    agency: Annotated[Words | None, says("主辦機關", "例如 桃園市政府人事處")] = None
    english: Annotated[Words | None, says("英文名稱", "例如 Taoyuan City Government")] = None
    accent: Annotated[Colour | None, says("代表色", '加引號："#a3195b"')] = None
    accent_dark: Annotated[Colour | None, says("深色模式的代表色", "加引號")] = None
    portals: Annotated[Mapping[Id, Portal], says("相關網站", "編號: 名稱、種類、網址")] = Field(
        default_factory=dict
    )
    numbering: Annotated[Numbering, says("編號習慣", "這個縣市各層編號的寫法")] = Numbering(
        levels="壹、 一、 (一) 1. (1)"
    )
    aliases: Annotated[tuple[Id, ...], says("舊編號", "改過檔名時，從前的編號")] = ()
