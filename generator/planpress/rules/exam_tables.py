"""Checks the tables of equivalent exams: CEFR levels, exams and levels that are there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from planpress.diagnostics.diagnostic import Diagnostic, Ref, problem
from planpress.model.values import Unstated
from planpress.model.vocabularies import Equivalent, Exam, Exams
from planpress.rules.answers.matching import CEFR
from planpress.rules.answers.names import find_level
from planpress.rules.places import Path, unknown

EXAMS = "content/vocabularies/exams.yaml"


def check_exam_tables(exams: Exams, file: str = EXAMS) -> Iterator[Diagnostic]:
    """What the tables and levels of ``file`` (exams.yaml) name that is not there."""
    for exam_id, exam in exams.exams.items():
        for level_id, level in exam.levels.items():
            if not isinstance(level.cefr, Unstated) and level.cefr not in CEFR:
                path: Path = ("exams", exam_id, "levels", level_id, "cefr")
                yield problem("R35", Ref(file, path), wording="cefr", id=level.cefr)
    for table_id, table in exams.equivalences.items():
        for cefr, row in table.rows.items():
            yield from _check_row(cefr, row, exams.exams, ("equivalences", table_id, "rows", cefr), file)


def _check_row(
    cefr: str, row: Mapping[str, object], exams: Mapping[str, Exam], path: Path, file: str
) -> Iterator[Diagnostic]:
    if cefr not in CEFR:
        yield problem("R35", Ref(file, path), wording="cefr", id=cefr)
    for exam_id, equivalent in row.items():
        at = Ref(file, (*path, exam_id))
        if exam_id not in exams:
            yield unknown("R35", at, exam_id, exams)
        elif isinstance(equivalent, Equivalent) and equivalent.level:
            exam = exams[exam_id]
            if exam.levels and find_level(equivalent.level, exam) is None:
                levels = "、".join(level.title for level in exam.levels.values())
                given = {"id": equivalent.level, "exam": exam.title, "levels": levels}
                yield problem("R35", at, wording="level", **given)
