"""Looks at the sources again in a process that stays: pages at once, what takes long when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field

from planpress.diagnostics.codebook import Codebook
from planpress.diagnostics.diagnostic import Diagnostic, Ref, Severity, problem
from planpress.engine.core import Build
from planpress.engine.inputs import InputRefused
from planpress.pipeline.artifacts import Route, address_findings, artifact, site_routes
from planpress.pipeline.asking import asked_rules
from planpress.pipeline.checks import findings
from planpress.pipeline.comparison_papers import comparison_findings
from planpress.pipeline.documents import document_view, origin
from planpress.pipeline.findings import Packed, unpack
from planpress.pipeline.links import link_findings
from planpress.pipeline.papers import pdf_findings
from planpress.pipeline.press import Press
from planpress.pipeline.records import plan_ids
from planpress.pipeline.searching import search_artifacts
from planpress.pipeline.sheets import FINDINGS
from planpress.pipeline.sources import refused_input
from planpress.pipeline.theme_faults import THEME_FAULTS, theme_fault
from planpress.pipeline.theming import words_of
from planpress.site.preview_view import PreviewWords
from planpress.site.routes import SEARCH_INDEX
from planpress.site.wording import Wording

ASSETS = "assets/"
_ON_PAPER: Mapping[str, Callable[..., Packed]] = {
    "pdf": pdf_findings,
    "comparison_pdf": comparison_findings,
    **FINDINGS,
}
"""What was found while setting a paper, by the kind of its route."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a look at the sources gives.

    ``files`` are all files of the site but the late ones, or, where it is not ``whole``, some of them ahead
    of the others; empty where the sources have errors. ``late`` are papers by their path, and the folder of
    the search index. ``changed`` is False where all is as it was the last time.
    """

    diagnostics: tuple[Diagnostic, ...]
    files: Mapping[str, bytes] = field(default_factory=dict)
    late: frozenset[str] = frozenset()
    whole: bool = True
    changed: bool = True

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """What would stop a build; warnings and notices are left to ``planpress check``."""
        return tuple(item for item in self.diagnostics if item.severity is Severity.ERROR)


@dataclass(frozen=True, slots=True)
class Late:
    """Files that were made when they were asked for; none where they could not be."""

    diagnostics: tuple[Diagnostic, ...]
    files: Mapping[str, bytes] = field(default_factory=dict)


def looks(press: Press, first: Collection[str], is_stale: Callable[[], bool]) -> Iterator[Look]:
    """The files ``first`` that somebody is looking at with all assets, then everything; where there are
    errors, only these.

    Given up between two files once ``is_stale`` says that the sources have changed again.
    """
    press.renew()
    try:
        yield from _looks(press, first, is_stale)
    except Exception as fault:  # noqa: BLE001 - a preview outlives whatever one look stumbles over
        yield Look((_fault(press, fault),))


def _looks(press: Press, first: Collection[str], is_stale: Callable[[], bool]) -> Iterator[Look]:
    found = _found(press)
    if _has_error(found):
        yield Look(found, changed=bool(press.ran))
        return
    routes = [route for route in site_routes(press) if not is_paper(route)]
    late = frozenset({SEARCH_INDEX, *(route[0] for route in site_routes(press) if is_paper(route))})
    ahead = [route for route in routes if route[0] in first or route[0].startswith(ASSETS)]
    files = {route[0]: artifact(press, route).content for route in ahead}
    yield Look(found, dict(files), late, whole=False)
    for route in routes:
        if is_stale():
            yield Look(found, files, late, whole=False)
            return
        files[route[0]] = artifact(press, route).content
    links = unpack(link_findings(press))
    yield Look((*found, *links), files, late, changed=bool(press.ran))


def warm(press: Press, is_stale: Callable[[], bool]) -> None:
    """Reads what the store does not keep, so that the first edit after a start is as quick as the next."""
    for key in plan_ids(press):
        if is_stale():
            return
        asked_rules(press, *key)
        document_view(press, *key)
        origin(press, *key)


def make_late(press: Press, name: str) -> Late:
    """The paper at the path ``name``, or all files below the folder SEARCH_INDEX, of the sources as is."""
    press.renew()
    try:
        found = _found(press)
        if _has_error(found):
            return Late(found)
        if name == SEARCH_INDEX:
            return Late(found, {one.path: one.content for one in search_artifacts(press)})
        return _paper(press, name)
    except Exception as fault:  # noqa: BLE001 - see ``looks``
        return Late((_fault(press, fault),))


def _paper(press: Press, path: str) -> Late:
    route = next((route for route in site_routes(press) if route[0] == path), None)
    if route is None:
        return Late(())
    content = artifact(press, route).content
    found = _ON_PAPER[route[1]](press, *route[2]) if route[1] in _ON_PAPER else ()
    return Late(unpack(found), {path: content} if content else {})


def is_paper(route: Route) -> bool:
    """True for what a typesetter makes, and what is made of that: seconds, not hundredths of one."""
    path, kind, _ = route
    return (path.endswith(".pdf") and kind != "file") or kind == "parity"


def preview_words(db: Build, languages: Collection[str], codebook: Codebook) -> PreviewWords:
    """The sentences of the preview in ``languages`` ("zh-Hant", "en")."""
    return PreviewWords(tuple(Wording(one, words_of(db, one)) for one in languages), codebook)


def _found(press: Press) -> tuple[Diagnostic, ...]:
    """What the sources are found to be, and, where that is no error, their addresses."""
    found = unpack(findings(press))
    return found if _has_error(found) else (*found, *unpack(address_findings(press)))


def _has_error(items: Collection[Diagnostic]) -> bool:
    return any(item.severity is Severity.ERROR for item in items)


def _fault(press: Press, fault: Exception) -> Diagnostic:
    """What to say about an exception: a theme's or a file's own fault, or a fault of the program."""
    if isinstance(fault, THEME_FAULTS):
        return theme_fault(press, fault)
    if isinstance(fault, InputRefused):
        return refused_input(fault)
    return problem("E92", Ref(""), kind=type(fault).__name__, reason=str(fault)[:200])
