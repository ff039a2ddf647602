"""Checks that every record and clause that a text names is there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from planpress.diagnostics.diagnostic import Diagnostic, Ref, problem
from planpress.load.document_words import BLOCK_WORDS, Mention, check_words
from planpress.load.nearest import nearest
from planpress.model.catalog import Plan
from planpress.model.outline import Outline
from planpress.model.records import Notes
from planpress.rules.places import Path

WORDS: Mapping[str, tuple[str, str]] = {
    "value": ("數值或日期", "figure or date"),
    "list": ("名稱清單", "list of names"),
    "table": ("表", "table"),
    "figure": ("圖", "figure"),
    "items": ("各點資料", "set of points"),
    "@": ("條款或附件", "clause or attachment"),
}


def check_mentions(
    plan: Plan, outline: Outline, mentions: Iterable[Mention], folder: str
) -> Iterator[Diagnostic]:
    """D13 for each mention, of the document or in the words of a record, that leads nowhere."""
    targets = reference_ids(plan, outline)
    named = [mention for mention in mentions if mention.what in WORDS]
    yield from _printed_twice(named)
    yield from _annexed(named, plan)
    for mention in (*named, *record_mentions(plan, folder)):
        if not _is_there(mention, plan, targets):
            yield _unknown(mention, targets if mention.what == "@" else plan.known_ids(mention.what))


def _printed_twice(mentions: Iterable[Mention]) -> Iterator[Diagnostic]:
    """A table, figure or set of points has one place: its rows and points are what links lead to."""
    first: dict[tuple[str, str], int] = {}
    for mention in mentions:
        if mention.what not in BLOCK_WORDS:
            continue
        line = first.setdefault((mention.what, mention.path), mention.ref.line)
        if line != mention.ref.line:
            source = f"{mention.what}:{mention.path}"
            yield problem("D13", mention.ref, wording="twice", source=source, first=line)


def _annexed(mentions: Iterable[Mention], plan: Plan) -> Iterator[Diagnostic]:
    """A table or figure that is an attachment is printed there."""
    attached = {
        (kind, name): key
        for key, one in plan.record.attachments.items()
        for kind, name in (("figure", one.figure), ("table", one.table))
        if name
    }
    for mention in mentions:
        key = attached.get((mention.what, mention.path))
        if key:
            source = f"{mention.what}:{mention.path}"
            yield problem("D13", mention.ref, wording="annexed", source=source, id=key)


def reference_ids(plan: Plan, outline: Outline) -> tuple[str, ...]:
    """All ids that ``{@id}`` may name: clauses, points of the legal basis, attachments."""
    return (*outline.by_id(), *plan.record.legal_basis, *plan.record.attachments)


def _is_there(mention: Mention, plan: Plan, targets: Sequence[str]) -> bool:
    path = mention.path
    looks: Mapping[str, Callable[[], object]] = {
        "value": lambda: plan.value_text(path) is not None,
        "list": lambda: plan.list_items(path),
        "table": lambda: plan.table(path) is not None,
        "figure": lambda: plan.figure(path) is not None,
        "items": lambda: path in plan.known_ids("items") and getattr(plan.record, path, None),
        "@": lambda: path in targets,
    }
    return bool(looks[mention.what]())


def _unknown(mention: Mention, known: Iterable[str]) -> Diagnostic:
    what, what_en = WORDS[mention.what]
    guess = nearest(mention.path, (one for one in known if one != mention.path))
    wording = "unknown_nearest" if guess else "unknown"
    params = {"what": what, "what_en": what_en, "id": mention.path} | ({"guess": guess} if guess else {})
    return problem("D13", mention.ref, wording=wording, **params)


def record_mentions(plan: Plan, folder: str) -> Iterator[Mention]:
    """What the words of records name: points of the legal basis, and notes below tables."""
    for file, path, text in _texts(plan):
        for mention in check_words(text, Ref(folder + file))[0]:
            yield Mention(mention.what, mention.path, Ref(folder + file, path))


def _texts(plan: Plan) -> Iterator[tuple[str, Path, str]]:
    for basis_id, basis in plan.record.legal_basis.items():
        yield "plan.yaml", ("legal_basis", basis_id, "text"), basis.text
    for table_id, spec in plan.record.tables.items():
        yield from _notes(spec.notes, "plan.yaml", ("tables", table_id, "notes"))
    for rule_id, award in plan.rules.awards.items():
        yield from _notes(award.notes, "rules.yaml", ("awards", rule_id, "notes"))
    for table_id, table in plan.indicators.tables.items():
        yield from _notes(table.notes, "indicators.yaml", ("tables", table_id, "notes"))


def _notes(notes: Notes | None, file: str, path: Path) -> Iterator[tuple[str, Path, str]]:
    for number, text in enumerate(notes.items if notes else ()):
        yield file, (*path, "items", number), text
