"""Rules as data: hours, limits, attendance, deadlines, awards, quotas, approvals, leave, evaluation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Self, TypeAlias

from pydantic import Field, model_validator

from planpress.model.amounts import AwardText, CountRange, Hours, Share, Span
from planpress.model.dates import RocDate
from planpress.model.plan import AudienceLine
from planpress.model.records import Id, Notes, Record, Several, Words, YesNo, needs_one, says
from planpress.model.values import Stated, Unstated


class Rule(Record):
    """What every rule may say beside its own parameters."""

    clause: Annotated[Id, says("條款", "這條規則寫在 document.md 的哪一條：{#編號} 裡的編號")]
    title: Annotated[Words | None, says("名稱", "和條款的標題不同時才寫")] = None
    since: Annotated[Stated[RocDate] | None, says("自", "開始適用的日期")] = None
    until: Annotated[Stated[RocDate] | None, says("至", "停止適用的日期")] = None
    audience: Annotated[tuple[AudienceLine, ...], says("對象", "適用的人員類別；不寫就是全部")] = ()
    condition: Annotated[Words | None, says("條件", "什麼情形才適用")] = None
    law: Annotated[Stated[Words] | None, says("法令", "另依哪個法令：名稱或 laws.yaml 的編號")] = None
    source: Annotated[Words | None, says("出處", "數字的來源；推算的寫 推算")] = None
    note: Annotated[Words | None, says("說明", "給讀者的說明")] = None


class HoursPart(Record):
    """A branch of an hour tree; ``parts`` may be 未載明 where the source does not split it."""

    title: Annotated[Words, says("名稱", "這個分項的名稱，照印出來的樣子寫")]
    hours: Annotated[Stated[Hours], says("時數", "4小時；文件沒有寫就填 未載明")]
    parts: Annotated[Stated[HoursParts] | None, says("分項", "再往下的分項；沒有分列就寫 未載明")] = None
    differs: Annotated[Words | None, says("不同的理由", "和全國規定同一分項時數不同時的理由")] = None
    note: Annotated[Words | None, says("說明", "給讀者的說明")] = None


HoursParts: TypeAlias = Mapping[Id, HoursPart]


class HoursRule(Rule):
    """How many hours somebody must learn in a year, and how they split."""

    follows: Annotated[Id | None, says("依循", "全國規定在 hours.yaml 的編號，例如 national-106")] = None
    total: Annotated[Stated[Hours], says("總時數", "20小時；依其他法令就寫 另依法令")]
    parts: Annotated[Stated[HoursParts] | None, says("分項", "加起來要等於總時數；沒有分列就寫 未載明")] = (
        None
    )

    def every_part(self) -> Iterator[tuple[str, HoursPart]]:
        """All parts at any depth with their ids, from above to below."""
        return walk_parts(self.parts)


def walk_parts(parts: HoursParts | Unstated | None) -> Iterator[tuple[str, HoursPart]]:
    """Ids and parts of a tree of hours, a part before what is below it."""
    if isinstance(parts, Mapping):
        for part_id, part in parts.items():
            yield part_id, part
            yield from walk_parts(part.parts)


class LimitRule(Rule):
    """A maximum or minimum: hours a week, a share of posts, students for each teacher."""

    at_most: Annotated[Stated[CountRange] | None, says("最多", "八小時；沒有上限就寫 不限")] = None
    at_least: Annotated[Stated[CountRange] | None, says("最少", "例如 一人")] = None
    per: Annotated[Several, says("每", "每人、每週…的單位，例如 [人, 週]")] = ()
    of: Annotated[Words | None, says("母數", "幾分之幾是對什麼算的，例如 編制內預算員額")] = None
    share: Annotated[Stated[Share] | None, says("比例", "十分之一、30%")] = None
    rounding: Annotated[Stated[Words] | None, says("小數處理", "例如 無條件進位；文件沒有寫就填 未載明")] = (
        None
    )
    students_per_teacher: Annotated[
        Stated[CountRange] | None, says("師生比", "一位老師幾位學員，例如 2至5人")
    ] = None

    @model_validator(mode="after")
    def _has_limit(self) -> Self:
        needs_one(self, "at_most", "at_least", "share", "students_per_teacher")
        return self


class AttendanceRule(Rule):
    """When absence costs the hours."""

    more_than: Annotated[Stated[Share], says("請假逾", "請假超過課程時數的幾分之幾就不登錄")]
    unexcused: Annotated[Stated[Words], says("未請假缺課", "未請假缺課的結果，例如 不予登錄")]


class DeadlineRule(Rule):
    """A last day, or a window after an event."""

    what: Annotated[Words, says("事項", "什麼事要在期限內做完")]
    hours: Annotated[Stated[Hours] | None, says("時數", "這件事有幾小時")] = None
    by: Annotated[Stated[RocDate] | None, says("期限", "最後一天，例如 113年9月30日")] = None
    within: Annotated[Stated[Span] | None, says("多久內", "7個工作天、3個月")] = None
    from_: Annotated[Stated[Span] | None, says("從", "第3個月", alias="from")] = None
    to: Annotated[Stated[Span] | None, says("到", "第6個月")] = None
    after: Annotated[Stated[Words] | None, says("從何時起算", "起算的事件，例如 訓練辦竣")] = None

    @model_validator(mode="after")
    def _has_time(self) -> Self:
        needs_one(self, "by", "within", "from_", "to")
        return self


class AwardStep(Record):
    """A row of an award ladder."""

    level: Annotated[Words, says("等級", "檢定的等級，例如 初級")]
    and_above: Annotated[YesNo, says("含以上", "true：這一級以上都是")] = False
    exam: Annotated[Words | None, says("檢定", "檢定的名稱或 exams.yaml 的編號；各列相同就不寫")] = None
    text: Annotated[Words, says("敘獎標準", "表裡印的文字")]
    award: Annotated[Stated[AwardText], says("敘獎額度", "嘉獎1次、記功1次、不敘獎")]


class AwardExample(Record):
    """A worked example: printed, and run as a test."""

    before: Annotated[Words | None, says("先前等級", "已敘獎或已通過的等級")] = None
    passed: Annotated[Words, says("通過等級", "這次通過的等級")]
    gives: Annotated[AwardText, says("結果", "嘉獎1次、不敘獎")]


class AwardRule(Rule):
    """An award ladder: exam level to award, with its conditions."""

    caption: Annotated[Words | None, says("表名", "印在表上方")] = None
    head: Annotated[tuple[Words, ...], says("表頭", "三欄的表頭：項目、標準、額度")] = ()
    item: Annotated[Words | None, says("敘獎項目", "第一欄合併儲存格的字")] = None
    steps: Annotated[
        Stated[tuple[AwardStep, ...]],
        says("各級", "一級一列；文件沒有寫額度就填 未載明，另有要點就填 另依法令"),
    ]
    once_per_level: Annotated[YesNo | None, says("同級一次", "true：同等級只敘獎一次")] = None
    earlier_pass: Annotated[Words | None, says("先前通過者", "先前已敘獎或已通過的人怎麼算")] = None
    apply_within: Annotated[Stated[Span] | None, says("申請期限", "起算後多久內申請，例如 3個月")] = None
    counted_from: Annotated[
        Stated[Mapping[Words, Words]] | None, says("起算", "哪種證明從何時起算，例如 合格證書: 發證日期")
    ] = None
    papers: Annotated[tuple[Words, ...], says("文件", "申請要附的文件")] = ()
    apply_to: Annotated[Words | None, says("向誰申請", "例如 服務機關")] = None
    notes: Annotated[Notes | None, says("註解", "跟著表走的備註")] = None
    examples: Annotated[tuple[AwardExample, ...], says("設例", "印出來的例子，也用來檢查規則")] = ()


class QuotaRule(Rule):
    """How many people each agency may nominate."""

    each: Annotated[Stated[CountRange], says("各幾人", "例如 1至2人")]
    per: Annotated[Several, says("每", "例如 一級機關")]
    approved_by: Annotated[Stated[Words] | None, says("核定", "由誰核定")] = None


class ApprovalRule(Rule):
    """Whose consent is needed before."""

    when: Annotated[Words, says("何時", "例如 入學前")]
    by: Annotated[Mapping[Words, Words], says("由誰", "申請人: 誰同意或核准"), Field(min_length=1)]


class LeaveRule(Rule):
    """Leave as a benefit."""

    when: Annotated[Words, says("情形", "例如 研習期間遇假日")]
    gives: Annotated[Words, says("給假", "例如 依上課時數核予補休、公假")]
    rate: Annotated[Stated[CountRange] | None, says("倍數", "1 是一小時換一小時")] = None


class EvaluationRule(Rule):
    """How a course is evaluated."""

    what: Annotated[Words, says("事項", "例如 滿意度調查")]
    applies_to: Annotated[Stated[Words] | None, says("適用班期", "哪些班期要做")] = None
    when: Annotated[Stated[Words] | None, says("何時", "例如 結訓前")] = None
    methods: Annotated[tuple[Words, ...], says("方式", "例如 紙筆測驗、書面報告")] = ()
    topics: Annotated[tuple[Words, ...], says("項目", "例如 課程內容、授課方法")] = ()
    anonymous: Annotated[YesNo | None, says("無記名", "true：不記名")] = None
    elsewhere: Annotated[Words | None, says("另訂於", "在哪裡另外規定")] = None


class Rules(Record):
    """rules.yaml: groups of rules by id."""

    hours: Annotated[Mapping[Id, HoursRule], says("時數", "年度學習時數")] = Field(default_factory=dict)
    limits: Annotated[Mapping[Id, LimitRule], says("限制", "上限、下限、比例")] = Field(default_factory=dict)
    attendance: Annotated[Mapping[Id, AttendanceRule], says("勤惰", "請假、缺課")] = Field(
        default_factory=dict
    )
    deadlines: Annotated[Mapping[Id, DeadlineRule], says("期限", "最後一天或多久內")] = Field(
        default_factory=dict
    )
    awards: Annotated[Mapping[Id, AwardRule], says("敘獎", "通過檢定的獎勵")] = Field(default_factory=dict)
    quotas: Annotated[Mapping[Id, QuotaRule], says("名額", "各機關的名額")] = Field(default_factory=dict)
    approvals: Annotated[Mapping[Id, ApprovalRule], says("同意", "事先要誰同意")] = Field(
        default_factory=dict
    )
    leave: Annotated[Mapping[Id, LeaveRule], says("給假", "公假、補休")] = Field(default_factory=dict)
    evaluation: Annotated[Mapping[Id, EvaluationRule], says("評估", "滿意度、學習成果、訓後調查")] = Field(
        default_factory=dict
    )

    def every(self) -> Iterator[tuple[str, str, Rule]]:
        """Group, id and rule, in the order of the groups above."""
        for group in type(self).model_fields:
            for rule_id, rule in getattr(self, group).items():
                yield group, rule_id, rule

    def rule(self, id: str) -> Rule | None:
        """The rule with this id, whatever its group."""
        return next((rule for _, key, rule in self.every() if key == id), None)
