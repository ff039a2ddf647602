"""``planpress new`` makes files that are valid at once and never touches one that exists."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from click.testing import Result

from planpress.cli.adding_courses import next_id
from planpress.cli.copying_plans import copy_plan

Run = Callable[..., Result]
PLAN = Path("plans/xinghu/114/courses.yaml")


def files(folder: Path) -> dict[str, bytes]:
    """Every file below ``folder`` by path."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def added_lines(before: str, after: str) -> list[str]:
    """The lines of ``after`` that are new; fails if any line went or moved."""
    old, added = before.split("\n"), []
    for line in after.split("\n"):
        if old and line == old[0]:
            old.pop(0)
        else:
            added.append(line)
    assert old == [], "a line was changed or lost"
    return added


class TestSite:
    def test_makes_a_whole_project(self, planpress: Run, tmp_path: Path) -> None:
        result = planpress("new", "site", str(tmp_path / "mine"))
        assert result.exit_code == 0
        made = files(tmp_path / "mine")
        assert {"content/site.yaml", ".gitignore", "plans/xinghu/115/document.md"} <= made.keys()
        assert "planpress build" in result.stdout
        assert list(tmp_path.iterdir()) == [tmp_path / "mine"]

    def test_every_yaml_file_reads_without_a_word(self, planpress: Run, tmp_path: Path) -> None:
        from planpress.load.yaml_nodes import read_yaml

        planpress("new", "site", str(tmp_path / "mine"))
        for name, content in files(tmp_path / "mine").items():
            if name.endswith(".yaml"):
                assert read_yaml(content.decode(), name).diagnostics == ()

    def test_fills_an_empty_folder_and_leaves_a_full_one(self, planpress: Run, tmp_path: Path) -> None:
        assert planpress("new", "site", str(tmp_path)).exit_code == 0
        before = files(tmp_path)
        result = planpress("new", "site", str(tmp_path))
        assert result.exit_code == 2
        assert "E81" in result.stderr
        assert files(tmp_path) == before

    def test_a_file_in_the_way_stays(self, planpress: Run, tmp_path: Path) -> None:
        (tmp_path / "mine").write_text("precious", encoding="utf-8")
        assert planpress("new", "site", str(tmp_path / "mine")).exit_code == 2
        assert files(tmp_path) == {"mine": b"precious"}


class TestCity:
    def test_makes_a_city(self, planpress: Run, project: Path) -> None:
        assert planpress("new", "city", "new-city", "--name", "新城：市").exit_code == 0
        made = yaml.safe_load((project / "content/cities/new-city.yaml").read_text(encoding="utf-8"))
        assert made["name"] == "新城：市"

    @pytest.mark.parametrize("city", ["Taoyuan", "桃園", "-x", "a--b", "../up", "a/b", "9lives"])
    def test_refuses_what_is_no_id(self, planpress: Run, project: Path, city: str) -> None:
        before = files(project)
        result = planpress("new", "city", "--name", "市", "--", city)
        assert result.exit_code == 2
        assert "E82" in result.stderr
        assert files(project) == before

    def test_refuses_one_that_exists_even_as_a_broken_link(self, planpress: Run, project: Path) -> None:
        (project / "content/cities/lost.yaml").symlink_to(project / "nowhere")
        for city in ("xinghu", "lost"):
            result = planpress("new", "city", city, "--name", "市")
            assert result.exit_code == 2
            assert "E81" in result.stderr
        assert not (project / "nowhere").exists()


class TestPlan:
    def test_makes_a_plan_of_its_city(self, planpress: Run, project: Path) -> None:
        assert planpress("new", "plan", "xinghu/115").exit_code == 0
        plan = yaml.safe_load((project / "plans/xinghu/115/plan.yaml").read_text(encoding="utf-8"))
        assert plan["title"] == "星湖市政府115年度訓練計畫"
        assert plan["state"] == "draft"
        assert plan["period"] == "115年1月1日至115年12月31日"

    @pytest.mark.parametrize("plan", ["xinghu", "xinghu/2024x", "xinghu/abc", "xinghu/../115", "115"])
    def test_refuses_what_names_no_plan(self, planpress: Run, project: Path, plan: str) -> None:
        assert "E82" in planpress("new", "plan", plan).stderr

    def test_an_unknown_city_is_asked_about(self, planpress: Run, project: Path) -> None:
        assert "Did you mean “xinghu”?" in planpress("new", "plan", "xingu/115").stderr
        assert "planpress new city abc" in planpress("new", "plan", "abc/115").stderr

    def test_refuses_a_plan_that_exists(self, planpress: Run, project: Path) -> None:
        before = files(project)
        assert "E81" in planpress("new", "plan", "xinghu/114").stderr
        assert files(project) == before

    def test_copies_last_years(self, planpress: Run, project: Path) -> None:
        result = planpress("new", "plan", "xinghu/115", "--from", "xinghu/114")
        assert result.exit_code == 0
        plan = (project / "plans/xinghu/115/plan.yaml").read_text(encoding="utf-8")
        assert plan == "title: 星湖市政府115年度訓練計畫\nstate: draft\nkind: plan\n"
        assert (project / "plans/xinghu/115/courses.yaml").read_bytes() == (project / PLAN).read_bytes()


