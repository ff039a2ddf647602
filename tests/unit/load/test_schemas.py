"""The JSON Schemas in content/schemas come out of the models, and take what editors write."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from planpress.load.kinds import MODELS, FileKind, kind_of
from planpress.load.records import decode_record
from planpress.load.schema import DIALECT, schema_of, schemas
from planpress.load.yaml_nodes import read_yaml

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "content" / "schemas"
SOURCES = [
    path
    for path in sorted([*ROOT.glob("plans/*/*/*.yaml"), *ROOT.glob("content/**/*.yaml")])
    if kind_of(path.relative_to(ROOT).as_posix()) in MODELS
]

SHAPES = {
    "plan": """
title: 範例計畫
kind: plan
layout: form
period: 109年
issue: {date: 未載明, number: 未載明, act: 奉核定後實施}
numbering: {levels: 壹、 一、 (一) 1、 (1)、, eleven: 拾壹}
audience: [公務人員, {title: 臨時人員, condition: 得參訓, clause: temporary}]
legal_basis: {basis-1: {text: 某要點。, date: 105年12月19日, number: 某字第1號}}
themes: {five: {items: [甲力, 乙力], count: 2, same_as: goals}}
subplans: {sub-a: {clause: sub-a, state: 另訂}}
attachments: {att-1: {title: 圖, file: 未載明}, att-2: {title: 流程, figure: sop}}
people: [{post: 組員, role: 參與, share: 25%}]
contact: {unit: 本組, public: false}
tables:
  t: {of: clauses, clause: goals, columns: [年度, 109], notes: {label: "*", items: [說明]}}
""",
    "courses": """
track:
  organiser: 人事處
  series:
    ai: {audience: [主管], courses: {ai-1: 入門, ai-2: {title: 2024, seats: 30, hours: 6小時, topics: [甲]}}}
    empty: {}
""",
    "rules": """
hours:
  h: {clause: h, follows: national-106, total: 20小時, parts: {a: {title: 甲, hours: 未載明, parts: 未載明}}}
limits:
  l: {clause: l, at_most: 八小時, per: [人, 週]}
  s: {clause: s, share: 十分之一, at_least: 一人, rounding: 未載明}
deadlines: {d: {clause: d, what: 調查, from: 第3個月, to: 第6個月, after: 結束}}
awards:
  e:
    clause: e
    steps: [{level: 初級, and_above: true, text: 通過者, award: 嘉獎1次}]
    once_per_level: true
    counted_from: {合格證書: 發證日期}
    examples: [{passed: 初級, gives: 不敘獎}]
  k: {clause: k, steps: 另依法令, law: 某要點}
leave: {v: {clause: v, when: 假日, gives: 補休, rate: 1}}
quotas: {q: {clause: q, each: 1至2人, per: 一級機關}}
""",
    "indicators": """
tables:
  t:
    caption: 表
    head: 年度
    columns: [109, 110]
    rows: {a: {label: 甲, values: [157, 44.04%]}}
    checks: [{row: a, ratio: [b.c, d.e]}, {column: 合計, sum: [甲, 乙]}]
values:
  x: {title: 數, as_of: 112年底, value: 92.29, product: [y, z]}
  y: {title: 數, value: "1,037萬元", source: 推算}
""",
    "figures": """
flows:
  f: {title: 流程, order: 推定, steps: [申請, [甲, 乙], {ask: 可行, then: 列入, else: [修正, {back: 申請}]}]}
figures: {p: {title: 圖, alt: 說明, file: 未載明}}
""",
    "city": """
name: 某市
accent: "#005f73"
numbering: {levels: 壹、 一、}
portals: {p: {title: 平臺, kind: 數位}}
""",
    "site": "title: 某站\nas_of: 115年1月2日\naddress: https://example.org/a/\n",
    "exams": """
exams: {g: {title: 某檢定, language: 英語, levels: {low: {title: 初級, cefr: A2}}}}
equivalences:
  e:
    title: 表
    as_of: 115年
    source: 某頁
    verified: false
    rows: {A2: {g: 初級, t: {total: 225}, i: 3.0, n: 未載明}}
