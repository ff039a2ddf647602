"""The theme's scripts are published as they are, below one address that changes with any of them."""

from __future__ import annotations

import re

from support.javascript import MODULES
from support.project import Project

SCRIPTS = MODULES.parent


def homes_of(project: Project) -> set[str]:
    """The folders of scripts: this build's, and the one before it, which open pages may still need."""
    return {path.partition("/scripts/")[0] for path in project.tree() if path.endswith(".mjs")}


def scripts_in(project: Project, home: str) -> dict[str, bytes]:
    """The scripts in one of them by their path."""
    start = f"{home}/scripts/"
    return {path.removeprefix(start): file for path, file in project.tree().items() if path.startswith(start)}


def test_every_module_is_published_under_its_own_name(small: Project) -> None:
    here = {str(path.relative_to(SCRIPTS)): path.read_bytes() for path in SCRIPTS.rglob("*.mjs")}

    (home,) = homes_of(small)
    assert scripts_in(small, home) == here
    assert re.fullmatch(r"assets/[0-9a-f]{16}", home)
    for path in small.tree():
        if path.endswith(".html"):
            for source in re.findall(r'<script[^>]* src="([^"]+)"', small.page(path).html):
                assert not source.startswith(("/", "http")), "a site may lie below any folder"
                assert source.rpartition("../")[2].startswith(f"{home}/scripts/")


def test_a_theme_replaces_one_module_and_all_have_a_new_address(small: Project) -> None:
    before = homes_of(small)
    text = (SCRIPTS / "rules/leave.mjs").read_text(encoding="utf-8")
    small.write("themes/default/scripts/rules/leave.mjs", text + "\n// changed\n").build()

    (now,) = homes_of(small) - before
    assert scripts_in(small, now)["rules/leave.mjs"].endswith(b"// changed\n")
    assert len(scripts_in(small, now)) == len(list(SCRIPTS.rglob("*.mjs")))


def test_a_module_from_another_host_is_refused(small: Project) -> None:
    outside = 'import { x } from "https://cdn.example/x.mjs";\n'
    small.write("themes/default/scripts/rules/leave.mjs", outside).build()

    assert small.outcome is not None
    assert small.outcome.failed
    assert [item.ref.file for item in small.diagnostics] == ["themes/default/scripts/rules/leave.mjs"]
