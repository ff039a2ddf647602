"""The texts of a plan's files and the vocabularies that the checks of texts read."""

from __future__ import annotations

from planpress.engine.core import Build
from planpress.load.kinds import kind_of
from planpress.model.vocabularies import Law, Laws, Names
from planpress.pipeline.records import plan_path
from planpress.pipeline.sources import file_names, record_of, text_of
from planpress.rules.sources import Sources

_VOCABULARIES = "content/vocabularies"


def sources_of(db: Build, city: str, plan_id: str) -> Sources:
    """What was written in the files of a plan; files that cannot be read as text are left out."""
    paths = [plan_path(city, plan_id, name) for name in file_names(db, plan_path(city, plan_id))]
    texts = {path: text_of(db, path).value for path in paths if kind_of(path) is not None}
    return Sources(
        texts={path: text for path, text in texts.items() if text is not None},
        names=known_names(db),
        laws=known_laws(db),
    )


def known_names(db: Build) -> Names:
    """names.yaml; nothing where it is absent or cannot be read."""
    record = record_of(db, f"{_VOCABULARIES}/names.yaml", "names").value
    return record if isinstance(record, Names) else Names()


def known_laws(db: Build) -> dict[str, Law]:
    """laws.yaml by id."""
    record = record_of(db, f"{_VOCABULARIES}/laws.yaml", "laws").value
    return dict(record.laws) if isinstance(record, Laws) else {}
