"""Slips of people and malice of strangers: each is told at its place, and the old site stays."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from planpress.diagnostics.codebook import Codebook
from planpress.engine.inputs import Refusal
from support.codebook import codebook
from support.pictures import flat_png
from support.project import Project
from support.small import COURSES, DOCUMENT, FILES, PLAN

YAML = f"{PLAN}/plan.yaml"
FIGURES = f"{PLAN}/figures.yaml"
SESSIONS = f"{PLAN}/sessions.csv"
CITY = "content/cities/xinghu.yaml"
ABOUT = "content/pages/about.md"
HOME = "themes/default/templates/home.html"
PAGER = "themes/default/components/pager/macro.html"

BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)
DEEP = "\n".join(f"{' ' * 4 * number}1. 第{number}層。" for number in range(150))
MERGE = "<<<<<<< HEAD\n{0}\n=======\n{0}！\n>>>>>>> other"


@dataclass(frozen=True)
class Slip:
    """How a good project is spoilt, and every error that a build then tells."""

    name: str
    spoil: Callable[[Project], object]
    errors: tuple[str, ...]
    exit_code: int = 1
    checked: bool = True  # ``check`` tells it as well: it does not render


def slip(name: str, spoil: Callable[[Project], object], *errors: str, **more: object) -> Slip:
    return Slip(name, spoil, errors, **more)  # type: ignore[arg-type]


def edit(path: str, old: str, new: str) -> Callable[[Project], object]:
    return lambda site: site.edit(path, old, new)


def write(path: str, content: str | bytes) -> Callable[[Project], object]:
    return lambda site: site.write(path, content)


def remove(path: str) -> Callable[[Project], object]:
    return lambda site: site.remove(path)


def picture(name: str, content: Callable[[], bytes]) -> Callable[[Project], object]:
    """A picture at the head of the text."""
    return lambda site: site.write(f"{PLAN}/{name}", content()).edit(
        DOCUMENT, "1. 提升", f"![地圖]({name})\n\n1. 提升"
    )


def rename(path: str, other: str) -> Callable[[Project], object]:
    return lambda site: (site.root / path).rename(site.root / other)


def link(path: str, target: str) -> Callable[[Project], object]:
    """What stands at ``path`` gives way to a symbolic link."""

    def spoil(site: Project) -> None:
        place = site.root / path
        if place.is_dir():
            shutil.rmtree(place)
        place.unlink(missing_ok=True)
        place.parent.mkdir(exist_ok=True)
        place.symlink_to(target)

    return spoil


def pipe(site: Project) -> None:
    (site.root / DOCUMENT).unlink()
    os.mkfifo(site.root / DOCUMENT)


SLIPS = [
    # -- slips of the hand
    slip("full-width colon", edit(YAML, "kind: plan", "kind：plan"), f"{YAML}:2:5 Y07"),
    slip("tab", edit(YAML, "  summary:", "\tsummary:"), f"{YAML}:8:1 Y08"),
    slip("duplicate key", edit(YAML, "state: draft", "state: draft\nkind: report"), f"{YAML}:4:1 Y15"),
    slip("unknown key", edit(YAML, "state: draft", "sate: draft"), f"{YAML}:3:7 P01"),
    slip("12:30 is no number of minutes", edit(YAML, "kind: plan", "kind: 12:30"), f"{YAML}:2:7 P05"),
    slip(
        "12:30 is no time from and to",
        write(SESSIONS, "編號,課程,開始,時間\ns-1,ai-1,114年5月6日,12:30\n"),
        f"{SESSIONS}:2:19 P03",
    ),
    slip("113/2/30", edit(YAML, "date: 未載明", "date: 113/2/30"), f"{YAML}:5:15 P03"),
    slip("a day that no calendar has", edit(YAML, "date: 未載明", "date: 113年2月30日"), f"{YAML}:5:15 P03"),
    slip(
        "a session of a missing course",
        write(SESSIONS, "編號,課程,開始\ns-1,ai-7,114年5月6日\n"),
        f"{SESSIONS}:2:5 R42",
    ),
    slip("a list of a missing course", edit(DOCUMENT, "{list:ai 及}", "{list:ai-7}"), f"{DOCUMENT}:12:3 D13"),
    slip("a reference to a missing clause", edit(DOCUMENT, "{@hours}", "{@hour}"), f"{DOCUMENT}:4:5 D13"),
    slip(
        "hours that do not add up",
        edit(f"{PLAN}/rules.yaml", "業務相關, hours: 10小時", "業務相關, hours: 9小時"),
        f"{PLAN}/rules.yaml:4:12 R01",
    ),
    slip("an id twice", edit(COURSES, "ai-2,", "ai-1,"), f"{COURSES}:3:1 P24"),
    slip(
        "a comma too many",
        edit(COURSES, "公開資料的應用,", "公開資料,的應用,"),
        f"{COURSES}:6:30 P03",
        f"{COURSES}:6:35 P03",
        f"{COURSES}:6:38 P03",
    ),
    slip(
        "a missing picture",
        edit(DOCUMENT, "1. 提升", "![地圖](media/map.png)\n\n1. 提升"),
        f"{DOCUMENT}:3:1 R51",
    ),
    slip(
        "a picture of 144 million pixels in 140 KB",
        picture("media/map.png", lambda: flat_png(12_000, 12_000)),
        f"{PLAN}/media/map.png F10",
    ),
    slip(
        "a text that is called a picture",
        picture("media/map.png", "地圖".encode),
        f"{PLAN}/media/map.png F10",
    ),
    slip(
        "150 points within one another",
        edit(
            DOCUMENT,
            "# 學習時數",
            "\n".join(f"{' ' * 4 * n}1. 第{n}層。" for n in range(150)) + "\n\n# 學習時數",
        ),
        f"{DOCUMENT}:34:52 D20",
    ),
    slip(
        "a link to a missing page",
        edit(ABOUT, "虛構", "[虛構](nowhere/)"),
        "output/about/index.html L03",
        checked=False,
    ),
    slip("a page without title", write("content/pages/a.md", "文字\n"), "content/pages/a.md:1:1 L20"),
    # -- files
    slip("a table in Big5", write(COURSES, FILES[COURSES].encode("big5")), f"{COURSES} Y01"),
    slip("a text in Big5", write(DOCUMENT, FILES[DOCUMENT].encode("big5")), f"{DOCUMENT} Y01"),
    slip("UTF-16", write(YAML, FILES[YAML].encode("utf-16")), f"{YAML} Y01"),
    slip("a control character", edit(DOCUMENT, "提升", "提\0升"), f"{DOCUMENT}:3:5 Y02"),
    slip(
        "a conflict in a text",
        edit(DOCUMENT, "1. 提升同仁之數位能力。", MERGE.format("1. 提升。")),
        f"{DOCUMENT}:3:1 Y04",
    ),
    slip("a conflict in YAML", edit(YAML, "state: draft", MERGE.format("state: draft")), f"{YAML}:3:1 Y04"),
    slip("an open quote", edit(COURSES, "用生成式", '"用生成式'), f"{COURSES}:3:17 Y30"),
    slip("an empty plan.yaml", write(YAML, ""), f"{YAML} P02", f"{YAML} P02", f"{YAML} P02"),
    slip("an empty table", write(COURSES, ""), f"{COURSES} Y32"),
    slip("no site.yaml", remove("content/site.yaml"), "E80", exit_code=2),
    slip("no city", remove(CITY), "plans/xinghu P60"),
    slip("a city misspelt", rename("plans/xinghu", "plans/xinghuu"), "plans/xinghuu P60"),
    slip("a city that cannot be read", edit(CITY, "name:", "nam:"), f"{CITY}:1:6 P01"),
    slip("a numbering that cannot be read", edit(CITY, "levels: 壹、", "levels: 壹丶"), f"{CITY}:6:11 P08"),
    slip("no document.md", remove(DOCUMENT), f"{PLAN} P61"),
    slip("no plan.yaml", remove(YAML), f"{PLAN} P61"),
    slip("plan.yaml misspelt", rename(YAML, f"{PLAN}/Plan.yaml"), f"{PLAN}/Plan.yaml P62"),
    slip(
        "rules.yaml misspelt",
        rename(f"{PLAN}/indicators.yaml", f"{PLAN}/indicator.yaml"),
        f"{DOCUMENT}:34:1 D13",
        f"{PLAN}/indicator.yaml P62",
    ),
    slip("courses in two files", write(f"{PLAN}/courses.yaml", "digital: {}\n"), f"{PLAN}/courses.yaml P63"),
    slip(
        "a timeline that ends before it begins",
        write(
            FIGURES, "timelines:\n  year:\n    title: 時程\n    items: [{title: 訓練, when: 114年5月至3月}]\n"
        ),
        f"{FIGURES}:4:31 P03",
    ),
    slip(
        "a timeline of nothing, and a layer of nothing",
        write(
            FIGURES,
            "timelines:\n  year: {title: 時程}\nstrategies:\n"
            "  map: {title: 策略, layers: [{name: 願景}, {name: 策略, boxes: {a: 甲}}]}\n",
        ),
        f"{FIGURES}:2:3 P06",
        f"{FIGURES}:4:29 P06",
    ),
    slip(
        "a link to a box that is not there",
        write(
            FIGURES,
            "strategies:\n  map:\n    title: 策略\n    layers:\n      - {name: 願景, boxes: {top: 甲}}\n"
            "      - {name: 行動, boxes: {low: 乙}, links: {low: tip}}\n",
        ),
        f"{FIGURES}:6:50 R46",
    ),
    # -- malice, or bad luck
    slip("50,000 brackets in YAML", write(FIGURES, "a: " + "[" * 50_000), f"{FIGURES}:1:43 Y06"),
    slip(
        "50,000 pairs of brackets", write(FIGURES, "a: " + "[" * 50_000 + "]" * 50_000), f"{FIGURES}:1:43 Y06"
    ),
    slip("50,000 brackets in a text", edit(DOCUMENT, "提升同仁", "[" * 50_000), f"{DOCUMENT}:3:4 D20"),
    slip("50,000 brackets in a page", edit(ABOUT, "虛構", "[" * 50_000), f"{ABOUT} L22"),
    slip(
        "a call of Python", edit(YAML, "kind: plan", "kind: !!python/name:os.system plan"), f"{YAML}:2:7 Y16"
    ),
    slip("HTML in a text", edit(DOCUMENT, "提升同仁", "<img src=x onerror=y>提升"), f"{DOCUMENT}:3:4 D21"),
    slip("HTML in a page", edit(ABOUT, "虛構", "<script>"), f"{ABOUT}:3:3 D21"),
    slip(
        "a link that runs a program", edit(ABOUT, "虛構", "[虛構](javascript:alert(1))"), f"{ABOUT}:3:8 D23"
    ),
    slip("a text outside of the project", link(DOCUMENT, "/etc/hostname"), f"{DOCUMENT} E20"),
    slip("a plan outside of the project", link("plans/xinghu/113", "/etc"), "plans/xinghu/113 E20"),
    slip("cities outside of the project", link("content/cities", "/etc"), "content/cities E20"),
    slip(
        "a picture outside of the project",
        link(f"{PLAN}/media/a.png", "/etc/hostname"),
        f"{PLAN}/media/a.png E20",
    ),
    slip(
        "a page outside of the project", link("content/pages/x.md", "/etc/hostname"), "content/pages/x.md E20"
    ),
    slip("a link to itself", link(DOCUMENT, "document.md"), f"{DOCUMENT} E20"),
    slip("a link to nothing", link(DOCUMENT, "other.md"), f"{DOCUMENT} E20"),
    slip("a pipe", pipe, f"{DOCUMENT} E20"),
    slip("a file where folders should be", lambda site: site.remove("plans").write("plans", ""), "plans E20"),
    # -- themes
    slip("a template with an open tag", write(HOME, "{% if x %}"), f"{HOME}:1:1 L21", checked=False),
    slip(
        "a template that wants what is not there",
        write(PAGER, "{% macro pager(a, b) %}\n{{ nothing }}{% endmacro %}"),
        f"{PAGER}:2:1 L21",
        checked=False,
    ),
    slip(
        "a template that computes its base",
        write(HOME, "{% extends page.frame.kind %}"),
        f"{HOME} L21",
        checked=False,
    ),
    slip("a template in Big5", write(HOME, "首頁".encode("big5")), f"{HOME} L21", checked=False),
    slip(
        "a style from elsewhere",
        write("themes/default/tokens.css", '@import "https://x/";'),
        "themes/default/tokens.css L21",
        checked=False,
    ),
    slip(
        "a list of styles that is none",
        write("themes/default/theme.yaml", "a: ["),
        "themes/default/theme.yaml L21",
        checked=False,
    ),
]


@pytest.mark.parametrize("one", SLIPS, ids=lambda one: one.name)
def test_a_slip_is_told_at_its_place_and_the_old_site_stays(one: Slip, site: Project, planpress) -> None:
    before = site.tree()
    one.spoil(site)
    answer = planpress("build", site)
    assert answer.errors == one.errors
    assert answer.exit_code == one.exit_code
    assert site.tree() == before
    if one.checked:
        assert planpress("check", site).errors == one.errors


def test_every_error_of_every_file_comes_in_one_run(site: Project, planpress) -> None:
    site.edit(YAML, "state: draft", "sate: draft").edit(COURSES, "40,3小時", "四十,3小時")
    site.edit(DOCUMENT, "1. 提升", "一、提升").edit(ABOUT, "虛構", "<b>").write("content/pages/a.md", "x")
    codes = {error.rpartition(" ")[2] for error in planpress("build", site).errors}
    assert codes == {"P01", "P03", "D07", "D21", "L20"}


def test_an_alias_bomb_is_refused_at_once(site: Project, planpress) -> None:
    before = site.tree()
    errors = planpress("build", site.write(FIGURES, BOMB)).errors
    assert f"{FIGURES}:1:4 Y16" in errors
    assert {error.rpartition(" ")[2] for error in errors} <= {"Y16", "P01"}
    assert site.tree() == before


def test_a_published_figure_that_does_not_add_up_is_told_and_printed(site: Project, planpress) -> None:
    answer = planpress("build", site.edit(f"{PLAN}/indicators.yaml", "770", "771"))
    assert answer.exit_code == 0
    assert '"code": "R12"' in answer.words
    site.page("xinghu/114/").shows("771")


def test_150_quotations_within_one_another_are_a_page(site: Project, planpress) -> None:
    answer = planpress("build", site.edit(ABOUT, "這是虛構的縣市。", "> " * 150 + "深處的一句話。"))
    assert (answer.exit_code, answer.errors) == (0, ())
    site.page("about/").shows("深處的一句話。")


def test_words_of_a_record_are_words_on_the_page(site: Project, planpress) -> None:
    site.edit(YAML, "title: 星湖市政府", "title: <script>alert(1)</script>星湖市政府")
    site.edit(COURSES, "提示的寫法", '"<img src=x onerror=""alert(1)"">"')
    assert planpress("build", site).exit_code == 0
    pages = {name: page for name, page in site.tree().items() if name.endswith(".html")}
    assert not [name for name, page in pages.items() if b"<script>alert" in page]
    assert not [name for name, page in pages.items() if b"<img src=x" in page]
    site.page("courses/xinghu/114/ai-3/").shows('<img src=x onerror="alert(1)">')


def test_a_stranger_file_is_mentioned_and_not_read(site: Project, planpress) -> None:
    answer = planpress("build", site.write(f"{PLAN}/備忘.txt", "Big5 與否無關".encode("big5")))
    assert answer.exit_code == 0
    assert '"code": "P62"' in answer.words
    assert '"severity": "notice"' in answer.words


def test_an_empty_folder_means_nothing_since_git_has_none(site: Project, planpress) -> None:
    (site.root / "plans/lake/115").mkdir(parents=True)
    (site.root / "plans/xinghu/115").mkdir()
    assert planpress("build", site).exit_code == 0


def test_every_reason_not_to_read_has_its_words() -> None:
    book: Codebook = codebook("E")
    assert set(map(str, Refusal)) == book.entries["E20"].wordings.keys() | {"not_a_date"}
    assert "not_a_date" in book.entries["E22"].wordings
