"""Chinese on paper: a quarter em beside Latin, marks that meet closed up, no letter alone on a last line."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planpress.render.chinese_setting import set_chinese
from planpress.render.spacing import Run, apart, bound_to_mark, kept_together, runs

WORDS = st.text(st.sampled_from("臺北市政府採購12AbÉ。，、「」（）《》 \n<&é%-"), max_size=40)
TAGS = st.sampled_from(["p", "td", "th", "li", "h2", "span", "a", "strong", "time", "pre", "svg"])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("研習10小時", [("研", 0), ("習", 1), ("1", 0), ("0", 1), ("小時", 0)]),
        ("臺北e大", [("臺", 0), ("北", 1), ("e", 1), ("大", 0)]),
        ("共 10 小時", [("共 10 小時", 0)]),
        ("達90%以上", [("達", 1), ("90%以上", 0)]),
        ("（一）、「甲」", [("（一", 0), ("）", -2), ("、", -2), ("「甲」", 0)]),
        ("辦理。」", [("辦理", 0), ("。", -1), ("」", 0)]),
        ("『「甲", [("『", -2), ("「甲", 0)]),
        ("", []),
    ],
)
def test_a_character_stands_as_far_from_the_next_as_officials_set_it(
    text: str, found: list[tuple[str, int]]
) -> None:
    assert runs(text) == tuple(Run(*one) for one in found)


def test_what_follows_on_the_line_counts() -> None:
    assert runs("共", "1") == (Run("共", 1),)
    assert runs("共", "計") == (Run("共", 0),)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("應辦理研習。", 3),
        ("辦理研習", 2),
        ("研習", 0),
        ("研習。", 0),
        ("見PDF", 0),
        ("共10小時）。", 4),
        ("", 0),
    ],
)
def test_the_last_two_characters_stay_together_with_their_marks(text: str, count: int) -> None:
    assert kept_together(text) == count


@pytest.mark.parametrize(
    ("text", "count"), [("課，供線上", 2), ("課程，", 0), ("，供", 0), (" ，", 0), ("Z」）", 3)]
)
def test_a_first_letter_is_bound_to_its_mark(text: str, count: int) -> None:
    assert bound_to_mark(text) == count


@given(WORDS, st.text("A臺。", max_size=1))
def test_no_character_is_lost_or_changed(text: str, follows: str) -> None:
    assert "".join(run.text for run in runs(text, follows)) == text
    assert 0 <= kept_together(text) <= len(text)


def body_of(html: str) -> str:
    return set_chinese(f"<!DOCTYPE html><html><head><title>共10小時</title></head><body>{html}</body></html>")


@given(st.lists(st.tuples(TAGS, WORDS, WORDS), max_size=5))
def test_pages_keep_their_words_and_every_tag(parts: list[tuple[str, str, str]]) -> None:
    def escaped(text: str) -> str:
        return text.replace("&", "&amp;").replace("<", "&lt;")

    html = "".join(f'<{tag} class="x">{escaped(one)}</{tag}>{escaped(two)}' for tag, one, two in parts)
    done = body_of(html)
    ours = r'<span class="set-[a-z]+">'
    assert re.findall(r"<(?!span class=\"set|/span)[^>]*>", done) == re.findall(
        r"<(?!/span)[^>]*>", f"<!DOCTYPE html><html><head><title></title></head><body>{html}</body></html>"
    )
    assert done.count("</span>") - html.count("</span>") == len(re.findall(ours, done))
    strip = re.compile(r"<[^>]*>")
    assert unescape(strip.sub("", done)) == "共10小時" + unescape(strip.sub("", html))


def test_what_is_drawn_and_the_head_are_left_alone() -> None:
    drawn = "<svg><text>共10小時</text></svg><pre>共10小時</pre>"
    assert drawn in body_of(drawn)
    assert "<title>共10小時</title>" in body_of("")


def test_words_go_on_behind_an_element_of_the_line_and_end_with_the_paragraph() -> None:
    assert '<span class="set-wide">共</span><a href="#x">' in body_of('<p>全年共<a href="#x">10</a></p>')
    assert "<p>全年共</p>" in body_of("<p>全年共</p><p>10</p>")


def test_a_narrow_cell_keeps_two_characters_and_no_mark() -> None:
    assert '<td>研<span class="set-kept">習班</span></td>' in body_of("<td>研習班</td>")
    assert "<td>研習班。</td>" in body_of("<td>研習班。</td>")
    assert 'set-kept">環境。</span></td>' in body_of("<td>使學員享有舒適優質之學習環境。</td>")


LONG = "<p>本計畫以全體公務人員為對象，分年辦理研習。</p>"


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        (LONG, ["研習。"]),
        ("<p>分年辦理研習。</p>", []),
        ("<p>本計畫<a href='#x'>以全體公務人員</a>為對象</p>", ["對象"]),
        ("<p>本計畫<a href='#x'>以公務人員</a>為對象</p>", []),
        ("<td><p>分年辦理研習</p></td>", ["研習"]),
        ('<h2 class="row__label"><span>分年辦理研習</span></h2>', ["研習"]),
        ('<h2 class="row__label">分年</h2><p>辦理研習</p>', []),
        ("<tr><td>分年</td></tr><p>辦理研習</p>", []),
    ],
)
def test_few_words_are_kept_only_where_there_is_little_room(html: str, kept: list[str]) -> None:
    assert re.findall('<span class="set-kept">([^<]*)</span>', body_of(html)) == kept


@pytest.mark.parametrize(
    ("html", "bound"),
    [
        ("<p>課，供線上研習。</p>", False),
        ("<p> <b>課，供線上研習。</b></p>", False),
        ("<p><b>線上</b>課，供全體公務人員研習。</p>", True),
        ("<p><img src='x.png' alt=''>課，供線上研習。</p>", True),
        ("<p><svg></svg>課，供線上研習。</p>", True),
        ("<p><img src='x.png' alt=''></p><p>課，供線上研習。</p>", False),
    ],
)
def test_a_first_letter_is_bound_to_its_mark_behind_an_element_only(html: str, bound: bool) -> None:
    assert ('<span class="set-kept">課，</span>' in body_of(html)) == bound


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("第113年度", ["第", "113", "年度"]),
        ("在e大與AI班", ["在", "e", "大與", "AI", "班"]),
        ("6小時", ["6小時"]),
        ("達90%以上", ["達90%以上"]),
        ("第 3 班", ["第 3 班"]),
        ("", [""]),
    ],
)
def test_latin_between_han_is_cut_out(text: str, pieces: list[str]) -> None:
    assert apart(text) == pieces


@pytest.mark.parametrize(
    ("html", "written"),
    [
        ("<p>第113年度</p>", '<p>第<span class="set-apart">113</span>年度</p>'),
        ("<p>共<b>6</b>時</p>", '<span class="set-wide">共</span><b><span class="set-wide">6</span></b>時'),
        ("<p>（一）、</p>", '<p>（一<span class="set-nearer">）</span>、</p>'),
        (
            "<p>第1班，<b>第2班</b>，</p>",
            '<p>第<span class="set-apart">1</span>班，<b>第<span class="set-apart">2</span>班</b>，</p>',
        ),
        ("<td>第1班</td>", '<td><span class="set-wide">第</span><span class="set-wide">1</span>班</td>'),
    ],
)
def test_words_with_room_on_one_line_take_as_few_elements_as_can_be(html: str, written: str) -> None:
    assert written in body_of(html)
