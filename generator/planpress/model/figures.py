"""Figures: flows drawn from their steps, charts, timelines, maps, and pictures with their words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, TypeAlias

from pydantic import Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from planpress.model.charts import Chart
from planpress.model.records import Id, Record, Words, says
from planpress.model.strategies import Strategy
from planpress.model.timelines import Timeline
from planpress.model.values import Stated


class Back(Record):
    """A way back to an earlier step, named by its words."""

    back: Annotated[Words, says("回到", "回到哪一步：那一步的文字")]


@dataclass(frozen=True, slots=True)
class _ByShape:
    """Reads words as words and keyed values as the record whose key they hold."""

    records: tuple[type[Record], ...]
    lists: bool = False

    def __get_pydantic_core_schema__(self, _source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        schemas = {next(iter(kind.model_fields)): handler.generate_schema(kind) for kind in self.records}
        choices: dict[Any, CoreSchema] = {f"<{key}>": schema for key, schema in schemas.items()}
        choices["<words>"] = core_schema.str_schema(min_length=1)
        if self.lists:
            choices["<list>"] = core_schema.tuple_variable_schema(core_schema.str_schema(min_length=1))
        return core_schema.tagged_union_schema(choices, self._tag)

    def __get_pydantic_json_schema__(self, schema: Any, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        made = handler(schema)
        return {"anyOf": made["oneOf"]}

    def _tag(self, value: object) -> str:
        keys = tuple(next(iter(kind.model_fields)) for kind in self.records)
        for key, kind in zip(keys, self.records, strict=True):
            if isinstance(value, kind) or (isinstance(value, Mapping) and key in value):
                return f"<{key}>"
        if isinstance(value, str):
            return "<words>"
        if self.lists and isinstance(value, list | tuple):
            return "<list>"
        return "<none>"


Branch: TypeAlias = Annotated[Words | Back, _ByShape((Back,))]


@dataclass(frozen=True, slots=True)
class _OneOrMore:
    """One branch, or a list of them one after the other."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self._listed, handler(source))

    def __get_pydantic_json_schema__(self, schema: Any, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        several = handler(schema)
        return {"anyOf": [several["items"], several]}

    def _listed(self, value: object) -> object:
        return value if isinstance(value, list | tuple) else [value]


Branches: TypeAlias = Annotated[tuple[Branch, ...], _OneOrMore()]


class Question(Record):
    """A question with what follows on 是 and on 否."""

    ask: Annotated[Words, says("問", "要判斷的事")]
    then: Annotated[Branches, says("是", "答案是「是」時的下一步")]
    otherwise: Annotated[
        Branches, says("否", "答案是「否」時的下一步；回到前面寫 {back: 那一步}", alias="else")
    ]


Step: TypeAlias = Annotated[Words | tuple[Words, ...] | Question, _ByShape((Question,), lists=True)]
"""Words, several steps side by side, or a question."""


class Flow(Record):
    """A process flow: {figure:id}."""

    title: Annotated[Words, says("名稱", "流程的名稱")]
    steps: Annotated[tuple[Step, ...], says("步驟", "一步一項；同時進行的寫成 [甲, 乙]"), Field(min_length=1)]
    order: Annotated[Words | None, says("順序", "原圖箭頭未留存就寫 推定")] = None
    clause: Annotated[Id | None, says("條款", "圖印在哪一條")] = None
    note: Annotated[Words | None, says("說明", "給讀者的說明")] = None


class Figure(Record):
    """A picture: {figure:id}; ``file`` is 未載明 where the original is lost."""

    title: Annotated[Words, says("名稱", "圖的名稱")]
    alt: Annotated[Words, says("替代文字", "看不到圖的人讀的文字；說出圖的內容")]
    file: Annotated[Stated[Words], says("檔案", "media/ 裡的檔名；原圖已遺失就寫 未載明")]
    clause: Annotated[Id | None, says("條款", "圖印在哪一條")] = None
    source: Annotated[Words | None, says("出處", "圖的來源")] = None
    note: Annotated[Words | None, says("說明", "給讀者的說明")] = None


Drawn: TypeAlias = Chart | Timeline | Strategy


class Figures(Record):
    """figures.yaml."""

    flows: Annotated[Mapping[Id, Flow], says("流程", "{figure:編號} 畫出的流程圖")] = Field(
        default_factory=dict
    )
    figures: Annotated[Mapping[Id, Figure], says("圖", "{figure:編號} 印出的圖")] = Field(
        default_factory=dict
    )
    charts: Annotated[Mapping[Id, Chart], says("統計圖", "{figure:編號} 由數字畫出的圖，或結構圖")] = Field(
        default_factory=dict
    )
    timelines: Annotated[Mapping[Id, Timeline], says("時程", "{figure:編號} 畫出的時程圖")] = Field(
        default_factory=dict
    )
    strategies: Annotated[Mapping[Id, Strategy], says("策略圖", "{figure:編號} 畫出的分層策略圖")] = Field(
        default_factory=dict
    )

    @property
    def drawn(self) -> Mapping[str, Drawn]:
        """What is drawn from other records and from clauses, in the order of the file's kinds."""
        return {**self.charts, **self.timelines, **self.strategies}
