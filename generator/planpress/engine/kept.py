"""Results of queries as bytes for the store, and back."""

from __future__ import annotations

import json
from typing import Any

from planpress.engine.digest import digest
from planpress.engine.store import result_of


def sealed(value: Any, *, kept: bool) -> tuple[str, Any, bytes | None]:
    """Digest, value and, of a ``kept`` one, bytes. The value is what the store would give."""
    if not kept:
        return digest(value), value, None
    if type(value) is bytes:
        return result_of("b", value), value, value
    if type(value) is str:
        content = value.encode("utf-8", "surrogatepass")
        return result_of("s", content), value, content
    content = json.dumps(value, separators=(",", ":"), allow_nan=False, default=_refuse).encode()
    return result_of("j", content), frozen(json.loads(content)), content


def unkept(result: str, content: bytes | None, missing: Any) -> Any:
    """A kept value from its bytes; ``missing`` if they are not there or not sound."""
    if content is None:
        return missing
    try:
        if result[0] == "s":
            return content.decode("utf-8", "surrogatepass")
        return content if result[0] == "b" else frozen(json.loads(content))
    except (ValueError, RecursionError):
        return missing


def frozen(value: Any) -> Any:
    """JSON with tuples for arrays."""
    if isinstance(value, list):
        return tuple(map(frozen, value))
    if isinstance(value, dict):
        return {key: frozen(item) for key, item in value.items()}
    return value


def _refuse(value: object) -> None:
    raise TypeError(f"{type(value).__name__} cannot be kept: only bytes, str and what JSON can say")
