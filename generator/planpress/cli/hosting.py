"""``planpress hosting``: files with which a forge, a web server or a container publishes the site."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import click

from planpress.cli import terminal
from planpress.cli.exits import ExitCode, stop
from planpress.cli.files import create_file, refuse_existing
from planpress.cli.machine import needs
from planpress.cli.options import command, language_option, project_option
from planpress.cli.project import find_project, shown
from planpress.cli.templates import template
from planpress.publish.headers import MEDIA_TYPES, is_text

NEXT = {
    "github": "hosting.github",
    "gitlab": "hosting.gitlab",
    "forgejo": "hosting.forgejo",
    "nginx": "hosting.nginx",
    "container": "hosting.container",
}
"""The kinds, and what is said when their files are written."""

KINDS = tuple(NEXT)
_OWN_SETUP = Path(".ci", "setup.sh")
_INSTALL_OWN = "sh -c '. .ci/setup.sh; prepare build'"
_INSTALL = 'python3 -m venv .venv && .venv/bin/pip install -q "{source}"'
_SOURCE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._~:/@+=%-]*")
_SERVED_BY_ANOTHER = {"container": ("nginx",)}


@command("hosting", help="hosting.help")
@click.argument("kind", type=click.Choice(KINDS), metavar="KIND")
@project_option
@click.option("--from", "source", metavar="SOURCE", help="hosting.from")
@click.option("--print", "only_print", is_flag=True, help="hosting.print")
@language_option
def hosting(kind: str, project: Path | None, source: str | None, only_print: bool) -> int:
    """Writes the files of one kind, never over another."""
    root = find_project(project)
    files = hosting_files(kind, root, source)
    if only_print:
        for path, content in files.items():
            click.echo(f"# {path}\n{content.decode()}")
        return ExitCode.GOOD
    lacking = {root / path: content for path, content in files.items() if not _is_same(root / path, content)}
    refuse_existing(lacking)
    for target, content in lacking.items():
        create_file(target, content)
    terminal.say("hosting.done", paths="\n".join(f"  {shown(root / path)}" for path in files))
    terminal.say(NEXT[kind])
    return ExitCode.GOOD


def hosting_files(kind: str, root: Path, source: str | None) -> dict[str, bytes]:
    """The files of ``kind`` by their path in the project, its blanks filled."""
    kinds = (kind, *_SERVED_BY_ANOTHER.get(kind, ()))
    blanks = _blanks("" if kind == "nginx" else _install(root, source))
    return {path: content for one in kinds for path, content in template(f"hosting/{one}", **blanks).items()}


def _install(root: Path, source: str | None) -> str:
    """How a machine that knows nothing gets planpress: by the project's own script, or by pip."""
    if source is None and (root / _OWN_SETUP).is_file():
        return _INSTALL_OWN
    if source is None:
        raise stop("E93")
    if not _SOURCE.fullmatch(source):
        raise stop("E93", wording="odd", source=source)
    return _INSTALL.format(source=source)


def _blanks(install: str) -> Mapping[str, str]:
    kinds = sorted({kind for _, kind in MEDIA_TYPES})
    endings = {kind: [ending for ending, one in MEDIA_TYPES if one == kind] for kind in kinds}
    texts = [ending for ending, kind in MEDIA_TYPES if is_text(kind)]
    return {
        "packages": " ".join(dict.fromkeys(need.package for need in needs("build"))),
        "install": install,
        "compressed": " -o ".join(f"-name '*.{ending}'" for ending in texts),
        "types": "\n".join(f"    {kind} {' '.join(endings[kind])};" for kind in kinds),
        "charset_types": " ".join(kind for kind in kinds if is_text(kind) and kind != "text/html"),
    }


def _is_same(path: Path, content: bytes) -> bool:
    return path.is_file() and not path.is_symlink() and path.read_bytes() == content
