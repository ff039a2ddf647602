"""Builds of a project in a process of its own, with what each took, and a peer that writes the same files."""

from __future__ import annotations

import multiprocessing
import resource
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from support.project import Project


@dataclass(frozen=True, slots=True)
class Measured:
    """What a build ran and wrote; seconds of the processor; the process's largest memory so far, in MiB."""

    rendered: Mapping[str, int]
    ran: Mapping[str, int]
    pages: int
    written: int
    exchanged: bool
    seconds: float
    memory: float


@contextmanager
def own_process(root: Path) -> Iterator[Callable[[], Measured]]:
    """A function that builds the project at ``root``; all its builds run in the same new process."""
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=spawn) as pool:
        yield lambda: pool.submit(_build, root).result()


def _build(root: Path) -> Measured:
    project = Project(root)
    began = time.process_time()
    project.build()
    seconds = time.process_time() - began
    assert project.outcome is not None
    assert not project.outcome.failed, project.diagnostics[:5]
    published = project.published
    return Measured(
        project.rendered,
        dict(project.outcome.ran),
        project.outcome.pages,
        len(published.written),
        published.exchanged,
        seconds,
        peak_memory(),
    )


def peak_memory() -> float:
    """The largest memory that this process has had, in MiB."""
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def seconds_of(work: Callable[[], object], *, times: int = 1) -> float:
    """Seconds of the processor for ``work``, the least of ``times`` runs."""
    taken = []
    for _ in range(times):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return max(min(taken), 1e-4)


def write_same_files(source: Path, target: Path) -> None:
    """Writes every file below ``source`` again below ``target``: what any generator has to do at least."""
    for file in source.rglob("*"):
        if file.is_file():
            copy = target / file.relative_to(source)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(file.read_bytes())
