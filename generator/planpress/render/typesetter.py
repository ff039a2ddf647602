"""Hands documents to a typesetting child, watches its time and memory, and judges what comes back."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass, replace
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from planpress.diagnostics.diagnostic import Checked, Diagnostic, Ref, problem
from planpress.render.cut_fonts import with_cut_fonts
from planpress.render.typeset_job import TOO_NARROW, Job, Sheet, receive_sheet, send_job

SECONDS = 120.0
RECYCLE_AT_KIB = 600 * 1024


class Typesetter(Protocol):
    """Whatever turns a job into a sheet: a child process, or a stand-in in tests."""

    def typeset(self, job: Job, ref: Ref) -> Checked[Sheet]:
        """The sheet of ``job``; errors carry F codes and ``ref``."""
        ...

    def close(self) -> None:
        """Ends what is running."""
        ...


@dataclass(slots=True)
class ChildTypesetter:
    """Typesets in a child process, kept for the next job until it has grown past ``recycle_at_kib``."""

    seconds: float = SECONDS
    recycle_at_kib: int = RECYCLE_AT_KIB
    _child: subprocess.Popen[bytes] | None = None
    _folder: tempfile.TemporaryDirectory[str] | None = None

    def typeset(self, job: Job, ref: Ref) -> Checked[Sheet]:
        """The sheet of ``job``, or why there is none: F01 time, F02 crash, F03 to F06 complaints."""
        self._running()  # it gets ready while fonts are cut
        try:
            cut, missing = with_cut_fonts(job)
        except ValueError as error:
            return Checked(None, (problem("F04", ref, complaint=str(error)),))
        if missing:
            return Checked(None, (problem("F03", ref, chars=missing),))
        made = self._answered(cut, ref)
        if made.value and TOO_NARROW in made.value.complaints:
            made = self._answered(with_cut_fonts(replace(job, whole_fonts=True))[0], ref)
        return _judged(made.value, ref) if made.value else made

    def _answered(self, cut: Job, ref: Ref) -> Checked[Sheet]:
        """The child's sheet, not judged yet; or why it did not answer."""
        child = self._running()
        expired = threading.Event()
        clock = threading.Timer(self.seconds, _stop, (child, expired))
        clock.start()
        try:
            sheet, peak_kib = _exchange(child, cut)
        except (ValueError, OSError) as error:
            self.close()
            if expired.is_set():
                return Checked(None, (problem("F01", ref, seconds=int(self.seconds)),))
            return Checked(None, (problem("F02", ref, reason=str(error)),))
        finally:
            clock.cancel()
        if peak_kib > self.recycle_at_kib:
            self.close()
        return Checked(sheet)

    def close(self) -> None:
        """Ends the child, if one runs."""
        child, self._child = self._child, None
        folder, self._folder = self._folder, None
        if child is None:
            return
        child.kill()
        child.wait()
        for stream in (child.stdin, child.stdout):
            if stream:
                stream.close()
        if folder:
            folder.cleanup()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._child is None or self._child.poll() is not None:
            self.close()
            self._folder = tempfile.TemporaryDirectory(prefix="planpress-fonts-", ignore_cleanup_errors=True)
            self._child = subprocess.Popen(  # noqa: S603 (its own interpreter and a folder it made)
                [sys.executable, "-I", "-m", "planpress.render.typeset_child", self._folder.name],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        return self._child


def _stop(child: subprocess.Popen[bytes], expired: threading.Event) -> None:
    expired.set()
    child.kill()


def _exchange(child: subprocess.Popen[bytes], job: Job) -> tuple[Sheet, int]:
    if child.stdin is None or child.stdout is None:
        raise ValueError("the child has no pipes")
    send_job(child.stdin, job)
    return receive_sheet(child.stdout)


def _judged(sheet: Sheet, ref: Ref) -> Checked[Sheet]:
    found = tuple(_complaint(text, ref) for text in sheet.complaints)
    return Checked(None if found else sheet, found)


def _complaint(text: str, ref: Ref) -> Diagnostic:
    """The F code for a complaint: missing glyph, words over the edge, failed subset, picture, other."""
    if text.startswith("over the edge: "):
        table, _, words = text.removeprefix("over the edge: ").partition(" ")
        return problem("F11", ref, wording="table" if table else "default", table=table, words=words)
    lowered = text.lower()
    for code, sign in (("F03", ".notdef glyph"), ("F04", "unable to subset"), ("F05", "failed to load")):
        if sign in lowered:
            return problem(code, ref, complaint=text[:200], chars="?")
    return problem("F06", ref, complaint=text[:200])


@cache
def colour_profile() -> bytes:
    """What the colours of a PDF mean: sRGB, as it comes with WeasyPrint; b"" where it is not installed."""
    found = find_spec("weasyprint")
    place = Path(found.origin or "").parent / "pdf/sRGB2014.icc" if found else None
    return place.read_bytes() if place and place.is_file() else b""
