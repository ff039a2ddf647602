"""Fills every free text of a record kind with words that try to become something else, by its model."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from itertools import cycle
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, BeforeValidator
from pydantic.fields import FieldInfo

BOMB = (
    "\"><img src=x onerror=ran=1>'</script><script>ran=1</script></title></style></textarea><!--]]>"
    "{{7*7}}{% raw %}${7*7}&amp;&lt;\\;,%0d%0a\\nBEGIN:VEVENT"
)
"""Ends every block there is, and begins a program, an element, a template, an entity and an event."""

STARTS = ("=cmd|'/C calc'!A0", "+1", "-1", "@SUM(1)", "＝1", "＋1", "－1", "＠1", "]]>", '"', "'", "\\")
"""What a text begins with: formulas first."""

NOT_ANY_WORDS = {
    "AwardCase": {"exam", "equivalents", "once_per", "on_day_off", "counted_from"},
    "AwardRule": {"exam", "equivalents", "once_per", "on_day_off"},
    "AwardStep": {"cefr", "exam"},
    "Chart": {"of", "columns", "top"},
    "Check": {"sum", "product", "quotient", "ratio"},
    "DeadlineCase": {"or_after", "ends", "on_day_off"},
    "DeadlineRule": {"ends", "on_day_off"},
    "Equivalence": {"rows"},
    "ExamLevel": {"cefr"},
    "Attachment": {"file"},
    "Figure": {"file"},
    "FooterItem": {"page"},
    "Group": {"ratio"},
    "Holidays": {"years"},
    "HoursCase": {"exempt", "on_day_off"},
    "HoursRule": {"on_day_off"},
    "Layer": {"below", "links", "of"},
    "IndicatorValue": {"sum", "product", "quotient", "ratio", "equals"},
    "Numbering": {"levels", "eleven"},
    "Offer": {"page"},
    "PaperFaces": {"text", "headings"},
    "QuestionField": {"at_least", "at_most"},
    "ScoreRange": {"from_", "to"},
    "Services": {"document"},
    "Site": {"languages"},
    "Subplan": {"plan"},
    "TableSpec": {"group", "columns"},
    "Timeline": {"of"},
    "Test": {"at_least", "more_than", "at_most", "less_than"},
}
"""Fields that hold a name, a number or one of some words, though their model takes text: checks look."""
ROUNDED = "rounding"
NOWHERE = {
    "Amendment.reasons",
    "Amendment.summary",
    "Amendment.summary_title",
    "Amendment.title",
    "Amendment.title_reason",
    "AwardRule.counted_from",
    "Back.back",
    "Check.column",
    "Check.equals",
    "Equivalent.level",
    "Example.ask",
    "Flow.order",
    "IndicatorTable.label",
    "IndicatorTable.rounding",
    "IndicatorValue.year",
    "LawSource.issued_by",
    "LawSource.number",
    "Names.misprints",
    "Names.names",
    "QuestionField.assumed",
    "TableSpec.label",
    "Test.any_of",
    "Test.none_of",
}
"""Fields that no page and no file of data of this site holds, or not under the name of the field. The table
of an amendment holds its own."""
_starts = cycle(STARTS)


def bomb(name: str) -> str:
    """A hostile text that bears ``name``: letters and digits, so that it can be found again."""
    return f"{next(_starts)}〔{name}〕{BOMB}"


def filled(model: type[BaseModel], *left: str, **given: Any) -> dict[str, Any]:
    """A record of ``model`` as its file writes it: ``given``, and hostile every free text not in ``left``."""
    record = {name.rstrip("_"): value for name, value in given.items()}
    for name, field in model.model_fields.items():
        key = field.alias or name
        how = free_text(field)
        if how and key not in record and name not in left:
            text = bomb(f"{model.__name__}.{name}")
            record[key] = text if how == "one" else [text]
    return record


def free_text(field: FieldInfo) -> str:
    """ "one" or "many" where a field may hold any words, else ""."""
    held = [item for item in field.metadata if isinstance(item, BeforeValidator)]
    if field.annotation is str:
        return "" if held else "one"
    return _free(field.annotation)


def _free(kind: Any) -> str:
    if get_origin(kind) is Annotated:
        inner, *marks = get_args(kind)
        if inner is str:
            return "" if any(isinstance(one, BeforeValidator) for one in marks) else "one"
        return _free(inner)
    if get_origin(kind) in (Union, types.UnionType):
        return next((how for one in get_args(kind) if (how := _free(one))), "")
    if get_origin(kind) is tuple:
        inside = _free(get_args(kind)[0])
        return "many" if inside else ""
    return ""


def fields_of(models: Mapping[Any, type[BaseModel]]) -> Iterator[tuple[type[BaseModel], str]]:
    """Every free text of ``models`` and of the records below them, as (model, field)."""
    waiting, seen = list(models.values()), set()
    while waiting:
        model = waiting.pop()
        if model in seen:
            continue
        seen.add(model)
        model.model_rebuild()
        for name, field in model.model_fields.items():
            waiting.extend(_records(field.annotation))
            if free_text(field) or _free_mapping(field.annotation):
                yield model, name


def _records(kind: Any) -> Iterator[type[BaseModel]]:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        yield kind
    for one in get_args(kind):
        yield from _records(one)


def _free_mapping(kind: Any) -> bool:
    """A mapping with free words as keys or values."""
    if get_origin(kind) in (Union, types.UnionType, Annotated):
        return any(_free_mapping(one) for one in get_args(kind))
    return get_origin(kind) is Mapping and any(_free(one) for one in get_args(kind))


def filled_in(record: object) -> Iterator[tuple[type[BaseModel], str]]:
    """Each (model, field) of ``record`` and what is below it that holds a hostile text."""
    if isinstance(record, BaseModel):
        for name in type(record).model_fields:
            value = getattr(record, name)
            if any(BOMB in text for text in _words(value)):
                yield type(record), name
            yield from filled_in(value)
    elif isinstance(record, Mapping):
        for value in record.values():
            yield from filled_in(value)
    elif isinstance(record, tuple | list):
        for value in record:
            yield from filled_in(value)


def _words(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in (*value.keys(), *value.values()):
            yield from _words(one)
    elif isinstance(value, tuple):
        for one in value:
            yield from _words(one)
