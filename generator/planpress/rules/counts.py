"""Checks counts that a text states, such as 六大…「…」 or 附件1至9, against what is listed there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from planpress.diagnostics.diagnostic import Diagnostic, Ref, Severity, warning
from planpress.model.amounts import Length
from planpress.model.catalog import Plan
from planpress.model.clauses import Inline, ListOf, Paragraph, Shape
from planpress.model.numerals import CHINESE, NUMERAL, read_whole
from planpress.model.outline import Numbered, Outline, inline_words, plain_words
from planpress.rules.course_places import CoursePlaces
from planpress.rules.places import clauses_with_lines, unknown
from planpress.rules.sources import Sources, place_of
from planpress.rules.totals import TIMES

_UNITS = "大|力|項|種|類|點|款"
_NAME = "[^，。；、：:「」『』（）()\\n{}]"
_COUNT = rf"(?<![第之午0-9{CHINESE}])(?![百千]大)({NUMERAL})"
"""A number that counts what is listed: not 第二大類, 下午三點 or 百大企業."""
_JOINT = "(?:[、及和與]|以及)?"
_BEFORE_LIST = re.compile(rf"{_COUNT}大{_NAME}{{1,14}}[：:]?[「『]?$")
_AFTER_LIST = re.compile(rf"^[」』]?等?({NUMERAL})(?:{_UNITS})")
_QUOTED = re.compile(rf"{_COUNT}大{_NAME}{{1,14}}[：:]?((?:「[^「」\n{{}}]*」{_JOINT})++)(?!等)")
_QUOTES = re.compile("「([^「」]*)」")
_ENDED = re.compile(rf"((?:「[^「」\n{{}}、]*」{_JOINT}){{2,}})等({NUMERAL})(?:{_UNITS})")
_CLOSED = re.compile("」(?:以及|[及和與])「")
_HEADED = re.compile(rf"{_COUNT}(?:大|項|種|類|點|款){_NAME}{{0,14}}(?:如下|如次)?[：:]$")
_FORCES = re.compile(rf"{_COUNT}力(?!求|行|圖|量|道|氣)")
_ANNEX = re.compile(
    r"(?<![點法則定之」])附件[ ]?([0-9]{1,2})"
    r"(?:[ ]?(?:至|到|-|－|–|～|~|、)[ ]?(?:附件)?[ ]?([0-9]{1,2}))*"
)
"""Attachments of this plan, not those of 某要點附件3."""
_DIGITS = re.compile("[0-9]{1,2}")
_EVERY = re.compile(rf"每({NUMERAL})個月")
"""每隔二個月 is left alone: some mean every second month by it, some every third."""
_MONTHS = 12


def check_counts(
    plan: Plan, outline: Outline, lines: Sequence[int], places: CoursePlaces, folder: str
) -> Iterator[Diagnostic]:
    """R76 for lists in running text and below clauses, and for courses held every few months."""
    file = folder + "document.md"
    lengths = {course.id: course for course in plan.courses.courses if isinstance(course.length, Length)}
    for line, item in clauses_with_lines(outline, lines):
        at = Ref(file, line=line)
        for words in _passages(item):
            yield from _lists_within(plan, words, at)
        yield from _below(item, at)
        course = lengths.get(item.clause.id)
        if course is not None and isinstance(course.length, Length):
            yield from _recurrence(item, course.length, places.course(course, "length"))


def check_written_counts(plan: Plan, sources: Sources) -> Iterator[Diagnostic]:
    """R76 for lists in quotes, and for attachments named that are not there, in any text of the plan."""
    attached = len(plan.record.attachments)
    for file, text in sources.texts.items():
        if "「" in text:
            yield from _quoted_counts(text, file)
        for match in _ANNEX.finditer(text) if attached and file.endswith(".md") else ():
            last = max(int(number) for number in _DIGITS.findall(match.group()))
            if last > attached:
                at = place_of(text, match.start(), file)
                yield warning("R76", at, wording="annexes", words=match.group(), count=attached)


def _quoted_counts(text: str, file: str) -> Iterator[Diagnostic]:
    for match in _QUOTED.finditer(text):
        at = place_of(text, match.start(), file)
        yield from _compare(match.group(1), _quoted(match.group(2)), match.group(), at)
    for match in _ENDED.finditer(text):
        at = place_of(text, match.start(), file)
        listed = _quoted(match.group(1))
        found = _compare(match.group(2), listed, match.group(), at)
        yield from found if _CLOSED.search(match.group(1)) else _softer(found, match.group(2), listed)


def _softer(found: Iterable[Diagnostic], stated: str, listed: set[int]) -> Iterator[Diagnostic]:
    """Notices where 「甲」、「乙」等三類 may name two of three; 「甲」及「乙」等三類 names them all."""
    fewer = max(listed) < (read_whole(stated) or 0)
    yield from (replace(item, severity=Severity.NOTICE) if fewer else item for item in found)


def check_declared_counts(plan: Plan, outline: Outline, file: str) -> Iterator[Diagnostic]:
    """R76 for the counts of ``file`` (plan.yaml): points right below a clause, or its innermost titles."""
    clauses = outline.by_id()
    for clause_id, count in plan.record.counts.items():
        at = Ref(file, ("counts", clause_id))
        item = clauses.get(clause_id)
        if item is None:
            yield unknown("R40", at, clause_id, clauses)
            continue
        listed = {len(item.content), _innermost(item) or len(item.content)}
        if count not in listed:
            given = {"title": plain_words(item.clause), "count": count, **_joined(sorted(listed))}
            yield warning("R76", at, wording="clause", **given)


def _innermost(item: Numbered) -> int:
    """How many titles below a clause have no titles below them."""
    titled = [one for one in item.content if one.clause.shape is not Shape.POINT]
    return sum(_innermost(one) or 1 for one in titled)


def _passages(item: Numbered) -> Iterator[tuple[Inline, ...]]:
    yield item.clause.words
    yield from (block.inlines for block in item.clause.content if isinstance(block, Paragraph))


def _lists_within(plan: Plan, words: tuple[Inline, ...], at: Ref) -> Iterator[Diagnostic]:
    """A {list:…} with its count right before or behind it."""
    for number, inline in enumerate(words):
        items = plan.list_items(inline.path) if isinstance(inline, ListOf) else None
        if not items:
            continue
        before, after = inline_words(words[number - 1 : number]), inline_words(words[number + 1 : number + 2])
        for match in (_BEFORE_LIST.search(before), _AFTER_LIST.search(after)):
            if match:
                yield from _compare(match.group(1), {len(items)}, match.group().strip("「『」』"), at)


def _below(item: Numbered, at: Ref) -> Iterator[Diagnostic]:
    """Words that end in a colon and count what stands below them; 五力 above titles that end in 力."""
    if not item.content:
        return
    texts = [inline_words(words) for words in _passages(item)]
    match = _HEADED.search(texts[-1].rstrip())
    if match:
        yield from _compare(match.group(1), {len(item.content)}, match.group(), at)
    titles = [plain_words(one.clause) for one in item.content]
    if all(title.endswith("力") for title in titles):
        for match in (one for text in texts for one in _FORCES.finditer(text)):
            yield from _compare(match.group(1), {len(titles)}, match.group(), at)


def _recurrence(item: Numbered, length: Length, at: Ref) -> Iterator[Diagnostic]:
    """Every two months is six times a year."""
    for match in _EVERY.finditer("".join(map(inline_words, _passages(item)))):
        months = read_whole(match.group(1)) or 0
        if months and length.unit in TIMES and _MONTHS % months == 0 and length.amount != _MONTHS // months:
            yield warning(
                "R76", at, wording="recurrence", words=match.group(), count=_MONTHS // months, listed=length
            )


def _compare(stated: str, listed: set[int], words: str, at: Ref) -> Iterator[Diagnostic]:
    count = read_whole(stated)
    if count is not None and count > 1 and count not in listed and 0 not in listed:
        yield warning("R76", at, words=words[:40], count=count, **_joined(sorted(listed)))


def _joined(numbers: Sequence[int]) -> dict[str, str]:
    """``2或3`` for messages in both languages."""
    return {"listed": "或".join(map(str, numbers)), "listed_en": " or ".join(map(str, numbers))}


def _quoted(text: str) -> set[int]:
    """How many names stand in quotes: 「甲」、「乙」 two, 「甲、乙及丙」 three, or two if 乙及丙 is one."""
    quotes = _QUOTES.findall(text)
    if len(quotes) != 1:
        return {len(quotes)}
    parts = [part for part in quotes[0].split("、") if part]
    joined = len(re.findall("以及|[及和與]", quotes[0]))
    return {*range(len(parts), len(parts) + joined + 1)} if len(parts) > 1 else {0}
