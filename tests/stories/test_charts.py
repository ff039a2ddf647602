"""Stories of an editor who draws charts: from figures typed once, the same on page, paper and office text."""

from __future__ import annotations

import re

import pytest

from planpress.diagnostics.diagnostic import Checked, Ref
from planpress.pipeline.run import located
from planpress.render.typeset_job import Job, Sheet
from support.codebook import codebook
from support.office import named, parts_of, root_of, text_words
from support.project import Project
from support.small import COURSES, DOCUMENT, PLAN
from support.typesetting import FakeTypesetter

FIGURES, INDICATORS = f"{PLAN}/figures.yaml", f"{PLAN}/indicators.yaml"
PAGE, CHARTS = "xinghu/114/", "xinghu/114/charts/"
BAR = "  people: {title: 參訓人次, kind: bar, of: trainees, rows: [digital, other], note: 不含旁聽。}\n"
MAP = "  structure: {title: 課程架構, kind: map, of: [digital], top: tracks}\n"
TABLE = """\
tables:
  people:
    caption: 各局處
    head: 局處
    columns: [{columns}]
    rows:
      {rows}
"""
TIMES = """\
timelines:
  year:
    title: 重要時程
    of: summary
    items: [{title: 提報成果, when: 114年12月31日}]
"""
LAYERS = """\
strategies:
  plan:
    title: 訓練策略
    layers:
      - {name: 願景, boxes: {vision: 數位政府}}
      - {name: 類別, of: digital, links: {digital: vision}}
      - {name: 系列, below: digital}
"""
RING = "  hours: {title: 時數, kind: ring, of: hours}\n"


