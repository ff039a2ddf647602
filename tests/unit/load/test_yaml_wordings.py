"""Each slip in a YAML, CSV or badly saved file gets its own message, at its place, in both languages."""

from functools import cache
from importlib.resources import files

import pytest

from planpress.diagnostics.codebook import Codebook
from planpress.load.bytes_text import decode_text
from planpress.load.csv_tables import find_cell, read_csv_table
from planpress.load.yaml_nodes import MAX_CHARACTERS, read_yaml

CODEBOOK = Codebook.from_texts([(files("planpress.diagnostics") / "codes" / "Y.yaml").read_text("utf-8")])

BOM = b"\xef\xbb\xbf"
DEEP = "[" * 50_000
BYTES = [
    ("編號,名稱\nai-1,人工智慧\n".encode("cp950"), "a.csv", "Y01 csv_big5", 0, 0),
    ("title: 訓練計畫\n".encode("cp950"), "a.yaml", "Y01 big5", 0, 0),
    ("編號\t名稱\n".encode("utf-16"), "a.csv", "Y01 csv_utf16", 0, 0),
    ("title: plan\n".encode("utf-16-le"), "a.yaml", "Y01 utf16", 0, 0),
    (b"PK\x03\x04\x14\x00", "a.csv", "Y01 csv_workbook", 0, 0),
    (b"\xd0\xcf\x11\xe0\xa1\xb1", "a.md", "Y01 workbook", 0, 0),
    ("標題\n訓練".encode() + b"\xff" + "計畫\n".encode(), "a.md", "Y01 default", 2, 3),
    (b"title: a\x00b\n", "a.yaml", "Y02 default", 1, 9),
    ("標題\u2028文\n".encode(), "a.md", "Y02 break", 1, 3),
    ("標題\ufffd\n".encode(), "a.md", "Y02 lost", 1, 3),
    ("a: 1\nb: x\u202ey\n".encode(), "a.yaml", "Y03 default", 2, 5),
    (b"a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> main\n", "a.md", "Y04 default", 2, 1),
    (b"a: 1\n>>>>>>> main\n", "a.yaml", "Y04 end", 2, 1),
    ("a: x\u200by\n".encode(), "a.yaml", "Y05 zero_width", 1, 5),
    ("a: x\u00a0y\n".encode(), "a.yaml", "Y05 no_break", 1, 5),
    ("a: x\ue000y\n".encode(), "a.yaml", "Y05 private", 1, 5),
]
YAML = [
    ("a" * (MAX_CHARACTERS + 1), "Y06 size", 0, 0),
    (DEEP, "Y06 depth", 1, 41),
    (f"title: x\nvalues: {DEEP}", "Y06 depth", 2, 48),
    ("- " * 60, "Y06 depth", 1, 81),
    ("- a\n" * 250_000, "Y06 events", 199_999, 3),
    ("編號：1\n名稱: 2\n", "Y07 default", 1, 3),
    ("title: x\nperiod：113年\nkind: plan\n", "Y07 default", 2, 7),
    ("a:\n  編號：1\n  名稱: 2\n", "Y07 default", 2, 5),
    ("- title：好\n", "Y07 default", 1, 8),
    ("a: {title：好, b: 1}\n", "Y07 default", 1, 10),
    ("title：用 FB: 好\n", "Y07 default", 1, 6),
    ("title:訓練計畫\nkind: plan\n", "Y07 nospace", 1, 6),
    ("a: {title:好}\n", "Y07 nospace", 1, 10),
    ("a:\n\thours: 1\n", "Y08 default", 2, 1),
    ("a:\n  b: 1\n\tc: 2\n", "Y08 default", 3, 1),
    ("a: 1\n　b: 2\n", "Y09 indent", 2, 1),
    ("a:\n  b: 1\n\u00a0\u00a0c: 2\n", "Y09 indent", 3, 1),
    ("a: 1\n　\nb: 2\n", "Y09 indent", 2, 1),
    ("title:　訓練計畫\n", "Y09 colon", 1, 6),
    ("title:\u00a0plan\nkind: x\n", "Y09 colon", 1, 6),
    ("- 一\n-　二\n", "Y09 dash", 2, 2),
    ("ti\u200btle: 1\n", "Y09 key", 1, 3),
    ("title: 　訓練計畫\n", "Y09 value", 1, 8),
    ("title: “訓練計畫”\n", "Y10 default", 1, 8),
    ("a: {value: “358,260張”}\n", "Y10 default", 1, 12),
    ("label: *\n", "Y11 default", 1, 8),
    ("unit: %\n", "Y11 default", 1, 7),
    ("venue: -\n", "Y11 default", 1, 8),
    ("a: {label: *, unit: 人}\n", "Y11 default", 1, 12),
    ("- @某某\n", "Y11 default", 1, 3),
    ("text: > 重要\n", "Y11 default", 1, 7),
    ("title: 用 FB: 好\n", "Y12 default", 1, 12),
    ("a: {title: 用 FB: 好, b: 1}\n", "Y12 default", 1, 16),
    ("- 一\n -二\n", "Y13 dash", 2, 2),
    ("- 一\n  - 二\n", "Y13 dash", 2, 3),
    ("title: x\n  kind: plan\n", "Y13 key", 2, 3),
    ("a: 第一行\n  第二行\n", "Y13 fold", 2, 3),
    ("{value: 逾1,800門}\n", "Y14 default", 1, 9),
    ("a: {required, b: 1}\n", "Y14 empty", 1, 5),
    ("values: [69,295, 67,789]\n", "Y14 thousands", 1, 10),
    ("values: [1,800門]\n", "Y14 thousands", 1, 10),
    ("a: 1\nb: 2\na: 3\n", "Y15 default", 3, 1),
    ("x: {a: 1, a: 2}\n", "Y15 default", 1, 11),
    ("a: &x 1\n", "Y16 anchor", 1, 4),
    ("a: *x\n", "Y16 alias", 1, 4),
    ("a: !好玩 1\n", "Y11 default", 1, 4),
    ("a: !!python/object:os.system 1\n", "Y16 tag", 1, 4),
    ("<<: {a: 1}\n", "Y16 merge", 1, 1),
    ("%YAML 1.2\n---\na: 1\n", "Y16 directive", 1, 1),
    ("a: 1\n---\nb: 2\n", "Y17 default", 2, 1),
    ("[甲, 乙]: 1\n", "Y18 default", 1, 1),
    (": 1\n", "Y18 empty", 1, 1),
    ("room: 教室 #3\n", "Y19 tail", 1, 10),
    ("number: 2 # 註\n", "Y19 tail", 1, 11),
    ("a: #3\nb: 1\n", "Y19 lost", 1, 4),
    ("a: [b: c: d]\n", "Y12 default", 1, 9),
    ("title: 'x\nkind: plan\n", "Y20 quote", 1, 8),
    ('title: "好”\nkind: plan\n', "Y20 quote", 1, 8),
    ('title: "甲"與"乙"\n', "Y20 behind_quote", 1, 11),
    ("a: [1, 2\nb: 3\n", "Y20 bracket", 1, 4),
    ("a: {\n", "Y20 bracket", 1, 4),
    ("a: [,x]\n", "Y20 in_bracket", 1, 5),
    ("title: x\n訓練計畫\nkind: plan\n", "Y20 no_colon", 2, 1),
    ("a: 'x': 1\n", "Y20 colon_place", 1, 7),
    ("a: [b]\n  - c\n", "Y20 indent", 2, 3),
    ("- a\nb: 1\n", "Y20 list", 2, 1),
    ("a:\n    b: 1\n  c: 2\n", "Y20 indent", 3, 3),
    ("  a: 1\nb: 2\n", "Y20 outside", 2, 1),
    ('a: "C:\\q"\n', "Y20 escape", 1, 7),
    ("a:\n  |x\n", "Y11 default", 2, 3),
    ("- 一\n-二\n", "Y21 default", 2, 1),
    ('a: "x\\u202Ey"\n', "Y22 default", 1, 4),
    ("audience: ［公務人員, 約聘僱人員］\n", "Y23 default", 1, 11),
    ("a: ｛clause: b, at: 三分之一｝\n", "Y23 default", 1, 4),
    ("a: {title: 共識營，seats: 60, b: 1}\n", "Y23 comma", 1, 15),
    ("audience: [公務人員，約聘僱人員]\n", "Y23 list", 1, 16),
]
CSV = [
    ('編號,名稱\na,"甲\nb,乙\n', "Y30 open", 2, 3),
    ('編號,名稱\na,"甲\nb,"乙"\nc,丙\n', "Y30 open", 2, 3),
    ('編號,名稱\na,"甲"乙\n', "Y30 behind", 2, 6),
    ('編號,名稱\n"a" ,乙\n', "Y30 blank", 2, 4),
    ('編號,名稱\na,"' + "甲" * 140_000 + '"\n', "Y30 long", 2, 1),
    ("編號;名稱\na;1\n", "Y31 semicolon", 1, 1),
    ("編號\t名稱\na\t1\n", "Y31 tab", 1, 1),
    ("編號，名稱\na，1\n", "Y31 wide", 1, 1),
    ("編號；名稱\na；1\n", "Y31 wide_semicolon", 1, 1),
    ("編號|名稱\na|1\n", "Y31 bar", 1, 1),
    ("sep=;\n編號;名稱\n", "Y31 sep", 1, 1),
    ("\n\n", "Y32 none", 0, 0),
    ("編號,,名稱\na,1,2\n", "Y32 empty", 1, 4),
    ("編號,名稱,編號\na,1,2\n", "Y32 double", 1, 7),
    ("編號,名稱\na,策略,創新\n", "Y33 many", 2, 6),
    ("編號,名稱\na,“策略,創新”\n", "Y33 curly", 2, 7),
    ("編號,名稱,人數\n\na,1\n", "Y33 few", 3, 1),
    ("編號,人數\na,####\n", "Y34 hashes", 2, 3),
    ("編號,人數\na,#REF!\n", "Y34 broken", 2, 3),
    ("編號,文號\na,1.23E+11\n", "Y34 science", 2, 3),
    ("編號,開始\na,45423\n", "Y34 serial", 2, 3),
    ("編號,職等\na,3-May\n", "Y34 turned", 2, 3),
    ('編號,名稱\n"a",=SUM(A1)\n', "Y35 default", 2, 5),
    ("a\n" + "1\n" * 100_001, "Y36 rows", 100_002, 1),
    ("a" * (32 * 1024 * 1024 + 1), "Y36 size", 0, 0),
]
RAISED_BY_LATER_PARSERS_ONLY = {"Y20 default", "Y20 dash_place", "Y20 block", "Y20 sign"}
"""What the pre-scan says first; kept for whatever the parser may still refuse."""


