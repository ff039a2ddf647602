"""Two trees change places in one step, or by two renames, or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from planpress.publish.refusals import EXIT_CODES
from planpress.publish.writer import Disk

OLD, NEW, NEXT = ({"index.html": text, f"{text}.html": text} for text in ("old", "new", "next"))


class Failing(Disk):
    """``exchange`` cannot be had; the renames whose numbers are given fail."""

    def __init__(self, exchange: int = errno.ENOSYS, **renames: int) -> None:
        self.exchange_error = exchange
        self.renames = {int(name[1:]): number for name, number in renames.items()}
        self.count = 0

    def before(self, operation: str, path: Path) -> None:
        if operation == "exchange":
            raise OSError(self.exchange_error, os.strerror(self.exchange_error))
        if operation == "rename":
            self.count += 1
            if number := self.renames.get(self.count):
                raise OSError(number, os.strerror(number))


@pytest.fixture
def old(project):
    """A project whose site OLD is live."""
    project.published(OLD)
    return project


def test_the_system_exchanges_in_one_step(old):
    inode = old.output.stat().st_ino
    old.published(NEW)
    assert old.live() == NEW
    assert old.spare.stat().st_ino == inode


@pytest.mark.parametrize("number", [errno.ENOSYS, errno.EINVAL, errno.EPERM, errno.EXDEV])
def test_elsewhere_two_renames_do_it(old, number):
    for site in (NEW, NEXT, OLD):
        old.published(site, disk=Failing(number))
        assert old.live() == site
        assert old.spare.exists()
        assert not old.aside.exists()


@pytest.mark.parametrize(("number", "wording"), [(errno.EXDEV, "disk"), (errno.EBUSY, "mount")])
@pytest.mark.parametrize("which", ["n1", "n2"])
def test_where_neither_way_works_it_says_why(old, told, number, wording, which):
    checked = old.publish(NEW, disk=Failing(number, **{which: number}))
    assert told(checked.diagnostics) == [("E06", wording)]
    assert EXIT_CODES["E06"] == 3
    assert old.live() == OLD
    assert not old.aside.exists()
    old.published(NEW)
    assert old.live() == NEW


def test_in_place_works_where_neither_way_does(old):
    old.published(NEW, in_place=True, disk=Failing(errno.EBUSY, n1=errno.EBUSY))
    assert old.live() == NEW


def test_a_full_disk_at_the_exchange_is_told_as_such(old, told):
    assert told(old.publish(NEW, disk=Failing(errno.EIO)).diagnostics) == [("E05", "broken")]
    assert old.live() == OLD


def test_a_failure_of_the_last_rename_does_not_matter(old):
    old.published(NEW, disk=Failing(n3=errno.EIO))
    assert old.live() == NEW
    assert old.aside.exists()
    old.published(NEXT)
    assert old.live() == NEXT
    assert not old.aside.exists()


def test_a_failure_of_the_way_back_is_mended_by_the_next_build(old):
    (old.output / "CNAME").write_text("mine")
    checked = old.publish(NEW, disk=Failing(n2=errno.EIO, n3=errno.EIO))
    assert [item.code for item in checked.diagnostics] == ["E05"]
    assert not old.output.exists()
    assert old.published(NEW).foreign == ("CNAME",)
    assert old.live() == {**NEW, "CNAME": "mine"}


def test_a_folder_made_in_the_gap_is_not_thrown_away(old, told):
    old.publish(NEW, disk=Failing(n2=errno.EIO, n3=errno.EIO))
    old.output.mkdir()
    (old.output / "mine").write_text("mine")
    assert told(old.publish(NEW).diagnostics) == [("E09", "default")]
    assert old.live() == {"mine": "mine"}
    assert (old.aside / "old.html").read_text() == "old"
    old.output.rename(old.root / "moved")
    old.published(NEW)
    assert old.live() == NEW
