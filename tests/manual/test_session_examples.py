"""The manual's page on checks of sessions: its examples give the findings that it says they give."""

from __future__ import annotations

import re
from pathlib import Path

from support.plans import findings

PAGE = Path(__file__).parents[2] / "content" / "pages" / "manual" / "check-sessions.md"
BLOCKS = re.findall(r"^```(csv|yaml)\n(.*?)^```$", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
COURSES = "編號,類別,系列,課程名稱\nai-1,,,生成式工具\nai-2,,,資料分析\n"
PLAN = "title: 計畫\nkind: plan\nperiod: 113年\naudience: [公務人員]\n"


def _found(texts: dict[str, str]) -> list[str]:
    found = findings({"plan.yaml": PLAN, **texts})
    return [f"{item.code} {item.ref.path[0]}" for item in found if item.code in ("R90", "R91", "R97")]


def _csv(head: str) -> list[str]:
    return [text for language, text in BLOCKS if language == "csv" and text.startswith(head)]


def test_the_bad_sessions_get_their_two_warnings_and_the_good_ones_none() -> None:
    bad, good = _csv("編號,課程,梯次")
    assert _found({"sessions.csv": bad, "courses.csv": COURSES}) == ["R90 ai-1-b", "R91 ai-2-a"]
    assert _found({"sessions.csv": good, "courses.csv": COURSES}) == []


def test_an_hour_is_missing_until_a_course_leaves_it_open() -> None:
    (courses,) = _csv("編號,類別")
    (rules,) = [text for language, text in BLOCKS if language == "yaml" and "rules.yaml" in text[:14]]
    assert _found({"courses.csv": courses, "rules.yaml": rules}) == ["R97 hours"]
    more = courses + "env-2,policy,,淨零排放,,environment\n"
    assert _found({"courses.csv": more, "rules.yaml": rules}) == []
