"""Published figures: tables over the years and single values, with the checks that belong to them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Self

from pydantic import Field, model_validator

from planpress.model.quantities import Quantity
from planpress.model.records import Id, Label, Notes, Record, Words, needs_one, says
from planpress.model.values import Stated

MEASURE = "數的是什麼：班、人次、時數、人天…；單位看不出來時才寫，例如開辦班期 942個 寫 班"
SUBJECT = "指標頁面用來分類的主題，例如 經費、數位學習；不寫就歸在其他"
OPERATIONS = ("sum", "product", "quotient", "ratio", "equals")


class Operation(Record):
    """What a figure must fit: it is checked, never replaced.

    Operands are ids of values, of rows (``pay``, ``staff.pay``), of cells (``savings.saved.合計``) or, in a
    check of a column, the names of columns.
    """

    sum: Annotated[tuple[Label, ...] | None, says("加總", "這些項目加起來要等於它")] = None
    product: Annotated[tuple[Label, ...] | None, says("相乘", "這些項目乘起來要等於它")] = None
    quotient: Annotated[tuple[Label, ...] | None, says("相除", "第一項除以第二項要等於它")] = None
    ratio: Annotated[tuple[Label, ...] | None, says("比率", "第一項占第二項的比率要等於它")] = None
    equals: Annotated[Label | None, says("等於", "要和這個數字相同")] = None

    @property
    def operations(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Each operation that is given, with its operands."""
        given = ((name, getattr(self, name)) for name in OPERATIONS)
        return tuple((name, (one,) if isinstance(one, str) else one) for name, one in given if one)


class Check(Operation):
    """A check of a whole row or column of a table."""

    row: Annotated[Id | None, says("列", "要檢查的列的編號")] = None
    column: Annotated[Label | None, says("欄", "要檢查的欄的名稱")] = None

    @model_validator(mode="after")
    def _has_target(self) -> Self:
        needs_one(self, "row", "column")
        needs_one(self, *OPERATIONS)
        return self


class IndicatorRow(Record):
    """A row of figures, one for each column."""

    label: Annotated[Label, says("名稱", "印在第一欄的字")]
    unit: Annotated[Words | None, says("單位", "和全表的單位不同時才寫")] = None
    measure: Annotated[Words | None, says("計量", MEASURE)] = None
    values: Annotated[
        tuple[Stated[Quantity], ...], says("數值", "一欄一個，照印出來的樣子寫；有逗號要加引號")
    ]
    note: Annotated[Words | None, says("說明", "給讀者的說明")] = None


class IndicatorTable(Record):
    """A table of figures: {table:id}."""

    caption: Annotated[Words, says("表名", "印在表上方")]
    head: Annotated[Label, says("表頭", "第一欄的表頭")]
    unit: Annotated[Words | None, says("單位", "全表的單位，例如 百萬元、人")] = None
    rounding: Annotated[Stated[Words] | None, says("小數處理", "數字怎麼取整；文件沒有寫就填 未載明")] = None
    columns: Annotated[tuple[Label, ...], says("欄", "各欄的名稱，例如年度"), Field(min_length=1)]
    rows: Annotated[Mapping[Id, IndicatorRow], says("列", "列的編號: 名稱和數值"), Field(min_length=1)]
    checks: Annotated[tuple[Check, ...], says("檢查", "哪一列或哪一欄要等於什麼")] = ()
    clause: Annotated[Id | None, says("條款", "表印在哪一條")] = None
    label: Annotated[Words | None, says("標示", "引用時印的字，例如 附表")] = None
    source: Annotated[Words | None, says("出處", "數字的來源")] = None
    subject: Annotated[Words | None, says("主題", SUBJECT)] = None
    notes: Annotated[Notes | None, says("註解", "跟著這個表走的註解")] = None

    def cell(self, row: str, column: str) -> object | None:
        """The value (Quantity or one of the words) of a row in a column; None where there is none."""
        record = self.rows.get(row)
        place = self.columns.index(column) if column in self.columns else -1
        return record.values[place] if record and 0 <= place < len(record.values) else None


class IndicatorValue(Operation):
    """A single figure: {value:id}, or {value:id.bare} without 逾, 約, 餘."""

    title: Annotated[Words, says("名稱", "這個數字說的是什麼")]
    value: Annotated[Stated[Quantity], says("數值", "照印出來的樣子寫；有逗號要加引號")]
    as_of: Annotated[Label | None, says("截至", "例如 112年底")] = None
    unit: Annotated[Words | None, says("單位", "數值本身沒有寫單位時")] = None
    measure: Annotated[Words | None, says("計量", MEASURE)] = None
    year: Annotated[Label | None, says("年度", "數字屬於哪一年，例如 101、99至105；不寫就從名稱看")] = None
    source: Annotated[Words | None, says("出處", "數字的來源；推算的寫 推算")] = None
    subject: Annotated[Words | None, says("主題", SUBJECT)] = None
    clause: Annotated[Id | None, says("條款", "數字印在哪一條")] = None
    note: Annotated[Words | None, says("說明", "給讀者的說明")] = None


class Indicators(Record):
    """indicators.yaml."""

    tables: Annotated[Mapping[Id, IndicatorTable], says("表", "{table:編號} 印出的表")] = Field(
        default_factory=dict
    )
    values: Annotated[Mapping[Id, IndicatorValue], says("數值", "{value:編號} 印出的數字")] = Field(
        default_factory=dict
    )
