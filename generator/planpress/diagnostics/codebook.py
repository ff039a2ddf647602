"""The codebook: for each code its title, wordings and explanation in Chinese and English."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from planpress.diagnostics.diagnostic import Diagnostic

LANGUAGES = ("zh", "en")
FAMILIES = ("D", "Y", "P", "R", "L", "F", "E")


@dataclass(frozen=True, slots=True)
class Wording:
    """What is wrong (``says``) and how to mend it (``mend``), each by language, with {blanks}."""

    says: Mapping[str, str]
    mend: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """One code: title and reason by language, an example that is wrong and one that is right."""

    code: str
    title: Mapping[str, str]
    why: Mapping[str, str]
    wrong: str
    right: str
    wordings: Mapping[str, Wording]


@dataclass(frozen=True, slots=True)
class Codebook:
    """All entries by code."""

    entries: Mapping[str, Entry]

    @classmethod
    def from_texts(cls, texts: Iterable[str]) -> Codebook:
        """Reads the YAML texts of codes/*.yaml; a malformed entry is a KeyError at once."""
        entries: dict[str, Entry] = {}
        for text in texts:
            for code, raw in (yaml.load(text, Loader=yaml.CSafeLoader) or {}).items():
                entries[code] = _entry(code, raw)
        return cls(dict(sorted(entries.items())))

    def says(self, item: Diagnostic, language: str) -> str:
        """The sentence that tells what is wrong."""
        return self._fill(self._wording(item).says[language], item)

    def mend(self, item: Diagnostic, language: str) -> str:
        """The sentence that tells how to mend it; may be empty."""
        return self._fill(self._wording(item).mend.get(language, ""), item)

    def _wording(self, item: Diagnostic) -> Wording:
        return self.entries[item.code].wordings[item.wording]

    @staticmethod
    def _fill(pattern: str, item: Diagnostic) -> str:
        return pattern.format_map(dict(item.params))


def _entry(code: str, raw: dict[str, Any]) -> Entry:
    wordings = {
        name: Wording(says=_by_language(one["says"]), mend=one.get("mend") or dict.fromkeys(LANGUAGES, ""))
        for name, one in raw["wordings"].items()
    }
    return Entry(
        code,
        _by_language(raw["title"]),
        _by_language(raw["why"]),
        raw.get("wrong", ""),
        raw.get("right", ""),
        wordings,
    )


def _by_language(raw: dict[str, str]) -> dict[str, str]:
    return {language: raw[language] for language in LANGUAGES}
