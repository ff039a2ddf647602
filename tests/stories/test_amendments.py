"""An editor amends a real plan and gets the comparison table that has to go with it."""

from __future__ import annotations

import shutil
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import Result

from support.amendments import Cell, Desk, amend_much, lay_out, run
from support.typesetting import FakeTypesetter

NEW, OLD, REASON = range(3)


@dataclass(frozen=True)
class Amended:
    """What came of one run; nobody writes there."""

    desk: Desk
    result: Result


@pytest.fixture(scope="module")
def amended(tmp_path_factory: pytest.TempPathFactory) -> Amended:
    """The plan after many changes, and its table."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("planpress.pipeline.run.ChildTypesetter", FakeTypesetter)
        desk = amend_much(lay_out(tmp_path_factory.mktemp("amended")))
        return Amended(desk, desk.amend())


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The plan, ready to be amended, and a typesetter that takes no time."""
    monkeypatch.setattr("planpress.pipeline.run.ChildTypesetter", FakeTypesetter)
    return lay_out(tmp_path)


def test_the_command_tells_what_was_amended_and_what_is_lacking(amended: Amended) -> None:
    result = amended.result
    assert result.exit_code == 0
    assert (
        "3 point(s) amended, 1 point(s) new, 1 point(s) deleted, 1 point(s) moved, 4 point(s) renumbered"
        in (result.stdout)
    )
    for ending in ("html", "pdf", "odt"):
        assert f"taoyuan-113-amendment.{ending}" in result.stdout
    assert "P69" in result.stdout
    assert "伍、scheduling、methods、sharing、absence、materials." in result.stdout


def test_changed_words_are_underlined_on_both_sides(amended: Amended) -> None:
    desk = amended.desk
    row = desk.row("儲備主管之培訓")
    assert row[NEW].underlined == ("及儲備主管", "、", "及跨域協調")
    assert row[OLD].underlined == ("及",)
    assert row[NEW].text.startswith("參、計畫目標二、完善中高階人員及儲備主管")
    assert row[REASON].text == "一、儲備主管宜及早培訓。二、跨域協調為業務所需。"


def test_a_new_point_and_a_deleted_one_say_so(amended: Amended) -> None:
    desk = amended.desk
    new, deleted = desk.row("善用數位工具"), desk.row("本府人事處得就各機關")
    assert (new[OLD].text, new[REASON].text) == ("（新增）", "本點新增。")
    assert new[NEW].underlined == ("五、", "善用數位工具，使偏遠地區同仁亦得就近學習。")
    assert deleted[NEW] == Cell("（刪除）")
    assert "".join(deleted[OLD].underlined).startswith("四、本府人事處得就各機關")


def test_a_moved_point_is_one_row_where_it_stands_now(amended: Amended) -> None:
    desk = amended.desk
    moved = desk.row("研習日期、參加對象及人數等")
    assert (moved[NEW].underlined, moved[OLD].underlined) == (("一、",), ("五、",))
    order = [row[NEW].text[:8] for row in desk.rows() if row[NEW].text.startswith("柒")]
    assert order == [f"柒、辦理方式{number}、" for number in "一二三四五"]


def test_a_reason_for_a_part_of_a_point_stands_beside_it_with_references_filled(amended: Amended) -> None:
    desk = amended.desk
    row = desk.row("本府每年函頒之時數表")
    assert row[NEW].underlined == ("及本府每年函頒之時數表",)
    assert "自113年1月1日起" in row[NEW].text, "the point stands whole, with its values"
    assert row[REASON].text == "依玖、二、(一)之體例補充。"


def test_what_did_not_change_is_shown_on_demand_alone(desk: Desk) -> None:
    amend_much(desk).amend()
    assert len(desk.rows()) == 10
    desk.amend("--whole")
    assert len(desk.rows()) > 45
    assert not any(cell.underlined for cell in desk.row("一、加強各層級人員之科技素養"))


