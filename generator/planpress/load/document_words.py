"""Checks the words of a paragraph, heading or point: braces, raw HTML, emphasis, links, limits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from planpress.diagnostics.diagnostic import Diagnostic, Ref, notice, problem
from planpress.load.document_lines import backslash_notice
from planpress.load.inlines import BRACE, read_brace
from planpress.load.nearest import nearest
from planpress.model.clauses import ListOf, ReferenceTo, ValueOf

MAX_WORDS = 20_000
MAX_MARKS = 400
BRACE_WORDS = ("table", "figure", "items", "value", "list")
BLOCK_WORDS = ("table", "figure", "items")
_CODE = re.compile(r"`[^`]*`")
_HTML = re.compile(r"<(?:[A-Za-z/!?][^<>]*>?)")
_ENTITY = re.compile(r"&(?:#\w+|[A-Za-z][A-Za-z0-9]*);")
_PICTURE = re.compile(r"!\[")
_LIMITED = re.compile(r"[\[*`]")
_STAR = re.compile(r"(?<!\*)\*(?!\*)")
_UNDERSCORE = re.compile(r"(?<!\w)_(?=\S)[^_]*_(?!\w)")
_FOOTNOTE = re.compile(r"\[\^[^\[\]]+\](?!:)")
_LINK = re.compile(r"\[[^\[\]]*\]\(([^()\s]*(?:\([^()]*\)[^()\s]*)*)(?:\s[^()]*)?\)")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_BARE = re.compile(r"www\.|[A-Za-z0-9.-]+\.(?:tw|com|org|net|gov|edu)(?:/|$)", re.IGNORECASE)
_SAFE = ("http:", "https:", "mailto:")


@dataclass(frozen=True, slots=True)
class Mention:
    """What the text names: ``what`` is value, list, table, figure, items, picture (a file) or @."""

    what: str
    path: str
    ref: Ref


def check_words(text: str, ref: Ref) -> tuple[list[Mention], list[Diagnostic]]:
    """Mentions and diagnostics of one stretch of words that begins at ``ref``; none if it is too long."""
    if is_too_long(text):
        return [], []
    plain = _CODE.sub(lambda match: " " * len(match.group()), text)
    found = [*_html(plain, ref), *_emphasis(plain, ref), *_links(plain, ref), *backslash_notice(plain, ref)]
    pictures = _PICTURE.finditer(plain)
    found.extend(problem("D24", _at(ref, match.start()), wording="alone") for match in pictures)
    mentions: list[Mention] = []
    for match in BRACE.finditer(plain):
        place = _at(ref, match.start())
        mention, slip = read_mention(match.group(1), place)
        mentions.extend(mention)
        found.extend(slip)
    lone = re.search("[{}]", BRACE.sub(lambda match: " " * len(match.group()), plain))
    if lone:
        found.append(problem("D13", _at(ref, lone.start()), wording="open"))
    return mentions, found


def is_too_long(text: str) -> bool:
    """True for a paragraph that would keep a Markdown parser busy: too many characters or marks."""
    return len(text) > MAX_WORDS or sum(1 for _ in _LIMITED.finditer(text)) > MAX_MARKS


def too_long(ref: Ref) -> Diagnostic:
    """The error for such a paragraph."""
    return problem("D20", ref, limit=MAX_WORDS, marks=MAX_MARKS)


def read_mention(source: str, ref: Ref) -> tuple[list[Mention], list[Diagnostic]]:
    """The mention that the inside of a pair of braces makes, or the slip it is."""
    inline = read_brace(source)
    if isinstance(inline, ReferenceTo) and inline.id:
        return [Mention("@", inline.id, ref)], []
    if isinstance(inline, ValueOf | ListOf):
        return [Mention("value" if isinstance(inline, ValueOf) else "list", inline.path, ref)], []
    return [], [_brace_slip(source, ref)]


def _brace_slip(source: str, ref: Ref) -> Diagnostic:
    word, _, rest = (part.strip() for part in source.replace("：", ":").partition(":"))
    if source.strip() == "@" or (word in BRACE_WORDS and not rest):
        return problem("D13", ref, wording="empty", word=word)
    if word in BLOCK_WORDS:
        return problem("D13", ref, wording="alone", source=source[:80])
    if source.startswith(("#", "from=", "label=")):
        return problem("D13", ref, wording="attributes", source=source[:80])
    guess = nearest(word, BRACE_WORDS)
    wording = "nearest" if guess else "default"
    return problem("D13", ref, wording=wording, word=word[:40], guess=guess or "")


def _at(ref: Ref, offset: int) -> Ref:
    return Ref(ref.file, line=ref.line, column=ref.column + offset)


def _html(plain: str, ref: Ref) -> Iterator[Diagnostic]:
    for match in _HTML.finditer(plain):
        yield problem("D21", _at(ref, match.start()), mark=match.group()[:40])
    for match in _ENTITY.finditer(plain):
        yield problem("D21", _at(ref, match.start()), wording="entity", mark=match.group())


def _emphasis(plain: str, ref: Ref) -> Iterator[Diagnostic]:
    for match in _STAR.finditer(plain):
        yield problem("D16", _at(ref, match.start()))
    for match in _FOOTNOTE.finditer(plain):
        yield problem("D18", _at(ref, match.start()), wording="footnote", mark=match.group()[:40])
    for match in _UNDERSCORE.finditer(plain):
        yield problem("D16", _at(ref, match.start()), wording="underscore")
    if plain.count("**") % 2:
        yield problem("D16", _at(ref, plain.rfind("**")), wording="odd")
    elif "**" in plain:
        yield notice("D22", _at(ref, plain.index("**")))


def _links(plain: str, ref: Ref) -> Iterator[Diagnostic]:
    for match in _LINK.finditer(plain):
        address = match.group(1)
        if not is_safe_address(address):
            yield unsafe_link(address, _at(ref, match.start(1)))


def unsafe_link(address: str, ref: Ref) -> Diagnostic:
    """The error for a link to such an address."""
    wording = "bare" if _BARE.match(address) else "default"
    return problem("D23", ref, wording=wording, address=address[:80])


def is_safe_address(address: str) -> bool:
    """True for http, https and mailto addresses and for plain relative ones; www.… would be a file's name."""
    if _BARE.match(address):
        return False
    if not address or address.startswith("//") or "\\" in address or any(ord(char) <= 32 for char in address):
        return False
    scheme = _SCHEME.match(address)
    return scheme is None or scheme.group().lower() in _SAFE
