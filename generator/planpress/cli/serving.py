"""``planpress serve``."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planpress.cli import terminal, words
from planpress.cli.dates import read_as_of
from planpress.cli.exits import ExitCode, stop
from planpress.cli.options import FOLDER, as_of_option, command, language_option, project_option
from planpress.cli.project import find_project, shown

if TYPE_CHECKING:
    from planpress.diagnostics.report import Located
    from planpress.serve.resident import Resident
    from planpress.serve.server import Site

PORT = 8000


@command("serve", help="serve.help")
@project_option
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, metavar="N", help="serve.port")
@click.option("--poll", is_flag=True, help="serve.poll")
@as_of_option
@click.option("--no-watch", is_flag=True, help="serve.no_watch")
@click.option("--output", type=FOLDER, metavar="DIR", help="serve.output")
@language_option
def serve(
    project: Path | None, port: int, poll: bool, as_of: str | None, no_watch: bool, output: Path | None
) -> int:
    """Shows the sources as a site and keeps it up to date, or the built site, until Ctrl-C."""
    if output or no_watch:
        return _serve_built(output.absolute() if output else find_project(project) / "output", port)
    root = find_project(project)
    with _resident(root, as_of, poll=poll) as resident:
        resident.start()
        return _serve(resident.site, port, "serve.watching", root)


def _serve_built(root: Path, port: int) -> int:
    """The old way: what ``planpress build`` has made, as it is."""
    if not (root / "index.html").is_file():
        raise stop("E86", folder=shown(root))
    from planpress.serve.static import Folder

    return _serve(Folder(root), port, "serve.ready", root)


@contextmanager
def _resident(root: Path, as_of: str | None, *, poll: bool) -> Iterator[Resident]:
    """A preview of the project; what it finds goes to the terminal as well as over the pages."""
    from planpress.serve.resident import Resident, Setup

    languages = [words.OF_PAGES[one] for one in words.languages(terminal.language())]
    setup = Setup(root, languages, words.codebook(), read_as_of(as_of), poll)
    context = click.get_current_context()

    def tell(found: tuple[Located, ...]) -> None:
        with context.scope(cleanup=False):  # the language belongs to this run, not to the thread of looks
            terminal.show_findings(found)
            terminal.say("serve.failed" if found else "serve.mended")

    resident = Resident(setup, tell)
    try:
        yield resident
    finally:
        resident.close()


def _serve(site: Site, port: int, ready: str, folder: Path) -> int:
    from planpress.serve.server import serve_site

    try:
        server = serve_site(site, port, lambda line: terminal.show(line, err=True))
    except OSError as error:
        raise stop(
            "E85", exit_code=ExitCode.ENVIRONMENT, port=port, reason=error.strerror or str(error)
        ) from None
    with server:
        if port and server.server_port != port:
            terminal.say("serve.taken", port=port)
        terminal.say(ready, address=server.address, folder=shown(folder))
        server.serve_forever(poll_interval=0.2)
    return ExitCode.GOOD
