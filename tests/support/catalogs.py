"""Catalogs as large as wanted: invented plans whose courses have all that a catalog can be searched by."""

from __future__ import annotations

import random
from collections.abc import Mapping
from functools import cache

from planpress.load.course_rows import decode_courses
from planpress.load.csv_tables import read_csv_table
from planpress.load.session_rows import decode_sessions
from planpress.model.courses import Courses
from planpress.model.vocabularies import Term
from planpress.rules.session_days import by_course
from planpress.site.catalog_parts import Part, PlanCourses, make_part
from planpress.site.facets import Names, Vocabularies
from planpress.site.origins import Origin
from planpress.site.pages import CityBadge
from planpress.site.strokes import Strokes, read_strokes
from planpress.site.wording import Wording
from support.theme import ROOT, words

HEADS = (
    "編號,類別,系列,課程名稱,對象分類,地點,合辦單位,人數,天數,預定開訓月份,時數,時數類別,主辦單位,辦理方式"
)
AUDIENCES = ("薦任", "委任", "主管", "科長", "初任", "人事人員", "承辦人員", "約聘僱人員", "櫃檯服務人員")
VENUES = tuple(
    f"{building}{room}" for building in ("人力中心", "市府大樓", "圖書館") for room in range(201, 207)
)
PARTNERS = ("自辦", "本府與大學合辦", "委託訓練機構")
METHODS = ("專班訓練", "隨班訓練", "專題演講", "混成學習", "數位學習", "滿意度調查", "紙筆測驗")
BRANCHES = ("環境教育", "性別主流化", "其他與業務相關", "當前政府重大政策")
LENGTHS = ("1天", "2天", "3天", "5天", "6場", "48堂課", "半天")
ORGANISERS = ("人事處", "公務人員訓練處", "資訊局", "環境保護局", "主計處")
MONTHS = ("2至3月", "3至5月", "7月", "1至12月", "9至11月", "4月", "10月、12月")
FIELDS = (
    "人工智慧",
    "公文",
    "採購",
    "性別平等",
    "環境教育",
    "資訊安全",
    "領導",
    "溝通",
    "簡報",
    "英語",
    "法規",
    "人權",
    "廉政",
    "行政中立",
    "財務",
    "統計",
    "工程",
    "都市計畫",
    "社會福利",
    "衛生",
    "防災",
    "消費者保護",
    "文化資產",
    "地方創生",
    "觀光",
    "農業",
    "檔案",
    "會計",
    "政風",
    "地政",
    "戶政",
    "稅務",
    "勞動",
    "教育",
    "交通",
    "永續發展",
    "淨零排放",
    "數位轉型",
    "雲端",
    "試算表",
    "新聞稿",
    "談判",
    "時間管理",
    "健康",
    "理財",
    "攝影",
    "日語",
    "越南語",
    "客語",
    "臺語",
    "手語",
)
KINDS = ("實務", "入門", "進階", "案例研討", "工作坊", "基礎", "趨勢", "寫作", "管理", "應用")
ENDS = ("班", "研習班", "講座", "課程", "工作坊", "論壇")
NUMBERS = ("", "（一）", "（二）", "（三）")


def courses_csv(tracks: int, series: int, courses: int, seed: int = 1) -> str:
    """A plan's courses: those of a series share organiser, audience and method, as they do in real plans."""
    chance = random.Random(seed)  # noqa: S311 (the same at every call)
    lines = [HEADS]
    for track in range(1, tracks + 1):
        for one in range(1, series + 1):
            shared = (chance.choice(ORGANISERS), _some(chance, AUDIENCES), _some(chance, METHODS))
            field = chance.choice(FIELDS)
            lines += [
                _row(chance, f"t{track}", f"t{track}-s{one}", number, shared, field)
                for number in range(1, courses + 1)
            ]
    return "\n".join(lines) + "\n"


