"""Turns the bytes of a source file into text, or says how to save the file so that it can be read."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

from planpress.diagnostics.diagnostic import Checked, Diagnostic, Ref, problem
from planpress.load.characters import doubtful_characters, unreadable

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
_WORKBOOK = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_FIRST_CHINESE = "\u2e80"
_SAMPLE = 64 * 1024
_MOST = 20


def decode_text(data: bytes, file: str) -> Checked[str]:
    """The text of a UTF-8 file (BOM allowed) with LF line ends.

    ``file`` is its path from the root; its ending decides which 'save as' a message names. The value
    is None where the text cannot be trusted: another encoding, broken bytes, control and bidi
    characters, marks of a failed merge. Invisible characters are warnings, no-break blanks notices.
    """
    foreign = _foreign(data)
    if foreign:
        wording = f"csv_{foreign}" if _is_table(file) else foreign
        return Checked(None, (problem("Y01", Ref(file), wording=wording),))
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return Checked(None, tuple(_broken(data, file)))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    refused = unreadable(text, file)
    if refused:
        return Checked(None, tuple(refused))
    return Checked(text, tuple(doubtful_characters(text, file)))


def _is_table(file: str) -> bool:
    return file.lower().endswith(".csv")


def _foreign(data: bytes) -> str | None:
    """What the file is if not UTF-8 text: workbook, utf16, big5."""
    if data.startswith(_WORKBOOK):
        return "workbook"
    if data.startswith(_UTF16) or _looks_utf16(data[:_SAMPLE]):
        return "utf16"
    return "big5" if _looks_big5(data[:_SAMPLE]) else None


def _looks_utf16(sample: bytes) -> bool:
    """UTF-16 without its mark: of plain letters every second byte is NUL."""
    half = len(sample) // 2
    most = max(sample[0::2].count(0), sample[1::2].count(0))
    least = min(sample[0::2].count(0), sample[1::2].count(0))
    return half >= 4 and most > half // 5 and least * 10 < most


def _looks_big5(sample: bytes) -> bool:
    """Few characters read well as UTF-8, nearly all as Big5."""
    good, bad = _tally(sample, "utf-8")
    if not bad or good > bad * 2:
        return False
    good, bad = _tally(sample, "cp950")
    return good > bad * 10


def _tally(sample: bytes, encoding: str) -> tuple[int, int]:
    """(Chinese characters and marks, characters read badly); one cut at the sample's end counts as bad.

    Letters of other scripts are not counted: two bytes of Big5 are at times a letter of Arabic in UTF-8.
    """
    text = sample.decode(encoding, errors="replace")
    bad = text.count("\ufffd")
    return sum(1 for char in text if char >= _FIRST_CHINESE) - bad, bad


def _broken(data: bytes, file: str) -> Iterator[Diagnostic]:
    """One error for each line with bytes that are no UTF-8, at most 20."""
    count = 0
    lines = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    for number, line in enumerate(lines, 1):
        try:
            line.decode("utf-8")
        except UnicodeDecodeError as error:
            column = len(line[: error.start].decode("utf-8")) + 1
            yield problem("Y01", Ref(file, (), number, column), byte=f"{line[error.start]:02X}")
            count += 1
        if count == _MOST:
            return
