"""What is handed out in a session: a file of the plan or a page elsewhere, with the name readers see."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Self

from planpress.model.values import NotRead, Written

_FILE = r"[^\s/\\:：*?\"<>|.][^\\:：*?\"<>|]*\.[A-Za-z0-9]{1,8}"
_PAGE = r"https?://[^\s/?#]+(?:[/?#][^\s]*)?"
_TARGET = re.compile(rf"{_FILE}|{_PAGE}")


@dataclass(frozen=True, slots=True)
class Material(Written):
    """``講義：ai-1.pdf``, ``ai-1.pdf``, ``錄影：https://example.gov.tw/ai-1``.

    ``title`` is the name before the last full-width colon, else that of the file, else the address;
    ``target`` is the file's path in attachments/ or an address.
    """

    title: str
    target: str

    kind = "material"
    says = "教材：檔名，或 名稱：檔名，或 名稱：網址"
    pattern = rf"^(.+：)?({_FILE}|{_PAGE})$"
    examples = ("講義：ai-1.pdf", "ai-1.pdf")

    @classmethod
    def parse(cls, text: str) -> Self:
        title, colon, target = text.rpartition("：")
        steps = () if is_address(target) else tuple(target.split("/"))
        if not _TARGET.fullmatch(target) or (colon and not title) or {".", "..", ""} & {*steps}:
            raise NotRead("material", text)
        return cls(text, title or (steps[-1] if steps else target), target)

    @property
    def file(self) -> str:
        """The path in attachments/, "" for a page elsewhere."""
        return "" if is_address(self.target) else self.target.removeprefix("attachments/")

    @property
    def ending(self) -> str:
        """``pdf``; "" for a page elsewhere."""
        return self.file.rpartition(".")[2].lower()


def is_address(target: str) -> bool:
    """True for an address of the web."""
    return target.startswith(("http://", "https://"))