OLD = {
    "plan.yaml": """title: 甲市114年度計畫   # 名稱
state: issued
period: 114年1月1日至114年12月31日
aliases:
  - 114-old
  - 114-older
issue: {date: 114年2月3日, number: 府字第1140000001號, act: 函頒}
updated: 114年3月1日
""",
    "rules.yaml": """hours:
  hours:
    since: 114年1月1日
    total: 20小時
deadlines:
  a: {by: 114年9月30日, then: 2114年}
  b:
    note: |
      114年的說明
""",
    "document.md": "# 目標\n\n自114年起。\n",
    "sessions.csv": "編號,課程,開始\nai-1-a,ai-1,114年5月6日\n",
}
NEW_PLAN = """title: 甲市115年度計畫   # 名稱
state: draft
# 請核對：原為 114年1月1日至114年12月31日
period: 115年1月1日至115年12月31日
issue: {date: 未載明, number: 未載明, act: 函頒}
"""
NEW_RULES = """hours:
  hours:
    # 請核對：原為 114年1月1日
    since: 114年1月1日
    total: 20小時
deadlines:
  # 請核對：原為 114年9月30日
  a: {by: 115年9月30日, then: 2114年}
  b:
    note: |
      114年的說明
"""
PICTURE = b"\x89PNG\xff"


class TestCopy:
    @pytest.fixture
    def copied(self) -> dict[str, bytes]:
        """The files of the new year."""
        contents = {name: text.encode() for name, text in OLD.items()}
        return dict(copy_plan({**contents, "media/x.png": PICTURE}, 114, 115).files)

    def test_plan(self, copied: dict[str, bytes]) -> None:
        assert copied["plan.yaml"].decode() == NEW_PLAN

    def test_rules_move_their_dates_and_mark_them(self, copied: dict[str, bytes]) -> None:
        assert copied["rules.yaml"].decode() == NEW_RULES

    def test_windows_line_ends_and_marks_make_no_difference(self) -> None:
        content = b"\xef\xbb\xbf" + OLD["plan.yaml"].replace("\n", "\r\n").encode()
        assert copy_plan({"plan.yaml": content}, 114, 115).files["plan.yaml"].decode() == NEW_PLAN

    def test_what_was_written_of_an_amendment_stays_behind(self) -> None:
        files = {"plan.yaml": b"title: x\n", "amendment.yaml": "summary: 酌作修正。\n".encode()}
        assert [*copy_plan(files, 114, 115).files] == ["plan.yaml"]

    def test_text_stays_and_sessions_go(self, copied: dict[str, bytes]) -> None:
        assert copied["document.md"].decode() == OLD["document.md"]
        assert copied["sessions.csv"].decode() == "編號,課程,開始\n"
        assert copied["media/x.png"] == PICTURE

    def test_what_speaks_of_the_old_year_is_listed(self) -> None:
        contents = {"document.md": "# 目標\n\n自114年起，1140元。\n".encode()}
        assert copy_plan(contents, 114, 115).to_check == (("document.md", 3, "自114年起，1140元。"),)

    def test_what_names_another_city_is_listed_and_left(self) -> None:
        contents = {"plan.yaml": "title: 星湖市政府訓練計畫\n".encode()}
        copied = copy_plan(contents, 114, 115, "星湖市")
        assert "星湖市政府訓練計畫" in copied.files["plan.yaml"].decode()
        assert [(name, text) for name, _, text in copied.to_check] == [
            ("plan.yaml", "title: 星湖市政府訓練計畫")
        ]

    def test_from_another_city_the_lines_to_check_are_named(self, planpress: Run, project: Path) -> None:
        assert planpress("new", "city", "taoyuan", "--name", "桃園市").exit_code == 0
        result = planpress("new", "plan", "taoyuan/115", "--from", "xinghu/114")
        assert "plans/taoyuan/115/plan.yaml:1  title: 星湖市政府115年度訓練計畫" in result.output
        same = planpress("new", "plan", "xinghu/115", "--from", "xinghu/114")
        assert "星湖市政府" not in same.output

    def test_from_a_folder_without_a_year_is_refused(self, planpress: Run, project: Path) -> None:
        (project / "plans/xinghu/draft").mkdir()
        (project / "plans/xinghu/draft/plan.yaml").write_text("title: x\n", encoding="utf-8")
        result = planpress("new", "plan", "xinghu/115", "--from", "xinghu/draft")
        assert result.exit_code == 2
        assert "E82" in result.output


