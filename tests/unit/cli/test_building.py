"""``build`` and ``check`` report what was found, name what was written and give the right exit code."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from planpress.diagnostics.diagnostic import Diagnostic, Ref, notice, problem, warning
from planpress.diagnostics.report import Located
from planpress.pipeline import run as pipeline
from planpress.publish import Published

Run = Callable[..., Result]
SLIP = problem("D07", Ref("plans/xinghu/114/document.md", line=3, column=1), mark="一、")


class Pipeline:
    """Stands in for the pipeline: remembers how it was called, gives back what the test wants."""

    def __init__(self) -> None:
        self.outcome = pipeline.Outcome(())
        self.calls: list[tuple[Path, dict[str, Any]]] = []

    def run(self, project: Path, **options: Any) -> pipeline.Outcome:
        self.calls.append((project, options))
        return self.outcome

    def finds(self, *items: Diagnostic) -> None:
        self.outcome = pipeline.Outcome(items)

    def publishes(
        self, *items: Diagnostic, foreign: tuple[str, ...] = (), mended: tuple[str, ...] = ()
    ) -> None:
        published = Published(("index.html",), ("a", "b"), ("x", "y", "z"), mended, foreign, (), True)
        self.outcome = pipeline.Outcome(items, published, {}, 142, 1)


@pytest.fixture
def press(monkeypatch: pytest.MonkeyPatch) -> Pipeline:
    """The stand-in, in place of the real one."""
    stand_in = Pipeline()
    monkeypatch.setattr(pipeline, "run_build", stand_in.run)
    monkeypatch.setattr(pipeline, "run_check", stand_in.run)
    monkeypatch.setattr(
        pipeline, "located", lambda _, items: tuple(Located(i, i.ref.line, i.ref.column, "") for i in items)
    )
    return stand_in


@pytest.fixture
def built(project: Path) -> Path:
    """A project with a site in its output/."""
    pdf = project / "output/xinghu/114/xinghu-114.pdf"
    pdf.parent.mkdir(parents=True)
    pdf.write_bytes(b"%PDF")
    return project


def test_a_good_build_names_what_it_wrote_and_how_to_look(
    planpress: Run, built: Path, press: Pipeline
) -> None:
    press.publishes(foreign=("CNAME",), mended=("index.html",))
    result = planpress("build")
    assert result.exit_code == 0
    assert result.stderr == ""
    assert result.stdout.splitlines() == [
        "Done: 142 pages, 1 PDFs. Files written: 1, deleted: 2, unchanged: 3.",
        "Website:",
        "  output/index.html",
        "PDF:",
        "  output/xinghu/114/xinghu-114.pdf",
        "Files that had been changed or deleted, now as they should be:",
        "  index.html",
        "Files not written by this program, kept as they are:",
        "  CNAME",
        "To look at it, type: planpress serve",
    ]


def test_options_reach_the_pipeline(planpress: Run, built: Path, press: Pipeline) -> None:
    press.publishes()
    result = planpress("build", "--output", "elsewhere", "--in-place", "--as-of", "113年5月1日")
    ((root, options),) = press.calls
    assert root == built
    assert options["output"] == built / "elsewhere"
    assert options["in_place"] is True
    assert options["as_of"] == datetime.date(2024, 5, 1)
    assert "planpress serve --output elsewhere" in result.stdout


def test_a_project_is_found_from_below_and_by_name(
    planpress: Run, project: Path, press: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project / "plans/xinghu")
    planpress("check")
    monkeypatch.chdir("/")
    planpress("check", "--project", str(project))
    assert [root for root, _ in press.calls] == [project, project]
    assert planpress("check", "--project", str(project / "plans")).exit_code == 2


def test_an_error_exits_with_1_and_says_that_output_stands(
    planpress: Run, project: Path, press: Pipeline
) -> None:
    press.finds(SLIP, warning("D15", Ref("a.md")), notice("D15", Ref("b.md")))
    result = planpress("build")
    assert result.exit_code == 1
    assert "plans/xinghu/114/document.md:3:1  error D07" in result.stdout
    assert "Errors: 1, warnings: 1, notices: 1." in result.stdout
    assert "planpress serve" not in result.stdout


def test_warnings_change_no_exit_code(planpress: Run, project: Path, press: Pipeline) -> None:
    press.finds(warning("D15", Ref("a.md")))
    assert planpress("check").exit_code == 0
    press.publishes(warning("D15", Ref("a.md")))
    assert planpress("build").exit_code == 0


@pytest.mark.parametrize(("code", "exit_code"), [("E01", 4), ("E05", 3), ("E07", 2)])
def test_the_machines_errors_have_their_own_codes(
    planpress: Run, project: Path, press: Pipeline, monkeypatch: pytest.MonkeyPatch, code: str, exit_code: int
) -> None:
    monkeypatch.setattr("planpress.diagnostics.codebook.Codebook.says", lambda *_: "says")
    monkeypatch.setattr("planpress.diagnostics.codebook.Codebook.mend", lambda *_: "")
    press.finds(SLIP, problem(code, Ref("")))
    assert planpress("build").exit_code == exit_code


def test_json_goes_to_stdout_and_words_to_stderr(planpress: Run, project: Path, press: Pipeline) -> None:
    press.publishes(warning("D15", Ref("a.md")))
    result = planpress("build", "--format", "json")
    assert [json.loads(line)["code"] for line in result.stdout.splitlines()] == ["D15"]
    assert "Done: 142 pages" in result.stderr


def test_github_shows_beside_the_lines(planpress: Run, project: Path, press: Pipeline) -> None:
    press.finds(SLIP)
    result = planpress("check", "--format", "github", "--language", "both")
    (line,) = result.stdout.splitlines()
    assert line.startswith("::error file=plans/xinghu/114/document.md,line=3,col=1,title=D07::")
    assert "「一、」看來是編號" in line
    assert result.exit_code == 1


def test_both_languages_stand_one_below_the_other(planpress: Run, project: Path, press: Pipeline) -> None:
    press.finds(SLIP)
    lines = planpress("check", "--language", "both").stdout.splitlines()
    assert lines[0].startswith("plans/xinghu/114/document.md:3:1  錯誤 D07  ")
    assert lines[1].startswith("    error D07  ")
    assert [line[:6] for line in lines[2:4]] == ["    → ", "    → "]
    assert lines[4] == ""


def test_a_clean_check_says_so(planpress: Run, project: Path, press: Pipeline) -> None:
    result = planpress("check", "--language", "zh")
    assert (result.exit_code, result.stdout) == (0, "沒有發現問題。\n")
