"""Tables from Excel, LibreOffice and by hand: rows know their number and line, damage is named."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planpress.load.csv_tables import Row, Table, find_cell, read_csv_table

COURSES = (
    '編號,課程名稱,目標\nmicro,"策略,翻轉",第一\nezgo,英語,"第一行\n第二行，""引號"""\n\n,,\nlast,末班,\n'
)


def read(text):
    checked = read_csv_table(text, "courses.csv")
    assert checked.diagnostics == ()
    return checked.value


def codes(text):
    return [(item.code, item.wording) for item in read_csv_table(text, "courses.csv").diagnostics]


def test_rows_have_a_spreadsheets_number_and_the_files_line():
    assert read(COURSES) == Table(
        ("編號", "課程名稱", "目標"),
        (
            Row(2, 2, ("micro", "策略,翻轉", "第一")),
            Row(3, 3, ("ezgo", "英語", '第一行\n第二行，"引號"')),
            Row(6, 7, ("last", "末班", "")),
        ),
    )


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        ((1, "目標"), 1, 9),
        ((2, "目標"), 2, 15),
        ((3, "編號"), 3, 1),
        ((3, "目標"), 3, 9),
        ((6, "課程名稱"), 7, 6),
        ((6,), 7, 1),
        ((6, "無"), 7, 1),
        ((9, "編號"), 1, 1),
        ((), 1, 1),
    ],
)
def test_a_cell_is_found_by_row_number_and_head(path, line, column):
    assert find_cell(COURSES, read(COURSES), path) == (line, column)


def test_blanks_around_cells_and_empty_columns_at_the_end_do_not_count():
    assert read(' 編號 ,名稱　,,\na, "甲,乙",,\n') == Table(("編號", "名稱"), (Row(2, 2, ("a", "甲,乙")),))


def test_windows_line_ends_inside_and_outside_quotes_are_one():
    assert read('編號,名稱\r\na,"甲\r\n乙"\r\nb,丙\r\n') == read('編號,名稱\na,"甲\n乙"\nb,丙\n')


def test_a_short_row_is_filled_up_and_a_long_one_cut_so_that_the_rest_can_be_checked():
    checked = read_csv_table("a,b,c\n1\n1,2,3,4\n", "f.csv")
    assert checked.failed
    assert [row.cells for row in checked.value.rows] == [("1", "", ""), ("1", "2", "3")]


def test_several_open_quotes_are_told_in_one_run_and_the_other_rows_still_read():
    text = 'a,b\n"1,2\n3,4\n5,"6\n"7",8\n9,10\n'
    checked = read_csv_table(text, "f.csv")
    assert [(item.ref.line, item.ref.column) for item in checked.diagnostics] == [(2, 1), (4, 3)]
    assert [row.cells for row in checked.value.rows] == [("3", "4"), ("7", "8"), ("9", "10")]


def test_a_broken_head_gives_no_table():
    assert read_csv_table('"編號,名稱\na,1\n', "f.csv").value is None


def test_a_column_without_a_name_or_with_one_twice_is_left_aside():
    checked = read_csv_table("a,,a\n1,2,3\n", "f.csv")
    assert checked.value == Table(("a", "", ""), (Row(2, 2, ("1", "2", "3")),))
    assert [item.wording for item in checked.diagnostics] == ["empty", "double"]


@pytest.mark.parametrize(
    "cell", ["-", "0912", "6場", "45423", "1至12月", "5%", "3月5日", "#1", "+886-3-1234", "@", "A1", "1e3"]
)
def test_ordinary_cells_are_not_called_damaged(cell):
    assert codes(f"編號,人數\na,{cell}\n") == []


@pytest.mark.parametrize("head", ["開始", "報名截止日", "start", "上課日期"])
def test_five_digits_are_a_spoilt_date_only_below_a_head_for_dates(head):
    assert codes(f"編號,{head}\na,45423\n") == [("Y34", "serial")]


def test_damage_names_row_and_head_instead_of_a_line():
    item = read_csv_table("編號,文號\na,1\nb,1.23E+11\n", "f.csv").diagnostics[0]
    assert item.ref.path == (3, "文號")
    assert item.ref.line == 0


def test_a_full_width_comma_inside_a_single_column_is_no_separator_where_others_are():
    assert read("編號,名稱\na,甲，乙；丙\n").rows[0].cells == ("a", "甲，乙；丙")


@settings(max_examples=300, deadline=2000)
@given(st.text(st.sampled_from(list('ab1,,"\n\n\r\t;，=# 甲“')), max_size=80) | st.text(max_size=80))
def test_no_text_ever_raises_and_every_place_lies_in_the_file(text):
    checked = read_csv_table(text, "f.csv")
    assert checked.value is not None or checked.failed
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for item in checked.diagnostics:
        line, column = item.ref.line, item.ref.column
        if item.ref.path:
            line, column = find_cell("\n".join(lines), checked.value, item.ref.path)
        assert line <= len(lines)
        assert column <= len(lines[line - 1]) + 1


CELLS = st.text(st.sampled_from(list('ab019,"\n 甲，；')), max_size=8).map(str.strip)


@settings(max_examples=200, deadline=2000)
@given(st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=6))
def test_what_was_written_is_read_back_and_every_cell_is_found(rows):
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([("x", "y", "z"), *rows])
    text = out.getvalue()
    table = read(text)
    assert [row.cells for row in table.rows] == [row for row in rows if any(row)]
    lines = text.split("\n")
    for row in table.rows:
        for head, cell in zip(table.header, row.cells, strict=True):
            line, column = find_cell(text, table, (row.number, head))
            first = cell.split("\n")[0]
            assert lines[line - 1][column - 1 :].lstrip('"').startswith(first.split('"')[0])
