"""What a reader of Hsinchu's plan finds: clauses in one line, 23 items in five tracks, the hours by kind."""

from __future__ import annotations

import pytest

from support.built import Built
from support.pages import Page, folded
from support.reading import below, fact, head, number, paper_pages, paper_text, part

ADDRESS = "hsinchu/109/"
FIVE = ["創新設計力", "領導培育力", "跨域整合力", "政策推播力", "發展學習力"]
COUNTS = {"innovation": 3, "leadership": 4, "integration": 6, "advocacy": 6, "development": 4}
CHINESE = "一二三四五六七八九十"


@pytest.fixture
def page(built: Built) -> Page:
    return built.page(ADDRESS)


@pytest.fixture
def paper(built: Built) -> str:
    return folded(paper_text(built.output / ADDRESS / "hsinchu-109.pdf"))


def test_the_slogan_stands_in_the_masthead_and_on_the_cover(page: Page, built: Built) -> None:
    slogan = "打造六星級公務菁英團隊，點亮新竹城市品牌"
    assert f'<p class="masthead__slogan">{slogan}</p>' in page.html
    assert folded(slogan) in paper_pages(built.output / ADDRESS / "hsinchu-109.pdf")[0]


def test_the_plan_rests_on_three_rules_without_dates(page: Page) -> None:
    rules = below(part(page, "c1"))
    assert [number(rule) + head(rule) for rule in rules] == [
        "一、公務人員訓練進修法及其施行細則。",
        "二、行政院及所屬機關學校推動公務人員終身學習實施要點。",
        "三、行政院及所屬各機關公務人員數位學習推動方案。",
    ]
    page.hides("未載明")


def test_the_plan_has_four_goals(page: Page) -> None:
    assert [number(goal) for goal in below(part(page, "c2"))] == ["一、", "二、", "三、", "四、"]


def test_temporary_staff_may_join_where_the_work_asks_for_it(page: Page) -> None:
    assert head(part(page, "temporary")) == folded("本府及所屬機關學校之臨時人員，得視業務需要參訓。")
    assert "臨時人員(得視業務需要參訓)" in fact(page, "對象")


@pytest.mark.parametrize(
    ("anchor", "line"),
    [
        ("c4", "肆、實施期程：109年1月1日至109年12月31日。"),
        ("c13", "拾參、本計畫奉核定後實施。"),
    ],
)
def test_a_clause_of_one_sentence_stays_one_line(anchor: str, line: str, page: Page, paper: str) -> None:
    clause = part(page, anchor)
    assert "clause--sentence" in (clause.get("class") or "")
    assert not below(clause)
    assert number(clause) + head(clause) == folded(line)
    assert folded(line) in paper


def test_the_term_is_the_whole_year(page: Page) -> None:
    assert '<time datetime="2020-01-01">' in page.html
    assert '<time datetime="2020-12-31">' in page.html


def test_five_powers_hold_twenty_three_items(page: Page) -> None:
    tracks = below(part(page, "tracks"))
    assert [head(track) for track in tracks] == FIVE
    counted = {track.get("id"): below(track) for track in tracks}
    assert {name: len(items) for name, items in counted.items()} == COUNTS
    assert sum(COUNTS.values()) == 23
    for items in counted.values():
        assert [number(item) for item in items] == [f"({CHINESE[n]})" for n in range(len(items))]
    page.shows("、".join(FIVE[:-1]) + f"及{FIVE[-1]}等五力增能訓練")


@pytest.mark.parametrize("track", COUNTS)
def test_each_power_has_a_page_with_its_items(track: str, built: Built) -> None:
    shown = built.page(f"tracks/hsinchu/109/{track}/")
    items = below(part(built.page(ADDRESS), track))
    shown.shows(*(head(item) for item in items))


def test_numbers_are_printed_in_one_width(page: Page, paper: str) -> None:
    assert "（一）" not in page.main
    assert ">(一)<" in page.main
    assert ">1、<" in page.main
    assert "(一)" in paper


def test_english_of_the_convention_is_marked_and_its_abbreviation_explained(page: Page) -> None:
    english = "The Convention on the Elimination of all Forms of Discrimination Against Women"
    assert f'<span lang="en">{english}' in page.html
    assert '<abbr title="消除對婦女一切形式歧視公約">CEDAW</abbr>' in page.html
    page.shows("CEDAW 發展與落實", "CEDAW 實務案例研討")
    terms = page.html.partition('id="terms-title"')[2].partition("</section>")[0]
    assert "CEDAW" in terms
    assert english in terms


def test_two_plans_that_are_still_to_come_are_listed(page: Page) -> None:
    for clause in ("sub-elearning", "sub-organisation"):
        assert head(part(page, clause)) == "相關子計畫另訂之。"
    section = page.html.partition('id="coming-title"')[2].partition("</section>")[0]
    assert folded(section).count("另訂") == 2
    for clause in ("sub-elearning", "sub-organisation"):
        assert f'href="#{clause}"' in section


def test_the_reward_for_english_is_named_without_any_figure(page: Page) -> None:
    page.shows("以核予行政獎勵方式予以鼓勵")
    page.hides("嘉獎", "記功")


def test_limits_are_printed_as_the_plan_states_them(page: Page, paper: str) -> None:
    for line in (
        "每人每週最高以八小時為限",
        "編制內預算員額之十分之一為限，但不足一人者，以一人計",
        "公餘進修則名額不受限制",
        "各項訓練辦理完竣後7個工作天內",
        "請假逾該課程三分之一時數，或未請假而缺課者，終身學習時數不予登錄",
    ):
        page.shows(line)
        assert folded(line) in paper


def test_all_ways_of_training_are_named(page: Page) -> None:
    page.shows("專班訓練、隨班訓練、專題演講、座談會、委辦設班", "混成教學模式")


def test_the_hours_are_printed_as_a_tree_that_adds_up(page: Page, built: Built) -> None:
    page.shows("年度最低學習時數為20小時，其中必須完成學習時數(10小時)包含：")
    page.shows("1、當前政府重大政策(1小時)；2、環境教育(4小時)；3、民主治理價值課程(5小時)：")
    page.shows("(1)、性別主流化；(2)、廉政倫理與服務倫理、人權教育、行政中立、多元族群文化、公民參與等")
    page.shows("其餘與業務相關學習時數(10小時)")
    assert 1 + 4 + 5 == 10
    here = {one.code for one in built.outcome.diagnostics if "hsinchu" in one.ref.file}
    assert here <= {"R80"}, "the legal basis has laws without a date, and nothing else is told"


def test_the_path_to_the_material_is_printed_with_its_backslashes(page: Page, paper: str) -> None:
    path = r"員工入口網\網路文件\人事處\考勤訓練科\教育訓練"
    page.shows(path)
    assert path in paper
    assert not [link for link in page.links() if "網路文件" in link]


def test_evaluation_is_held_where_it_is_needed(page: Page) -> None:
    page.shows("視實際需要實施滿意度問卷調查及心得寫作")


def test_clauses_beyond_ten_are_eleven_twelve_thirteen(page: Page) -> None:
    assert [number(part(page, one)) for one in ("c10", "c11", "adoption", "c13")] == [
        "拾、",
        "拾壹、",
        "拾貳、",
        "拾參、",
    ]
    classes = [(part(page, one).get("class") or "").split() for one in ("c11", "adoption")]
    assert ["clause--heading" in one for one in classes] == [True, False]


def test_those_short_of_hours_are_helped(page: Page) -> None:
    page.shows("未滿規定者，應予輔導參訓")
    assert 'href="#hours">捌、二</a>' in page.html
