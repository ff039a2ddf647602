"""Awards: a higher level or score never earns less, an earlier award never adds anything."""

from __future__ import annotations

from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from planpress.model.amounts import AwardText
from planpress.model.awards import AwardRule, EarlierPass
from planpress.rules.answers.commendations import weight, words_of_weight
from support.asked_rules import ask, asked_rule

LEVELS = ("初級", "中級", "中高級")
AWARDS = ("嘉獎1次", "嘉獎2次", "記功1次", "記功2次", "記大功1次")
POLICIES = ("較高等級才敘獎", "較高等級敘差額", "不影響", "不再敘獎")


@st.composite
def ladders(draw: st.DrawFn) -> Any:
    """A rule whose rows earn more the higher they stand, with any policy on earlier passes."""
    earned = sorted(draw(st.lists(st.sampled_from(AWARDS), min_size=3, max_size=3)), key=AWARDS.index)
    steps = [
        {"level": level, "text": level, "award": award} for level, award in zip(LEVELS, earned, strict=True)
    ]
    record: dict[str, Any] = {"steps": steps if draw(st.booleans()) else steps[::-1]}
    for name in ("earlier_pass", "before_joining"):
        if draw(st.booleans()):
            record[name] = draw(st.sampled_from(POLICIES))
    if draw(st.booleans()):
        record["once_per_level"] = draw(st.sampled_from([True, False, "未載明"]))
    return asked_rule("awards", record)


EARLIER = st.lists(st.sampled_from(LEVELS), max_size=3)


def worth(answer: dict[str, Any]) -> int | None:
    """What was earned, in 嘉獎; None where HR must be asked."""
    if answer["outcome"] == "ask_hr":
        return None
    parts = answer["award"].split("、") if answer["outcome"] == "granted" else []
    return sum(weight(AwardText.parse(part)) for part in parts)


def only_that_is_spent(rule: AwardRule, level: str, awarded: list[str]) -> bool:
    """True where a level earns nothing a second time, but lower ones still do: awards count by level."""
    by_level = rule.once_per_level is True and rule.earlier_pass == EarlierPass.NO_EFFECT
    return by_level and level in awarded


@settings(deadline=None)
@given(ladders(), st.sampled_from(LEVELS), st.sampled_from(LEVELS), EARLIER, EARLIER)
def test_a_higher_level_never_earns_less(
    rule: Any, one: str, other: str, awarded: list[str], joined: list[str]
) -> None:
    assume(LEVELS.index(one) < LEVELS.index(other))
    assume(not only_that_is_spent(rule.rule, other, awarded))
    before = {"prior_awards": awarded, "passed_before_joining": joined or False}
    lower, higher = (worth(ask(rule, level=level, **before)) for level in (one, other))
    assert lower is None or higher is None or lower <= higher


@settings(deadline=None)
@given(ladders(), st.sampled_from(LEVELS), EARLIER, st.sampled_from(LEVELS))
def test_one_more_earlier_award_never_adds_anything(
    rule: Any, level: str, awarded: list[str], more: str
) -> None:
    fewer = worth(ask(rule, level=level, prior_awards=awarded))
    after = worth(ask(rule, level=level, prior_awards=[*awarded, more]))
    assert fewer is None or after is None or after <= fewer


@settings(deadline=None)
@given(
    st.lists(st.integers(0, 990), min_size=3, max_size=3, unique=True),
    st.integers(0, 990),
    st.integers(0, 990),
    st.booleans(),
)
def test_a_higher_score_never_earns_less(bounds: list[int], one: int, other: int, upwards: bool) -> None:
    steps = [
        {"exam": "toeic", "score": {"from": str(least)}, "text": "一列", "award": award}
        for least, award in zip(sorted(bounds), AWARDS, strict=False)
    ]
    rule = asked_rule("awards", {"steps": steps if upwards else steps[::-1]})
    lower, higher = (ask(rule, exam="toeic", score=score) for score in sorted((one, other)))
    assert (worth(lower) or 0) <= (worth(higher) or 0)
    assert worth(higher) == max(
        (w for w, least in zip((1, 2, 3), sorted(bounds), strict=True) if least <= max(one, other)), default=0
    )


@given(st.integers(0, 200))
def test_the_words_of_a_weight_weigh_the_same(left: int) -> None:
    parts = [part for part in words_of_weight(left).split("、") if part]
    assert sum(weight(AwardText.parse(part)) for part in parts) == left
    assert len(parts) <= 3
