"""The scripts, the locks and the fonts of the theme are what they say they are."""

import hashlib
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

ROOT = Path(__file__).parents[2]
FONTS = ROOT / "themes" / "default" / "fonts"
SCRIPTS = ("build", "test", ".ci/run", ".ci/setup.sh")
SHELLCHECK = str(Path(sys.executable).with_name("shellcheck"))
MEGABYTE = 1_000_000
ADDRESS = re.compile(r"https?://|git\+|file:|--(extra-)?index-url|--find-links|\s@\s")


def run(*command: str) -> str:
    """What a command says; the empty string when it is content."""
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr or f"exit {done.returncode}"


def requirements(lock: str) -> list[str]:
    """The requirements of a lock, each with its hashes, on one line."""
    joined = lock.replace("\\\n", " ")
    return [line for line in joined.splitlines() if line.strip() and not line.startswith("#")]


def unhashed(lock: str) -> list[str]:
    """The requirements that are not pinned to a version or have no hash."""
    whole = re.compile(r"[a-z0-9-]+==\S+( ; [^\\]+?)?(\s+--hash=sha256:[0-9a-f]{64})+\s*")
    return [line[:60] for line in requirements(lock) if not whole.fullmatch(line)]


def canonical(name: str) -> str:
    """A package name as locks write it."""
    return re.sub(r"[-_.]+", "-", re.split(r"[<>=!~;\[ ]", name)[0]).lower()


def wrong_fonts(folder: Path) -> list[str]:
    """The files of a font folder that differ from its fonts.json, and those it does not name."""
    rows = json.loads((folder / "fonts.json").read_text(encoding="utf-8"))["fonts"]
    listed = {row["file"]: row["sha256"] for row in rows}
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.iterdir()
        if path.suffix in {".ttf", ".otf", ".woff2"}
    }
    return sorted(name for name in listed.keys() | found.keys() if listed.get(name) != found.get(name))


@pytest.mark.parametrize("script", SCRIPTS)
def test_script_is_posix_sh(script: str) -> None:
    assert run("sh", "-n", script) == ""
    assert run(SHELLCHECK, "--shell=sh", "--external-sources", script) == ""


@pytest.mark.parametrize("script", ["build", "test", ".ci/run"])
def test_script_can_be_started(script: str) -> None:
    path = ROOT / script
    assert path.stat().st_mode & 0o111
    assert path.read_bytes().startswith(b"#!/bin/sh\n")


def test_scripts_are_short() -> None:
    lengths = {script: len((ROOT / script).read_text(encoding="utf-8").splitlines()) for script in SCRIPTS}
    assert lengths["build"] <= 15
    assert lengths["test"] <= 50
    assert lengths[".ci/setup.sh"] <= 220


def test_lock_has_hashes_and_no_address() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert len(requirements(lock)) > 20
    assert unhashed(lock) == []
    assert ADDRESS.search(lock) is None


def test_lock_names_every_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    named = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    lock = requirements((ROOT / "requirements.lock").read_text(encoding="utf-8"))
    assert {canonical(name) for name in named} - {canonical(line) for line in lock} == set()


def test_package_lock_names_no_host_of_packages() -> None:
    lock = json.loads((ROOT / "tests/node/package-lock.json").read_text(encoding="utf-8"))
    packages = {name: about for name, about in lock["packages"].items() if name}
    assert packages
    assert [name for name, about in packages.items() if "resolved" in about] == []
    assert [name for name, about in packages.items() if not about.get("integrity")] == []


def test_fonts_are_those_of_the_list() -> None:
    assert wrong_fonts(FONTS) == []
    assert sum(path.stat().st_size for path in FONTS.iterdir() if path.is_file()) <= 25 * MEGABYTE


def test_fonts_have_their_licence_beside_them() -> None:
    rows = json.loads((FONTS / "fonts.json").read_text(encoding="utf-8"))["fonts"]
    for row in rows:
        assert row["file"] in (FONTS / f"LICENSE-{row['licence']}.txt").read_text(encoding="utf-8")


def characters(file: str) -> set[int]:
    """The characters that a font has a glyph for."""
    with TTFont(FONTS / file, lazy=True) as font:
        return set(font.getBestCmap())


def test_bold_has_every_character_of_the_text() -> None:
    text = characters("PlanpressKaiTC-Regular.ttf") | characters("PlanpressLatin-Regular.otf")
    assert text == characters("PlanpressHeadingTC-Bold.otf")


def test_fonts_have_all_of_big5() -> None:
    trails = [*range(0x40, 0x7F), *range(0xA1, 0xFF)]
    every = b"".join(bytes([lead, trail]) for lead in range(0xA1, 0xFA) for trail in trails)
    big5 = {ord(c) for c in every.decode("big5", errors="ignore") if c >= "\u0080"}
    assert len(big5) > 13_500
    assert big5 <= characters("PlanpressKaiTC-Regular.ttf") | characters("PlanpressLatin-Regular.otf")


class TestTheChecksCanFail:
    """Each check of this file, on something wrong."""

    def test_unhashed(self) -> None:
        good = f"a-b==1.0 ; python_version > '3' \\\n    --hash=sha256:{'0' * 64}\n"
        assert unhashed(good) == []
        assert unhashed(good + "c==2\n") == ["c==2"]
        assert unhashed(good.replace("==", ">=")) != []

    def test_address(self) -> None:
        for text in ("--index-url x", "a @ b", "# https://x.example", "--find-links /x"):
            assert ADDRESS.search(text)

    def test_shell(self, tmp_path: Path) -> None:
        script = tmp_path / "x"
        script.write_text("#!/bin/sh\nif true; then\n", encoding="utf-8")
        assert run("sh", "-n", str(script)) != ""
        script.write_text("#!/bin/sh\n[[ $1 == x ]]\n", encoding="utf-8")
        assert "SC3010" in run(SHELLCHECK, "--shell=sh", str(script))

    def test_fonts(self, tmp_path: Path) -> None:
        listed = {"fonts": [{"file": "a.ttf", "sha256": hashlib.sha256(b"a").hexdigest()}]}
        (tmp_path / "fonts.json").write_text(json.dumps(listed), encoding="utf-8")
        (tmp_path / "a.ttf").write_bytes(b"a")
        assert wrong_fonts(tmp_path) == []
        (tmp_path / "a.ttf").write_bytes(b"b")
        (tmp_path / "b.otf").write_bytes(b"b")
        assert wrong_fonts(tmp_path) == ["a.ttf", "b.otf"]


@pytest.mark.parametrize(
    ("options", "ends", "said"),
    [
        ("", "0", 0),
        ("", "1", 1),
        ("", "5", 5),
        ("--long", "000", 0),
        ("--long", "550", 0),
        ("--long", "505", 0),
        ("--long", "555", 5),
        ("--long", "515", 1),
        ("--long", "1", 1),
    ],
)
def test_one_run_without_tests_is_no_failure_of_the_others(
    options: str, ends: str, said: int, tmp_path: Path
) -> None:
    """``ends`` are how the runs of pytest end, one after the other; 5 is its word for no tests."""
    runs = (ROOT / "test").read_text(encoding="utf-8").partition("status=5")
    (tmp_path / "ends").write_text("\n".join(ends) + "\n")
    python = 'python() { read -r end <&3; return "$end"; }\n'
    script = f"set -eu\nbegan=0 long={'long' if options else ''}\n{python}{''.join(runs[1:])}"
    done = subprocess.run(
        ["sh", "-c", f"exec 3<ends\n{script}"], cwd=tmp_path, capture_output=True, check=False
    )
    assert done.returncode == said, done.stderr
