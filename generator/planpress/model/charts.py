"""Charts: drawn from figures that stand in other records, so that no figure is typed twice."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from planpress.model.records import Id, Label, Record, Several, Words, says


class ChartKind(StrEnum):
    """How a chart is drawn."""

    BAR = "bar"
    STACKED = "stacked"
    LINE = "line"
    RING = "ring"
    MAP = "map"


OF = "indicators.yaml 一個表的編號、幾個數值的編號、rules.yaml 一條時數規則的編號；結構圖寫條款的編號"
KIND = "bar 長條、stacked 堆疊長條、line 折線、ring 圓環、map 結構圖"
TOP = "結構圖最上面的一格：條款、清單（{list:…}）或值（{value:…}）的編號"


class Chart(Record):
    """A chart: {figure:id}. ``of`` names where its figures stand."""

    title: Annotated[Words, says("名稱", "圖的名稱")]
    kind: Annotated[ChartKind, says("種類", KIND)]
    of: Annotated[Several, says("取自", OF), Field(min_length=1)]
    rows: Annotated[tuple[Id, ...], says("列", "只畫表的這幾列；不寫就全部畫，單位要相同")] = ()
    columns: Annotated[tuple[Label, ...], says("欄", "只畫表的這幾欄；不寫就全部畫")] = ()
    total: Annotated[Id | None, says("合計", "表中哪一列是合計；印在堆疊長條與圓環，不畫成一段")] = None
    top: Annotated[Words | None, says("頂端", TOP)] = None
    clause: Annotated[Id | None, says("條款", "圖印在哪一條")] = None
    source: Annotated[Words | None, says("出處", "圖的來源")] = None
    note: Annotated[Words | None, says("說明", "給讀者的說明")] = None
