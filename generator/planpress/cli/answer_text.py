"""An answer in lines that a clerk reads: what comes of it, on what grounds, until when, with which papers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from planpress.cli.help import wrapped
from planpress.model.rules import HoursRule, walk_parts
from planpress.rules.answers.asked import AskedRule
from planpress.site.rule_answers import benefit_line, headline, lines, missing_lines, short_day
from planpress.site.rule_fields import titles
from planpress.site.rule_pages import rule_title
from planpress.site.wording import Wording

Words = Mapping[str, str]
Json = Mapping[str, Any]
_LONGEST_TITLE = 30
_INNER = 2


def answer_text(asked: AskedRule, answer: Json, day: date, say: Wording) -> Iterator[str]:
    """The lines of ``answer`` (as JSON) to a question put to ``asked``, in the words of ``say``.

    ``day`` is today: it tells whether a last day has passed.
    """
    yield f"{rule_title(asked, say)} ({asked.address})"
    for line in _first(answer, day, say.words):
        yield from wrapped(line, _INNER)
    if answer["outcome"] != "invalid":
        yield from _parts(asked, answer, say)


def _parts(asked: AskedRule, answer: Json, say: Wording) -> Iterator[str]:
    """What stands below the answer, each part with its heading."""
    words = say.words
    missing = missing_lines(answer, words, {**_branches(asked, say), **titles(asked.rule, say)})
    yield from _part(words["answer_missing_title"], missing)
    benefits = (benefit_line(one, words) for one in answer.get("benefits", ()))
    yield from _part(words["answer_benefits"], benefits)
    yield from _part(words["answer_reasons"], _reasons(answer.get("reasons", ()), words))
    yield from _part(words["answer_papers"], answer.get("papers", ()))
    yield from _part(words["answer_points"], _points(answer.get("open_points", ()), words))


def _first(answer: Json, day: date, words: Words) -> Iterator[str]:
    """The outcome and the sentences that belong to it."""
    if answer["outcome"] == "invalid":
        hint = words["answer_suggestion"].format(suggestion=answer.get("suggestion", "")).strip()
        near = answer.get("suggestion") and answer["suggestion"] not in answer.get("message", "")
        lacking = [reason.get("code") for reason in answer.get("reasons", ())] == ["missing_field"]
        yield words["answer_wants" if lacking else "answer_invalid"]
        yield answer.get("message", "") + (f" {hint}" if near else "")
        return
    yield headline(answer, words)
    yield from filter(None, lines(answer, words))
    if answer.get("last_day_ad", "9999") < day.isoformat():
        yield words["answer_past"]
    if force := _in_force(answer.get("in_force", {}), words):
        yield force


def _in_force(force: Json, words: Words) -> str:
    """Since and until when the rule holds, and from which national rule; "" where it does not say."""
    blanks = {
        "since": words["answer_since"].format(day=short_day(force["since"], words))
        if "since" in force
        else "",
        "until": words["answer_till"].format(day=short_day(force["until"], words))
        if "until" in force
        else "",
        "source": words["answer_source"].format(source=force["source"]) if "source" in force else "",
    }
    if not any(blanks.values()):
        return ""
    return re.sub(r" +(?=[ .])", "", words["answer_in_force"].format(**blanks))


def _reasons(reasons: Sequence[Json], words: Words) -> Iterator[str]:
    """Each sentence, and on a line below the clause it rests on: 拾貳、一 備註2 通過英語檢定…."""
    for reason in reasons:
        number = " ".join(filter(None, (reason.get("number", ""), reason.get("at", ""))))
        title = reason.get("title", "").rstrip("：:")
        title = title if len(title) <= _LONGEST_TITLE else f"{title[:_LONGEST_TITLE]}…"
        source = words["answer_source"].format(source=reason["source"]).strip() if "source" in reason else ""
        place = " ".join(filter(None, (number, title, source)))
        yield "\n".join(filter(None, (reason.get("text", ""), place)))


def _points(points: Sequence[Json], words: Words) -> Iterator[str]:
    for point in points:
        topic, text = point["topic"], point.get("text", "")
        said = words["pair"].format(name=topic, value=text) if text else topic
        readings = " / ".join(short_day(str(one), words) for one in point.get("readings", ()))
        told = words["pair"].format(name=words["rule_readings"], value=readings)
        yield f"{said}\n{told}" if readings else said


def _branches(asked: AskedRule, say: Wording) -> Mapping[str, str]:
    """The titles of the branches of hours by id."""
    rule = asked.rule
    parts = walk_parts(rule.parts) if isinstance(rule, HoursRule) else ()
    return {"total": say("hours_total"), **{key: say.term(part.title) for key, part in parts}}


def _part(title: str, items: Iterator[str] | Sequence[str]) -> Iterator[str]:
    """A heading with its items below, further lines of an item set in; nothing where there is none.

    What is said twice in the very same words is printed once.
    """
    for index, item in enumerate(dict.fromkeys(items)):
        if not index:
            yield ""
            yield title
        first, *more = (part for line in item.splitlines() for part in wrapped(line, 2 * _INNER))
        yield " " * _INNER + "- " + first.lstrip()
        yield from more
