"""Rules as data, kind by kind: what each may say, and rules.yaml, which holds them all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Self, TypeAlias

from pydantic import Field, model_validator

from planpress.model.amounts import CountRange, Hours, Share, Span
from planpress.model.awards import AwardRule
from planpress.model.dates import RocDate, YearDay
from planpress.model.records import Id, Record, Several, Words, YesNo, needs_one, says
from planpress.model.rule_parts import Amount, Case, CiteLine, FieldName, OnDayOff, Rounding, Rule
from planpress.model.values import Stated, Unstated

# -- hours --------------------------------------------------------------------


class HoursPart(Record):
    """A branch of an hour tree; ``parts`` may be 未載明 where the source does not split it."""

    title: Annotated[Words, says("名稱", "這個分項的名稱，照印出來的樣子寫")]
    hours: Annotated[Stated[Hours], says("時數", "4小時；文件沒有寫就填 未載明")]
    parts: Annotated[Stated[HoursParts] | None, says("分項", "再往下的分項；沒有分列就寫 未載明")] = None
    overlap: Annotated[YesNo, says("重疊", "true：各分項可以重疊計算，不必加總相等")] = False
    obligation: Annotated[Words | None, says("程度", "應、得、宜、鼓勵")] = None
    differs: Annotated[Words | None, says("不同的理由", "和全國規定同一分項時數不同時的理由")] = None
    at: Annotated[CiteLine | None, says("位置", "這一項寫在哪裡，例如 第2目")] = None
    note: Annotated[Words | None, says("說明", "給讀者的說明")] = None


HoursParts: TypeAlias = Mapping[Id, HoursPart]


class HoursParameters(Record):
    """How many hours, how they split, until when, counted from what."""

    total: Annotated[Stated[Hours] | None, says("總時數", "20小時；依其他法令就寫 另依法令")] = None
    parts: Annotated[Stated[HoursParts] | None, says("分項", "加起來要等於總時數；沒有分列就寫 未載明")] = (
        None
    )
    overlap: Annotated[YesNo, says("重疊", "true：各分項可以重疊計算，不必加總相等")] = False
    by: Annotated[Stated[RocDate | YearDay] | None, says("期限", "最後一天：113年9月30日、每年12月31日")] = (
        None
    )
    within: Annotated[Stated[Span] | None, says("多久內", "從起算日起，例如 6個月")] = None
    after: Annotated[Stated[Words] | None, says("從何時起算", "例如 到職")] = None
    event: Annotated[FieldName | None, says("起算欄位", "起算日是問題的哪一欄，例如 appointed")] = None
    on_day_off: OnDayOff = None
    per: Annotated[Several, says("每", "例如 年、2年；不寫就是一年")] = ()
    exempt: Annotated[Mapping[Id, Several], says("免除", "分項編號: 不必完成這一項的人員類別")] = Field(
        default_factory=dict
    )


class HoursCase(HoursParameters, Case):
    """Other hours for some people, modes or years."""


class HoursRule(HoursParameters, Rule):
    """How many hours somebody must learn in a year, and how they split."""

    cases: Annotated[tuple[HoursCase, ...], says("情形", "對某些人、某些年度時數不同")] = ()

    @model_validator(mode="after")
    def _has_total(self) -> Self:
        if self.follows is None:
            needs_one(self, "total")
        return self

    def every_part(self) -> Iterator[tuple[str, HoursPart]]:
        """All parts at any depth with their ids, from above to below."""
        return walk_parts(self.parts)


def walk_parts(parts: HoursParts | Unstated | None) -> Iterator[tuple[str, HoursPart]]:
    """Ids and parts of a tree of hours, a part before what is below it."""
    if isinstance(parts, Mapping):
        for part_id, part in parts.items():
            yield part_id, part
            yield from walk_parts(part.parts)


# -- limits and quotas --------------------------------------------------------


class BoundParameters(Record):
    """Bounds of a number, stated as figures or computed from a base by a share."""

    at_most: Annotated[Amount | None, says("最多", "含本數：八小時；沒有上限就寫 不限")] = None
    less_than: Annotated[Amount | None, says("未滿", "不含本數的上限")] = None
    at_least: Annotated[Amount | None, says("最少", "含本數，例如 一人")] = None
    more_than: Annotated[Amount | None, says("逾", "不含本數的下限")] = None
    per: Annotated[Several, says("每", "每人、每週…的單位，例如 [人, 週]")] = ()
    of: Annotated[Words | None, says("母數", "幾分之幾是對什麼算的，例如 編制內預算員額")] = None
    base: Annotated[FieldName | None, says("母數欄位", "母數是問題的哪一欄；不寫就是 posts")] = None
    share: Annotated[Stated[Share] | None, says("比例", "十分之一、30%")] = None
    for_each: Annotated[Stated[CountRange] | None, says("每滿", "每滿多少給一個單位，例如 20人")] = None
    gives: Annotated[CountRange | None, says("給", "每滿 for_each 給多少；不寫就是 1")] = None
    plus: Annotated[CountRange | None, says("另加", "算出後再加的固定數")] = None
    rounding: Rounding = None
    as_minimum: Annotated[YesNo, says("算出的是最少", "true：算出來的是最少，不是最多")] = False
    pool: Annotated[Amount | None, says("全部的量", "各機關合計最多多少；超過時按比例減少")] = None
    claimed: Annotated[FieldName | None, says("合計欄位", "各機關的合計是問題的哪一欄")] = None
    alternates: Annotated[Stated[Share] | None, says("備取", "按正取名額另加幾分之幾")] = None


class LimitParameters(BoundParameters):
    """A maximum or minimum: hours a week, a share of posts, students for each teacher."""

    measures: Annotated[
        FieldName | None,
        says("量什麼", "拿問題的哪一欄來比：weekly_hours、studying、students…；不寫就從單位推得"),
    ] = None
    students_per_teacher: Annotated[
        Stated[CountRange] | None, says("師生比", "一位老師幾位學員，例如 2至5人")
    ] = None


class LimitCase(LimitParameters, Case):
    """Another limit for some people or modes."""


class LimitRule(LimitParameters, Rule):
    """A maximum or minimum: hours a week, a share of posts, students for each teacher."""

    cases: Annotated[tuple[LimitCase, ...], says("情形", "不同人員或方式的不同限制")] = ()

    @model_validator(mode="after")
    def _has_limit(self) -> Self:
        if not self.cases and self.follows is None:
            needs_one(
                self,
                *(
                    "at_most",
                    "less_than",
                    "at_least",
                    "more_than",
                    "share",
                    "for_each",
                    "students_per_teacher",
                ),
            )
        return self


class Group(Record):
    """A group that shares a quota: by a number of its own, or by its part of a ratio."""

    title: Annotated[Words, says("名稱", "組別的名稱")]
    each: Annotated[Amount | None, says("名額", "這一組幾人")] = None
    ratio: Annotated[Words | None, says("比例", "這一組占的比例，例如 2")] = None


class QuotaParameters(BoundParameters):
    """How many people may or must be named."""

    each: Annotated[Amount | None, says("各幾人", "例如 1至2人；視實際需要就寫 {words: 視實際需要}")] = None
    total: Annotated[Amount | None, says("總名額", "全部的名額")] = None
    groups: Annotated[Mapping[Id, Group], says("分組", "名額分給哪幾組")] = Field(default_factory=dict)
    approved_by: Annotated[Stated[Words] | None, says("核定", "由誰核定")] = None


class QuotaCase(QuotaParameters, Case):
    """Another quota, for example by the size of an agency."""


class QuotaRule(QuotaParameters, Rule):
    """How many people each agency may nominate."""

    cases: Annotated[tuple[QuotaCase, ...], says("情形", "例如依機關人數分級")] = ()

    @model_validator(mode="after")
    def _has_quota(self) -> Self:
        if not self.cases and self.follows is None:
            needs_one(self, "each", "total", "share", "for_each", "at_most", "at_least")
        return self


# -- attendance ---------------------------------------------------------------


class AttendanceParameters(Record):
    """How much absence costs the hours; shares are of the hours of the class."""

    more_than: Annotated[Stated[Share] | None, says("請假逾", "請假超過課程時數的幾分之幾就不登錄")] = None
    at_least: Annotated[Stated[Share] | None, says("請假達", "請假達到課程時數的幾分之幾（含）就不登錄")] = (
        None
    )
    attended_at_least: Annotated[
        Stated[Share] | None, says("出席至少", "出席達課程時數的幾分之幾（含）才登錄")
    ] = None
    attended_more_than: Annotated[
        Stated[Share] | None, says("出席逾", "出席超過課程時數的幾分之幾才登錄")
    ] = None
    hours_more_than: Annotated[Stated[Hours] | None, says("請假時數逾", "請假超過幾小時就不登錄")] = None
    unexcused: Annotated[Stated[Words] | None, says("未請假缺課", "未請假缺課的結果，例如 不予登錄")] = None


class AttendanceCase(AttendanceParameters, Case):
    """Another measure, for example for one class."""


class AttendanceRule(AttendanceParameters, Rule):
    """When absence costs the hours."""

    cases: Annotated[tuple[AttendanceCase, ...], says("情形", "某些班期不同")] = ()


# -- deadlines ----------------------------------------------------------------


class DeadlineParameters(Record):
    """A last day, a window after an event, or a recurrence."""

    hours: Annotated[Stated[Hours] | None, says("時數", "這件事有幾小時")] = None
    by: Annotated[
        Stated[RocDate | YearDay] | None, says("期限", "最後一天：113年9月30日、每年9月30日、次年1月31日")
    ] = None
    within: Annotated[Stated[Span] | None, says("多久內", "7個工作天、3個月")] = None
    before: Annotated[Stated[Span] | None, says("多久前", "事件之前多久，例如 7日")] = None
    from_: Annotated[Stated[Span] | None, says("從", "第3個月", alias="from")] = None
    to: Annotated[Stated[Span] | None, says("到", "第6個月")] = None
    after: Annotated[Stated[Words] | None, says("從何時起算", "起算的事件，例如 訓練辦竣")] = None
    event: Annotated[FieldName | None, says("起算欄位", "起算日是問題的哪一欄；不寫就是 class_end")] = None
    or_after: Annotated[Mapping[FieldName, Words], says("其他起算", "也可能從這些日期起算：欄位: 事件")] = (
        Field(default_factory=dict)
    )
    ends: Annotated[Words | None, says("取何者", "有兩個期限時取 較早 或 較晚")] = None
    on_day_off: OnDayOff = None
    every: Annotated[Stated[Span] | None, says("每隔", "每隔多久一次，例如 2個月")] = None
    times: Annotated[CountRange | None, says("次數", "一年幾次，例如 6次")] = None
    counted_on: Annotated[Stated[RocDate | YearDay] | None, says("基準日", "計算用的日期，和期限不同")] = None


class DeadlineCase(DeadlineParameters, Case):
    """Another deadline for some people or papers."""


class DeadlineRule(DeadlineParameters, Rule):
    """A last day, a window after an event, or a recurrence."""

    what: Annotated[Words, says("事項", "什麼事要在期限內做完")]
    who: Annotated[Several, says("由誰", "誰要做：承辦機關、各機關、參訓人員…")] = ()
    cases: Annotated[tuple[DeadlineCase, ...], says("情形", "不同情形的不同期限")] = ()

    @model_validator(mode="after")
    def _has_time(self) -> Self:
        if not self.cases and self.follows is None:
            needs_one(self, "by", "within", "before", "from_", "to", "every")
        return self


# -- consent, conditions, leave, evaluation, values ---------------------------


class ApprovalRule(Rule):
    """Whose consent is needed before."""

    when: Annotated[Words, says("何時", "例如 入學前")]
    by: Annotated[Mapping[Words, Words], says("由誰", "申請人: 誰同意或核准"), Field(min_length=1)]


class ConditionCase(Case):
    """What is decided in one case."""

    allowed: Annotated[Stated[YesNo], says("可以", "true 可以、false 不可以；沒有寫就填 未載明")]


class ConditionRule(Rule):
    """Whether somebody may: what ``requires`` asks for must hold, and no case refuses."""

    what: Annotated[Words, says("事項", "可不可以做什麼，例如 報名參訓")]
    allowed: Annotated[Stated[YesNo], says("可以", "沒有一個情形符合時的結果")] = True
    cases: Annotated[tuple[ConditionCase, ...], says("情形", "不可以或可以的情形")] = ()


class LeaveParameters(Record):
    """What leave is given, and how much."""

    gives: Annotated[Words | None, says("給假", "例如 依上課時數核予補休、公假")] = None
    rate: Annotated[Stated[CountRange] | None, says("倍數", "1 是一小時換一小時")] = None
    rounding: Rounding = None
    amount: Annotated[Amount | None, says("給多少", "固定的假：半日、2日、4小時")] = None
    at_most: Annotated[Amount | None, says("最多", "含本數；沒有上限就寫 不限")] = None
    per: Annotated[Several, says("每", "上限的單位，例如 [人, 年]")] = ()


class LeaveCase(LeaveParameters, Case):
    """Other leave in one case."""


class LeaveRule(LeaveParameters, Rule):
    """Leave as a benefit."""

    when: Annotated[Words, says("情形", "例如 研習期間遇假日")]
    cases: Annotated[tuple[LeaveCase, ...], says("情形", "不同情形的不同給假")] = ()


class Weight(Record):
    """A part of a mark, with the parts it is made of."""

    title: Annotated[Words, says("名稱", "例如 期末測驗")]
    share: Annotated[Stated[Share], says("比重", "百分比，加起來要等於 100%")]
    parts: Annotated[Mapping[Id, Weight], says("細項", "再往下的比重，也要等於 100%")] = Field(
        default_factory=dict
    )
    rounding: Rounding = None


class EvaluationRule(Rule):
    """How a course is evaluated."""

    what: Annotated[Words, says("事項", "例如 滿意度調查")]
    applies_to: Annotated[Stated[Words] | None, says("適用班期", "哪些班期要做")] = None
    when: Annotated[Stated[Words] | None, says("何時", "例如 結訓前")] = None
    methods: Annotated[tuple[Words, ...], says("方式", "例如 紙筆測驗、書面報告")] = ()
    topics: Annotated[tuple[Words, ...], says("項目", "例如 課程內容、授課方法")] = ()
    anonymous: Annotated[YesNo | None, says("無記名", "true：不記名")] = None
    elsewhere: Annotated[Words | None, says("另訂於", "在哪裡另外規定")] = None
    weights: Annotated[Mapping[Id, Weight], says("比重", "各項成績的比重，加起來要等於 100%")] = Field(
        default_factory=dict
    )
    rounding: Rounding = None
    pass_mark: Annotated[Stated[CountRange] | None, says("及格", "例如 70分")] = None


class ValueParameters(Record):
    """A figure or words, looked up or computed."""

    value: Annotated[Amount | None, says("值", "數字加單位或範圍：2,000元、3至5千元")] = None
    share: Annotated[Stated[Share] | None, says("比例", "乘上 base 那一欄的幾分之幾")] = None
    base: Annotated[FieldName | None, says("母數欄位", "比例乘上問題的哪一欄")] = None
    unit: Annotated[Words | None, says("單位", "比例算出來的單位")] = None
    rounding: Rounding = None
    at_most: Annotated[Amount | None, says("最多", "含本數")] = None
    at_least: Annotated[Amount | None, says("最少", "含本數")] = None
    per: Annotated[Several, says("每", "例如 [人, 年]")] = ()
    payer: Annotated[Words | None, says("由誰負擔", "例如 服務機關、自行負擔")] = None


class ValueCase(ValueParameters, Case):
    """The figure in one case: a role, a size, a mode."""


class ValueRule(ValueParameters, Rule):
    """A figure that a plan states for different cases: fees, fines, amounts by role or size."""

    what: Annotated[Words, says("事項", "這個數字是什麼")]
    cases: Annotated[tuple[ValueCase, ...], says("情形", "不同情形的值")] = ()


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
    awards: Annotated[Mapping[Id, AwardRule], says("獎勵", "通過檢定的敘獎、補助、給假")] = Field(
        default_factory=dict
    )
    quotas: Annotated[Mapping[Id, QuotaRule], says("名額", "各機關的名額")] = Field(default_factory=dict)
    approvals: Annotated[Mapping[Id, ApprovalRule], says("同意", "事先要誰同意")] = Field(
        default_factory=dict
    )
    conditions: Annotated[Mapping[Id, ConditionRule], says("資格", "可不可以")] = Field(default_factory=dict)
    leave: Annotated[Mapping[Id, LeaveRule], says("給假", "公假、補休")] = Field(default_factory=dict)
    evaluation: Annotated[Mapping[Id, EvaluationRule], says("評估", "滿意度、學習成果、訓後調查")] = Field(
        default_factory=dict
    )
    values: Annotated[Mapping[Id, ValueRule], says("數額", "依情形不同的數字或金額")] = Field(
        default_factory=dict
    )

    def every(self) -> Iterator[tuple[str, str, Rule]]:
        """Group, id and rule, in the order of the groups above."""
        for group in Rules.model_fields:
            for rule_id, rule in getattr(self, group).items():
                yield group, rule_id, rule

    def rule(self, id: str) -> Rule | None:
        """The rule with this id, whatever its group."""
        return next((rule for _, key, rule in self.every() if key == id), None)
