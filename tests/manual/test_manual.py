"""Every command, option, code, example and link in the manual and the papers is real."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import click
import pytest

import planpress
from planpress.cli.app import app
from planpress.cli.words import codebook
from planpress.diagnostics.diagnostic import Diagnostic
from planpress.load.csv_tables import read_csv_table
from planpress.load.document import read_document
from planpress.load.kinds import FileKind, kind_of
from planpress.load.records import decode_record
from planpress.load.yaml_nodes import read_yaml
from planpress.model.courses import COURSE_HEADS
from planpress.model.sessions import SESSION_HEADS

ROOT = Path(__file__).parents[2]
MANUAL = ROOT / "content" / "pages" / "manual"
PAGES = sorted(MANUAL.glob("*.md"))
PAPERS = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "CHANGELOG.md")]
EVERYTHING = [*PAGES, *PAPERS]
LANGUAGES = ("yaml", "csv", "markdown", "json", "console", "text")
GENERATED = re.compile(r"manual/codes(/[A-Z][0-9]{2})?$")
FENCE = re.compile(r"^```([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
LINK = re.compile(r"\[[^\[\]]*\]\(([^()\s]+)\)")
CODE = re.compile(r"(?<![A-Za-z0-9-])[DYPRLFE][0-9]{2}(?![0-9A-Za-z])")

# An example shows only the keys it is about; these are what such a file must have besides.
SKELETONS = {
    FileKind.PLAN: {"title": "範例計畫", "kind": "plan", "period": "113年"},
    FileKind.SITE: {"title": "範例網站"},
    FileKind.CITY: {"name": "範例市"},
}


@dataclass(frozen=True)
class Block:
    """A fenced block: where it stands, its language and its text."""

    file: str
    line: int
    language: str
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


def blocks_of(text: str, file: str) -> list[Block]:
    """All fenced blocks of a page."""
    return [
        Block(file, text.count("\n", 0, match.start()) + 1, match.group(1).strip(), match.group(2))
        for match in FENCE.finditer(text)
    ]


def name_of(path: Path) -> str:
    """The path from the root, with forward slashes."""
    return path.relative_to(ROOT).as_posix()


def all_blocks(*languages: str) -> list[Block]:
    """The blocks of these languages in the manual and the papers."""
    found = [block for path in EVERYTHING for block in blocks_of(path.read_text("utf-8"), name_of(path))]
    return [block for block in found if block.language in languages]


def prose_of(text: str) -> str:
    """A page without its fenced blocks."""
    return FENCE.sub("", text)


# -- commands -----------------------------------------------------------------


def typed(block: Block) -> list[list[str]]:
    """The words of each planpress command of a console block."""
    lines = [line[2:] for line in block.text.splitlines() if line.startswith("$ ")]
    return [words for line in lines if (words := shlex.split(line, comments=True))[0] == "planpress"]


def run_no_further_than_parsing(words: list[str]) -> None:
    """Lets click read the words; a UsageError tells of a command, option or argument that is not there."""
    command: click.Command = app
    rest = words[1:]
    parent: click.Context | None = None
    try:
        while True:
            context = command.make_context(command.name or "planpress", list(rest), parent=parent)
            if not isinstance(command, click.Group) or not (
                left := [*context._protected_args, *context.args]
            ):
                return
            _, found, rest = command.resolve_command(context, left)
            assert found is not None
            command, parent = found, context
    except click.exceptions.Exit:
        return  # --help and --version end there


def all_commands() -> dict[str, click.Command]:
    """Every command by the words that call it (``new plan``)."""
    found: dict[str, click.Command] = {}

    def add(group: click.Group, before: str) -> None:
        for name, command in group.commands.items():
            found[f"{before}{name}"] = command
            if isinstance(command, click.Group):
                add(command, f"{before}{name} ")

    add(app, "")
    return found


def options_of(command: click.Command) -> set[str]:
    """``--output`` and ``-o``."""
    return {name for one in command.params if isinstance(one, click.Option) for name in one.opts}


def all_options() -> set[str]:
    """The options of every command, and --help, which click adds."""
    return {"--help"} | options_of(app).union(*(options_of(command) for command in all_commands().values()))


def unknown_options(text: str) -> list[str]:
    """The options in the page's inline code that no command has."""
    code = " ".join(INLINE.findall(prose_of(text)))
    named = set(re.findall(r"(?<!\S)--[a-z][a-z-]*", code))
    others = {"--long"}  # of ./test
    return sorted(named - all_options() - others)


def unknown_commands(text: str) -> list[str]:
    """The commands in the page's inline code that do not exist."""
    named = [code.split()[1:] for code in INLINE.findall(prose_of(text)) if code.startswith("planpress ")]
    commands = all_commands()
    return [" ".join(words) for words in named if not words[0].startswith("-") and words[0] not in commands]


