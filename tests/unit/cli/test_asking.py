"""``planpress ask``: a clerk, an editor and a program put questions to rules."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import Result
from jsonschema import Draft202012Validator

from planpress.cli.answer_text import answer_text
from planpress.cli.ask import ask, complete_address
from planpress.rules.answers.answer import Answer, Outcome, to_json
from planpress.rules.answers.ask import answer
from support.asking import asked_of_repository, world_of_repository
from support.project import REPOSITORY, Project
from support.small import PLAN, small_project
from support.theme import wording

Run = Callable[..., Result]
ENGLISH = "taoyuan/113/english-award"
PASSED = {"exam": "gept", "level": "intermediate", "certificate_date": "113-11-30"}
HOURS = "xinghu/114/hours"
RULES = f"{PLAN}/rules.yaml"


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """The small project, which is also the current folder."""
    project = small_project(tmp_path / "small")
    monkeypatch.chdir(project.root)
    return project


@pytest.fixture
def repository(monkeypatch: pytest.MonkeyPatch) -> None:
    """The documents of the repository."""
    monkeypatch.chdir(REPOSITORY)


def words(result: Result) -> list[str]:
    """The lines of the answer without the blanks around them."""
    assert result.exit_code == 0, result.output
    return [line.strip() for line in result.stdout.splitlines() if line.strip()]


# -- what can be asked -------------------------------------------------------------


def test_without_anything_the_documents_with_rules_are_listed(planpress: Run, small: Project) -> None:
    result = planpress("ask", "--language", "zh")
    assert result.stdout == "xinghu/114  星湖市政府114年度訓練計畫  2 條規則\n"
    assert "planpress ask" in result.stderr


@pytest.mark.usefixtures("repository")
def test_the_national_rules_stand_last_in_the_list(planpress: Run) -> None:
    lines = words(planpress("ask"))
    assert lines[-1].split() == ["national", "National", "rules", "rules:", "2"]
    assert [line.split()[0] for line in lines[:-1]] == sorted(line.split()[0] for line in lines[:-1])
    assert words(planpress("ask", "national"))[0].split()[0] == "hours"


def test_a_document_alone_lists_its_rules_with_their_clauses(planpress: Run, small: Project) -> None:
    result = planpress("ask", "xinghu/114", "--language", "zh")
    assert [line.split() for line in words(result)] == [
        ["hours", "時數", "學習時數", "肆、一"],
        ["english-award", "獎勵", "通過英語檢定", "伍、一"],
    ]
    assert "planpress ask xinghu/114/hours --schema" in result.stderr
    english = planpress("ask", "xinghu/114")
    assert words(english)[0].split() == ["hours", "Hours", "Learning", "hours", "肆、一"]


def test_a_city_alone_lists_its_documents(planpress: Run, small: Project) -> None:
    assert words(planpress("ask", "xinghu"))[0].startswith("xinghu/114")


def test_a_document_without_rules_says_so(planpress: Run, small: Project) -> None:
    result = planpress("ask", "xinghu/113")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "“xinghu/113” has no rules" in result.stderr
    small.remove(RULES)
    assert "No document has rules" in planpress("ask").stderr


def test_the_tab_key_completes_documents_and_their_rules(small: Project) -> None:
    context, parameter = click.Context(ask), ask.params[0]
    assert complete_address(context, parameter, "x") == ["xinghu/114"]
    assert complete_address(context, parameter, "xinghu/114/h") == [HOURS]
    assert complete_address(context, parameter, "xinghu/114/x") == []
    assert complete_address(context, parameter, "xinghu/114/hours/x") == []
    small.edit(RULES, "total: 20小時", "total: 二十")
    assert complete_address(context, parameter, "xinghu/114") == ["xinghu/114"]
    small.remove("content/site.yaml")
    assert complete_address(context, parameter, "x") == []


# -- answers -----------------------------------------------------------------------


@pytest.mark.usefixtures("repository")
def test_the_answer_is_the_json_that_the_rules_give(planpress: Run) -> None:
    result = planpress("ask", ENGLISH, json.dumps(PASSED), "--language", "zh")
    given = json.loads(result.stdout)
    assert (given["outcome"], given["award"], given["last_day"]) == ("granted", "嘉獎2次", "114-02-28")
    assert given == to_json(answer(asked_of_repository(ENGLISH), PASSED, world_of_repository()))
    assert (result.exit_code, result.stderr) == (0, "")


@pytest.mark.usefixtures("repository")
def test_a_clerk_reads_the_answer_in_sentences(planpress: Run) -> None:
    lines = words(planpress("ask", ENGLISH, json.dumps(PASSED), "--text", "--language", "zh"))
    assert lines[0] == f"通過英語檢定 ({ENGLISH})"
    assert lines[1] == "可以敘獎：嘉獎2次。"
    assert "最晚在114年2月28日（西元2025年，星期五）向服務機關提出申請。" in lines
    assert "這條規則自113年1月1日起適用。" in lines
    assert lines[lines.index("要附的文件") + 1] == "- 合格證書或成績單影本"
    assert "拾貳、一 備註2 通過英語檢定敘獎標準及獎勵額度如下" in lines
    assert "可能的解讀：114年2月28日 / 114年3月3日" in lines
    english = words(planpress("ask", ENGLISH, json.dumps(PASSED), "--text"))
    assert "Award: 2 commendations." in english
    assert "In force from 1 January 2024." in english


@pytest.mark.usefixtures("repository")
def test_a_last_day_that_has_passed_is_said_to_have(planpress: Run) -> None:
    asked = ("ask", ENGLISH, json.dumps(PASSED), "--text", "--language", "zh", "--as-of")
    assert "這一天已經過了。" not in words(planpress(*asked, "114年2月28日"))
    assert "這一天已經過了。" in words(planpress(*asked, "114年3月1日"))


@pytest.mark.usefixtures("repository")
def test_a_certificate_of_the_future_is_refused_by_the_day_named(planpress: Run) -> None:
    asked = ("ask", ENGLISH, json.dumps(PASSED), "--as-of")
    assert json.loads(planpress(*asked, "113-11-29").stdout)["field"] == "certificate_date"
    assert json.loads(planpress(*asked, "113-11-30").stdout)["outcome"] == "granted"


def test_missing_hours_are_named_by_the_titles_of_their_branches(planpress: Run, small: Project) -> None:
    lines = words(planpress("ask", HOURS, '{"hours_done": {"job": 2.5}}', "--text", "--language", "zh"))
    assert "時數還沒有完成，一共還差17.5小時。" in lines
    assert "- 其他與業務相關還差7.5小時" in lines


def test_without_a_question_nothing_is_filled_in(planpress: Run, small: Project) -> None:
    assert json.loads(planpress("ask", HOURS).stdout)["value"] == 20


@pytest.mark.usefixtures("repository")
def test_national_rules_are_asked_like_others(planpress: Run) -> None:
    given = json.loads(planpress("ask", "national/hours", '{"as_on": "92-06-01"}').stdout)
    assert (given["rule"], given["value"]) == ("national/hours", 20)


def test_both_languages_answer_one_below_the_other(planpress: Run, small: Project) -> None:
    lines = words(planpress("ask", HOURS, "--text", "--language", "both"))
    assert lines.index("20小時。") < lines.index("20 hours.")


def test_what_is_said_twice_is_printed_once(planpress: Run, small: Project) -> None:
    one = {"topic": "未經查證", "text": "未見原條文"}
    given = {"outcome": "ask_hr", "open_points": [one, one]}
    lines = list(answer_text(asked_of_repository(ENGLISH), given, date(2024, 1, 1), wording()))
    assert [line for line in lines if "未見原條文" in line] == ["  - 未經查證：未見原條文"]


def test_the_schema_accepts_what_a_rule_answers(planpress: Run, small: Project) -> None:
    schema = json.loads(planpress("ask", HOURS, "--schema").stdout)
    Draft202012Validator.check_schema(schema)
    asked = Draft202012Validator(schema)
    assert asked.is_valid({"hours_done": {"job": "2.5"}})
    assert not asked.is_valid({"hours_dome": {}})


# -- where the question comes from ---------------------------------------------------


def test_a_question_comes_from_stdin_or_from_a_file(planpress: Run, small: Project) -> None:
    question = '\ufeff{"hours_done": {"job": 30, "必須完成": 10}}\r\n'
    small.write("question.json", question)
    from_file = planpress("ask", HOURS, "@question.json")
    assert json.loads(from_file.stdout)["outcome"] == "met"
    assert planpress("ask", HOURS, "-", input=question).stdout == from_file.stdout


@pytest.mark.parametrize(
    ("question", "wording"),
    [
        ("{level: 中級}", "“level: 中級}” (line 1, column 2) is not understood"),
        ('{"level"：“中級”}', "(line 1, column 9)"),
        ('{\n"level" 1}', "(line 2, column 9)"),
        ('{"level": ', "not finished"),
        ('{"level": "中', "not finished"),
        ("", "question is empty"),
        ("[1]", "no object"),
        ('"中級"', "no object"),
        ('{"level": 1, "level": 2}', "“level” is there twice"),
        ('{"score": NaN}', "“NaN” is no number"),
        ('{"score": -Infinity}', "“-Infinity” is no number"),
        ('{"score": ' + "9" * 5000 + "}", "too long"),
        ("[" * 100_000, "nested too deep"),
    ],
)
def test_a_question_that_is_no_json_object(
    planpress: Run, small: Project, question: str, wording: str
) -> None:
    result = planpress("ask", HOURS, question)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "E91" in result.stderr
    assert wording in result.stderr
    chinese = planpress("ask", HOURS, question, "--language", "zh").stderr
    assert chinese.startswith("錯誤 E91")


def test_files_that_hold_no_question(planpress: Run, small: Project) -> None:
    assert "E83" in planpress("ask", HOURS, "@nothing.json").stderr
    small.write("u16.json", "{}".encode("utf-16"))
    assert "Y01" in planpress("ask", HOURS, "@u16.json").stderr
    small.write("long.json", "{}" + " " * 300_000)
    assert "longer than 200000 bytes" in planpress("ask", HOURS, "@long.json").stderr


def test_a_question_that_the_shell_took_apart(planpress: Run, small: Project) -> None:
    result = planpress("ask", HOURS, "{hours_done:", "{job:", "3}}")
    assert result.exit_code == 2
    assert "took the question apart into 3 pieces" in result.stderr


# -- wrong addresses and questions -----------------------------------------------------


@pytest.mark.parametrize(
    ("address", "wording"),
    [
        ("xinhu/114", "Did you mean “xinghu/114”?"),
        ("nowhere/99", "There is no plan “nowhere/99”"),
        ("xinghu/114/hour", "Did you mean “xinghu/114/hours”?"),
        ("xinghu/114/通過英語檢定", "Did you mean “xinghu/114/english-award”?"),
        ("xinghu/114/nothing-of-this-kind", "Type planpress ask xinghu/114 for its rules"),
        ("xinghu/114/hours/total", "is no address of a rule"),
        ("national/nothing-of-this-kind", "“national” has no rule"),
    ],
)
def test_an_address_that_leads_nowhere(planpress: Run, small: Project, address: str, wording: str) -> None:
    result = planpress("ask", address)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "E83" in result.stderr
    assert wording in result.stderr


@pytest.mark.parametrize("address", ["xinghu／114／hours", " xinghu/114/hours/ "])
def test_an_address_is_read_as_people_write_it(planpress: Run, small: Project, address: str) -> None:
    assert json.loads(planpress("ask", address).stdout)["rule"] == HOURS


@pytest.mark.parametrize("rest", [("xinghu/114", "{}"), ("xinghu/114", "--schema"), ("--schema",)])
def test_a_question_needs_a_rule(planpress: Run, small: Project, rest: tuple[str, ...]) -> None:
    result = planpress("ask", *rest)
    assert result.exit_code == 2
    assert "E91  No rule is named" in result.stderr


def test_a_question_with_a_faulty_field_is_no_success(planpress: Run, small: Project) -> None:
    result = planpress("ask", HOURS, '{"hours_dome": {}}')
    given: dict[str, Any] = json.loads(result.stdout)
    assert (given["outcome"], given["suggestion"], result.exit_code) == ("invalid", "hours_done", 2)
    assert f"planpress ask {HOURS} --schema" in result.stderr
    said = planpress("ask", HOURS, '{"hours_dome": {}}', "--text", "--language", "zh")
    assert "是不是「hours_done」？" in said.stdout
    assert "依據" not in said.stdout


@pytest.mark.usefixtures("repository")
def test_a_field_that_is_lacking_is_asked_for(planpress: Run) -> None:
    result = planpress("ask", ENGLISH, "--text", "--language", "zh")
    assert result.exit_code == 2
    assert "還要知道一件事：" in result.stdout
    assert "請補上" in result.stdout


@pytest.mark.usefixtures("repository")
def test_asking_the_personnel_office_is_an_answer(planpress: Run) -> None:
    result = planpress("ask", "taoyuan/113/register", '{"class_end": "114-01-24"}', "--text")
    assert result.exit_code == 0
    assert "Ask your personnel office" in result.stdout


# -- files that cannot be read ---------------------------------------------------------


def test_errors_in_the_rules_are_shown_where_they_stand(planpress: Run, small: Project) -> None:
    small.edit(RULES, "total: 20小時", "total: 二十")
    for address in (HOURS, "xinghu/114"):
        result = planpress("ask", address)
        assert (result.exit_code, result.stdout) == (1, "")
        assert f"{RULES}:4:12  error P03" in result.stderr
        assert "first; then its rules can be asked" in result.stderr
    assert "rules.yaml has errors" in planpress("ask").stdout
    assert planpress("ask", "xinghu/113").exit_code == 0


def test_errors_in_a_vocabulary_are_shown_too(planpress: Run, small: Project) -> None:
    small.write("content/vocabularies/exams.yaml", "exams: [\n")
    result = planpress("ask", HOURS)
    assert result.exit_code == 1
    assert "content/vocabularies/exams.yaml" in result.stderr


def test_a_plan_without_text_or_city_cannot_be_asked(planpress: Run, small: Project) -> None:
    small.remove(f"{PLAN}/document.md").remove("content/cities/xinghu.yaml")
    result = planpress("ask", HOURS)
    assert result.exit_code == 1
    assert "P60" in result.stderr
    assert "P61" in result.stderr


def test_a_folder_that_is_a_link_is_not_read(planpress: Run, small: Project, tmp_path: Path) -> None:
    (small.root / "plans").rename(tmp_path / "elsewhere")
    (small.root / "plans").symlink_to(tmp_path / "elsewhere")
    result = planpress("ask")
    assert result.exit_code != 0
    assert "E20" in result.stderr


def test_asking_writes_nothing(planpress: Run, small: Project) -> None:
    before = sorted(small.root.rglob("*"))
    planpress("ask", HOURS, "--text")
    planpress("ask", "xinghu/114")
    assert sorted(small.root.rglob("*")) == before


# -- the manual ------------------------------------------------------------------------

PAGE = (REPOSITORY / "content/pages/manual/ask.md").read_text("utf-8")
TYPED = [
    shlex.split(line.partition(" < ")[0])[3:]
    for line in PAGE.splitlines()
    if line.startswith("$ planpress ask")
]


@pytest.fixture
def question(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The question that the manual shows as a file; it lies in the current folder."""
    text = PAGE.partition("```json\n")[2].partition("```")[0]
    monkeypatch.chdir(tmp_path)
    (tmp_path / "問題.json").write_text(text, "utf-8")
    return text


@pytest.mark.parametrize("typed", TYPED, ids=" ".join)
def test_every_command_of_the_manual_answers(planpress: Run, question: str, typed: list[str]) -> None:
    result = planpress("ask", *typed, "--project", str(REPOSITORY), input=question)
    assert result.exit_code == 0
    assert result.stdout


def test_the_manual_shows_what_is_printed(planpress: Run, question: str) -> None:
    shown = PAGE.partition("```text\n")[2].partition("```")[0]
    asked = ("--project", str(REPOSITORY), "--language", "zh")
    assert planpress("ask", *TYPED[0], *asked).stdout == shown
    listed = PAGE.partition("代號、種類、名稱、條號：\n\n```text\n")[2].partition("```")[0]
    printed = planpress("ask", "taoyuan/113", *asked).stdout.splitlines()
    assert set(listed.splitlines()) <= set(printed)


def test_the_manual_names_every_key_and_outcome() -> None:
    named = set(re.findall(r"`(\w+)`", PAGE))
    assert {one.value for one in Outcome} - named == set()
    assert {field.name for field in fields(Answer)} - named == set()
