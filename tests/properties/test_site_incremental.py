"""A site built step by step equals one built at once, whatever was edited, lost or broken in between."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planpress.engine.inputs import Entry, installed_versions
from planpress.pipeline import run
from planpress.pipeline.press import Press
from support.project import REPOSITORY, Project
from support.small import COURSES, DOCUMENT, FILES, PLAN, small_project

Step = tuple[str, ...]
History = Sequence[Sequence[Step]]

CODES = ("L20", "P60")
FOREIGN = "output/CNAME"

# -- the program: its words, its codes and its theme, small enough to be built again and again ---------


def program(root: Path) -> Path:
    """A copy of what the package holds beside its code, with two codes and two fonts of a few bytes."""
    target = root / "program"
    shutil.copytree(run.PROGRAM / "diagnostics" / "strings", target / "diagnostics" / "strings")
    for family in "LP":
        text = (run.PROGRAM / "diagnostics" / "codes" / f"{family}.yaml").read_text("utf-8")
        (target / "diagnostics" / "codes").mkdir(exist_ok=True)
        (target / "diagnostics" / "codes" / f"{family}.yaml").write_text(_entries(text), "utf-8")
    theme = target / "_themes" / "default"
    shutil.copytree(REPOSITORY / "themes" / "default", theme, ignore=shutil.ignore_patterns("*.?tf"))
    (theme / "fonts" / "fonts.json").write_text(
        '{"fonts": [{"file": "a.ttf", "family": "A", "weight": 400}]}'
    )
    (theme / "fonts" / "a.ttf").write_bytes(b"a")
    return target


def _entries(text: str) -> str:
    """The entries of CODES in a file of codes."""
    parts = ("\n" + text).split("\nL" if "\nL01:" in text else "\nP")
    letter = "L" if "\nL01:" in text else "P"
    return "".join(f"{letter}{part}\n" for part in parts if f"{letter}{part[:2]}" in CODES)


# -- edits: each is a word and where it applies; one that does not apply does nothing -------------------


def swap(project: Project, path: str, old: str, new: str) -> None:
    """``old`` by ``new`` in a file, or back."""
    file = project.root / path
    if file.is_file():
        text = file.read_text("utf-8")
        if new and new in text:
            project.write(path, text.replace(new, old))
        else:
            project.write(path, text.replace(old, new))


def put(project: Project, path: str, text: str) -> None:
    """A file with this text, or no file if it holds it already."""
    file = project.root / path
    if file.is_file() and file.read_text("utf-8") == text:
        file.unlink()
    elif not file.is_dir():
        project.write(path, text)


def move(project: Project, path: str, other: str) -> None:
    """A file or folder by another name, or back."""
    one, two = project.root / path, project.root / other
    if not one.exists():
        one, two = two, one
    if one.exists() and not two.exists():
        two.parent.mkdir(parents=True, exist_ok=True)
        one.rename(two)


def lose(project: Project, path: str) -> None:
    """A file or folder deleted."""
    if (project.root / path).exists():
        project.remove(path)


def restore(project: Project, path: str) -> None:
    """A file as it was in the beginning."""
    if path in FILES:
        project.write(path, FILES[path])


def order(project: Project, key: str) -> None:
    """The rows of the spreadsheet in another order."""
    if (project.root / COURSES).is_file():
        head, *rows = (project.root / COURSES).read_text("utf-8").splitlines()
        rows.sort(key=(lambda row: row[::-1]) if key == "back" else None)
        project.write(COURSES, "\n".join([head, *rows]) + "\n")


EDITS: dict[str, Callable[..., None]] = {
    "swap": swap,
    "put": put,
    "move": move,
    "lose": lose,
    "restore": restore,
    "order": order,
}

PICTURE = "# 計畫目標\n\n![地圖](media/a.png)"
SESSIONS = "編號,課程,開始,地點\ns-1,ai-1,114年5月6日,301教室\n"
YAML_COURSES = (
    "digital:\n  series:\n    ai:\n      courses:\n        ai-1: 入門\n    data:\n      courses: {}\n"
)
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8z"/></svg>'
PAGER = "{% macro pager(previous, following) %}<hr>{% endmacro %}\n"
SMALL_PLAN = FILES["plans/xinghu/113/plan.yaml"]

CONTENT: list[Step] = [
    ("swap", DOCUMENT, "提升同仁", "加強同仁"),
    ("swap", DOCUMENT, "# 計畫目標", "# 緣起\n\n1. 略。\n\n# 計畫目標"),
    ("swap", DOCUMENT, "### 資料分析系列", "### 資料系列"),
    ("swap", DOCUMENT, "{@hours}", "{@hour}"),  # an error
    ("swap", DOCUMENT, "# 計畫目標", PICTURE),
    ("put", f"{PLAN}/media/a.png", "a"),
    ("put", f"{PLAN}/media/a.png", "b"),
    ("swap", COURSES, "ai-2,", "ai-9,"),
    ("swap", COURSES, "6小時,\n", "6小時,ai-7\n"),  # an error: one old id for several courses
    ("swap", COURSES, "提示的寫法,主管人員,20,3小時,", "提示的寫法,主管人員,20,3小時,ai-0"),
    (
        "swap",
        COURSES,
        "data-2,digital,data,公開資料的應用,一般人員,25,6小時,\n",
        "data-9,digital,data,甲,,,,\n",
    ),
    ("swap", COURSES, "40,3小時", "45,3小時"),
    ("order", "forth"),
    ("order", "back"),
    ("lose", COURSES),
    ("restore", COURSES),
    ("put", f"{PLAN}/courses.yaml", YAML_COURSES),
    ("put", f"{PLAN}/sessions.csv", SESSIONS),
    ("swap", f"{PLAN}/rules.yaml", "記功1次", "嘉獎2次"),
    ("swap", f"{PLAN}/indicators.yaml", "770", "771"),
    ("swap", "content/pages/about.md", "虛構", "想像"),
    ("put", "content/pages/more/a.md", "# 甲\n\n[乙](../b/)\n"),
    ("put", "content/pages/more/b.md", "# 乙\n"),
    ("put", "content/pages/manual/index.md", "# 使用手冊\n\n[開始](start/)\n"),
    ("put", "content/pages/manual/start.md", "# 開始\n"),
    ("put", "content/pages/b.md", "no title"),  # an error
    ("swap", "content/site.yaml", "title: 訓練計畫", "title: 公務訓練"),
    ("swap", "content/site.yaml", "title: 訓練計畫", "titel: 訓練計畫"),  # an error
    ("swap", "content/site.yaml", "as_of:", "languages: [zh-Hant, en]\nas_of:"),
    ("put", "content/vocabularies/english.yaml", "terms: {通過英語檢定: Passing an exam}\n"),
    ("put", "content/pages/en/about.md", "# About\n"),
    ("swap", "content/site.yaml", "as_of:", "address: https://example.gov.tw/plans/\nas_of:"),
]
PLANS: list[Step] = [
    ("put", "plans/xinghu/112/plan.yaml", SMALL_PLAN.replace("113", "112")),
    ("put", "plans/xinghu/112/document.md", "# 目標\n\n1. 文字。\n"),
    ("move", "plans/xinghu/113", "plans/xinghu/113-report"),
    ("swap", "plans/xinghu/113-report/plan.yaml", "kind: plan", "aliases: ['113']\nkind: report"),
    ("lose", "plans/xinghu/113"),
    ("restore", "plans/xinghu/113/plan.yaml"),
    ("restore", "plans/xinghu/113/document.md"),
    ("put", "content/cities/lake.yaml", FILES["content/cities/xinghu.yaml"].replace("星湖", "湖")),
    ("move", "plans/xinghu/113", "plans/lake/113"),
    ("swap", "content/cities/xinghu.yaml", "0b6e6e", "7a2e0e"),
    ("swap", "content/cities/xinghu.yaml", "一、 (一)", "一、 （一）"),
]
THEMES: list[Step] = [
    ("put", "themes/default/components/facts/facts.css", ".facts { color: red }\n"),
    ("put", "themes/default/components/pager/macro.html", "{% macro pager(a, b) %}<hr>{% endmacro %}\n"),
    ("put", "themes/lake/tokens.css", ":root { --x: 1px }\n"),
    ("swap", "content/site.yaml", "owner:", "theme: lake\nowner:"),
    ("move", "themes/lake", "themes/other"),
    ("put", "themes/xinghu/tokens.css", ":root { --line: #d0d8d8; }\n"),
    ("put", "themes/xinghu/logo.svg", LOGO),
    ("put", "themes/xinghu/strings.yaml", "nav_home: {zh-Hant: 訓練首頁}\n"),
    ("put", "themes/xinghu/components/pager/macro.html", PAGER),
    ("move", "themes/xinghu", "themes/lake"),
]
PROGRAM: list[Step] = [
    ("swap", "program/diagnostics/strings/pages/frame.yaml", "各縣市的計畫", "縣市的計畫"),
    ("swap", "program/diagnostics/strings/pages/rules.yaml", "en: The rule\n", "en: Rule\n"),
    ("swap", "program/diagnostics/codes/L.yaml", "關於本站", "關於"),
    ("put", "program/more.py", '"""More."""\n'),
    ("swap", "program/_themes/default/components/facts/facts.css", "{", "{ color: blue;"),
    ("move", "program/_themes/default/templates/list.html", "program/_themes/default/templates/old.html"),
    ("put", "program/_themes/default/fonts/a.ttf", "b"),
]
OUTPUT: list[Step] = [
    ("lose", "output/index.html"),
    ("put", "output/index.html", "altered"),
    ("put", "output/xinghu/114/index.html", "altered"),
    ("lose", "output/courses"),
    ("lose", "output"),
    ("put", FOREIGN, "mine"),
    ("lose", ".planpress/store.sqlite3"),
    ("lose", ".planpress/spare"),
]

GROUPS = ("content", "plans", "themes", "program", "output")
edits = st.one_of(*(st.sampled_from(group) for group in (CONTENT, CONTENT, PLANS, THEMES, PROGRAM, OUTPUT)))
histories = st.lists(st.lists(edits, min_size=1, max_size=3), min_size=2, max_size=5)


# -- the checker -------------------------------------------------------------------------------------


def fault(history: History, press: type[Press] = Press) -> str | None:
    """What is wrong with the builds after each step of a history; None if nothing is."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(run, "installed_versions", lambda: VERSIONS)
        root = Path(folder)
        project = small_project(root / "site")
        program(project.root)
        for number, step in enumerate(([], *history)):
            for word, *rest in step:
                EDITS[word](project, *rest)
            patch.setattr(run, "Press", press)
            before = dict(project.tree())
            found = _built(project)
            patch.setattr(run, "Press", Press)
            wrong = _difference(project, before, found, root / f"clean-{number}")
            if wrong:
                return f"after step {number}: {wrong}"
    return None


