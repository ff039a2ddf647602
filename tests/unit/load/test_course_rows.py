"""Rows of courses.csv and sessions.csv become the same records that YAML gives, or say what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from planpress.diagnostics.diagnostic import Checked, Severity
from planpress.load.course_rows import decode_courses
from planpress.load.csv_tables import read_csv_table
from planpress.load.records import decode_record
from planpress.load.session_rows import decode_sessions
from planpress.load.yaml_nodes import read_yaml
from planpress.model.courses import Courses
from planpress.model.sessions import Session
from support.codebook import codebook

HEAD = "編號,類別,系列,課程名稱,對象,對象分類,地點,合辦單位,人數,天數,預定開訓月份\n"


def _rows(text: str, *, issued: bool = False) -> Checked[Courses]:
    table = read_csv_table(text, "courses.csv")
    assert table.value is not None, table.diagnostics
    return decode_courses(table.value, "courses.csv", issued=issued)


def _courses(text: str) -> Courses:
    checked = _rows(text)
    assert not checked.failed, checked.diagnostics
    assert checked.value is not None
    return checked.value


def test_rows_and_yaml_give_the_same_records() -> None:
    rows = _courses(HEAD + "ai-1,digital,ai,入門,本府人員,主管；承辦人員,臺東,自辦,30,3天,2至3月\n")
    yaml = (
        "digital:\n  series:\n    ai:\n      courses:\n        ai-1:\n          {title: 入門,"
        " audience_text: 本府人員, audience: [主管, 承辦人員], venue: 臺東, partner: 自辦,"
        " seats: 30, length: 3天, months: 2至3月}\n"
    )
    node = read_yaml(yaml, "courses.yaml").value
    assert node is not None
    assert decode_record(node, "courses", "courses.yaml").value == rows


def test_chinese_and_english_heads_are_the_same() -> None:
    english = "id,track,series,title,audience_text,audience,venue,partner,seats,length,months\n"
    row = "a-1,t,s,甲,本府人員,主管,臺東,自辦,30,6場,1至12月\n"
    assert _courses(HEAD + row) == _courses(english + row)


def test_commas_and_ideographic_commas_belong_to_a_title() -> None:
    course = _courses(HEAD + 'a-1,,,"社群：FB、IG，實作",,主管、科長; 秘書,,,,,\n').courses[0]
    assert course.title == "社群：FB、IG，實作"
    assert course.audience == ("主管、科長", "秘書")


def test_a_series_of_words_is_a_group_and_an_id_is_a_series() -> None:
    records = _courses(
        HEAD + "ezgo,p,提升英語力,甲,,,,,,,\nfun,p,提升英語力,乙,,,,,,,\nai-1,p,ai,丙,,,,,,,\n"
    )
    assert [(one.group, one.series) for one in records.courses] == [
        ("提升英語力", ""),
        ("提升英語力", ""),
        ("", "ai"),
    ]
    assert [(one.id, one.track) for one in records.series] == [("ai", "p")]
    assert [one.id for one in records.tracks] == ["p"]


def test_a_dash_and_an_empty_cell_are_not_stated_and_printed_as_they_stand() -> None:
    dash, empty = _courses(HEAD + "abroad,,,甲,,,-,,2,12天,\napo,,,乙,,,,,2,5天,\n").courses
    assert (str(dash.venue), str(empty.venue)) == ("未載明", "未載明")
    assert (dash.printed("地點"), empty.printed("地點")) == ("-", "")
    assert dash.dashes == ("venue",)


def test_a_row_without_id_gets_one_that_no_order_changes() -> None:
    one, other = ",,ai,甲,,,,,,,\n", ",,ai,乙,,,,,,,\n"
    checked = _rows(HEAD + one + other)
    assert [(item.code, item.severity, item.ref.path) for item in checked.diagnostics] == [
        ("P23", Severity.WARNING, (2, "編號")),
        ("P23", Severity.WARNING, (3, "編號")),
    ]
    swapped = {course.title: course.id for course in _courses(HEAD + other + one).courses}
    assert checked.value is not None
    assert swapped == {course.title: course.id for course in checked.value.courses}
    assert all(course.provisional and course.id.startswith("ai-") for course in checked.value.courses)


def test_an_issued_plan_refuses_a_row_without_id_and_prints_one_to_paste() -> None:
    checked = _rows(HEAD + ",,,甲,,,,,,,\n", issued=True)
    assert checked.failed
    assert checked.value is not None
    made = checked.value.courses[0].id
    assert f"「{made}」貼進" in codebook("P").mend(checked.diagnostics[0], "zh")
    assert _rows(HEAD + f"{made},,,甲,,,,,,,\n", issued=True).diagnostics == ()


def test_an_id_used_twice_names_both_rows_even_where_the_first_is_refused() -> None:
    checked = _rows(HEAD + "a-1,,,甲,,,,,很多,,\n\na-1,,,乙,,,,,,,\n")
    assert [(item.code, item.ref.path) for item in checked.diagnostics] == [
        ("P03", (2, "人數")),
        ("P24", (4, "編號")),
    ]
    assert dict(checked.diagnostics[1].params) == {"first": "2", "id": "a-1", "row": "4"}


def test_the_same_row_twice_without_id_is_told() -> None:
    assert [item.code for item in _rows(HEAD + ",,,甲,,,,,,,\n,,,甲,,,,,,,\n").diagnostics] == [
        "P23",
        "P23",
        "P24",
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("編號,課程名,人數\na,甲,1\n", [("P20", "near", (1, "課程名")), ("P22", "default", (1,))]),
        ("編號,課程名稱,心得\na,甲,1\n", [("P20", "default", (1, "心得"))]),
        ("編號,課程名稱,title\na,甲,乙\n", [("P21", "default", (1, "title"))]),
        ("編號,課程名稱\na,\n", [("P04", "cell", (2, "課程名稱"))]),
        (
            "編號,課程名稱,天數\nA 1,甲,48 堂課\n",
            [("P03", "near", (2, "編號")), ("P03", "near", (2, "天數"))],
        ),
        ("編號,課程名稱,類別\na,甲,領導\n", [("P03", "id", (2, "類別"))]),
    ],
)
def test_each_slip_has_its_code_and_cell(
    text: str, found: list[tuple[str, str, tuple[str | int, ...]]]
) -> None:
    checked = _rows(text)
    assert [(item.code, item.wording, item.ref.path) for item in checked.diagnostics] == found
    for item in checked.diagnostics:
        assert all(
            codebook("P").says(item, language) and codebook("P").mend(item, language)
            for language in ("zh", "en")
        )


# -- sessions -----------------------------------------------------------------

SESSIONS = "編號,課程,梯次,開始,結束,時間,地點,名額,方式,狀態,報名連結,備註\n"


def _sessions(text: str) -> Checked[tuple[Session, ...]]:
    table = read_csv_table(text, "sessions.csv")
    assert table.value is not None, table.diagnostics
    return decode_sessions(table.value, "sessions.csv")


def test_a_dated_session_is_read() -> None:
    row = "ai-1-a,ai-1,1,113年5月6日,113年5月7日,09:00至16:00,room-201,40,實體,開放報名,,\n"
    checked = _sessions(SESSIONS + row + "ai-1-b,ai-1,2,113年5月6日；113年5月9日,,,,,,,,\n")
    assert checked.diagnostics == ()
    assert checked.value is not None
    first, second = checked.value
    assert (first.batch, str(first.state), first.last_day.text) == (1, "開放報名", "113年5月7日")
    assert [day.text for day in second.starts] == ["113年5月6日", "113年5月9日"]
    assert str(second.seats) == "未載明"


def test_slips_in_sessions_are_told_at_their_cells() -> None:
    rows = (
        "a,ai-1,1,113/5/6,,,,,,,,\n"
        "a,ai-1,1,113年5月6日,113年5月5日,,,,,,,\n"
        "b,ai-1,1,,,,,,,開放,,\n"
        "c,ai-1,1,113年5月6日,,,,,,開放報明,,\n"
        "d,ai-1,1,113年5月6日,,,,,,,線上報名,\n"
    )
    found = [(item.code, item.wording, item.ref.path) for item in _sessions(SESSIONS + rows).diagnostics]
    assert found == [
        ("P03", "near", (2, "開始")),
        ("P24", "default", (3, "編號")),
        ("P25", "default", (3, "結束")),
        ("P04", "cell", (4, "開始")),
        ("P05", "near", (5, "狀態")),
        ("P03", "address", (6, "報名連結")),
    ]


# -- the project's own tables -------------------------------------------------

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    "path", sorted(ROOT.glob("plans/*/*/courses.csv")), ids=lambda path: "/".join(path.parts[-3:-1])
)
def test_the_tables_of_the_project_have_ids_and_good_values(path: Path) -> None:
    checked = _rows(path.read_text(encoding="utf-8"), issued=True)
    assert checked.diagnostics == ()
    assert checked.value is not None
    assert checked.value.courses
