"""Answers on awards: what a pass earns, once or again, and by when to apply."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from planpress.model.awards import AwardRule
from planpress.model.values import Unstated
from planpress.rules.answers.answer import Answer, Open, Outcome, invalid
from planpress.rules.answers.applying import Applying, applying, in_future
from planpress.rules.answers.asked import AskedRule, World
from planpress.rules.answers.asking import Asking
from planpress.rules.answers.benefits import FAILED, benefits_of
from planpress.rules.answers.earlier import Misplaced, ruling
from planpress.rules.answers.equivalence import Placed, Unplaced, place
from planpress.rules.answers.ladder import Lacking, Rung, rungs
from planpress.rules.answers.matching import DEFAULT_EXAM
from planpress.rules.answers.names import near_exam
from planpress.rules.answers.often import used_up
from planpress.rules.answers.passes import EarlierOne
from planpress.rules.answers.question import Question
from planpress.rules.answers.reached import Awarding, Reached, by_ruling, in_words, level_unsaid
from planpress.rules.answers.unstated import missing_field, unstated

_FAULTS = ("level_unknown", "level_without", "cefr_unknown")


def answer_award(asked: AskedRule, rule: AwardRule, question: Question, world: World) -> Answer:
    """``granted`` with award, benefits and last day; ``not_granted``; ``ask_hr`` where readings differ."""
    asking = Asking(asked, rule, question, world)
    silent = _silent(asking)
    if silent is not None:
        return silent
    future = in_future(asking)
    if future is not None:
        return future
    if question.flag(FAILED) is False:
        return _failed(asking)
    found = _readings(asking)
    if isinstance(found, Answer):
        return found
    reached = []
    for one in found:
        result = _reached(one, asking)
        if isinstance(result, Answer):
            return result
        reached.append(result)
    return _concluded(reached, asking)


def _silent(asking: Awarding) -> Answer | None:
    """The word that stands where the awards would."""
    rule = asking.rule
    for parameter, word in (("steps", rule.steps), ("award", rule.award)):
        if isinstance(word, Unstated) and not rule.benefits:
            return unstated(asking.asked, rule, asking.question, asking.world, parameter, word)
    if rule.steps is None and rule.award is None and not rule.benefits:
        return unstated(asking.asked, rule, asking.question, asking.world, "steps")
    return None


def _failed(asking: Awarding) -> Answer:
    """Who did not pass gets what the rule gives for that, if anything."""
    benefits = benefits_of(asking.rule.benefits, asking)
    if benefits.given:
        reason = asking.because("failed_benefit", "benefits")
        return replace(
            asking.answer(Outcome.GRANTED, None, "", reason),
            benefits=benefits.given,
            message=_ask_for(benefits.lacking, asking),
        )
    return asking.answer(Outcome.NOT_GRANTED, None, "", asking.because("failed", "steps"))


# -- where the pass stands --------------------------------------------------------


def _readings(asking: Awarding) -> tuple[Rung, ...] | Answer:
    question = asking.question
    one = EarlierOne(
        level=question.word("level"),
        exam=question.word("exam"),
        score=question.number("score"),
        scores=question.numbers("scores") or {},
        cefr=question.word("cefr").upper(),
    )
    found = rungs(one, asking) if asking.rule.steps else _flat(one, asking)
    if isinstance(found, Lacking):
        return missing_field(asking.asked, question, found.field)
    return _unplaced(found, asking) if isinstance(found, Unplaced) else found


def _flat(one: EarlierOne, asking: Awarding) -> tuple[Rung, ...] | Unplaced:
    """Without a ladder all passes stand alike, unless a benefit asks for the level."""
    asks = any(name in benefit.when for benefit in asking.rule.benefits for name in ("level", "cefr"))
    if not asks or not (one.level or one.cefr or one.score is not None or one.scores):
        return (Rung(None, Placed(0)),)
    placed = place(one, asking.rule, asking.world)
    return placed if isinstance(placed, Unplaced) else tuple(Rung(None, each) for each in placed)


def _unplaced(why: Unplaced, asking: Awarding, field: str = "") -> Answer:
    """``invalid`` for a level that the exam has not, ``ask_hr`` for an exam that nobody can compare."""
    question = asking.question
    if why.code == "missing_field":
        return missing_field(asking.asked, question, f"{field}.{why.field}" if field else why.field)
    if why.code in _FAULTS:
        name = field or why.field
        title = question.title(name)
        return invalid(
            asking.asked, question.language, why.code, name, why.near, title=title, levels=why.levels
        )
    exam = question.word("exam") or asking.rule.exam or DEFAULT_EXAM
    word = question.title(field) if field else exam
    reason = asking.because(why.code, "equivalents" if asking.rule.equivalents else "steps", exam=word)
    near = near_exam(word, asking.world) if why.code == "exam_unknown" else ""
    return replace(asking.answer(Outcome.ASK_HR, None, "", reason), suggestion=near, message=reason.text)


# -- what it earns ------------------------------------------------------------------


def _reached(rung: Rung, asking: Awarding) -> Reached | Answer:
    if rung.unsaid:
        return level_unsaid(rung, asking)
    if rung.step is None and asking.rule.steps:
        return Reached(Outcome.NOT_GRANTED, reasons=(asking.because("below", "steps"),), placed=rung.placed)
    often = used_up(asking)
    if isinstance(often, Lacking):
        return missing_field(asking.asked, asking.question, often.field)
    if often:
        most = asking.rule.at_most_times
        reason = asking.because("used_up", "at_most_times", most=getattr(most, "text", ""))
        return Reached(Outcome.NOT_GRANTED, reasons=(reason,), placed=rung.placed)
    return _after_earlier(rung, asking)


def _after_earlier(rung: Rung, asking: Awarding) -> Reached | Answer:
    ruled = ruling(rung, asking)
    if isinstance(ruled, Lacking):
        return missing_field(asking.asked, asking.question, ruled.field)
    if isinstance(ruled, Misplaced):
        return _unplaced(ruled.why, asking, ruled.field)
    return by_ruling(rung, ruled, asking)


# -- the answer ---------------------------------------------------------------------


def _concluded(reached: list[Reached], asking: Awarding) -> Answer:
    """The answer on which all readings agree; else ``ask_hr`` with all of them."""
    first = reached[0]
    points = tuple(_equivalence(reached, asking))
    if any(one.gist != first.gist for one in reached):
        reason = asking.because("readings_differ", "equivalents")
        return asking.answer(Outcome.ASK_HR, None, "", reason, points=points)
    answer = replace(
        asking.answer(first.outcome, None, "", *first.reasons, points=(*first.points, *points)),
        award=first.award,
        benefits=first.benefits.given,
        message=_ask_for(first.benefits.lacking, asking),
    )
    if first.outcome is Outcome.NOT_GRANTED and first.benefits.lacking and not first.award:
        return missing_field(asking.asked, asking.question, first.benefits.lacking[0])
    return _applied(answer, asking) if first.outcome is Outcome.GRANTED else answer


def _equivalence(reached: list[Reached], asking: Awarding) -> Iterator[Open]:
    """That a table decided which nobody compared with its source, or that tables differ."""
    tables = [one for one in reached if one.placed.table]
    differ = any(one.gist != reached[0].gist for one in reached)
    if not tables or (not differ and all(one.placed.verified for one in tables)):
        return
    readings = tuple(
        asking.say("open.equivalence.reading", table=one.placed.table, award=in_words(one, asking))
        for one in tables
    )
    yield asking.open("equivalence", tuple(dict.fromkeys(readings)))


def _ask_for(lacking: tuple[str, ...], asking: Awarding) -> str:
    if not lacking:
        return ""
    fields = "、".join(f"{asking.question.title(name)}（{name}）" for name in lacking)
    return asking.say("give_fields", fields=fields)


def _applied(answer: Answer, asking: Awarding) -> Answer:
    """``answer`` with the last day to apply; refused once it is past under every reading."""
    until = applying(asking)
    today = asking.question.day("today")
    answer = replace(
        answer,
        reasons=(*answer.reasons, *until.reasons),
        open_points=(*answer.open_points, *until.points),
        last_day=until.last,
        apply_to=asking.rule.apply_to or "",
        message=" ".join(part for part in (until.message, answer.message) if part),
    )
    if today is None or until.last is None or today <= until.last:
        return answer
    return _late(answer, until, today, asking)


def _late(answer: Answer, until: Applying, today: date, asking: Awarding) -> Answer:
    """Past the last day: refused; to be asked where another reading leaves time."""
    day = until.last or today
    if until.latest is not None and today <= until.latest:
        reason = asking.because("perhaps_late", until.parameter, day=day, latest=until.latest)
        return replace(
            answer, outcome=Outcome.ASK_HR, award="", benefits=(), reasons=(*answer.reasons, reason)
        )
    reason = asking.because("late", until.parameter, day=day)
    return replace(
        answer,
        outcome=Outcome.NOT_GRANTED,
        award="",
        benefits=(),
        reasons=(*answer.reasons, reason),
    )
