"""The repository's own content, built once for all tests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from planpress.pipeline.run import Outcome
from planpress.render.typeset_job import Sheet
from support.pages import Page


@dataclass(frozen=True)
class Built:
    """A built site: its folder, what the build found and made, and each document's sheet by document.md."""

    project: Path
    outcome: Outcome
    sheets: Mapping[str, Sheet]

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
