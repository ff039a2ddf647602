"""A rule's page follows its rule and its clause, and nothing else."""

from __future__ import annotations

import json

from support.project import Project
from support.small import COURSES, DOCUMENT, PLAN

RULES = f"{PLAN}/rules.yaml"
AWARD = "rules/xinghu/114/english-award/"
HOURS = "rules/xinghu/114/hours/"
OF_RULES = frozenset(
    {"rule_page", "rule_record", "rule_courses", "rule_world", "rule_words", "plan_rules", "all_rules"}
)

LAWS = """\
laws:
  study-act: {title: 學習法, kind: 法律, date: 未載明, number: 未載明}
"""
NATIONAL = """\
hours:
  study-hours: {clause: study-act, title: 學習時數（全國）, total: 18小時}
"""


def _of_rules(small: Project) -> dict[str, int]:
    return {name: count for name, count in small.rendered.items() if name in OF_RULES}


def test_each_rule_has_a_page_a_record_and_a_place_in_the_lists(small: Project) -> None:
    small.page(AWARD).shows("通過英語檢定", "通過中高級以上者", "記功1次", "伍、一", "同等級以敘獎1次為限")
    small.page("rules/xinghu/114/").shows("通過英語檢定", "初級嘉獎1次、中高級記功1次")
    small.page("rules/").shows("各份文件的規則", "星湖市政府114年度訓練計畫", "2條規則")
    record = json.loads(small.tree()[f"{AWARD}rule.json"])
    assert (record["address"], record["rule"]["clause"]) == ("xinghu/114/english-award", "english")


def test_the_plan_and_its_clauses_lead_to_the_rules(small: Project) -> None:
    links = small.page("xinghu/114/").links()
    assert "../../rules/xinghu/114/" in links
    assert "../../rules/xinghu/114/hours/" in links
    assert "../rules/xinghu/114/" in small.page("xinghu/").links()
    assert "../rules/xinghu/113/" not in small.page("xinghu/").links()
    assert "../../rules/xinghu/113/" not in small.page("xinghu/113/").links()
    assert not [path for path in small.tree() if path.startswith("rules/xinghu/113")]


def test_a_changed_award_renders_its_own_page_and_the_list(small: Project) -> None:
    small.edit(RULES, "記功1次", "嘉獎2次").build()
    small.page(AWARD).shows("嘉獎2次").hides("記功1次")
    assert _of_rules(small) == {"rule_page": 1, "rule_record": 1, "plan_rules": 1}


def test_changed_hours_leave_the_award_alone(small: Project) -> None:
    small.edit(RULES, "job: {title: 其他與業務相關", "job: {title: 其餘與業務相關").build()
    small.page(HOURS).shows("其餘與業務相關")
    assert _of_rules(small) == {"rule_page": 1, "rule_record": 1, "rule_courses": 1, "plan_rules": 1}


def test_the_words_of_a_clause_are_on_its_rules_page(small: Project) -> None:
    small.edit(DOCUMENT, "每人每年應完成", "每人每年至少應完成").build()
    small.page(HOURS).shows("每人每年至少應完成20小時")
    assert _of_rules(small)["rule_page"] == 1


def test_another_clause_a_blank_line_and_a_course_render_no_rule(small: Project) -> None:
    small.edit(DOCUMENT, "提升同仁", "加強同仁").build()
    assert _of_rules(small) == {}
    small.edit(DOCUMENT, "# 訓練課程", "\n\n# 訓練課程").build()
    assert _of_rules(small) == {}
    small.edit(COURSES, "40,3小時", "41,3小時").build()
    assert _of_rules(small) == {"rule_courses": 1}


def test_nothing_changed_runs_no_query(small: Project) -> None:
    small.build()
    assert small.outcome is not None
    assert small.outcome.ran == {}


def test_a_rule_taken_out_takes_its_page_along(small: Project) -> None:
    text = (small.root / RULES).read_text("utf-8")
    small.write(RULES, text.partition("awards:")[0]).edit(
        DOCUMENT, "\n    {table:english-award}\n", ""
    ).build()
    assert not [path for path in small.tree() if path.startswith(AWARD)]
    small.page("rules/").shows("1條規則")


def test_a_project_without_rules_still_has_the_page_that_says_so(small: Project) -> None:
    small.remove(RULES).edit(DOCUMENT, "\n    {table:english-award}\n", "")
    small.edit(DOCUMENT, "{value:hours.total}", "20小時").build()
    assert small.outcome is not None
    assert not small.outcome.failed, small.diagnostics
    small.page("rules/").shows("還沒有寫成資料的規則")


def test_a_rule_that_follows_a_national_one_shows_what_that_says(small: Project) -> None:
    small.write("content/vocabularies/laws.yaml", LAWS)
    small.write("content/vocabularies/national-rules.yaml", NATIONAL)
    small.edit(RULES, "    total: 20小時\n", "    total: 20小時\n    follows: study-hours\n").build()
    assert small.outcome is not None
    assert not small.outcome.failed, small.diagnostics
    page = small.page(HOURS)
    page.shows("全國規定", "18小時", "依循", "學習時數（全國）")
    assert "../../../national/study-hours/" in page.links()
    small.page("rules/national/study-hours/").shows("學習時數（全國）", "18小時", "學習法")

    small.edit("content/vocabularies/national-rules.yaml", "18小時", "19小時").build()
    small.page(HOURS).shows("19小時")
    assert _of_rules(small) == {"rule_page": 2, "rule_record": 1, "all_rules": 1}
