"""Stories about short names before they are explained, and tables beside the clauses they belong to."""

from __future__ import annotations

from planpress.diagnostics.diagnostic import Diagnostic
from planpress.rules.check_texts import check_texts
from planpress.rules.table_text import check_table_text
from planpress.rules.terms import check_terms
from support.plans import PLAIN, findings, plan_of, sources_of

TERMS = PLAIN + "terms:\n  vr: {short: VR, full: 虛擬實境}\n  hr: {short: 人事處, full: 本府人事處}\n"


def _terms(document: str) -> list[tuple[int | None, str]]:
    plan, reading, outline = plan_of({"plan.yaml": TERMS, "document.md": document})
    found = check_terms(plan.record, outline, reading.lines, "plans/a/1/")
    return [(item.ref.line, dict(item.params)["short"]) for item in found]


def test_a_short_name_that_its_full_name_comes_before_is_fine() -> None:
    assert _terms("# 緣起\n\n虛擬實境（**VR**）課程，再談VR。\n\n本府人事處（人事處）主辦。\n") == []
    assert _terms("# 緣起\n\n主辦機關。\n") == []


def test_a_short_name_before_its_full_name_is_told_at_its_first_place() -> None:
    assert _terms("# 緣起\n\n辦理VR課程。\n\n# 方式\n\n虛擬實境（VR）。\n") == [(1, "VR")]
    assert _terms("# 緣起\n\nVR即虛擬實境（VR）。\n") == [(1, "VR")]
    assert _terms("# VR課程\n\n虛擬實境。\n\n# 人事處\n\n主辦。\n") == [(1, "VR"), (5, "人事處")]


def test_a_latin_short_name_is_a_word_of_its_own() -> None:
    assert _terms("# 緣起\n\nVRML與4VR及xVR。\n") == []
    assert _terms("# 緣起\n\n用VR、AR。\n") == [(1, "VR")]


def test_a_short_name_may_go_on_in_bold() -> None:
    assert _terms("# 緣起\n\n辦理V**R**課程。\n") == [(1, "VR")]


# -- a table of courses and the clauses of its tracks ---------------------------------

TABLED = (
    PLAIN + "themes:\n  more: {items: [丁課, 戊課]}\ntables:\n  summary: {of: courses, columns: [課程名稱]}\n"
)
COURSES = "編號,類別,系列,課程名稱\na,ai,,甲 課\nb,ai,,乙課\n"
DOCUMENT = "# 人工智慧 {#ai}\n\n1. 甲**課**\n2. 丙課\n\n    另有說明。\n"


def _tables(document: str, courses: str = COURSES, plan: str = TABLED) -> list[tuple[str, str, str]]:
    made, reading, outline = plan_of({"plan.yaml": plan, "document.md": document, "courses.csv": courses})
    found: list[Diagnostic] = list(check_table_text(made, outline, reading.mentions, "plan.yaml"))
    return [(item.wording, dict(item.params)["count"], dict(item.params)["names"]) for item in found]


def test_what_only_the_table_or_only_the_clauses_name_is_told_once_for_each() -> None:
    assert _tables(DOCUMENT) == [("table", "1", "乙課"), ("text", "1", "丙課")]
    assert _tables("# 人工智慧 {#ai}\n\n1. 甲課\n2. 乙課\n") == []


def test_a_course_that_a_point_names_in_its_text_is_there() -> None:
    assert _tables("# 人工智慧 {#ai}\n\n1. 其一\n\n    甲課與乙課。\n") == []
    assert _tables("# 人工智慧 {#ai}\n\n1. 甲課 {#a}\n2. 另一名 {#b}\n") == [("table", "1", "乙課")]


def test_points_below_the_neighbours_of_a_track_belong_to_it() -> None:
    text = "# 類別\n\n## 人工智慧 {#ai}\n\n1. 甲課\n\n## 其他\n\n1. 乙課\n2. 丙課\n"
    assert _tables(text) == [("text", "1", "丙課")]


def test_a_list_that_the_text_prints_names_its_courses() -> None:
    listed = COURSES + "c,ai,,丁課\n"
    text = "# 人工智慧 {#ai}\n\n1. 甲課\n2. 乙課與{list:more}\n"
    assert _tables(text, listed) == []
    assert _tables(text.replace("{list:more}", ""), listed) == [("table", "1", "丁課")]


def test_without_a_table_tracks_or_clauses_there_is_nothing_to_compare() -> None:
    assert _tables(DOCUMENT, plan=PLAIN) == []
    assert _tables(DOCUMENT, COURSES.replace(",ai,", ",,")) == []
    assert _tables("# 人工智慧 {#ai}\n\n說明。\n") == []


# -- ticks, counts --------------------------------------------------------------------


def test_a_box_that_cannot_be_read_is_told_with_its_words() -> None:
    text = "# 問卷 {#q}\n\n- [?] 有**意願**\n- [x] 無\n"
    found = [item for item in findings({"document.md": text}) if item.code == "R52"]
    assert [dict(item.params)["words"] for item in found] == ["有意願"]


def test_a_long_list_in_quotes_is_cut_in_the_message() -> None:
    names = "、".join(f"項目{number:02}" for number in range(12))
    (item,) = [one for one in findings({"document.md": f"1. 九大方向「{names}」。\n"}) if one.code == "R76"]
    words = dict(item.params)["words"]
    assert (len(words), dict(item.params)["listed"]) == (40, "12")


def test_a_plan_without_a_document_has_nothing_to_tell_of_its_text() -> None:
    plan, reading, outline = plan_of({"courses.csv": COURSES})
    found = check_texts(plan, outline, reading.lines, sources_of({"courses.csv": COURSES}))
    assert [item.code for item in found] == []
