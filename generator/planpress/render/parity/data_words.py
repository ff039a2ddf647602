"""The words of a document's clauses as the open data say them."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping

from planpress.site.csv_text import FORMULA
from planpress.site.word_sequence import END

_FIELDS = ("number", "title", "text")


def csv_words(content: bytes, city: str, document: str) -> Iterator[str]:
    """The clauses of a document in the CSV file of all; the apostrophe before what looks like a formula is
    no part of the words."""
    lines = (f"{line}\n" for line in content.decode("utf-8-sig").split("\n"))
    for text in _of_rows(csv.DictReader(lines), city, document):
        yield text[1:] if text[:1] == "'" and text[1:2] in FORMULA else text


def json_words(content: bytes, city: str, document: str) -> Iterator[str]:
    """The clauses of a document in the JSON file of all."""
    return _of_rows(json.loads(content), city, document)


def _of_rows(rows: Iterable[Mapping[str, str]], city: str, document: str) -> Iterator[str]:
    for row in rows:
        if (row["city"], row["document"]) == (city, document):
            for field in _FIELDS:
                yield from (row.get(field) or "", END)
