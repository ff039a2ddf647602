"""Points of two versions are matched as an official would match them, and every word keeps its place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planpress.site.amendment.marked_points import marked_pair
from planpress.site.amendment.matching import Change, Pair, pair_points
from planpress.site.amendment.points import Point, lines_of
from planpress.site.amendment.reasons import name_of, place_reasons
from planpress.site.runs import text_of
from planpress.site.views import ClauseView, ContentView, ParagraphView, Run

WORDS = st.text(st.sampled_from("公務人員訓練計畫及，。12"), min_size=1, max_size=12)


def clause(words: str, number: str = "", *content: ContentView) -> ClauseView:
    return ClauseView("", number, number, 1, "point", (Run(words),), words, content)


def point(words: str, number: str, name: str = "", above: int = -1) -> Point:
    path = number.rstrip("、")
    return Point(name, path, clause(words, number), frozenset({path, name} - {""}), (), above)


def changes(*pairs: Pair) -> list[tuple[str, str, str]]:
    return [
        (one.change.value, one.old.path if one.old else "", one.new.path if one.new else "") for one in pairs
    ]


def test_an_id_counts_before_the_words() -> None:
    old = [point("應於七日內申請。", "一、", "apply"), point("補助以一次為限。", "二、")]
    new = [point("補助以一次為限。", "一、"), point("受理期間由本府公告。", "二、", "apply")]
    found = {(one.old.path, one.new.path) for one in pair_points(old, new) if one.old and one.new}
    assert found == {("一", "二"), ("二", "一")}


def test_without_ids_equal_words_count_before_like_ones() -> None:
    old = [point("補助以一次為限，逾期不予受理。", "一、"), point("補助以二次為限，逾期不予受理。", "二、")]
    new = [point("補助以二次為限，逾期不予受理。", "一、"), point("補助以三次為限，逾期不予受理。", "二、")]
    assert changes(*pair_points(old, new))[1][1:] == ("一", "二")


def test_what_goes_stands_where_it_stood() -> None:
    old = [
        point("甲之規定應予遵守。", "一、"),
        point("申請人得檢附文件。", "二、"),
        point("經費由本府編列。", "三、"),
    ]
    new = [old[0], point("經費由本府編列。", "二、")]
    assert changes(*pair_points(old, new)) == [
        ("none", "一", "一"),
        ("deleted", "二", ""),
        ("renumbered", "三", "二"),
    ]


def test_one_point_that_moved_does_not_move_the_others() -> None:
    words = ["甲之規定應予遵守。", "申請人得檢附文件。", "經費由本府編列。", "受理期間由本府公告。"]
    old = [point(text, f"{number}、") for text, number in zip(words, "一二三四", strict=True)]
    new = [
        point(text, f"{number}、") for text, number in zip([words[3], *words[:3]], "一二三四", strict=True)
    ]
    assert [one.change for one in pair_points(old, new)] == [Change.MOVED, *[Change.RENUMBERED] * 3]


def test_a_point_in_another_chapter_moved_and_one_in_a_renamed_chapter_did_not() -> None:
    text = "受理期間由本府公告。"
    old = [point("申請", "壹、"), point(text, "一、", above=0), point("審查", "貳、")]
    elsewhere = [point("申請", "壹、"), point("審查", "貳、"), point(text, "一、", above=1)]
    renamed = [point("受理之程序", "壹、"), point(text, "一、", above=0), point("審查", "貳、")]
    assert [one.change for one in pair_points(old, elsewhere) if one.new and one.new.above >= 0] == [
        Change.MOVED
    ]
    assert [one.change for one in pair_points(old, renamed) if one.new and one.new.above >= 0] == [
        Change.NONE
    ]


def test_a_line_put_in_between_leaves_its_neighbours_unmarked() -> None:
    old = clause("下列人員：", "一、", clause("正式人員。", "(一)"), clause("臨時人員。", "(二)"))
    new = clause(
        "下列人員：",
        "一、",
        clause("正式人員。", "(一)"),
        clause("約聘僱者。", "(二)"),
        clause("臨時人員。", "(三)"),
    )
    _, after = marked_pair(old, new)
    points = [item for item in after.content if isinstance(item, ClauseView)]
    assert [(item.number_changed, item.runs[0].changed) for item in points] == [
        (False, False),
        (True, True),
        (True, False),
    ]


def test_a_date_that_changed_in_part_is_no_date_any_more() -> None:
    from planpress.site.views import RunKind

    whole = Run("113年2月27日", RunKind.DATE, iso="2024-02-27")
    other = Run("114年2月27日", RunKind.DATE, iso="2025-02-27")
    _, after = marked_pair(
        ClauseView("", "", "", 1, "point", (whole,), ""), ClauseView("", "", "", 1, "point", (other,), "")
    )
    assert [(run.text, run.changed, run.iso) for run in after.runs] == [
        ("114", True, ""),
        ("年2月27日", False, ""),
    ]


@given(st.lists(WORDS, max_size=5), st.lists(WORDS, max_size=5))
def test_no_word_is_lost_or_moved(old: list[str], new: list[str]) -> None:
    sides = [
        clause("甲", "一、", *(ParagraphView((Run(text[:3]), Run(text[3:]))) for text in texts))
        for texts in (old, new)
    ]
    for side, marked in zip(sides, marked_pair(*sides), strict=True):
        assert list(lines_of(marked)) == list(lines_of(side))


@given(st.lists(WORDS, max_size=6), st.lists(WORDS, max_size=6))
def test_every_point_is_in_one_row(old: list[str], new: list[str]) -> None:
    sides = [[point(text, f"{at}、") for at, text in enumerate(texts)] for texts in (old, new)]
    pairs = pair_points(*sides)
    assert sorted(one.old.path for one in pairs if one.old) == sorted(one.path for one in sides[0])
    assert [one.new.path for one in pairs if one.new] == [one.path for one in sides[1]]


def test_a_reason_finds_its_point_however_its_number_is_typed() -> None:
    old, new = (
        [point("甲規定。", "一、"), point("申請人得檢附文件。", "二、", "papers")],
        [point("乙規定。", "一、")],
    )
    pairs = pair_points(old, new)
    told = place_reasons({"一、": "改。", "現行二": "刪。", "papers": "再說。", "三": "無。"}, pairs)
    assert {name_of(pairs[at]): texts for at, texts in told.by_pair.items()} == {
        "一": ("改。",),
        "papers": ("刪。", "再說。"),
    }
    assert told.unknown == ("三",)
    assert text_of(pairs[0].point.view.runs) == "乙規定。"
