"""The functions of the five documents that a static site answers: links, statements, lines, local checks.

One test or case a row of the sources (14, 36, 39, 44 to 78, 95, 101, 117 to 123). What the site does not
have yet (forms, timetables, notices, files) is only looked at for saying so.
"""

from __future__ import annotations

import re

import pytest

from support.built import Built
from support.pages import Page, folded
from support.reading import part, words

ENTRANCES = ("organisers", "agencies", "learners")
STATES = ("靜態提供", "連結", "表單", "匯入", "不提供")
SYSTEM = "臺北市：實體訓練資訊管理系統"
PROPOSAL = "taipei/106-training-system-proposal/"
ORGANISERS = [
    "訓練計畫管理",
    "講師資料管理",
    "教室場地管理",
    "教務管理",
    "班期建置管理",
    "報名選員調訓",
    "異動管理",
    "成績管理",
    "講義上傳",
    "鐘點費管理",
    "用餐管理",
    "問卷管理",
    "報表管理",
    "勤惰管理",
    "電子簽到",
]
AGENCIES = [
    "線上班期報名",
    "異動",
    "班期、研習時數查詢",
    "培訓統計報表",
]
LEARNERS = [
    "研習班期資訊（含已上課及尚未開課）",
    "異動媒合登錄",
    "混成研習資訊",
    "講義下載",
    "研習時數查詢",
    "發展班期處理意見查詢",
]


def _entrance(built: Built, name: str) -> Page:
    return built.page(f"services/{name}/")


def _function(built: Built, entrance: str, key: str) -> tuple[str, list[str]]:
    """What an entrance says of a function, and its links from the site's root."""
    row = part(_entrance(built, entrance), key)
    links = [link.get("href", "").replace("../../", "").replace("../", "services/") for link in row.iter("a")]
    return words(row), links


# -- row 44: three entrances ------------------------------------------------------


@pytest.mark.parametrize(
    ("entrance", "titles"), list(zip(ENTRANCES, (ORGANISERS, AGENCIES, LEARNERS), strict=True))
)
def test_every_function_of_the_system_stands_on_its_entrance_in_the_order_of_the_source(
    built: Built, entrance: str, titles: list[str]
) -> None:
    (own, *_) = _entrance(built, entrance).html.split('id="services-more"')
    found = re.findall(r'service-row__title">([^<]*)<', own)
    assert found == titles
    document = built.page(PROPOSAL).text
    assert not [title for title in titles if folded(title) not in document]


@pytest.mark.parametrize("entrance", ENTRANCES)
def test_every_function_has_a_state_and_says_what_is_here_or_that_nothing_is(
    built: Built, entrance: str
) -> None:
    page = _entrance(built, entrance)
    rows = re.findall(r'<li class="service-row".*?</dl>', page.html, re.DOTALL)
    assert rows
    for row in rows:
        state = re.search(r"</span> ([^<]*)</p>", row)
        assert state is not None
        assert state.group(1).strip() in STATES, row
        assert "本站提供" in row or "尚未提供" in row
        assert "到哪裡辦" in row or state.group(1).strip() == "靜態提供"


@pytest.mark.parametrize("entrance", ENTRANCES)
def test_an_entrance_pretends_nothing(built: Built, entrance: str) -> None:
    page = _entrance(built, entrance).shows("本站不收報名、不簽到、不記成績，也沒有登入")
    assert not re.search(r"<(form|input|button|select|textarea)\b", page.main)


@pytest.mark.parametrize(
    ("entrance", "key", "title"),
    [
        ("organisers", "teaching-affairs", "課表與通知的範本"),
        ("organisers", "nomination", "可列印的薦送表"),
        ("organisers", "changes", "可列印的異動表"),
        ("organisers", "sign-in-sheet", "可列印的簽到表"),
        ("organisers", "surveys", "可列印的問卷"),
        ("organisers", "online-survey", "匯入填答檔"),
        ("organisers", "timetables", "課表範本"),
        ("organisers", "mail-templates", "通知的文字範本"),
        ("organisers", "hours-upload", "產生上傳檔"),
        ("organisers", "attendance", "匯入出缺席檔"),
        ("agencies", "staff-database", "機關名冊"),
        ("organisers", "process", "需求調查表"),
        ("organisers", "meals", "葷素欄"),
    ],
)
def test_what_is_later_work_is_said_to_be_missing(built: Built, entrance: str, key: str, title: str) -> None:
    said, _ = _function(built, entrance, key)
    assert folded("尚未提供") in said
    assert folded(title) in said.partition(folded("尚未提供"))[2]


