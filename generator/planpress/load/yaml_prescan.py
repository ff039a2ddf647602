"""Looks through YAML text before it is parsed for slips that YAML misreads or reports far away."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice

from planpress.diagnostics.diagnostic import Diagnostic, Ref, notice, problem, warning
from planpress.load.characters import WIDE_BLANKS, ZERO_WIDTH, shown
from planpress.load.yaml_layout import Kind, Lead, Piece, cut_lines

MAX_FOUND = 200
"""A file with more slips than this is reported no further; nobody reads on."""

_WIDE_COLON = re.compile(r"([^:：]{1,60})：")
_NO_SPACE = re.compile(r"([A-Za-z_][\w-]*|[^\W\d_]{1,12}):(?=[^\s:/])")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*$")
_LOWER = re.compile(r"[a-z][a-z0-9_-]*$")
_ODD = re.compile(f"[{WIDE_BLANKS}]")
_HIDDEN = re.compile(f"[{WIDE_BLANKS}{ZERO_WIDTH}]")
_COLON_ODD = re.compile(f"([^:：\\s]{{1,60}}):[{WIDE_BLANKS}]")
_FEATURE = re.compile(r"[*&][A-Za-z0-9_-]+(?=[ \t]|$)|![!-~]*(?=[ \t]|$)|<<$")
_SIGNS = "*&!%@`|>,]}?-"
_CURLY = {"“": "”", "”": "”", "„": "”", "‘": "’", "’": "’", "＂": "＂", "＇": "＇", "〝": "〞"}
_WIDE_BRACKETS = {"［": "[", "｛": "{"}
_WIDE_KEY = re.compile(r"，\s*[a-z_][a-z0-9_-]*$")
_TRAILING = re.compile(r"[ \t]+#[ \t]")


def prescan(text: str, file: str) -> list[Diagnostic]:
    """All slips of the text in order; an error (but Y10) means that the structure cannot be trusted.

    ``text`` holds no unreadable characters and no conflict markers (characters.unreadable).
    """
    scan = _Scan(file, text.split("\n"))
    for pieces in cut_lines(text):
        scan.look(pieces)
        if len(scan.found) >= MAX_FOUND:
            break
    scan.settle_comment(None)
    return sorted(islice(scan.found, MAX_FOUND), key=Diagnostic.sort_key)


@dataclass(slots=True)
class _Scan:
    """Looks at line after line; remembers where a plain value began and which comment may hide one."""

    file: str
    lines: list[str]
    found: list[Diagnostic] = field(default_factory=list)
    origin: Piece | None = None
    blamed: bool = False
    comment: tuple[Piece, int] | None = None
    folded: Piece | None = None

    def look(self, pieces: list[Piece]) -> None:
        content = [piece for piece in pieces if piece.kind not in (Kind.INDENT, Kind.COMMENT)]
        if pieces[0].kind is Kind.INDENT:
            self._indent(pieces[0])
        if content:
            self.settle_comment(content[0])
            self._first(content)
            self._values(content)
        if pieces[-1].kind is Kind.COMMENT and content:
            self._comment(content, pieces[-1])

    def _say(
        self, code: str, piece: Piece, *, offset: int = 0, wording: str = "default", **params: object
    ) -> None:
        ref = Ref(self.file, (), piece.line, piece.column + offset)
        self.found.append(problem(code, ref, wording=wording, **params))

    # -- the start of a line -------------------------------------------------

    def _indent(self, piece: Piece) -> None:
        odd = _ODD.search(piece.text)
        if "\t" in piece.text:
            self._say("Y08", piece, offset=piece.text.index("\t"))
        elif odd and not piece.flow:
            self._say("Y09", piece, offset=odd.start(), wording="indent")

    def _first(self, content: list[Piece]) -> None:
        """The key, list entry or going-on with which a line begins."""
        place = next((i for i, piece in enumerate(content) if piece.kind is not Kind.DASH), None)
        if place is None or content[place].flow:
            return
        first = content[place]
        keyed = len(content) > place + 1 and content[place + 1].kind is Kind.COLON
        if first.kind is Kind.MORE and first.lead is Lead.LINE:
            self._goes_on(first, keyed)
        elif first.kind is Kind.COLON and first.sibling != "dash":
            self._say("Y18", first, wording="empty")
        elif first.kind is Kind.PLAIN and first.lead in (Lead.LINE, Lead.DASH):
            self.blamed = self._key(first) if keyed else self._keyless(first)
        self._remember(content)

    def _remember(self, content: list[Piece]) -> None:
        plain = [piece for piece in content if piece.kind is Kind.PLAIN]
        if plain:
            if plain[-1].lead is Lead.COLON:
                self.blamed = False
            self.origin = plain[-1]

    def _key(self, piece: Piece) -> bool:
        """A key with its colon: no full-width colon and nothing invisible in it."""
        wide = piece.text.find("：")
        hidden = _HIDDEN.search(piece.text)
        if wide > 0:
            self._say("Y07", piece, offset=wide, key=shown(piece.text[:wide]))
        elif hidden:
            self._say("Y09", piece, offset=hidden.start(), wording="key", char=f"U+{ord(hidden.group()):04X}")
        return False

    def _keyless(self, piece: Piece) -> bool:
        """Words without a colon where a key may have been meant; True if reported."""
        for code, wording, pattern in (
            ("Y09", "colon", _COLON_ODD),
            ("Y07", "default", _WIDE_COLON),
            ("Y07", "nospace", _NO_SPACE),
        ):
            match = pattern.match(piece.text)
            listed = piece.lead is Lead.DASH and wording == "nospace"
            if match and not listed and self._is_key(piece, match.group(1)):
                self._say(code, piece, offset=match.end(1), wording=wording, key=match.group(1))
                return True
        return self._dashed(piece)

    @staticmethod
    def _is_key(piece: Piece, word: str) -> bool:
        """Whether a key must stand here, or the word looks like one; in a list only small letters do."""
        if piece.lead is Lead.DASH:
            return bool(_LOWER.match(word))
        return bool(piece.sibling or piece.column == 1 or _NAME.match(word))

    def _dashed(self, piece: Piece) -> bool:
        """``-二`` and ``-　二``: a dash that is no dash to YAML."""
        if not piece.text.startswith("-") or len(piece.text) == 1 or set(piece.text) == {"-"}:
            return False
        if _ODD.match(piece.text[1]):
            self._say("Y09", piece, offset=1, wording="dash")
        elif piece.sibling == "dash":
            self._say("Y21", piece, text=shown(piece.text[1:]))
        else:
            return False
        return True

    def _goes_on(self, piece: Piece, keyed: bool) -> None:
        """A line that YAML joins to the value above."""
        if self.blamed or self.origin is None:
            return
        wide = _WIDE_COLON.match(self.origin.text)
        above = shown(self.origin.text)
        self.blamed = True
        if keyed and wide and self.origin.lead is Lead.LINE:
            self._say("Y07", self.origin, offset=wide.end(1), key=wide.group(1))
        elif keyed:
            self._say("Y13", piece, wording="key", key=shown(piece.text), above=above)
        elif _looks_listed(piece.text):
            self._say("Y13", piece, wording="dash", text=shown(piece.text), above=above)
        elif (match := _WIDE_COLON.match(piece.text)) and _NAME.match(match.group(1)):
            self._say("Y07", piece, offset=match.end(1), key=match.group(1))
        else:
            self.blamed = False
            self._fold(piece, above)

    def _fold(self, piece: Piece, above: str) -> None:
        """One warning for each value that goes on over lines."""
        if self.folded is not self.origin:
            self.folded = self.origin
            ref = Ref(self.file, (), piece.line, piece.column)
            self.found.append(warning("Y13", ref, wording="fold", above=above))

    # -- values --------------------------------------------------------------

    def _values(self, content: list[Piece]) -> None:
        twice = False
        for before, piece in zip([None, *content], content, strict=False):
            if piece.kind is Kind.PLAIN:
                twice = self._value(piece) or twice
            elif before and piece.kind is Kind.COLON and before.lead is Lead.COLON and not twice:
                twice = before.kind is not Kind.COLON
                self._twice(before, piece)

    def _value(self, piece: Piece) -> bool:
        """Looks at how a value begins; True for a full-width bracket: a colon behind it tells nothing."""
        text = piece.text
        if text[0] in _WIDE_BRACKETS:
            self._say("Y23", piece, sign=text[0], plain=_WIDE_BRACKETS[text[0]])
            return True
        if "，" in text and self._is_whole_list(piece):
            ref = Ref(self.file, (), piece.line, piece.column + text.index("，"))
            self.found.append(warning("Y23", ref, wording="list", text=shown(text)))
        elif text[0] in _CURLY:
            self._curly(piece)
        elif _ODD.match(text) and piece.lead is Lead.COLON:
            self._say("Y09", piece, wording="value")
        elif text[0] in _SIGNS and self._is_sign(piece):
            self._say("Y11", piece, sign=text[0], text=shown(text))
        return False

    def _is_whole_list(self, piece: Piece) -> bool:
        """Whether the words are all that stands between [ and ], and no sentence."""
        behind = self.lines[piece.line - 1][piece.column - 1 + len(piece.text) :]
        alone = piece.lead is Lead.OPEN and behind.lstrip().startswith("]")
        return alone and not piece.text.endswith("。")

    @staticmethod
    def _is_sign(piece: Piece) -> bool:
        """Whether the first character stops YAML; features that are refused later by name are left alone."""
        text, sign = piece.text, piece.text[0]
        if _FEATURE.match(text) or (sign == "%" and piece.column == 1 and text.startswith(("%YAML", "%TAG"))):
            return False
        if sign in "-?":
            return len(text) == 1 or text[1] in " \t"
        return not (sign in ",]}" and piece.flow)

    def _curly(self, piece: Piece) -> None:
        """“…” around a whole value, or never closed, was meant as a quote; “甲”與“乙” was not."""
        close = piece.text.find(_CURLY[piece.text[0]], 1)
        if close in (-1, len(piece.text) - 1):
            inner = piece.text[1:] if close == -1 else piece.text[1:-1]
            self._say("Y10", piece, sign=piece.text[0], inner=shown(inner))

    def _twice(self, value: Piece, colon: Piece) -> None:
        if value.kind is not Kind.PLAIN:
            return
        wide = _WIDE_KEY.search(value.text) if value.flow else None
        if wide:
            self._say("Y23", value, offset=wide.start(), wording="comma", key=shown(wide.group()[1:].strip()))
            return
        whole = _TRAILING.split(self.lines[value.line - 1][value.column - 1 :])[0]
        if value.flow:
            whole = re.split(r"[,\]}]", whole)[0]
        self._say("Y12", colon, text=shown(whole.strip()))

    # -- comments ------------------------------------------------------------

    def _comment(self, content: list[Piece], comment: Piece) -> None:
        """``2 #3`` may have meant its tail; two blanks before a # and one behind say comment."""
        line = self.lines[comment.line - 1]
        gap = len(line[: comment.column - 1]) - len(line[: comment.column - 1].rstrip(" \t"))
        meant = gap >= 2 and comment.text[1:2] in ("", " ", "\t", "#", "!")
        last = content[-1]
        if meant or comment.flow:
            return
        if last.kind in (Kind.COLON, Kind.DASH):
            key = next((one for one in content if one.kind is not Kind.DASH), last)
            self.comment = (comment, key.column)
        elif last.kind in (Kind.PLAIN, Kind.MORE):
            self._notice(comment, "tail", last.text)

    def settle_comment(self, following: Piece | None) -> None:
        """Reports a comment in place of a value, unless what follows is the value."""
        if self.comment is None:
            return
        comment, column = self.comment
        self.comment = None
        dashed = following is not None and following.kind is Kind.DASH
        if following is None or following.column < column + (not dashed):
            self._notice(comment, "lost", "")

    def _notice(self, comment: Piece, wording: str, kept: str) -> None:
        ref = Ref(self.file, (), comment.line, comment.column)
        tail = _TRAILING.split(comment.text)[0]
        whole = f"{kept} {tail}".strip()
        self.found.append(notice("Y19", ref, wording=wording, tail=shown(tail), whole=shown(whole)))


def _looks_listed(text: str) -> bool:
    return text.startswith(("-", "•", "‧", "*")) and len(text) > 1 and not text[1].isdigit()
