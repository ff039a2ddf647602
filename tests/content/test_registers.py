"""What a reader finds in the registers: laws with what cites them, terms, indicators, and the ways there."""

from __future__ import annotations

import re

import pytest

from support.built import Built
from support.pages import folded
from support.reading import part, texts

REPORT, PROPOSAL = "taipei/112-performance-report", "taipei/106-training-system-proposal"


# -- laws -------------------------------------------------------------------------


def test_the_letter_on_hours_is_the_source_of_three_cities_rules(built: Built) -> None:
    page = built.page("laws/hours-letter/").shows("105年12月19日", "院授人培字第1050062475號", "106年1月1日")
    rules = [link for link in page.links() if "/rules/" in link]
    assert [
        f"../../rules/{one}/" in rules
        for one in ("taoyuan/113/hours", "hsinchu/109/hours", "taitung/109/hours")
    ]
    assert {one.split("/")[3] for one in rules} - {""} == {"taoyuan", "hsinchu", "taitung", "national"}
    assert "../../taitung/109/#basis-3" in page.links()


@pytest.mark.parametrize(
    ("document", "basis", "law"),
    [
        ("hsinchu/109", "basis-1", "training-act"),
        ("hsinchu/109", "basis-2", "lifelong-learning"),
        ("hsinchu/109", "basis-3", "digital-learning"),
        ("taoyuan/113", "basis-4", "taoyuan-programme"),
        ("taitung/109", "basis-3", "hours-letter"),
    ],
)
def test_each_basis_leads_to_the_register_and_back(built: Built, document: str, basis: str, law: str) -> None:
    clause = part(built.page(f"{document}/"), basis)
    assert f"../../laws/{law}/" in [link.get("href") for link in clause.iter("a")]
    assert f"../../{document}/#{basis}" in built.page(f"laws/{law}/").links()


def test_a_law_named_only_in_the_text_is_cited_by_its_clause(built: Built) -> None:
    built.page("laws/taipei-internal-control/").shows("條文提到", "肆", "風險管理（含內部控制）")
    assert f"../../{REPORT}/#c4" in built.page("laws/taipei-internal-control/").links()
    leave = built.page("laws/leave-rules/").shows("規則依循", "條文提到")
    assert "../../taitung/109/#compensation" in leave.links()


def test_the_reference_of_the_award_for_hakka_is_registered_with_its_clause_and_rule(built: Built) -> None:
    links = built.page("laws/taoyuan-hakka/").links()
    assert {"../../taoyuan/113/#hakka", "../../rules/taoyuan/113/hakka-award/"} <= set(links)


def test_what_the_documents_do_not_say_of_a_law_stays_not_stated(built: Built) -> None:
    rows = {row[0]: row for row in texts(part(built.page("laws/"), "laws"))}
    assert rows["公務人員訓練進修法"][2:4] == ["未載明", "未載明"]
    assert rows[folded("行政院105年12月19日院授人培字第1050062475號函")][2:4] == [
        folded("105年12月19日"),
        folded("院授人培字第1050062475號"),
    ]


def test_every_law_of_the_register_has_a_page(built: Built) -> None:
    links = [link for link in built.page("laws/").links() if re.fullmatch(r"[a-z0-9-]+/", link)]
    assert len(links) == len(set(links)) >= 20
    for link in links:
        assert (built.output / "laws" / link / "index.html").is_file()


# -- the glossary -----------------------------------------------------------------


def test_short_names_say_where_they_are_defined(built: Built) -> None:
    rows = {row[0]: row for row in texts(part(built.page("glossary/"), "glossary-names-table"))}
    assert rows["本處"][1] == "臺北市政府公務人員訓練處"
    links = built.page("glossary/").links()
    assert {f"../{REPORT}/#c1", "../hsinchu/109/#governance-courses"} & set(links)


def test_abbreviations_stand_with_their_full_and_english_names(built: Built) -> None:
    page = built.page("glossary/").shows("消除對婦女一切形式歧視公約", "ATD", "OMO", "XR")
    english = "The Convention on the Elimination of all Forms of Discrimination Against Women"
    assert f'<span lang="en">{english}</span>' in page.html


def test_the_words_of_the_site_are_explained_in_both_tongues(built: Built) -> None:
    page = built.page("glossary/").shows("訓練類別 Track", "未載明", "另依法令")
    assert page.html.count('id="word-') >= 25


@pytest.mark.parametrize("document", [REPORT, PROPOSAL, "hsinchu/109"])
def test_documents_with_short_names_lead_to_the_glossary(built: Built, document: str) -> None:
    assert "../../glossary/" in built.page(f"{document}/").links()


# -- indicators -------------------------------------------------------------------


def test_all_figures_of_all_documents_are_in_one_list(built: Built) -> None:
    listed = built.page("indicators/")
    for document in (REPORT, PROPOSAL):
        rows = texts(part(built.page(f"{document}/indicators/"), "table-indicators"))
        assert rows
        listed.shows(*(row[0] for row in rows), *(row[1] for row in rows))


def test_figures_keep_their_qualifiers_and_lead_to_their_document(built: Built) -> None:
    page = built.page("indicators/").shows(
        "逾1,800門", "128萬餘人", "40,000人次以上", "近5萬人次", "約計43棵"
    )
    assert f"../{REPORT}/indicators/#budget-planned" in page.links()
    assert f"../{PROPOSAL}/" in page.links()


def test_classes_are_not_mixed_with_other_things_counted_in_the_same_word(built: Built) -> None:
    page = built.page("indicators/")
    tables = re.findall(r'id="(subject-[0-9]+-[0-9]+-table)"', page.html)
    units = {row[0]: row[1] for name in tables for row in texts(part(page, name)) if len(row) > 2}
    assert units["105年開辦班期"] == folded("個（班）")
    assert units["每班期調訓單位"] == "個"
    assert units["合作機關"] == "個機關"


def test_courses_are_counted_again_from_their_records(built: Built) -> None:
    row = {one[0]: one for one in texts(part(built.page("indicators/"), "counted-table"))}
    taitung = next(one for name, one in row.items() if "臺東縣" in name)
    assert taitung[1] == "11門"
    assert taitung[2] == "30天、6場、96堂課"


def test_the_list_and_the_comparison_lead_to_each_other(built: Built) -> None:
    assert "../compare/indicators/" in built.page("indicators/").links()
    assert "../../indicators/" in built.page("compare/indicators/").links()
    assert "../../../indicators/" in built.page(f"{REPORT}/indicators/").links()


# -- ways -------------------------------------------------------------------------


def test_the_site_map_leads_to_every_register(built: Built) -> None:
    links = built.page("sitemap/").links()
    assert {"../services/", "../laws/", "../glossary/", "../indicators/"} <= set(links)
    assert "../services/links/#links-taipei" in built.page("taipei/").links()
