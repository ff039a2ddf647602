"""A course is found by its plan, its months, the names that vocabularies know, and else by its own words."""

from __future__ import annotations

import pytest

from planpress.load.csv_tables import read_csv_table
from planpress.load.session_rows import decode_sessions
from planpress.model.courses import Course, Series
from planpress.model.sessions import Session
from planpress.model.vocabularies import Term, Venue
from planpress.site.facets import Facet, Names, Values, Vocabularies, months_of, slug, values_of
from planpress.site.origins import Origin
from planpress.site.pages import CityBadge
from planpress.site.wording import Wording
from support.theme import words

SAY = Wording("zh-Hant", words())
ORIGIN = Origin(
    CityBadge("xinghu", "星湖市", "星湖市政府", "#0b6e6e", "#0b6e6e"),
    "114",
    "星湖市政府114年度訓練計畫",
    {"digital": "數位能力訓練", "ai": "「人工智慧」系列"},
    {},
)
KNOWN = Vocabularies(
    audiences=Names({"supervisors": Term(title="主管", also=("主管人員",)), "staff": Term(title="公務人員")}),
    methods=Names({"lecture": Term(title="專題演講"), "test": Term(title="紙筆測驗", kind="評核")}),
    venues=Names({"centre": Venue(title="人力發展中心", also=("人發中心",))}),
    branches=Names({"environment": Term(title="環境教育")}),
)


def course(**fields: object) -> Course:
    return Course.model_validate({"id": "ai-1", "title": "用生成式工具寫公文"} | fields)


def sessions(*rows: str) -> tuple[Session, ...]:
    heads = "編號,課程,開始,結束,地點,方式,狀態,時數類別"
    table = read_csv_table("\n".join([heads, *rows]) + "\n", "sessions.csv").value
    assert table is not None
    return decode_sessions(table, "sessions.csv").value or ()


def values(one: Course | Series, *rows: str) -> Values:
    return values_of(one, sessions(*rows), ORIGIN, KNOWN, SAY)


def labels(found: Values, facet: Facet) -> list[str]:
    return [value.label for value in found.get(facet, ())]


def keys(found: Values, facet: Facet) -> list[str]:
    return [value.key for value in found.get(facet, ())]


def test_every_course_has_city_and_year_and_nothing_that_is_not_stated() -> None:
    found = values(course())

    assert set(found) == {Facet.CITY, Facet.YEAR}
    assert (keys(found, Facet.CITY), labels(found, Facet.YEAR)) == (["xinghu"], ["114年"])


def test_track_and_series_have_their_titles_and_a_merged_cell_is_a_series_too() -> None:
    found = values(course(track="digital", series="ai"))
    assert labels(found, Facet.TRACK) == ["數位能力訓練"]
    assert labels(found, Facet.SERIES) == ["「人工智慧」系列"]

    assert labels(values(course(group="提升英語力")), Facet.SERIES) == ["提升英語力"]


def test_a_series_without_courses_is_found_by_itself() -> None:
    found = values(Series.model_validate({"id": "ai", "track": "digital", "audience": ["主管"]}))

    assert labels(found, Facet.SERIES) == ["「人工智慧」系列"]
    assert keys(found, Facet.AUDIENCE) == ["supervisors"]


def test_months_are_those_planned_and_those_of_sessions_that_take_place() -> None:
    found = values(
        course(months="2至3月"),
        "a,ai-1,114年6月30日,114年7月1日,,,,",
        "b,ai-1,114年9月1日,,,,取消,",
    )

    assert keys(found, Facet.MONTH) == ["2", "3", "6", "7"]


@pytest.mark.parametrize(
    ("row", "months"),
    [
        ("a,ai-1,114年5月6日,,,,,", (5,)),
        ("a,ai-1,114年11月30日,115年2月1日,,,,", (1, 2, 11, 12)),
        ("a,ai-1,114年5月6日；114年8月1日,,,,,", (5, 8)),
        ("a,ai-1,114年1月1日,116年1月1日,,,,", tuple(range(1, 13))),
    ],
)
def test_a_session_has_the_months_of_its_days(row: str, months: tuple[int, ...]) -> None:
    assert months_of(sessions(row)[0]) == months


def test_an_audience_is_known_by_any_of_its_names_and_else_by_its_words() -> None:
    found = values(course(audience=["主管人員", "ＸＹ 小組"]))

    assert keys(found, Facet.AUDIENCE) == ["supervisors", "xy小組"]
    assert labels(found, Facet.AUDIENCE) == ["主管", "ＸＹ 小組"]


def test_the_printed_audience_stands_in_where_none_is_sorted() -> None:
    assert keys(values(course(audience_text="公務人員")), Facet.AUDIENCE) == ["staff"]
    assert keys(values(course(audience_text="公務人員", audience=["主管"])), Facet.AUDIENCE) == [
        "supervisors"
    ]


def test_how_it_is_evaluated_is_told_apart_from_how_it_is_held() -> None:
    found = values(course(methods=["紙筆測驗", "專題演講"]), "a,ai-1,114年5月6日,,,實體,,")

    assert keys(found, Facet.EVALUATION) == ["test"]
    assert labels(found, Facet.METHOD) == ["專題演講", "實體"]


def test_venues_are_those_of_the_course_and_of_its_sessions() -> None:
    found = values(course(venue="台東"), "a,ai-1,114年5月6日,,人發中心,,,", "b,ai-1,114年5月7日,,centre,,,")

    assert labels(found, Facet.VENUE) == ["台東", "人力發展中心"]


def test_lengths_keep_their_unit() -> None:
    found = values(course(length="48堂課", hours="6小時", counts_for=["environment"]))

    assert labels(found, Facet.LENGTH) == ["逾30堂課", "逾3小時至6小時"]
    assert labels(found, Facet.BRANCH) == ["環境教育"]


def test_words_that_look_alike_are_one_value() -> None:
    first, second = values(course(venue="臺東")), values(course(venue="台東 "))

    assert keys(first, Facet.VENUE) == keys(second, Facet.VENUE)
    assert labels(first, Facet.VENUE) == ["臺東"]


@pytest.mark.parametrize("key", ["臺東", "AI 工作坊", "../x", "a/b?c#d", "", "。", "CON", "x" * 300])
def test_any_value_has_a_plain_address(key: str) -> None:
    found = slug(key)

    assert found
    assert len(found) <= 40
    assert set(found) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert slug(key) == found


def test_ids_are_their_own_address_and_others_keep_apart() -> None:
    assert slug("grade-9-up") == "grade-9-up"
    assert len({slug(word) for word in ("臺東", "臺北", "ai 一", "ai 二", "ai")}) == 5
