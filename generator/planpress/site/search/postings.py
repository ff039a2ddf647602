"""Lists of rising numbers as bytes: the gaps between them, seven bits to a byte."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from operator import sub

_OFTEN = 1 << 14
_NUMBER = re.compile(rb"[\x80-\xff]*[\x00-\x7f]")


def varint(number: int) -> bytes:
    """``number`` (0 or more), least significant bits first; the eighth bit says that more follow."""
    if number < 128:
        return bytes((number,))
    found = bytearray()
    while number > 127:
        found.append(number & 127 | 128)
        number >>= 7
    found.append(number)
    return bytes(found)


def gaps(numbers: Sequence[int]) -> bytes:
    """The gaps between rising ``numbers``, without the first number."""
    if len(numbers) < 2:
        return b""
    between = list(map(sub, numbers[1:], numbers))
    most = max(between)
    if most < 128:
        return bytes(between)
    return b"".join(map(_written().__getitem__ if most < _OFTEN else varint, between))


@cache
def _written() -> tuple[bytes, ...]:
    """The numbers that come again and again, written once."""
    return tuple(map(varint, range(_OFTEN)))


def numbers(content: bytes | bytearray) -> Iterator[int]:
    """The rising numbers of a list, from the gaps between them; the first is the gap from 0."""
    return accumulate(map(_read, _NUMBER.findall(content)))


def _read(written: bytes) -> int:
    return sum((byte & 127) << 7 * place for place, byte in enumerate(written))
