"""The preview follows whatever an editor does, and ends where a clean build would."""

from __future__ import annotations

import random
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from planpress.diagnostics.diagnostic import Checked, Ref
from planpress.render.typeset_job import Job, Sheet
from support.previewing import SETTLING, Preview, previewing, replace_like_an_editor
from support.project import Project
from support.small import COURSES, DOCUMENT, PLAN, small_project
from support.typesetting import FakeTypesetter

PAGE = "/xinghu/114/"
PDF = "/xinghu/114/xinghu-114.pdf"
COURSE = "/courses/xinghu/114/ai-1/"
GOAL = "提升同仁之數位能力"
LATER = ("build.json",)  # holds the hashes of the papers, which the preview sets one by one


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store that an earlier preview of the small project left, so that the next one begins at once."""
    project = small_project(tmp_path_factory.mktemp("kept"))
    with previewing(project) as preview:
        preview.shows(PAGE, GOAL)
    return project.root / ".planpress"


@pytest.fixture
def project(tmp_path: Path, kept: Path) -> Project:
    """The small project, not built."""
    project = small_project(tmp_path / "small")
    shutil.copytree(kept, project.root / ".planpress")
    return project


@pytest.fixture(scope="module")
def calm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """A preview whose sources nobody touches."""
    with previewing(small_project(tmp_path_factory.mktemp("calm"))) as running:
        running.shows(PAGE, GOAL)
        yield running


@pytest.fixture
def preview(project: Project) -> Iterator[Preview]:
    """A preview of it, after the first look."""
    with previewing(project) as running:
        running.shows(PAGE, GOAL)
        yield running


def equals_a_clean_build(preview: Preview, tmp_path: Path) -> None:
    """Every file is what a build makes of the same sources, and nothing else is there."""
    clean = Project(tmp_path / "clean")
    for name in ("content", "plans", "themes"):
        if (preview.project.root / name).is_dir():
            shutil.copytree(preview.project.root / name, clean.root / name)
    tree = clean.build().tree()
    assert clean.outcome is not None
    assert not clean.outcome.failed, clean.diagnostics
    for path, content in tree.items():
        if not path.startswith(".") and path not in LATER:
            assert preview.get(f"/{path}").built == content, path
    gone = preview.resident.board.paths() - tree.keys()
    assert {path for path in gone if not path.startswith("assets/")} == set()


# -- what an editor does ------------------------------------------------------


@pytest.mark.parametrize("poll", [False, True])
def test_a_saved_word_is_on_the_page_and_the_page_is_told(project: Project, poll: bool) -> None:
    with previewing(project, poll=poll) as preview:
        before = preview.shows(PAGE, GOAL)
        with preview.visitor(PAGE, before.mark) as events:
            project.edit(DOCUMENT, GOAL, "提升同仁之文字能力")
            mark = events.next("page")

        after = preview.get(PAGE)

        assert "提升同仁之文字能力" in after.text
        assert after.mark == mark != before.mark


def test_a_cell_of_a_table_is_on_the_course_and_in_the_document(preview: Preview) -> None:
    preview.project.edit(COURSES, "生成式工具入門", "生成式工具初階")

    preview.shows(COURSE, "生成式工具初階")
    preview.shows(PAGE, "生成式工具初階")


def test_a_slip_is_said_over_the_last_good_page_until_it_is_mended(preview: Preview) -> None:
    with preview.visitor(PAGE, preview.get(PAGE).mark) as events:
        assert '"errors":[]' in events.next("errors")
        preview.project.edit(DOCUMENT, "# 計畫目標", "#計畫目標")
        assert "D03" in events.next("errors")

        (error,) = preview.errors()["errors"]
        assert error["place"] == f"{DOCUMENT}:1:1"
        assert error["says"] == [{"language": "zh-Hant", "text": "「#」後面要有一個空格。"}]
        assert error["excerpt"] == {"line": 1, "before": "", "at": "#", "after": "計畫目標"}
        assert error["mend"][0]["text"]
        assert GOAL in preview.get(PAGE).text

        preview.project.edit(DOCUMENT, "#計畫目標", "# 計畫目標")
        assert '"errors":[]' in events.next("errors")
    assert [[one.item.code for one in found] for found in preview.told] == [["D03"], []]


def test_errors_are_said_in_the_editors_languages(project: Project) -> None:
    project.edit(DOCUMENT, "# 計畫目標", "#計畫目標")
    with previewing(project, languages=("zh-Hant", "en")) as preview:
        preview.says("D03")

        (error,) = preview.errors()["errors"]

    assert [one["language"] for one in error["says"]] == ["zh-Hant", "en"]
    assert "blank" in error["says"][1]["text"] or "space" in error["says"][1]["text"]


def test_a_file_that_is_put_in_the_place_of_another_counts_as_saved(preview: Preview) -> None:
    file = preview.project.root / DOCUMENT
    for word in ("能力", "素養", "本領"):  # the watch must not follow the file that went away
        replace_like_an_editor(file, file.read_text("utf-8").replace("數位能力。", f"數位{word}。"))
        preview.shows(PAGE, f"數位{word}。")
        replace_like_an_editor(file, file.read_text("utf-8").replace(f"數位{word}。", "數位能力。"))
        preview.shows(PAGE, "數位能力。")


def test_a_renamed_page_moves(preview: Preview) -> None:
    pages = preview.project.root / "content/pages"
    preview.shows("/about/", "虛構的縣市")
    (pages / "about.md").rename(pages / "guide.md")

    preview.says("P65")  # the foot of every page still leads to the old one
    assert preview.get("/about/").status == 200

    preview.project.edit("content/site.yaml", "page: about", "page: guide")
    preview.shows("/guide/", "虛構的縣市")
    preview.until(lambda: preview.get("/about/").status == 404, "the end of the old address")


def test_a_deleted_plan_is_gone_with_its_courses(preview: Preview, tmp_path: Path) -> None:
    preview.shows("/xinghu/113/", "服務品質")
    preview.project.remove("plans/xinghu/113")

    preview.until(lambda: preview.get("/xinghu/113/").status == 404, "the end of the plan")
    equals_a_clean_build(preview, tmp_path)


def test_a_file_in_another_encoding_is_said_and_mended(preview: Preview) -> None:
    path = preview.project.root / COURSES
    text = path.read_text("utf-8")
    path.write_bytes(b"\xff\xfe\x00" + text.encode("big5", "replace"))
    preview.until(lambda: any(code.startswith("Y0") for code in preview.codes()), "an error of bytes")
    assert "生成式工具入門" in preview.get(COURSE).text

    path.write_text(text.replace("生成式工具入門", "再來一次"), encoding="utf-8")
    preview.shows(COURSE, "再來一次")
    assert preview.codes() == []


def test_two_saves_at_once_are_one_look(preview: Preview) -> None:
    preview.settle()
    before = preview.resident.board.revision
    preview.project.edit(DOCUMENT, GOAL, "第一次")
    preview.project.edit(DOCUMENT, "第一次", "第二次")
    preview.shows(PAGE, "第二次")
    preview.settle()

    assert preview.resident.board.revision == before + 1 + SETTLING


def git(project: Project, *words: str) -> None:
    """Git in the project, without anybody's configuration."""
    quiet = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false", "-C"]
    subprocess.run(["git", *quiet, str(project.root), *words], check=True, capture_output=True)


