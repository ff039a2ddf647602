"""Mends in documents, YAML and CSV what needs no judgement, and never a word: ``planpress tidy``."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from datetime import date

from planpress.load.characters import WIDE_BLANKS
from planpress.load.document_attributes import is_id
from planpress.load.document_lines import LineKind, blank_lead, indent_width, sort_lines
from planpress.load.document_tree import STEP
from planpress.load.yaml_layout import Kind, Lead, Piece, cut_lines

DATE_COLUMNS = frozenset({"開始", "結束", "日期", "報名開始", "報名截止", "更新日期", "start", "end", "date"})
ID_COLUMNS = ("編號", "id")
GROUP_COLUMNS = ("系列", "series", "課程", "course")

_NUMBER_SIGNS = re.compile(r"([#＃]{1,6})(?![#＃])[ \t\u3000]*(?=\S)")
_FULL_WIDTH_POINT = re.compile(r"(?:[0-9０-９]{1,9}[．)）]|[０-９]{1,9}\.)(?![0-9０-９])[ \t\u3000]*(?=\S)")
_POINT = re.compile(r"[0-9]{1,9}\.[ \t\u3000]+(?=\S)")
_BRACES = str.maketrans("｛｝", "{}")
_BLANK = re.compile(f"[{WIDE_BLANKS}]")


def tidy_ends(text: str) -> str:
    """LF line ends, no byte order marks, no blanks at line ends, one line end at the end."""
    plain = text.replace("\ufeff", "").replace("\r\n", "\n").replace("\r", "\n")
    lines = [line.rstrip(" \t\u3000\u00a0") for line in plain.split("\n")]
    return "\n".join(lines).strip("\n") + "\n" if any(lines) else ""


# -- documents ----------------------------------------------------------------


def tidy_document(text: str) -> str:
    """A document.md with its marks, indents and empty lines as the format wants them.

    Twice does no more than once, and the clause tree of a text without slips stays as it is.
    """
    lines = [_tidy_line(line) for line in tidy_ends(text).split("\n")]
    return tidy_ends("\n".join(_space_out(_hold_indents(lines))))


def _tidy_line(line: str) -> str:
    lead = blank_lead(line)
    body = line[len(lead) :].translate(_BRACES)
    signs = _NUMBER_SIGNS.match(body)
    if signs:
        body = signs.group(1).replace("＃", "#") + " " + body[signs.end() :]
    point = _FULL_WIDTH_POINT.match(body) or _POINT.match(body)
    if point:
        body = "1. " + body[point.end() :]
    return lead + body


def _hold_indents(lines: list[str]) -> list[str]:
    """Tabs and full-width blanks before points and headings become plain ones; before text only where no
    point could hold it, since there nobody knows whether the text belongs to the point."""
    held: list[str] = []
    in_points = False
    for line, sorted_line in zip(lines, sort_lines("\n".join(lines), "")[0], strict=True):
        lead = blank_lead(line)
        body = line[len(lead) :]
        wide = _BLANK.search(lead) is not None
        if sorted_line.kind is LineKind.HEADING or (sorted_line.kind is LineKind.TEXT and not lead):
            in_points = False
        elif sorted_line.kind is LineKind.POINT:
            in_points = True
        if wide and not in_points:
            lead = ""
        elif not wide or sorted_line.kind is LineKind.POINT:
            lead = " " * indent_width(lead)
        held.append(lead + body)
    return held


def _space_out(lines: list[str]) -> list[str]:
    """Empty lines around headings, and before a point that comes up two levels or more.

    Without the latter Python-Markdown loses a level.
    """
    spaced: list[str] = []
    above = None
    for text, line in zip(lines, sort_lines("\n".join(lines), "")[0], strict=True):
        heading = LineKind.HEADING in (line.kind, above.kind if above else None)
        up = above is not None and line.kind is LineKind.POINT and above.indent - line.indent >= 2 * STEP
        if above is not None and LineKind.BLANK not in (above.kind, line.kind) and (heading or up):
            spaced.append("")
        spaced.append(text)
        above = line
    return spaced


# -- YAML ---------------------------------------------------------------------

_MOST_PASSES = 50
_KEY = re.compile(r"([a-z][a-z0-9_-]*)：[ \u3000]*")


def tidy_yaml(text: str) -> str:
    """YAML with plain indents and half-width colons behind keys; values stay as they are."""
    lines = tidy_ends(text).split("\n")
    for _ in range(_MOST_PASSES):  # a mended key shows the ones below it
        mended = _tidy_pieces(lines)
        if mended == lines:
            break
        lines = mended
    return "\n".join(lines)


def _tidy_pieces(lines: list[str]) -> list[str]:
    mended = list(lines)
    key: Piece | None = None
    for pieces in cut_lines("\n".join(lines)):
        place = pieces[0].line - 1
        for piece in pieces:
            if piece.kind is Kind.INDENT and piece.text.strip(" "):
                width = indent_width(piece.text.replace("\t", "  "))
                mended[place] = " " * width + lines[place][len(piece.text) :]
            elif _is_full_width_key(piece, key):
                key = piece
                mended[place] = _KEY.sub(r"\1: ", lines[place][piece.column - 1 :], count=1).rstrip()
                mended[place] = lines[place][: piece.column - 1] + mended[place]
    return mended


def _is_full_width_key(piece: Piece, above: Piece | None) -> bool:
    """True for ``key：`` where a key may stand; ``above`` is the last one mended.

    Right below that, in the same column, the words seem to go on with it only until its colon is mended.
    """
    follows = above is not None and (piece.line, piece.column) == (above.line + 1, above.column)
    kind = piece.kind is Kind.PLAIN or (follows and piece.kind is Kind.MORE)
    return kind and piece.lead is Lead.LINE and not piece.flow and bool(_KEY.match(piece.text))


# -- CSV ----------------------------------------------------------------------

_DATE = re.compile(r"(\d{3,4})([/.-])(\d{1,2})\2(\d{1,2})(?:[ T]0{1,2}:00(?::00)?)?")


def tidy_csv(
    text: str, *, stem: str = "", taken: Iterable[str] = (), dates: Iterable[str] = DATE_COLUMNS
) -> str:
    """A CSV table with dates as printed (113年5月6日) in the columns ``dates``, and an id in every row.

    A missing id follows its series or course (``ai-4``, or ``ai-1-2`` of a session), else ``stem``
    (``course-4``); without ``stem`` ids are left alone. ``taken`` are ids used before: no number is used
    twice. A table that cannot be read (an open quote) comes back with its line ends mended only.
    """
    plain = text.replace("\ufeff", "").replace("\r\n", "\n").replace("\r", "\n")
    try:
        rows = [
            [cell.strip(" \t\u3000\u00a0") for cell in row]
            for row in csv.reader(io.StringIO(plain), strict=True)
        ]
    except csv.Error:
        return plain
    if not rows:
        return plain
    _tidy_dates(rows, set(dates))
    if stem:
        _fill_ids(rows, stem, taken)
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def _tidy_dates(rows: list[list[str]], columns: set[str]) -> None:
    places = [place for place, name in enumerate(rows[0]) if name in columns]
    for row in rows[1:]:
        for place in places:
            if place < len(row):
                parts = re.split("([；;])", row[place])
                row[place] = "".join(_printed_date(part) for part in parts)


def _printed_date(cell: str) -> str:
    """``113/5/6``, ``2024-05-06`` and Excel's ``2024/5/6 00:00`` as 113年5月6日; anything else as it is."""
    match = _DATE.fullmatch(cell.strip())
    if match is None:
        return cell
    year, month, day = int(match.group(1)), int(match.group(3)), int(match.group(4))
    era = year if year < 1000 else year - 1911
    try:
        date(era + 1911, month, day)
    except ValueError:
        return cell
    return f"{era}年{month}月{day}日" if 1 <= era <= 200 else cell


def _fill_ids(rows: list[list[str]], stem: str, taken: Iterable[str]) -> None:
    head = rows[0]
    column = next((head.index(name) for name in ID_COLUMNS if name in head), None)
    if column is None:
        return
    groups = [head.index(name) for name in GROUP_COLUMNS if name in head]
    used = {*taken, *(row[column] for row in rows[1:] if column < len(row))}
    for row in rows[1:]:
        if not any(row) or len(row) != len(head) or row[column]:
            continue
        group = next((row[place] for place in groups if is_id(row[place])), stem)
        row[column] = _next_id(group, used)
        used.add(row[column])


def _next_id(stem: str, used: Iterable[str]) -> str:
    """One more than the highest number behind ``stem``: a gap is a number used before."""
    pattern = re.compile(re.escape(stem) + r"-([0-9]{1,9})\Z")
    numbers = [int(match.group(1)) for name in used if (match := pattern.match(name))]
    return f"{stem}-{max(numbers, default=0) + 1}"
