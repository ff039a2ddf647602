"""Rules written short and asked in tests, in a world with three exams and the working days of two years."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from planpress.model.rules import Rules
from planpress.model.vocabularies import Exams, Holidays, Law, Term
from planpress.rules.answers.answer import to_json
from planpress.rules.answers.ask import answer
from planpress.rules.answers.asked import AskedRule, Citation, World
from planpress.rules.working_days import WorkingCalendar

EXAMS = Exams.model_validate(
    {
        "exams": {
            "gept": {
                "title": "全民英檢",
                "also": ["GEPT"],
                "language": "英語",
                "levels": {
                    "elementary": {"title": "初級", "cefr": "A2"},
                    "intermediate": {"title": "中級", "cefr": "B1"},
                    "high-intermediate": {"title": "中高級", "cefr": "B2"},
                },
            },
            "toeic": {"title": "多益", "also": ["TOEIC"], "language": "英語", "score": "總分"},
            "hakka": {
                "title": "客語認證",
                "language": "客語",
                "levels": {"basic": {"title": "基礎級", "cefr": "未載明"}},
            },
        }
    }
)
HOLIDAYS = Holidays.model_validate(
    {
        "years": {
            "113": {
                "source": "試驗用",
                "holidays": [
                    {"date": "113年2月28日", "title": "和平紀念日"},
                    {"date": "113年4月4日", "title": "兒童節"},
                    {"date": "113年4月5日", "title": "清明節"},
                ],
                "workdays": [{"date": "113年2月17日", "title": "補行上班"}],
            },
            "114": {"source": "試驗用", "holidays": [{"date": "114年1月1日", "title": "開國紀念日"}]},
        }
    }
)
AUDIENCES = {
    "civil-servants": Term(title="公務人員", also=("公務員",)),
    "contract": Term(title="約聘僱人員", also=("約聘僱",)),
    "temporary": Term(title="臨時人員"),
    "agency-heads": Term(title="一級機關首長", also=("各機關首長", "機關首長")),
}
LAWS = {
    "leave-rules": Law.model_validate({"title": "公務人員請假規則", "date": "未載明", "number": "未載明"})
}
WORLD = World(exams=EXAMS, audiences=AUDIENCES, calendar=WorkingCalendar.of(HOLIDAYS), laws=LAWS)
DAY = datetime.date(2024, 1, 1)


def asked_rule(group: str, record: Mapping[str, Any], **more: Any) -> AskedRule:
    """The rule ``record`` of ``group``, printed in 拾貳、一 of a plan that begins on 113-01-01."""
    rules = Rules.model_validate({group: {"the-rule": {"clause": "here"} | dict(record)}})
    rule = rules.rule("the-rule")
    assert rule is not None
    cited = {
        "here": Citation("here", "拾貳、一", "標題", "條文", "plan/#here"),
        "there": Citation("there", "拾參", "另一條", "條文", "plan/#there"),
    }
    made = AskedRule("city/113/the-rule", group, "the-rule", rule, cited, day=DAY)
    return replace(made, **more)


def ask(asked: AskedRule, language: str = "zh", world: World = WORLD, **question: Any) -> dict[str, Any]:
    """The answer to a question, as JSON."""
    return to_json(answer(asked, question, world, language))


def codes(answered: Mapping[str, Any]) -> list[str]:
    """The codes of the reasons."""
    return [reason["code"] for reason in answered.get("reasons", [])]


def texts(answered: Mapping[str, Any]) -> list[str]:
    """The sentences of the reasons."""
    return [reason["text"] for reason in answered.get("reasons", [])]
