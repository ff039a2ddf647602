"""Marks in what WeasyPrint paints: found with what is written within, and turned into artifacts."""

from __future__ import annotations

from planpress.render.conformance.typeset_marks import with_artifacts, words_by_mark

PAGE = b"""/Artifact
BMC
0 0 10 10 re
f
EMC
/Span
<</MCID 0>>
BDC
BT
/F 14 Tf
[<0001>-5<0002>] TJ
/G 14 Tf
[<0003>] TJ
ET
EMC
/TH
<</MCID 12>>
BDC
(a \\) b) Tj
EMC
"""


def test_what_is_written_within_a_mark_is_told_whatever_the_font_and_the_place() -> None:
    assert words_by_mark(PAGE) == {0: b"<0001><0002><0003>", 12: b"(a \\) b)"}
    assert words_by_mark(PAGE.replace(b"14 Tf", b"9 Tf").replace(b"0 0 10 10", b"5 5 9 9")) == words_by_mark(
        PAGE
    )


def test_what_no_tag_holds_becomes_an_artifact_and_all_else_stays() -> None:
    assert with_artifacts(PAGE, {0, 12}) == PAGE
    assert with_artifacts(PAGE, {0}) == PAGE.replace(b"/TH\n<</MCID 12>>\nBDC", b"/Artifact BMC")
    assert words_by_mark(with_artifacts(PAGE, {12})) == {12: b"(a \\) b)"}
