"""YAML is read as written: every scalar is text, every key and value has its place."""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from planpress.load.yaml_nodes import Entry, Mapping, Mark, Scalar, Sequence, find, plain, read_yaml

PLAN = """\
# yaml-language-server: $schema=plan.json
title: 桃園市政府113年度公務菁英培訓計畫
issue: {date: 113年2月27日, number: 府人考字第1130042016號}   # 函頒
values:
  - 97.50
  - {label: 合計, values: [71, 67]}
empty:
note: |
  第一行 # 不是註解
  第二行：好
"""


def read(text):
    checked = read_yaml(text, "a.yaml")
    assert checked.diagnostics == ()
    return checked.value


NUMBERS = ["12:30", "12:30:00", "09:30", "0112", "0x1F", "97.50", "1_000", "1e3", ".inf", "9" * 5000]
WORDED = ["NO", "on", "yes", "True", "2026-02-30", "113/2/30", "=", "壹、", "好#3", "100%", "a*b", "9-12月"]
SENTENCES = ["社群神文案：FB、IG有效發文術", "http://a.tw/?x=1", "(一) 1. (1)"]


@pytest.mark.parametrize("written", NUMBERS + WORDED + SENTENCES)
def test_a_scalar_survives_as_it_was_written(written):
    assert plain(read(f"a: {written}\nb: [{written}]\n")) == {"a": written, "b": [written]}


@pytest.mark.parametrize("empty", ["", " ~", " null", " NULL"])
def test_null_and_nothing_are_the_empty_text_unquoted(empty):
    value = read(f"a:{empty}\nb: 1\n").entries[0].value
    assert (value.text, value.quoted) == ("", False)


def test_quotes_are_remembered_so_that_an_empty_text_can_be_told_from_nothing():
    first, second = read("a: ''\nb: \"null\"\n").entries
    assert (first.value.text, first.value.quoted) == ("", True)
    assert (second.value.text, second.value.quoted) == ("null", True)


def test_nodes_carry_line_and_column_of_key_and_value():
    assert read("a: 甲\n乙: [丙, 丁]\n") == Mapping(
        (
            Entry("a", Mark(1, 1), Scalar("甲", False, Mark(1, 4))),
            Entry(
                "乙",
                Mark(2, 1),
                Sequence((Scalar("丙", False, Mark(2, 5)), Scalar("丁", False, Mark(2, 8))), Mark(2, 4)),
            ),
        ),
        Mark(1, 1),
    )


def test_a_block_text_keeps_its_lines_and_hash_signs():
    assert plain(read(PLAN))["note"] == "第一行 # 不是註解\n第二行：好"


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        ((), 2, 1),
        (("title",), 2, 8),
        (("issue",), 3, 1),
        (("issue", "number"), 3, 34),
        (("issue", "missing"), 3, 1),
        (("values", 0), 5, 5),
        (("values", 1, "values", 1), 6, 30),
        (("values", 7, "label"), 4, 1),
        (("empty",), 7, 1),
        (("empty", "deeper"), 7, 1),
        (("nothing", "here"), 2, 1),
    ],
)
def test_a_path_leads_to_its_value_or_to_the_nearest_thing_above(path, line, column):
    assert find(read(PLAN), path) == Mark(line, column)


@pytest.mark.parametrize("text", ["", "\n", "# 只有註解\n", "---\n"])
def test_a_file_without_values_is_an_empty_mapping_or_text(text):
    assert plain(read(text)) in ({}, "")


def test_windows_line_ends_count_as_one():
    assert find(read("a: 1\r\nb: 2\r\n"), ("b",)) == Mark(2, 4)


def test_of_equal_keys_the_first_is_kept_and_the_rest_can_still_be_checked():
    checked = read_yaml("a: 1\na: 2\nb: 3\n", "a.yaml")
    assert checked.failed
    assert plain(checked.value) == {"a": "1", "b": "3"}


def test_a_value_cut_by_its_commas_is_joined_again():
    checked = read_yaml("{value: 逾1,234,567門, unit: 門}\n", "a.yaml")
    assert plain(checked.value) == {"value": "逾1,234,567門", "unit": "門"}
    assert [item.code for item in checked.diagnostics] == ["Y14"]


def test_years_and_spaced_numbers_are_no_thousands():
    assert plain(read("a: [109,110,111]\nb: [109, 110]\n")) == {
        "a": ["109", "110", "111"],
        "b": ["109", "110"],
    }


def test_an_alias_bomb_is_refused_and_never_unfolded():
    bomb = "k0: &k0 [x, x]\n" + "".join(
        f"k{i + 1}: &k{i + 1} [" + ", ".join([f"*k{i}"] * 9) + "]\n" for i in range(20)
    )
    checked = read_yaml(bomb, "a.yaml")
    assert checked.failed
    assert {item.code for item in checked.diagnostics} == {"Y16"}


def test_a_merge_bomb_is_refused():
    bomb = "a: &a {x: 1}\n" + "b: {<<: [" + ", ".join(["*a"] * 100) + "]}\n"
    assert {item.wording for item in read_yaml(bomb, "a.yaml").diagnostics} == {"anchor", "alias", "merge"}


def test_every_slip_of_a_file_is_told_in_one_run_in_order():
    text = "title：甲\nunit: %\nvenue: -\nname: 用 FB: 好\nx:\n\ty: 1\nz: “好”\n"
    found = [(item.code, item.ref.line) for item in read_yaml(text, "a.yaml").diagnostics]
    assert found == [("Y07", 1), ("Y11", 2), ("Y11", 3), ("Y12", 4), ("Y08", 6), ("Y10", 7)]


def test_what_stands_behind_an_open_quote_is_not_blamed():
    found = [item.wording for item in read_yaml('a: "甲\nb: 1\nc: 2 # 3\n', "a.yaml").diagnostics]
    assert found == ["quote"]


SIGNS = st.text(
    st.sampled_from(list("ab1 \n\n\t:：-*&!|>'\"#%@`{}[],?.~<=\\甲　“”\u00a0\u200b")), max_size=60
)
ANY = st.text(st.characters(), max_size=80)


@settings(max_examples=400, deadline=2000)
@given(SIGNS | ANY)
def test_no_text_ever_raises_and_every_place_lies_in_the_file(text):
    checked = read_yaml(text, "a.yaml")
    assert checked.value is not None or checked.failed
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for item in checked.diagnostics:
        assert 1 <= item.ref.line <= len(lines)
        assert 1 <= item.ref.column <= len(lines[item.ref.line - 1]) + 1
    if checked.value is not None:
        plain(checked.value)


WORDS = st.text(st.sampled_from(list("abc019 .-:#,'\"[]{}*&!%@甲乙丙、。")), max_size=12)
KEYS = st.text(st.sampled_from(list("abcxyz019-甲乙")), min_size=1, max_size=6)
TREES = st.recursive(
    WORDS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=12
)


@settings(max_examples=300, deadline=2000)
@given(st.dictionaries(KEYS, TREES, max_size=5), st.sampled_from([None, False, True]))
def test_what_was_dumped_is_read_back_and_blamed_for_nothing(tree, flow):
    text = yaml.safe_dump(tree, allow_unicode=True, default_flow_style=flow, sort_keys=False, width=10_000)
    checked = read_yaml(text, "a.yaml")
    assert [item for item in checked.diagnostics if item.severity != "notice"] == []
    assert plain(checked.value) == tree
