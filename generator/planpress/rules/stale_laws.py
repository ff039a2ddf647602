"""Finds laws that a plan cites though they no longer held, or by the date of an older version."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from planpress.diagnostics.diagnostic import Diagnostic, Ref, warning
from planpress.model.dates import Period, RocDate
from planpress.model.plan import LegalBasis, PlanRecord
from planpress.model.values import NotRead
from planpress.model.vocabularies import Law
from planpress.rules.law_citations import named_in, sentence_at
from planpress.rules.sources import Sources, place_of

_DATE = r"([1-9][0-9]{1,2}年[0-9]{1,2}月[0-9]{1,2}日)"
_DONE = "(?:修正|發布|公布|核定|函頒|頒布|下達)"
"""What is done with a version; 訂定 and 制定 are left out, for a law's first day stays its first day."""
_BEFORE = re.compile(rf"{_DATE}{_DONE}*[之的]?[「『《〈]?$")
_AFTER = re.compile(rf"^[」』》〉]?[（(]?{_DATE}{_DONE}")
_ENDED = re.compile("廢止|停止適用|失效|修正前|原名|更名|取代")
_NEAR = 30


@dataclass(frozen=True, slots=True)
class _Version:
    """The version of a law that held when the period of a plan began; ``changed`` is its date, if known."""

    law: Law
    changed: RocDate


def check_stale_laws(record: PlanRecord, sources: Sources, file: str) -> Iterator[Diagnostic]:
    """R79 for the legal basis of ``file`` (plan.yaml) and for laws that the document names.

    Nothing is said of a document without a period, nor of a sentence that itself says that the law ended.
    """
    if not isinstance(record.period, Period):
        return
    stale = dict(_stale(sources.laws, record.period))
    changed = dict(_changed(sources.laws, record.period))
    for basis_id, basis in record.legal_basis.items():
        at = Ref(file, ("legal_basis", basis_id))
        for law_id in _cited(basis, sources.laws):
            if law_id in stale:
                yield _told(stale[law_id], at)
            elif law_id in changed and isinstance(basis.date, RocDate):
                yield from _older(changed[law_id], basis.date, at)
    for path, text in sources.texts.items():
        if path.endswith(".md"):
            yield from _in_text(text, path, sources.laws, stale, changed)


def _stale(laws: Mapping[str, Law], period: Period) -> Iterator[tuple[str, dict[str, object]]]:
    """The laws that no longer held when the period began, with what a message says of each."""
    for law_id, law in laws.items():
        newer = laws.get(law.replaced_by) if law.replaced_by else None
        since = (newer.since or newer.date) if newer else None
        if isinstance(law.until, RocDate) and law.until.date < period.first:
            yield law_id, {"law": law.title, "until": law.until}
        elif newer and isinstance(since, RocDate) and since.date <= period.first:
            yield law_id, {"law": law.title, "newer": newer.title, "since": since}


def _changed(laws: Mapping[str, Law], period: Period) -> Iterator[tuple[str, _Version]]:
    """The laws whose last change is known and came before the period."""
    for law_id, law in laws.items():
        if isinstance(law.date, RocDate) and law.date.date <= period.first:
            yield law_id, _Version(law, law.date)


def _cited(basis: LegalBasis, laws: Mapping[str, Law]) -> list[str]:
    """The law a basis names by its id, or else those named in its words."""
    if basis.law is not None:
        return [basis.law]
    return list(dict.fromkeys(law_id for _, _, law_id in named_in(basis.text, laws)))


def _in_text(
    text: str,
    path: str,
    laws: Mapping[str, Law],
    stale: Mapping[str, dict[str, object]],
    changed: Mapping[str, _Version],
) -> Iterator[Diagnostic]:
    told = {law_id: law for law_id, law in laws.items() if law_id in stale or law_id in changed}
    if not any(name in text for law in told.values() for name in (law.title, *law.also)):
        return
    for start, end, law_id in named_in(text, laws):
        at = place_of(text, start, path)
        if law_id in stale:
            if not _ENDED.search(sentence_at(text, start, end)):
                yield _told(stale[law_id], at)
        elif law_id in changed:
            yield from _older(changed[law_id], _cited_date(text, start, end), at)


def _cited_date(text: str, start: int, end: int) -> RocDate | None:
    """The date right before the name, or behind it in brackets; None where there is none."""
    match = _BEFORE.search(text[max(0, start - _NEAR) : start]) or _AFTER.match(text[end : end + _NEAR])
    try:
        return RocDate.parse(match.group(1)) if match else None
    except NotRead:
        return None


def _told(finding: Mapping[str, object], at: Ref) -> Diagnostic:
    return warning("R79", at, wording="until" if "until" in finding else "replaced", **finding)


def _older(version: _Version, cited: RocDate | None, at: Ref) -> Iterator[Diagnostic]:
    if cited is not None and cited.date < version.changed.date:
        given = {"law": version.law.title, "cited": cited, "changed": version.changed}
        yield warning("R79", at, wording="amended", **given)
