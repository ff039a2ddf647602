"""Where a document says what its short names stand for."""

from __future__ import annotations

from planpress.rules.comparison import ClauseText
from planpress.rules.defined_terms import DefinedTerm, defined_terms
from support.plans import PLAIN, record

TERMS = "terms:\n  vr: {short: VR, full: 虛擬實境, english: Virtual Reality}\n"


def _found(*clauses: ClauseText) -> DefinedTerm:
    (term,) = defined_terms("taipei", "112", record(PLAIN + TERMS, "plan"), clauses)
    return term


def test_the_clause_with_the_full_name_before_the_short_one_defines_it() -> None:
    early = ClauseText("early", "壹", 1, "設置VR專區。")
    other = ClauseText("other", "貳", 1, "VRML 與虛擬實境。")
    told = ClauseText("told", "參、一", 2, "標題\n以虛擬實境（VR）授課。")
    found = _found(early, other, told)
    assert (found.clause, found.number, found.used) == ("told", "參、一", "early")
    assert (found.short, found.full, found.english) == ("VR", "虛擬實境", "Virtual Reality")


def test_a_clause_without_a_number_is_called_by_its_title() -> None:
    assert _found(ClauseText("c1", "", 1, "緣起\n虛擬實境（以下簡稱VR）")).number == "緣起"


def test_a_name_that_no_clause_explains_leads_to_where_it_is_used() -> None:
    found = _found(ClauseText("a", "壹", 1, "VR 專區"))
    assert (found.clause, found.number, found.used) == ("", "", "a")
    assert _found(ClauseText("a", "壹", 1, "專區")).used == ""
