"""The way of a site to its readers: bring the spare up to date, verify it, exchange it with output/."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from planpress.diagnostics.diagnostic import Checked, Ref, problem
from planpress.model.artifact import Artifact
from planpress.publish.addresses import check_addresses, folders_of, is_part
from planpress.publish.exchange import exchange_trees, recover
from planpress.publish.manifest import (
    BUILD_RECORD,
    Entry,
    Manifest,
    build_record,
    manifest_of,
    read_build_record,
    read_manifests,
    write_manifests,
)
from planpress.publish.places import RECORD, Places
from planpress.publish.plan import ASSETS, Plan, plan_publication
from planpress.publish.refusals import RefusedError, disk_refused
from planpress.publish.writer import Disk, Survey

REMEMBERED = 3


@dataclass(frozen=True, slots=True)
class Published:
    """What became of the site; every tuple holds sorted paths below output/.

    ``written``: new or with new content. ``mended``: had been deleted or altered by someone else.
    ``foreign``: the user's own files, left as they are. ``previous``: hashed assets of the generation
    before, which a clean build would not have. ``exchanged`` is False if nothing had to be done, and
    after a build in place.
    """

    written: tuple[str, ...]
    deleted: tuple[str, ...]
    unchanged: tuple[str, ...]
    mended: tuple[str, ...]
    foreign: tuple[str, ...]
    previous: tuple[str, ...]
    exchanged: bool


def publish(
    artifacts: Iterable[Artifact],
    *,
    project: Path,
    output: Path,
    versions: Mapping[str, str] | None = None,
    in_place: bool = False,
    disk: Disk | None = None,
) -> Checked[Published]:
    """Makes ``output`` hold exactly ``artifacts`` and the user's own files, at once or not at all.

    With the ``versions`` of what made it the site also holds build.json, which tells of all its files.

    The caller holds the build lock. On any error the live tree is whole and old; errors are L01 and L02
    (addresses) and the E codes of refusals.EXIT_CODES. With ``in_place`` files are replaced one by one:
    a reader, a kill or a full disk may then meet a mixture, which the next build completes.
    """
    site = _Site.of(artifacts, versions)
    if faults := check_addresses(artifact.path for artifact in site.artifacts):
        return Checked(None, faults)
    try:
        return Checked(_publish(site, Places.of(project, output), disk or Disk(), in_place=in_place))
    except RefusedError as refused:
        return Checked(None, refused.diagnostics)
    except OSError as error:
        return Checked(None, (disk_refused(error),))


@dataclass(frozen=True, slots=True)
class _Site:
    """The files to be published, and their hashes: no content is asked for before it is written."""

    artifacts: tuple[Artifact, ...]
    wanted: Manifest

    @classmethod
    def of(cls, artifacts: Iterable[Artifact], versions: Mapping[str, str] | None) -> _Site:
        site = tuple(artifacts)
        wanted = manifest_of(site)
        if versions is None:
            return cls(site, wanted)
        record = build_record(wanted, versions)
        return cls((*site, record), Manifest({**wanted.files, **manifest_of([record]).files}))


def _publish(site: _Site, places: Places, disk: Disk, *, in_place: bool) -> Published:
    if faults := places.faults(disk):
        raise RefusedError(faults)
    disk.make_folder(places.state)
    recover(places, disk)
    live = _survey_live(places, disk)
    recorded = read_manifests(disk.read(places.state, RECORD) or b"")
    plan = plan_publication(site.wanted, _remembered(recorded, places, disk), live.files)
    if plan.clashes:
        raise RefusedError(
            problem("E04", Ref(""), path=places.output / theirs, page=ours) for theirs, ours in plan.clashes
        )
    contents = {artifact.path: artifact for artifact in site.artifacts}
    newest = _newest(plan, recorded)
    if live.files == plan.goal:
        if plan.ours not in recorded:
            disk.write(places.state, RECORD, write_manifests(newest))
        return _published(plan, exchanged=False)
    if in_place:
        _publish_in_place(plan, contents, newest, places, disk)
    else:
        _publish_by_exchange(plan, contents, newest, places, disk)
    return _published(plan, exchanged=not in_place)


def _publish_by_exchange(
    plan: Plan, contents: Mapping[str, Artifact], newest: list[Manifest], places: Places, disk: Disk
) -> None:
    """The record is written before: whichever tree is live after a kill, its manifest is among the two."""
    spare = _survey_spare(places, disk)
    _bring_up(places.spare, spare, plan, contents, places.output, disk)
    _remove_folders(places.spare, spare.folders - _folders(plan.goal), disk)
    _verify(places.spare, plan, disk)
    disk.sync(places.spare)
    disk.write(places.state, RECORD, write_manifests(newest))
    disk.make_folder(places.output.parent)
    exchange_trees(places, disk)


def _publish_in_place(
    plan: Plan, contents: Mapping[str, Artifact], newest: list[Manifest], places: Places, disk: Disk
) -> None:
    """The lesser promise. The record names old and new files alike before the first is touched."""
    disk.write(places.state, RECORD, write_manifests(newest))
    disk.make_folder(places.output)
    live = disk.survey(places.output)
    _bring_up(places.output, live, plan, contents, places.output, disk)
    _remove_folders(places.output, _folders(plan.deleted) - _folders(plan.goal), disk)
    _verify(places.output, plan, disk)


def _survey_live(places: Places, disk: Disk) -> Survey:
    live = disk.survey(places.output)
    odd = [
        problem("E02", Ref(""), wording=kind, path=places.output / path) for path, kind in live.odd.items()
    ]
    repositories = [problem("E03", Ref(""), path=places.output / path) for path in live.repositories]
    if odd or repositories:
        raise RefusedError([*odd, *repositories])
    return live


def _survey_spare(places: Places, disk: Disk) -> Survey:
    """The spare is nobody's: whatever cannot be read or does not belong there goes, and it starts anew."""
    try:
        spare = disk.survey(places.spare)
    except OSError:
        spare = Survey(odd={"": "special"})
    if spare.odd or spare.repositories or disk.kind(places.spare) == "file":
        disk.clear(places.spare)
        spare = Survey()
    disk.make_folder(places.spare)
    return spare