# -- rows 45 to 78, each by its static answer --------------------------------------


@pytest.mark.parametrize(
    ("row", "entrance", "key", "says", "leads"),
    [
        (45, "organisers", "plan-management", "全文與 PDF", ["earlier/", "duties/"]),
        (46, "organisers", "instructor-data", "不公布講師的個人資料與評分", []),
        (46, "organisers", "instructor-records", "授課評估不會公布", [f"{PROPOSAL}#instructors"]),
        (47, "organisers", "rooms", "同一場地同時排兩班", ["manual/check-sessions/"]),
        (48, "organisers", "teaching-affairs", SYSTEM, ["catalog/"]),
        (49, "organisers", "class-setup", "班期檔怎麼寫", ["manual/sessions/"]),
        (50, "organisers", "nomination", SYSTEM, ["rules/taitung/109/nomination/"]),
        (51, "organisers", "changes", "遞補", ["rules/taoyuan/113/substitute/", "taitung/109/#best-effort"]),
        (51, "learners", "change-matching", "遞補", ["rules/taoyuan/113/substitute/"]),
        (52, "organisers", "grades", "個人成績不會公布", ["compare/methods/"]),
        (53, "organisers", "handout-upload", "附件", ["manual/records/"]),
        (53, "learners", "handouts", "臺北市：臺北e大", ["taoyuan/113/#materials", "hsinchu/109/#materials"]),
        (54, "organisers", "fees", "不在公開的網站上", []),
        (55, "organisers", "meals", "葷素", ["hsinchu/109/#signup"]),
        (56, "organisers", "surveys", "各計畫在什麼時候調查", ["compare/duties/"]),
        (57, "organisers", "reports", "全部文件的指標", ["indicators/", "compare/indicators/"]),
        (57, "agencies", "agency-reports", "全部文件的指標", ["indicators/"]),
        (58, "organisers", "attendance", "請假超過多少不登錄時數", ["rules/taoyuan/113/absence/"]),
        (59, "agencies", "online-signup", SYSTEM, ["catalog/"]),
        (
            60,
            "learners",
            "own-hours",
            "不會離開您的瀏覽器",
            ["rules/national/hours/", "rules/hsinchu/109/hours/"],
        ),
        (61, "learners", "opinions", "本站不提供", []),
        (61, "learners", "opinions", SYSTEM, []),
        (62, "learners", "blended-learning", "混成", ["compare/methods/", "taoyuan/113/#sharing"]),
        (63, "learners", "class-information", "已辦與未辦", ["catalog/", "calendar/", "earlier/"]),
        (64, "organisers", "accounts", "本站沒有帳號", [f"{PROPOSAL}#system"]),
        (65, "learners", "single-sign-on", "本站沒有登入", ["services/links/"]),
        (66, "organisers", "hours-upload", "環境教育終身學習網", ["rules/hsinchu/109/register/"]),
        (66, "agencies", "hours-upload", "全國教師在職進修網", [f"{PROPOSAL}#hours-upload"]),
        (67, "agencies", "staff-database", "本站不連接人事資料庫", [f"{PROPOSAL}#staff-database"]),
        (68, "organisers", "process", "十二個步驟", [f"{PROPOSAL}#digital"]),
        (69, "organisers", "timetables", "6種，未附樣式", [f"{PROPOSAL}#templates"]),
        (70, "organisers", "mail-templates", "28種，未附文字", [f"{PROPOSAL}#templates"]),
        (71, "agencies", "call-up", "本站不寄信", [f"{PROPOSAL}#online-notices"]),
        (72, "organisers", "class-history", "承辦人與經費不公布", ["earlier/", f"{PROPOSAL}#class-history"]),
        (78, "organisers", "next-year", "由匯入資料做成的年度報告", ["indicators/"]),
    ],
)
def test_a_function_has_its_static_answer(
    built: Built, row: int, entrance: str, key: str, says: str, leads: list[str]
) -> None:
    said, links = _function(built, entrance, key)
    assert folded(says) in said, row
    assert set(leads) <= set(links), row


def test_row_50_no_name_of_anybody_is_published(built: Built) -> None:
    for entrance in ENTRANCES:
        page = _entrance(built, entrance)
        assert not re.search(r"[A-Z][12]\d{8}|09\d{8}|@", page.text)


