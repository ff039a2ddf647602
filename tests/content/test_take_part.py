"""What the five documents let the site say of taking part, and of months without days."""

from __future__ import annotations

from support.built import Built

MONTHS = [f"2020-{month:02}" for month in range(1, 13)]
APRIL = (
    "高階主管標竿學習營",
    "資訊圖表設計工作坊",
    "英文EZGO基礎班",
    "策略翻轉微學習",
    "選送具發展潛力人才出國研習",
)


def test_every_course_says_how_to_take_part_and_whom_to_ask(built: Built) -> None:
    courses = {path: page for path, page in built.pages().items() if path.startswith("courses/")}
    assert len(courses) > 60
    for path, page in courses.items():
        page.shows("如何參加", "不受理報名", "到哪裡報名", "由誰決定", "洽詢")
        assert "<form" not in page.main, path


def test_who_decides_in_taitung_is_what_its_clauses_say(built: Built) -> None:
    page = built.page("courses/taitung/109/micro/")
    page.shows(
        "參訓人員：服務機關學校(單位)同意（報名前）壹拾壹、二", "名單由首長核定捌、一", "臺東縣政府人事處"
    )


def test_a_document_that_does_not_say_leaves_it_unstated(built: Built) -> None:
    page = built.page("courses/taoyuan/113/ai-1/")
    page.shows("到哪裡報名未載明", "由誰決定未載明", "洽詢桃園市政府人事處")


def test_the_months_that_taitung_prints_make_a_calendar(built: Built) -> None:
    folder = built.output / "calendar"
    assert sorted(one.name for one in folder.iterdir() if one.is_dir()) == MONTHS
    april = built.page("calendar/2020-04/").shows("6門課程只有預定月份", *APRIL, "兒童節補假")
    assert 'class="month__entries"' not in april.html
    built.page("calendar/2020-07/").shows("關鍵職務高潛力人才培訓").hides("資訊圖表設計工作坊")
    assert "../../calendar/#y-2020" in built.page("taitung/109/").links()
    assert "../calendar/" in built.page("sitemap/").links()


def test_without_sessions_there_is_no_calendar_file_of_sessions(built: Built) -> None:
    assert {one.name for one in (built.output / "ics").iterdir()} == {"duties"}
