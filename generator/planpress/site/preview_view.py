"""What the live preview tells an editor: errors over the last good page, and notes in place of a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from planpress.diagnostics.codebook import Codebook
from planpress.diagnostics.masking import safe
from planpress.diagnostics.report import Located
from planpress.site.wording import Wording

SHOWN = 20
_COLUMNS = 100
_CODEBOOK_LANGUAGE = {"zh-Hant": "zh", "en": "en"}


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence in one language."""

    language: str
    text: str


Sentences = tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The source line that a finding points at, cut around the place; ``at`` is the character there."""

    line: int
    before: str
    at: str
    after: str


@dataclass(frozen=True, slots=True)
class ErrorView:
    """One error: its code and place, what is wrong, the line, how to mend it."""

    code: str
    place: str
    says: Sentences
    mend: Sentences
    excerpt: Excerpt | None


@dataclass(frozen=True, slots=True)
class ErrorsView:
    """All errors of a look, or none; the other sentences are for whoever lays them over a page."""

    title: Sentences
    note: Sentences
    errors: tuple[ErrorView, ...]
    more: Sentences
    fold: Sentences
    unfold: Sentences
    mended: Sentences
    lost: Sentences


@dataclass(frozen=True, slots=True)
class NoteView:
    """What stands in place of a page that is not there yet."""

    title: Sentences
    note: Sentences


@dataclass(frozen=True, slots=True)
class PreviewWords:
    """The editor's languages, Chinese first where there are two, and the sentences of all codes."""

    wordings: tuple[Wording, ...]
    codebook: Codebook

    def errors(self, found: Sequence[Located]) -> ErrorsView:
        """All that would stop a build; ``found`` is none where nothing does."""
        return ErrorsView(
            title=self._said(lambda say: say("preview_title", n=len(found))),
            note=self._said(lambda say: say("preview_note")),
            errors=tuple(self._error(one) for one in found[:SHOWN]),
            more=self._said(lambda say: say("preview_more", n=len(found) - SHOWN)) if found[SHOWN:] else (),
            fold=self._said(lambda say: say("preview_fold")),
            unfold=self._said(lambda say: say("preview_unfold")),
            mended=self._said(lambda say: say("preview_mended")),
            lost=self._said(lambda say: say("preview_lost")),
        )

    def starting(self) -> NoteView:
        """Before the first look is over."""
        return self._note(lambda say: (say("preview_starting"), say("preview_starting_note")))

    def broken(self) -> NoteView:
        """Where the sources had errors from the beginning."""
        return self._note(lambda say: (say("preview_broken"), say("preview_broken_note")))

    def setting(self) -> NoteView:
        """While a PDF is being set."""
        return self._note(lambda say: (say("preview_setting"), say("preview_setting_note")))

    def unset(self) -> NoteView:
        """Where a PDF cannot be set."""
        return self._note(lambda say: (say("preview_unset"), say("preview_unset_note")))

    def _note(self, both: Callable[[Wording], tuple[str, str]]) -> NoteView:
        return NoteView(self._said(lambda say: both(say)[0]), self._said(lambda say: both(say)[1]))

    def _said(self, sentence: Callable[[Wording], str]) -> Sentences:
        return tuple(Said(say.language, sentence(say)) for say in self.wordings)

    def _error(self, one: Located) -> ErrorView:
        return ErrorView(
            one.item.code,
            _place(one),
            self._told(lambda language: self.codebook.says(one.item, language)),
            self._told(lambda language: self.codebook.mend(one.item, language)),
            _excerpt(one) if one.source else None,
        )

    def _told(self, sentence: Callable[[str], str]) -> Sentences:
        told = ((say.language, sentence(_CODEBOOK_LANGUAGE[say.language])) for say in self.wordings)
        return tuple(Said(language, safe(text)) for language, text in told if text)


def _place(one: Located) -> str:
    """``file:line:column`` as far as known."""
    numbers = [str(number) for number in (one.line, one.column) if number]
    return ":".join([safe(one.item.ref.file), *numbers]) if one.item.ref.file else ""


def _excerpt(one: Located) -> Excerpt:
    start = max(0, one.column - 1 - _COLUMNS // 2)
    here = max(one.column - 1, 0)
    end = start + _COLUMNS
    return Excerpt(
        one.line,
        ("…" if start else "") + safe(one.source[start:here]),
        safe(one.source[here : here + 1]) if one.column else "",
        safe(one.source[here + (1 if one.column else 0) : end]) + ("…" if one.source[end:] else ""),
    )
