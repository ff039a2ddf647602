"""What one reading of a pass comes to: award, benefits, and what an earlier award leaves of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeAlias

from planpress.model.amounts import Award, AwardText
from planpress.model.awards import AwardRule
from planpress.model.values import Unstated
from planpress.rules.answers.answer import Given, Open, Outcome, Reason
from planpress.rules.answers.asking import Asking
from planpress.rules.answers.benefits import Benefits, benefits_of
from planpress.rules.answers.commendations import weight, words_of_weight
from planpress.rules.answers.earlier import Left, Ruling
from planpress.rules.answers.equivalence import Placed, exam_of
from planpress.rules.answers.ladder import Rung
from planpress.rules.answers.unstated import unstated

Awarding: TypeAlias = Asking[AwardRule]
NOTHING = Benefits()
FIRST = Placed(0)


@dataclass(frozen=True, slots=True)
class Reached:
    """What one reading of the question comes to."""

    outcome: Outcome
    award: str = ""
    reasons: tuple[Reason, ...] = ()
    benefits: Benefits = NOTHING
    points: tuple[Open, ...] = ()
    placed: Placed = FIRST

    @property
    def gist(self) -> tuple[Outcome, str, tuple[Given, ...]]:
        """What readings are compared by."""
        return self.outcome, self.award, self.benefits.given


def by_ruling(rung: Rung, ruled: Ruling, asking: Awarding) -> Reached:
    """What the row of ``rung`` gives after ``ruled``, what earlier awards leave."""
    asking = _placed(rung, asking)
    if ruled.left is Left.NOTHING:
        reason = asking.because(ruled.code, ruled.parameter)
        return Reached(Outcome.NOT_GRANTED, reasons=(reason,), placed=rung.placed)
    full = _full(rung, asking)
    if ruled.left is Left.UNSAID:
        return _earlier_unsaid(full, ruled, asking)
    if ruled.left is Left.DIFFERENCE:
        return _difference(full, rung, ruled, asking)
    if ruled.code:
        return replace(full, reasons=(*full.reasons, asking.because(ruled.code, ruled.parameter)))
    return full


def _full(rung: Rung, asking: Awarding) -> Reached:
    """The award and benefits of a row, before what was earned earlier."""
    step, rule = rung.step, asking.rule
    award = step.award if step else rule.award
    benefits = benefits_of((*rule.benefits, *(step.benefits if step else ())), asking)
    if isinstance(award, Unstated):
        return _unstated_award(award, benefits, rung, asking)
    if isinstance(award, AwardText) and award.award is Award.NONE:
        return Reached(
            Outcome.NOT_GRANTED, reasons=(asking.because("no_award", "steps"),), placed=rung.placed
        )
    text = award.text if isinstance(award, AwardText) else ""
    given = bool(text or benefits.given)
    code = "earned" if text else "benefit" if given else "no_benefit"
    parameter = "steps" if step else "award" if text else "benefits"
    what = (step.text if step else rule.item or rule.title) or _clause_title(asking)
    points = (asking.open("award_times"),) if isinstance(award, AwardText) and award.times is None else ()
    return Reached(
        Outcome.GRANTED if given else Outcome.NOT_GRANTED,
        text,
        (asking.because(code, parameter, what=what, award=text),),
        benefits,
        points,
        rung.placed,
    )


def _clause_title(asking: Awarding) -> str:
    """The title of the clause, else the name of the rule: what a flat award is called."""
    cited = asking.asked.citations.get(asking.rule.clause)
    return (cited.title if cited else "") or asking.asked.id


def _unstated_award(word: Unstated, benefits: Benefits, rung: Rung, asking: Awarding) -> Reached:
    said = unstated(asking.asked, asking.rule, asking.question, asking.world, "steps", word)
    return Reached(said.outcome, "", said.reasons, benefits, (), rung.placed)


def _earlier_unsaid(full: Reached, ruled: Ruling, asking: Awarding) -> Reached:
    readings = (
        asking.say("open.earlier.first", award=in_words(full, asking)),
        asking.say("open.earlier.second"),
    )
    return Reached(
        Outcome.ASK_HR,
        reasons=(asking.because(ruled.code, ruled.parameter),),
        points=(asking.open("earlier", readings),),
        placed=full.placed,
    )


def _difference(full: Reached, rung: Rung, ruled: Ruling, asking: Awarding) -> Reached:
    """The new award less the one of the earlier level."""
    before = ruled.before.step if ruled.before else None
    new, old = (step.award if step else None for step in (rung.step, before))
    if not isinstance(new, AwardText) or not isinstance(old, AwardText):
        return full
    left = words_of_weight(max(0, weight(new) - weight(old)))
    reason = asking.because("difference", ruled.parameter, new=new.text, old=old.text, left=left)
    if not left:
        return replace(full, outcome=Outcome.NOT_GRANTED, award="", reasons=(reason,))
    return replace(full, award=left, reasons=(*full.reasons, reason))


def level_unsaid(rung: Rung, asking: Awarding) -> Reached:
    """To be asked: the ladder has no row for this level."""
    readings = tuple(asking.say(f"open.level_unsaid.{one}") for one in ("first", "second"))
    return Reached(
        Outcome.ASK_HR,
        reasons=(asking.because("level_unsaid", "steps"),),
        points=(asking.open("level_unsaid", readings),),
        placed=rung.placed,
    )


def _placed(rung: Rung, asking: Awarding) -> Awarding:
    """The question with level and CEFR of the rung, where it gave an equivalent: benefits may test them."""
    home = exam_of(asking.rule, asking.world)
    own = asking.rule.steps if isinstance(asking.rule.steps, tuple) else ()
    if home is None or any(step.exam or step.score or step.scores for step in own):
        return asking
    levels = list(home.levels.values())
    if not 0 <= rung.placed.rank < len(levels) or not (own or asking.question.word("level")):
        return asking
    level = levels[rung.placed.rank]
    told = {"exam": home.title, "level": level.title}
    if not isinstance(level.cefr, Unstated):
        told["cefr"] = level.cefr
    values = {**asking.question.values, **told}
    return replace(asking, question=replace(asking.question, values=values))


def in_words(one: Reached, asking: Awarding) -> str:
    """What a reading comes to, in words."""
    if one.outcome is Outcome.GRANTED:
        return "、".join([one.award] * bool(one.award) + [given.title for given in one.benefits.given])
    return asking.say(f"reading.{'not_granted' if one.outcome is Outcome.NOT_GRANTED else 'unsaid'}")
