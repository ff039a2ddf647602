"""Checks what is said in English: languages that nobody knows, pages that translate nothing, lost numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from planpress.diagnostics.diagnostic import Diagnostic, Ref, warning

KNOWN = ("zh-Hant", "en")
"""The languages that pages can be built in."""
ENGLISH = "en/"
"""The folder of pages in English, below that of all pages."""


def check_languages(languages: Sequence[str], file: str) -> Iterator[Diagnostic]:
    """Every language that site.yaml names is one that the program speaks."""
    for number, language in enumerate(languages):
        if language not in KNOWN:
            yield warning("P85", Ref(file, ("languages", number)), language=language, known="、".join(KNOWN))


def check_pages(pages: Sequence[str], folder: str, *, english: bool) -> Iterator[Diagnostic]:
    """Every page in English translates a Chinese one, and the site has pages in English."""
    for page in pages:
        if not page.startswith(ENGLISH):
            continue
        chinese = page.removeprefix(ENGLISH)
        if not english:
            yield warning("P86", Ref(f"{folder}/{page}"), wording="off")
        elif chinese not in pages:
            yield warning("P86", Ref(f"{folder}/{page}"), page=f"{folder}/{chinese}")


def check_terms(terms: Mapping[str, str], file: str) -> Iterator[Diagnostic]:
    """A term holds as many numbers in English as in Chinese."""
    for chinese, english in terms.items():
        if chinese.count("#") != english.count("#"):
            yield warning("P87", Ref(file, ("terms", chinese)), term=chinese)
