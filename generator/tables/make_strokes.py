"""Writes site/strokes.txt from CLDR: Chinese characters by their number of strokes, as written in Taiwan.

    python generator/tables/make_strokes.py FOLDER

FOLDER holds zh.xml of the Unicode CLDR (https://github.com/unicode-org/cldr, common/collation). Its section
of type "stroke" sorts by number of strokes, then by radical; that order is kept. Of its characters those of
the first block of Chinese characters are taken, which has all that Taiwan's standards know in daily use.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

TARGET = Path(__file__).parents[1] / "planpress" / "site" / "strokes.txt"
_SECTION = re.compile(r"<collation type='stroke'>(.*?)</collation>", re.DOTALL)
_COUNT = re.compile(r"\s*<'\\uFDD0\\u28([0-9A-F]{2})'")
_CHARACTERS = re.compile(r"\s*<\*(.*?)\s*#")
_FIRST, _LAST = "\u4e00", "\u9fff"
_HEAD = """\
# Chinese characters by number of strokes (as written in Taiwan), in the order of the Unicode CLDR.
# Made by generator/tables/make_strokes.py from common/collation/zh.xml; licence: LICENSE-Unicode-CLDR.txt.
# A line: the number, a blank, the characters.
"""


def strokes(xml: str) -> Iterator[tuple[int, str]]:
    """Number of strokes and character, in order; a character stands once, where it comes first."""
    section = _SECTION.search(xml)
    count, seen = 0, set()
    for line in section[1].splitlines() if section else ():
        if match := _COUNT.match(line):
            count = int(match[1], 16)
        elif count and (match := _CHARACTERS.match(line)):
            for char in match[1]:
                if _FIRST <= char <= _LAST and char not in seen:
                    seen.add(char)
                    yield count, char


def table(xml: str) -> str:
    """The text of strokes.txt."""
    lines: dict[int, list[str]] = {}
    for count, char in strokes(xml):
        lines.setdefault(count, []).append(char)
    return _HEAD + "".join(f"{count} {''.join(chars)}\n" for count, chars in sorted(lines.items()))


if __name__ == "__main__":
    TARGET.write_text(table((Path(sys.argv[1]) / "zh.xml").read_text(encoding="utf-8")), encoding="utf-8")