@dataclass(frozen=True)
class Result:
    """What became of a build: its findings, or the exception that a mutant's confusion ended in."""

    findings: tuple[Any, ...]
    failed: bool


def _built(project: Project) -> Result:
    try:
        project.build(program=project.root / "program")
    except LookupError as confusion:  # only a mutant asks for what is no longer there
        return Result((repr(confusion),), True)
    return Result(project.diagnostics, project.outcome.failed)


def _difference(project: Project, before: dict[str, bytes], found: Result, place: Path) -> str | None:
    clean = Project(place)
    shutil.copytree(project.root, place, ignore=shutil.ignore_patterns("output", ".planpress"))
    wanted = _built(clean)
    if found.findings != wanted.findings:
        return f"found {found.findings} instead of {wanted.findings}"
    if found.failed:
        return None if project.tree() == before else "the old site was not left alone"
    mine = {FOREIGN.removeprefix("output/")} & before.keys()
    if set(project.published.foreign) != mine:
        return f"taken for a person's own: {project.published.foreign}"
    extra = {*project.published.previous, *mine}
    tree = {path: content for path, content in project.tree().items() if path not in extra}
    return _first_difference(tree, dict(clean.tree()))


def _first_difference(found: dict[str, bytes], wanted: dict[str, bytes]) -> str | None:
    different = sorted(path for path in found.keys() | wanted.keys() if found.get(path) != wanted.get(path))
    return f"{different[:5]} of {len(different)} differ" if different else None


