"""The page that is built and the browser say the same answer in the same words."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import product
from typing import Any

import pytest

from planpress.site.rule_answers import benefit_line, headline, lines, reading_words
from support.javascript import run_node
from support.project import REPOSITORY
from support.theme import words

SENTENCES = (REPOSITORY / "themes/default/scripts/pages/sentences.mjs").as_uri()
PROGRAM = f"""
import {{ readFileSync }} from "node:fs";
import {{ benefitLine, headline, lines, reading }} from "{SENTENCES}";
const {{ answers, readings, words }} = JSON.parse(readFileSync(0, "utf8"));
const told = answers.map(one => [
  headline(one, words), lines(one, words), (one.benefits ?? []).map(each => benefitLine(each, words))]);
console.log(JSON.stringify([told, readings.map(one => reading(one, words))]));
"""
OUTCOMES = (
    *("granted", "not_granted", "met", "not_met", "within", "over", "under", "counted", "not_counted"),
    *("allowed", "not_allowed", "value", "date", "ask_hr", "not_stated", "unlimited", "elsewhere", "no_rule"),
)
PARTS: Sequence[Mapping[str, Any]] = (
    {},
    {"award": "嘉獎2次", "apply_to": "服務機關"},
    {"value": 8, "unit": "小時"},
    {"value": 1234567.5, "unit": "元", "consequence": "不予登錄"},
    {"value": "10/3"},
    {"value": "機關首長同意"},
    {"value": {"from": 1, "to": 2}, "unit": "人", "conditions": ["事先同意", "公餘"]},
    {"missing": {"environment": 2.5, "job": 4}},
    {"missing": {"environment": "10/3", "job": 0.1}},
    {"missing": {"a": 0.1, "b": 0.2}},
    {
        "benefits": [
            {"title": "補助", "value": 2000, "unit": "元", "payer": "機關", "papers": ["收據", "影本"]}
        ]
    },
    {"benefits": [{"title": "公假", "text": "半日"}, {"award": "嘉獎1次", "title": "敘獎"}]},
    {"message": "還要知道發證日期。"},
    {"message": "請補上發證日期（certificate_date）、費用（fee.paid）。"},
    {"message": "文件未載明。", "reasons": [{"text": "文件未載明。"}]},
)
DAYS: Sequence[Mapping[str, str]] = (
    {},
    {"last_day": "114-02-28"},
    {"first_day": "113-02-29"},
    {"first_day": "1-01-01", "last_day": "189-12-31"},
)
READINGS = ("114-02-28", "114-03-03 起", "第一版（自95-01-01至未載明）", "1人", "發證日期 113-12-1")


@pytest.mark.parametrize("language", ["zh-Hant", "en"])
def test_every_answer_reads_alike_in_both(language: str) -> None:
    answers = [{"outcome": outcome, **part, **days} for outcome, part, days in product(OUTCOMES, PARTS, DAYS)]
    said = words(language)
    done = run_node(
        *("--input-type=module", "-e", PROGRAM),
        given=json.dumps({"answers": answers, "readings": READINGS, "words": said}),
    )
    assert done.returncode == 0, done.stderr

    told, readings = json.loads(done.stdout)
    assert readings == [reading_words(one, said) for one in READINGS]
    for answer, (sentence, further, given) in zip(answers, told, strict=True):
        assert sentence == headline(answer, said), answer
        assert further == list(filter(None, lines(answer, said))), answer
        assert given == [benefit_line(one, said) for one in answer.get("benefits", ())], answer
