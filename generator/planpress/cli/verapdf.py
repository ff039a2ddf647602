"""Asks veraPDF, where it is installed, for a second opinion on a PDF file."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from planpress.diagnostics.diagnostic import Diagnostic, Ref, problem

_BY_ITS_MARK = "0"  # veraPDF takes the standard that the file names
_SECONDS = 300


def second_opinion(file: Path, *, archive: bool) -> tuple[Diagnostic, ...]:
    """F23 for each clause that veraPDF finds broken, or where it gave no answer; nothing where it is absent.

    A file that says it is PDF/A is held to that, any other to PDF/UA-1.
    """
    program = shutil.which("verapdf")
    if program is None:
        return ()
    options = ["--flavour", _BY_ITS_MARK if archive else "ua1", "--format", "xml"]
    ref = Ref(str(file))
    try:
        done = subprocess.run(  # noqa: S603 (no shell, and a file of the one who asks)
            [program, *options, str(file)], capture_output=True, check=False, timeout=_SECONDS
        )
        report = ElementTree.fromstring(done.stdout)  # noqa: S314 (written by the program that was called)
    except (OSError, subprocess.TimeoutExpired, ElementTree.ParseError):
        return (problem("F23", ref, wording="silent"),)
    if next(report.iter("validationReport"), None) is None:
        return (problem("F23", ref, wording="silent"),)
    return tuple(problem("F23", ref, rule=rule, count=count) for rule, count in _broken(report))


def _broken(report: ElementTree.Element) -> Iterator[tuple[str, str]]:
    """Each broken rule by standard, clause and number, and how often it is broken."""
    for rule in report.iter("rule"):
        if rule.get("status") == "failed":
            told = (rule.get("specification", ""), rule.get("clause", ""), rule.get("testNumber", ""))
            yield "{} {}-{}".format(*told).strip(), rule.get("failedChecks", "1")
