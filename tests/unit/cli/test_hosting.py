"""The files for forges, web servers and containers can be read, use what exists, and trust no stranger."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click
import pytest
import yaml
from click.testing import Result

from planpress.cli.app import app
from planpress.cli.hosting import KINDS, hosting_files
from planpress.cli.machine import needs
from planpress.publish.headers import MEDIA_TYPES

Run = Callable[..., Result]
SOURCE = "git+https://git.example.org/planpress@v1"
FORGES = {
    "github": ".github/workflows/planpress.yml",
    "gitlab": ".gitlab-ci.yml",
    "forgejo": ".forgejo/workflows/planpress.yml",
}
WORDS_OF_SHELL = re.compile(r"(?:^|[\s/])planpress ((?:build|check|serve|new|hosting)\b[^\n&|;\\]*)")


def text_of(kind: str, path: str, root: Path) -> str:
    """One of the files of a kind."""
    return hosting_files(kind, root, SOURCE)[path].decode()


def workflow(kind: str, root: Path) -> dict[Any, Any]:
    """What a forge reads; ``on`` is True to a reader of YAML 1.1."""
    found: dict[Any, Any] = yaml.safe_load(text_of(kind, FORGES[kind], root))
    return found


def commands(text: str) -> Iterator[list[str]]:
    """The words behind each planpress that is run, comments aside."""
    for line in text.splitlines():
        bare = re.sub(r"(^|\s)#.*", "", line)
        yield from (shlex.split(found) for found in WORDS_OF_SHELL.findall(bare))


def unknown_words(text: str) -> list[str]:
    """Commands and options in a text that planpress does not have."""
    wrong = []
    for words in commands(text):
        command = app.commands.get(words[0])
        options = {name for one in command.params for name in one.opts} if command else set()
        wrong += [] if command else [words[0]]
        wrong += [word for word in words[1:] if word.startswith("--") and word not in options]
    return wrong


def strings(value: object) -> Iterator[str]:
    """Every text in a value that YAML gave."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from strings(key)
            yield from strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)
    else:
        yield str(value)


def packages_in(text: str) -> set[str]:
    """What apt-get installs, flags aside."""
    lines = re.findall(r"apt-get install ([^\n&\\]*)", text)
    return {word for line in lines for word in line.split() if not word.startswith("-")}


@pytest.mark.parametrize("kind", KINDS)
def test_no_blank_is_left_and_every_command_exists(kind: str, tmp_path: Path) -> None:
    for path, content in hosting_files(kind, tmp_path, SOURCE).items():
        assert "%%" not in content.decode(), path
        assert unknown_words(content.decode()) == [], path


@pytest.mark.parametrize("kind", ["github", "gitlab", "forgejo", "container"])
def test_the_packages_are_those_a_build_needs(kind: str, tmp_path: Path) -> None:
    needed = {need.package for need in needs("build")}
    text = "\n".join(content.decode() for content in hosting_files(kind, tmp_path, SOURCE).values())
    assert needed <= packages_in(text)
    assert packages_in(text) - needed <= {"ca-certificates", "git", "python3", "python3-venv"}


@pytest.mark.parametrize("kind", FORGES)
def test_a_pull_request_is_checked_and_gets_a_preview(kind: str, tmp_path: Path) -> None:
    ran = [words[0] for words in commands(text_of(kind, FORGES[kind], tmp_path))]
    assert ran[:2] == ["check", "build"]
    assert "output" in text_of(kind, FORGES[kind], tmp_path)


@pytest.mark.parametrize("kind", ["github", "forgejo"])
def test_a_pull_request_sees_no_secret_and_publishes_nothing(kind: str, tmp_path: Path) -> None:
    read = workflow(kind, tmp_path)
    events = read[True]
    assert set(events) == {"pull_request", "push"}
    assert events["push"] == {"branches": ["main"]}
    for name, job in read["jobs"].items():
        only_on_push = job.get("if") == "github.event_name == 'push'"
        assert only_on_push == (name == "publish")
        told = " ".join(strings(job))
        assert "secrets." not in told
        if not only_on_push:
            assert "token" not in told.lower()
            assert "permissions" not in job


def test_github_gets_the_least_rights(tmp_path: Path) -> None:
    read = workflow("github", tmp_path)
    assert read["permissions"] == {"contents": "read"}
    assert read["jobs"]["publish"]["permissions"] == {"pages": "write", "id-token": "write"}
    checkout = read["jobs"]["build"]["steps"][0]
    assert checkout["with"] == {"persist-credentials": False}


