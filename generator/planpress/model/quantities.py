"""Published figures with their qualifiers: 逾1,800門, 128萬餘人, 約計71.65箱, 44.04%."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from planpress.model.numerals import CHINESE, MYRIADS, read_number
from planpress.model.values import NotRead, Written, mended, narrow

BEFORE = (
    "大約",
    "約計",
    "超過",
    "將近",
    "接近",
    "至少",
    "最多",
    "未達",
    "約",
    "逾",
    "近",
    "達",
    "共計",
    "計",
)
AFTER = ("以上", "以下", "以內", "左右", "上下")
_FIGURE = rf"[0-9]{{1,3}}(?:,[0-9]{{3}})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?|[{CHINESE}]+"
_SCALE = r"百萬|千萬|[萬億兆]"
_UNIT = rf"(?:(?!{'|'.join(AFTER)})[^0-9,.，．０-９\s餘多][^0-9,，０-９\s]*?)?"
_QUANTITY = re.compile(
    rf"({'|'.join(BEFORE)})?([-−]?)({_FIGURE})([餘多]?)({_SCALE})?([餘多]?)({_UNIT})({'|'.join(AFTER)})?"
)
_SCALES = {"": 1, "百萬": 10**6, "千萬": 10**7, **MYRIADS}
_UNIT_SCALES = {**_SCALES, "千": 10**3, "百": 10**2}


@dataclass(frozen=True, slots=True)
class Quantity(Written):
    """A figure as published. ``number`` is exact (128萬 is 1280000, 44.04% is 44.04 with the unit ``%``).

    ``before`` is 逾, 約 … or "", ``rest`` is 餘, 多 or "", ``after`` is 以上 … or ""; ``digits`` is the
    number as written with its commas and its 萬.
    """

    number: Decimal
    digits: str
    unit: str
    before: str = ""
    rest: str = ""
    after: str = ""

    kind = "quantity"
    says = "數值，照印出來的樣子寫：逾1,800門、128萬餘人、約865萬元、44.04%（有逗號要加引號）"
    pattern = rf"^({'|'.join(BEFORE)})?[-−]?({_FIGURE})({_SCALE})?.*$"
    examples = ("280門", "逾1,800門", "128萬餘人", "44.04%")
    bare_number = True

    @classmethod
    def parse(cls, text: str) -> Self:
        match = _QUANTITY.fullmatch(text)
        figure = read_number(match.group(3).replace(",", "")) if match else None
        if match is None or figure is None:
            plain = narrow(text).replace("，", ",")
            raise NotRead("quantity", text) if plain == text else mended("quantity", text, cls.parse)
        before, sign, digits, inner, scale, rest, unit, after = (part or "" for part in match.groups())
        number = figure * _SCALES[scale] * (-1 if sign else 1)
        return cls(text, number, sign + digits + scale, unit, before, inner + rest, after)

    @property
    def bare(self) -> str:
        """The text without its qualifiers: 128萬餘人 is 128萬人."""
        return self.digits + self.unit

    @property
    def exact(self) -> bool:
        """True where nothing says about, over or nearly."""
        return not (self.before or self.rest or self.after)

    @property
    def step(self) -> Decimal:
        """The weight of the last digit written: 0.01 for 71.65, 10000 for 128萬."""
        match = re.fullmatch(rf"[-−]?({_FIGURE})({_SCALE})?", self.digits)
        figure, scale = (match.group(1), match.group(2) or "") if match else ("0", "")
        decimals = len(figure.partition(".")[2])
        return Decimal(_SCALES[scale]) / (Decimal(10) ** decimals)


def unit_scale(unit: str) -> tuple[Decimal, str]:
    """A unit's factor and base: 千元 is (1000, 元), 百萬元 (1000000, 元), 百分比 and % (0.01, "")."""
    if unit in ("%", "百分比", "％"):
        return Decimal("0.01"), ""
    for scale in sorted(_UNIT_SCALES, key=len, reverse=True):
        if scale and unit.startswith(scale) and len(unit) > len(scale):
            return Decimal(_UNIT_SCALES[scale]), unit.removeprefix(scale)
    return Decimal(1), unit
