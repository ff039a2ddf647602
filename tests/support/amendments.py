"""An editor's desk: the plan of Taoyuan as it was issued, and the folder in which it is being amended."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from click.testing import CliRunner, Result

from planpress.cli.app import app
from support.project import REPOSITORY

REASONS = """\
summary: |
  為使訓練更貼近**實務需要**，爰修正本計畫，其要點如下：
  一、將儲備主管納入培訓範圍。（修正規定參、二）
  二、新增數位學習之目標。
reasons:
  參、二: |
    一、儲備主管宜及早培訓。
    二、跨域協調為業務所需。
  參、五: 本點新增。
  現行捌、四: 已有考核規定可循，本點刪除。
  other-hours: 依{@hours}之體例補充。
"""


@dataclass
class Desk:
    """``old`` is a copy outside of the project, ``new`` lies in it."""

    root: Path
    old: Path
    new: Path

    def edit(self, before: str, after: str) -> Desk:
        """Replaces words of the new version, which must stand there."""
        text = (self.new / "document.md").read_text("utf-8")
        assert before in text, before
        (self.new / "document.md").write_text(text.replace(before, after, 1), "utf-8")
        return self

    def line(self, begin: str) -> str:
        """The whole line of the new version that begins so."""
        text = (self.new / "document.md").read_text("utf-8")
        return next(line + "\n" for line in text.splitlines() if line.startswith(begin))

    def reasons(self, text: str) -> Desk:
        """Writes amendment.yaml."""
        (self.new / "amendment.yaml").write_text(text, "utf-8")
        return self

    def amend(self, *more: str) -> Result:
        """Runs the command as the editor would."""
        return run(str(self.old), str(self.new), *more)

    def made(self, ending: str) -> bytes:
        """A file that was made."""
        return (self.root / f"amendments/taoyuan-113-amendment.{ending}").read_bytes()

    def rows(self) -> list[Row]:
        """The rows of the page's table."""
        reader = _Rows()
        reader.feed(self.made("html").decode())
        return reader.rows

    def row(self, words: str) -> Row:
        """The one row that holds ``words``."""
        found = [row for row in self.rows() if any(words in cell.text for cell in row)]
        assert len(found) == 1, [cell.text for row in found for cell in row]
        return found[0]


def run(*words: str) -> Result:
    """planpress amend, in English."""
    return CliRunner().invoke(app, ["amend", *words, "--language", "en"], catch_exceptions=False)


def lay_out(folder: Path) -> Desk:
    """The plan twice, word for word."""
    root, old = folder / "project", folder / "113-issued"
    new = root / "plans/taoyuan/113"
    shutil.copytree(REPOSITORY / "content", root / "content", ignore=shutil.ignore_patterns("pages"))
    shutil.copytree(REPOSITORY / "plans/taoyuan/113", new)
    shutil.copytree(new, old)
    return Desk(root, old, new)


def amend_much(desk: Desk) -> Desk:
    """Changes words of two points and a point within one, puts one in, deletes one, moves one."""
    desk.edit(
        "完善中高階人員之培訓，以增進領導及管理效能",
        "完善中高階人員及儲備主管之培訓，以增進領導、管理及跨域協調效能",
    )
    last = desk.line("1. 營造各機關之學習氣氛")
    desk.edit(last, last + "1. 善用數位工具，使偏遠地區同仁亦得就近學習。\n")
    desk.edit(desk.line("1. 本府人事處得就各機關對各項研習"), "")
    moved, first = (
        desk.line("1. 研習日期、參加對象及人數等"),
        desk.line("1. 本府人事處及各主辦機關辦理訓練課程"),
    )
    desk.edit(moved, "").edit(first, moved + first)
    desk.edit("(含約聘僱及臨時人員)", "(含約聘僱人員、職務代理人及臨時人員)")
    desk.edit("依各相關法令規定。", "依各相關法令及本府每年函頒之時數表規定。")
    return desk.reasons(REASONS)


@dataclass
class Cell:
    """A cell's words, and those of them that are underlined, piece by piece."""

    text: str = ""
    underlined: tuple[str, ...] = ()


Row = list[Cell]


class _Rows(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag == "td":
            self.rows[-1].append(Cell())
        label = dict(attrs).get("class") == "table__label"
        if tag in ("td", "u", "span", "style"):
            self.open.append("label" if label else tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "u", "span", "style"):
            self.open.pop()
        if tag == "table":
            self.rows = [row for row in self.rows if row]

    def handle_data(self, data: str) -> None:
        if "td" not in self.open or "label" in self.open:
            return
        cell = self.rows[-1][-1]
        cell.text += re.sub(r"\n\s*", "", data)
        if "u" in self.open:
            cell.underlined += (data,)
