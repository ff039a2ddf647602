"""Whatever happens, a command ends with its exit code and a sentence, never with a traceback."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import Result

from planpress.cli import app as app_module
from planpress.cli import exits
from planpress.cli.app import app
from planpress.cli.exits import ExitCode, exit_code_of
from planpress.cli.options import command
from planpress.cli.words import codebook
from planpress.diagnostics.diagnostic import Ref, notice, problem, warning
from planpress.diagnostics.masking import width
from planpress.publish import EXIT_CODES

Run = Callable[..., Result]
HEAVY = ("jinja2", "markdown", "weasyprint", "pydantic", "http.server", "sqlite3", "fontTools", "nh3")


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Callable[[BaseException], None]:
    """Adds a command ``fail`` that raises what the test gives it."""

    def add(error: BaseException) -> None:
        @command("fail", help="check.help")
        def fail() -> None:
            raise error

        monkeypatch.setitem(app.commands, "fail", fail)

    return add


def test_help_is_in_the_chosen_language(planpress: Run) -> None:
    english = planpress("build", "--help").output
    chinese = planpress("build", "--language", "zh", "--help").output
    both = planpress("build", "--language", "both", "--help").output
    assert english.startswith("Usage: planpress build [OPTIONS]")
    assert chinese.startswith("用法： planpress build [OPTIONS]")
    assert "output/ 保持原樣" in chinese
    assert "stays as it is" not in chinese
    assert "output/ 保持原樣" in both
    assert "stays as it is" in both


@pytest.mark.parametrize("words", [(), ("build",), ("new",), ("new", "plan"), ("doctor",)])
@pytest.mark.parametrize("language", ["zh", "en", "both"])
def test_help_fits_a_terminal_of_80_columns(planpress: Run, words: tuple[str, ...], language: str) -> None:
    shown = planpress(*words, "--help", env={"PLANPRESS_LANG": language})
    assert shown.exit_code == 0
    assert max(width(line) for line in shown.output.splitlines()) <= 80


def test_the_version_is_the_packages(planpress: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.metadata.version", lambda name: f"1.2 of {name}")
    assert planpress("--version").output == "planpress 1.2 of planpress\n"


def test_without_a_command_the_help_is_shown(planpress: Run) -> None:
    assert planpress().output == planpress("--help").output
    assert planpress("new").output == planpress("new", "--help").output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["buidl"], "Did you mean “build”?"),
        (["frobnicate"], "There is no command “frobnicate”."),
        (["build", "--otput", "x"], "Did you mean “--output”?"),
        (["build", "--format", "xml"], "text | json | github"),
        (["new", "city"], "is missing"),
        (["new", "course", "xinghu/114", "ai"], "--title is missing"),
        (["serve", "--port", "many"], "--port takes a number"),
        (["serve", "--port", "99999"], "from 0 to 65535"),
        (["explain", "D07", "D08"], "The command is not understood"),
    ],
)
def test_usage_errors_are_ours_and_exit_with_2(planpress: Run, words: list[str], said: str) -> None:
    result = planpress(*words)
    assert result.exit_code == ExitCode.USAGE
    assert "E87" in result.stderr
    assert said in result.stderr
    assert result.stdout == ""


def test_outside_a_project_build_says_so(
    planpress: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = planpress("build", "--language", "zh")
    assert result.exit_code == ExitCode.USAGE
    assert "E80" in result.stderr
    assert "planpress new site" in result.stderr


def test_a_stop_is_json_where_json_was_asked_for(
    planpress: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = planpress("build", "--format", "json")
    found = json.loads(result.stdout)
    assert found["code"] == "E80"
    assert set(found["message"]) == {"zh", "en"}
    assert result.stderr == ""


def test_an_unforeseen_failure_keeps_its_traceback_in_a_file(
    planpress: Run, project: Path, failing: Callable[[BaseException], None]
) -> None:
    failing(ZeroDivisionError("secret"))
    result = planpress("fail")
    assert result.exit_code == ExitCode.INTERNAL
    assert "E90" in result.stderr
    assert "Traceback" not in result.output
    assert "secret" not in result.output
    assert "ZeroDivisionError: secret" in (project / ".planpress/last-error.txt").read_text(encoding="utf-8")


def test_the_traceback_is_not_written_through_a_link(
    planpress: Run,
    project: Path,
    tmp_path_factory: pytest.TempPathFactory,
    failing: Callable[[BaseException], None],
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (project / ".planpress").symlink_to(elsewhere)
    failing(RecursionError())
    result = planpress("fail", env={"TMPDIR": str(elsewhere.parent)})
    assert result.exit_code == ExitCode.INTERNAL
    assert list(elsewhere.iterdir()) == []
    written = Path(result.stderr.partition("Details: ")[2].splitlines()[0])
    assert "RecursionError" in written.read_text(encoding="utf-8")
    written.unlink()


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EROFS])
def test_what_the_machine_refuses_exits_with_3(
    planpress: Run, project: Path, failing: Callable[[BaseException], None], number: int
) -> None:
    failing(OSError(number, os.strerror(number), "/some/where"))
    result = planpress("fail")
    assert result.exit_code == ExitCode.ENVIRONMENT
    assert "E05" in result.stderr
    assert "/some/where" in result.stderr
    assert not (project / ".planpress").exists()


def test_control_characters_in_a_message_are_named(
    planpress: Run, project: Path, failing: Callable[[BaseException], None]
) -> None:
    failing(OSError(errno.EACCES, "no", "a\x1b[31mb"))
    assert "\x1b" not in planpress("fail").output


def test_an_interruption_exits_with_130(planpress: Run, failing: Callable[[BaseException], None]) -> None:
    failing(KeyboardInterrupt())
    assert planpress("fail").exit_code == ExitCode.INTERRUPTED


def test_a_table_of_words_that_cannot_be_read_is_no_traceback_either(
    planpress: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planpress.cli.words.codebook", lambda: 1 / 0)
    result = planpress("buidl")
    assert result.exit_code == ExitCode.INTERNAL
    assert "ZeroDivisionError" in result.stderr
    assert "Traceback" not in result.stderr


def test_exit_codes_of_findings() -> None:
    special = {"E01": 4, "E05": 3}
    ref = Ref("")
    assert exit_code_of([], special) == 0
    assert exit_code_of([warning("D01", ref), notice("E01", ref)], special) == 0
    assert exit_code_of([problem("D01", ref), warning("E01", ref)], special) == 1
    assert exit_code_of([problem("D01", ref), problem("E05", ref)], special) == 3
    assert exit_code_of([problem("E01", ref)], special) == 4
    assert exit_code_of([problem("E20", ref, wording="link_leaves")], special) == 1
    assert exit_code_of([problem("E20", ref, wording="unreadable")], special) == 3
    assert exit_code_of([problem("E22", ref)], special) == 2
    assert exit_code_of([problem("F01", ref)], special) == 5


def test_every_code_with_an_exit_code_of_its_own_exists() -> None:
    for name in (*exits._BEFORE_PUBLISHING, *EXIT_CODES):
        code, _, wording = name.partition(" ")
        assert (wording or "default") in codebook().entries[code].wordings or code in EXIT_CODES


# -- processes ---------------------------------------------------------------


def python(program: str, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Runs a program text in a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={**os.environ, "LANG": "en_US.UTF-8", **more},
    )


@pytest.mark.parametrize("words", [["--help"], ["explain", "D07"], ["build", "--help"], ["doctor", "--help"]])
def test_a_command_that_renders_nothing_imports_nothing_heavy(words: list[str]) -> None:
    program = (
        "import sys, planpress.cli as cli\n"
        "try: cli.main()\n"
        "except SystemExit as left: assert left.code == 0, left.code\n"
        f"sys.stderr.write(','.join(n for n in {HEAVY!r} if n in sys.modules))"
    )
    done = python(program, *words)
    assert done.returncode == 0
    assert done.stderr == ""
    assert done.stdout


def test_the_import_check_can_fail() -> None:
    program = f"import sys, jinja2\nsys.stderr.write(','.join(n for n in {HEAVY!r} if n in sys.modules))"
    assert python(program).stderr == "jinja2"


def test_the_module_is_the_program() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "planpress", "explain", "D07", "--language", "zh"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0
    assert done.stdout.startswith("D07  ")


def test_a_closed_pipe_is_quiet() -> None:
    program = f"{sys.executable} -m planpress explain | true; echo ${{PIPESTATUS[0]}}"
    loop = f"for n in 1 2 3; do {program}; done"
    done = subprocess.run(["bash", "-c", loop], capture_output=True, text=True, check=False, timeout=60)
    assert done.stderr == ""
    assert set(done.stdout.split()) <= {"0", str(int(ExitCode.PIPE_CLOSED))}


def _hear_signals() -> None:
    """A job in the background of a script, as some machines run tests, is deaf to SIGINT."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, ExitCode.TERMINATED), (signal.SIGINT, ExitCode.INTERRUPTED)]
)
def test_signals_end_a_server_cleanly(project: Path, number: int, code: int) -> None:
    (project / "output").mkdir()
    (project / "output/index.html").write_text("hello", encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-u", "-m", "planpress", "serve", "--port", "0", "--language", "en"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=project,
        preexec_fn=_hear_signals,  # noqa: PLW1509 (the test has no threads of its own)
    ) as server:
        assert server.stdout is not None
        assert server.stderr is not None
        assert server.stdout.readline().startswith("Open http://127.0.0.1:")
        try:
            server.send_signal(number)
            assert server.wait(timeout=20) == code
        finally:
            server.kill()
        assert "Traceback" not in server.stderr.read()


def test_the_program_has_one_way_in() -> None:
    assert isinstance(app, click.Group)
    assert app_module.main.__module__ == "planpress.cli.app"