def _newest(plan: Plan, recorded: tuple[Manifest, ...]) -> list[Manifest]:
    """What the record shall hold: the next manifest, the live one, and one more for a half-done tree."""
    newest = [plan.ours]
    for one in (plan.known, *recorded):
        if one.files and one not in newest:
            newest.append(one)
    return newest[:REMEMBERED]


def _remembered(recorded: tuple[Manifest, ...], places: Places, disk: Disk) -> list[Manifest]:
    """The recorded manifests, and the one the live tree tells of itself if .planpress was lost."""
    told = read_build_record(disk.read(places.output, BUILD_RECORD) or b"")
    return [*recorded, told] if told else list(recorded)


def _bring_up(
    tree: Path, found: Survey, plan: Plan, contents: Mapping[str, Artifact], live: Path, disk: Disk
) -> None:
    """Makes ``tree``, which holds what was ``found``, hold the goal: assets first, deletions last."""
    goal = plan.goal
    gone = found.files.keys() - goal.keys()
    blocking = _blocking(gone, goal)
    for path in sorted(blocking):
        disk.remove(tree, path)
    _remove_folders(tree, {one for one in found.folders if {one, *folders_of(one)} & goal.keys()}, disk)
    for path in sorted(goal, key=lambda path: (not path.startswith(ASSETS), path)):
        if found.files.get(path) == goal[path]:
            continue
        if path in contents:
            disk.write(tree, path, contents[path].content)
        else:
            disk.copy(live, path, tree)
    for path in sorted(gone - blocking):
        disk.remove(tree, path)


def _blocking(gone: Collection[str], goal: Mapping[str, Entry]) -> set[str]:
    """Files that must go first: half-written ones, and those where a folder or file is to be."""
    folders = _folders(goal)
    return {
        path
        for path in gone
        if is_part(path) or path in folders or any(one in goal for one in folders_of(path))
    }


def _folders(paths: Iterable[str]) -> set[str]:
    return {folder for path in paths for folder in folders_of(path)}


def _remove_folders(tree: Path, folders: Collection[str], disk: Disk) -> None:
    for folder in sorted(folders, reverse=True):
        disk.remove_folder(tree, folder)


def _verify(tree: Path, plan: Plan, disk: Disk) -> None:
    """Reads everything back: a site is shown only if each byte is what was meant."""
    found = disk.survey(tree)
    goal = plan.goal
    wrong = sorted(
        path for path in goal.keys() | found.files.keys() if goal.get(path) != found.files.get(path)
    )
    if wrong or found.odd:
        path = tree / (wrong or sorted(found.odd))[0]
        raise RefusedError([problem("E08", Ref(""), path=path)])


def _published(plan: Plan, *, exchanged: bool) -> Published:
    return Published(
        written=plan.written,
        deleted=plan.deleted,
        unchanged=plan.unchanged,
        mended=plan.mended,
        foreign=tuple(sorted(plan.foreign)),
        previous=tuple(sorted(plan.ours.previous)),
        exchanged=exchanged,
    )
