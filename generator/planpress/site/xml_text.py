"""Text as XML takes it: escaped, and without the characters that no XML file may hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPED = {"\r": "&#13;"}  # a reader would take a bare one for a line feed


def clean(text: str) -> str:
    """``text`` without what XML 1.0 forbids (2.2): most control characters, half pairs, U+FFFE."""
    return _FORBIDDEN.sub("", text)


def element(name: str, text: str = "", attributes: Mapping[str, str] | None = None) -> str:
    """An element with words in it; an empty one closes itself."""
    start = name + "".join(f" {key}={quoteattr(clean(value))}" for key, value in (attributes or {}).items())
    return f"<{start}>{escape(clean(text), _ESCAPED)}</{name}>" if text else f"<{start}/>"
