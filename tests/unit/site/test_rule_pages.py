"""A rule's page says everything its record says, in words, and asks only what its answer depends on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from planpress.load.kinds import FileKind
from planpress.load.records import decode_record
from planpress.load.yaml_nodes import read_yaml
from planpress.model.courses import Course, Courses
from planpress.model.records import Record
from planpress.model.rule_parts import Rule
from planpress.model.rules import HoursRule, Rules
from planpress.model.site import Site
from planpress.model.vocabularies import Exams
from planpress.rules.answers.asked import AskedRule, Citation, World
from planpress.site.rule_answers import answer_view, day_words
from planpress.site.rule_courses import filling_courses
from planpress.site.rule_examples import flat
from planpress.site.rule_forms import rule_form
from planpress.site.rule_links import rule_links
from planpress.site.rule_pages import RulePlace, rule_page
from planpress.site.rule_tables import Naming, rule_tables, span_words
from planpress.site.rule_views import FieldView, RulePage, TablesView
from planpress.site.runs import text_of
from planpress.site.views import ParagraphView, TableView
from support.theme import wording, words

EXAMS = """\
exams:
  gept:
    title: 全民英檢
    language: 英語
    levels: {elementary: {title: 初級, cefr: A2}, intermediate: {title: 中級, cefr: B1}}
  toeic: {title: 多益, language: 英語, score: 總分}
  hakka: {title: 客語認證, language: 客語, levels: {basic: {title: 基礎級, cefr: 未載明}}}
"""
RULES = """\
hours:
  hours:
    clause: hours
    title: 年度學習時數
    total: 20小時
    parts:
      required:
        title: 必須完成
        hours: 10小時
        parts:
          environment: {title: 環境教育, hours: 4小時}
          governance: {title: 民主治理價值, hours: 6小時, parts: 未載明}
      job: {title: 其他與業務相關, hours: 未載明}
limits:
  quota: {clause: quota, of: 編制內預算員額, share: 十分之一, at_least: 一人, rounding: 未載明}
  weekly:
    clause: weekly
    at_most: 八小時
    per: [人, 週]
    cases: [{when: {mode: 遠距}, at_most: 不限, text: 遠距學習}]
attendance:
  absence: {clause: absence, more_than: 三分之一, unexcused: 不予登錄}
deadlines:
  register: {clause: register, what: 登錄學習時數, within: 7個工作天, after: 訓練辦竣}
awards:
  english:
    clause: english
    item: 通過英語檢定
    caption: 敘獎標準
    steps:
      - {level: 初級, text: 通過初級者, award: 嘉獎1次}
      - {level: 中級, and_above: true, text: 通過中級以上者, award: 嘉獎2次}
    once_per_level: true
    apply_within: 3個月
    counted_from: {合格證書: 發證日期, 成績單: 收到日期}
    unverified: {apply_within: 只見於網頁}
    examples: [{before: 初級, passed: 中級, gives: 嘉獎2次}]
  hakka: {clause: hakka, exam: hakka, steps: 另依法令, law: 客語獎勵要點}
leave:
  leave: {clause: leave, when: 參訓, gives: 公假}
