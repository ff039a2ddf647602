"""``planpress amend``: the comparison table of an amendment."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planpress.cli import terminal, words
from planpress.cli.exits import ExitCode, Stop, exit_code_of, stop
from planpress.cli.files import write_file
from planpress.cli.options import FOLDER, command, format_option, language_option
from planpress.cli.project import SITE, shown
from planpress.diagnostics.diagnostic import Diagnostic

if TYPE_CHECKING:
    from planpress.pipeline.amending import Version
    from planpress.pipeline.press import Press
    from planpress.site.amendment.comparison import Compared

FOLDER_NAME = "amendments"
MADE = Path(".planpress", "amendments.json")
_NOT_THERE = ("plans", "content", "themes", "output", ".planpress", ".git")


@dataclass(frozen=True, slots=True)
class _Folder:
    """A folder of a plan, and the project, city and id that its place tells; no root for a copy elsewhere."""

    place: Path
    root: Path | None = None
    city: str = ""
    id: str = ""


@command("amend", help="amend.help")
@click.argument("old", type=FOLDER)
@click.argument("new", type=FOLDER)
@click.option("--output", type=FOLDER, metavar="DIR", help="amend.output")
@click.option("--whole", is_flag=True, help="amend.whole")
@format_option
@language_option
def amend(old: Path, new: Path, output: Path | None, whole: bool) -> int:
    """Compares two versions of a document and writes page, PDF and office text of the amendment."""
    before, after = _settled(_folder(old), _folder(new))
    root = after.root or Path.cwd()
    target = (output or root / FOLDER_NAME).absolute()
    _refuse_inside(target, {one.root for one in (before, after) if one.root}, (before.place, after.place))
    from planpress.pipeline.amending import Version

    with _reading(before) as past, _reading(after) as coming:
        versions = (Version(past, before.city, before.id), Version(coming, after.city, after.id))
        for folder, version in zip((before, after), versions, strict=True):
            if code := _faulty(folder, version):
                return code
        return _compare(*versions, after, target, whole=whole)


# -- the folders -----------------------------------------------------------------


def _folder(given: Path) -> _Folder:
    """Where a version lies; E94 for what is no folder of a plan."""
    place = given.resolve()
    if not place.is_dir():
        raise stop("E94", wording="missing", folder=given)
    if not (place / "plan.yaml").is_file():
        raise stop("E94", wording="plan", folder=given)
    if len(place.parents) < 3 or place.parents[1].name != "plans" or not (place.parents[2] / SITE).is_file():
        return _Folder(place)
    return _Folder(place, place.parents[2], place.parent.name, place.name)


def _settled(old: _Folder, new: _Folder) -> tuple[_Folder, _Folder]:
    """Both versions with a project; E94 where there is none, or where they are not two of one document.

    A copy outside of any project is read in the place of the other version.
    """
    if old.place == new.place:
        raise stop("E94", wording="twice", folder=shown(new.place))
    if old.root is None and new.root is None:
        raise stop("E94", wording="project", old=shown(old.place), new=shown(new.place))
    if old.root is None:
        old = replace(new, place=old.place)
    if new.root is None:
        new = replace(old, place=new.place)
    if old.city != new.city:
        raise stop("E94", wording="city", old=old.city, new=new.city)
    return old, new


def _refuse_inside(target: Path, roots: Iterable[Path], versions: Iterable[Path]) -> None:
    """E94 for a folder where sources lie or where the site is published."""
    real = target.resolve()
    kept = [*(root / name for root in roots for name in _NOT_THERE), *versions]
    if any(real.is_relative_to(folder) for folder in kept):
        raise stop("E94", wording="inside", folder=shown(target))


@contextmanager
def _reading(folder: _Folder) -> Iterator[Press]:
    """Reads a version as its project would, and keeps nothing."""
    from planpress.engine.inputs import InputRefused
    from planpress.pipeline.run import open_reader
    from planpress.pipeline.sources import refused_input
    from planpress.pipeline.theme_faults import THEME_FAULTS, theme_fault

    if folder.root is None:
        raise ValueError("a version without a project")
    with open_reader(folder.root, {_own(folder): folder.place}) as press:
        try:
            yield press
        except InputRefused as refused:
            item = refused_input(refused)
            raise Stop(item, ExitCode(exit_code_of((item,), {}))) from None
        except THEME_FAULTS as fault:
            raise Stop(theme_fault(press, fault), ExitCode.CONTENT) from None


def _own(folder: _Folder) -> str:
    return f"plans/{folder.city}/{folder.id}"


def _faulty(folder: _Folder, version: Version) -> int:
    """Shows the errors that keep a version from being printed; the exit code, 0 where there are none."""
    from planpress.pipeline.amending import faults

    items = faults(version)
    if not items:
        return ExitCode.GOOD
    _show(folder, version, items)
    terminal.mention("amend.kept", folder=shown(folder.place))
    return exit_code_of(items, {})


def _show(folder: _Folder, version: Version, items: Iterable[Diagnostic]) -> None:
    """Findings with the paths of the files that were read, which need not lie where the build reads them."""
    from planpress.pipeline.run import located_in

    if folder.root is None:
        return
    own = _own(folder)
    found = located_in(version.db.inputs, items)
    if folder.place != folder.root / own:
        found = tuple(replace(one, item=_at(one.item, own, shown(folder.place))) for one in found)
    terminal.show_findings(found)


def _at(item: Diagnostic, own: str, place: str) -> Diagnostic:
    file = item.ref.file
    if file != own and not file.startswith(f"{own}/"):
        return item
    return replace(item, ref=replace(item.ref, file=place + file[len(own) :]))


# -- the files -------------------------------------------------------------------


def _compare(old: Version, new: Version, folder: _Folder, target: Path, *, whole: bool) -> int:
    from planpress.pipeline.amending import amendment_files, compare_versions, unwritten

    compared = compare_versions(old, new, whole=whole)
    found = [*compared.diagnostics]
    if compared.value is not None and compared.value.is_same:
        _show(folder, new, found)
        terminal.mention("amend.same")
        return ExitCode.GOOD
    if compared.value is not None:
        made = amendment_files(compared.value, new)
        found += [*made.diagnostics, *unwritten(compared.value, new)]
        if made.value is not None:
            paths = _write(folder.root or target, target, _named(new, made.value))
            _tell(compared.value, new, paths)
    _show(folder, new, found)
    return exit_code_of(found, {})


def _named(new: Version, files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {f"{new.city}-{new.id}-amendment.{ending}": content for ending, content in files.items()}


def _write(root: Path, target: Path, files: Mapping[str, bytes]) -> list[Path]:
    """Writes all files, or none where one is there that is not as it was made last (E94)."""
    record = root / MADE
    made = _made(record)
    paths = {target / name: content for name, content in files.items()}
    for path, content in paths.items():
        if path.is_symlink() or (path.exists() and not _is_ours(path, content, made)):
            raise stop("E94", wording="edited", path=shown(path))
    target.mkdir(parents=True, exist_ok=True)
    for path, content in paths.items():
        write_file(path, content)
    made |= {str(path): sha256(content).hexdigest() for path, content in paths.items()}
    write_file(record, json.dumps(made, indent=1, sort_keys=True).encode())
    return list(paths)


def _made(record: Path) -> dict[str, str]:
    """The digests of the files that were made last, by path; none where nobody can read them."""
    try:
        found = json.loads(record.read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _is_ours(path: Path, content: bytes, made: Mapping[str, str]) -> bool:
    if not path.is_file():
        return False
    there = path.read_bytes()
    return there == content or made.get(str(path)) == sha256(there).hexdigest()


def _tell(compared: Compared, new: Version, paths: Iterable[Path]) -> None:
    """What was amended, and where it is to be seen."""
    from planpress.pipeline.theming import wording
    from planpress.site.amendment.comparison import counted

    err = terminal.form() != "text"
    for language in words.languages(terminal.language()):
        terminal.show(counted(compared, wording(new.db, words.OF_PAGES[language])), err=err)
    terminal.mention("amend.done")
    for path in paths:
        terminal.show(f"  {shown(path)}", err=err)
