"""A build with a typesetter at hand, for the queries that make PDFs."""

from __future__ import annotations

from planpress.engine.core import Build, Progress
from planpress.engine.inputs import Inputs
from planpress.engine.store import Store
from planpress.render.typesetter import Typesetter


class Press(Build):
    """A Build whose queries can have documents typeset."""

    def __init__(
        self,
        inputs: Inputs,
        store: Store,
        program_key: str,
        typesetter: Typesetter,
        *,
        on_progress: Progress | None = None,
        lean: bool = False,
    ) -> None:
        super().__init__(inputs, store, program_key, on_progress=on_progress, lean=lean)
        self.typesetter = typesetter


def typesetter_of(db: Build) -> Typesetter:
    """The typesetter of ``db``, which must be a Press."""
    if not isinstance(db, Press):
        raise TypeError("this build has no typesetter")
    return db.typesetter
