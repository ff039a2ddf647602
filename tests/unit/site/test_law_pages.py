"""The register of laws: what is known, what is 未載明, and who cites what."""

from __future__ import annotations

from planpress.model.site import Site
from planpress.model.vocabularies import Law
from planpress.rules.law_citations import CitedAs, LawCitation
from planpress.site.law_pages import CitationWorld, cited_words, law_page, laws_page, shortened
from planpress.site.register_views import RegisterPage
from planpress.site.runs import text_of
from planpress.site.views import CellView, ParagraphView, RunKind, TableView
from support.theme import wording

SAY = wording()
SITE = Site.model_validate({"title": "訓練計畫"})
ACT = Law.model_validate({"title": "訓練法", "also": ["本法"], "date": "未載明", "number": "未載明"})
OLD = Law.model_validate(
    {
        "title": "舊函",
        "date": "100年1月2日",
        "number": "某字第1000000001號",
        "until": "105年12月31日",
        "replaced_by": "act",
    }
)
CITED = (
    LawCitation("act", "訓練法", CitedAs.BASIS, "taoyuan", "113", "basis-1", "壹、一", "訓練法。"),
    LawCitation("act", "訓練法", CitedAs.RULE, "taoyuan", "113", "hours", "玖、二", rule="taoyuan/113/hours"),
    LawCitation("act", "訓練法", CitedAs.RULE, number="第3條", rule="national/hours"),
    LawCitation("", "某要點", CitedAs.TEXT, "taoyuan", "113", "c9", "玖", "依「某要點」辦理"),
)
WORLD = CitationWorld(
    {("taoyuan", "113"): "桃園市計畫"},
    {"taoyuan/113/hours": "時數", "national/hours": "全國時數"},
    {"act": "訓練法"},
)


def _cells(table: object) -> list[list[tuple[str, str]]]:
    assert isinstance(table, TableView)
    return [[_cell(cell) for cell in row.cells] for row in table.rows]


def _cell(cell: CellView) -> tuple[str, str]:
    paragraphs = [one for one in cell.content if isinstance(one, ParagraphView)]
    runs = [run for one in paragraphs for run in one.runs]
    return text_of(tuple(runs)), next((run.href for run in runs if run.href), "")


def _table(page: RegisterPage, section: int = 0) -> list[list[tuple[str, str]]]:
    return _cells(page.sections[section].content[0])


def test_the_register_tells_how_often_each_law_is_cited() -> None:
    page = laws_page(SITE, SAY, {"act": ACT, "old": OLD}, CITED, WORLD)
    assert _table(page)[0] == [
        ("訓練法", "laws/act/"),
        ("", ""),
        ("未載明", ""),
        ("未載明", ""),
        ("1份文件2處、全國規定1處", ""),
    ]
    assert [text for text, _ in _table(page)[1]][2:] == ["100年1月2日", "某字第1000000001號", "沒有文件引用"]


def test_a_law_that_is_cited_and_not_registered_is_listed_as_such() -> None:
    page = laws_page(SITE, SAY, {"act": ACT}, CITED, WORLD)
    assert page.sections[1].heading == "文件提到、名冊還沒有的法令"
    assert _table(page, 1) == [[("某要點", ""), ("桃園市計畫", "taoyuan/113/"), ("玖", "taoyuan/113/#c9")]]
    assert len(laws_page(SITE, SAY, {"act": ACT}, CITED[:3], WORLD).sections) == 1


def test_every_citation_leads_to_its_clause_and_a_rule_to_its_page() -> None:
    page = law_page(SITE, SAY, "act", ACT, CITED[:3], WORLD)
    first, second, national = _table(page)
    assert first == [
        ("桃園市計畫", "taoyuan/113/"),
        ("壹、一", "taoyuan/113/#basis-1"),
        ("列為依據", ""),
        ("訓練法。", ""),
    ]
    assert second[0] == ("玖、二", "taoyuan/113/#hours")
    assert second[2] == ("時數", "rules/taoyuan/113/hours/")
    assert national == [
        ("全國規定", ""),
        ("第3條", ""),
        ("規則依循", ""),
        ("全國時數", "rules/national/hours/"),
    ]


def test_no_head_of_a_row_is_empty() -> None:
    hours = (LawCitation("act", "訓練法", CitedAs.RULE, rule="national/hours"),)
    for section in law_page(SITE, SAY, "act", ACT, (*CITED[:3], *hours), WORLD).sections:
        for table in section.content:
            assert isinstance(table, TableView)
            assert not [cell for row in table.rows for cell in row.cells if cell.head and not cell.content]


def test_what_nobody_knows_stays_not_stated_and_a_newer_law_is_a_link() -> None:
    shown = law_page(SITE, SAY, "act", ACT, (), WORLD).facts
    known = {fact.term: text_of(fact.runs) for fact in shown}
    assert [run.kind for fact in shown[:2] for run in fact.runs] == [RunKind.QUIET, RunKind.QUIET]
    assert known == {"日期": "未載明", "文號": "未載明", "文件用語": "本法"}
    facts = {fact.term: fact.runs for fact in law_page(SITE, SAY, "old", OLD, (), WORLD).facts}
    assert (text_of(facts["停止適用"]), facts["由何者取代"][0].href) == ("105年12月31日", "laws/act/")


def test_a_law_that_nothing_cites_says_so() -> None:
    (section,) = law_page(SITE, SAY, "act", ACT, (), WORLD).sections
    assert (text_of(section.lead), section.content) == ("目前沒有文件引用這個法令。", ())
    assert cited_words(SAY, ()) == "沒有文件引用"


def test_a_long_sentence_is_cut_around_the_name() -> None:
    long = "前" * 200 + "訓練法" + "後" * 200
    cut = shortened(long, "訓練法")
    assert (cut[0], cut[-1], "訓練法" in cut, len(cut)) == ("…", "…", True, 122)
    assert shortened("依訓練法。", "訓練法") == "依訓練法。"
