"""Changed words are marked as a person would underline them, and no letter is lost on the way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planpress.site.amendment.changed_words import Stretches, compare, likeness

TEXTS = st.text(st.sampled_from("公務人員訓練計畫及，、。（）一二十 12.5%ab\n"), max_size=40)


def shown(stretches: Stretches) -> str:
    """The text with its changes in brackets."""
    return "".join(f"[{one.text}]" if one.changed else one.text for one in stretches)


CASES = [
    ("每年20小時。", "每年30小時。", "每年[20]小時。", "每年[30]小時。"),
    ("每年1,800門。", "每年1,900門。", "每年[1,800]門。", "每年[1,900]門。"),
    ("二十五小時", "三十五小時", "[二十五]小時", "[三十五]小時"),
    ("各處室應配合。", "各單位應配合。", "各[處室]應配合。", "各[單位]應配合。"),
    (
        "公務人員及約聘人員",
        "公務人員、臨時人員及約聘人員",
        "公務人員及約聘人員",
        "公務人員[、臨時人員]及約聘人員",
    ),
    ("甲、乙。", "甲、丙、乙。", "甲、乙。", "甲[、丙]、乙。"),
    ("由人事處核定後實施。", "由本府訂定並公告實施。", "由[人事處核定後]實施。", "由[本府訂定並公告]實施。"),
    ("使用 Teams 授課", "使用 Webex 授課", "使用 [Teams] 授課", "使用 [Webex] 授課"),
    ("春眠不覺曉處處聞啼鳥", "應於三個月內提出申請", "[春眠不覺曉處處聞啼鳥]", "[應於三個月內提出申請]"),
    ("", "本點新增。", "", "[本點新增。]"),
    ("同。", "同。", "同。", "同。"),
]


@pytest.mark.parametrize(("old", "new", "told", "said"), CASES)
def test_changes_are_words_and_not_crumbs(old: str, new: str, told: str, said: str) -> None:
    before, after = compare(old, new)
    assert (shown(before), shown(after)) == (told, said)


@given(TEXTS, TEXTS)
def test_the_stretches_joined_are_the_two_texts(old: str, new: str) -> None:
    before, after = compare(old, new)
    assert "".join(one.text for one in before) == old
    assert "".join(one.text for one in after) == new


@given(TEXTS, TEXTS)
def test_what_stayed_is_the_same_on_both_sides(old: str, new: str) -> None:
    stayed = ["".join(one.text for one in side if not one.changed) for side in compare(old, new)]
    assert stayed[0] == stayed[1]


@given(TEXTS)
def test_a_text_is_all_its_own(text: str) -> None:
    assert shown(compare(text, text)[0]) == text


@given(TEXTS, TEXTS)
def test_likeness_below_what_is_asked_for_is_none(old: str, new: str) -> None:
    found = likeness(old, new, 0.6)
    assert found == 0 or found == likeness(old, new) >= 0.6