def test_another_branch_is_another_site_and_back(preview: Preview, tmp_path: Path) -> None:
    project = preview.project
    project.write(".gitignore", ".planpress/\noutput/\n")
    git(project, "init", "-q", "-b", "main")
    git(project, "add", ".")
    git(project, "commit", "-qm", "one")
    git(project, "checkout", "-qb", "other")
    for number in range(40):
        project.write(f"content/pages/more/p{number}.md", f"# 第{number}頁\n\n文字。\n")
    project.edit(DOCUMENT, GOAL, "另一條路").remove("plans/xinghu/113")
    git(project, "add", "-A")
    git(project, "commit", "-qm", "two")
    preview.shows(PAGE, "另一條路")

    git(project, "checkout", "-q", "main")
    preview.shows(PAGE, GOAL)
    preview.until(lambda: preview.get("/more/p39/").status == 404, "the end of the other branch")
    git(project, "checkout", "-q", "other")
    preview.shows("/more/p39/", "第39頁")
    preview.settle()
    equals_a_clean_build(preview, tmp_path)


def test_a_folder_in_the_place_of_another_is_watched_too(preview: Preview) -> None:
    root = preview.project.root
    shutil.copytree(root / "plans", root / "plans-new")
    (root / "plans").rename(root / "plans-old")
    (root / "plans-new").rename(root / "plans")
    preview.settle()

    preview.project.edit(DOCUMENT, GOAL, "換了資料夾")

    preview.shows(PAGE, "換了資料夾")


