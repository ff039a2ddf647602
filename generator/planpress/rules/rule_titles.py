"""What kinds of rules and the fields of their records are called, on pages and in comparisons."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel

from planpress.model.rules import Rules
from planpress.rules.saying import Say

_OTHERWISE: Mapping[tuple[str, str], str] = {
    ("Attendance", "at_least"): "absent_at_least",
    ("Attendance", "more_than"): "absent_more_than",
    ("Approval", "by"): "agreed_by",
    ("Approval", "when"): "occasion",
    ("Evaluation", "when"): "occasion",
    ("Leave", "gives"): "leave_given",
    ("Quota", "total"): "seats_in_all",
}
"""Fields of one name that say another thing in one kind of rule: the beginning of its name, the field."""


def kind_title(group: str, say: Say) -> str:
    """What the rules of a kind are called; the name of the group itself where nobody named it."""
    return say(kind_key(group)) if group in Rules.model_fields else group


def kind_key(group: str) -> str:
    """The key of the name of a kind of rules."""
    return f"rule_kind_{group}"


def field_title(record: type[BaseModel], name: str, say: Say) -> str:
    """What a field of a rule, or of one of its cases, is called; its name where nobody named it."""
    key = title_key(record, name)
    return say(key) if key in say.words else name


def title_key(record: type[BaseModel], name: str) -> str:
    """The key of the name of a field."""
    kind = record.__name__.removesuffix("Rule").removesuffix("Case")
    return f"rule_field_{_OTHERWISE.get((kind, name), name).strip('_')}"
