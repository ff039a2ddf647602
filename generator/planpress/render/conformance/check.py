"""Checks one file against all rules of the standards that are asked of it."""

from __future__ import annotations

from collections.abc import Iterable

import pikepdf

from planpress.diagnostics.diagnostic import Diagnostic, Ref, problem
from planpress.render.conformance.archive import ARCHIVE, is_archive
from planpress.render.conformance.pdf_file import PdfFile
from planpress.render.conformance.rule import Blanks, Rules
from planpress.render.conformance.ua import PART, UA

# In a damaged file anything may stand where a dictionary, a number or a page should be.
_DAMAGE = (pikepdf.PdfError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
_MOST = 20  # faults of one rule that are told one by one


def check_pdf(content: bytes, ref: Ref) -> tuple[Diagnostic, ...]:
    """F20 for each fault against PDF/UA-1, F21 against PDF/A-3; F22 for what is no PDF or locked.

    A file that says it is PDF/A is held to that, and to PDF/UA only if it says that, too.
    """
    try:
        file = PdfFile.read(content)
        archive = is_archive(file)
        accessible = not archive or PART in file.metadata
        ua = _found(file, UA, "F20", ref) if accessible else ()
        return (*ua, *(_found(file, ARCHIVE, "F21", ref) if archive else ()))
    except pikepdf.PasswordError:
        return (problem("F22", ref, wording="locked"),)
    except _DAMAGE:
        return (problem("F22", ref),)


def says_archive(content: bytes) -> bool:
    """True for a file that can be read and says that it is PDF/A."""
    try:
        return is_archive(PdfFile.read(content))
    except (pikepdf.PasswordError, *_DAMAGE):
        return False


def _found(file: PdfFile, rules: Rules, code: str, ref: Ref) -> tuple[Diagnostic, ...]:
    return tuple(
        problem(code, ref, wording=rule.name, rule=rule.source, **blanks)
        for rule in rules.values()
        for blanks in _different(rule.faults(file))[:_MOST]
    )


def _different(faults: Iterable[Blanks]) -> list[Blanks]:
    """Each fault once: the same link may be wrong twice on a page."""
    return [dict(one) for one in dict.fromkeys(tuple(blanks.items()) for blanks in faults)]