def test_the_general_note_stands_in_front_and_is_a_persons(desk: Desk) -> None:
    amend_much(desk).amend()
    page = desk.made("html").decode()
    assert "部分規定修正總說明" in page
    assert "<strong>實務需要</strong>" in page
    assert page.index("爰修正本計畫") < page.index("本次計修正3點") < page.index("<table>")
    desk.reasons("reasons: {參、五: 本點新增。}\n")
    result = desk.amend()
    assert "總說明" not in desk.made("html").decode()
    assert "There is no general note yet." in result.stdout


def test_a_statute_has_articles(desk: Desk) -> None:
    amend_much(desk).reasons("kind: statute\n").amend()
    page = desk.made("html").decode()
    assert "修正條文</th>" in page
    assert "現行條文</th>" in page
    assert "部分條文修正條文對照表" in page
    assert "修正3條" in page


def test_more_than_half_is_an_amendment_of_the_whole(desk: Desk) -> None:
    text = (desk.new / "document.md").read_text("utf-8")
    (desk.new / "document.md").write_text(text.replace("。", "！"), "utf-8")
    desk.amend()
    assert "公務菁英培訓計畫修正規定對照表" in desk.made("html").decode().replace(
        '</span><span class="masthead__line">', ""
    )


def test_a_new_name_is_the_first_row(desk: Desk) -> None:
    file = desk.new / "plan.yaml"
    file.write_text(file.read_text("utf-8").replace("公務菁英培訓計畫", "公務人員培訓計畫"), "utf-8")
    desk.reasons("title_reason: 名稱配合修正。\n").amend()
    first = desk.rows()[0]
    assert [cell.text for cell in first] == [
        "名稱桃園市政府113年度公務人員培訓計畫",
        "名稱桃園市政府113年度公務菁英培訓計畫",
        "名稱配合修正。",
    ]
    assert (first[NEW].underlined, first[OLD].underlined) == (("人員",), ("菁英",))


def test_a_row_of_a_table_shows_what_changed_in_it(desk: Desk) -> None:
    file = desk.new / "rules.yaml"
    text = file.read_text("utf-8")
    assert "caption: 通過英語檢定敘獎標準" in text
    file.write_text(
        text.replace("caption: 通過英語檢定敘獎標準", "caption: 通過英語能力檢定敘獎標準", 1), "utf-8"
    )
    desk.amend()
    row = desk.row("通過英語能力檢定敘獎標準")
    assert row[NEW].underlined == ("能力",)
    assert row[OLD].underlined == ()
    assert "嘉獎1次" in row[NEW].text


def test_the_same_twice_gives_the_same_bytes(desk: Desk) -> None:
    amend_much(desk).amend()
    before = {ending: desk.made(ending) for ending in ("html", "pdf", "odt")}
    shutil.rmtree(desk.root / "amendments")
    desk.amend()
    assert {ending: desk.made(ending) for ending in before} == before


def test_no_word_of_either_version_is_lost(desk: Desk) -> None:
    amend_much(desk).amend("--whole")
    for column in (NEW, OLD):
        said = Counter("".join(row[column].text for row in desk.rows()))
        version = desk.new if column == NEW else desk.old
        text = (version / "document.md").read_text("utf-8")
        wanted = Counter(
            char for line in text.splitlines() if "{" not in line for char in line if "一" <= char <= "鿿"
        )
        assert not wanted - said


# -- what may be wrong ---------------------------------------------------------


def test_nothing_amended_is_said_and_nothing_made(desk: Desk) -> None:
    result = desk.amend()
    assert result.exit_code == 0
    assert "Nothing was amended" in result.stdout
    assert not (desk.root / "amendments").exists()


@pytest.mark.parametrize(
    ("name", "wording"), [("otherhours", "Did you mean “other-hours”?"), ("甲乙丙丁", "Amended are: 參、二")]
)
def test_a_reason_that_names_no_clause_is_an_error_at_its_line(desk: Desk, name: str, wording: str) -> None:
    amend_much(desk).reasons(f"reasons:\n  {name}: 理由。\n")
    result = desk.amend()
    assert result.exit_code == 1
    assert all(words in result.stdout for words in ("P67", "amendment.yaml:2", wording))
    assert not (desk.root / "amendments").exists()


