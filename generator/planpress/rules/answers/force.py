"""Which version of a rule is in force on the day asked for, and since and until when."""

from __future__ import annotations

from datetime import date

from planpress.model.dates import RocDate
from planpress.model.rule_parts import Rule
from planpress.model.values import Unstated
from planpress.rules.answers.answer import Answer, InForce, Outcome, because, roc_day, said_open
from planpress.rules.answers.asked import AskedRule
from planpress.rules.answers.question import Question
from planpress.rules.answers.sentences import say
from planpress.rules.answers.times import asked_day


def covers(since: RocDate | Unstated | None, until: RocDate | Unstated | None, day: date | None) -> bool:
    """True where ``day`` may lie between the two, both included; what is not stated does not limit."""
    if day is None:
        return True
    begun = not isinstance(since, RocDate) or since.date <= day
    return begun and (not isinstance(until, RocDate) or day <= until.date)


def rule_on(asked: AskedRule, question: Question) -> Rule | Answer:
    """The rule, or its version, on the day asked for; ``no_rule`` or ``ask_hr`` where there is not one."""
    day = asked_day(asked, question)
    if not asked.versions or day is None:
        return asked.rule if covers(asked.rule.since, asked.rule.until, day) else _none(asked, question, day)
    found = versions_on(asked.versions, day)
    if len(found) == 1:
        return found[0]
    return _several(asked, question, found, day) if found else _none(asked, question, day)


def versions_on(versions: tuple[Rule, ...], day: date) -> tuple[Rule, ...]:
    """The versions (oldest first) that may be in force on ``day``; none begins before the one before it.

    On the first or last day that a version is known to have, it is certainly the one in force.
    """
    found = tuple(
        version
        for number, version in enumerate(versions)
        if _may_cover(versions[:number], version, versions[number + 1 :], day)
    )
    certain = (one for one in found if day in (_known(one.since), _known(one.until)))
    sure = next(certain, None)
    return found if sure is None else (sure,)


def _known(day: RocDate | Unstated | None) -> date | None:
    return day.date if isinstance(day, RocDate) else None


def _may_cover(before: tuple[Rule, ...], version: Rule, after: tuple[Rule, ...], day: date) -> bool:
    """True where no known date speaks against it: its own, those before it, and those after it."""
    begun = all(not isinstance(one.since, RocDate) or one.since.date <= day for one in (*before, version))
    ended = all(not isinstance(one.until, RocDate) or one.until.date < day for one in before)
    lasts = all(not isinstance(one.until, RocDate) or day <= one.until.date for one in (version, *after))
    waits = all(not isinstance(one.since, RocDate) or day < one.since.date for one in after)
    return begun and ended and lasts and waits


def _several(asked: AskedRule, question: Question, found: tuple[Rule, ...], day: date) -> Answer:
    readings = tuple(_span(version, question.language) for version in found)
    reason = because(asked, found[0], question.language, "versions", "since", day=day)
    point = said_open(question.language, "versions", readings, day=day)
    return Answer(asked.address, Outcome.ASK_HR, reasons=(reason,), open_points=(point,))


def _span(version: Rule, language: str) -> str:
    since, until = (_date_words(one) for one in (version.since, version.until))
    return say(
        "version", language, title=version.title or version.at or version.clause, since=since, until=until
    )


def _none(asked: AskedRule, question: Question, day: date | None) -> Answer:
    """No version covers the day: not yet, no longer, or a gap between two."""
    rule, shown = asked.rule, day or date.min
    versions = asked.versions or (rule,)
    begins = [one.since.date for one in versions if isinstance(one.since, RocDate)]
    ends = [one.until.date for one in versions if isinstance(one.until, RocDate)]
    if begins and shown < min(begins):
        code, limit = "not_yet_in_force", min(begins)
    elif any(begin > shown for begin in begins):
        code, limit = "no_version", shown
    else:
        code, limit = "no_longer_in_force", max(ends, default=shown)
    text = because(asked, rule, question.language, code, "until", day=shown, limit=limit)
    return Answer(
        asked.address,
        Outcome.NO_RULE,
        reasons=(text,),
        message=text.text,
        in_force=in_force(asked, rule),
    )


def in_force(asked: AskedRule, rule: Rule) -> InForce | None:
    """Since and until when ``rule`` holds, and its national source; None where nothing is said."""
    since, until = (_date_words(one) for one in (rule.since, rule.until))
    source = next(iter(sorted({one.name for one in asked.inherited.values()})), "")
    return InForce(since, until, source) if since or until or source else None


def _date_words(day: RocDate | Unstated | None) -> str:
    if isinstance(day, RocDate):
        return roc_day(day.date)
    return "" if day is None else day.value