@pytest.mark.parametrize("block", all_blocks("console"), ids=str)
def test_commands_can_be_typed(block: Block) -> None:
    assert [line for line in block.text.splitlines() if line[:2] in ("$ ", "> ")], "no line begins with $"
    for words in typed(block):
        run_no_further_than_parsing(words)


@pytest.mark.parametrize("path", EVERYTHING, ids=name_of)
def test_commands_and_options_in_sentences_exist(path: Path) -> None:
    text = path.read_text("utf-8")
    assert unknown_options(text) == []
    assert unknown_commands(text) == []


def section(text: str, heading: str) -> str:
    """What stands between ``## heading`` and the next heading of its level."""
    return text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def test_the_page_of_commands_is_complete() -> None:
    text = (MANUAL / "commands.md").read_text("utf-8")
    shared = section(text, "共通的選項")
    for words, command in all_commands().items():
        own = section(text, f"planpress {words.split()[0]}")
        assert f"planpress {words}" in own
        missing = [option for option in options_of(command) if f"`{option}" not in own + shared]
        if words == "check":
            assert missing == [] or "和 build 相同" in own
            missing = []
        assert missing == [], words


# -- codes --------------------------------------------------------------------


@pytest.mark.parametrize("path", EVERYTHING, ids=name_of)
def test_codes_exist(path: Path) -> None:
    assert set(CODE.findall(path.read_text("utf-8"))) - codebook().entries.keys() == set()


@pytest.mark.parametrize("code", sorted(codebook().entries))
def test_codes_are_explained_in_both_languages(code: str) -> None:
    entry = codebook().entries[code]
    for texts in (entry.title, entry.why, *(wording.says for wording in entry.wordings.values())):
        assert texts["zh"].strip()
        assert texts["en"].strip()
    assert entry.wordings
    for wording in entry.wordings.values():
        assert bool(wording.mend.get("zh")) == bool(wording.mend.get("en"))
        assert blanks(wording.says["zh"] + wording.mend.get("zh", "")) == blanks(
            wording.says["en"] + wording.mend.get("en", "")
        )


def blanks(sentence: str) -> set[str]:
    """The names in braces of a wording, doubled braces and the language of a name aside."""
    names = re.findall(r"\{(\w+)\}", sentence.replace("{{", "").replace("}}", ""))
    return {re.sub(r"_(?:zh|en)$", "", name) for name in names}


# -- examples -----------------------------------------------------------------


def kind_of_example(block: Block) -> FileKind | None:
    """By its first line: ``# plan.yaml`` or ``# content/site.yaml``."""
    first = block.text.partition("\n")[0].removeprefix("# ").strip()
    return kind_of(first if "/" in first else f"plans/city/113/{first}")


def read_yaml_example(block: Block) -> tuple[Diagnostic, ...]:
    """What the readers say of the example."""
    kind = kind_of_example(block)
    assert kind is not None, "the first line names the file: # plan.yaml"
    keys = set(re.findall(r"^([a-z_]+):", block.text, re.MULTILINE))
    missing = {key: value for key, value in SKELETONS.get(kind, {}).items() if key not in keys}
    text = block.text + "".join(f"{key}: {value}\n" for key, value in missing.items())
    node = read_yaml(text, block.file)
    if node.value is None:
        return node.diagnostics
    return node.diagnostics + decode_record(node.value, kind, block.file).diagnostics


def read_csv_example(block: Block) -> tuple[Diagnostic, ...]:
    """What the reader says of the table; its heads must be those of courses or sessions."""
    checked = read_csv_table(block.text, block.file)
    if checked.value is not None:
        heads = SESSION_HEADS if "開始" in checked.value.header else COURSE_HEADS
        assert set(checked.value.header) - heads.keys() == set()
    return checked.diagnostics


@pytest.mark.parametrize("block", all_blocks("yaml"), ids=str)
def test_yaml_examples_are_read(block: Block) -> None:
    assert read_yaml_example(block) == ()


@pytest.mark.parametrize("block", all_blocks("csv"), ids=str)
def test_csv_examples_are_read(block: Block) -> None:
    assert read_csv_example(block) == ()


@pytest.mark.parametrize("block", all_blocks("markdown"), ids=str)
def test_document_examples_are_read(block: Block) -> None:
    assert read_document(block.text, block.file).diagnostics == ()


@pytest.mark.parametrize("block", all_blocks("json"), ids=str)
def test_json_examples_are_json(block: Block) -> None:
    assert json.loads(block.text)


@pytest.mark.parametrize("heads", [COURSE_HEADS, SESSION_HEADS], ids=["courses", "sessions"])
def test_every_column_is_explained(heads: dict[str, str]) -> None:
    page = MANUAL / ("courses.md" if heads is COURSE_HEADS else "sessions.md")
    text = page.read_text("utf-8")
    assert [head for head in heads if f"\n| {head} |" not in text] == []