""",
    "laws": "laws: {a: {title: 某法, also: [甲法], kind: 法律, date: 未載明, number: 未載明}}\n",
    "holidays": 'years: {"115": {source: 某公告, holidays: [{date: 115年1月1日, title: 開國紀念日}]}}\n',
    "services": """
document: taipei/106-system
entrances: {staff: {title: 辦班人員, lead: 開班的同仁。, clause: for-staff}}
functions:
  plans:
    {title: 計畫, users: [staff], state: 靜態提供, offers: [{text: 目錄, page: catalog/}, 說明], clause: a}
  sheet:
    {title: 簽到, users: [staff], state: 表單, later: 簽到表, elsewhere: [{city: taipei, portal: p}, 某機關]}
""",
    "venues": "venues: {room: {title: 某教室, seats: 40}}\n",
}


def _as_editors_read(text: str) -> Any:
    """What a YAML service of an editor sees: numbers and truth values, unlike our reader."""
    return yaml.load(text, Loader=yaml.CSafeLoader)


def _refusals(kind: str, text: str) -> list[str]:
    validator = jsonschema.Draft202012Validator(schema_of(FileKind(kind)))
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(_as_editors_read(text))]


def test_the_committed_schemas_are_those_of_the_models() -> None:
    made = {f"{name}.json": text for name, text in schemas().items()}
    kept = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.json")}
    assert kept == made, "run: planpress schema"


@pytest.mark.parametrize("kind", MODELS)
def test_a_schema_is_valid_and_says_everything_in_chinese(kind: FileKind) -> None:
    schema = json.loads(schemas()[kind])
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == DIALECT
    fields = list(_fields(schema))
    assert fields
    for name, field in fields:
        assert not field["title"].isascii() or field["title"] == "CEFR", name
        assert not field["description"].isascii(), name
    assert '"null"' not in schemas()[kind]


def _fields(node: Any) -> Any:
    if isinstance(node, dict):
        yield from node.get("properties", {}).items()
        for value in node.values():
            yield from _fields(value)
    elif isinstance(node, list):
        for value in node:
            yield from _fields(value)


@pytest.mark.parametrize("kind", SHAPES)
def test_what_editors_write_is_good_for_schema_and_model(kind: str) -> None:
    assert _refusals(kind, SHAPES[kind]) == []
    node = read_yaml(SHAPES[kind], "f.yaml").value
    assert node is not None
    assert decode_record(node, kind, "f.yaml").diagnostics == ()


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("plan", "titel: x\nkind: plan\nperiod: 113年\ntitle: x\n"),
        ("plan", "title: x\nkind: plan\n"),
        ("plan", "title: x\nkind: plan\nperiod: 113/1/1\n"),
        ("plan", "title: x\nkind: plan\nperiod: 113年\nissue: {date: 2024-02-27, number: }\n"),
        ("courses", "Track: {}\n"),
        ("courses", "t: {courses: {t-1: {seats: 零}}}\n"),
        ("rules", "hours: {h: {clause: h, total: }}\n"),
        ("rules", "awards: {h: {clause: h, steps: [{level: 初級, text: x, award: 獎金}]}}\n"),
    ],
)
def test_slips_are_underlined_in_the_editor_and_refused_by_the_build(kind: str, text: str) -> None:
    assert _refusals(kind, text)
    node = read_yaml(text, "f.yaml").value
    assert node is not None
    assert decode_record(node, kind, "f.yaml").failed


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_content_of_the_project_fits_its_schemas(path: Path) -> None:
    kind = kind_of(path.relative_to(ROOT).as_posix())
    assert kind is not None
    text = path.read_text(encoding="utf-8")
    assert _refusals(kind, text) == []
    node = read_yaml(text, path.name).value
    assert node is not None
    assert decode_record(node, kind, path.name).diagnostics == ()
    wanted = text.splitlines()[0].removeprefix("# yaml-language-server: $schema=")
    assert (path.parent / wanted).resolve() == FOLDER / f"{kind}.json"
