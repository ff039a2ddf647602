"""Stories about the table of open data: files, schemas and descriptions come from it and cannot disagree."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from planpress.model.site import OpenData, Site
from planpress.render import data_files
from planpress.site.data_fields import DataKind, Home
from planpress.site.data_kinds import BY_KEY, KINDS
from planpress.site.data_of_courses import course_rows, session_rows
from planpress.site.data_of_plans import document_rows, indicator_rows
from planpress.site.data_package import DataFile, FileFacts, data_catalog, data_package
from planpress.site.data_schemas import json_schema, table_schema
from support.plans import plan_of
from support.theme import wording

HOME = Home("taoyuan", "113", "https://plans.example/")
COURSES = """編號,類別,系列,課程名稱,地點,人數,天數,時數,預定開訓月份
a-1,t,,甲,-,30人,3天,0,2至3月
a-2,t,,乙,,不限,2.5小時,另依法令,
a-3,t,,丙,未載明,,48堂課,6小時,7月
"""
SESSIONS = """編號,課程,梯次,開始,結束,時間,講師,狀態
a-1-a,a-1,1,113年5月6日；113年5月9日,,09:00至24:00,teacher-7,取消
"""
INDICATORS = """
tables:
  pay:
    caption: 人事費
    head: 年度
    unit: 千元
    columns: [109, 110]
    rows: {all: {label: 合計, values: [69295, 未載明]}}
values:
  members: {title: 會員, as_of: 112年底, value: 128萬餘人}
