"""Where a track, a series or a course is written: in courses.yaml or in courses.csv."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from planpress.diagnostics.diagnostic import Ref
from planpress.model.courses import COURSE_HEADS, Course, Courses

_HEADS = {field: head for head, field in COURSE_HEADS.items()}


@dataclass(frozen=True, slots=True)
class CoursePlaces:
    """Refs into ``file``; in a CSV file an id names the row, and the head of a column its cell."""

    file: str
    courses: Courses

    def track(self, id: str) -> Ref:
        """The place of a track."""
        return self._cell(id, "track") if self._is_csv else Ref(self.file, (id,))

    def series(self, id: str) -> Ref:
        """The place of a series."""
        if self._is_csv:
            return self._cell(id, "series")
        tracks = {one.id: one.track for one in self.courses.series}
        return Ref(self.file, (tracks[id], "series", id))

    def course(self, course: Course, field: str = "title") -> Ref:
        """The place of a course, or of one of its fields in CSV."""
        if self._is_csv:
            return self._cell(course.id, field)
        above = (course.track, "series", course.series) if course.series else (course.track,)
        return Ref(self.file, (*above, "courses", course.id))

    @property
    def _is_csv(self) -> bool:
        return self.file.endswith(".csv")

    def _cell(self, id: str, field: str) -> Ref:
        return Ref(self.file, (id, _HEADS.get(field, field)))


def places_of(courses: Courses, files: Container[str], folder: str) -> CoursePlaces:
    """The places of a plan's courses; ``files`` are those of its ``folder``, of which CSV comes first."""
    return CoursePlaces(folder + ("courses.csv" if "courses.csv" in files else "courses.yaml"), courses)
