"""``planpress serve``."""

from __future__ import annotations

from pathlib import Path

import click

from planpress.cli import terminal
from planpress.cli.exits import ExitCode, stop
from planpress.cli.options import FOLDER, command, language_option, project_option
from planpress.cli.project import find_project, shown

PORT = 8000


@command("serve", help="serve.help")
@project_option
@click.option("--output", type=FOLDER, metavar="DIR", help="serve.output")
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, metavar="N", help="serve.port")
@language_option
def serve(project: Path | None, output: Path | None, port: int) -> int:
    """Shows the built site until Ctrl-C."""
    root = output.absolute() if output else find_project(project) / "output"
    if not (root / "index.html").is_file():
        raise stop("E86", folder=shown(root))
    from planpress.serve.static import open_server

    try:
        server = open_server(root, port, lambda line: terminal.show(line, err=True))
    except OSError as error:
        raise stop(
            "E85", exit_code=ExitCode.ENVIRONMENT, port=port, reason=error.strerror or str(error)
        ) from None
    with server:
        if port and server.server_port != port:
            terminal.say("serve.taken", port=port)
        terminal.say("serve.ready", address=server.address, folder=shown(root))
        server.serve_forever(poll_interval=0.2)
    return ExitCode.GOOD
