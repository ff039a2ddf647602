"""The masthead: who issues the document, its title, and the issue line where the source has one."""

from __future__ import annotations

from planpress.model.plan import PlanRecord, PlanState
from planpress.site.cells import printed
from planpress.site.runs import words
from planpress.site.views import MastheadView, Runs

STATES = {PlanState.DRAFT: "草案", PlanState.SUPERSEDED: "已修正", PlanState.WITHDRAWN: "停止適用"}


def masthead(record: PlanRecord, government: str) -> MastheadView:
    """The masthead of ``record``; the title is broken after the government's name, by sense."""
    return MastheadView(
        government=government,
        title_lines=title_lines(record.title, government),
        slogan=record.slogan or "",
        agency=record.agency or "",
        issue_runs=issue_line(record),
        state=next((words for state, words in STATES.items() if record.state is state), ""),
    )


def title_lines(title: str, government: str) -> tuple[str, ...]:
    """The title in one or two lines: a government's name that begins it stands on a line of its own."""
    rest = title.removeprefix(government).strip()
    return (government, rest) if title.startswith(government) and rest else (title,)


def issue_line(record: PlanRecord) -> Runs:
    """「113年2月27日府人考字第1130042016號函頒」, or nothing where date and number are not stated."""
    issue = record.issue
    if issue is None:
        return ()
    stated = printed(issue.date) + printed(issue.number)
    return tuple(words(stated + printed(issue.act))) if stated else ()
