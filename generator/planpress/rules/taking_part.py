"""Which rules of a plan say who may take part in a class, and which portal takes sign-up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from planpress.model.rules import Rules
from planpress.model.values import Unstated

_BEFORE_A_CLASS = re.compile("報名|參訓|調訓|選訓|派訓|受訓|訓練|研習")
_SIGNS_UP = re.compile("報名")


@dataclass(frozen=True, slots=True)
class Consent:
    """``by`` decides, as the ``clause`` says: for ``who`` and ``when``, or (both "") of a whole list."""

    clause: str
    by: str
    who: str = ""
    when: str = ""


def consents_of(rules: Rules) -> Iterator[Consent]:
    """Consent that is needed before somebody signs up for a class, not before a course of study (入學前);
    then who approves the lists of those that agencies nominate."""
    for approval in rules.approvals.values():
        if _BEFORE_A_CLASS.search(approval.when):
            for who, by in approval.by.items():
                yield Consent(approval.clause, by, who, approval.when)
    for quota in rules.quotas.values():
        if quota.approved_by is not None and not isinstance(quota.approved_by, Unstated):
            yield Consent(quota.clause, quota.approved_by)


def signs_up(kind: str | None) -> bool:
    """True for the kind of a portal that takes sign-up: 報名, 班期報名."""
    return _SIGNS_UP.search(kind or "") is not None
