"""Runs a build or a check of a project: what the command line and the tests call."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from planpress.diagnostics.diagnostic import Diagnostic, Severity
from planpress.diagnostics.report import Located, locate
from planpress.engine.core import program_key
from planpress.engine.inputs import InputRefused, Inputs, installed_versions
from planpress.engine.store import MemoryStore, Store
from planpress.model.artifact import Artifact
from planpress.pipeline.findings import unpack
from planpress.pipeline.press import Press
from planpress.publish import Published, publish, take_lock
from planpress.render.typesetter import ChildTypesetter, Typesetter

PROGRAM = Path(__file__).parents[1]
STATE = ".planpress"
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run found and made. ``ran`` counts how often each query ran."""

    diagnostics: tuple[Diagnostic, ...]
    published: Published | None = None
    ran: Mapping[str, int] = field(default_factory=dict)
    pages: int = 0
    pdfs: int = 0

    @property
    def failed(self) -> bool:
        """True if an error was found."""
        return any(item.severity is Severity.ERROR for item in self.diagnostics)


def run_build(  # noqa: PLR0913 (each is an option of the command)
    project: Path,
    *,
    output: Path | None = None,
    as_of: datetime.date | None = None,
    in_place: bool = False,
    typesetter: Typesetter | None = None,
    program: Path = PROGRAM,
    progress: Progress | None = None,
) -> Outcome:
    """Builds the project at ``project`` into ``output`` (output/ by default), whole or not at all."""
    lock = take_lock(project)
    if lock.value is None:
        return Outcome(lock.diagnostics)
    with lock.value, open_press(project, program, as_of, typesetter, progress, lean=True) as press:
        made = _make(press)
        if any(item.severity is Severity.ERROR for item in made.diagnostics):
            press.finish(whole=False)
            return _outcome(press, made)
        published = publish(
            made.artifacts,
            project=project,
            output=output or project / "output",
            versions=_versions(press),
            in_place=in_place,
        )
        press.finish(whole=True)
        return _outcome(press, made, published.value, published.diagnostics)


def run_check(
    project: Path,
    *,
    as_of: datetime.date | None = None,
    typesetter: Typesetter | None = None,
    program: Path = PROGRAM,
    progress: Progress | None = None,
) -> Outcome:
    """Everything a build would find in the sources, without pages, PDFs or writing anything."""
    inputs = Inputs(project, program=program, as_of=as_of, others=roots(project, program))
    setter = typesetter or ChildTypesetter()
    press = Press(inputs, MemoryStore(), "check", setter, on_progress=_told(progress))
    made = _make(press, render=False)
    return Outcome(made.diagnostics, ran=dict(press.ran))


def located(project: Path, items: Iterable[Diagnostic]) -> tuple[Located, ...]:
    """The diagnostics with their lines, columns and source lines."""
    return located_in(Inputs(project, program=PROGRAM), items)


def located_in(inputs: Inputs, items: Iterable[Diagnostic]) -> tuple[Located, ...]:
    """The same, where the files are those of ``inputs``."""
    from planpress.pipeline.positions import position, source_line

    return locate(
        items, lambda ref: position(inputs, ref), lambda file, line: source_line(inputs, file, line)
    )


@dataclass(frozen=True, slots=True)
class _Made:
    artifacts: tuple[Artifact, ...]
    diagnostics: tuple[Diagnostic, ...]


def _make(press: Press, *, render: bool = True) -> _Made:
    """All artifacts; none where the sources have errors, or where nothing is to be rendered."""
    from planpress.pipeline.artifacts import address_findings
    from planpress.pipeline.checks import findings
    from planpress.pipeline.comparison_papers import comparison_findings
    from planpress.pipeline.links import link_findings
    from planpress.pipeline.outputs import outputs
    from planpress.pipeline.papers import paper_findings
    from planpress.pipeline.sheets import sheet_findings
    from planpress.pipeline.theme_faults import THEME_FAULTS, theme_fault

    found: tuple[Diagnostic, ...] = ()
    try:
        found = unpack(findings(press))
        if any(item.severity is Severity.ERROR for item in found):
            return _Made((), found)
        clashes = unpack(address_findings(press))
        if clashes or not render:
            return _Made((), (*found, *clashes))
        made = outputs(press)
        papers = (
            *unpack(paper_findings(press)),
            *unpack(comparison_findings(press)),
            *unpack(sheet_findings(press)),
        )
        return _Made(made, (*found, *papers, *unpack(link_findings(press))))
    except THEME_FAULTS as fault:
        return _Made((), (*found, theme_fault(press, fault)))
    except InputRefused as refused:
        from planpress.pipeline.sources import refused_input

        return _Made((), (refused_input(refused),))


@contextmanager
def open_reader(project: Path, mounted: Mapping[str, Path]) -> Iterator[Press]:
    """A Press that keeps nothing; ``mounted`` are folders of the project that are read elsewhere."""
    inputs = Inputs(project, program=PROGRAM, others=roots(project, PROGRAM))
    for folder, place in mounted.items():
        inputs.mount(folder, place)
    setter = ChildTypesetter()
    try:
        yield Press(inputs, MemoryStore(), "read", setter)
    finally:
        setter.close()


@contextmanager
def open_press(
    project: Path,
    program: Path,
    as_of: datetime.date | None,
    typesetter: Typesetter | None,
    progress: Progress | None,
    *,
    lean: bool = False,
) -> Iterator[Press]:
    """A Press with the project's store; whoever takes it says when what it found is to be written there."""
    inputs = Inputs(project, program=program, as_of=as_of, others=roots(project, program))
    store = Store(project / STATE / "store.sqlite3")
    setter = typesetter or ChildTypesetter()
    key = program_key(inputs, _installed())
    try:
        yield Press(inputs, store, key, setter, on_progress=_told(progress), lean=lean)
    finally:
        setter.close()
        store.close()


def roots(project: Path, program: Path) -> Mapping[str, Path]:
    """Where themes come from: the project's own, and the default theme of the wheel or the repository."""
    shipped = program / "_themes"
    default = shipped if shipped.is_dir() else program.parents[1] / "themes"
    return {"themes": default}


def _told(progress: Progress | None) -> Callable[[str, tuple[object, ...]], None] | None:
    if progress is None:
        return None
    count = 0

    def tell(name: str, args: tuple[object, ...]) -> None:
        nonlocal count
        count += 1
        progress(" ".join([name, *(str(arg) for arg in args if isinstance(arg, str))]), count, 0)

    return tell


@cache
def _installed() -> tuple[tuple[str, str], ...]:
    """The versions of all installed dependencies, looked up once."""
    return installed_versions()


def _versions(press: Press) -> dict[str, str]:
    native = {name: press.inputs.environment(name) or "" for name in ("pango", "harfbuzz", "fontconfig")}
    return dict(_installed()) | native


def _outcome(
    press: Press, made: _Made, published: Published | None = None, more: tuple[Diagnostic, ...] = ()
) -> Outcome:
    pdfs = sum(artifact.path.endswith(".pdf") for artifact in made.artifacts)
    pages = sum(artifact.path.endswith(".html") for artifact in made.artifacts)
    return Outcome(made.diagnostics + more, published, dict(press.ran), pages, pdfs)
