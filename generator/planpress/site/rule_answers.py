"""An answer in sentences, in the very words that the browser uses for the same answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import zip_longest
from typing import Any

from planpress.model.dates import FIRST_YEAR
from planpress.site.glosses import day_words as short_words
from planpress.site.glosses import glossed, read_terms, told
from planpress.site.rule_views import AnswerView, PointView, ReasonView
from planpress.site.runs import words as runs_of

Words = Mapping[str, str]
Json = Mapping[str, Any]
"""An answer as JSON: what ``planpress ask`` prints, and what the browser computes."""

_DATE = re.compile(r"(\d+)-(\d\d)-(\d\d)")
_FIELD_NAMES = re.compile("（[a-z_.]+）")
_BOUNDED = ("within", "over", "under")


def answer_view(answer: Json, words: Words, titles: Words | None = None) -> AnswerView:
    """What ``answer`` says, with its reasons, papers and open points; ``titles`` of branches by id."""
    further = (
        *lines(answer, words),
        *missing_lines(answer, words, titles or {}),
        *(benefit_line(one, words) for one in answer.get("benefits", ())),
    )
    return AnswerView(
        outcome=answer["outcome"],
        sentence=headline(answer, words),
        lines=tuple(tuple(runs_of(line)) for line in further if line),
        reasons=tuple(_reasons(answer.get("reasons", []), words)),
        papers=tuple(told(one, words) for one in answer.get("papers", ())),
        points=tuple(point_view(point, words) for point in answer.get("open_points", ())),
    )


def point_view(point: Json, words: Words) -> PointView:
    """An open point of an answer; a reading that is a day is said in both calendars."""
    readings = tuple(reading_words(str(reading), words) for reading in point.get("readings", ()))
    topic, text = told(point["topic"], words), told(point.get("text", ""), words)
    return PointView(topic, text, readings, point.get("at", ""))


def reading_words(text: str, words: Words) -> str:
    """A way to read a text: a day alone in both calendars, days within words in one."""
    if _DATE.fullmatch(text):
        return day_words(text, words)
    return told(_DATE.sub(lambda found: _short(found, words), text), words)


def _short(found: re.Match[str], words: Words) -> str:
    year, month, day = map(int, found.groups())
    return short_words(year, month, day, words)


def _month(month: int, words: Words) -> str:
    return words["answer_months"].split()[month - 1]


def short_day(text: str, words: Words) -> str:
    """113年1月1日 from "113-01-01"; other words (未載明) as they are."""
    match = _DATE.fullmatch(text)
    return _short(match, words) if match else text


def headline(answer: Json, words: Words) -> str:
    """The sentence that says the outcome."""
    blanks = {
        "award": _award(answer, words),
        "value": amount(answer.get("value"), answer.get("unit", ""), words),
        "hours": _total(answer.get("missing", {})),
        **_spans(answer, words),
    }
    return told(words[f"answer_{_variant(answer)}"].format(**blanks), words)


def _variant(answer: Json) -> str:
    match answer["outcome"]:
        case "granted":
            return "granted" if answer.get("award") else "granted_plain"
        case "value":
            return "value_plain" if answer.get("value") is None else "value"
        case "not_met":
            return "not_met" if _total(answer.get("missing", {})) else "not_met_plain"
        case "date":
            ends = ("first_day" in answer, "last_day" in answer)
            known = {(True, True): "window", (False, True): "last", (True, False): "first"}
            return f"date_{known.get(ends, 'plain')}"
        case outcome:
            return str(outcome)


def lines(answer: Json, words: Words) -> Iterator[str]:
    """Further sentences below the first one, in the words of the page; "" for one that is not needed."""
    return (told(line, words) for line in _lines(answer, words))


def _lines(answer: Json, words: Words) -> Iterator[str]:
    """Further sentences below the first one: limit, last day of an application, condition, consequence."""
    message = answer.get("message", "")
    repeated = message in [reason.get("text") for reason in answer.get("reasons", ())]
    # The names of fields help who asks in JSON, nobody who fills a form.
    yield "" if repeated else _FIELD_NAMES.sub("", message)
    value = amount(answer.get("value"), answer.get("unit", ""), words)
    if answer["outcome"] in _BOUNDED and value:
        yield words["answer_limit"].format(value=value)
    if answer["outcome"] != "date" and ("first_day" in answer or "last_day" in answer):
        yield _day_line(answer, words)
    for condition in answer.get("conditions", ()):
        yield words["answer_condition"].format(condition=condition)
    if answer.get("consequence"):
        yield words["answer_consequence"].format(consequence=answer["consequence"])


def missing_lines(answer: Json, words: Words, titles: Words) -> Iterator[str]:
    """What is missing, branch by branch."""
    for branch, hours in answer.get("missing", {}).items():
        yield words["answer_missing"].format(title=titles.get(branch, branch), hours=hours)


def _day_line(answer: Json, words: Words) -> str:
    to = words["answer_to"].format(to=answer["apply_to"]) if answer.get("apply_to") else ""
    both = "first_day" in answer and "last_day" in answer
    applies = to or answer["outcome"] == "granted"
    key = "answer_between" if both else "answer_apply" if applies else "answer_until"
    return words[key].format(to=to, **_spans(answer, words))


def benefit_line(benefit: Json, words: Words) -> str:
    """What is given besides: 報名費補助：2,000元，由服務機關負擔."""
    value = amount(benefit.get("value"), benefit.get("unit", ""), words)
    gives = words["comma"].join(filter(None, (_award(benefit, words), value, benefit.get("text", ""))))
    payer = words["answer_payer"].format(payer=benefit["payer"]) if benefit.get("payer") else ""
    listed = words["list_separator"].join(benefit.get("papers", ()))
    papers = words["answer_with_papers"].format(papers=listed) if listed else ""
    title = benefit.get("title", "")
    named = words["pair"].format(name=title, value=gives) if title and gives else title or gives
    return told(named + payer + papers, words)


def _award(answer: Json, words: Words) -> str:
    return _glossed(answer.get("award", ""), words)


def _reasons(reasons: Sequence[Json], words: Words) -> Iterator[ReasonView]:
    """Reasons with their clauses; neighbours from the same clause name it once."""
    for reason, following in zip_longest(reasons, reasons[1:]):
        number = reason.get("number") or reason.get("title") or ""
        clause = words["answer_clause"].format(number=number, at=reason.get("at", "")).strip()
        last = following is None or _place(following) != _place(reason)
        yield ReasonView(told(reason.get("text", ""), words), clause if last else "", reason.get("url", ""))


def _place(reason: Json) -> tuple[Any, ...]:
    return tuple(reason.get(key) for key in ("number", "at", "url"))


def _spans(answer: Json, words: Words) -> dict[str, str]:
    return {
        "first": day_words(answer.get("first_day", ""), words),
        "last": day_words(answer.get("last_day", ""), words),
    }


def day_words(text: str, words: Words) -> str:
    """114年2月28日 with the same day of the other calendar, from "114-02-28"; other words as they are."""
    match = _DATE.fullmatch(text)
    if match is None:
        return text
    year, month, day = map(int, match.groups())
    weekday = words["answer_weekdays"].split()[date(year + FIRST_YEAR - 1, month, day).isoweekday() % 7]
    return words["answer_day"].format(
        year=year, month=_month(month, words), day=day, ad=year + FIRST_YEAR - 1, weekday=weekday
    )


def amount(value: Any, unit: str, words: Words) -> str:
    """A value with its unit: 八小時, 1至2人, 1,440元; "" where there is none."""
    if value is None or value == "":
        return ""
    text = words["answer_range"].format(**value) if isinstance(value, Mapping) else _grouped(value)
    whole = text + unit if unit and not text.endswith(unit) else text
    return _glossed(whole, words)


def _glossed(text: str, words: Words) -> str:
    return glossed(text, read_terms(words["answer_terms"]), numerals=False)


def _grouped(value: Any) -> str:
    return str(value) if isinstance(value, str) else f"{Decimal(str(value)):,}"


def _total(missing: Json) -> str:
    """The sum of what is missing; "" where a part of it does not end within six places (10/3)."""
    if not missing or any(isinstance(hours, str) for hours in missing.values()):
        return ""
    return f"{sum((Decimal(str(hours)) for hours in missing.values()), Decimal()).normalize():f}"