def place(item):
    return f"{item.code} {item.wording}", item.ref.line, item.ref.column


def short(value):
    return repr(value)[:40]


@pytest.mark.parametrize(("data", "file", "wording", "line", "column"), BYTES, ids=short)
def test_a_badly_saved_file_says_what_is_wrong_and_where(data, file, wording, line, column):
    found = [place(item) for item in decode_text(data, file).diagnostics]
    assert found == [(wording, line, column)]


@pytest.mark.parametrize(("text", "wording", "line", "column"), YAML, ids=short)
def test_a_slip_in_yaml_is_told_once_and_where_it_stands(text, wording, line, column):
    found = [place(item) for item in yaml(text)]
    assert found == [(wording, line, column)]


@pytest.mark.parametrize(("text", "wording", "line", "column"), CSV, ids=short)
def test_a_slip_in_csv_is_told_once_and_where_it_stands(text, wording, line, column):
    checked = table(text)
    item = checked.diagnostics[0]
    found = (item.ref.line, item.ref.column) if item.ref.line or not item.ref.path else None
    found = found or (
        find_cell(text, checked.value, item.ref.path) if "rows" not in wording else (line, column)
    )
    assert (f"{item.code} {item.wording}", *found) == (wording, line, column)
    assert len(checked.diagnostics) == 1