"""
FILES = {"courses.csv": COURSES, "sessions.csv": SESSIONS, "indicators.yaml": INDICATORS}


def _rows(kind: str, rows: object) -> list[dict[str, object]]:
    """Rows as their JSON file has them, checked by their schema."""
    made = [tuple(BY_KEY[kind].cells(row)) for row in rows]  # type: ignore[attr-defined]
    found = json.loads(data_files.json_bytes([data_files.json_lines(BY_KEY[kind], made)]))
    schema = json_schema(BY_KEY[kind], wording())
    checker = FormatChecker(["date"])
    assert [
        error.message for error in Draft202012Validator(schema, format_checker=checker).iter_errors(found)
    ] == []
    return list(found)


def test_the_four_ways_to_give_no_figure_stay_four() -> None:
    plan, _, _ = plan_of(FILES)
    first, second, third = _rows("courses", course_rows(plan, HOME))
    assert (first["hours"], first["hours_number"]) == ("0", 0)
    assert (second["hours"], "hours_number" in second) == ("另依法令", False)
    assert (second["seats"], "seats_number" in second) == ("不限", False)
    assert (third["seats"], "seats_number" in third) == ("未載明", False)
    assert (first["seats"], first["seats_number"]) == ("30人", 30)


def test_a_dash_and_an_empty_cell_can_be_told_apart() -> None:
    plan, _, _ = plan_of(FILES)
    first, second, _ = _rows("courses", course_rows(plan, HOME))
    assert (first["venue"], second["venue"]) == ("-", "未載明")


def test_lengths_keep_their_units_and_months_their_numbers() -> None:
    plan, _, _ = plan_of(FILES)
    rows = _rows("courses", course_rows(plan, HOME))
    assert [(row["length_number"], row["length_unit"]) for row in rows] == [
        (3, "天"),
        (2.5, "小時"),
        (48, "堂課"),
    ]
    assert [row.get("months_numbers") for row in rows] == [[2, 3], None, [7]]
    assert rows[0]["page"] == "https://plans.example/courses/taoyuan/113/a-1/"


def test_a_session_tells_its_days_twice_and_no_instructor() -> None:
    plan, _, _ = plan_of(FILES)
    (session,) = _rows("sessions", session_rows(plan, HOME))
    assert session["starts"] == ["113年5月6日", "113年5月9日"]
    assert session["starts_iso"] == ["2024-05-06", "2024-05-09"]
    assert (session["first_day"], session["last_day"]) == ("2024-05-06", "2024-05-09")
    assert (session["time_begin"], session["time_end"], session["state"]) == ("09:00", "24:00", "取消")
    assert "teacher-7" not in json.dumps(session)


def test_figures_stand_one_a_row_with_their_time_and_unit() -> None:
    plan, _, _ = plan_of(FILES)
    rows = _rows("indicators", indicator_rows(plan.indicators, HOME))
    assert [(row["indicator"], row["time"], row["value"]) for row in rows] == [
        ("pay.all", "109", "69295"),
        ("pay.all", "110", "未載明"),
        ("members", "112年底", "128萬餘人"),
    ]
    assert (rows[0]["value_number"], rows[0]["unit"]) == (69295, "千元")
    assert "value_number" not in rows[1]
    assert (rows[2]["value_number"], rows[2]["value_rest"], rows[2]["unit"]) == (1280000, "餘", "人")


def test_a_document_tells_its_days_as_printed_and_in_iso() -> None:
    plan, _, _ = plan_of(FILES)
    (row,) = _rows("documents", document_rows(plan, HOME))
    period = plan.record.period
    assert row["period"] == str(period)
    assert row["period_first"] <= row["period_last"]  # type: ignore[operator]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_a_kind_is_sound(kind: DataKind) -> None:
    keys = [field.key for field in kind.fields]
    assert len(set(keys)) == len(keys)
    assert set(kind.unique) <= set(keys)
    for reference in kind.references:
        assert set(reference.fields) <= set(keys)
        assert set(reference.keys) <= {field.key for field in BY_KEY[reference.kind].fields}
    Draft202012Validator.check_schema(json_schema(kind, wording()))
    assert list(json_schema(kind, wording())["items"]["properties"]) == keys
    assert [field["name"] for field in table_schema(kind, wording())["fields"]] == keys
    assert data_files.csv_head(kind).strip("\ufeff\r\n").split(",") == keys


def test_no_kind_tells_who_teaches() -> None:
    names = {field.key for kind in KINDS for field in kind.fields}
    assert not {"instructor", "instructors", "email", "phone", "contact"} & names


# -- descriptions ------------------------------------------------------------------


def _files() -> list[DataFile]:
    kind = BY_KEY["courses"]
    return [DataFile(kind, f"courses.{form}", form, FileFacts(7, "ab" * 32)) for form in ("csv", "json")]


def _site(**more: object) -> Site:
    return Site.model_validate({"title": "訓練計畫", "owner": "人事處", **more})


def test_a_package_tells_fields_size_digest_and_licence() -> None:
    told = {"licence": "政府資料開放授權條款-第1版", "licence_url": "https://data.gov.tw/license"}
    made = data_package(_site(open_data=told), wording(), _files())
    table, lines = made["resources"]
    assert (table["bytes"], table["hash"]) == (7, "sha256:" + "ab" * 32)
    assert table["schema"]["primaryKey"] == ["city", "document", "id"]
    assert lines["jsonSchema"] == "courses.schema.json"
    assert made["licenses"] == [
        {"name": "OGDL-Taiwan-1.0", "title": told["licence"], "path": told["licence_url"]}
    ]


def test_what_nobody_said_is_left_out() -> None:
    made = data_package(_site(), wording(), _files())
    assert not {"licenses", "homepage", "created", "keywords"} & set(made)
    assert "null" not in json.dumps([made, data_catalog(_site(), wording(), _files())])


def test_the_catalog_has_a_dataset_a_kind_and_whole_addresses_where_known() -> None:
    told = {"frequency": "每年", "charge": "免費", "contact": "訓練科", "published": "113年1月2日"}
    site = _site(address="https://plans.example/x/", updated="115年1月2日", open_data=told)
    made = data_catalog(site, wording(), _files())
    (dataset,) = made["dcat:dataset"]
    assert dataset["dct:accrualPeriodicity"] == "每年"
    assert dataset["dct:accessRights"] == "免費"
    assert dataset["dct:issued"] == {"@type": "xsd:date", "@value": "2024-01-02"}
    assert dataset["dcat:contactPoint"]["vcard:fn"] == "訓練科"
    first = dataset["dcat:distribution"][0]
    assert first["dcat:downloadURL"] == {"@id": "https://plans.example/x/data/courses.csv"}
    assert "人數" in dataset["dct:description"]["@value"]


def test_the_terms_fall_back_on_what_the_site_says_anyway() -> None:
    site = _site(contacts=[{"unit": "訓練科", "phone": "02-1"}], updated="115年1月2日")
    assert (site.data_terms.agency, site.data_terms.contact) == ("人事處", "訓練科")
    assert site.data_terms.updated == site.updated
    assert OpenData(licence="CC BY 4.0").is_open_licence is False