@pytest.mark.parametrize("kind", ["github", "forgejo"])
def test_actions_are_named_with_their_version(kind: str, tmp_path: Path) -> None:
    steps = [step for job in workflow(kind, tmp_path)["jobs"].values() for step in job["steps"]]
    used = [step["uses"] for step in steps if "uses" in step]
    assert used
    assert [one for one in used if not re.search(r"@(v\d+|[0-9a-f]{40})$", one)] == []
    assert all("timeout-minutes" in job for job in workflow(kind, tmp_path)["jobs"].values())


def test_gitlab_publishes_the_default_branch_only(tmp_path: Path) -> None:
    read = workflow("gitlab", tmp_path)
    assert read["pages"]["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]
    assert read["preview"]["rules"] == [{"if": '$CI_PIPELINE_SOURCE == "merge_request_event"'}]
    assert read["pages"]["artifacts"]["paths"] == ["public/"]
    assert not [one for one in strings(read) if re.search(r"TOKEN|SECRET|PASSWORD", one)]


def test_nginx_knows_every_type_and_includes_the_headers(tmp_path: Path) -> None:
    text = text_of("nginx", "hosting/nginx.conf", tmp_path)
    for ending, kind in MEDIA_TYPES:
        assert re.search(rf"^    {re.escape(kind)} [^;]*\b{ending}\b[^;]*;$", text, re.MULTILINE), ending
    assert text.count("{") == text.count("}")
    assert "/nginx-headers.conf;" in text
    assert "error_page 404 /404.html;" in text
    assert "add_header" not in text, "it would undo the headers that are included"


def test_a_container_has_the_web_server_only_and_no_privileges(tmp_path: Path) -> None:
    files = hosting_files("container", tmp_path, SOURCE)
    text = files["Containerfile"].decode()
    stages = re.findall(r"^FROM (\S+)", text, re.MULTILINE)
    assert len(stages) == 2
    assert "unprivileged" in stages[1]
    assert "hosting/nginx.conf" in files
    assert ".git" not in files[".dockerignore"].decode().split(), "the date of the last commit is today"


# -- the command --------------------------------------------------------------


def test_it_writes_and_says_what_comes_next(planpress: Run, project: Path) -> None:
    result = planpress("hosting", "github", "--from", SOURCE)
    assert result.exit_code == 0, result.output
    assert FORGES["github"] in result.output
    assert f'"{SOURCE}"' in (project / FORGES["github"]).read_text("utf-8")


def test_it_writes_over_nothing(planpress: Run, project: Path) -> None:
    (project / ".gitlab-ci.yml").write_text("mine", encoding="utf-8")
    result = planpress("hosting", "gitlab", "--from", SOURCE)
    assert result.exit_code == 2
    assert "E81" in result.stderr
    assert (project / ".gitlab-ci.yml").read_text("utf-8") == "mine"


def test_what_is_there_already_is_no_hindrance(planpress: Run, project: Path) -> None:
    assert planpress("hosting", "nginx").exit_code == 0
    assert planpress("hosting", "container", "--from", SOURCE).exit_code == 0
    assert planpress("hosting", "container", "--from", SOURCE).exit_code == 0
    assert (project / "Containerfile").is_file()


def test_it_can_print_only(planpress: Run, project: Path) -> None:
    before = sorted(project.rglob("*"))
    result = planpress("hosting", "nginx", "--print")
    assert "listen 8080;" in result.output
    assert sorted(project.rglob("*")) == before


def test_a_project_that_brings_its_own_setup_uses_it(planpress: Run, project: Path) -> None:
    (project / ".ci").mkdir()
    (project / ".ci/setup.sh").write_text("", encoding="utf-8")
    assert planpress("hosting", "gitlab").exit_code == 0
    assert "prepare build" in (project / ".gitlab-ci.yml").read_text("utf-8")


@pytest.mark.parametrize(
    "given", [[], ["--from", 'x"; rm -rf /'], ["--from", "$(id)"], ["--from", "a b"], ["--from", "-r x"]]
)
def test_it_guesses_no_source_and_takes_no_odd_one(planpress: Run, project: Path, given: list[str]) -> None:
    result = planpress("hosting", "github", *given)
    assert result.exit_code == 2
    assert "E93" in result.stderr
    assert not (project / ".github").exists()


class TestTheChecksCanFail:
    """Each check of this file, on something wrong."""

    def test_words(self) -> None:
        assert unknown_words("- .venv/bin/planpress check --fromat x && planpress build") == ["--fromat"]
        assert unknown_words("RUN planpress build --in-place\n# planpress build --nothing") == []

    def test_packages(self) -> None:
        assert packages_in("apt-get install -y -q a b \\\n && x") == {"a", "b"}

    def test_commands_are_found(self) -> None:
        assert isinstance(app, click.Group)
        assert list(commands("  planpress build --output x")) == [["build", "--output", "x"]]
