"""amendment.yaml: what a person writes about an amendment, its general note and the reasons."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from planpress.model.records import Record, Words, says


class AmendedKind(StrEnum):
    """What is amended: rules have 點 and 規定, a statute has 條 and 條文."""

    RULES = "rules"
    STATUTE = "statute"


class Amendment(Record):
    """amendment.yaml, beside the new version of the document."""

    title: Annotated[Words | None, says("對照表名稱", "不寫就由文件名稱與修正的範圍決定")] = None
    kind: Annotated[AmendedKind, says("種類", "rules 是規定或計畫（點），statute 是法規（條）")] = (
        AmendedKind.RULES
    )
    summary_title: Annotated[Words | None, says("總說明名稱", "不寫就由文件名稱決定")] = None
    summary: Annotated[Words | None, says("總說明", "一段一行；行首的 一、 或 (一) 會懸掛排列")] = None
    title_reason: Annotated[Words | None, says("名稱的修正理由", "文件名稱也修正時寫")] = None
    reasons: Annotated[
        Mapping[str, Words],
        says("修正理由", "左邊是條款的 id，沒有 id 的寫完整編號，例如 柒、三；刪除的點寫 現行柒、三"),
    ] = Field(default_factory=dict)