def _row(
    chance: random.Random, track: str, series: str, number: int, shared: tuple[str, str, str], field: str
) -> str:
    organiser, audience, method = shared
    title = f"{field}{chance.choice(KINDS)}{chance.choice(ENDS)}{chance.choice(NUMBERS)}"
    length, hours = (
        (chance.choice(LENGTHS), "") if chance.random() < 0.5 else ("", f"{chance.choice((3, 6, 12))}小時")
    )
    cells = (
        f"{series}-c{number}",
        track,
        series,
        title,
        audience if chance.random() < 0.8 else _some(chance, AUDIENCES),
        chance.choice(VENUES) if chance.random() < 0.7 else "",
        chance.choice(PARTNERS),
        str(chance.choice((20, 30, 40, 60))),
        length,
        chance.choice(MONTHS) if chance.random() < 0.9 else "",
        hours,
        chance.choice(BRANCHES) if chance.random() < 0.4 else "",
        organiser,
        method,
    )
    return ",".join(cells)


def _some(chance: random.Random, words_of: tuple[str, ...]) -> str:
    return "；".join(chance.sample(words_of, chance.choice((1, 1, 2))))


def sessions_csv(courses: Courses, every: int, year: int, seed: int = 2) -> str:
    """A session on a weekday for one course in ``every``."""
    chance = random.Random(seed)  # noqa: S311 (the same at every call)
    lines = ["編號,課程,開始,時間,地點,狀態"]
    for course in courses.courses[::every]:
        day = f"{year}年{chance.randint(1, 12)}月{chance.randint(1, 28)}日"
        lines.append(f"{course.id}-a,{course.id},{day},09:00至16:00,{chance.choice(VENUES)},籌備中")
    return "\n".join(lines) + "\n"


def make_catalog(
    plans: int, tracks: int, series: int, courses: int, *, sessions: int = 0
) -> tuple[Part, ...]:
    """Parts of ``plans`` plans of two cities; with ``sessions`` one course in so many is held on a day."""
    return tuple(
        _part(number, courses_csv(tracks, series, courses, number), sessions) for number in range(plans)
    )


def _part(number: int, text: str, sessions: int) -> Part:
    city = ("xinghu", "星湖市") if number % 2 else ("yuehe", "月河縣")
    year = 113 + number // 2
    table = read_csv_table(text, "courses.csv").value
    assert table is not None
    found = decode_courses(table, "courses.csv", issued=False).value or Courses()
    held = ()
    if sessions:
        days = read_csv_table(sessions_csv(found, sessions, year, number), "sessions.csv").value
        assert days is not None
        held = decode_sessions(days, "sessions.csv").value or ()
    titles = {one.id: f"{one.id[1:]}類訓練" for one in found.tracks} | {
        one.id: f"{one.id}系列" for one in found.series
    }
    badge = CityBadge(city[0], city[1], f"{city[1]}政府", "#0b6e6e", "#0b6e6e")
    origin = Origin(badge, str(year), f"{city[1]}政府{year}年度訓練計畫", titles, {})
    return make_part(
        PlanCourses(found, by_course(held), origin, {}, strokes()),
        vocabularies(),
        Wording("zh-Hant", words()),
    )


@cache
def strokes() -> Strokes:
    """The table of strokes."""
    return read_strokes((ROOT / "generator/planpress/site/strokes.txt").read_text("utf-8"))


def vocabularies() -> Vocabularies:
    """A few kinds of staff, methods and branches that the vocabularies know; the venues they do not."""
    return Vocabularies(
        Names(_terms(AUDIENCES[:6], "")),
        Names(_terms(METHODS[:5], "辦理") | _terms(METHODS[5:], "評核")),
        Names({}),
        Names(_terms(BRANCHES[:2], "")),
    )


def _terms(titles: tuple[str, ...], kind: str) -> Mapping[str, Term]:
    return {
        f"term-{len(title)}-{place}{kind and '-k'}": Term(title=title, kind=kind or None)
        for place, title in enumerate(titles)
    }
