"""Which kind of record a file holds, by its path."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum

from pydantic import BaseModel

from planpress.model.amendment import Amendment
from planpress.model.courses import CoursesFile
from planpress.model.figures import Figures
from planpress.model.indicators import Indicators
from planpress.model.plan import PlanRecord
from planpress.model.profiles import Profiles
from planpress.model.rules import Rules
from planpress.model.services import Services
from planpress.model.site import City, Site
from planpress.model.vocabularies import (
    Audiences,
    English,
    Exams,
    Holidays,
    HourBranches,
    HoursVocabulary,
    Laws,
    Methods,
    Names,
    NationalRules,
    Venues,
)


class FileKind(StrEnum):
    """The kinds of source files. A kind of YAML file bears the name of its schema."""

    PLAN = "plan"
    COURSES = "courses"
    RULES = "rules"
    INDICATORS = "indicators"
    FIGURES = "figures"
    AMENDMENT = "amendment"
    SITE = "site"
    CITY = "city"
    AUDIENCES = "audiences"
    METHODS = "methods"
    HOUR_BRANCHES = "hour-branches"
    VENUES = "venues"
    LAWS = "laws"
    EXAMS = "exams"
    HOURS = "hours"
    NATIONAL_RULES = "national-rules"
    HOLIDAYS = "holidays"
    NAMES = "names"
    ENGLISH = "english"
    SERVICES = "services"
    PROFILES = "profiles"
    COURSE_ROWS = "course-rows"
    SESSION_ROWS = "session-rows"
    DOCUMENT = "document"
    PAGE = "page"


MODELS: Mapping[FileKind, type[BaseModel]] = {
    FileKind.PLAN: PlanRecord,
    FileKind.COURSES: CoursesFile,
    FileKind.RULES: Rules,
    FileKind.INDICATORS: Indicators,
    FileKind.FIGURES: Figures,
    FileKind.AMENDMENT: Amendment,
    FileKind.SITE: Site,
    FileKind.CITY: City,
    FileKind.AUDIENCES: Audiences,
    FileKind.METHODS: Methods,
    FileKind.HOUR_BRANCHES: HourBranches,
    FileKind.VENUES: Venues,
    FileKind.LAWS: Laws,
    FileKind.EXAMS: Exams,
    FileKind.HOURS: HoursVocabulary,
    FileKind.NATIONAL_RULES: NationalRules,
    FileKind.HOLIDAYS: Holidays,
    FileKind.NAMES: Names,
    FileKind.ENGLISH: English,
    FileKind.SERVICES: Services,
    FileKind.PROFILES: Profiles,
}
"""The model of each kind of YAML file, as the file writes it."""

TITLES: Mapping[FileKind, str] = {
    FileKind.PLAN: "文件資料 plan.yaml",
    FileKind.COURSES: "課程 courses.yaml",
    FileKind.RULES: "規則 rules.yaml",
    FileKind.INDICATORS: "指標 indicators.yaml",
    FileKind.FIGURES: "圖 figures.yaml",
    FileKind.AMENDMENT: "修正 amendment.yaml",
    FileKind.SITE: "網站 site.yaml",
    FileKind.CITY: "縣市 cities/<編號>.yaml",
    FileKind.AUDIENCES: "對象 audiences.yaml",
    FileKind.METHODS: "辦理方式 methods.yaml",
    FileKind.HOUR_BRANCHES: "時數類別 hour-branches.yaml",
    FileKind.VENUES: "場地 venues.yaml",
    FileKind.LAWS: "法令 laws.yaml",
    FileKind.EXAMS: "檢定 exams.yaml",
    FileKind.HOURS: "全國時數規定 hours.yaml",
    FileKind.NATIONAL_RULES: "全國規定 national-rules.yaml",
    FileKind.HOLIDAYS: "辦公日曆 holidays.yaml",
    FileKind.NAMES: "專有名稱 names.yaml",
    FileKind.ENGLISH: "英文用詞 english.yaml",
    FileKind.SERVICES: "功能 services.yaml",
    FileKind.PROFILES: "版面 profiles.yaml",
}

_PLAN_FILES = {
    "plan.yaml": FileKind.PLAN,
    "courses.yaml": FileKind.COURSES,
    "courses.csv": FileKind.COURSE_ROWS,
    "sessions.csv": FileKind.SESSION_ROWS,
    "rules.yaml": FileKind.RULES,
    "indicators.yaml": FileKind.INDICATORS,
    "figures.yaml": FileKind.FIGURES,
    "amendment.yaml": FileKind.AMENDMENT,
    "document.md": FileKind.DOCUMENT,
}
_VOCABULARIES = {
    FileKind.AUDIENCES,
    FileKind.METHODS,
    FileKind.HOUR_BRANCHES,
    FileKind.VENUES,
    FileKind.LAWS,
    FileKind.EXAMS,
    FileKind.HOURS,
    FileKind.NATIONAL_RULES,
    FileKind.HOLIDAYS,
    FileKind.NAMES,
    FileKind.SERVICES,
    FileKind.ENGLISH,
}


def kind_of(path: str) -> FileKind | None:
    """The kind of the file at ``path`` (from the project's root, forward slashes); None for any other."""
    folder, _, name = path.rpartition("/")
    if re.fullmatch(r"plans/[^/]+/[^/]+", folder):
        return _PLAN_FILES.get(name)
    if path == "content/site.yaml":
        return FileKind.SITE
    if folder == "content/cities" and name.endswith(".yaml"):
        return FileKind.CITY
    if folder == "content/vocabularies":
        return next((kind for kind in _VOCABULARIES if name == f"{kind}.yaml"), None)
    return _kind_of_other(path)


def _kind_of_other(path: str) -> FileKind | None:
    """Of what is neither a record of a plan, city or site nor a vocabulary."""
    if re.fullmatch(r"themes/[^/]+/profiles\.yaml", path):
        return FileKind.PROFILES
    return FileKind.PAGE if path.startswith("content/pages/") and path.endswith(".md") else None


def names_in(folder: str) -> tuple[str, ...]:
    """The names of the files that are read in ``folder``, where they are fixed; () for other folders."""
    if re.fullmatch(r"plans/[^/]+/[^/]+", folder):
        return tuple(_PLAN_FILES)
    if folder == "content/vocabularies":
        return tuple(sorted(f"{kind}.yaml" for kind in _VOCABULARIES))
    return ()
