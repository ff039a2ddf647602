"""One digest for one value, whatever process, machine or order of hashing it was made in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from hashlib import blake2b
from operator import attrgetter
from types import MappingProxyType
from typing import Any

_SIZE = 20  # bytes; 40 hexadecimal digits

_Put = Callable[[bytes], None]
_Feed = Callable[[Any, _Put], None]


def digest(value: object) -> str:
    """40 hexadecimal digits that differ wherever two values can be told apart.

    Takes None, bool, int, str, bytes, Fraction, Decimal, enums, dates, tuples, lists, frozensets,
    mappings, frozen dataclasses, named tuples and pydantic models, at any depth. Types never
    collide (``1``, ``"1"``, ``True``), and neither do ``(1, (2,))`` and ``((1, 2),)``.

    A mapping counts in the order it is walked in, since whoever reads it can see that order.
    Floats are refused like every other type: figures are Decimal or Fraction.
    Raises TypeError with the name of the type.
    """
    parts: list[bytes] = []
    _feed(value, parts.append)
    return digest_bytes(b"".join(parts))


def digest_bytes(content: bytes) -> str:
    """The digest of a file's bytes, straight and fast; not the same as ``digest(content)``."""
    return blake2b(content, digest_size=_SIZE).hexdigest()


# -- walking a value ---------------------------------------------------------
# Each value is a tag, its length where it has one, and its content, so no two walks read alike.


def _feed(value: object, put: _Put) -> None:
    kind = type(value)
    feed = _FEEDS.get(kind)
    if feed is None:
        feed = _FEEDS[kind] = _feed_for(kind)
    feed(value, put)


def _feed_all(values: Iterable[object], put: _Put) -> None:
    known = _FEEDS.get
    for value in values:
        feed = known(type(value))
        if feed is None:
            _feed(value, put)
        else:
            feed(value, put)


def _feed_none(_value: None, put: _Put) -> None:
    put(b"N")


def _feed_bool(value: bool, put: _Put) -> None:
    put(b"T" if value else b"F")


def _feed_int(value: int, put: _Put) -> None:
    put(b"i%x;" % value)  # hexadecimal: decimal text of a huge number is refused by Python


def _feed_str(value: str, put: _Put) -> None:
    content = value.encode("utf-8", "surrogatepass")
    put(b"s%d:%b" % (len(content), content))


def _feed_bytes(value: bytes, put: _Put) -> None:
    put(b"b%d:" % len(value))
    put(value)


def _feed_fraction(value: Fraction, put: _Put) -> None:
    put(b"q%x/%x;" % (value.numerator, value.denominator))


def _feed_decimal(value: Decimal, put: _Put) -> None:
    put(b"d")
    _feed_all(value.as_tuple(), put)  # 1.0 and 1.00 are equal, but print differently


def _feed_date(value: date, put: _Put) -> None:
    put(b"D%d;" % value.toordinal())


def _feed_tuple(value: tuple[object, ...], put: _Put) -> None:
    put(b"t%d:" % len(value))
    _feed_all(value, put)


def _feed_list(value: list[object], put: _Put) -> None:
    put(b"l%d:" % len(value))
    _feed_all(value, put)


def _feed_frozenset(value: frozenset[object], put: _Put) -> None:
    put(b"z%d:" % len(value))
    for item in sorted(map(digest, value)):
        put(item.encode())


def _feed_mapping(value: Mapping[object, object], put: _Put) -> None:
    put(b"m%d:" % len(value))
    for key, item in value.items():
        _feed(key, put)
        _feed(item, put)


_FEEDS: dict[type, _Feed] = {
    type(None): _feed_none,
    bool: _feed_bool,
    int: _feed_int,
    str: _feed_str,
    bytes: _feed_bytes,
    Fraction: _feed_fraction,
    Decimal: _feed_decimal,
    date: _feed_date,
    tuple: _feed_tuple,
    list: _feed_list,
    frozenset: _feed_frozenset,
    dict: _feed_mapping,
    MappingProxyType: _feed_mapping,
}


# -- classes: the way of each is settled once --------------------------------


def _feed_for(kind: type) -> _Feed:
    head = b"c%b;" % f"{kind.__module__}.{kind.__qualname__}".encode()
    if issubclass(kind, Enum):
        return _feed_enum(head)
    if is_dataclass(kind):
        return _feed_dataclass(kind, head)
    if hasattr(kind, "__pydantic_fields__"):
        return _feed_pydantic(kind, head)
    if issubclass(kind, tuple) and hasattr(kind, "_fields"):
        return _feed_named_tuple(head)
    if issubclass(kind, str) and kind.__basicsize__ == str.__basicsize__ and not kind.__dictoffset__:
        return _feed_marked_str(head)
    raise TypeError(f"{kind.__module__}.{kind.__qualname__} has no digest")


def _feed_enum(head: bytes) -> _Feed:
    def feed(value: Enum, put: _Put) -> None:
        put(head)
        _feed_str(str(value.name), put)
        _feed(value.value, put)

    return feed


def _feed_dataclass(kind: type, head: bytes) -> _Feed:
    if not kind.__dataclass_params__.frozen:  # type: ignore[attr-defined]
        raise TypeError(f"{kind.__module__}.{kind.__qualname__} is no frozen dataclass: it has no digest")
    return _feed_attributes(tuple(field.name for field in fields(kind)), head)


def _feed_pydantic(kind: type, head: bytes) -> _Feed:
    names = tuple(kind.__pydantic_fields__)  # type: ignore[attr-defined]
    feed_fields = _feed_attributes(names, head)

    def feed(value: Any, put: _Put) -> None:
        feed_fields(value, put)
        _feed(value.__pydantic_extra__, put)

    return feed


def _feed_attributes(names: tuple[str, ...], head: bytes) -> _Feed:
    """Field by field; the names are part of the head, so a renamed field is another class."""
    head += b"%d:%b;" % (len(names), ",".join(names).encode())
    if not names:
        return lambda _value, put: put(head)
    one = len(names) == 1
    get = attrgetter(*names)

    def feed(value: object, put: _Put) -> None:
        put(head)
        _feed_all((get(value),) if one else get(value), put)

    return feed


def _feed_named_tuple(head: bytes) -> _Feed:
    def feed(value: tuple[object, ...], put: _Put) -> None:
        put(head)
        _feed_tuple(value, put)

    return feed


def _feed_marked_str(head: bytes) -> _Feed:
    """A str that carries nothing but its class, such as markupsafe.Markup."""

    def feed(value: str, put: _Put) -> None:
        put(head)
        _feed_str(str.__str__(value), put)

    return feed
