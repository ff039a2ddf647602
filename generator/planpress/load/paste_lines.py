"""Cuts pasted text into lines: numbered ones, text, tick boxes, table rows; without what tools left in it."""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from planpress.diagnostics.diagnostic import Diagnostic, Ref, notice
from planpress.load.characters import WIDE_BLANKS
from planpress.load.paste_numbers import TypedNumber, read_number


class PastedKind(StrEnum):
    """What a pasted line is."""

    NUMBER = "number"
    TEXT = "text"
    TICK = "tick"
    ROW = "row"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class PastedLine:
    """A line with words. ``text`` is without number, mark and blanks of extraction; a row's cells hold tabs.

    ``indent`` and ``width`` count columns, a Chinese character two; ``gap`` tells of an empty line before it;
    ``tick`` is the state of a box.
    """

    number: int
    kind: PastedKind
    text: str
    typed: TypedNumber | None = None
    indent: int = 0
    width: int = 0
    gap: bool = False
    tick: str = ""


_TAG = re.compile(
    r"</?(?:a|b|br|div|em|font|i|li|ol|p|span|strong|sub|sup|table|td|th|tr|u|ul)\b[^<>]{0,200}>", re.I
)
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffd]")
_BLANK = re.compile(f"[{WIDE_BLANKS}]")
_BLANKS = re.compile(r" {2,}")
_SIGNS = re.compile("[#＃]{1,6}")
_HEADING = re.compile(r"(?:[#＃]{1,6} *)+")
_BULLET = re.compile(r"(?:[-*+] +|[•●▪◆‧·○◎➢] *)+")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_PAGE = re.compile(
    r"[-–—~ ]*(?:\d{1,3}|\d{1,3} */ *\d{1,3}|第 *\d{1,3} *頁(?:[，,、/ ]*共 *\d{1,3} *頁)?"
    r"|Page \d+(?: of \d+)?)[-–—~ ]*$"
)
_MOST_BROKEN = 5
_BOX = re.compile(r"[□☐■☑☒▣✔]")
_CHINESE = "\u3105-\u312f\u3400-\u9fff\uf900-\ufaff"
_MARK = "，。、；：！？）】」』》〉"
_NEAR_DIGIT = re.compile(rf"(?<=[{_CHINESE}]) (?=\d)|(?<=\d) (?=[{_CHINESE}])")
_NEAR_MARK = re.compile(
    rf" +(?=[{_MARK}])|(?<=[{_CHINESE}]) (?=[（【「『《〈])|(?<=[{_MARK}（【「『《〈]) +(?=[{_CHINESE}])"
)
_SPACED_OUT = re.compile(rf"(?<![^ ])[{_CHINESE}](?: [{_CHINESE}]){{2,}}(?![^ ])")


