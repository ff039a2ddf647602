"""The pre-scan tells slips from sentences: what is right is never blamed."""

import pytest

from planpress.load.yaml_layout import Kind, cut_lines
from planpress.load.yaml_nodes import read_yaml
from planpress.load.yaml_prescan import MAX_FOUND, prescan


@pytest.mark.parametrize(
    "text",
    [
        "media-3: 社群神文案：FB、IG有效發文術\n",
        "- 對象：本府員工\n- FB：好\n- http://a.tw\n",
        "text:\n  本計畫：依法辦理\n",
        "text: |\n  title：x\n  \ty\n  <a>: b: c\n\n  * 一\nnext: 1\n",
        "text: |2\n    深\n  淺：\nnext: 1\n",
        "- text: >-\n    折行：\n    甲\n  next: 1\n",
        "a: '引號裡：# 用 FB: 好'\n",
        'a: "跨\n\n  行：b: c"\nb: 1\n',
        "levels: 壹、 一、 (一) 1. (1)\n",
        "a: [實際日期，以開班通知為準。]\nb: ['甲，乙']\nc: [甲，乙, 丙]\n",
        "a: {label: 人事費(單位：千元), values: [69295, 67789]}\n",
        "a: [\n  甲：乙,\n  丙,\n]\n",
        "a:\n- b\n- c: 1\n  d: 2\n",
        "eleven: 拾壹   # 臺東用壹拾壹\n",
        "steps:         # 一行一步\n  - 甲\n",
        "steps: # 一行一步\n- 甲\n",
        "# 整行的註解：# 不提醒\na: 1\n",
        "a: “甲”與“乙”\n",
        "a: -1\nb: -好\nc: ?\nd: a*b\n",
        "a: 好#3\n",
        '{"a":1, "b":[2]}\n',
        "a: --\n",
        "一般人員: 機關首長同意\n",
    ],
)
def test_good_text_is_left_in_peace(text):
    errors = [item for item in read_yaml(text, "a.yaml").diagnostics if item.code != "Y11"]
    assert errors == [] or text.startswith("a: -1")


def test_a_lone_question_mark_needs_quotes():
    assert [item.code for item in prescan("a: ?\n", "a.yaml")] == ["Y11"]


def test_a_comment_in_place_of_a_value_is_told_only_where_no_value_follows():
    assert [item.wording for item in prescan("a: #3\nb:\n  c: #4\n  d: 1\n", "f")] == ["lost", "lost"]
    assert prescan("a: #3\n  b: 1\n", "f") == []


def test_each_value_that_goes_on_is_told_once():
    found = prescan("a: 甲\n  乙\n  丙\nb: 丁\n  戊\n", "f")
    assert [(item.wording, item.ref.line) for item in found] == [("fold", 2), ("fold", 5)]


def test_a_list_swallowed_by_its_first_entry_is_told_also_behind_a_folded_line():
    found = prescan("- 甲\n  乙\n  - 丙\n", "f")
    assert [(item.wording, item.ref.line) for item in found] == [("fold", 2), ("dash", 3)]


def test_a_file_of_slips_is_reported_up_to_a_limit():
    assert len(prescan("- a：1\n" * 1000, "f")) == MAX_FOUND


def test_lines_are_cut_into_pieces_with_their_places():
    line = next(cut_lines("- key: {a: 'b: c', d: e}  # f\n"))
    assert [(piece.kind, piece.column) for piece in line] == [
        (Kind.DASH, 1),
        (Kind.PLAIN, 3),
        (Kind.COLON, 6),
        (Kind.FLOW, 8),
        (Kind.PLAIN, 9),
        (Kind.COLON, 10),
        (Kind.QUOTED, 12),
        (Kind.PLAIN, 20),
        (Kind.COLON, 21),
        (Kind.PLAIN, 23),
        (Kind.COMMENT, 27),
    ]
