"""A link to a clause that a table shows arrives at its row, or at the clause above."""

from __future__ import annotations

from planpress.model.outline import Outline
from planpress.site.document import document_view
from planpress.site.landings import anchors_in, landings
from planpress.site.law_links import with_law_links
from planpress.site.pages import CityBadge
from planpress.site.views import ClauseView, DocumentView
from support.plans import PLAIN, plan_of
from support.theme import wording

DOCUMENT = """\
# 目標 {#goals}

{table:goals-table}

## 數位學習

### 課程

1. 開發數位課程。

### 平臺

優化平臺。

### 未來方向

持續開發。

# 經費
"""
TABLE = "tables:\n  goals-table: {of: clauses, clause: goals, columns: [目標, 策略, 成果, 未來方向]}\n"
CITY = CityBadge("taipei", "臺北市", "臺北市政府", "#000000", "#ffffff")


def _shown(lines: str, document: str) -> tuple[DocumentView, Outline]:
    plan, reading, outline = plan_of({"plan.yaml": PLAIN + lines, "document.md": document}, "taipei", "112")
    return document_view(plan, CITY, reading.document, outline, outline.habit, wording()), outline


def test_a_clause_shown_in_a_table_is_reached_by_its_row() -> None:
    view, outline = _shown(TABLE, DOCUMENT)
    found = landings(view, outline)
    assert found == {
        "c1-1": "goals",
        "c1-1-1": "goals-table-c1-1-1",
        "c1-1-2": "goals-table-c1-1-2",
        "c1-1-u1": "goals",
    }
    assert set(found.values()) <= set(anchors_in(view.content))


def test_a_clause_that_stands_for_a_law_leads_to_the_register() -> None:
    view, _ = _shown("legal_basis:\n  a: {text: 訓練法。}\n", "# 依據\n\n{items:legal_basis}\n")
    assert with_law_links(view, {}) is view
    top = with_law_links(view, {"a": (("act", "訓練法"),)}).content[0]
    assert isinstance(top, ClauseView)
    clause = top.content[0]
    assert isinstance(clause, ClauseView)
    assert [(run.text, run.href) for run in clause.laws] == [("訓練法", "laws/act/")]
