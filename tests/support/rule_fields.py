"""The manual's page of all fields of rules, made from the models and the fields that questions hold.

Run as a program it writes the page: ``PYTHONPATH=generator:tests python tests/support/rule_fields.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import get_args

from planpress.model.awards import AwardStep, Benefit, ScoreRange
from planpress.model.records import Record
from planpress.model.rule_parts import (
    Case,
    Cite,
    Example,
    OpenPoint,
    QuestionField,
    Requirement,
    Rule,
    Test,
    Vague,
)
from planpress.model.rules import Group, HoursPart, Rules, Weight
from planpress.rules.answers.fields import STANDARD, Sort

PAGE = Path(__file__).parents[2] / "content" / "pages" / "manual" / "rule-fields.md"
INTRO = """# 規則的欄位一覽

[規則 rules.yaml](../rules/)說明怎麼寫；這一頁列出每一欄，供查閱。有「＊」的一定要寫。
「情形」一欄有「✓」的，也可以寫在 `cases` 裡，取代規則自己的值。
"""
PARTS = {
    "cases 的每一個情形": Case,
    "parts 的每一個分項（時數）": HoursPart,
    "groups 的每一組（名額）": Group,
    "weights 的每一項（評估）": Weight,
    "steps 的每一列（獎勵）": AwardStep,
    "benefits 的每一項（獎勵）": Benefit,
    "score、scores 的分數": ScoreRange,
    "requires 的每一個條件": Requirement,
    "open_points 的每一個疑義": OpenPoint,
    "questions 的每一欄": QuestionField,
    "when 裡的每一個檢核": Test,
    "位置（at、cites）": Cite,
    "不能計算的數量": Vague,
    "examples 的每一個設例": Example,
}
SORTS = {
    Sort.WORD: "文字",
    Sort.NUMBER: "數字",
    Sort.COUNT: "整數",
    Sort.DATE: "日期",
    Sort.YES_NO: "是、否",
    Sort.NUMBERS: "各項的分數",
    Sort.HOURS: "分項的編號或名稱: 時數",
    Sort.PASSES: "等級，或檢定、等級、日期的清單",
    Sort.PASSES_OR_NO: "同上；沒有就填 否",
    Sort.YEAR: "民國年",
    Sort.ABSENCE: "是、否，或時數",
}


def page() -> str:
    """The whole page."""
    for part in PARTS.values():
        part.model_rebuild(force=True)  # a model that refers to itself tells its fields only then
    parts = [INTRO, "## 每一組都可以寫\n", _table(Rule, Rule.model_fields)]
    for group, field in Rules.model_fields.items():
        kind = get_args(field.annotation)[1]
        own = [name for name in kind.model_fields if name not in Rule.model_fields]
        parts += [f"## {group}：{field.description}\n", _table(kind, own, cases=_in_cases(kind))]
    for title, part in PARTS.items():
        parts += [f"## {title}\n", _table(part, part.model_fields)]
    parts += ["## 每條規則都可以問的欄位\n", "這些欄位不必寫在 `questions`。\n", _questions()]
    return "\n".join(parts)


def _table(kind: type[Record], names: Iterable[str], cases: frozenset[str] | None = None) -> str:
    rows = ["| 欄位 | 名稱 | 說明 |", "|---|---|---|"]
    if cases is not None:
        rows = ["| 欄位 | 名稱 | 說明 | 情形 |", "|---|---|---|---|"]
    for name in names:
        field = kind.model_fields[name]
        star = "＊" if field.is_required() else ""
        says = (field.description or "").replace("{#編號}", "`{#編號}`")
        row = f"| `{field.alias or name}`{star} | {field.title} | {says} |"
        rows.append(row if cases is None else f"{row} {'✓' if name in cases else ''} |")
    return "\n".join(rows) + "\n"


def _in_cases(kind: type[Record]) -> frozenset[str] | None:
    """The names of a kind that its cases may set; None where it has no cases."""
    cases = kind.model_fields.get("cases")
    if cases is None:
        return None
    case = get_args(cases.annotation)[0]
    return frozenset(case.model_fields)


def _questions() -> str:
    rows = ("| 欄位 | 名稱 | 填什麼 |", "|---|---|---|", *_question_rows())
    return "\n".join(rows) + "\n"


def _question_rows() -> Iterator[str]:
    for name, field in STANDARD.items():
        yield f"| `{name}` | {field.zh} | {SORTS[field.sort]} |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
