"""YAML nodes become records, or say all that is wrong with key, title and the right form."""

from __future__ import annotations

import pytest

from planpress.diagnostics.codebook import Codebook
from planpress.diagnostics.diagnostic import Checked, Diagnostic
from planpress.load.kinds import FileKind, kind_of
from planpress.load.records import decode_record
from planpress.load.yaml_nodes import find, read_yaml
from planpress.model.courses import Courses
from planpress.model.indicators import Indicators
from planpress.model.plan import PlanRecord
from planpress.model.records import Record
from planpress.model.rules import Rules
from support.codebook import codebook

PLAN = "title: 範例計畫\nkind: plan\nperiod: 115年\n"


def _decoded(text: str, kind: str = "plan") -> Checked[Record]:
    node = read_yaml(text, "f.yaml")
    assert node.value is not None, node.diagnostics
    return decode_record(node.value, kind, "f.yaml")


def _found(text: str, kind: str = "plan") -> list[tuple[str, str, tuple[str | int, ...]]]:
    return [(item.code, item.wording, item.ref.path) for item in _decoded(text, kind).diagnostics]


def _said(item: Diagnostic, book: Codebook) -> str:
    for language in ("zh", "en"):
        assert book.says(item, language)
        assert book.mend(item, language)
    return f"{book.says(item, 'zh')}→{book.mend(item, 'zh')}"


def test_a_good_plan_is_read_word_for_word() -> None:
    text = (
        PLAN
        + "state: issued\nissue: {date: 115年2月3日, number: 未載明}\n"
        + "audience: [公務人員, {title: 臨時人員, condition: 得參訓}]\n"
    )
    checked = _decoded(text)
    record = checked.value
    assert checked.diagnostics == ()
    assert isinstance(record, PlanRecord)
    assert record.is_issued
    assert [entry.title for entry in record.audience] == ["公務人員", "臨時人員"]
    assert str(record.issue and record.issue.number) == "未載明"


def test_all_errors_of_a_file_come_in_one_run_at_their_places() -> None:
    text = (
        "titel: x\nkind: plam\nperiod: 113/1/1-113/12/31\n"
        "issue: {date: 113/2/30, number: }\npeople: [{post: 組員, role: 提案人, share: 三十}]\n"
        "tables: {t: {of: courses, columns: 課程名稱}}\ncontact: [本處]\nattachments: {a: {title: 圖}}\n"
    )
    assert _found(text) == [
        ("P06", "default", ("attachments", "a")),
        ("P07", "keys", ("contact",)),
        ("P03", "no_day", ("issue", "date")),
        ("P04", "stated", ("issue", "number")),
        ("P05", "near", ("kind",)),
        ("P03", "share", ("people", 0, "share")),
        ("P03", "near", ("period",)),
        ("P07", "list", ("tables", "t", "columns")),
        ("P01", "near", ("titel",)),
    ]


def test_messages_name_key_and_title_and_say_what_to_write() -> None:
    book = codebook("P")
    checked = _decoded(PLAN + "標語: 好\nsloagn: 好\nissue: {date: 2024-02-27}\nxyzzy: 1\n")
    said = [_said(item, book) for item in checked.diagnostics]
    assert any("date（發布日期）" in text and "改成「113年2月27日」" in text for text in said)
    assert any("number（文號）" in text and "未載明" in text for text in said)
    assert sum("改成「slogan」（標語）" in text for text in said) == 2
    assert any("「xyzzy」" in text and "title（標題）" in text for text in said)


def test_every_place_that_is_told_can_be_found_in_the_file() -> None:
    text = PLAN + "issue:\n  date: 113/2/27\nthemes:\n  Bad Id: {items: [甲], cuont: 1}\n"
    node = read_yaml(text, "f").value
    assert node is not None
    lines = {
        item.ref.path: find(node, item.ref.path).line for item in decode_record(node, "plan", "f").diagnostics
    }
    assert lines == {
        ("issue", "date"): 5,
        ("issue", "number"): 4,
        ("themes", "Bad Id"): 7,
        ("themes", "Bad Id", "cuont"): 7,
    }


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("- 甲\n", "plan", ("P07", "root", ())),
        (PLAN + "numbering: {levels: 壹丶 一、}\n", "plan", ("P08", "default", ("numbering", "levels"))),
        (PLAN + "slogan: ''\n", "plan", ("P04", "default", ("slogan",))),
        ("awards: {a: {clause: e, steps: }}\n", "rules", ("P04", "stated", ("awards", "a", "steps"))),
        (
            "limits: {a: {clause: e, at_most: 不限, open_points: [{topic: 甲, text: 乙, readings: [丙]}]}}\n",
            "rules",
            ("P07", "few", ("limits", "a", "open_points", 0, "readings")),
        ),
        ("awards: {a: {clause: e, steps: [嘉獎]}}\n", "rules", ("P07", "keys", ("awards", "a", "steps", 0))),
        ("limits: {a: {clause: e}}\n", "rules", ("P06", "default", ("limits", "a"))),
        ("hours: {a: {clause: e, total: 20}}\n", "rules", ("P03", "near", ("hours", "a", "total"))),
        (
            "leave: {a: {clause: e, when: x, gives: y}}\nlimits: {a: {clause: e, at_most: 不限}}\n",
            "rules",
            ("P10", "default", ("leave", "a")),
        ),
        ("t: {courses: {t: 甲}}\n", "courses", ("P10", "default", ("t", "courses", "t"))),
        ("t: {courses: {t-1: [甲]}}\n", "courses", ("P07", "keys", ("t", "courses", "t-1"))),
        ("t: {courses: {t-1: {seats: 零}}}\n", "courses", ("P03", "seats", ("t", "courses", "t-1", "seats"))),
        (
            "flows: {f: {title: x, steps: [{asc: 甲}]}}\n",
            "figures",
            ("P07", "step", ("flows", "f", "steps", 0)),
        ),
        ("flows: {f: {title: x, steps: []}}\n", "figures", ("P04", "default", ("flows", "f", "steps"))),
        ("name: 市\naccent: red\n", "city", ("P03", "colour", ("accent",))),
    ],
)
def test_each_slip_has_its_code_and_place(
    text: str, kind: str, found: tuple[str, str, tuple[str | int, ...]]
) -> None:
    assert _found(text, kind) == [found]
    assert _said(_decoded(text, kind).diagnostics[0], codebook("P"))


