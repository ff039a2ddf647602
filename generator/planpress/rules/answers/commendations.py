"""Weighs commendations against each other: three 嘉獎 are one 記功, three 記功 one 記大功."""

from __future__ import annotations

from planpress.model.amounts import Award, AwardText

_WEIGHTS = {Award.NONE: 0, Award.COMMENDATION: 1, Award.MERIT: 3, Award.MAJOR_MERIT: 9}
_DOWNWARDS = (("記大功", 9), ("記功", 3), ("嘉獎", 1))


def weight(award: AwardText) -> int:
    """In 嘉獎 (公務人員考績法施行細則 §15); one without a number counts once."""
    return _WEIGHTS[award.award] * (1 if award.times is None else award.times)


def words_of_weight(left: int) -> str:
    """``記功1次、嘉獎2次`` for 5; "" for 0."""
    parts = []
    for word, each in _DOWNWARDS:
        times, left = divmod(left, each)
        if times:
            parts.append(f"{word}{times}次")
    return "、".join(parts)
