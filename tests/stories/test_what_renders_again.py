"""After an edit, what shows it renders again, and nothing else does."""

from __future__ import annotations

from support.project import Project
from support.small import COURSES, DOCUMENT, PLAN
from support.theme import THEME

PAPER = {"odt": 1, "pdf": 1, "sheet": 1}
COMPARED = {"comparison_csv": 1, "comparison_page": 1, "comparison_pdf": 1}
DUTIES = {"duties_calendar": 1, "duties_page": 1}
RULES = {"plan_rules": 1, "rule_data": 1, "rule_page": 1, "rule_record": 1}
COMPONENTS = len(list((THEME / "components").iterdir()))
ALL_PAGES = {
    "all_indicators_page": 1,
    "all_rules": 1,
    "catalog_page": 1,
    "city_page": 1,
    "comparison_index": 1,
    "comparison_page": 8,
    "component_page": COMPONENTS,
    "course_page": 6,
    "document_page": 2,
    "duties_index": 1,
    "duties_page": 1,
    "earlier_page": 1,
    "figures_page": 1,
    "glossary_page": 1,
    "home_page": 1,
    "not_found_page": 1,
    "plan_rules": 1,
    "prose_page": 1,
    "rule_page": 2,
    "search": 1,
    "series_page": 2,
    "site_map_page": 1,
    "styleguide": 1,
    "track_page": 1,
}


def test_the_first_build_renders_everything_once(small: Project) -> None:
    files = {"ods": 3, "odt": 2, "pdf": 2, "sheet": 2, "booklet_pdf": 1}
    sheets = {"screen_css": 1, "further_css": 1, "site_map_file": 1}
    across = {"comparison_csv": 8, "comparison_pdf": 1, "duties_calendar": 1, "figures_csv": 1}
    data = {"rule_courses": 1, "rule_data": 1, "rule_record": 2, "rule_schema": 1}
    programs = {"rule_words": 1, "rule_world": 1, "script": small.ran("script"), "search_words": 1}
    hosts = {"hosting_file": 4, "icon": 2}
    assert small.rendered == ALL_PAGES | files | sheets | across | data | programs | hosts
    small.page("xinghu/114/").shows("提升同仁之數位能力", "記功1次", "20小時", "770")


def test_nothing_changed_so_no_query_runs_and_nothing_is_exchanged(small: Project) -> None:
    before = (small.root / "output").stat().st_ino
    small.build()
    assert small.outcome.ran == {}
    assert not small.published.exchanged
    assert small.published.written == small.published.deleted == ()
    assert (small.root / "output").stat().st_ino == before


def test_a_file_saved_again_with_the_same_words_changes_nothing(small: Project) -> None:
    small.write(DOCUMENT, (small.root / DOCUMENT).read_bytes()).build()
    assert small.outcome.ran == {}


def test_one_edited_clause_renders_its_document_alone(small: Project) -> None:
    small.edit(DOCUMENT, "提升同仁", "加強同仁").build()
    small.page("xinghu/114/").shows("加強同仁之數位能力").hides("提升同仁之數位能力")
    assert small.rendered == {"document_page": 1} | PAPER
    others = ("build.json", "data/", "parity/", "search/index/")  # these have the words too
    pages = tuple(path for path in small.published.written if not path.startswith(others))
    names = ("index.html", "xinghu-114-archive.pdf", "xinghu-114.odt", "xinghu-114.pdf")
    assert pages == tuple(f"xinghu/114/{name}" for name in names)


def test_a_blank_line_more_moves_everything_and_renders_nothing(small: Project) -> None:
    small.edit(DOCUMENT, "# 訓練課程", "\n\n# 訓練課程").build()
    assert small.ran("reading") == 1
    assert small.rendered == {}
    assert small.published.written == ("build.json", "xinghu/114/xinghu-114-archive.pdf")  # holds the source


def test_the_text_of_a_series_is_on_the_series_page_too(small: Project) -> None:
    small.edit(DOCUMENT, "開辦{list:ai 及}", "合辦{list:ai 及}").build()
    small.page("series/xinghu/114/ai/").shows("合辦")
    assert small.rendered == {"document_page": 1, "series_page": 1} | PAPER


def test_a_new_chapter_renumbers_what_shows_the_numbers(small: Project) -> None:
    small.edit(DOCUMENT, "# 訓練課程", "# 辦理方式\n\n1. 採小班教學。\n\n# 訓練課程").build()
    small.page("xinghu/114/").shows("參、訓練課程")
    pages = {"document_page": 1, "track_page": 1, "series_page": 2, "course_page": 6}
    cited = {"comparison_csv": 2, "comparison_page": 2, "comparison_pdf": 1} | DUTIES
    rules = {"plan_rules": 1, "rule_courses": 1, "rule_data": 1, "rule_page": 2, "rule_record": 2}
    assert small.rendered == pages | cited | rules | PAPER


