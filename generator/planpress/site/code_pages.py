"""The manual's pages on diagnostics, written as Markdown from the codebook."""

from __future__ import annotations

from collections.abc import Iterator

from planpress.diagnostics.codebook import Codebook, Entry

_FAMILIES = {
    "D": "文件的文字（document.md）",
    "Y": "讀取 YAML 與 CSV",
    "P": "計畫的記錄",
    "R": "規則與加總",
    "L": "連結與網頁",
    "F": "字型與 PDF",
    "E": "這部電腦",
}


def codes_markdown(codebook: Codebook) -> str:
    """All codes by family, each linked to its page."""
    lines = ["# 訊息代碼", "", "每則訊息都有代碼；在命令列輸入 `planpress explain 代碼` 也能讀到同樣的說明。"]
    for family, title in _FAMILIES.items():
        entries = [entry for code, entry in codebook.entries.items() if code.startswith(family)]
        if entries:
            lines += ["", f"## {family}　{title}", "", "| 代碼 | 說明 |", "|---|---|"]
            lines += [f"| [{entry.code}]({entry.code}/) | {_cell(entry.title['zh'])} |" for entry in entries]
    return "\n".join(lines) + "\n"


def code_markdown(entry: Entry) -> str:
    """What a code means, why it matters, and how to mend it, in Chinese and English."""
    return "\n".join(_lines(entry)) + "\n"


def _lines(entry: Entry) -> Iterator[str]:
    yield f"# {entry.code} {_plain(entry.title['zh'])}"
    yield from ("", _plain(entry.why["zh"]))
    if entry.wrong:
        yield from ("", "## 例子", "", "這樣寫會出現這則訊息：", "", *_block(entry.wrong))
    if entry.right:
        yield from ("", "改成：", "", *_block(entry.right))
    yield from ("", "## 訊息與改法", "", "| 訊息 | 改法 |", "|---|---|")
    for wording in entry.wordings.values():
        yield f"| {_cell(wording.says['zh'])} | {_cell(wording.mend.get('zh', ''))} |"
    yield from ("", "## In English", "", f"{_plain(entry.title['en'])}. {_plain(entry.why['en'])}")


def _block(text: str) -> tuple[str, ...]:
    fence = "~~~~" if "```" in text else "```"
    return (f"{fence}text", *text.rstrip("\n").split("\n"), fence)


def _cell(text: str) -> str:
    """Words for a table cell: nothing in them is a mark of Markdown."""
    return _plain(text.replace("{{", "{").replace("}}", "}")).replace("|", "&#124;")


def _plain(text: str) -> str:
    for mark in "\\`*_[]<>#":
        text = text.replace(mark, f"&#{ord(mark)};")
    return text
