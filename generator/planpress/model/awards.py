"""Awards as data: what an exam level earns, what an earlier one leaves of it, and by when to apply."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from planpress.model.amounts import AwardText, Share, Span
from planpress.model.dates import RocDate, YearDay
from planpress.model.records import Label, Notes, Record, Several, Words, YesNo, needs_one, says
from planpress.model.rule_parts import (
    Amount,
    Case,
    CiteLine,
    FieldName,
    OnDayOff,
    Rounding,
    Rule,
    When,
)
from planpress.model.values import Stated


class EarlierPass(StrEnum):
    """What an earlier award, or a pass before joining, leaves to a new one."""

    HIGHER_ONLY = "較高等級才敘獎"
    DIFFERENCE = "較高等級敘差額"
    NO_EFFECT = "不影響"
    NEVER = "不再敘獎"


class ScoreRange(Record):
    """A score from, to, both included."""

    from_: Annotated[Label | None, says("起", "最低分（含）", alias="from")] = None
    to: Annotated[Label | None, says("迄", "最高分（含）")] = None


class Benefit(Record):
    """Something given beside or instead of a commendation: money, a voucher, a fee paid, leave."""

    title: Annotated[Words, says("名稱", "例如 報名費補助、禮券、公假")]
    when: Annotated[When, says("情形", "什麼情形才給；不寫就是得獎的人都給")] = Field(default_factory=dict)
    award: Annotated[Stated[AwardText] | None, says("敘獎", "嘉獎1次")] = None
    amount: Annotated[Amount | None, says("數額", "2,000元、半日、1至2日")] = None
    share: Annotated[Stated[Share] | None, says("比例", "補助 base 那一欄的幾分之幾；全額寫 1/1")] = None
    base: Annotated[FieldName | None, says("母數欄位", "比例乘上問題的哪一欄，例如 fee")] = None
    rounding: Rounding = None
    at_most: Annotated[Amount | None, says("上限", "這一項最多多少")] = None
    per: Annotated[Several, says("每", "上限的單位，例如 [人, 年]")] = ()
    received: Annotated[FieldName | None, says("已領欄位", "同一期間已經領過多少，是問題的哪一欄")] = None
    payer: Annotated[Words | None, says("由誰負擔", "例如 服務機關")] = None
    papers: Annotated[tuple[Words, ...], says("文件", "這一項另外要附的文件")] = ()
    at: Annotated[CiteLine | None, says("位置", "寫在哪裡")] = None
    text: Annotated[Words | None, says("文字", "印出來的說明")] = None


class AwardStep(Record):
    """A row of an award ladder: a level, a CEFR level or scores, and what they earn."""

    level: Annotated[Words | None, says("等級", "檢定的等級，例如 初級")] = None
    and_above: Annotated[YesNo, says("含以上", "true：這一級以上都是")] = False
    cefr: Annotated[Words | None, says("CEFR", "A1、A2、B1…")] = None
    exam: Annotated[Words | None, says("檢定", "檢定的名稱或 exams.yaml 的編號；各列相同就不寫")] = None
    score: Annotated[ScoreRange | None, says("分數", "總分從幾分到幾分")] = None
    scores: Annotated[Mapping[FieldName, ScoreRange], says("各項分數", "聽力、閱讀…各項的分數")] = Field(
        default_factory=dict
    )
    when: Annotated[When, says("情形", "這一列另外的條件")] = Field(default_factory=dict)
    text: Annotated[Words, says("敘獎標準", "表裡印的文字")]
    award: Annotated[Stated[AwardText] | None, says("敘獎額度", "嘉獎1次、記功1次、不敘獎")] = None
    benefits: Annotated[tuple[Benefit, ...], says("其他獎勵", "這一級另外給的")] = ()

    @model_validator(mode="after")
    def _earns_something(self) -> Self:
        needs_one(self, "award") if not self.benefits else None
        return self


class AwardParameters(Record):
    """What is earned, once or again, by when and with which papers."""

    exam: Annotated[
        Words | None, says("檢定", "各列的等級是哪一種檢定的；名稱或 exams.yaml 的編號，不寫就是全民英檢")
    ] = None
    equivalents: Annotated[
        Stated[Words] | None,
        says("相當檢定", "其他檢定怎麼對照：對照表的編號，或 未載明；不寫就用 exams.yaml 的各對照表"),
    ] = None
    steps: Annotated[
        Stated[tuple[AwardStep, ...]] | None,
        says("各級", "一級一列；文件沒有寫額度就填 未載明，另有要點就填 另依法令"),
    ] = None
    award: Annotated[Stated[AwardText] | None, says("敘獎額度", "不分等級時的敘獎")] = None
    benefits: Annotated[tuple[Benefit, ...], says("其他獎勵", "補助、禮券、給假…")] = ()
    once_per_level: Annotated[Stated[YesNo] | None, says("同級一次", "true：同等級只敘獎一次")] = None
    once_per: Annotated[
        Several, says("重複的範圍", "同級還要哪些欄位也相同才算重複，例如 [dialect]；不寫就只看等級")
    ] = ()
    earlier_pass: Annotated[
        Stated[EarlierPass] | None, says("先前通過者", "先前已敘獎的人再通過時：" + "、".join(EarlierPass))
    ] = None
    before_joining: Annotated[
        Stated[EarlierPass] | None, says("任職前通過者", "和先前已敘獎者不同時才寫")
    ] = None
    at_most_times: Annotated[Amount | None, says("次數上限", "例如 1次")] = None
    per: Annotated[Several, says("每", "次數上限的單位，例如 [人, 年]")] = ()
    apply_within: Annotated[Stated[Span] | None, says("申請期限", "起算後多久內申請，例如 3個月")] = None
    apply_by: Annotated[Stated[RocDate | YearDay] | None, says("申請截止", "固定的最後一天")] = None
    on_day_off: OnDayOff = None
    counted_from: Annotated[
        Stated[Mapping[Words, Words]] | None,
        says("起算", "哪種證明從何時起算：發證日期、收到日期，例如 合格證書: 發證日期"),
    ] = None
    apply_to: Annotated[Words | None, says("向誰申請", "例如 服務機關")] = None


class AwardCase(AwardParameters, Case):
    """Another award for some people, agencies or years."""


class AwardRule(AwardParameters, Rule):
    """An award ladder: exam level to award, with its conditions."""

    caption: Annotated[Words | None, says("表名", "印在表上方")] = None
    head: Annotated[tuple[Words, ...], says("表頭", "三欄的表頭：項目、標準、額度")] = ()
    item: Annotated[Words | None, says("敘獎項目", "第一欄合併儲存格的字")] = None
    notes: Annotated[Notes | None, says("註解", "跟著表走的備註")] = None
    cases: Annotated[tuple[AwardCase, ...], says("情形", "不同人員、機關、年度的不同獎勵")] = ()

    @model_validator(mode="after")
    def _gives_something(self) -> Self:
        if not self.cases and not self.benefits and self.follows is None:
            needs_one(self, "steps", "award")
        return self