def test_a_chapter_after_the_courses_leaves_their_pages_alone(small: Project) -> None:
    small.edit(DOCUMENT, "# 獎勵", "# 經費\n\n1. 由年度預算支應。\n\n# 獎勵").build()
    assert small.rendered == {"document_page": 1} | COMPARED | DUTIES | RULES | PAPER


def test_the_title_of_one_series_leaves_the_others_alone(small: Project) -> None:
    small.edit(DOCUMENT, "### 資料分析系列", "### 資料系列").build()
    small.page("courses/xinghu/114/data-1/").shows("資料系列")
    lists = {"catalog_page": 1, "series_page": 1, "track_page": 1}
    addresses = {"booklet_pdf": 1, "site_map_file": 1}  # the list of courses of that series has another one
    assert small.rendered == {"document_page": 1, "course_page": 3} | lists | addresses | PAPER


def test_an_award_is_shown_by_the_document_its_rule_and_the_comparison_of_awards(small: Project) -> None:
    small.edit(f"{PLAN}/rules.yaml", "記功1次", "嘉獎2次").build()
    small.page("xinghu/114/").shows("嘉獎2次").hides("記功1次")
    small.page("compare/awards/").shows("嘉獎2次").hides("記功1次")
    assert small.rendered == {"document_page": 1, "ods": 1} | COMPARED | RULES | PAPER


def test_the_title_of_a_plan_is_shown_everywhere_but_in_the_other_plan(small: Project) -> None:
    small.edit(f"{PLAN}/plan.yaml", "114年度訓練計畫", "114年度公務訓練計畫").build()
    small.page("").shows("114年度公務訓練計畫")
    unconcerned = {"glossary_page", "not_found_page", "prose_page", "duties_index", "search"}
    unconcerned |= {"component_page", "styleguide"}
    expected = {name: count for name, count in ALL_PAGES.items() if name not in unconcerned}
    files = {"comparison_pdf": 1, "duties_calendar": 1, "figures_csv": 1, "rule_data": 1}
    files |= {"booklet_pdf": 1, "document_page": 1, "ods": 3}
    assert small.rendered == expected | files | PAPER


def test_the_title_of_the_site_is_on_every_page_and_on_no_paper(small: Project) -> None:
    small.edit("content/site.yaml", "title: 訓練計畫", "title: 公務訓練").build()
    assert small.rendered == ALL_PAGES | {"duties_calendar": 1, "rule_data": 1}


def test_a_page_of_words_renders_alone(small: Project) -> None:
    small.edit("content/pages/about.md", "虛構", "想像").build()
    assert small.rendered == {"prose_page": 1}


def test_another_template_renders_the_pages_made_of_it(small: Project) -> None:
    small.write("themes/default/components/pager/macro.html", PAGER).build()
    assert small.rendered == {"course_page": 6, "prose_page": 1, "component_page": 1}


def test_a_theme_of_its_own_that_is_taken_away_leaves_no_trace(small: Project) -> None:
    before = small.tree()
    small.write("themes/default/components/pager/macro.html", PAGER).build()
    assert small.tree() != before
    small.remove("themes").build()
    assert small.tree() == before


def test_a_new_plan_appears_and_disappears(small: Project) -> None:
    before = small.tree()
    plan = (small.root / "plans/xinghu/113/plan.yaml").read_text("utf-8").replace("113", "112")
    small.write("plans/xinghu/112/plan.yaml", plan)
    small.write("plans/xinghu/112/document.md", "# 計畫目標\n\n1. 提升品質。\n").build()
    small.page("earlier/").shows("112年度")
    assert small.ran("document_page") == small.ran("sheet") == 1
    small.remove("plans/xinghu/112").build()
    assert small.tree() == before
    assert small.ran("document_page") == 0


def test_an_error_leaves_the_old_site_and_the_next_build_goes_on_from_there(small: Project) -> None:
    before = small.tree()
    small.edit(COURSES, "40,3小時", "四十,3小時").build()
    assert small.outcome.failed
    assert small.outcome.published is None
    assert small.tree() == before
    small.edit(COURSES, "四十,3小時", "41,3小時").build()
    small.page("courses/xinghu/114/ai-1/").shows("41")
    assert small.ran("course_page") == 1


PAGER = """{% macro pager(previous, following) %}<nav class="pager">
{% for link in (previous, following) if link %}<a href="{{ link.href }}">{{ link.text }}</a>{% endfor %}
</nav>{% endmacro %}
"""
