"""Lists of rising numbers as bytes: the gaps between them, seven bits to a byte."""

from __future__ import annotations

from collections.abc import Sequence
from operator import sub


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
    if max(between) < 128:
        return bytes(between)
    return b"".join(map(varint, between))
