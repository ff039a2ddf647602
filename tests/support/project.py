"""A project in a folder of its own, in words that let a test read as a story."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from planpress.diagnostics.diagnostic import Diagnostic
from planpress.engine.core import Query
from planpress.pipeline import catalog_pages, feeds, open_data, parity
from planpress.pipeline.artifacts import MAKERS
from planpress.pipeline.run import Outcome, run_build, run_check
from planpress.publish import Published
from planpress.render.typesetter import Typesetter
from support.pages import Page
from support.typesetting import FakeTypesetter

REPOSITORY = Path(__file__).parents[2]


def _named(makers: Mapping[str, object]) -> frozenset[str]:
    return frozenset(maker.short for maker in makers.values() if isinstance(maker, Query))


JOINED = _named({**open_data.MAKERS, **feeds.MAKERS, **parity.MAKERS, **catalog_pages.JOINED})
"""What makes the files of data/, the feed, the report on the words of all files, and the catalog's files and
lists by value: they join all records, so that most edits make some anew."""
HOLDING_SOURCES = frozenset({"archive"})
"""What has all files of a plan inside, so that every edit of it makes it anew."""
RENDERING = frozenset({"sheet", *_named(MAKERS)}) - JOINED - HOLDING_SOURCES


@dataclass
class Project:
    """A project below ``root``; ``build`` builds it with the stand-in typesetter unless told otherwise."""

    root: Path
    typesetter: Typesetter = field(default_factory=FakeTypesetter)
    outcome: Outcome | None = None

    def copy(self, root: Path) -> Project:
        """The same in another folder, with all that was built; for one test to change."""
        shutil.copytree(self.root, root, symlinks=True)
        return Project(root, outcome=self.outcome)

    def build(self, **options: object) -> Project:
        """Builds into output/ (or ``output=``)."""
        self.outcome = run_build(self.root, typesetter=self.typesetter, **options)  # type: ignore[arg-type]
        return self

    def check(self) -> Project:
        """Looks at the sources without making or writing anything."""
        self.outcome = run_check(self.root, typesetter=self.typesetter)
        return self

    def edit(self, path: str, old: str, new: str) -> Project:
        """Replaces ``old``, which must stand in the file, by ``new``."""
        text = (self.root / path).read_text(encoding="utf-8")
        assert old in text, f"{path} does not hold {old!r}"
        return self.write(path, text.replace(old, new))

    def write(self, path: str, content: str | bytes) -> Project:
        """Writes a file, with the folders it needs."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode() if isinstance(content, str) else content)
        return self

    def remove(self, path: str) -> Project:
        """Deletes a file or folder."""
        target = self.root / path
        shutil.rmtree(target) if target.is_dir() else target.unlink()
        return self

    def page(self, address: str) -> Page:
        """The built page at ``address`` (``taoyuan/113/``)."""
        file = self.root / "output" / address
        return Page(
            (file / "index.html" if address == "" or address.endswith("/") else file).read_text("utf-8")
        )

    def tree(self) -> Mapping[str, bytes]:
        """Every file of output/ with its bytes."""
        return tree_of(self.root / "output")

    def says(self, code: str) -> Diagnostic:
        """The first diagnostic with ``code``; fails if there is none."""
        found = [item for item in self.diagnostics if item.code == code]
        assert found, f"no {code} among {[(item.code, item.params) for item in self.diagnostics]}"
        return found[0]

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What the last build found."""
        assert self.outcome is not None, "not built yet"
        return self.outcome.diagnostics

    def ran(self, query: str) -> int:
        """How often ``query`` ran in the last build."""
        assert self.outcome is not None, "not built yet"
        return self.outcome.ran.get(query, 0)

    @property
    def rendered(self) -> dict[str, int]:
        """How often each query ran that makes a page, a paper or another file of the site; see ``joined``."""
        assert self.outcome is not None, "not built yet"
        return {name: count for name, count in sorted(self.outcome.ran.items()) if name in RENDERING}

    @property
    def joined(self) -> dict[str, int]:
        """How often each query ran that makes open data, their dictionary or the feed."""
        assert self.outcome is not None, "not built yet"
        return {name: count for name, count in sorted(self.outcome.ran.items()) if name in JOINED}

    @property
    def published(self) -> Published:
        """What became of the site in the last build, which must have succeeded."""
        assert self.outcome is not None, "not built yet"
        assert self.outcome.published is not None, self.outcome.diagnostics
        return self.outcome.published


def tree_of(folder: Path) -> dict[str, bytes]:
    """Every file below ``folder`` with its bytes; empty where there is no folder."""
    if not folder.is_dir():
        return {}
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def copy_repository(target: Path) -> Path:
    """The repository's content, plans and themes copied to ``target``."""
    for name in ("content", "plans", "themes"):
        shutil.copytree(REPOSITORY / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
    return target
