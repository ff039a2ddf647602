"""Marks the Chinese words of a page in another language, so that they are read aloud and set as Chinese."""

from __future__ import annotations

import re

CHINESE = "zh-Hant-TW"
_SIGN = "[\u3001-\u303f\u3105-\u312f\u3400-\u9fff\uf900-\ufaff\uff01-\uff65]"
_BETWEEN = r"[0-9 .,%/:+\-]"
_PART = rf"(?:{_SIGN}|\({_SIGN}[^()<>]*\))"
_WORDS = re.compile(f"(?:[0-9]{_BETWEEN}*)?{_PART}+(?:{_BETWEEN}+{_PART}+)*[0-9]*")
_LETTER = re.compile("[\u3105-\u312f\u3400-\u9fff\uf900-\ufaff]")
_TAG = re.compile(r"(<[^>]*>)")
_NAME = re.compile(r"</?([a-zA-Z0-9-]+)")
_FOREIGN = re.compile(r'<span lang="en">([^<]*)</span>')
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr")
)
_PLAIN = frozenset({"title"})
"""Elements that hold words alone and have one language, that of the page."""
_ALONE = frozenset({"option"})
"""Elements that hold words alone and may have a language."""


def with_marks(html: bytes) -> bytes:
    """``html``, a page in English, with each stretch of Chinese marked, and English no longer."""
    tokens = _TAG.split(_FOREIGN.sub(r"\1", html.decode()))
    _mark(tokens)
    return "".join(tokens).encode()


def _mark(tokens: list[str]) -> None:
    """Marks words in place. Odd tokens are tags; ``open_at`` are the tokens of those that are open."""
    open_at: list[int] = []
    for at, token in enumerate(tokens):
        if at % 2:
            _step(open_at, tokens, at)
        elif _LETTER.search(token) and not any(f'lang="{CHINESE}"' in tokens[one] for one in open_at):
            _mark_words(tokens, at, open_at[-1] if open_at else -1)


def _step(open_at: list[int], tokens: list[str], at: int) -> None:
    name = _name(tokens[at])
    if tokens[at].startswith("</"):
        open_at.pop()
    elif name and name not in _VOID and not tokens[at].startswith("<!"):
        open_at.append(at)


def _mark_words(tokens: list[str], at: int, parent: int) -> None:
    """On the element where its words are Chinese alone, else around each stretch of Chinese."""
    name = _name(tokens[parent]) if parent >= 0 else ""
    only = parent == at - 1 and tokens[at + 1].startswith("</") if at + 1 < len(tokens) else False
    if name in _PLAIN or " lang=" in tokens[parent]:
        return
    if name in _ALONE or (only and _WORDS.fullmatch(tokens[at].strip())):
        tokens[parent] = f'{tokens[parent][:-1]} lang="{CHINESE}">'
    else:
        tokens[at] = _WORDS.sub(lambda found: _around(found[0]), tokens[at])


def _around(words: str) -> str:
    return f'<span lang="{CHINESE}">{words}</span>' if _LETTER.search(words) else words


def _name(tag: str) -> str:
    found = _NAME.match(tag)
    return found[1].lower() if found else ""
