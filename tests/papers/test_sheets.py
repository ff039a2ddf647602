"""Sheets beside the documents: a learner prints one course, others the booklet and the month."""

from __future__ import annotations

import datetime
import io
import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from html import unescape

import pytest
import segno
from PIL import Image

from planpress.diagnostics.diagnostic import Ref
from planpress.pipeline.booklets import booklet_view
from planpress.pipeline.calendar_months import month_about
from planpress.pipeline.calendars import calendar_month
from planpress.pipeline.pages import course_page
from planpress.pipeline.press import Press
from planpress.pipeline.records import site
from planpress.pipeline.run import PROGRAM, open_press
from planpress.pipeline.sheets import booklet_sheet, course_sheet, month_on_sheet
from planpress.pipeline.theming import LANGUAGE, wording
from planpress.render.conformance.check import check_pdf
from planpress.render.parity.pdf_words import pdf_words
from planpress.site.month_sheets import month_sheet
from planpress.site.sheet_views import Booklet
from planpress.site.word_sequence import END, first_difference, sequence
from support import paper_checks as checks
from support.papers import Paper, Word, read_paper, squeezed
from support.project import Project
from support.sheet_words import booklet_words, course_words, day_words, month_words
from support.small import PLAN, small_project
from support.typesetting import RememberingTypesetter

EDGE = 36.0  # points: the margin of a month, the smallest of all
MARK = "草案"
TITLES = ["生成式工具入門", "用生成式工具寫公文", "提示的寫法"]
TITLES += ["試算表與圖表", "公開資料的應用", "問卷的設計"]
SITE = "https://training.example.gov.tw/plans/"
COURSE = f"{SITE}courses/xinghu/114/ai-1/"
SESSIONS = """\
編號,課程,梯次,開始,時間,地點,名額,時數,時數類別,狀態,備註
ai-1-a,ai-1,1,114年5月6日,09:00至12:00,人力發展中心,40,3小時,數位,開放報名,自備電腦
ai-1-b,ai-1,2,114年5月20日,13:30至16:30,人力發展中心,40,3小時,數位,取消,
"""
MANY = "".join(
    f"data-1-{number},data-1,{number},114年5月6日,{8 + number // 6:02}:{number % 6}0至17:00,教室,,,,,\n"
    for number in range(1, 31)
)
"""Thirty sessions on one day: far more than the page of a month shows one by one."""


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Press]:
    """The small project at an address, with sessions; its plan is a draft."""
    project: Project = small_project(tmp_path_factory.mktemp("sheets") / "small")
    project.edit("content/site.yaml", "as_of", f"address: {SITE}\nsheets: [booklet, course, month]\nas_of")
    project.write(f"{PLAN}/sessions.csv", SESSIONS + MANY)
    day = datetime.date(2026, 1, 2)
    with open_press(project.root, PROGRAM, day, RememberingTypesetter(), None) as press:
        yield press


@pytest.fixture(scope="module")
def course(press: Press) -> Paper:
    return _paper(course_sheet(press, "xinghu", "114", "ai-1").value)


@pytest.fixture(scope="module")
def booklet(press: Press) -> Paper:
    return _paper(booklet_sheet(press, "xinghu", "114").value)


@pytest.fixture(scope="module")
def month(press: Press) -> Paper:
    return _paper(month_on_sheet(press, "2025-05").value)


def _paper(sheet: object) -> Paper:
    assert sheet is not None
    assert check_pdf(sheet.pdf, Ref("sheet.pdf")) == ()  # type: ignore[attr-defined]  # as read_paper has it
    paper = read_paper(sheet)  # type: ignore[arg-type]
    assert paper.blanks == ()
    assert [one for one in paper.words if one.text not in MARK and _runs_out(one, paper)] == []
    assert checks.cut_rows(paper.layout) == []
    assert checks.lonely_headings(paper.layout) == []
    return paper


def _runs_out(word: Word, paper: Paper) -> bool:
    """Whether a word comes nearer to the side of the paper than any profile allows."""
    return word.left < EDGE or word.right > paper.sizes[word.page - 1][0] - EDGE


# -- one course ---------------------------------------------------------------------


def test_a_course_is_one_a4_sheet(course: Paper) -> None:
    assert len(course.texts) == 1
    assert checks.not_a4(course) == []
    assert course.title == "生成式工具入門"