class TestCourse:
    @pytest.mark.parametrize(
        ("series", "course", "added"),
        [
            ("ai", "ai-3", ["        ai-3: 新課程"]),
            ("old", "old-1", ["      courses:", "        old-1: 新課程"]),
        ],
    )
    def test_is_the_last_of_its_series(
        self, planpress: Run, project: Path, series: str, course: str, added: list[str]
    ) -> None:
        before = (project / PLAN).read_text(encoding="utf-8")
        result = planpress("new", "course", "xinghu/114", series, "--title", "新課程")
        assert result.exit_code == 0
        assert course in result.stdout
        after = (project / PLAN).read_text(encoding="utf-8")
        assert added_lines(before, after) == added
        assert yaml.safe_load(after)["digital"]["series"][series]["courses"][course] == "新課程"

    @pytest.mark.parametrize("series", ["data", "maps", "digital"])
    def test_finds_room_where_there_was_none(self, planpress: Run, project: Path, series: str) -> None:
        before = yaml.safe_load((project / PLAN).read_text(encoding="utf-8"))
        assert planpress("new", "course", "xinghu/114", series, "--title", "新").exit_code == 0
        after = yaml.safe_load((project / PLAN).read_text(encoding="utf-8"))
        holder = after["digital"] if series == "digital" else after["digital"]["series"][series]
        assert holder.pop("courses") == {f"{series}-1": "新"}
        assert after == before

    @pytest.mark.parametrize(
        "title", ["甲: 乙", "- 一", "# 二", "12:30", "yes", "0112", '“q” \\ "x"', "{a}", "尾 #3"]
    )
    @pytest.mark.parametrize("series", ["ai", "maps"])
    def test_any_title_is_read_back_as_written(
        self, planpress: Run, project: Path, title: str, series: str
    ) -> None:
        from planpress.load.yaml_nodes import plain, read_yaml

        assert planpress("new", "course", "xinghu/114", series, "--title", title).exit_code == 0
        read = read_yaml((project / PLAN).read_text(encoding="utf-8"), "")
        assert read.value is not None
        assert not read.failed
        assert title in plain(read.value)["digital"]["series"][series]["courses"].values()

    def test_keeps_windows_line_ends_and_the_byte_order_mark(self, planpress: Run, project: Path) -> None:
        text = (project / PLAN).read_text(encoding="utf-8")
        (project / PLAN).write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
        planpress("new", "course", "xinghu/114", "ai", "--title", "新")
        content = (project / PLAN).read_bytes()
        assert content.startswith(b"\xef\xbb\xbf#")
        assert content.count(b"\n") == content.count(b"\r\n") == text.count("\n") + 1

    def test_goes_behind_its_neighbours_in_a_spreadsheet(self, planpress: Run, project: Path) -> None:
        table = project / "plans/xinghu/115/courses.csv"
        table.parent.mkdir()
        (table.parent / "plan.yaml").write_text("title: 甲\n", encoding="utf-8")
        head = '編號,類別,系列,課程名稱,人數\na-1,lead,甲組,"一,\n二",30\nb-1,lead,乙組,三,30'
        table.write_text(head, encoding="utf-8")
        assert planpress("new", "course", "xinghu/115", "甲組", "--title", "四,五").exit_code == 0
        assert planpress("new", "course", "xinghu/115", "lead", "--title", "六").exit_code == 0
        assert table.read_text(encoding="utf-8") == (
            '編號,類別,系列,課程名稱,人數\na-1,lead,甲組,"一,\n二",30\n'
            'a-2,lead,甲組,"四,五",\nb-1,lead,乙組,三,30\na-3,lead,乙組,六,\n'
        )

    def test_a_broken_file_is_left_alone(self, planpress: Run, project: Path) -> None:
        (project / PLAN).write_text("digital：\n  series: {}\n", encoding="utf-8")
        before = files(project)
        result = planpress("new", "course", "xinghu/114", "ai", "--title", "新")
        assert result.exit_code == 1
        assert "E89" in result.stderr
        assert files(project) == before

    def test_a_layout_that_cannot_be_added_to_is_left_alone(
        self, planpress: Run, project: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("planpress.cli.adding_courses.add_to_yaml", lambda text, *_: text + "more: {}\n")
        before = files(project)
        result = planpress("new", "course", "xinghu/114", "ai", "--title", "新")
        assert result.exit_code == 1
        assert "E89" in result.stderr
        assert files(project) == before

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (["xinghu/114", "olds"], "Did you mean “old”?"),
            (["xinghu/141", "ai"], "Did you mean “xinghu/114”?"),
            (["xinghu/114", "ai", "--id", "ai-2"], "has been used already"),
            (["xinghu/114", "ai", "--id", "AI 2"], "cannot be an id"),
        ],
    )
    def test_what_does_not_fit_changes_nothing(
        self, planpress: Run, project: Path, words: list[str], said: str
    ) -> None:
        before = files(project)
        result = planpress("new", "course", *words, "--title", "新")
        assert result.exit_code == 2
        assert said in result.stderr
        assert files(project) == before


@pytest.mark.parametrize(
    ("ids", "others", "following"),
    [
        ([], [], "s-1"),
        (["s-1", "s-2"], [], "s-3"),
        (["s-1", "s-9"], [], "s-10"),
        (["x-1", "x-2", "s-1"], [], "x-3"),
        (["s-1"], ["s-7"], "s-8"),
        (["word"], [], "s-1"),
    ],
)
def test_a_number_is_never_used_again(ids: list[str], others: list[str], following: str) -> None:
    assert next_id("s", ids, [*ids, *others]) == following
