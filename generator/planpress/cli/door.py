"""What every command runs in: signals, broken pipes and failures become an exit code and a clear sentence."""

from __future__ import annotations

import errno
import os
import signal
import sys
import tempfile
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import click

from planpress.cli import terminal
from planpress.cli.exits import ExitCode, Stop, Terminated, stop
from planpress.cli.project import find_project, shown
from planpress.cli.usage import usage_stop

_REFUSALS = {errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EPERM, errno.EROFS, errno.EIO, errno.EMFILE}
LAST_ERROR = Path(".planpress", "last-error.txt")


def guarded(run: Callable[[], object]) -> int:
    """Runs ``run``; the exit code, whatever happens. Signals are handled here and put back afterwards."""
    with _sigterm():
        try:
            code = reporting(run)
            sys.stdout.flush()
        except BrokenPipeError:
            _silence()
            return ExitCode.PIPE_CLOSED
        except (KeyboardInterrupt, click.Abort):
            return ExitCode.INTERRUPTED
        except Terminated:
            return ExitCode.TERMINATED
        except Exception as error:  # noqa: BLE001 - even the report failed: still no traceback
            terminal.say_plainly(f"E90 {type(error).__name__}: {_write_traceback(traceback.format_exc())}")
            return ExitCode.INTERNAL
    return code


def reporting(run: Callable[[], object]) -> int:
    """Runs ``run`` and says what stopped it; the exit code. Interruptions pass through."""
    try:
        result = run()
        return result if isinstance(result, int) else ExitCode.GOOD
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.Abort:
        raise
    except BrokenPipeError:  # caught here, because click would make a 1 of it
        _silence()
        return ExitCode.PIPE_CLOSED
    except Exception as error:  # noqa: BLE001 - the last wall: a person never sees a traceback
        reason = _reason(error)
    terminal.show_stop(reason.item)
    return reason.exit_code


def _reason(error: Exception) -> Stop:
    """What to say about ``error``."""
    if isinstance(error, Stop):
        return error
    if isinstance(error, click.UsageError):
        return usage_stop(error)
    if isinstance(error, OSError) and error.errno in _REFUSALS:
        return _refused(error)
    return _internal(error)


def _refused(error: OSError) -> Stop:
    from planpress.publish.refusals import disk_refused

    return Stop(disk_refused(error), ExitCode.ENVIRONMENT)


def _internal(error: BaseException) -> Stop:
    return stop(
        "E90",
        exit_code=ExitCode.INTERNAL,
        kind=type(error).__name__,
        file=_write_traceback(traceback.format_exc()),
    )


def _write_traceback(text: str) -> str:
    """Where the traceback was put: in the project, else among the temporary files, else nowhere ("-")."""
    for place in (_project_place, _temporary_place):
        try:
            return place(text)
        except (OSError, Stop):
            continue
    return "-"


def _project_place(text: str) -> str:
    target = find_project(None) / LAST_ERROR
    if target.parent.is_symlink():
        raise OSError(errno.ELOOP, "link", str(target.parent))
    target.parent.mkdir(exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent)
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        stream.write(text)
    Path(name).replace(target)
    return shown(target)


def _temporary_place(text: str) -> str:
    handle, name = tempfile.mkstemp(prefix="planpress-error-", suffix=".txt")
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        stream.write(text)
    return name


def _silence() -> None:
    """Points stdout at nothing, so that the interpreter's last flush does not fail once more."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - stays open to the end


@contextmanager
def _sigterm() -> Iterator[None]:
    """Turns SIGTERM into Terminated, so that what runs can clean up; only the main thread may."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, _terminate)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _terminate(_number: int, _frame: FrameType | None) -> None:
    raise Terminated
