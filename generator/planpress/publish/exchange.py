"""Makes the spare tree the live one: in one step where the system can, else by two mendable renames.

The journal of the two renames is the name ``aside`` itself: it exists only while they are under way, and
together with the other two names it tells how far they came.
"""

from __future__ import annotations

import errno
from contextlib import suppress

from planpress.diagnostics.diagnostic import Ref, problem
from planpress.publish.places import Places
from planpress.publish.refusals import RefusedError
from planpress.publish.writer import Disk

_NO_EXCHANGE = {errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP, errno.EPERM, errno.EXDEV, errno.EBUSY}
_NO_RENAME = {errno.EXDEV: "disk", errno.EBUSY: "mount", errno.EINVAL: "mount"}


def exchange_trees(places: Places, disk: Disk) -> None:
    """Exchanges live and spare; a reader never finds half a site.

    RefusedError (E06) where neither way works, OSError where the disk fails; the old site is live then.
    """
    try:
        if not disk.kind(places.output):
            disk.rename(places.spare, places.output)
            return
        try:
            disk.exchange(places.output, places.spare)
        except OSError as error:
            if error.errno not in _NO_EXCHANGE:
                raise
            _two_renames(places, disk)
    except OSError as error:
        if wording := _NO_RENAME.get(error.errno or 0):
            refused = problem("E06", Ref(""), wording=wording, output=places.output, spare=places.spare)
            raise RefusedError([refused]) from error
        raise


def recover(places: Places, disk: Disk) -> None:
    """Ends two renames that a kill interrupted: afterwards there is a live tree if there ever was one.

    RefusedError (E09) if somebody has meanwhile made a folder in the live tree's place.
    """
    if not disk.kind(places.aside):
        return
    if not disk.kind(places.output):
        disk.rename(places.aside, places.output)
    elif not disk.kind(places.spare):
        disk.rename(places.aside, places.spare)
    else:
        raise RefusedError([problem("E09", Ref(""), output=places.output, aside=places.aside)])


def _two_renames(places: Places, disk: Disk) -> None:
    disk.rename(places.output, places.aside)
    try:
        disk.rename(places.spare, places.output)
    except OSError:
        disk.rename(places.aside, places.output)
        raise
    with suppress(OSError):  # the new site is live; recover() gives the old tree its name next time
        disk.rename(places.aside, places.spare)