# -- pages and links ----------------------------------------------------------


def address_of(page: Path) -> str:
    """``manual`` for index.md, ``manual/start`` for start.md."""
    return "manual" if page.stem == "index" else f"manual/{page.stem}"


def target_of(page: Path, link: str) -> str:
    """Where a link of a page leads, as an address."""
    steps: list[str] = address_of(page).split("/")
    for step in PurePosixPath(link.partition("#")[0]).parts:
        steps = steps[:-1] if step == ".." else [*steps, step]
    return "/".join(steps)


def broken_links(page: Path, text: str) -> list[str]:
    """The links of a page that lead to no page of the manual."""
    known = {address_of(one) for one in PAGES}
    links = [link for link in LINK.findall(INLINE.sub("", prose_of(text))) if "://" not in link]
    return [
        link
        for link in links
        if not link.split("#")[0].endswith("/")
        or not ((target := target_of(page, link)) in known or GENERATED.match(target))
    ]


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_pages_are_pages(page: Path) -> None:
    text = page.read_text("utf-8")
    assert re.match(r"# \S", text)
    assert len(re.findall(r"^# ", prose_of(text), re.MULTILINE)) == 1
    assert {block.language for block in blocks_of(text, page.name)} <= set(LANGUAGES)
    assert "```" not in prose_of(text)
    assert re.search(r"</?[a-z]+[ />]", INLINE.sub("", prose_of(text))) is None


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    assert broken_links(page, page.read_text("utf-8")) == []


def test_the_contents_name_every_page_once() -> None:
    links = LINK.findall((MANUAL / "index.md").read_text("utf-8"))
    pages = [f"{page.stem}/" for page in PAGES if page.stem != "index"]
    assert sorted(links) == sorted([*pages, "codes/"])


def test_links_of_the_papers_lead_somewhere() -> None:
    for paper in PAPERS:
        for link in LINK.findall(INLINE.sub("", prose_of(paper.read_text("utf-8")))):
            if "://" not in link and not link.startswith(("#", "content/media/readme-")):
                assert (ROOT / link.partition("#")[0]).exists(), f"{paper.name}: {link}"


# -- the public door ----------------------------------------------------------


def public_names(text: str) -> set[str]:
    """The names that ARCHITECTURE.md lists below 'The public door'."""
    return set(re.findall(r"^- `(\w+)`", section(text, "The public door"), re.MULTILINE))


def test_public_names_are_those_of_the_architecture() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    assert "\n## The public door\n" in text
    assert set(getattr(planpress, "__all__", ())) == public_names(text)


def paths_in(text: str) -> Iterator[str]:
    """The files and folders of the repository that a paper names in backticks."""
    for code in INLINE.findall(prose_of(text)):
        if (
            re.fullmatch(r"[\w./-]+", code)
            and ("/" in code)
            and not code.startswith(("output", ".planpress", "/"))
        ):
            yield code


def test_architecture_names_places_that_exist() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    roots = (ROOT, ROOT / "generator" / "planpress")
    missing = [
        name
        for name in paths_in(text)
        if not any((root / name).exists() or (root / f"{name}.py").exists() for root in roots)
    ]
    assert missing == []


class TestTheChecksCanFail:
    """Each check of this file, on something wrong."""

    @pytest.mark.parametrize("line", ["planpress biuld", "planpress build --ouput x", "planpress new city x"])
    def test_commands(self, line: str) -> None:
        with pytest.raises(click.UsageError):
            run_no_further_than_parsing(line.split())

    def test_sentences(self) -> None:
        assert unknown_options("`--nothing`") == ["--nothing"]
        assert unknown_commands("`planpress nothing`") == ["nothing"]

    @pytest.mark.parametrize(
        "text", ["# plan.yaml\ntitel: x\n", "# rules.yaml\nhours: 3\n", "# plan.yaml\na：b\n"]
    )
    def test_yaml(self, text: str) -> None:
        assert read_yaml_example(Block("x", 1, "yaml", text)) != ()

    def test_yaml_without_name(self) -> None:
        with pytest.raises(AssertionError):
            read_yaml_example(Block("x", 1, "yaml", "title: x\n"))

    def test_csv(self) -> None:
        assert read_csv_example(Block("x", 1, "csv", '編號\n"a\n')) != ()
        with pytest.raises(AssertionError):
            read_csv_example(Block("x", 1, "csv", "編號,課名\na,b\n"))

    def test_links(self) -> None:
        page = MANUAL / "start.md"
        assert broken_links(page, "[x](../nothing/) [y](../records) [z](../records/)") == [
            "../nothing/",
            "../records",
        ]

    def test_codes(self) -> None:
        assert CODE.findall("D07、X99 與 Y123") == ["D07"]

    def test_public_names(self) -> None:
        assert public_names("\n## The public door\n\n- `build`: x\n\n## Next\n\n- `no`\n") == {"build"}