def test_the_sheet_says_what_the_page_says(press: Press, course: Paper) -> None:
    page = course_page(press, "xinghu", "114", "ai-1").decode()
    main = page.partition("<article")[2].partition('<nav class="pager')[0]
    said = [text for text in re.findall(r"<(?:dt|dd|h1|p)\b[^>]*>(.*?)</", main, re.DOTALL) if text]
    words = [squeezed(unescape(re.sub(r"<[^>]+>", "", text))) for text in said]
    wanted = [one for one in words if one]
    assert len(wanted) >= 10
    assert [one for one in wanted if one not in course.texts[0]] == []


def test_the_sheet_tells_hours_that_count_and_what_was_cancelled(course: Paper) -> None:
    (text,) = course.texts
    for said in ("114年5月6日（星期二）", "09:00至12:00", "人力發展中心", "數位", "自備電腦", "取消", "洽詢"):
        assert squeezed(said) in text, said
    assert "已辦竣" not in text  # the day of printing says nothing on a wall


def test_the_sheet_of_a_draft_says_so(course: Paper) -> None:
    assert course.texts[0].count("草案") == 2


def test_the_address_stands_beside_the_code(course: Paper) -> None:
    assert COURSE in course.texts[0]


def test_the_code_on_paper_is_the_code_of_the_address(press: Press) -> None:
    """The modules are read back from a picture of the page and compared with segno's own."""
    made = course_sheet(press, "xinghu", "114", "ai-1").value
    assert made is not None
    wanted = [[bool(cell) for cell in row] for row in segno.make(COURSE, error="m", boost_error=False).matrix]
    assert _read_back(_picture(made.pdf), len(wanted)) == wanted


def _picture(pdf: bytes) -> Image.Image:
    command = ["pdftoppm", "-r", "300", "-gray", "-"]
    done = subprocess.run(command, input=pdf, capture_output=True, check=True)
    return Image.open(io.BytesIO(done.stdout)).convert("L")


