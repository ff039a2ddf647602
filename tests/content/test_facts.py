"""Every fact of the five source documents stands on the page and, apart from it, on paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.built import Built
from support.pages import folded
from support.reading import paper_text

FACTS = Path(__file__).parents[1] / "facts"
DOCUMENTS = {
    "taoyuan-113": "taoyuan/113",
    "hsinchu-109": "hsinchu/109",
    "taitung-109": "taitung/109",
    "taipei-112-performance-report": "taipei/112-performance-report",
    "taipei-106-training-system-proposal": "taipei/106-training-system-proposal",
}


def facts_of(name: str) -> list[str]:
    """The facts of a document, one a line."""
    lines = (FACTS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_fact_stands_on_the_page(name: str, built: Built) -> None:
    facts = facts_of(name)
    assert len(facts) > 100
    built.page(f"{DOCUMENTS[name]}/").shows(*facts)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_fact_stands_on_paper(name: str, built: Built) -> None:
    text = folded(paper_text(built.output / DOCUMENTS[name] / f"{DOCUMENTS[name].replace('/', '-')}.pdf"))
    missing = [fact for fact in facts_of(name) if folded(fact) not in text]
    assert not missing, f"not on paper: {missing}"