"""
WORDS = words()
SAY = wording()


def _record(text: str, kind: str) -> Record:
    node = read_yaml(text, f"{kind}.yaml").value
    assert node is not None
    record = decode_record(node, FileKind(kind), f"{kind}.yaml")
    assert record.value is not None, record.diagnostics
    return record.value


@pytest.fixture(scope="module")
def rules() -> Rules:
    found = _record(RULES, "rules")
    assert isinstance(found, Rules)
    return found


@pytest.fixture(scope="module")
def world() -> World:
    exams = _record(EXAMS, "exams")
    assert isinstance(exams, Exams)
    return World(exams)


def _rule(rules: Rules, rule_id: str) -> Rule:
    rule = rules.rule(rule_id)
    assert rule is not None
    return rule


def _asked(rules: Rules, rule_id: str) -> AskedRule:
    group = next(group for group, key, _ in rules.every() if key == rule_id)
    rule = _rule(rules, rule_id)
    cited = Citation(rule.clause, "拾貳、一", "通過英語檢定敘獎", "通過者敘獎如下：", "a/113/#english")
    return AskedRule(f"a/113/{rule_id}", group, rule_id, rule, {rule.clause: cited})


def _tables(rules: Rules, rule_id: str, parent: Rule | None = None) -> str:
    return _shown(rule_tables(_rule(rules, rule_id), parent, Naming(SAY, {}, {})))


def _shown(found: tuple[TablesView, ...]) -> str:
    """Every cell of every table, a row a line."""
    lines = []
    for tables in found:
        for table in tables.content:
            assert isinstance(table, TableView)
            lines.extend("|".join(map(_words, row.cells)) for row in table.rows)
    return "\n".join(lines)


def _words(cell: Any) -> str:
    return "".join(text_of(one.runs) for one in cell.content if isinstance(one, ParagraphView))


def _fields(rules: Rules, rule_id: str, world: World) -> list[str]:
    form = rule_form(_asked(rules, rule_id), world, SAY)
    assert form is not None
    return [field.name for field in form.fields]


def _field(rules: Rules, rule_id: str, world: World, name: str) -> FieldView:
    form = rule_form(_asked(rules, rule_id), world, SAY)
    assert form is not None
    return next(field for field in (*form.fields, *form.more) if field.name == name)


# -- the rule as tables ---------------------------------------------------------


def test_hours_stand_as_a_tree_and_what_is_not_split_says_so(rules: Rules) -> None:
    shown = _tables(rules, "hours").splitlines()
    assert shown == [
        "總時數|20小時",
        "　必須完成|10小時",
        "　　環境教育|4小時",
        "　　民主治理價值|6小時",
        "　　　未分列（文件只寫合計）|",
        "　其他與業務相關|未載明（文件沒有寫）",
    ]


def test_the_national_hours_stand_beside_each_branch(rules: Rules) -> None:
    parent = HoursRule.model_validate(
        {"clause": "n", "total": "40小時", "parts": {"environment": {"title": "環境教育", "hours": "4小時"}}}
    )
    shown = _tables(rules, "hours", parent)
    assert "總時數|20小時|40小時" in shown
    assert "環境教育|4小時|4小時" in shown


def test_what_is_not_stated_not_limited_or_left_to_a_law_is_said_openly(rules: Rules) -> None:
    assert "小數處理|未載明（文件沒有寫）" in _tables(rules, "quota")
    assert "遠距學習|最多：不限（沒有上限）" in _tables(rules, "weekly")
    assert "各級|另依法令" in _tables(rules, "hakka")


def test_a_figure_takes_its_unit_and_its_whole_with_it(rules: Rules) -> None:
    assert "最多|八小時（每人每週）" in _tables(rules, "weekly")
    assert "比例|編制內預算員額的十分之一" in _tables(rules, "quota")


def test_what_a_rule_does_not_say_is_no_line_of_its_table(rules: Rules) -> None:
    assert "算出的是最少" not in _tables(rules, "quota")


def test_a_ladder_stands_in_official_form_and_its_conditions_below_it(rules: Rules) -> None:
    shown = _tables(rules, "english")
    assert "中級以上|通過中級以上者|嘉獎2次" in shown
    assert "同級一次|同等級以敘獎1次為限" in shown
    assert "申請期限|3個月" in shown


def test_the_time_in_force_tells_an_unknown_end(rules: Rules) -> None:
    rule = HoursRule.model_validate(
        {"clause": "n", "total": "1小時", "since": "106年1月1日", "until": "未載明"}
    )
    assert span_words(rule.since, rule.until, SAY) == "自106年1月1日起，迄日未載明"
    assert span_words(None, None, SAY) == ""


# -- the form ----------------------------------------------------------------------


def test_a_form_asks_what_its_rule_depends_on_and_no_more(rules: Rules, world: World) -> None:
    assert _fields(rules, "english", world) == [
        *("exam", "level", "score", "certificate_date", "received_date"),
        *("prior_awards", "passed_before_joining"),
    ]
    assert _fields(rules, "weekly", world) == ["weekly_hours", "mode"]
    assert _fields(rules, "quota", world) == ["posts", "studying"]
    assert _fields(rules, "absence", world) == ["class_hours", "hours_absent", "unexcused"]
    assert _fields(rules, "register", world) == ["class_end"]
    assert rule_form(_asked(rules, "leave"), world, SAY) is None


def test_a_field_speaks_the_words_of_its_rule(rules: Rules, world: World) -> None:
    assert _field(rules, "register", world, "class_end").label == "訓練辦竣的日期"
    assert _field(rules, "quota", world, "posts").label == "編制內預算員額"
    assert [choice.label for choice in _field(rules, "weekly", world, "mode").choices] == ["遠距"]


def test_only_exams_of_the_rules_language_can_be_chosen(rules: Rules, world: World) -> None:
    assert [one.value for one in _field(rules, "english", world, "exam").choices] == ["gept", "toeic"]
    assert [one.label for one in _field(rules, "english", world, "level").choices] == ["初級", "中級"]


def test_hours_are_asked_branch_by_branch_with_a_box_where_they_are_stated(
    rules: Rules, world: World
) -> None:
    required, job = _field(rules, "hours", world, "hours_done").parts
    assert [(one.name, one.needed) for one in required.parts] == [
        ("hours_done.environment", "4"),
        ("hours_done.governance", "6"),
    ]
    assert (required.kind, job.needed) == ("parts", "")
    assert job.note == "未載明（文件沒有寫）"


# -- answers in words -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ({"outcome": "granted", "award": "嘉獎2次"}, "可以敘獎：嘉獎2次。"),
        ({"outcome": "not_met", "missing": {"a": 4, "b": 2.5}}, "時數還沒有完成，一共還差6.5小時。"),
        ({"outcome": "value", "value": 1440, "unit": "元"}, "1,440元。"),
        ({"outcome": "value", "value": {"from": 1, "to": 2}, "unit": "人"}, "1至2人。"),
        ({"outcome": "value", "value": "10/3", "unit": "人"}, "10/3人。"),
        (
            {"outcome": "date", "last_day": "114-02-28"},
            "最後一天是114年2月28日（西元2025年，星期五）。",
        ),
        ({"outcome": "unlimited"}, "不限。"),
    ],
)
def test_an_answer_in_a_sentence(answer: Mapping[str, Any], sentence: str) -> None:
    assert answer_view(answer, WORDS).sentence == sentence


def test_the_last_day_of_an_application_names_whom_to_apply_to() -> None:
    answer = {"outcome": "granted", "award": "嘉獎1次", "last_day": "113-05-31", "apply_to": "服務機關"}
    (line,) = answer_view(answer, WORDS).lines
    assert text_of(line) == "最晚在113年5月31日（西元2024年，星期五）向服務機關提出申請。"
    assert day_words("每年9月30日", WORDS) == "每年9月30日"


def test_every_outcome_has_its_sentence() -> None:
    outcomes = (
        *("granted", "not_granted", "met", "not_met", "within", "over", "under", "counted", "not_counted"),
        *("allowed", "not_allowed", "value", "date", "ask_hr", "not_stated", "unlimited", "elsewhere"),
        *("no_rule", "invalid"),
    )
    sentences = {outcome: answer_view({"outcome": outcome}, WORDS).sentence for outcome in outcomes}
    assert all(sentence and "{" not in sentence for sentence in sentences.values()), sentences


# -- the page ----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def page(rules: Rules, world: World) -> RulePage:
    def ask(question: Mapping[str, Any]) -> Mapping[str, Any]:
        assert question == {"level": "中級", "prior_awards": "初級"}
        return {"outcome": "granted", "award": "嘉獎2次"}

    site = Site.model_validate({"title": "站"})
    return rule_page(site, SAY, _asked(rules, "english"), world, RulePlace("某市計畫", ()), ask)


def test_a_page_names_its_clause_and_gives_every_example_its_answer(page: RulePage) -> None:
    assert page.heading == "通過英語檢定"
    assert page.clause is not None
    assert (page.clause.number, page.clause.href) == ("拾貳、一", "a/113/#english")
    (example,) = page.examples
    assert [text_of(fact.runs) for fact in example.asked] == ["中級", "初級"]
    assert example.answer.sentence == "可以敘獎：嘉獎2次。"
    assert example.href.startswith("rules/a/113/english/?level=%E4%B8%AD%E7%B4%9A&prior_awards=")


def test_what_nobody_verified_is_an_open_point(page: RulePage) -> None:
    assert [(one.topic, one.text) for one in page.points] == [("未查證：申請期限", "只見於網頁")]


def test_the_facts_beside_a_rule_say_whom_it_is_for_even_where_nobody_is_named(page: RulePage) -> None:
    facts = {fact.term: text_of(fact.runs) for fact in page.facts}
    assert facts["對象"] == "未另外限定"
    assert facts["適用期間"] == "規則沒有另外寫，依文件的適用期間"


# -- around it -----------------------------------------------------------------------------


def test_a_question_and_its_address_say_the_same() -> None:
    question = {
        "level": "中級",
        "hours_done": {"environment": 4},
        "prior_awards": ["初級", "中級"],
        "x": True,
    }
    assert list(flat(question, SAY)) == [
        ("level", "中級"),
        ("hours_done.environment", "4"),
        ("prior_awards", "初級"),
        ("prior_awards", "中級"),
        ("x", "是"),
    ]


def test_a_clause_leads_to_each_of_its_rules(rules: Rules) -> None:
    links = rule_links(rules, "a", "113")
    assert [run.href for run in links["register"]] == ["rules/a/113/register/"]
    assert [run.text for run in links["register"]] == ["登錄學習時數"]


def test_courses_fill_their_branch_and_all_above_it(rules: Rules) -> None:
    courses = Courses(
        courses=(
            Course(id="a", title="走讀", hours="4小時", counts_for=("環境教育",)),
            Course(id="b", title="無時數", counts_for=("environment",)),
            Course(id="c", title="無類別", hours="3小時"),
        )
    )
    found = filling_courses(_rule(rules, "hours"), courses, "x", "113")
    assert [(one["title"], one["branches"]) for one in found["courses"]] == [
        ("走讀", ["environment", "required"])
    ]
    assert found["untold"] == 2
