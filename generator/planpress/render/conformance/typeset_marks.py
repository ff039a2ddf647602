"""Marked content in a page as WeasyPrint writes it, found without taking apart all that the page paints.

Its words are glyph numbers, so nothing that looks like a mark stands within one.
"""

from __future__ import annotations

import re
from collections.abc import Container

import pikepdf

_BEGIN = re.compile(rb"/\w+\s+<<\s*/MCID\s+(\d+)\s*>>\s*BDC\b")
_MARKED = re.compile(_BEGIN.pattern + rb"(.*?)\bEMC\b", re.DOTALL)
_WORDS = re.compile(rb"<[0-9A-Fa-f\s]*>|\((?:[^\\()]|\\.)*\)", re.DOTALL)


def content_of(page: pikepdf.Page) -> bytes:
    """What the page paints, unpacked."""
    page.contents_coalesce()
    content: bytes = page.obj.Contents.read_bytes()
    return content


def words_by_mark(content: bytes) -> dict[int, bytes]:
    """What is written within each marked-content id: enough to tell if two are alike."""
    return {int(id_): b"".join(_WORDS.findall(painted)) for id_, painted in _MARKED.findall(content)}


def with_artifacts(content: bytes, tagged: Container[int]) -> bytes:
    """``content``, where every marked-content id that is not ``tagged`` has become an artifact."""
    return _BEGIN.sub(lambda mark: mark[0] if int(mark[1]) in tagged else b"/Artifact BMC", content)