def test_what_no_event_tells_is_found_at_the_next_round(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planpress.serve.watch.Watch._tell", lambda _watch, _path: None)
    with previewing(project, rescan=0.2) as preview:
        preview.shows(PAGE, GOAL)
        project.edit(DOCUMENT, GOAL, "沒有人說")
        preview.shows(PAGE, "沒有人說")


@pytest.mark.parametrize("seed", [1, 2])
def test_after_any_edits_it_is_what_a_clean_build_is(preview: Preview, tmp_path: Path, seed: int) -> None:
    choose = random.Random(seed)  # noqa: S311 - a story that can be told again
    project = preview.project
    steps = [
        lambda: project.edit(DOCUMENT, "# 計畫目標", "#計畫目標"),
        lambda: project.edit(COURSES, "一般人員,40,", f"一般人員,{choose.randint(10, 90)},"),
        lambda: project.write("content/pages/new.md", f"# 新頁\n\n{choose.random()}\n"),
        lambda: project.write(f"{PLAN}/rules.yaml", "awards: [\n"),
        lambda: project.write("themes/default/css/layout.css", f"/* {choose.random()} */\n"),
        lambda: project.write("plans/xinghu/113/document.md", f"# 目標\n\n1. 第{choose.random()}次。\n"),
    ]
    original = {
        path: (project.root / path).read_bytes() for path in (DOCUMENT, COURSES, f"{PLAN}/rules.yaml")
    }
    for _ in range(8):
        step = choose.choice(steps)
        for path, content in original.items():
            project.write(path, content)
        step()
        threading.Event().wait(choose.choice([0.0, 0.05, 0.3]))
    for path, content in original.items():
        project.write(path, content)
    project.write("themes/default/css/layout.css", "@layer layout { body { margin: 0; } }\n")
    preview.settle()

    assert preview.codes() == []
    equals_a_clean_build(preview, tmp_path)


# -- papers -------------------------------------------------------------------


class SlowTypesetter(FakeTypesetter):
    """Waits for a sign before each sheet."""

    def __init__(self) -> None:
        super().__init__()
        self.go = threading.Event()

    def typeset(self, job: Job, ref: Ref) -> Checked[Sheet]:
        """The sheet, after the sign."""
        assert self.go.wait(30)
        return super().typeset(job, ref)


def test_a_paper_is_set_when_it_is_asked_for_and_once_for_each_text(project: Project) -> None:
    setters: list[FakeTypesetter] = []

    def setter() -> FakeTypesetter:
        setters.append(FakeTypesetter())
        return setters[-1]

    def jobs() -> int:
        return sum(one.jobs for one in setters)

    with previewing(project, typesetter=setter) as preview:
        preview.shows(PAGE, GOAL)
        assert jobs() == 0
        first = preview.get(PDF)
        assert first.body.startswith(b"%PDF")
        assert preview.get(PDF).body == first.body
        assert jobs() == 1

        project.edit(DOCUMENT, GOAL, "另一句")
        preview.shows(PAGE, "另一句")
        assert preview.get(PDF).body != first.body
        assert jobs() == 2


def test_while_a_paper_is_being_set_a_note_says_so_and_pages_go_on(project: Project) -> None:
    setter = SlowTypesetter()
    with previewing(project, typesetter=lambda: setter) as preview:
        preview.shows(PAGE, GOAL)
        note = preview.get(PDF, Accept="text/html")
        assert (note.status, note.mark) == (202, "setting")
        assert "正在排版" in note.text

        project.edit(DOCUMENT, GOAL, "不必等")
        preview.shows(PAGE, "不必等")

        with preview.visitor(PDF, note.mark) as events:
            setter.go.set()
            assert events.next("page").startswith("set-")
        assert preview.get(PDF, Accept="text/html").body.startswith(b"%PDF")


def test_a_paper_of_broken_sources_is_not_set(preview: Preview) -> None:
    preview.project.edit(DOCUMENT, "# 計畫目標", "#計畫目標")
    preview.says("D03")
    note = preview.get(PDF, Accept="text/html")
    assert note.status == 503
    assert "排不出來" in note.text

    with preview.visitor(PDF, note.mark) as events:
        preview.project.edit(DOCUMENT, "#計畫目標", "# 計畫目標")
        assert events.next("page") == "setting"
    assert preview.get(PDF).body.startswith(b"%PDF")


# -- beginnings and ends ------------------------------------------------------


def test_a_project_with_errors_from_the_beginning_is_shown_once_they_are_mended(project: Project) -> None:
    project.edit(DOCUMENT, "# 計畫目標", "#計畫目標")
    with previewing(project) as preview:
        preview.says("D03")
        note = preview.get(PAGE)
        assert note.status == 503
        assert "還沒有做好的頁面" in note.text

        with preview.visitor(PAGE, note.mark) as events:
            project.edit(DOCUMENT, "#計畫目標", "# 計畫目標")
            events.next("page")
        assert GOAL in preview.get(PAGE).text


def test_nothing_is_written_but_the_store(preview: Preview) -> None:
    preview.project.edit(DOCUMENT, GOAL, "寫了一句")
    preview.shows(PAGE, "寫了一句")
    preview.get(PDF)

    root = preview.project.root
    assert sorted(one.name for one in root.iterdir()) == [".planpress", "content", "plans"]
    assert {one.name.partition("-")[0] for one in (root / ".planpress").iterdir()} == {"store.sqlite3"}


def test_a_visitor_who_goes_away_is_forgotten(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planpress.serve.preview.HEARTBEAT", 0.1)
    with previewing(project) as preview:
        mark = preview.shows(PAGE, GOAL).mark
        with preview.visitor(PAGE, mark) as events:
            events.next("errors")
            assert preview.resident.board.watched() == {"xinghu/114/index.html"}
        preview.until(lambda: not preview.resident.board.watched(), "the end of the visit")


def test_a_fault_of_the_program_is_said_and_outlived(
    preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_press: object) -> None:
        raise KeyError("nobody thought of this")

    with monkeypatch.context() as broken:
        broken.setattr("planpress.pipeline.preview.findings", fail)
        preview.project.edit(DOCUMENT, GOAL, "出錯的時候")
        preview.says("E92")
        assert GOAL in preview.get(PAGE).text
    preview.project.edit(DOCUMENT, "出錯的時候", "又好了")
    preview.shows(PAGE, "又好了")
    assert preview.codes() == []


# -- who may ask --------------------------------------------------------------


def test_a_page_carries_the_script_and_nothing_else_does(calm: Preview) -> None:
    assert calm.get(PAGE).mark
    assert calm.get("/nowhere/").mark
    for path in ("/sitemap.xml", "/data/rules.json", "/@planpress/live.mjs", "/@planpress/live.css"):
        got = calm.get(path)
        assert got.status == 200
        assert got.built == got.body


@pytest.mark.parametrize(
    "path", ["/../content/site.yaml", "/%2e%2e/content/site.yaml", "/.planpress/lock", "/.htaccess"]
)
def test_nothing_but_the_site_is_shown(calm: Preview, path: str) -> None:
    assert calm.get(path).status == 404


@pytest.mark.parametrize("path", ["/", "/@planpress/events", "/@planpress/live.mjs", PDF])
def test_foreign_pages_hear_nothing(calm: Preview, path: str) -> None:
    assert calm.get(path, Host="evil.example").status == 421
    assert calm.get(path, Origin="http://evil.example").status == 403
    assert calm.get(path, Sec_Fetch_Site="cross-site", Sec_Fetch_Dest="script").status == 403


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_there_is_no_way_to_write(calm: Preview, method: str) -> None:
    assert calm.get(PAGE, method).status in (405, 501)


def test_a_folder_without_its_slash_and_a_missing_page(calm: Preview) -> None:
    assert calm.get("/xinghu/114").headers["Location"] == "/xinghu/114/"
    got = calm.get("/nowhere/")
    assert (got.status, "找不到" in got.text) == (404, True)


@pytest.mark.parametrize(
    "query", ["", "page=%00", "page=//x", "seen=" + "a" * 5000, "heard=x", "heard=" + "9" * 400]
)
def test_an_odd_visitor_hears_what_everybody_hears(calm: Preview, query: str) -> None:
    with calm.visitor("/") as events:
        assert events.next("errors")
    connection = calm.get(f"/@planpress/events?{query}", "HEAD")
    assert connection.status == 200
