"""``planpress check --pdf``: any PDF file against the standards that it should meet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from planpress.cli import terminal
from planpress.cli.exits import exit_code_of
from planpress.cli.verapdf import second_opinion
from planpress.diagnostics.diagnostic import Diagnostic, Ref, Severity, problem
from planpress.diagnostics.report import Located


def check_files(files: Sequence[Path]) -> int:
    """Tells every fault of every file; the exit code."""
    found = [item for file in files for item in _faults(file)]
    terminal.show_findings([Located(item, 0, 0, "") for item in found])
    if found:
        counts = {f"{severity.value}s": terminal.count(found, severity) for severity in Severity}
        terminal.mention("build.counts", **counts)
    else:
        terminal.mention("check.pdf_good", count=len(files))
    return exit_code_of(found, {})


def _faults(file: Path) -> tuple[Diagnostic, ...]:
    from planpress.render.conformance.check import check_pdf, says_archive  # takes time to load

    ref = Ref(str(file))
    try:
        content = file.read_bytes()
    except OSError:
        return (problem("F22", ref, wording="missing"),)
    return (*check_pdf(content, ref), *second_opinion(file, archive=says_archive(content)))
