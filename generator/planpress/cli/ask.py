"""``planpress ask``."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from planpress.cli import terminal, words
from planpress.cli.dates import read_as_of, today_in_taipei
from planpress.cli.exits import ExitCode, Stop, exit_code_of, stop
from planpress.cli.options import as_of_option, command, language_option, project_option
from planpress.cli.project import find_project
from planpress.cli.questions import read_question
from planpress.diagnostics.masking import width
from planpress.load.nearest import nearest

if TYPE_CHECKING:
    from planpress.engine.core import Build
    from planpress.rules.answers.asked import AskedRule

_GAP = 2
_NO_QUESTION = "{}"


def complete_address(context: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    """The addresses of documents that begin with what was typed, and of the rules of a whole one.

    None outside a project: the Tab key is no place for messages.
    """
    from planpress.pipeline.answering import askable, faults_of, rules_of

    found: list[str] = []
    with suppress(Stop), _reading(find_project(context.params.get("project"))) as db:
        document, _ = _parts(begun)
        found += [one.address for one in askable(db)]
        if document in found and not faults_of(db, document):
            found += [one.address for one in rules_of(db, document)]
    return [one for one in found if one.startswith(begun)]


@command("ask", help="ask.help")
@click.argument("address", required=False, shell_complete=complete_address)
@click.argument("question", nargs=-1, metavar="[QUESTION]")
@click.option("--text", "as_text", is_flag=True, help="ask.text")
@click.option("--schema", "as_schema", is_flag=True, help="ask.schema")
@as_of_option
@project_option
@language_option
def ask(
    address: str | None,
    question: tuple[str, ...],
    as_text: bool,
    as_schema: bool,
    as_of: str | None,
    project: Path | None,
) -> int:
    """Answers a question to a rule; without one, lists what can be asked."""
    root = find_project(project)
    day = read_as_of(as_of) or today_in_taipei()
    document, rule_id = _parts(address or "")
    if not rule_id and (as_schema or question):
        raise stop("E91", wording="no_rule")
    with _reading(root) as db:
        if not document or _is_city(db, document):
            return _list_documents(db, document)
        _refuse_unknown(db, document)
        faults = _faults(root, db, document)
        if faults:
            return faults
        if not rule_id:
            return _list_rules(db, document)
        asked = _rule(db, document, rule_id)
        if as_schema:
            return _show_schema(db, asked)
        return _answer(db, asked, read_question(_whole(question)), day, as_text=as_text)


def _parts(address: str) -> tuple[str, str]:
    """The document and the rule that ``taoyuan/113/hours`` or ``national/hours`` names; "" for none."""
    parts = [part for part in unicodedata.normalize("NFKC", address).strip().split("/") if part]
    count = 1 if parts[:1] == ["national"] else 2
    if len(parts) > count + 1:
        raise stop("E83", wording="rule_address", id=address)
    return "/".join(parts[:count]), "".join(parts[count:])


def _whole(pieces: tuple[str, ...]) -> str:
    """The question as one text; E91 where the shell took it apart, as nobody put it in quotes."""
    if len(pieces) > 1:
        raise stop("E91", wording="pieces", count=len(pieces))
    return pieces[0] if pieces else _NO_QUESTION


@contextmanager
def _reading(root: Path) -> Iterator[Build]:
    """Reads what is asked for and nothing else, and writes nothing; E20 for what is there but refused."""
    from planpress.engine.core import Build
    from planpress.engine.inputs import InputRefused, Inputs
    from planpress.engine.store import MemoryStore

    try:
        yield Build(Inputs(root, program=Path(__file__).parents[1]), MemoryStore(), "ask")
    except InputRefused as refused:
        from planpress.pipeline.sources import refused_input

        item = refused_input(refused)
        raise Stop(item, ExitCode(exit_code_of((item,), {}))) from None


# -- what can be asked ---------------------------------------------------------


def _is_city(db: Build, word: str) -> bool:
    from planpress.pipeline.records import plan_ids

    return any(word == city for city, _ in plan_ids(db))


def _list_documents(db: Build, city: str) -> int:
    """Those of ``city``, or all for ""."""
    from planpress.pipeline.answering import NATIONAL, askable

    found = [one for one in askable(db) if not city or one.address.startswith(f"{city}/")]
    for address, title, count in _columns(
        (one.address, _said("ask.national") if one.address == NATIONAL else one.title, _count(one.rules))
        for one in found
    ):
        terminal.show(f"{address}{title}{count}".rstrip())
    terminal.say("ask.how" if found else "ask.none", err=True)
    return ExitCode.GOOD


def _count(rules: int | None) -> str:
    return _said("ask.unread") if rules is None else _said("ask.count", count=rules)


def _list_rules(db: Build, document: str) -> int:
    from planpress.pipeline.answering import rules_of
    from planpress.pipeline.theming import wording
    from planpress.rules.rule_titles import kind_title
    from planpress.site.rule_pages import rule_title

    found = rules_of(db, document)
    say = wording(db, words.OF_PAGES[words.languages(terminal.language())[0]])
    rows = ((one.id, kind_title(one.group, say), rule_title(one, say), _clause(one)) for one in found)
    for cells in _columns(rows):
        terminal.show("".join(cells).rstrip())
    first = found[0].address if found else document
    terminal.say("ask.how_rule" if found else "ask.no_rules", err=True, address=first)
    return ExitCode.GOOD


def _clause(asked: AskedRule) -> str:
    """Where the rule is printed: 拾貳、一 備註2; of a national rule the law, unless it is called so."""
    cited = asked.citations.get(asked.rule.clause)
    number = (cited.number or cited.title) if cited else ""
    return " ".join(filter(None, ("" if number == asked.rule.title else number, asked.rule.at)))


def _said(key: str, **blanks: object) -> str:
    return " / ".join(words.sentences(key, terminal.language(), **blanks))


def _columns(rows: Iterator[tuple[str, ...]]) -> Iterator[list[str]]:
    """The cells, filled with blanks to the widest of their column."""
    table = list(rows)
    widest = [max(map(width, column)) + _GAP for column in zip(*table, strict=True)]
    for row in table:
        yield [cell + " " * (room - width(cell)) for cell, room in zip(row, widest, strict=True)]


# -- finding the rule ----------------------------------------------------------


def _refuse_unknown(db: Build, document: str) -> None:
    """E83 where there is no such document, with the nearest name."""
    from planpress.pipeline.answering import NATIONAL
    from planpress.pipeline.records import plan_ids

    known = ["/".join(key) for key in plan_ids(db)]
    if document in (NATIONAL, *known):
        return
    meant = nearest(document, [*known, NATIONAL])
    raise stop("E83", wording="plan_near" if meant else "plan", id=document, meant=meant or "")


def _faults(root: Path, db: Build, document: str) -> int:
    """Shows what is wrong with the files that the rules stand in; the exit code, 0 where nothing is."""
    from planpress.pipeline.answering import faults_of

    items = faults_of(db, document)
    if not items:
        return ExitCode.GOOD
    from planpress.pipeline.run import located

    terminal.show_findings(located(root, items), err=True)
    terminal.say("ask.kept", err=True, document=document)
    return exit_code_of(items, {})


def _rule(db: Build, document: str, rule_id: str) -> AskedRule:
    """The rule; E83 with the nearest id, by the ids and the titles of the document's rules."""
    from planpress.pipeline.answering import rules_of
    from planpress.pipeline.theming import LANGUAGE
    from planpress.pipeline.theming import wording as words_in
    from planpress.site.rule_pages import rule_title

    say = words_in(db, LANGUAGE)
    found = {one.id: one for one in rules_of(db, document)}
    if rule_id in found:
        return found[rule_id]
    names = {key: key for key in found} | {rule_title(one, say): key for key, one in found.items()}
    meant = names.get(nearest(rule_id, names) or "")
    wording = "rule_near" if meant else "rule"
    raise stop("E83", wording=wording, id=rule_id, document=document, meant=f"{document}/{meant}")


