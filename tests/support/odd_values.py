"""What questions are filled with: days, figures round a boundary, and what people type wrongly."""

from __future__ import annotations

import itertools
import math
import random
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any

JUNK: tuple[Any, ...] = (
    "",
    " ",
    "甲",
    "abc",
    "-1",
    -1,
    0,
    "0",
    1.5,
    "1/3",
    "1e3",
    "八",
    "半",
    True,
    False,
    None,
)
JUNK_MORE: tuple[Any, ...] = (
    [],
    {},
    ["甲"],
    {"level": "甲"},
    "113-02-30",
    "113年2月29日",
    "２０",
    10**13,
    "nan",
)
NUMERALS: tuple[Any, ...] = (
    *(
        "十二",
        "二十",
        "一百零五",
        "百十",
        "十百",
        "零零",
        "二二",
        "1.5.1",
        ".5",
        "半日",
        "+3",
        "1/0",
        "1,000",
        "10,00",
    ),
    *(5e-07, 1e-07, 0.1, 12345678.123456, 1e300, -0.0, 10**16, "1.1234567", "9" * 13, "1" * 201, [1] * 51),
)
DAYS = (
    *("112-12-31", "113-01-01", "113-01-31", "113-02-28", "113-02-29", "113-03-31", "113-04-30", "113-05-31"),
    *("113-06-30", "113-08-31", "113-09-30", "113-10-31", "113-11-29", "113-11-30", "113-12-31", "114-01-31"),
    *("114-02-28", "109-02-29", "2024-02-29", "113年7月15日", "民國113年7月15日", "1911-12-31", "200-01-01"),
)


def combined(seed: str, *options: Sequence[Any], most: int = 3_000) -> Iterator[tuple[Any, ...]]:
    """All combinations; of very many, ``most`` of them, the same ones at every call."""
    if math.prod(map(len, options)) <= most:
        yield from itertools.product(*options)
        return
    chosen = random.Random(seed)  # noqa: S311 (the same at every call)
    for _ in range(most):
        yield tuple(chosen.choice(several) for several in options)


def around(value: Any) -> tuple[Any, ...]:
    """Below, at and above."""
    exact = Fraction(str(value)) if not isinstance(value, Fraction) else value
    return tuple(number(exact + step) for step in (Fraction(-1, 2), 0, Fraction(1, 2)))


def around_text(text: str) -> tuple[Any, ...]:
    try:
        exact = Fraction(text)
    except (ValueError, ZeroDivisionError):
        return (text,)
    return tuple(number(exact + step) for step in (-1, Fraction(-1, 2), 0, Fraction(1, 2), 1))


def number(value: Any) -> Any:
    """As JSON would hold it: a whole number, or words."""
    exact = Fraction(value)
    if exact.denominator == 1:
        return int(exact)
    return f"{float(exact):g}" if exact.denominator in (2, 4, 5, 8, 10) else str(exact)
