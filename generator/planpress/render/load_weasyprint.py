"""Loads WeasyPrint without first asking programs of the system where its libraries are."""

from __future__ import annotations

import ctypes.util
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any


@cache
def weasyprint() -> Any:
    """The module, read when there is something to set. Raises OSError where pango is missing.

    It tries several names for each library, and for each that the loader does not know as it is cffi asks
    ldconfig and a compiler: a third of a second before the first page. Here they are asked only where no
    name is known.
    """
    try:
        with _names_as_they_are():
            import weasyprint
    except OSError:
        import weasyprint
    gc.freeze()  # it stays, so nothing of it is garbage
    return weasyprint


@contextmanager
def _names_as_they_are() -> Iterator[None]:
    asked = ctypes.util.find_library
    ctypes.util.find_library = lambda name: None
    try:
        yield
    finally:
        ctypes.util.find_library = asked
