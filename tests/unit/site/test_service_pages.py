"""An entrance says of each function what is here, what is not, and where the rest is done."""

from __future__ import annotations

from planpress.model.services import Services
from planpress.model.site import City, Site
from planpress.site.pages import LinkView
from planpress.site.runs import text_of
from planpress.site.service_pages import ServiceWorld, count_words, links_page, service_page, services_page
from planpress.site.service_views import ServicePage, ServiceRow
from planpress.site.views import Run, TableView
from support.plans import record
from support.theme import wording

SAY = wording()
SITE = Site.model_validate({"title": "訓練計畫"})
SERVICES = """
entrances:
  staff: {title: 辦班人員, lead: 開班的同仁。, clause: for-staff}
  learners: {title: 學員}
functions:
  plans:
    title: 訓練計畫管理
    users: [staff]
    state: 靜態提供
    offers: [{text: 課程目錄, page: catalog/}, 也有 PDF。]
    clause: for-staff
  sheets: {title: 簽到表, users: [staff], state: 表單, clause: others}
  roster: {title: 名冊, users: [staff], state: 匯入, later: 由檔案產生名冊, clause: others}
  opinions: {title: 處理意見查詢, users: [learners], state: 不提供}
  signup:
    title: 報名、異動
    users: [staff, learners]
    state: 連結
    elsewhere: [{city: xinghu, portal: system}, {city: xinghu, portal: e-da}, 某機關]
"""
CITY = """
name: 星湖市
portals:
  system: {title: 實體訓練系統, kind: 實體班期}
  e-da: {title: 星湖e大, url: "https://example.org/"}
"""


def _world() -> ServiceWorld:
    services, city = record(SERVICES, "services"), record(CITY, "city")
    assert isinstance(services, Services)
    assert isinstance(city, City)
    clauses = {"for-staff": LinkView("一、(二)1", "x/1/#for-staff"), "others": LinkView("二", "x/1/#others")}
    return ServiceWorld(services, {"xinghu": city}, clauses)


def _page(entrance: str) -> ServicePage:
    return service_page(SITE, SAY, _world(), entrance)


def _row(key: str, entrance: str = "staff") -> ServiceRow:
    return next(row for group in _page(entrance).groups for row in group.rows if row.anchor == key)


def _lines(lines: tuple[tuple[Run, ...], ...]) -> list[str]:
    return [text_of(line) for line in lines]


def test_the_functions_of_the_clause_come_first_and_the_clause_is_named_once() -> None:
    own, more = _page("staff").groups
    assert ([row.anchor for row in own.rows], own.clause) == (
        ["plans"],
        LinkView("一、(二)1", "x/1/#for-staff"),
    )
    assert [row.anchor for row in more.rows] == ["sheets", "roster", "signup"]
    assert (own.rows[0].clause, more.rows[0].clause) == (None, LinkView("二", "x/1/#others"))


def test_what_is_here_is_a_link_and_words_are_words() -> None:
    (first,), (second,) = (_row("plans").offers[0], _row("plans").offers[1][:1])
    assert (first.text, first.href) == ("課程目錄", "catalog/")
    assert second.href == ""


def test_what_is_not_there_is_said_and_never_left_to_be_guessed() -> None:
    assert _lines(_row("sheets").offers) == ["本站尚未提供"]
    assert (_row("roster").offers, _row("roster").later) == ((), "由檔案產生名冊")
    assert _lines(_row("opinions", "learners").offers) == ["本站不提供"]


def test_where_the_rest_is_done_is_a_link_only_where_the_address_is_known() -> None:
    row = _row("signup")
    assert _lines(row.elsewhere) == ["星湖市：實體訓練系統", "星湖市：星湖e大", "某機關"]
    assert [line[0].href for line in row.elsewhere] == ["", "https://example.org/", ""]
    assert _lines(_row("sheets").elsewhere) == ["未載明"]
    assert _row("plans").elsewhere == ()


def test_every_kind_is_counted_and_explained() -> None:
    assert count_words(SAY, _world(), "staff") == "共4項：靜態提供1項、連結1項、表單1項、匯入1項"
    assert [fact.term for fact in _page("staff").key] == ["靜態提供", "連結", "表單", "匯入", "不提供"]


def test_the_list_leads_to_each_entrance_and_to_the_platforms() -> None:
    page = services_page(SITE, SAY, _world(), LinkView("提案", "xinghu/106/"))
    links = [link.href for group in page.groups for link in group.links]
    assert links == ["services/staff/", "services/learners/", "services/links/", "xinghu/106/"]
    assert len(services_page(SITE, SAY, _world(), None).groups) == 2


def test_a_platform_tells_what_is_done_there() -> None:
    (section,) = links_page(SITE, SAY, _world()).sections
    (table,) = section.content
    assert isinstance(table, TableView)
    first = [text_of(cell.content[0].runs) for cell in table.rows[0].cells]  # type: ignore[union-attr]
    assert first == ["實體訓練系統", "實體班期", "「報名、異動」"]
    assert table.rows[1].cells[0].content[0].runs[0].href == "https://example.org/"  # type: ignore[union-attr]
