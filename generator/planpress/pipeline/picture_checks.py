"""Queries that look at the pictures of a plan before anything is made of them."""

from __future__ import annotations

from collections.abc import Iterator

from planpress.diagnostics.diagnostic import Diagnostic
from planpress.engine.core import Build, query
from planpress.load.document import Reading
from planpress.model.catalog import Plan
from planpress.pipeline.findings import Packed, pack, unpack
from planpress.pipeline.records import plan_path
from planpress.pipeline.sources import refusal_of
from planpress.rules.files import check_picture, printed_pictures


@query(kept=True)
def findings_of_picture(db: Build, path: str) -> Packed:
    """What is wrong with the picture at ``path``; one that cannot be read is told elsewhere."""
    if refusal_of(db, path) is not None:
        return ()
    content = db.read(path)
    return () if content is None else pack(check_picture(content, path))


def picture_findings(db: Build, plan: Plan, read: Reading, files: frozenset[str]) -> Iterator[Diagnostic]:
    """Of every picture that the document shows."""
    for name in printed_pictures(plan, read.mentions, files):
        yield from unpack(findings_of_picture(db, plan_path(plan.city, plan.id, name)))
