"""What every step of an answer needs at hand: the rule, the question, the world they are read in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from planpress.model.rule_parts import Cite, Rule
from planpress.rules.answers.answer import Answer, AnswerValue, Open, Outcome, Reason, because, said_open
from planpress.rules.answers.asked import AskedRule, World
from planpress.rules.answers.question import Question
from planpress.rules.answers.sentences import Blank, say

OneRule = TypeVar("OneRule", bound=Rule)


@dataclass(frozen=True, slots=True)
class Asking(Generic[OneRule]):
    """A question on its way through a rule; ``rule`` is the one in force, with its case."""

    asked: AskedRule
    rule: OneRule
    question: Question
    world: World

    def because(self, code: str, cite: Cite | str | None = None, **blanks: Blank) -> Reason:
        """A reason at ``cite``: a place, or the name of the parameter that decided."""
        return because(self.asked, self.rule, self.question.language, code, cite, **blanks)

    def open(self, topic: str, readings: tuple[str, ...] = (), **blanks: Blank) -> Open:
        """An open point of our own."""
        return said_open(self.question.language, topic, readings, "", **blanks)

    def say(self, code: str, **blanks: Blank) -> str:
        """The sentence ``code`` in the language of the question."""
        return say(code, self.question.language, **blanks)

    def answer(
        self,
        outcome: Outcome,
        value: AnswerValue | None = None,
        unit: str = "",
        *reasons: Reason,
        points: tuple[Open, ...] = (),
    ) -> Answer:
        """An answer, with a value or without."""
        return Answer(
            self.asked.address, outcome, value=value, unit=unit, reasons=reasons, open_points=points
        )
