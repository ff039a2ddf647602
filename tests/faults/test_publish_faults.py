"""A full disk, a broken one or a kill at any moment of a publication leaves a whole site, old or new."""

from __future__ import annotations

import errno
import os
import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from planpress.model.artifact import Artifact
from planpress.publish.lock import take_lock
from planpress.publish.publish import publish
from planpress.publish.writer import Disk

pytestmark = pytest.mark.filterwarnings(
    "ignore:This process:DeprecationWarning"
)  # fork beside xdist's threads

Site = dict[str, str]
KILLED = 99
MINE = {"CNAME": "plans.example", ".well-known/x": "mine"}
OLDEST: Site = {"index.html": "oldest", "a/index.html": "a", "tracks": "file", "assets/0/a.css": "0"}
OLD: Site = {
    "index.html": "old",
    "a/index.html": "a",
    "b/c/index.html": "c",
    "tracks": "f",
    "assets/1/a.css": "1",
}
NEW: Site = {"index.html": "new", "a/index.html": "a", "tracks/d/index.html": "d", "assets/2/a.css": "22"}


class Quick(Disk):
    """Does not wait for the disk itself: no power is cut here."""

    def sync(self, tree: Path) -> None:
        self.before("sync", tree)


@dataclass
class Failing(Quick):
    """Counts operations; the one with number ``at`` fails, after half the bytes if it writes.

    ``number`` is the errno; 0 ends the process there and then, as a kill would.
    """

    at: int = 0
    number: int = 0
    exchange_works: bool = True
    count: int = 0
    half: bool = False

    def before(self, operation: str, path: Path) -> None:
        if operation == "exchange" and not self.exchange_works:
            raise OSError(errno.ENOSYS, "not here")
        self.count += 1
        if self.count != self.at:
            return
        if operation == "write":
            self.half = True
        else:
            self.fail()

    def put_bytes(self, target: int, chunk: bytes) -> None:
        if self.half:
            os.write(target, chunk[: len(chunk) // 2])
            self.fail()
        super().put_bytes(target, chunk)

    def fail(self) -> None:
        if not self.number:
            os._exit(KILLED)
        raise OSError(self.number, os.strerror(self.number))


@dataclass(frozen=True)
class Way:
    """How a publication goes: what it is called, and what happens to its files."""

    name: str
    exchange_works: bool = True
    in_place: bool = False
    spare: bool = True
    live: bool = True

    def begin(self, root: Path) -> Path:
        """A project with OLD and the user's files live, as far as this way wants them."""
        root.mkdir()
        if self.live:
            if self.spare:
                go(root, OLDEST)
            go(root, OLD)
            for path, text in MINE.items():
                (root / "output" / path).parent.mkdir(exist_ok=True)
                (root / "output" / path).write_text(text)
        return root

    @property
    def before(self) -> Site:
        if not self.live:
            return {}
        return OLD | MINE | ({"assets/0/a.css": "0"} if self.spare else {})

    @property
    def after(self) -> Site:
        return NEW | MINE | {"assets/1/a.css": "1"} if self.live else NEW

    def run(self, root: Path, disk: Failing) -> list[str]:
        disk.exchange_works = self.exchange_works
        return go(root, NEW, disk, in_place=self.in_place)

    def operations(self, root: Path) -> int:
        """How many operations the whole publication takes."""
        disk = Failing()
        assert self.run(self.begin(root), disk) == []
        assert live(root) == self.after
        return disk.count


EXCHANGE = Way("exchange")
RENAMES = Way("two renames", exchange_works=False)
FIRST = Way("first site", live=False)
SECOND = Way("second site", spare=False)
IN_PLACE = Way("in place", in_place=True)
WHOLE = [EXCHANGE, RENAMES, FIRST, SECOND]
by_name: Callable[[Way], str] = lambda way: way.name  # noqa: E731


def go(root: Path, site: Site, disk: Disk | None = None, *, in_place: bool = False) -> list[str]:
    """Publishes ``site`` under the lock; the codes of the errors."""
    artifacts = [Artifact(path, text.encode()) for path, text in site.items()]
    lock = take_lock(root)
    assert lock.value is not None, lock.diagnostics
    with lock.value:
        output = root / "output"
        checked = publish(artifacts, project=root, output=output, in_place=in_place, disk=disk or Quick())
    return [item.code for item in checked.diagnostics]


def live(root: Path) -> Site:
    output = root / "output"
    return {p.relative_to(output).as_posix(): p.read_text() for p in output.rglob("*") if p.is_file()}


def killed(root: Path, way: Way, at: int) -> bool:
    """Publishes in a child process that dies at its operation ``at``; False if it came to its end."""
    child = os.fork()
    if not child:
        try:
            os._exit(len(way.run(root, Failing(at))))
        finally:
            os._exit(1)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status in (0, KILLED)
    return status == KILLED


def moments(way: Way, tmp_path: Path) -> Iterator[tuple[int, Path]]:
    """Every operation of the publication, each with a project of its own."""
    begun = way.begin(tmp_path / "begun")
    for at in range(1, way.operations(tmp_path / "whole") + 1):
        root = tmp_path / "project"
        shutil.copytree(begun, root)
        yield at, root
        shutil.rmtree(root)


def test_the_ways_take_many_operations_and_count_them_alike(tmp_path):
    first = EXCHANGE.operations(tmp_path / "1")
    assert first == EXCHANGE.operations(tmp_path / "2") > 50


@pytest.mark.parametrize("number", [errno.ENOSPC, pytest.param(errno.EIO, marks=pytest.mark.long)])
@pytest.mark.parametrize("way", WHOLE, ids=by_name)
def test_an_error_at_any_operation_leaves_the_old_site(way, number, tmp_path):
    for at, root in moments(way, tmp_path):
        codes = way.run(root, Failing(at, number))
        if codes:
            assert set(codes) == {"E05"}, at
            assert live(root) == way.before, at
        else:  # an unreadable spare is rebuilt; the last of two renames does not matter
            assert live(root) == way.after, at
        assert go(root, NEW) == [], at
        assert live(root) == way.after, at


@pytest.mark.parametrize(
    "way", [EXCHANGE, *(pytest.param(way, marks=pytest.mark.long) for way in WHOLE[1:])], ids=by_name
)
def test_a_kill_at_any_operation_leaves_the_old_or_the_new_site(way, tmp_path):
    seen = set()
    for at, root in moments(way, tmp_path):
        assert killed(root, way, at), at
        found = live(root)
        between = not (root / "output").exists()
        if between and way.live:
            assert not way.exchange_works, at
            assert (root / ".planpress" / "aside").exists(), at
            seen.add("between")
        else:
            assert found in (way.before, way.after), at
            seen.add("new" if found == way.after else "old")
        assert go(root, NEW) == [], at
        assert live(root) == way.after, at
        assert not (root / ".planpress" / "aside").exists(), at
    expected = {"old"} if way.exchange_works else {"old", "new", "between"}
    assert seen == expected


@pytest.mark.parametrize(
    "way",
    [EXCHANGE, *(pytest.param(way, marks=pytest.mark.long) for way in (RENAMES, IN_PLACE))],
    ids=by_name,
)
def test_after_a_kill_another_site_can_follow(way, tmp_path):
    """The sources changed between kill and next build: nothing of either site is taken for the user's."""
    third = {"index.html": "third", "b/c": "now a file", "tracks/e": "e", "assets/3/a.css": "3"}
    for at, root in moments(way, tmp_path):
        killed(root, way, at)
        assert go(root, third, in_place=way.in_place) == [], at
        found = live(root)
        kept = {
            path: text for path, text in found.items() if path.startswith("assets/") and path not in third
        }
        assert found == third | MINE | kept, at
        assert set(kept) <= {"assets/1/a.css", "assets/2/a.css"}, at


@pytest.mark.parametrize("number", [0, errno.ENOSPC])
def test_in_place_the_next_build_completes_a_mixture(number, tmp_path):
    for at, root in moments(IN_PLACE, tmp_path):
        if number:
            assert set(IN_PLACE.run(root, Failing(at, number))) <= {"E05"}, at
        else:
            assert killed(root, IN_PLACE, at), at
        found = live(root)
        assert {path: found.get(path) for path in MINE} == MINE, at
        whole = {**IN_PLACE.before, **IN_PLACE.after}
        parts = {path for path in found if path.endswith(".planpress-part")}
        assert found.keys() - parts <= whole.keys(), at
        assert all(
            found[path] in (IN_PLACE.before.get(path), IN_PLACE.after.get(path))
            for path in found.keys() - parts
        )
        assert go(root, NEW, in_place=True) == [], at
        assert live(root).keys() - {"assets/1/a.css"} == NEW.keys() | MINE.keys(), at
        assert NEW.items() <= live(root).items(), at


@pytest.mark.long
@pytest.mark.parametrize("seed", range(40))
def test_many_kills_and_errors_one_after_another(seed, tmp_path):
    """Random sites, ways and moments: output/ is always the last whole site or the one under way."""
    chance = random.Random(seed)  # noqa: S311
    root = tmp_path / "project"
    root.mkdir()
    last: Site = {}
    for _ in range(25):
        site = random_site(chance)
        disk = Failing(chance.randint(1, 120), chance.choice([0, errno.ENOSPC, errno.EIO]))
        disk.exchange_works = chance.random() < 0.7
        child = os.fork()
        if not child:
            try:
                go(root, site, disk)
                os._exit(0)
            finally:
                os._exit(1)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) in (0, KILLED)
        found = pages(root)
        if (root / "output").exists():
            assert found in (last, without_assets(site))
        else:
            assert not last or (root / ".planpress" / "aside").exists()
        if chance.random() < 0.5:
            assert go(root, site) == []
            assert pages(root) == without_assets(site)
            assert site.items() <= live(root).items()
        last = pages(root) or last


def random_site(chance: random.Random) -> Site:
    paths = chance.sample(["a", "b/c", "b/d", "e/f/g", "h", "i/j", "k"], chance.randint(1, 7))
    return {f"{path}/index.html": chance.choice("123") for path in paths} | {
        f"assets/{chance.choice('123')}/x": "x"
    }


def pages(root: Path) -> Site:
    """The pages that are live."""
    return without_assets(live(root))


def without_assets(site: Site) -> Site:
    """``site`` without assets: those of the generation before may or may not be there."""
    return {path: text for path, text in site.items() if not path.startswith("assets/")}
