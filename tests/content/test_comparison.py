"""What somebody who compares cities finds: silence told apart from no limit, one rule in three wordings."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import pytest

from planpress.rules.comparison import Topic
from support.built import Built
from support.pages import folded
from support.reading import heads, paper_pages, part, texts, words

CITIES = {"新竹": "新竹市109年", "桃園": "桃園市113年", "臺東": "臺東縣109年"}


def _lines(built: Built, topic: str) -> list[dict[str, str]]:
    content = (built.output / f"compare/{topic}.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf"), "spreadsheets know UTF-8 by its mark"
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def _line(built: Built, topic: str, item: str, rule: str = "") -> dict[str, str]:
    found = [line for line in _lines(built, topic) if line["項目"] == item and rule in line["規定"]]
    assert len(found) == 1, found
    return found[0]


def _said(line: dict[str, str]) -> dict[str, str]:
    return {name: line[column] for name, column in CITIES.items()}


def test_temporary_staff_are_included_admitted_or_not_listed(built: Built) -> None:
    said = _said(_line(built, "audiences", "臨時人員"))
    assert said["桃園"] == "含"
    assert said["新竹"].startswith("得")
    assert said["臺東"] == "未列"


def test_hsinchu_states_no_way_of_its_award_and_nothing_is_invented(built: Built) -> None:
    ways = [line for line in _lines(built, "awards") if line["項目"] == "敘獎方式" and "英語" in line["規定"]]
    assert [_said(line)["新竹"] for line in ways] == ["方式未載明"]
    levels = {line["項目"]: _said(line) for line in _lines(built, "awards") if "初級" in line["項目"]}
    assert [(said["桃園"], said["新竹"]) for said in levels.values()] == [("嘉獎1次", "未載明")]


def test_no_limit_is_not_silence(built: Built) -> None:
    said = [line[CITIES["新竹"]] for line in _lines(built, "limits")]
    assert "不限" in said
    assert any(words.startswith("未載明") for words in said)
    assert any("編制內預算員額的十分之一" in words for words in said)
    assert any(words.startswith("八小時") for words in said)


def test_one_rule_on_absence_holds_in_three_cities_and_taitung_says_as_far_as_possible(built: Built) -> None:
    absence = [line for line in _lines(built, "attendance") if line["項目"].startswith("請假逾")]
    assert [set(_said(line).values()) for line in absence] == [{"三分之一"}]
    assert absence[0]["異同"] == "相同"
    taitung = " ".join(line[CITIES["臺東"]] for line in _lines(built, "attendance"))
    assert "盡量全程" in taitung
    others = " ".join(line[CITIES[city]] for line in _lines(built, "attendance") for city in ("新竹", "桃園"))
    assert "盡量" not in others


def test_differing_words_of_a_clause_are_marked(built: Built) -> None:
    page = built.page("compare/attendance/")
    assert "<strong>必須全程參與課程" in page.main


def test_seven_working_days_bind_hsinchu_and_taoyuan_is_silent_in_its_clause(built: Built) -> None:
    lines = [line for line in _lines(built, "deadlines") if line[CITIES["新竹"]].startswith("7個工作天")]
    assert [_said(line)["桃園"] for line in lines] == ["未載明"]
    assert lines[0][CITIES["桃園"] + "條文"].startswith("玖、一")


def test_every_cell_that_says_something_leads_to_its_clause(built: Built) -> None:
    silent = {"未載明", "未列", ""}
    for topic in Topic:
        for line in _lines(built, topic):
            for column in CITIES.values():
                said = line[column] in silent or line[column + "條文"]
                assert said, (topic, line)


@pytest.mark.parametrize("topic", list(Topic))
def test_the_page_says_what_the_file_says(built: Built, topic: Topic) -> None:
    page = built.page(f"compare/{topic}/")
    lines = _lines(built, topic)
    assert lines, "nothing is compared"
    for line in lines:
        page.shows(line["項目"], *(line[column] for column in CITIES.values()))
    table = part(page, f"{topic}-1")
    assert heads(table) == ["項目", *map(folded, _columns(lines[0])), "異同"]
    assert len(texts(table)[0]) == 5


def _columns(line: dict[str, str]) -> Iterator[str]:
    yield from (name for name in line if name in CITIES.values())


def test_the_paper_says_what_the_files_say(built: Built) -> None:
    paper = "".join(paper_pages(built.output / "compare/compare.pdf"))
    for topic in ("audiences", "attendance"):
        for line in _lines(built, topic):
            assert folded(line["項目"]) in paper
    assert "方式未載明" in paper
    assert "不限" in paper


def test_figures_of_one_measure_stand_together_and_none_is_turned_into_another(built: Built) -> None:
    lines = _lines(built, "indicators")
    by_measure: dict[str, list[str]] = {}
    for line in lines:
        by_measure.setdefault(line["計量"], []).append(line["原文"])
    assert by_measure["班"] == ["942個", "1,123個", "7,199個"]
    assert set(by_measure["人次"]) >= {"近5萬人次", "71,652人次"}
    assert not any("日/人" in text for texts in by_measure.values() for text in texts)
    assert {line["縣市"] for line in lines if line["計量"] == "班"} == {"臺北市"}
    page = built.page("compare/indicators/")
    figures = "../../taipei/106-training-system-proposal/indicators/#indicators-"
    assert any(link.startswith(figures) for link in page.links())
    page.shows("人天：各文件均未載明")
    assert [row[3] for row in texts(part(page, "measure-1"))] == ["942個", "1,123個", "7,199個"]
    assert "班" in words(part(page, "measure-1"))


def test_the_home_a_city_and_a_plan_lead_to_the_comparison(built: Built) -> None:
    assert "compare/" in built.page("").links()
    assert "../compare/" in built.page("taoyuan/").links()
    assert "../../compare/" in built.page("taoyuan/113/").links()
