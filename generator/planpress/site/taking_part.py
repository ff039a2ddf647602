"""How to take part in a course or session: where to sign up, who decides, until when, whom to ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from planpress.model.sessions import Session, SessionState
from planpress.rules.session_days import Phase
from planpress.site.cells import printed
from planpress.site.pages import Fact, LinkView, TakePart
from planpress.site.runs import words
from planpress.site.session_words import stated_runs, unstated
from planpress.site.views import Run, RunKind, Runs
from planpress.site.wording import Wording


@dataclass(frozen=True, slots=True)
class Decision:
    """Who decides, as a rule of the plan says: ``by`` (機關首長同意) for ``who``, ``when``; the clause."""

    by: str
    who: str = ""
    when: str = ""
    clause: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Access:
    """What a plan and its city say of taking part; ``ask`` is the unit that answers questions."""

    decisions: tuple[Decision, ...] = ()
    portals: tuple[LinkView, ...] = ()
    ask: str = ""


def take_part(
    say: Wording, access: Access, organiser: str, session: Session, phase: Phase | None
) -> TakePart:
    """The lines for a session; what nobody states is said to be so."""
    facts = (
        Fact(say("session_sign_up"), _signup(say, session) or _portals(say, access) or unstated(say)),
        Fact(say("session_decides"), _deciders(say, [session]) or _decisions(say, access)),
        Fact(say("session_deadline"), stated_runs(printed(session.signup_by), say)),
        Fact(say("session_to_ask"), stated_runs(_asked(say, access, organiser), say)),
    )
    return TakePart(_lead(say, session, phase), facts)


def take_part_in_course(
    say: Wording, access: Access, organiser: str, sessions: Sequence[Session]
) -> TakePart:
    """The same for a course; where its sessions have pages for signing up it leads to them."""
    each = (Run(say("session_sign_up_each")),) if any(one.signup for one in sessions) else ()
    facts = (
        Fact(say("session_sign_up"), each or _portals(say, access) or unstated(say)),
        Fact(say("session_decides"), _deciders(say, sessions) or _decisions(say, access)),
        Fact(say("session_to_ask"), stated_runs(_asked(say, access, organiser), say)),
    )
    return TakePart(say("session_lead"), facts)


def _asked(say: Wording, access: Access, organiser: str) -> str:
    """The organiser and the plan's unit; once where the one is part of the other's name."""
    if organiser in access.ask:
        return access.ask
    return organiser if access.ask in organiser else say.listed((organiser, access.ask))


def _lead(say: Wording, session: Session, phase: Phase | None) -> str:
    if phase is Phase.HELD:
        return say("session_lead_held")
    match session.state:
        case SessionState.CANCELLED:
            return say("session_lead_cancelled")
        case SessionState.POSTPONED:
            return say("session_lead_postponed")
        case SessionState.FULL:
            return say("session_lead_full")
        case SessionState.CLOSED:
            return say("session_lead_closed")
        case _:
            return say("session_lead")


def _signup(say: Wording, session: Session) -> Runs:
    """The session's own page for signing up, with the host it leads to."""
    if not session.signup:
        return ()
    host = urlsplit(session.signup).hostname or session.signup
    return (Run(say("session_sign_up_site", host=host), RunKind.LINK, href=session.signup),)


def _portals(say: Wording, access: Access) -> Runs:
    """The city's portals that take sign-up."""
    runs: list[Run] = []
    for portal in access.portals:
        if runs:
            runs.append(Run(say.listed(["", ""])))
        link = Run(portal.text, RunKind.LINK, href=portal.href)
        runs.extend([link] if portal.href else words(portal.text))
    return tuple(runs)


def _deciders(say: Wording, sessions: Sequence[Session]) -> Runs:
    """Who decides by the sessions' own rows."""
    named = dict.fromkeys(printed(one.approved_by) for one in sessions)
    return tuple(words(say.listed(filter(None, named))))


def _decisions(say: Wording, access: Access) -> Runs:
    """Who decides by the rules of the plan, each with its clause."""
    runs: list[Run] = []
    for one in access.decisions:
        if runs:
            runs.append(Run(say("session_decides_next")))
        told = say("session_decides_by", who=one.who, by=one.by) if one.who else one.by
        runs.extend(words(told + (say("session_clause_when", when=one.when) if one.when else "")))
        if one.clause:
            runs.append(Run(say("session_clause_blank")))
            runs.append(Run(one.clause, RunKind.REFERENCE, href=one.href))
    return tuple(runs) or unstated(say)