def test_row_60_the_check_of_hours_sends_nothing(built: Built) -> None:
    page = built.page("rules/national/hours/")
    assert not re.search(r'<form[^>]*\baction="https?:', page.html)
    assert "環境教育" in page.text


def test_row_65_the_four_platforms_are_listed_without_a_login(built: Built) -> None:
    page = built.page("services/links/")
    page.shows("網路市民", "本府數位學習網", "實體訓練資訊管理系統", "公務人員終身學習入口網")
    page.shows("各網站分別登入，本站沒有登入")
    assert not re.search(r'<(form|input)\b|type="password"', page.main)
    listed = part(page, "links-taipei-table")
    assert words(listed).count(folded("「單一簽入」")) == 4


def test_row_66_the_three_platforms_that_take_hours_are_named(built: Built) -> None:
    listed = words(part(built.page("services/links/"), "links-taipei-table"))
    assert listed.count(folded("「學習時數上傳」")) == 3


def test_row_57_statistics_are_those_of_the_records_and_what_is_missing_is_said(built: Built) -> None:
    built.page("indicators/").shows("942個", "1,123個", "40,000人次以上", "還沒有的統計", "滿意度")


def test_row_72_a_history_of_classes_is_not_pretended(built: Built) -> None:
    built.page("indicators/").shows("同一班各年的資料要有各年的計畫才能並列", "經費不公布")


@pytest.mark.parametrize("flow", ["sop", "class-flow", "request-flow"])
def test_rows_80_to_82_a_process_is_drawn_and_told_in_words(built: Built, flow: str) -> None:
    figure = part(built.page(PROPOSAL), f"figure-{flow}")
    assert [one for one in figure.iter() if str(one.tag).endswith("svg")]
    assert len(list(figure.iter("li"))) >= 5


# -- the other documents -----------------------------------------------------------


def test_row_14_personal_records_are_at_the_citys_platform(built: Built) -> None:
    for key in ("own-hours", "handouts", "own-area"):
        said, _ = _function(built, "learners", key)
        assert folded("臺北市：臺北e大") in said
    assert "個人的時數紀錄不在本站" in _function(built, "learners", "own-hours")[0]


def test_row_14_no_page_of_the_site_asks_for_a_password(built: Built) -> None:
    asking = [name for name, page in built.pages().items() if 'type="password"' in page.html]
    assert asking == []


def test_row_33_ways_to_evaluate_are_told(built: Built) -> None:
    built.page("compare/duties/").shows("滿意度問卷調查", "心得寫作")


def test_row_36_signing_up_in_time_is_told_and_nobody_is_listed(built: Built) -> None:
    said, links = _function(built, "agencies", "online-signup")
    assert "hsinchu/109/#signup" in links
    assert folded(SYSTEM) in said
    clause = words(part(built.page("hsinchu/109/"), "signup"))
    assert folded("供餐葷素之統計") in clause


def test_row_39_who_lacks_hours_finds_the_check_and_the_duty(built: Built) -> None:
    _, links = _function(built, "agencies", "agency-queries")
    assert {"rules/hsinchu/109/guidance/", "rules/taitung/109/guidance/", "compare/hours/"} <= set(links)
    built.page("rules/hsinchu/109/hours/").shows("20小時")


def test_row_95_materials_are_where_the_plan_says(built: Built) -> None:
    assert folded("人事處網站訓練專區") in words(part(built.page("taoyuan/113/"), "materials"))
    built.page("services/links/").shows("本府人事處網站訓練專區")


def test_row_101_and_118_ways_to_assess_are_listed_with_what_is_asked(built: Built) -> None:
    built.page("compare/duties/").shows("紙筆測驗", "書面報告", "績效面談", "回流課程", "建議意見")


def test_row_117_records_of_leave_go_to_the_agency(built: Built) -> None:
    _, links = _function(built, "organisers", "attendance")
    assert "taitung/109/#leave-records" in links
    built.page("duties/taitung/").shows("函送請假紀錄")


def test_row_119_ways_to_measure_learning_are_listed(built: Built) -> None:
    built.page("compare/duties/").shows("成果發表", "測驗", "報告提交")


def test_row_123_who_cannot_come_is_replaced_in_order(built: Built) -> None:
    _, links = _function(built, "organisers", "changes")
    assert "taitung/109/#best-effort" in links
    assert folded("依序遞補") in words(part(built.page("taitung/109/"), "best-effort"))
