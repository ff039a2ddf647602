"""A project with a large catalog: plans of an invented city whose courses can be searched by everything."""

from __future__ import annotations

from pathlib import Path

from support.catalogs import courses_csv
from support.project import Project
from support.small import FILES


def large_catalog(root: Path, plans: int, tracks: int, series: int, courses: int) -> Project:
    """The same as a project below ``root``, not yet built."""
    project = Project(root)
    for path in ("content/site.yaml", "content/cities/xinghu.yaml", "content/pages/about.md"):
        project.write(path, FILES[path])
    for number in range(plans):
        year = 113 + number
        folder = f"plans/xinghu/{year}"
        project.write(f"{folder}/plan.yaml", FILES["plans/xinghu/113/plan.yaml"].replace("113", str(year)))
        headings = [
            f"## 第{track}類 {{#t{track}}}\n\n"
            + "\n\n".join(f"### 第{track}類系列{one} {{#t{track}-s{one}}}" for one in range(1, series + 1))
            for track in range(1, tracks + 1)
        ]
        project.write(f"{folder}/document.md", "# 訓練課程\n\n" + "\n\n".join(headings) + "\n")
        project.write(f"{folder}/courses.csv", courses_csv(tracks, series, courses, number))
    return project
