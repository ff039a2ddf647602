"""Strategy maps: layers of boxes, each box leading to boxes of the layer above."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Self

from pydantic import Field, model_validator

from planpress.model.records import Id, Record, Several, Words, needs_one, says

OF = "一個編號畫一格：條款、類別、系列、清單（{list:…}）或值（{value:…}）"
BELOW = "這些條款下面各條的標題、類別的系列、系列的課程或清單的各項，一項畫一格"
LINKS = "格的編號: 它支持上一層的哪幾格；條款在上一層那一條之下的，自動連起來"


class Layer(Record):
    """A layer: boxes by ``of`` and ``below`` from the plan, or written in ``boxes``; in this order."""

    name: Annotated[Words, says("名稱", "這一層的名稱，例如 願景、構面、策略、行動")]
    of: Annotated[Several, says("取自", OF)] = ()
    below: Annotated[Several, says("取自下層", BELOW)] = ()
    boxes: Annotated[Mapping[Id, Words], says("各格", "編號: 格裡的字")] = Field(default_factory=dict)
    links: Annotated[Mapping[Id, Several], says("連線", LINKS)] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _has_content(self) -> Self:
        needs_one(self, "of", "below", "boxes")
        return self


class Strategy(Record):
    """A strategy map: {figure:id}, with its uppermost layer first."""

    title: Annotated[Words, says("名稱", "圖的名稱")]
    layers: Annotated[tuple[Layer, ...], says("層次", "由上而下，至少兩層"), Field(min_length=1)]
    clause: Annotated[Id | None, says("條款", "圖印在哪一條")] = None
    source: Annotated[Words | None, says("出處", "圖的來源")] = None
    note: Annotated[Words | None, says("說明", "給讀者的說明")] = None
