"""Words of records in another language: whole terms and figures, in Python and in browsers alike."""

from __future__ import annotations

import json

import pytest

from planpress.rules.translations import check_terms
from planpress.site.glosses import glossed, read_terms, told
from support.javascript import run_node
from support.project import REPOSITORY
from support.theme import words

GLOSSES = (REPOSITORY / "themes/default/scripts/pages/glosses.mjs").as_uri()
PROGRAM = f"""
import {{ readFileSync }} from "node:fs";
import {{ glossed, told }} from "{GLOSSES}";
const {{ texts, words }} = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(texts.map(one => [glossed(one, words), told(one, words)])));
"""
ENGLISH = words("en") | {"answer_terms": words("en")["answer_terms"] + "\n服務機關=one's agency\n甲=a=b"}
TERMS = read_terms(ENGLISH["answer_terms"])
TEXTS = (
    *(
        "",
        "plain",
        "嘉獎1次",
        "嘉獎2次",
        "記大功1次",
        "八小時",
        "2.5小時",
        "1 to 2人",
        "甲",
        "嘉獎二次",
        "丙",
    ),
    "Apply to 服務機關 by 113年2月27日.",
    "within 3個月 of 合格證書：date of issue",
    "date of the certificate、date of receipt",
    "甲、乙",
    "(113年13月1日)",
    "a+b 嘉獎1次？",
    "第3個月",
)


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("嘉獎1次", "1 commendation"),
        ("嘉獎2次", "2 commendations"),
        ("八小時", "8 hours"),
        ("三個月", "3 months"),
        ("十分之一", "one tenth"),
        ("五分之二", "2/5"),
        ("1至2人", "1 to 2 people"),
        ("未載明", "not stated"),
        ("沒有人翻譯過的話", "沒有人翻譯過的話"),
        ("嘉獎1次或記功1次", "嘉獎1次或記功1次"),
    ],
)
def test_a_term_is_said_where_it_is_the_whole_text(chinese: str, english: str) -> None:
    assert glossed(chinese, TERMS) == english


def test_no_term_of_the_program_loses_a_number() -> None:
    assert list(check_terms(read_terms(words("en")["answer_terms"]), "")) == []


def test_a_sentence_has_its_stretches_of_chinese_said_in_english() -> None:
    said = told("Apply to 服務機關 within 3個月 by 113年2月27日、否則不予登錄.", ENGLISH)
    assert said == "Apply to one's agency within 3 months by 27 February 2024、否則不予登錄."


def test_nothing_changes_on_a_page_in_chinese() -> None:
    chinese = words("zh-Hant")
    assert [told(text, chinese) for text in TEXTS] == list(TEXTS)


def test_browsers_say_the_same() -> None:
    ours = [[glossed(text, TERMS, numerals=False), told(text, ENGLISH)] for text in TEXTS]
    given = json.dumps({"texts": TEXTS, "words": ENGLISH})
    done = run_node("--input-type=module", "-e", PROGRAM, given=given)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == ours