def cut_pasted(text: str, file: str) -> tuple[list[PastedLine], list[Diagnostic]]:
    """The lines of ``text`` that have words, and what was left out of it."""
    lines: list[PastedLine] = []
    review: list[Diagnostic] = []
    gap = False
    for number, raw in enumerate(text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n"), start=1):
        plain, tagged = _plain(raw)
        if tagged:
            review.append(notice("D30", Ref(file, line=number), wording="tags"))
        if not plain.strip():
            gap = True
        elif _PAGE.match(plain.strip()):
            review.append(notice("D30", Ref(file, line=number), wording="page", text=plain.strip()))
            gap = True
        else:
            lines.extend(_cut(plain, number, gap, file, review))
            gap = False
    review.extend(_odd_depths(text, lines, file))
    return lines, review


def _odd_depths(text: str, lines: list[PastedLine], file: str) -> Iterator[Diagnostic]:
    """Numbered headings with another count of # than most of their rank: the number tells the level."""
    raw = text.split("\n")
    depths: dict[int, Counter[int]] = {}
    signs: dict[int, int] = {}
    for line in lines:
        match = _SIGNS.match(raw[line.number - 1].lstrip()) if line.typed else None
        if match and line.typed:
            signs[line.number] = len(match.group())
            depths.setdefault(line.typed.rank, Counter())[len(match.group())] += 1
    for line in lines:
        usual = depths[line.typed.rank].most_common(1)[0][0] if line.typed and line.number in signs else 0
        if line.typed and usual and signs[line.number] != usual:
            shown = line.typed.shown + line.text[:12]
            at = Ref(file, line=line.number)
            yield notice("D30", at, wording="depth", text=shown, signs=signs[line.number], usual=usual)


def _plain(raw: str) -> tuple[str, bool]:
    """A line without tags, marks of Markdown tools and characters nobody sees; and whether it had tags."""
    without = _TAG.sub("", raw)
    text = html.unescape(without) if "&" in without else without
    text = _BLANK.sub(" ", _UNSEEN.sub(" ", text.replace("\u3000", "  ")))
    return text.replace("**", "").rstrip(), without != raw


def _cut(plain: str, number: int, gap: bool, file: str, review: list[Diagnostic]) -> Iterator[PastedLine]:
    body = plain.strip(" ")
    indent = len(plain) - len(plain.lstrip(" "))
    unmarked = _ESCAPED.sub(r"\1", _without_marks(body.strip("\t "))).strip()
    typed = read_number(unmarked)
    width = width_of(unmarked)
    if typed and "\t" not in unmarked[typed.length :]:
        words = close_up(unmarked[typed.length :])
        yield PastedLine(number, PastedKind.NUMBER, words, typed, indent, width, gap)
    elif _BOX.match(unmarked):
        yield from _boxes(unmarked, number, gap)
    elif "\t" in body.strip("\t") or (body.startswith("|") and body.endswith("|") and len(body) > 1):
        yield from _row(body, number, gap)
    elif unmarked.strip("|\t "):
        if unmarked != body and _BULLET.match(body):
            review.append(notice("D30", Ref(file, line=number), wording="bullet", text=unmarked[:20]))
        if unmarked != body and _HEADING.match(body):
            review.append(notice("D30", Ref(file, line=number), wording="heading", text=unmarked[:20]))
        yield PastedLine(number, PastedKind.TEXT, close_up(unmarked), None, indent, width, gap)


def _without_marks(body: str) -> str:
    for pattern in (_HEADING, _BULLET, _HEADING):
        match = pattern.match(body)
        body = body[match.end() :] if match else body
    return body


def _boxes(text: str, number: int, gap: bool) -> Iterator[PastedLine]:
    """Each box of a line with its words: ``□是 ■否`` is two."""
    marks = list(_BOX.finditer(text))
    ends = [match.start() for match in marks[1:]] + [len(text)]
    for match, end in zip(marks, ends, strict=True):
        words = close_up(text[match.end() : end])
        if words:
            tick = " " if match.group() in "□☐" else "x"
            yield PastedLine(number, PastedKind.TICK, words, gap=gap, tick=tick)


def _row(body: str, number: int, gap: bool) -> Iterator[PastedLine]:
    piped = body.startswith("|")
    cells = body.strip("|").split("|") if piped else body.split("\t")
    if piped and all(re.fullmatch(r":?-+:?", cell.strip()) for cell in cells):
        return
    text = "\t".join(close_up(_ESCAPED.sub(r"\1", cell)) for cell in cells)
    if text.strip():
        yield PastedLine(number, PastedKind.ROW, text, gap=gap)


def join_names(lines: list[PastedLine], names: Iterable[str]) -> list[PastedLine]:
    """``lines`` with each of ``names`` in one line, where a narrow column broke it into several."""
    wanted = {"".join(name.split()): name for name in names}
    joined: list[PastedLine] = []
    place = 0
    while place < len(lines):
        name, count = _name_at(lines, place, wanted)
        line = lines[place]
        joined.append(PastedLine(line.number, PastedKind.NAME, name) if name else line)
        place += count
    return joined


def _name_at(lines: list[PastedLine], place: int, wanted: dict[str, str]) -> tuple[str, int]:
    """The name that the lines from ``place`` make, and how many; ("", 1) if none."""
    text = ""
    for count in range(min(_MOST_BROKEN, len(lines) - place)):
        line = lines[place + count]
        if line.kind is not PastedKind.TEXT:
            break
        text += "".join(line.text.split())
        if text in wanted:
            return wanted[text], count + 1
    return "", 1


def close_up(text: str) -> str:
    """``text`` without the blanks that extraction put between Chinese characters, digits and marks."""
    text = _BLANKS.sub(" ", text.replace("\t", " ")).strip()
    text = _SPACED_OUT.sub(lambda match: match.group().replace(" ", ""), text)
    return _NEAR_MARK.sub("", _NEAR_DIGIT.sub("", text))


def width_of(text: str) -> int:
    """The columns ``text`` takes: two for a Chinese character, one for a Latin letter."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