@cache
def yaml(text):
    return read_yaml(text, "a.yaml").diagnostics


@cache
def table(text):
    return read_csv_table(text, "a.csv")


def every_case():
    yield from (decode_text(data, file).diagnostics for data, file, *_ in BYTES)
    yield from (yaml(text) for text, *_ in YAML)
    yield from (table(text).diagnostics for text, *_ in CSV)


def test_every_wording_is_filled_in_both_languages_and_has_a_case():
    seen = set()
    for found in every_case():
        for item in found:
            seen.add(f"{item.code} {item.wording}")
            for language in ("zh", "en"):
                assert CODEBOOK.says(item, language)
                assert CODEBOOK.mend(item, language)
    written = {f"{code} {name}" for code, entry in CODEBOOK.entries.items() for name in entry.wordings}
    assert written - seen == RAISED_BY_LATER_PARSERS_ONLY


def test_excel_users_are_told_the_exact_file_type():
    item = decode_text("編號,名稱\n".encode("cp950"), "courses.csv").diagnostics[0]
    assert "CSV UTF-8 (逗號分隔)" in CODEBOOK.mend(item, "zh")


def test_the_hint_for_a_swallowed_comma_can_be_copied():
    item = read_yaml("a: {value: 逾1,800門}\n", "a.yaml").diagnostics[0]
    assert CODEBOOK.mend(item, "zh") == '有逗號的值加引號："逾1,800門"。'
