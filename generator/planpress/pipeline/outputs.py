"""Everything that a build writes below output/: the artifacts of all routes, then the search index."""

from __future__ import annotations

from planpress.engine.core import Build
from planpress.model.artifact import Artifact
from planpress.pipeline.artifacts import artifacts
from planpress.pipeline.searching import search_artifacts


def outputs(db: Build) -> tuple[Artifact, ...]:
    """Every artifact."""
    return (*artifacts(db), *search_artifacts(db))