def test_a_reason_for_what_did_not_change_is_a_warning(desk: Desk) -> None:
    amend_much(desk).reasons("reasons: {拾壹: 酌作文字修正。}\n")
    result = desk.amend()
    assert result.exit_code == 0
    assert "P68" in result.stdout
    assert "酌作文字修正" not in desk.made("html").decode()


def test_without_the_file_all_reasons_stay_empty_and_are_listed(desk: Desk) -> None:
    amend_much(desk)
    (desk.new / "amendment.yaml").unlink()
    result = desk.amend()
    assert result.exit_code == 0
    assert "There is no amendment.yaml" in result.stdout
    assert "參、二、參、五" in result.stdout
    assert {row[REASON].text for row in desk.rows()} == {""}


def test_another_document_is_doubted_and_another_city_refused(desk: Desk, tmp_path: Path) -> None:
    (desk.old / "document.md").write_text("# 補助\n\n1. 甲。\n\n# 申請 {#apply}\n\n1. 乙。\n", "utf-8")
    for name in ("rules.yaml", "courses.yaml", "figures.yaml"):
        (desk.old / name).unlink()
    whole = (desk.old / "plan.yaml").read_text("utf-8")
    (desk.old / "plan.yaml").write_text(whole.partition("legal_basis:")[0], "utf-8")
    assert "P68" in desk.amend().stdout
    other = desk.root / "plans/hsinchu/113"
    shutil.copytree(desk.new, other)
    result = run(str(other), str(desk.new))
    assert result.exit_code == 2
    assert "E94" in result.stderr
    assert "hsinchu" in result.stderr


def test_folders_that_cannot_be_compared_are_named(desk: Desk, tmp_path: Path) -> None:
    loose = tmp_path / "loose"
    shutil.copytree(desk.old, loose)
    asked = {
        (str(tmp_path / "nowhere"), str(desk.new)): "There is no folder",
        (str(desk.new.parent), str(desk.new)): "holds no plan.yaml",
        (str(desk.new), str(desk.new)): "are the same folder",
        (str(loose), str(desk.old)): "Neither",
        (str(desk.old), str(desk.new), "--output", str(desk.new / "media")): "holds sources or the site",
        (
            str(desk.old),
            str(desk.new),
            "--output",
            str(desk.root / "output/taoyuan"),
        ): "holds sources or the site",
    }
    for words, message in asked.items():
        result = run(*words)
        assert (result.exit_code, message in result.stderr) == (2, True), (words, result.stderr)
    assert not (desk.root / "amendments").exists()


def test_a_version_that_cannot_be_printed_is_told_by_its_own_file(desk: Desk) -> None:
    text = (desk.old / "document.md").read_text("utf-8")
    (desk.old / "document.md").write_text(text.replace("{value:period}", "{value:perod}"), "utf-8")
    result = desk.amend()
    assert result.exit_code == 1
    assert "113-issued/document.md:24" in result.stdout
    (desk.old / "document.md").unlink()
    assert "P61" in desk.amend().stdout


def test_a_file_that_somebody_worked_in_is_kept(desk: Desk, tmp_path: Path) -> None:
    amend_much(desk).amend()
    desk.edit("加強各層級人員", "提升各層級人員")
    assert desk.amend().exit_code == 0, "what nobody touched is made anew"
    file = desk.root / "amendments/taoyuan-113-amendment.odt"
    file.write_bytes(b"two hours of work")
    desk.edit("提升各層級人員", "強化各層級人員")
    page = desk.made("html")
    result = desk.amend()
    assert result.exit_code == 2
    assert "E94" in result.stderr
    assert "amendment.odt" in result.stderr
    assert (file.read_bytes(), desk.made("html")) == (b"two hours of work", page)
    assert desk.amend("--output", str(tmp_path / "elsewhere")).exit_code == 0


def test_the_sources_stay_as_they_are(desk: Desk) -> None:
    amend_much(desk)
    before = {path: path.read_bytes() for path in (*desk.new.rglob("*.*"), *desk.old.rglob("*.*"))}
    desk.amend()
    assert {path: path.read_bytes() for path in (*desk.new.rglob("*.*"), *desk.old.rglob("*.*"))} == before
