"""Checks that the shares of the people who took part come to 100%."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from planpress.diagnostics.diagnostic import Diagnostic, Ref, warning
from planpress.model.amounts import Share
from planpress.model.plan import Person


def check_people(people: tuple[Person, ...], file: str) -> Iterator[Diagnostic]:
    """One warning for ``file`` (plan.yaml); shares that are 未載明 may be what is missing to 100%."""
    shares = [person.share for person in people if isinstance(person.share, Share)]
    total = sum((one.share for one in shares), Fraction(0))
    complete = len(shares) == len(people)
    if shares and (total > 1 or (complete and total != 1)):
        shown = " + ".join(str(one) for one in shares)
        yield warning("R20", Ref(file, ("people",)), sum=percent(total), shares=shown)


def percent(share: Fraction) -> str:
    """``110%``; thirds are cut after two digits: ``33.33%``."""
    whole, rest = divmod(int(share * 10_000), 100)
    return f"{whole}.{rest:02d}".removesuffix(".00") + "%"
