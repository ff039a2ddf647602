"""The masthead: who issues the document, its title, and the issue line where the source has one."""

from __future__ import annotations

from planpress.model.plan import PlanRecord, PlanState
from planpress.site.cells import printed
from planpress.site.runs import words
from planpress.site.views import MastheadView, Runs
from planpress.site.wording import Wording


def masthead(record: PlanRecord, government: str, say: Wording) -> MastheadView:
    """The masthead of ``record``; the title is broken after the government's name, by sense."""
    return MastheadView(
        government=government,
        title_lines=title_lines(record.title, government),
        slogan=record.slogan or "",
        agency=record.agency or "",
        issue_runs=issue_line(record),
        state=state_that_matters(record.state, say),
    )


def state_that_matters(state: object, say: Wording) -> str:
    """What a reader must know of a document before relying on it; "" for one that was issued and holds."""
    told = {
        PlanState.DRAFT: say("state_draft"),
        PlanState.SUPERSEDED: say("state_superseded"),
        PlanState.WITHDRAWN: say("state_withdrawn"),
    }
    return told.get(state, "") if isinstance(state, PlanState) else ""


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
