"""What the tests of publishing share: a project in a temporary folder, and the words of its diagnostics."""

from __future__ import annotations

import string
from collections.abc import Callable, Iterable
from importlib import resources
from pathlib import Path

import pytest

from planpress.diagnostics.codebook import Codebook
from planpress.diagnostics.diagnostic import Checked, Diagnostic
from planpress.model.artifact import Artifact
from planpress.publish.publish import Published, publish
from planpress.publish.writer import Disk

Words = Callable[[Iterable[Diagnostic]], list[tuple[str, str]]]


@pytest.fixture(scope="session")
def codebook() -> Codebook:
    folder = resources.files("planpress.diagnostics") / "codes"
    return Codebook.from_texts((folder / f"{letter}.yaml").read_text("utf-8") for letter in "EL")


@pytest.fixture
def told(codebook: Codebook) -> Words:
    """(code, wording) of each diagnostic, after a proof that its blanks are exactly its parameters."""

    def tell(items: Iterable[Diagnostic]) -> list[tuple[str, str]]:
        found = []
        for item in items:
            wording = codebook.entries[item.code].wordings[item.wording]
            texts = [*wording.says.values(), *wording.mend.values()]
            blanks = {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name}
            assert blanks == {name for name, _ in item.params}, item
            assert codebook.says(item, "zh")
            assert codebook.mend(item, "en")
            found.append((item.code, item.wording))
        return found

    return tell


class Project:
    """A project folder: publishes sites given as {path: text} and reads back what lies in output/."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.output = root / "output"
        self.spare = root / ".planpress" / "spare"
        self.aside = root / ".planpress" / "aside"

    def publish(
        self,
        site: dict[str, str],
        *,
        in_place: bool = False,
        disk: Disk | None = None,
        output: Path | None = None,
    ) -> Checked[Published]:
        artifacts = [Artifact(path, text.encode()) for path, text in site.items()]
        return publish(
            artifacts, project=self.root, output=output or self.output, in_place=in_place, disk=disk
        )

    def published(
        self, site: dict[str, str], *, in_place: bool = False, disk: Disk | None = None
    ) -> Published:
        """The result of a publication that must succeed."""
        checked = self.publish(site, in_place=in_place, disk=disk)
        assert checked.diagnostics == ()
        assert checked.value is not None
        return checked.value

    def live(self) -> dict[str, str]:
        return files_of(self.output)


def files_of(tree: Path) -> dict[str, str]:
    """Every file below ``tree`` as {path: text}."""
    return {
        path.relative_to(tree).as_posix(): path.read_text("utf-8")
        for path in sorted(tree.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def project(tmp_path: Path) -> Project:
    root = tmp_path / "project"
    root.mkdir()
    return Project(root)