class Reading(FakeTypesetter):
    """The stand-in, which keeps what it was given to set."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[str] = []

    def typeset(self, job: Job, ref: Ref) -> Checked[Sheet]:
        self.sheets.append(job.html)
        return super().typeset(job, ref)


@pytest.fixture
def project(small: Project) -> Project:
    small.typesetter = Reading()
    return small


def _paper(project: Project) -> str:
    assert isinstance(project.typesetter, Reading)
    return next(html for html in reversed(project.typesetter.sheets) if "開辦" in html)


def _drawn(html: str) -> list[str]:
    """All shapes and words of the drawings, without the fonts that paper names."""
    drawings = re.findall(r'<svg class="chart__drawing".*?</svg>', html, re.DOTALL)
    inside = [drawing.partition("</desc>")[2] for drawing in drawings]
    return [re.sub(r' font-family="[^"]*"', "", one) for one in inside]


def test_a_chart_in_the_text_is_the_same_on_page_and_paper_and_a_table_in_the_office_text(
    project: Project,
) -> None:
    project.write(FIGURES, f"charts:\n{BAR}{MAP}{RING}")
    placed = "{figure:people}\n\n{figure:structure}\n\n{figure:hours}"
    project.edit(DOCUMENT, "{table:trainees}", placed).build()
    assert [item.code for item in project.diagnostics if item.severity == "error"] == []
    page = (project.root / "output" / PAGE / "index.html").read_text("utf-8")
    assert len(_drawn(page)) == 3
    assert _drawn(page) == _drawn(_paper(project))
    project.page(PAGE).shows(
        "「參訓人次」的數字", "（單位：人次）", "不含旁聽。", "此圖由本站依計畫的條款繪製。"
    )
    office = text_words((project.root / "output" / PAGE / "xinghu-114.odt").read_bytes())
    for said in ("「參訓人次」的數字", "420", "560", "不含旁聽。", "人工智慧系列、資料分析系列", "20小時"):
        assert said in office
    assert not (project.root / "output" / CHARTS).exists(), "the document prints all of them"


def test_an_office_text_holds_each_drawing_as_a_picture_before_its_words(project: Project) -> None:
    project.write(FIGURES, f"flows:\n  sop: {{title: 流程, steps: [報到, 上課]}}\ncharts:\n{BAR}{MAP}")
    placed = "{figure:people}\n\n{figure:structure}\n\n{figure:sop}"
    project.edit(DOCUMENT, "{table:trainees}", placed).build()
    file = project.root / "output" / PAGE / "xinghu-114.odt"
    parts = parts_of(file.read_bytes())
    pictures = [f"Pictures/drawing-{number}.svg" for number in (1, 2, 3)]
    assert sorted(one for one in parts if one.startswith("Pictures/")) == pictures
    manifest = parts["META-INF/manifest.xml"].decode()
    assert all(f'"{one}" manifest:media-type="image/svg+xml"' in manifest for one in pictures)
    frames = root_of(file.read_bytes()).findall(f".//{named('draw:frame')}")
    assert [one[0].get(named("xlink:href")) for one in frames] == pictures
    assert [one[1].text for one in frames] == ["參訓人次統計圖", "課程架構結構圖", "流程流程圖"]
    assert "420" in parts[pictures[0]].decode()


def test_every_drawing_has_a_title_a_description_and_its_patterns(project: Project) -> None:
    project.write(FIGURES, f"charts:\n{BAR}").build()
    page = (project.root / "output" / CHARTS / "index.html").read_text("utf-8")
    drawing = re.search(r'<svg class="chart__drawing"[^>]*>', page)
    assert drawing
    assert 'role="img" aria-labelledby="figure-people-1-title figure-people-1-desc"' in drawing[0]
    assert '<title id="figure-people-1-title">參訓人次統計圖</title>' in page
    assert '<desc id="figure-people-1-desc">圖裡的數字列在圖後的表。</desc>' in page
    assert set(re.findall(r"url\(#([\w-]+)\)", page)) == set(re.findall(r'<pattern id="([\w-]+)"', page))


def test_a_chart_that_the_document_does_not_print_is_shown_as_ours(project: Project) -> None:
    project.write(FIGURES, f"charts:\n{BAR}{RING}").build()
    assert [item.code for item in project.diagnostics if item.severity == "error"] == []
    project.page(CHARTS).shows("不是文件的一部分", "參訓人次", "時數")
    assert "charts/" in project.page(PAGE).links()
    assert isinstance(project.typesetter, Reading)
    assert project.typesetter.sheets == [], "the official document is as it was"


def test_an_edited_figure_moves_its_bar(project: Project) -> None:
    project.write(FIGURES, f"charts:\n{BAR}").build()
    before = (project.root / "output" / CHARTS / "index.html").read_text("utf-8")
    project.edit(INDICATORS, "[420, 560]", "[420, 未載明]").edit(
        INDICATORS, "[600, 770]", "[600, 未載明]"
    ).build()
    after = (project.root / "output" / CHARTS / "index.html").read_text("utf-8")
    assert (_drawn(before)[0].count("<path d="), _drawn(after)[0].count("<path d=")) == (5, 4)
    assert ">未載明</text>" in _drawn(after)[0]


def test_a_table_that_is_not_there_is_told_at_its_line(project: Project) -> None:
    before = project.tree()
    project.write(FIGURES, "charts:\n" + BAR.replace("of: trainees", "of: trainee")).build()
    said = project.says("R46")
    assert codebook("R").mend(said, "zh") == "是不是「trainees」？"
    (shown,) = located(project.root, [said])
    assert (shown.line, "of: trainee" in shown.source) == (2, True)
    assert project.tree() == before


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ("people: {label: 人數, values: [很多, 420]}", "P"),
        ("people: {label: 人數, values: [未載明, 未載明]}", "R47"),
        ("people: {label: 人數, values: []}", ""),
    ],
)
def test_a_table_without_numbers_ends_with_a_message(project: Project, rows: str, code: str) -> None:
    table = TABLE.format(columns="112, 113", rows=rows)
    project.write(INDICATORS, table).edit(DOCUMENT, "{table:trainees}", "{figure:people}")
    project.write(FIGURES, "charts:\n  people: {title: 人數, kind: bar, of: people}\n").build()
    errors = [item.code for item in project.diagnostics if item.severity == "error"]
    assert errors
    assert any(one.startswith(code) for one in errors)


def test_sixty_categories_negative_figures_and_very_large_ones_are_drawn(project: Project) -> None:
    columns = ", ".join(f"第{count}局處" for count in range(60))
    values = ", ".join(str((count - 5) * 10**12) for count in range(60))
    table = TABLE.format(columns=columns, rows=f"all: {{label: 經費, values: [{values}]}}")
    project.write(INDICATORS, table).edit(DOCUMENT, "{table:trainees}", "{figure:people}")
    project.write(FIGURES, "charts:\n  people: {title: 經費, kind: bar, of: people}\n").build()
    assert [item.code for item in project.diagnostics if item.severity == "error"] == []
    page = (project.root / "output" / PAGE / "index.html").read_text("utf-8")
    assert len(_drawn(page)) > 1
    assert "經費統計圖（1／" in page
    assert _drawn(page) == _drawn(_paper(project))


# -- timelines and strategy maps ------------------------------------------------------


def _with_months(project: Project, *months: str) -> None:
    """Gives the courses of the plan their months, one after the other."""
    head, *rows = (project.root / COURSES).read_text("utf-8").splitlines()
    given = dict(enumerate(months))
    lines = [f"{row},{given.get(place, '')}" for place, row in enumerate(rows)]
    project.write(COURSES, "\n".join([f"{head},預定開訓月份", *lines]) + "\n")


def test_a_timeline_and_a_strategy_map_are_the_same_on_page_and_paper_and_tables_in_the_office_text(
    project: Project,
) -> None:
    _with_months(project, "3月", "4至6月", "9月、11月")
    project.write(FIGURES, TIMES + LAYERS)
    project.edit(DOCUMENT, "{table:trainees}", "{figure:year}\n\n{figure:plan}").build()
    assert [item.code for item in project.diagnostics if item.severity == "error"] == []
    page = (project.root / "output" / PAGE / "index.html").read_text("utf-8")
    assert len(_drawn(page)) == 2
    assert _drawn(page) == _drawn(_paper(project))
    said = ("「重要時程」的時間", "用生成式工具寫公文", "4至6月", "9月、11月", "114年12月31日", "未載明")
    linked = (
        "「訓練策略」的層次與連線",
        "數位政府",
        "數位能力訓練",
        "人工智慧系列",
        "此圖由本站依計畫的條款繪製。",
    )
    project.page(PAGE).shows(*said, *linked)
    office = text_words((project.root / "output" / PAGE / "xinghu-114.odt").read_bytes())
    for words in (*said, *linked):
        assert words in office
    assert '<title id="figure-year-1-title">重要時程時程圖</title>' in page
    assert '<desc id="figure-plan-1-desc">各層由上而下，' in page


def test_those_that_the_document_does_not_print_are_shown_as_ours(project: Project) -> None:
    _with_months(project, "3月")
    project.write(FIGURES, TIMES + LAYERS).build()
    assert [item.code for item in project.diagnostics if item.severity == "error"] == []
    project.page(CHARTS).shows("不是文件的一部分", "重要時程", "訓練策略", "人工智慧系列")
    assert "2張" in (project.root / "output" / PAGE / "index.html").read_text("utf-8")


def test_a_course_that_moves_to_another_month_moves_its_bar(project: Project) -> None:
    _with_months(project, "3月")
    project.write(FIGURES, TIMES).build()
    before = _drawn((project.root / "output" / CHARTS / "index.html").read_text("utf-8"))
    project.edit(COURSES, "3小時,,3月", "3小時,,3至5月").build()
    after = _drawn((project.root / "output" / CHARTS / "index.html").read_text("utf-8"))
    assert before != after
    assert ">3至5月</text>" in after[0]


def test_a_session_stands_on_its_days_and_its_cancellation_takes_it_off(project: Project) -> None:
    _with_months(project, "3月")
    sessions = f"{PLAN}/sessions.csv"
    project.write(sessions, "編號,課程,開始,狀態\nai-1-a,ai-1,114年3月5日,開放報名\n")
    project.write(FIGURES, TIMES).build()
    project.page(CHARTS).shows("114年3月5日")
    project.edit(sessions, "開放報名", "取消").build()
    assert "114年3月5日" not in (project.root / "output" / CHARTS / "index.html").read_text("utf-8")


def test_fifty_boxes_are_drawn_and_a_long_text_is_whole_in_the_table(project: Project) -> None:
    boxes = ", ".join(f"b{count}: 第{count}項{'很長的行動方案' * 60}" for count in range(50))
    links = ", ".join(f"b{count}: vision" for count in range(50))
    layers = LAYERS.partition("      - {name: 類別")[0]
    project.write(FIGURES, f"{layers}      - {{name: 行動, boxes: {{{boxes}}}, links: {{{links}}}}}\n")
    project.edit(DOCUMENT, "{table:trainees}", "{figure:plan}").build()
    assert [item.code for item in project.diagnostics if item.severity == "error"] == []
    page = (project.root / "output" / PAGE / "index.html").read_text("utf-8")
    assert "訓練策略策略圖（1／" in page
    assert page.count("第49項" + "很長的行動方案" * 60) == 1
    assert _drawn(page) == _drawn(_paper(project))
