"""The office text of each document says what its PDF says: the same words and numbers in the same order."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest

from planpress.model.profiles import Profile
from planpress.pipeline.documents import document_view
from planpress.pipeline.press import Press
from planpress.pipeline.run import PROGRAM, open_press
from planpress.pipeline.theming import LANGUAGE, loader, theme_id, words_of
from planpress.render.html import render_print
from support.built import Built
from support.office import text_words
from support.pages import folded
from support.typesetting import FakeTypesetter

DOCUMENTS = (
    ("hsinchu", "109"),
    ("taipei", "106-training-system-proposal"),
    ("taipei", "112-performance-report"),
    ("taitung", "109"),
    ("taoyuan", "113"),
)
UNSEEN = {"hidden", "toc", "running", "masthead__state"}
UNSEEN_WITHIN = {"picture__title": "annex", "flow__title": "clause--labelled"}
"""Names that only repeat what stands above them, as the print style sheet hides them."""
NOT_WORDS = {"svg", "style", "title"}
VOID = {"meta", "col", "br", "img"}


@pytest.fixture(scope="module")
def press(built: Built) -> Iterator[Press]:
    with open_press(built.project, PROGRAM, datetime.date(2026, 11, 21), FakeTypesetter(), None) as press:
        yield press


class Printed(HTMLParser):
    """The words that the typesetter is given to set."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.open: list[tuple[str, set[str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append((tag, set((dict(attrs).get("class") or "").split())))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        classes = set().union(*(names for _, names in self.open))
        again = any({name, above} <= classes for name, above in UNSEEN_WITHIN.items())
        if not (classes & UNSEEN or again or NOT_WORDS & {tag for tag, _ in self.open}):
            self.words.append(data)


def printed(press: Press, city: str, plan: str) -> str:
    load = loader(press, theme_id(press))
    html = render_print(document_view(press, city, plan), words_of(press, LANGUAGE), load, Profile())
    reader = Printed()
    reader.feed(html)
    return folded("".join(reader.words))


@pytest.mark.parametrize(("city", "plan"), DOCUMENTS)
def test_the_office_text_says_what_the_pdf_says(built: Built, press: Press, city: str, plan: str) -> None:
    file = built.output / city / plan / f"{city}-{plan}.odt"
    said, wanted = folded(text_words(file.read_bytes())), printed(press, city, plan)
    assert len(wanted) > 3000
    assert re.findall(".{1,40}", said) == re.findall(".{1,40}", wanted)
