"""Tables that say whether the courses of a plan cover the hours of a rule, for each kind of people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from planpress.model.dates import roc_words
from planpress.rules.answers.sentences import number_words
from planpress.rules.coverage import AudienceCoverage, BranchCoverage, Can, Coverage, Open, Unclear
from planpress.rules.coverage_courses import Lack
from planpress.site import routes
from planpress.site.cells import cell, columns, run_cell
from planpress.site.rule_views import FoldedView, TablesView
from planpress.site.runs import words
from planpress.site.views import (
    ContentView,
    NotesView,
    ParagraphView,
    RowView,
    Run,
    RunKind,
    Runs,
    TableView,
)

EVERYBODY = "所有人員"
LONGEST_LIST = 200
_HEADS = ("分項", "應完成", "已寫明", "修得滿嗎", "說明")
_UNCLEAR_HEADS = ("課程", "沒有寫清楚的")
_LEAD = (
    "只看這份計畫的課程：期限以前、對這類人員開的課，時數加起來夠不夠。同一門課只算一次；"
    "不看名額，也不看時間會不會衝突。別處的課程（例如數位學習）不算在內。"
)
_SAYS: Mapping[Can, str] = {Can.YES: "可以", Can.NO: "不行", Can.UNTOLD: "看不出來"}
_LACKS: Mapping[Lack, str] = {
    Lack.HOURS: "時數",
    Lack.BRANCH: "算進哪一項",
    Lack.DAY: "上課日期",
    Lack.AUDIENCE: "是不是這些人員都能參加",
}
_OPEN: Mapping[Open, str] = {
    Open.RELATIVE: "期限依各人的起算日而定，所以看不出來。",
    Open.CASE: "時數依各人的情形而定，所以看不出來。",
    Open.COURSES: "這份計畫沒有逐一列出課程，所以看不出來。",
}


def coverage_view(found: Coverage, titles: Mapping[str, str], city: str, plan: str) -> TablesView:
    """A table for each kind of people, then the courses that leave it open; ``titles`` are theirs."""
    unclear = _unclear_table(found.unclear, titles, city, plan)
    content = tuple(_of_audience(number, one) for number, one in enumerate(found.audiences, 1))
    return TablesView(
        "這份計畫的課程修得滿嗎",
        "rule-coverage",
        content,
        tuple(words(_LEAD)),
        (unclear,) if unclear else (),
    )


def _of_audience(number: int, one: AudienceCoverage) -> ContentView:
    name = one.audience or EVERYBODY
    if not one.listed:
        return ParagraphView(tuple(words(f"{name}：文件沒有寫這類人員要完成這些時數。")))
    lines = [_line(branch) for branch in one.branches]
    heads = _HEADS if any(line[-1] for line in lines) else _HEADS[:-1]
    rows = tuple(
        _row(line, heads, f"coverage-{number}-{branch.id}")
        for line, branch in zip(lines, one.branches, strict=True)
    )
    texts = [[line[at] for line in lines] for at in range(len(heads))]
    views = columns(heads, texts, ("start", "end", "end", "start", "start")[: len(heads)])
    notes = tuple(tuple(words(note)) for note in _notes(one))
    return TableView(
        f"coverage-{number}",
        tuple(words(f"{name}：{_SAYS[one.can]}{_until(one)}")),
        views,
        rows,
        NotesView("說明", notes) if notes else None,
        anchor=f"table-coverage-{number}",
    )


def _until(one: AudienceCoverage) -> str:
    return f"（{roc_words(one.last_day)}以前）" if one.last_day else ""


def _notes(one: AudienceCoverage) -> Iterator[str]:
    if one.condition:
        yield f"這類人員{one.condition}。"
    if one.open:
        yield _OPEN[one.open]


def _line(branch: BranchCoverage) -> tuple[str, ...]:
    title = "　" * branch.level + branch.title
    return (title, _hours(branch.need), _hours(branch.offered), _SAYS[branch.can], _told(branch))


def _told(branch: BranchCoverage) -> str:
    if branch.can is Can.NO:
        return f"還少{_hours(branch.gap)}"
    return f"{len(branch.unclear)}門課沒寫清楚" if branch.unclear else ""


def _hours(number: Fraction) -> str:
    return f"{number_words(number)}小時"


def _row(line: Sequence[str], heads: Sequence[str], anchor: str) -> RowView:
    told = zip(line, heads, strict=False)
    cells = tuple(
        cell(text, label, head=at == 0, align="end" if at in (1, 2) else "start")
        for at, (text, label) in enumerate(told)
    )
    return RowView(cells, tuple(range(len(cells))), anchor)


def _unclear_table(
    unclear: Sequence[Unclear], titles: Mapping[str, str], city: str, plan: str
) -> FoldedView | None:
    """Courses that do not say what it takes, each linked to its page; of very many the first ones."""
    if not unclear:
        return None
    rows = []
    listed = unclear[:LONGEST_LIST]
    for one in listed:
        title = titles.get(one.course) or one.course
        link: Runs = (Run(title, RunKind.LINK, href=routes.course(city, plan, one.course)),)
        cells = (run_cell(link, _UNCLEAR_HEADS[0], head=True), cell(_lacks(one), _UNCLEAR_HEADS[1]))
        rows.append(RowView(cells, (0, 1)))
    texts = [[titles.get(one.course, "") for one in listed], [_lacks(one) for one in listed]]
    views = columns(_UNCLEAR_HEADS, texts)
    some = f"，以下是前{LONGEST_LIST}門" if len(listed) < len(unclear) else ""
    heading = tuple(words(f"沒有寫清楚的課程（{len(unclear)}門{some}）"))
    caption = tuple(words("課程與缺少的說明"))
    table = TableView("coverage-unclear", caption, views, tuple(rows), anchor="table-coverage-unclear")
    return FoldedView(heading, table)


def _lacks(one: Unclear) -> str:
    return "、".join(_LACKS[lack] for lack in one.lacks)
