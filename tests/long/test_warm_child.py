"""Every paper of the repository comes out of a child that has set all others as it does out of a new one."""

from __future__ import annotations

from pathlib import Path

import pytest

from planpress.diagnostics.diagnostic import Ref
from planpress.render.typeset_job import Job, Sheet
from planpress.render.typesetter import ChildTypesetter
from support.project import Project, copy_repository
from support.typesetting import NotingTypesetter

pytestmark = pytest.mark.long


def made(child: ChildTypesetter, name: str, job: Job) -> Sheet:
    found = child.typeset(job, Ref(name))
    assert found.value is not None, found.diagnostics
    return found.value


def test_all_papers_in_one_child_and_each_in_its_own(tmp_path: Path) -> None:
    noting, warm = NotingTypesetter(), ChildTypesetter(recycle_at_kib=2**40)
    Project(copy_repository(tmp_path / "site"), noting).build()
    jobs = [(name, job) for name, noted in noting.noted.items() for job in noted]
    assert len(jobs) >= 8
    alone = []
    for name, job in jobs:
        own = ChildTypesetter()
        alone.append(made(own, name, job))
        own.close()
    for order in (1, 1, -1):
        for (name, job), sheet in list(zip(jobs, alone, strict=True))[::order]:
            assert made(warm, name, job) == sheet, name
    warm.close()
