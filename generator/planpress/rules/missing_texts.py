"""Names what has no text yet: headings, clauses of rules, pictures without words of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from planpress.diagnostics.diagnostic import Diagnostic, Ref, notice
from planpress.model.catalog import Plan
from planpress.model.clauses import Picture, Shape
from planpress.model.outline import Numbered, Outline, plain_words
from planpress.rules.places import clauses_with_lines

_TITLED = (Shape.HEADING, Shape.TITLED_POINT)
_STAND_IN = re.compile(r"待補|尚未撰寫|待定|TODO|TBD", re.IGNORECASE)
_NO_WORDS = re.compile(
    r"(?:圖|圖片|照片|相片|影像|附圖|image|img|picture|photo|screenshot)?[ _-]*[0-9]*"
    r"|.*\.(?:png|jpe?g|gif|svg|webp)",
    re.IGNORECASE,
)


def check_missing_texts(
    plan: Plan, outline: Outline, lines: Sequence[int], folder: str
) -> Iterator[Diagnostic]:
    """R81: notices for the editor; a document may be published with them."""
    document = folder + "document.md"
    for line, item in clauses_with_lines(outline, lines):
        at = Ref(document, line=line)
        if _is_empty(item):
            yield notice("R81", at, wording="clause", title=plain_words(item.clause))
        for block in item.clause.content:
            if isinstance(block, Picture) and _says_nothing(block.alt):
                yield notice("R81", at, wording="picture", alt=block.alt)
    yield from _rules(plan, outline.by_id(), folder + "rules.yaml")
    for key, figure in plan.figures.figures.items():
        if figure.alt.strip() == figure.title or _STAND_IN.search(figure.alt) or _says_nothing(figure.alt):
            at = Ref(folder + "figures.yaml", ("figures", key, "alt"))
            yield notice("R81", at, wording="figure", title=figure.title)


def _is_empty(item: Numbered) -> bool:
    """A title with nothing below it; points without a body are whole as they are."""
    return item.clause.shape in _TITLED and not item.clause.content


def _rules(plan: Plan, clauses: Mapping[str, Numbered], file: str) -> Iterator[Diagnostic]:
    """Rules whose clause is such a title."""
    for group, rule_id, rule in plan.rules.every():
        item = clauses.get(rule.clause)
        if item is not None and _is_empty(item):
            at = Ref(file, (group, rule_id, "clause"))
            yield notice("R81", at, wording="rule", title=plain_words(item.clause))


def _says_nothing(alt: str) -> bool:
    """True for the name of a file, or for a word that only says that there is a picture."""
    return bool(_NO_WORDS.fullmatch(alt.strip()))
