"""``explain``, ``completion`` and ``schema``."""

from __future__ import annotations

import sys
import types
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from planpress.cli import words
from planpress.cli.app import app
from planpress.cli.explaining import complete_code
from planpress.diagnostics.masking import width

Run = Callable[..., Result]


def test_a_code_in_full(planpress: Run) -> None:
    result = planpress("explain", "d07", "--language", "both")
    entry = words.codebook().entries["D07"]
    assert result.exit_code == 0
    assert result.stdout.startswith(f"D07  {entry.title['zh']} / {entry.title['en']}\n")
    assert f"    {entry.wrong}\n" in result.stdout
    assert f"    {entry.right}\n" in result.stdout
    assert "Wrong" in result.stdout
    assert "對的寫法" in result.stdout


@pytest.mark.parametrize("code", sorted(words.codebook().entries))
def test_every_code_can_be_explained(planpress: Run, code: str) -> None:
    for language in ("zh", "en"):
        result = planpress("explain", code, "--language", language)
        assert result.exit_code == 0
        assert words.codebook().entries[code].title[language] in result.stdout
        assert max(width(line) for line in result.stdout.splitlines() if not line.startswith("    ")) <= 80


def test_all_codes_are_listed(planpress: Run) -> None:
    listed = [line[:3] for line in planpress("explain").stdout.splitlines()]
    assert listed == sorted(words.codebook().entries)
    assert "E90" in listed


def test_an_unknown_code_is_asked_about(planpress: Run) -> None:
    near, far = planpress("explain", "D0"), planpress("explain", "nonsense")
    assert (near.exit_code, far.exit_code) == (2, 2)
    assert "Did you mean “D0" in near.stderr
    assert "There is no code “nonsense”" in far.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script_and_apart_from_it_how_to_install(planpress: Run, shell: str) -> None:
    result = planpress("completion", shell)
    assert result.exit_code == 0
    assert f"_PLANPRESS_COMPLETE={shell}_complete" in result.stdout
    assert "To install" not in result.stdout
    assert f"planpress completion {shell} >" in result.stderr
    assert f"planpress completion {shell} >" in planpress("completion").stdout


def test_the_shell_gets_commands_and_codes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("_PLANPRESS_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "planpress do")
    monkeypatch.setenv("COMP_CWORD", "1")
    with pytest.raises(SystemExit) as left:
        app.main([])
    assert left.value.code in (0, None)
    assert capsys.readouterr().out == "plain,doctor\n"
    assert "D07" in complete_code(None, None, "d0")  # type: ignore[arg-type]


@pytest.fixture
def schemas(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Stands in for the schemas that the models make."""
    made = {"city": "{}\n", "plan": '{"a": 1}\n'}
    module = types.ModuleType("planpress.load.schema")
    module.schemas = lambda: made  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "planpress.load.schema", module)
    return made


class TestSchema:
    def test_writes_what_changed_and_leaves_other_files(
        self, planpress: Run, project: Path, schemas: dict[str, str]
    ) -> None:
        folder = project / "content/schemas"
        folder.mkdir()
        (folder / "own.json").write_text("[]", encoding="utf-8")
        assert planpress("schema").exit_code == 0
        assert {path.name: path.read_text("utf-8") for path in folder.iterdir()} == {
            "city.json": "{}\n",
            "own.json": "[]",
            "plan.json": '{"a": 1}\n',
        }

    def test_check_says_what_is_out_of_date_and_writes_nothing(
        self, planpress: Run, project: Path, schemas: dict[str, str]
    ) -> None:
        result = planpress("schema", "--check")
        assert result.exit_code == 1
        assert "content/schemas/city.json" in result.stdout
        assert not (project / "content/schemas").exists()
        planpress("schema")
        assert planpress("schema", "--check").stdout == "All are up to date.\n"
        schemas["plan"] = "{}\n"
        assert planpress("schema", "--check").exit_code == 1


def test_a_port_that_cannot_be_had_is_said(
    planpress: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "output").mkdir()
    (project / "output/index.html").write_text("x", encoding="utf-8")

    def refuse(*_: object) -> None:
        raise OSError(99, "no address")

    monkeypatch.setattr("planpress.serve.server.serve_site", refuse)
    result = planpress("serve", "--no-watch", "--port", "80")
    assert result.exit_code == 3
    assert "E85" in result.stderr
    assert "no address" in result.stderr