# -- the answer ----------------------------------------------------------------


def _show_schema(db: Build, asked: AskedRule) -> int:
    from planpress.pipeline.asking import world
    from planpress.rules.answers.question import schema

    _show_json(schema(asked, world(db)))
    return ExitCode.GOOD


def _answer(db: Build, asked: AskedRule, raw: dict[str, Any], day: date, *, as_text: bool) -> int:
    """Prints the answer, once in each language to print; only an invalid question is no success."""
    from planpress.cli.answer_text import answer_text
    from planpress.pipeline.asking import world
    from planpress.pipeline.theming import wording
    from planpress.rules.answers.answer import Outcome, to_json
    from planpress.rules.answers.ask import answer

    around = replace(world(db), clock=day)
    languages = words.languages(terminal.language())
    found = answer(asked, raw, around, languages[0])
    if not as_text:
        _show_json(to_json(found))
    for index, language in enumerate(languages if as_text else ()):
        if index:
            terminal.show("")
        said = to_json(answer(asked, raw, around, language))
        for line in answer_text(asked, said, day, wording(db, words.OF_PAGES[language])):
            terminal.show(line)
    if found.outcome is not Outcome.INVALID:
        return ExitCode.GOOD
    terminal.say("ask.fields", err=True, address=asked.address)
    return ExitCode.USAGE


def _show_json(value: object) -> None:
    for line in json.dumps(value, ensure_ascii=False, indent=2).split("\n"):
        terminal.show(line)
