"""The manual's pages on diagnostics, written as Markdown from the codebook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from planpress.diagnostics.codebook import Codebook, Entry
from planpress.site.wording import ENGLISH, Wording

_ENGLISH = "en"


def codes_markdown(codebook: Codebook, say: Wording) -> str:
    """All codes by family, each linked to its page."""
    lines = [f"# {say('codes')}", "", say("codes_lead")]
    for family, title in _families(say).items():
        entries = [entry for code, entry in codebook.entries.items() if code.startswith(family)]
        if entries:
            lines += ["", f"## {family}　{title}", "", *_heads(say("code"), say("code_says"))]
            titles = ((entry.code, _cell(entry.title[_language(say)])) for entry in entries)
            lines += [f"| [{code}]({code}/) | {title} |" for code, title in titles]
    return "\n".join(lines) + "\n"


def _families(say: Wording) -> Mapping[str, str]:
    """What the codes of each family are about."""
    return {
        "D": say("codes_of_documents"),
        "Y": say("codes_of_reading"),
        "P": say("codes_of_records"),
        "R": say("codes_of_rules"),
        "L": say("codes_of_links"),
        "F": say("codes_of_fonts"),
        "E": say("codes_of_machine"),
    }


def _language(say: Wording) -> str:
    """The codebook's name of the language of a page."""
    return _ENGLISH if say.language == ENGLISH else "zh"


def code_markdown(entry: Entry, say: Wording) -> str:
    """What a code means, why it matters, how to mend it; in English too where the page is in Chinese."""
    return "\n".join(_lines(entry, say)) + "\n"


def _lines(entry: Entry, say: Wording) -> Iterator[str]:
    spoken = _language(say)
    yield f"# {entry.code} {_plain(entry.title[spoken])}"
    yield from ("", _plain(entry.why[spoken]))
    if entry.wrong:
        yield from ("", f"## {say('code_example')}", "", say("code_wrong"), "", *_block(entry.wrong))
    if entry.right:
        yield from ("", say("code_right"), "", *_block(entry.right))
    yield from ("", f"## {say('code_messages')}", "", *_heads(say("code_message"), say("code_mend")))
    for wording in entry.wordings.values():
        yield f"| {_cell(wording.says[spoken])} | {_cell(wording.mend.get(spoken, ''))} |"
    if spoken != _ENGLISH:
        english = f"{_plain(entry.title[_ENGLISH])}. {_plain(entry.why[_ENGLISH])}"
        yield from ("", f"## {say('code_in_english')}", "", english)


def _heads(*heads: str) -> tuple[str, str]:
    """The head of a table."""
    return f"| {' | '.join(heads)} |", "|---" * len(heads) + "|"


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
