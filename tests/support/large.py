"""A project as large as wanted: plans of an invented city with tracks, series and courses in spreadsheets."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from support.project import Project
from support.small import FILES, HEADS

COMMON = ("content/site.yaml", "content/cities/xinghu.yaml", "content/pages/about.md")
PLAN = """\
title: 星湖市政府{year}年度訓練計畫
kind: plan
state: draft
period: {year}年1月1日至{year}年12月31日
issue: {{date: 未載明, number: 未載明}}
audience: [公務人員]
"""
FIRST_YEAR = 101


@dataclass(frozen=True, slots=True)
class Size:
    """How many plans there are, tracks in a plan, series in a track and courses in a series."""

    plans: int
    tracks: int
    series: int
    courses: int

    @property
    def all_tracks(self) -> int:
        """Tracks of all plans."""
        return self.plans * self.tracks

    @property
    def all_series(self) -> int:
        """Series of all plans."""
        return self.all_tracks * self.series

    @property
    def all_courses(self) -> int:
        """Courses of all plans."""
        return self.all_series * self.courses


def large_project(root: Path, size: Size) -> Project:
    """The project, written below ``root`` and not yet built: plans/xinghu/101 … with courses t1-s1-c1 …"""
    project = Project(root)
    for path in COMMON:
        project.write(path, FILES[path])
    for year in range(FIRST_YEAR, FIRST_YEAR + size.plans):
        folder = f"plans/xinghu/{year}"
        project.write(f"{folder}/plan.yaml", PLAN.format(year=year))
        project.write(f"{folder}/document.md", _document(size))
        project.write(f"{folder}/courses.csv", courses_csv(size))
    return project


def _document(size: Size) -> str:
    lines = ["# 訓練課程"]
    for track in range(1, size.tracks + 1):
        lines.append(f"## 第{track}類 {{#t{track}}}")
        lines += [f"### 第{track}類系列{one} {{#t{track}-s{one}}}" for one in range(1, size.series + 1)]
    return "\n\n".join(lines) + "\n"


def courses_csv(size: Size) -> str:
    """The courses of one plan."""
    rows = [
        f"t{track}-s{series}-c{course},t{track},t{track}-s{series},系列{series}第{course}班,一般人員,30,6小時,"
        for track in range(1, size.tracks + 1)
        for series in range(1, size.series + 1)
        for course in range(1, size.courses + 1)
    ]
    return "\n".join([HEADS, *rows]) + "\n"
