"""The repository's own content, built once for all tests."""

from __future__ import annotations

import datetime
import fcntl
import pickle
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from planpress.pipeline.run import Outcome, run_build
from planpress.render.typeset_job import Sheet
from support.pages import Page
from support.project import copy_repository
from support.typesetting import RememberingTypesetter


@dataclass(frozen=True)
class Built:
    """A built site: its folder, what the build found and made, each document's sheet by document.md.

    ``print_html`` is all that was set on paper.
    """

    project: Path
    outcome: Outcome
    sheets: Mapping[str, Sheet]
    print_html: Collection[str]

    @property
    def output(self) -> Path:
        """The published tree."""
        return self.project / "output"

    def page(self, address: str) -> Page:
        """The page at ``address`` ("taoyuan/113/", "404.html")."""
        file = self.output / address
        return Page(
            (file / "index.html" if not address or address.endswith("/") else file).read_text("utf-8")
        )

    def pages(self) -> dict[str, Page]:
        """Every page by its path below output/."""
        files = sorted(self.output.rglob("*.html"))
        return {file.relative_to(self.output).as_posix(): Page(file.read_text("utf-8")) for file in files}


def built_once(folder: Path) -> Built:
    """The site in ``folder``, built by the first process that asks; the others wait for it."""
    kept = folder / "built.pickle"
    with (folder / "built.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            kept.write_bytes(pickle.dumps(_build(folder / "site")))
    found: Built = pickle.loads(kept.read_bytes())  # noqa: S301 (written above)
    return found


def _build(folder: Path) -> Built:
    folder.mkdir()
    project: Path = copy_repository(folder)
    typesetter = RememberingTypesetter()
    outcome = run_build(project, as_of=datetime.date(2026, 11, 21), typesetter=typesetter)
    assert not outcome.failed, outcome.diagnostics
    return Built(project, outcome, typesetter.sheets, typesetter.html)
