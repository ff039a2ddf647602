"""The glossary is sorted, says where each name is defined, and marks what is English."""

from __future__ import annotations

from planpress.model.site import Site
from planpress.rules.defined_terms import DefinedTerm
from planpress.site.glossary_pages import glossary_page
from planpress.site.product_terms import product_terms
from planpress.site.register_views import RegisterPage
from planpress.site.views import CellView, ParagraphView, Run, TableView
from support.theme import wording

SITE = Site.model_validate({"title": "訓練計畫"})
DOCUMENTS = {("taipei", "112"): "臺北市報告", ("taipei", "106"): "臺北市提案"}
TERMS = (
    DefinedTerm("taipei", "112", "VR", "虛擬實境", "Virtual Reality", "c1", "參、一", "c1"),
    DefinedTerm("taipei", "112", "本處", "臺北市訓練處", "", "c2", "壹", "c2"),
    DefinedTerm("taipei", "106", "本處", "臺北市訓練處", "", "c3", "緣起", "c3"),
    DefinedTerm("taipei", "106", "本處", "另一處", "", "", "", "c9"),
    DefinedTerm("taipei", "112", "ATD", "協會", "", "", "", ""),
)


def _page(terms: tuple[DefinedTerm, ...] = TERMS, language: str = "zh-Hant") -> RegisterPage:
    return glossary_page(SITE, wording(language), terms, DOCUMENTS)


def _rows(page: RegisterPage, section: int) -> list[list[list[Run]]]:
    table = page.sections[section].content[0]
    assert isinstance(table, TableView)
    return [[_runs(cell) for cell in row.cells] for row in table.rows]


def _runs(cell: CellView) -> list[Run]:
    return [run for one in cell.content if isinstance(one, ParagraphView) for run in one.runs]


def test_abbreviations_stand_apart_and_both_lists_are_sorted() -> None:
    page = _page()
    assert [section.heading for section in page.sections] == ["縮寫", "簡稱", "本站用語"]
    assert [row[0][0].text for row in _rows(page, 0)] == ["ATD", "VR"]
    assert [row[1][0].text for row in _rows(page, 1)] == ["另一處", "臺北市訓練處"]


def test_one_meaning_in_two_documents_is_one_line_with_both_places() -> None:
    places = _rows(_page(), 1)[1][2]
    assert [(run.text, run.href) for run in places] == [
        ("臺北市報告　壹", "taipei/112/#c2"),
        ("臺北市提案　緣起", "taipei/106/#c3"),
    ]


def test_a_name_that_no_clause_explains_says_so() -> None:
    (other,), (never,) = _rows(_page(), 1)[0][2], _rows(_page(), 0)[0][2]
    assert (other.text, other.href) == ("臺北市提案（條文沒有說明）", "taipei/106/#c9")
    assert never.href == "taipei/112/"


def test_a_foreign_name_carries_its_language() -> None:
    english = [run for run in _rows(_page(), 0)[1][1] if run.lang]
    assert [(run.text, run.lang) for run in english] == [("Virtual Reality", "en")]


def test_the_words_of_the_site_are_there_without_any_document() -> None:
    for language in ("zh-Hant", "en"):
        (section,) = _page((), language).sections
        assert section.anchor == "glossary-product"
        assert len(_rows(_page((), language), 0)) == len(product_terms(wording(language)))


def test_every_word_of_the_site_has_a_meaning_of_its_own() -> None:
    for language in ("zh-Hant", "en"):
        terms = product_terms(wording(language))
        assert len({key for key, _, _ in terms}) == len({word for _, word, _ in terms}) == len(terms)
        assert len({meaning for _, _, meaning in terms}) == len(terms)
