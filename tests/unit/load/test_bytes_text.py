"""Files saved by Windows, Excel and Notepad: read where that is safe, and told how to be saved where not."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from planpress.load.bytes_text import decode_text


def wordings(data, file="a.md"):
    return [
        (item.code, item.wording, item.ref.line, item.ref.column)
        for item in decode_text(data, file).diagnostics
    ]


@pytest.mark.parametrize("data", ["甲\n乙\n", "甲\r\n乙\r\n", "甲\r乙\r", "\ufeff甲\r\n乙\n"])
def test_marks_and_line_ends_of_windows_give_the_same_text(data):
    checked = decode_text(data.encode(), "a.md")
    assert checked.value == "甲\n乙\n"
    assert checked.diagnostics == ()


def test_an_empty_file_is_an_empty_text():
    assert decode_text(b"", "a.yaml").value == ""


@pytest.mark.parametrize("text", ["家庭👨‍👩‍👧", "葛\U000e0100", "①（一）ㄧ㎡", "tab\there"])
def test_unusual_but_honest_characters_pass(text):
    assert decode_text(text.encode(), "a.md").diagnostics == ()


def test_a_single_broken_byte_in_good_text_is_no_other_encoding():
    assert wordings("訓練計畫".encode() * 20 + b"\xa4\n" + "甲".encode() + b"\xff\n") == [
        ("Y01", "default", 1, 81),
        ("Y01", "default", 2, 2),
    ]


def test_all_broken_characters_of_a_file_are_told_in_one_run():
    data = "a\x00b\n\u202ec\n<<<<<<< HEAD\n".encode()
    assert wordings(data) == [("Y02", "default", 1, 2), ("Y03", "default", 2, 1), ("Y04", "default", 3, 1)]
    assert decode_text(data, "a.md").value is None


def test_invisible_characters_are_counted_and_the_text_still_read():
    checked = decode_text("a\u200b\nb\u200bc\u00a0d\n".encode(), "a.md")
    assert checked.value == "a\u200b\nb\u200bc\u00a0d\n"
    assert [
        (item.severity.value, item.wording, dict(item.params)["count"]) for item in checked.diagnostics
    ] == [
        ("warning", "zero_width", "2"),
        ("notice", "no_break", "1"),
    ]


@pytest.mark.parametrize(
    "text", ["標題\n=======\n內文\n", "a\n<<<<<<<<\n", "> > > > > > >\n", "x <<<<<<< y\n"]
)
def test_lines_that_only_resemble_marks_of_a_merge_pass(text):
    assert wordings(text.encode()) == []


def test_two_conflicts_are_told_by_where_each_begins():
    one = "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> main\n"
    assert wordings((one + "x\n" + one).encode()) == [("Y04", "default", 1, 1), ("Y04", "default", 7, 1)]


@settings(max_examples=300, deadline=2000)
@given(
    st.binary(max_size=200) | st.text(max_size=100).map(lambda text: text.encode("utf-8", "surrogatepass"))
)
def test_no_bytes_ever_raise(data):
    checked = decode_text(data, "a.csv")
    assert (checked.value is None) == checked.failed


@settings(max_examples=100, deadline=2000)
@given(
    st.text(st.sampled_from("訓練計畫課程名稱編號,123\n"), min_size=1).filter(lambda text: not text.isascii())
)
@example("稱稱課名")  # five of its bytes are letters in UTF-8
def test_every_chinese_file_in_big5_is_recognised(text):
    assert wordings(text.encode("cp950"), "a.csv") == [("Y01", "csv_big5", 0, 0)]
