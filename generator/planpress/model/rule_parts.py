"""What every rule may say beside its own parameters: whom, when, where it is printed, what stays open."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, TypeAlias

from pydantic import BeforeValidator, Field, GetCoreSchemaHandler, GetJsonSchemaHandler, WithJsonSchema
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from planpress.model.amounts import CountRange
from planpress.model.dates import RocDate
from planpress.model.plan import AudienceLine
from planpress.model.records import Id, Label, OrText, Record, Several, Words, YesNo, says
from planpress.model.values import Stated, narrow, not_read

FIELD = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")


def _field_name(value: object) -> object:
    if not isinstance(value, str) or not FIELD.fullmatch(value):
        better = re.sub(r"[^a-z0-9]+", "_", narrow(str(value)).lower()).strip("_")
        raise not_read("question_field", str(value), better if FIELD.fullmatch(better) else "")
    return value


FieldName: TypeAlias = Annotated[
    str,
    BeforeValidator(_field_name),
    WithJsonSchema({"type": "string", "pattern": f"^{FIELD.pattern}$"}),
]
"""The name of a field of a question: small letters, digits and underscores."""

NO_AWARD = "不敘獎"


class Cite(Record):
    """Where something is printed: a clause, and the paragraph, note or row in it."""

    clause: Annotated[Id | None, says("條款", "條款編號；和規則同一條就不寫")] = None
    at: Annotated[Words | None, says("位置", "條款裡的哪裡：第2項、備註1、表第3列")] = None


CiteLine: TypeAlias = Annotated[Cite, OrText("at")]


# -- questions ----------------------------------------------------------------


class FieldKind(StrEnum):
    """What a field of a question holds."""

    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"
    YES_NO = "yes_no"
    WORDS = "words"
    LEVEL = "level"


class QuestionField(Record):
    """A further field that the questions to a rule may hold."""

    title: Annotated[Words, says("名稱", "問的是什麼，例如 腔調、報名費")]
    kind: Annotated[
        FieldKind, says("種類", "number 數字、date 日期、choice 選項、yes_no 是否、words 文字、level 等級")
    ]
    choices: Annotated[Several, says("選項", "choice 的各個選項；level 由低到高")] = ()
    unit: Annotated[Words | None, says("單位", "number 的單位，例如 元、人")] = None
    at_least: Annotated[Label | None, says("最小", "number 可以填的最小值；不寫就是 0")] = None
    at_most: Annotated[Label | None, says("最大", "number 可以填的最大值")] = None
    assumed: Annotated[Label | None, says("不填時", "沒有填這一欄時當作什麼；不寫就會請人補填")] = None
    optional: Annotated[YesNo, says("可不填", "true：沒有填也能回答，答案會說明還要符合什麼")] = False


@dataclass(frozen=True, slots=True)
class OrAnyOf:
    """Marks a test that may be written as a word or a list of words: one of them."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self._widen, handler(source))

    def __get_pydantic_json_schema__(self, schema: Any, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        word = {"type": ["string", "number", "boolean"]}
        return {"anyOf": [word, {"type": "array", "items": word}, handler(schema)]}

    def _widen(self, value: object) -> object:
        if isinstance(value, Mapping):
            return value
        several = isinstance(value, Iterable) and not isinstance(value, str)
        return {"any_of": value if several else [value]}


class Test(Record):
    """What a field must hold: one of some words, or a number, date or level between bounds."""

    __test__ = False  # pytest takes the name for a test of its own

    any_of: Annotated[tuple[Label, ...], says("是其中之一", "其中一個就符合")] = ()
    none_of: Annotated[tuple[Label, ...], says("都不是", "其中任何一個都不符合")] = ()
    at_least: Annotated[Label | None, says("以上", "含本數、本級")] = None
    more_than: Annotated[Label | None, says("逾", "不含本數")] = None
    at_most: Annotated[Label | None, says("以下", "含本數、本級")] = None
    less_than: Annotated[Label | None, says("未滿", "不含本數")] = None


TestLine: TypeAlias = Annotated[Test, OrAnyOf()]
When: TypeAlias = Mapping[FieldName, TestLine]
"""Tests by field: all of them must hold."""


# -- what stays open ----------------------------------------------------------


class OpenPoint(Record):
    """What the text does not settle: the topic, the text and two or more readings."""

    topic: Annotated[Words, says("主題", "哪件事沒有寫清楚，例如 小數處理")]
    text: Annotated[Words, says("文字", "文件怎麼寫，或沒有寫什麼")]
    readings: Annotated[tuple[Words, ...], says("解讀", "兩種以上的解讀"), Field(min_length=2)]
    when: Annotated[When, says("情形", "什麼情形才有這個疑義；不寫就是一律")] = Field(default_factory=dict)
    decisive: Annotated[YesNo, says("影響結果", "true：解讀不同結果就不同，要洽人事單位")] = False
    at: Annotated[CiteLine | None, says("位置", "寫在哪裡")] = None


class Requirement(Record):
    """A condition to be met beforehand, with who agrees."""

    what: Annotated[Words, says("條件", "例如 事先經機關首長同意")]
    when: Annotated[When, says("檢核", "問題的哪些欄位要符合，例如 applied_before: 是"), Field(min_length=1)]
    by: Annotated[Words | None, says("由誰", "誰同意或核准")] = None
    at: Annotated[CiteLine | None, says("位置", "寫在哪裡")] = None


class Vague(Record):
    """A quantity that the document leaves as words: 視實際需要, 約25人."""

    words: Annotated[Words, says("文字", "文件的用詞")]


Amount: TypeAlias = Stated[CountRange | Vague]
Rounding: TypeAlias = Annotated[
    Stated[Words] | None,
    says("小數處理", "無條件進位、元以下捨去、四捨五入至小數第2位；文件沒有寫就填 未載明"),
]
OnDayOff: TypeAlias = Annotated[
    Stated[Words] | None,
    says("遇放假日", "最後一天是放假日時：順延至次一上班日、不順延、提前；文件沒有寫就填 未載明"),
]


class Case(Record):
    """When a rule has other parameters than its own: for some people, modes, sizes or years.

    The first case whose tests all hold replaces the parameters and papers that it names.
    """

    when: Annotated[When, says("情形", "欄位: 要符合什麼")] = Field(default_factory=dict)
    since: Annotated[Stated[RocDate] | None, says("自", "這個情形開始適用的日期")] = None
    until: Annotated[Stated[RocDate] | None, says("至", "這個情形停止適用的日期")] = None
    at: Annotated[CiteLine | None, says("位置", "這個情形寫在哪裡：第2款、表第3列")] = None
    text: Annotated[Words | None, says("文字", "這個情形的名稱或說明")] = None
    papers: Annotated[tuple[Words, ...], says("文件", "這個情形要附的文件，代替平常的文件")] = ()


class Example(Record):
    """A worked example: printed, and run as a test."""

    ask: Annotated[Mapping[FieldName, Any], says("問題", "欄位: 值；和 planpress ask 的問題相同")]
    gives: Annotated[Mapping[FieldName, Any], says("答案", "outcome、award、value、last_day…要等於什麼")]
    text: Annotated[Words | None, says("說明", "印在設例前面的話")] = None


@dataclass(frozen=True, slots=True)
class OrLevels:
    """Marks an example that a ladder may write short: ``{before: 中級, passed: 中高級, gives: 記功1次}``."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self._widen, handler(source))

    def __get_pydantic_json_schema__(self, schema: Any, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        word = {"type": "string", "minLength": 1}
        short = {
            "type": "object",
            "title": "等級的設例",
            "properties": {
                "before": {**word, "title": "先前等級", "description": "已敘獎或已通過的等級"},
                "passed": {**word, "title": "通過等級", "description": "這次通過的等級"},
                "gives": {**word, "title": "結果", "description": "嘉獎1次、不敘獎"},
            },
            "required": ["passed", "gives"],
            "additionalProperties": False,
        }
        return {"anyOf": [short, handler(schema)]}

    def _widen(self, value: object) -> object:
        if not isinstance(value, Mapping) or "passed" not in value or "ask" in value:
            return value
        if set(value) - {"before", "passed", "gives"} or not isinstance(value.get("gives"), str):
            return value
        ask = {"level": value["passed"]} | ({"prior_awards": value["before"]} if "before" in value else {})
        award = value["gives"]
        nothing = award == NO_AWARD
        return {"ask": ask, "gives": {"outcome": "not_granted"} if nothing else {"award": award}}


ExampleLine: TypeAlias = Annotated[Example, OrLevels()]


class Rule(Record):
    """What every rule may say beside its own parameters."""

    clause: Annotated[Id, says("條款", "這條規則寫在 document.md 的哪一條：{#編號} 裡的編號")]
    at: Annotated[Words | None, says("位置", "條款裡的哪裡：第2項、備註1、表第3列")] = None
    cites: Annotated[
        Mapping[FieldName, CiteLine],
        says("各項位置", "某個參數寫在別處時：參數: 位置，例如 once_per_level: 備註1"),
    ] = Field(default_factory=dict)
    title: Annotated[Words | None, says("名稱", "和條款的標題不同時才寫")] = None
    follows: Annotated[Id | None, says("依循", "全國規定在 hours.yaml 或 national-rules.yaml 的編號")] = None
    since: Annotated[Stated[RocDate] | None, says("自", "開始適用的日期")] = None
    until: Annotated[Stated[RocDate] | None, says("至", "停止適用的日期")] = None
    issued: Annotated[Stated[RocDate] | None, says("發布日期", "和文件的發布日期不同時才寫")] = None
    audience: Annotated[tuple[AudienceLine, ...], says("對象", "適用的人員類別；不寫就是全部")] = ()
    excluded: Annotated[Several, says("不適用", "文件寫明不適用的人員類別")] = ()
    obligation: Annotated[Words | None, says("程度", "應、得、宜、鼓勵、盡量")] = None
    condition: Annotated[Words | None, says("條件", "什麼情形才適用；不能計算的才寫這裡")] = None
    requires: Annotated[tuple[Requirement, ...], says("事先條件", "要先符合的條件")] = ()
    consequence: Annotated[Stated[Words] | None, says("後果", "不符合時怎樣；文件沒有寫就填 未載明")] = None
    law: Annotated[Stated[Words] | None, says("法令", "另依哪個法令：名稱或 laws.yaml 的編號")] = None
    source: Annotated[Words | None, says("出處", "數字的來源；推算的寫 推算")] = None
    unverified: Annotated[Mapping[FieldName, Words], says("未查證", "來源不全或未經查證的參數: 說明")] = (
        Field(default_factory=dict)
    )
    questions: Annotated[Mapping[FieldName, QuestionField], says("問題欄位", "這條規則另外要問的欄位")] = (
        Field(default_factory=dict)
    )
    open_points: Annotated[tuple[OpenPoint, ...], says("疑義", "文件沒有寫清楚的地方")] = ()
    adopted_by: Annotated[Words | None, says("準用", "例如 所屬機關得另訂或比照辦理")] = None
    papers: Annotated[tuple[Words, ...], says("文件", "要附的文件")] = ()
    note: Annotated[Words | None, says("說明", "給讀者的說明")] = None
    examples: Annotated[tuple[ExampleLine, ...], says("設例", "印出來的例子，也用來檢查規則")] = ()
