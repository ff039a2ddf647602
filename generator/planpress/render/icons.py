"""Colours the theme's icon for a city."""

from __future__ import annotations

import re

ICON = "icon.svg"
_FILL = re.compile(r'fill="#[0-9a-fA-F]{6}"')


def city_icon(icon: bytes, accent: str) -> bytes:
    """``icon`` with its first colour replaced by ``accent`` ("#0b6e6e"); as it is if it names none."""
    return _FILL.sub(f'fill="{accent}"', icon.decode("utf-8", "replace"), count=1).encode()