def test_a_row_with_a_comma_inside_a_number_is_told() -> None:
    row = "{label: 甲, values: [69,295, 67,789]}"
    text = f"tables: {{t: {{caption: 表, head: 年度, columns: [109, 110], rows: {{a: {row}}}}}}}\n"
    checked = _decoded(text, "indicators")
    assert [(item.code, item.wording) for item in checked.diagnostics] == [("P09", "more")]
    assert dict(checked.diagnostics[0].params) == {"count": "4", "columns": "2", "head": "年度"}
    assert isinstance(checked.value, Indicators)


def test_numbers_keep_their_digits() -> None:
    checked = _decoded(
        "values: {a: {title: 率, value: 97.50}, b: {title: 數, value: 0112年}}\n", "indicators"
    )
    assert [item.ref.path for item in checked.diagnostics] == [("values", "b", "value")]
    good = _decoded("values: {a: {title: 率, value: 97.50}}\n", "indicators").value
    assert isinstance(good, Indicators)
    assert str(good.values["a"].value) == "97.50"


def test_courses_written_short_and_long_are_the_same_record() -> None:
    short = _decoded("t: {series: {s: {courses: {s-1: 社群：FB、IG}}}}\n", "courses").value
    long = _decoded("t: {series: {s: {courses: {s-1: {title: 社群：FB、IG}}}}}\n", "courses").value
    assert isinstance(short, Courses)
    assert short == long
    assert [(one.id, one.series, one.track) for one in short.courses] == [("s-1", "s", "t")]


def test_rules_of_every_group_are_reached_by_id() -> None:
    text = (
        "quotas: {q: {clause: c, each: 1至2人, per: 一級機關, approved_by: 首長}}\n"
        "approvals: {p: {clause: c, when: 入學前, by: {一般人員: 機關首長同意}}}\n"
        "leave: {l: {clause: c, when: 假日, gives: 補休, rate: 1}}\n"
        "attendance: {a: {clause: c, more_than: 三分之一, unexcused: 不予登錄}}\n"
        "evaluation: {e: {clause: c, what: 調查, anonymous: true}}\n"
    )
    record = _decoded(text, "rules").value
    assert isinstance(record, Rules)
    assert [(group, name) for group, name, _ in record.every()] == [
        ("attendance", "a"),
        ("quotas", "q"),
        ("approvals", "p"),
        ("leave", "l"),
        ("evaluation", "e"),
    ]
    assert record.rule("q") is record.quotas["q"]
    assert record.rule("nothing") is None


def test_an_empty_file_of_groups_is_an_empty_record() -> None:
    assert _decoded("", "rules") == Checked(Rules())
    assert [item.code for item in _decoded("", "plan").diagnostics] == ["P02", "P02", "P02"]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("plans/taoyuan/113/plan.yaml", FileKind.PLAN),
        ("plans/taoyuan/113/courses.csv", FileKind.COURSE_ROWS),
        ("plans/taoyuan/113/document.md", FileKind.DOCUMENT),
        ("plans/taoyuan/113/media/plan.yaml", None),
        ("plans/taoyuan/plan.yaml", None),
        ("content/cities/taipei.yaml", FileKind.CITY),
        ("content/vocabularies/hour-branches.yaml", FileKind.HOUR_BRANCHES),
        ("content/vocabularies/plan.yaml", None),
        ("content/pages/manual/start.md", FileKind.PAGE),
        ("content/site.yaml", FileKind.SITE),
        ("README.md", None),
    ],
)
def test_the_path_tells_the_kind(path: str, kind: FileKind | None) -> None:
    assert kind_of(path) is kind
