"""Writes JSON and style sheets into a page as blocks that no text in them can end."""

from __future__ import annotations

from markupsafe import Markup

_ESCAPED = {ord(mark): f"\\u{ord(mark):04x}" for mark in "<>&\u2028\u2029"}


def data_block(text: str) -> Markup:
    """``text``, which is JSON, with ``<``, ``>``, ``&`` and the line ends of JavaScript as escapes.

    Within JSON these can stand in strings alone, where an escape means the same.
    """
    return Markup(text.translate(_ESCAPED))  # noqa: S704 (nothing of HTML is left in it)


def style_block(css: str) -> Markup:
    """``css`` without ``</``, which alone can end the block; in a string of CSS the escape means the same."""
    return Markup(css.replace("</", "<\\/"))  # noqa: S704 (nothing can end the block)
