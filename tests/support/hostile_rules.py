"""Rules of each kind whose every free text is hostile, with questions whose choices are hostile too."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from planpress.model.awards import AwardCase, AwardRule, AwardStep, Benefit
from planpress.model.plan import AudienceEntry
from planpress.model.records import Notes
from planpress.model.rule_parts import Cite, Example, OpenPoint, QuestionField, Requirement
from planpress.model.rules import (
    ApprovalRule,
    AttendanceCase,
    AttendanceRule,
    ConditionCase,
    ConditionRule,
    DeadlineCase,
    DeadlineRule,
    EvaluationRule,
    Group,
    HoursCase,
    HoursPart,
    HoursRule,
    LeaveCase,
    LeaveRule,
    LimitCase,
    LimitRule,
    QuotaCase,
    QuotaRule,
    ValueCase,
    ValueRule,
    Weight,
)
from support.hostile_records import bomb, filled

CHOICE, OTHER_CHOICE = bomb("QuestionField.choices"), bomb("QuestionField.choices.2")


def _rule(model: type[BaseModel], *left: str, **given: Any) -> dict[str, Any]:
    """What every rule may say, all of it hostile, and a question with hostile choices."""
    choice = filled(
        QuestionField,
        "at_least",
        "at_most",
        "unit",
        kind="choice",
        choices=[CHOICE, OTHER_CHOICE],
        assumed=CHOICE,
    )
    number = filled(QuestionField, "choices", kind="number", at_least="0", at_most="9", assumed="1")
    shared: dict[str, Any] = {
        "clause": "goals",
        "cites": {"title": filled(Cite)},
        "audience": [filled(AudienceEntry)],
        "requires": [filled(Requirement, when={"agreed": True}, at=filled(Cite))],
        "questions": {
            "choice": choice,
            "number": number,
            "agreed": filled(
                QuestionField, "choices", "unit", "at_least", "at_most", "assumed", kind="yes_no"
            ),
        },
        "open_points": [
            filled(
                OpenPoint,
                readings=[bomb("OpenPoint.readings"), bomb("OpenPoint.readings.2")],
                at=filled(Cite),
            )
        ],
        "unverified": {"title": bomb("Rule.unverified")},
    }
    return filled(model, *left, **{**shared, **given})


def _case(model: type[BaseModel], *left: str, **given: Any) -> dict[str, Any]:
    return filled(
        model,
        *left,
        when={"choice": {"any_of": [OTHER_CHOICE], "none_of": [CHOICE]}},
        at=filled(Cite),
        **given,
    )


def hostile_rules() -> dict[str, Any]:
    """What rules.yaml of the hostile project holds: a rule of each kind."""
    hours = {"total": "20小時", "parts": {"one": filled(HoursPart, hours="20小時")}}
    return {
        "hours": {
            "hours": _rule(
                HoursRule,
                "on_day_off",
                **hours,
                exempt={"one": bomb("HoursRule.exempt")},
                by="每年12月31日",
                cases=[_case(HoursCase, "on_day_off", total="10小時")],
            )
        },
        "limits": {
            "limit": _rule(
                LimitRule, "rounding", at_most="8小時", cases=[_case(LimitCase, "rounding", at_most="4小時")]
            )
        },
        "attendance": {
            "attendance": _rule(
                AttendanceRule, more_than="1/3", cases=[_case(AttendanceCase, more_than="1/2")]
            )
        },
        "deadlines": {
            "deadline": _rule(
                DeadlineRule,
                "on_day_off",
                "ends",
                within="3個月",
                event="class_end",
                or_after={"received_date": bomb("DeadlineRule.or_after")},
                cases=[_case(DeadlineCase, "on_day_off", "ends", within="7日")],
            )
        },
        "awards": {"award": _award()},
        "quotas": {
            "quota": _rule(
                QuotaRule,
                "rounding",
                each={"words": bomb("Vague.words")},
                groups={"group": filled(Group, "ratio", each="1人")},
                cases=[_case(QuotaCase, "rounding", each="2人")],
            )
        },
        "approvals": {
            "approval": _rule(ApprovalRule, by={bomb("ApprovalRule.by"): bomb("ApprovalRule.by.2")})
        },
        "conditions": {
            "condition": _rule(ConditionRule, allowed=True, cases=[_case(ConditionCase, allowed=False)])
        },
        "leave": {
            "leave": _rule(
                LeaveRule, "rounding", amount="4小時", cases=[_case(LeaveCase, "rounding", amount="2小時")]
            )
        },
        "evaluation": {
            "evaluation": _rule(
                EvaluationRule, "rounding", weights={"all": filled(Weight, "rounding", share="100%")}
            )
        },
        "values": {
            "value": _rule(
                ValueRule,
                "rounding",
                value="2000元",
                examples=[filled(Example, ask={"choice": CHOICE, "agreed": "是"}, gives={"value": "2000"})],
                cases=[_case(ValueCase, "rounding", value="1元")],
            )
        },
    }


def _award() -> dict[str, Any]:
    benefit = filled(Benefit, "rounding", amount="2000元", when={"choice": CHOICE})
    names = {"counted_from": {bomb("AwardParameters.counted_from"): "發證日期"}, "apply_within": "3個月"}
    steps = [filled(AwardStep, "cefr", "exam", award="嘉獎1次", benefits=[benefit])]
    left = ("exam", "equivalents", "once_per", "on_day_off")
    return _rule(
        AwardRule,
        *left,
        **names,
        steps=steps,
        notes=filled(Notes),
        head=["甲", bomb("AwardRule.head"), "丙"],
        cases=[_case(AwardCase, *left, award="嘉獎1次")],
    )