def _read_back(page: Image.Image, modules: int) -> list[list[bool]]:
    """The modules of the code: the last thing in the first quarter of the page."""
    dark = page.point(lambda grey: 255 if grey < 100 else 0).crop((0, 0, page.width // 4, page.height))
    inked = [y for y in range(dark.height) if dark.crop((0, y, dark.width, y + 1)).getbbox()]
    rows = _last(inked)
    box = dark.crop((0, rows[0], dark.width, rows[-1] + 1)).getbbox()
    assert box is not None
    side = len(rows) / modules
    places = [int((number + 0.5) * side) for number in range(modules)]
    return [[dark.getpixel((box[0] + x, rows[0] + y)) == 255 for x in places] for y in places]


def _last(rows: list[int]) -> list[int]:
    """The last stretch of rows without a gap."""
    first = next((at for at in range(len(rows) - 1, 0, -1) if rows[at] - rows[at - 1] > 1), 0)
    return rows[first:]


# -- the booklet --------------------------------------------------------------------


def test_the_booklet_has_every_course_once_with_its_sessions(booklet: Paper) -> None:
    text = "".join(booklet.texts)
    names = [one.words for one in booklet.bookmarks]
    assert [names.count(title) for title in TITLES] == [1] * 6
    assert [one for one in names if one in TITLES] == TITLES
    assert text.count("第30梯次") == 1


def test_the_booklet_says_word_for_word_what_its_records_say(press: Press) -> None:
    view = booklet_view(press, "xinghu", "114")
    wanted = sequence(booklet_words(view, wording(press, LANGUAGE, "xinghu")))
    made = booklet_sheet(press, "xinghu", "114").value
    assert made is not None
    said = sequence(pdf_words(made.pdf))
    first = said.index(sequence([view.indexes[0].title]))
    without_pages = said[:first] + re.sub(r"\.{3,}[0-9]+", "", said[first:])
    assert len(wanted) > 1500
    assert first_difference(wanted, without_pages) is None


def test_the_booklet_says_of_each_course_what_its_page_says(press: Press) -> None:
    view = booklet_view(press, "xinghu", "114")
    made = booklet_sheet(press, "xinghu", "114").value
    assert made is not None
    said = sequence(pdf_words(made.pdf))
    say = wording(press, LANGUAGE, "xinghu")
    courses, once = [one for part in view.parts for one in part.courses], _said_once(view)
    assert [one.title for one in courses] == TITLES
    for course in courses:
        on_paper = sequence(course_words(course, say))
        assert said.count(on_paper) == 1, course.title
        page = course_page(press, "xinghu", "114", course.anchor.removeprefix("c-")).decode()
        told = [text for pair in _facts_of(page) for text in pair if pair[1] not in once]
        assert len(told) >= 4
        assert [text for text in told if text not in on_paper.replace(" ", "")] == []


def _facts_of(page: str) -> list[tuple[str, str]]:
    """The terms and words of the facts on a course's page."""
    main = page.partition("<article")[2].partition('<nav class="pager')[0]
    pairs = re.findall(r"<dt\b[^>]*>(.*?)</dt>\s*<dd\b[^>]*>(.*?)</dd>", main, re.DOTALL)
    return [(_words(term), _words(said)) for term, said in pairs]


def _words(html: str) -> str:
    return squeezed(unescape(re.sub(r"<[^>]+>", "", html)))


def _said_once(view: Booklet) -> str:
    """What the booklet says for all courses at one place: on its cover, and how to take part."""
    runs = [run.text for one in view.take_part.facts for run in one.runs]
    notes = [one.note for one in view.take_part.facts]
    return squeezed("".join((view.title, *runs, *notes)))


def test_the_indexes_lead_to_the_pages_of_the_courses(booklet: Paper) -> None:
    """Each line of an index ends with the page that the course's bookmark leads to."""
    at = {one.words: one.page for one in booklet.bookmarks}
    text = "".join(booklet.texts[min(at[name] for name in at if name.startswith("索引")) - 1 :])
    for label in ("114年5月", "一般人員", "主管人員", "人工智慧系列", "資料分析系列"):
        assert label in text, label
    lines = re.findall(r"(生成式工具入門|問卷的設計|提示的寫法|試算表與圖表)[.…]*(\d+)", text)
    assert len(lines) >= 7
    assert {(title, int(page)) for title, page in lines} == {(title, at[title]) for title, _ in lines}


def test_the_contents_name_the_right_pages(booklet: Paper) -> None:
    parts = tuple(one for one in booklet.bookmarks if one.words not in TITLES)
    assert checks.wrong_page_numbers(replace(booklet, bookmarks=parts)) == []
    assert booklet.title == "星湖市政府114年度訓練計畫課程手冊"
    assert all("草案" in text for text in booklet.texts)


def test_its_pages_are_mirrored(booklet: Paper) -> None:
    """The title in the running head changes sides from page to page, as do the margins."""
    words = [one for one in booklet.words if one.text not in MARK]
    edges = {page: min(one.left for one in words if one.page == page) for page in (3, 4)}
    assert abs(edges[3] - edges[4]) > 5


# -- the month ----------------------------------------------------------------------


def test_the_month_lies_across_and_shows_every_session(month: Paper) -> None:
    assert all(width > height for width, height in month.sizes)
    text = "".join(month.texts)
    for number in range(1, 31):
        assert f"試算表與圖表第{number}梯次" in text, number
    assert "生成式工具入門第2梯次取消" in text


def test_the_month_says_word_for_word_what_its_records_say(press: Press) -> None:
    say = wording(press, LANGUAGE)
    view = month_sheet(site(press), say, month_about(press, "2025-05"))
    made = month_on_sheet(press, "2025-05").value
    assert made is not None
    wanted, said = sequence(month_words(view, say)), sequence(pdf_words(made.pdf))
    assert len(wanted) > 500
    assert first_difference(wanted, said) is None


def test_each_day_of_the_month_begins_as_on_its_page(press: Press) -> None:
    """The page shows the first entries of a full day, and how many more there are."""
    view = month_sheet(site(press), wording(press, LANGUAGE), month_about(press, "2025-05"))
    days = {str(day.iso): sequence(day_words(day)) for week in view.weeks for day in week.days if day}
    page = calendar_month(press, "2025-05").decode()
    shown = re.findall(r'<td class="month__day(?! month__day--other)[^"]*">(.*?)</td>', page, re.DOTALL)
    assert len(shown) == len(days) == 31
    entries = 0
    for html in shown:
        day = re.search(r'datetime="([^"]+)"', html)
        assert day is not None
        told = re.sub(r'<span class="month__long">.*?</span>', "", html)
        items = re.findall(r'<li class="month__entry[^"]*">(.*?)</li>', told, re.DOTALL)
        entries += len(items)
        kept = items[:-1] if "list/" in "".join(items[-1:]) else items
        head = told.partition("<ul")[0]
        words = [END.join((unescape(re.sub(r"<[^>]+>", "", one)), "")) for one in (head, *kept)]
        assert days[day[1]].startswith(sequence(words)), day[1]
    assert entries > 5


def test_the_page_of_the_month_leads_to_it(press: Press) -> None:
    page = calendar_month(press, "2025-05").decode()
    assert 'href="calendar-2025-05.pdf"' in page