VERSIONS = installed_versions()
QUIET = [HealthCheck.too_slow, HealthCheck.data_too_large]


# -- the promise -------------------------------------------------------------------------------------


@given(histories)
@settings(max_examples=2, database=None, deadline=None, suppress_health_check=QUIET)
def test_a_site_built_step_by_step_equals_one_built_at_once(history: History) -> None:
    assert fault(history) is None


@pytest.mark.long
@given(st.lists(st.lists(edits, min_size=1, max_size=5), min_size=4, max_size=12))
@settings(max_examples=40, database=None, deadline=None, suppress_health_check=QUIET)
def test_long_histories_too(history: History) -> None:
    assert fault(history) is None


@pytest.mark.long
@pytest.mark.parametrize("group", [CONTENT, PLANS, THEMES, PROGRAM, OUTPUT], ids=GROUPS)
def test_every_edit_alone_and_then_once_more(group: list[Step]) -> None:
    """Most edits undo themselves the second time."""
    assert fault([[edit] for edit in group for _ in range(2)]) is None


# -- presses with one fault each, found by the same checker --------------------------------------------


class ForgetsListings(Press):
    def listing(self, path: str) -> tuple[Entry, ...] | None:
        return self.inputs.listing(path)


class ForgetsAbsence(Press):
    def read(self, path: str) -> bytes | None:
        return self.inputs.read(path) if self.inputs.read(path) is None else super().read(path)


class ForgetsTheTheme(Press):
    def read(self, path: str) -> bytes | None:
        return self.inputs.read(path) if path.startswith("themes") else super().read(path)


class ForgetsTheProgram(Press):
    def __init__(self, inputs: Any, store: Any, program_key: str, *rest: Any, **more: Any) -> None:
        super().__init__(inputs, store, "any", *rest, **more)

    def read(self, path: str) -> bytes | None:
        return self.inputs.read(path) if path.startswith("program:") else super().read(path)


class ForgetsQueries(Press):
    def _record(self, kind: str, key: str, found: str) -> None:
        if kind != "query":
            super()._record(kind, key, found)


@pytest.mark.parametrize(
    ("mutant", "edit"),
    [
        (ForgetsQueries, CONTENT[0]),
        pytest.param(ForgetsListings, ("put", "content/pages/more/b.md", "# 乙\n"), marks=pytest.mark.long),
        pytest.param(ForgetsAbsence, THEMES[0], marks=pytest.mark.long),
        pytest.param(ForgetsTheTheme, PROGRAM[4], marks=pytest.mark.long),
        pytest.param(ForgetsTheProgram, PROGRAM[0], marks=pytest.mark.long),
    ],
)
def test_a_press_with_a_fault_is_found_out(mutant: type[Press], edit: Step) -> None:
    assert fault([[edit]]) is None
    assert fault([[edit]], mutant) is not None
