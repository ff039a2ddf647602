"""Each code of the rules has a plan that shows it and one that does not, with the words of its messages."""

from __future__ import annotations

import string
from pathlib import Path

import pytest
import yaml

from planpress.diagnostics.codebook import LANGUAGES, Codebook
from planpress.diagnostics.diagnostic import Diagnostic
from support.plans import findings

CASES = Path(__file__).parents[2] / "cases" / "R"
CODES = Path(__file__).parents[3] / "generator" / "planpress" / "diagnostics" / "codes" / "R.yaml"
BOOK = Codebook.from_texts([CODES.read_text(encoding="utf-8")])


def _found(code: str, name: str) -> list[Diagnostic]:
    texts = yaml.safe_load((CASES / code / f"{name}.yaml").read_text(encoding="utf-8"))
    return [item for item in findings(texts) if item.code == code]


def _line(item: Diagnostic) -> str:
    place = "/".join(str(part) for part in item.ref.path) or str(item.ref.line)
    file = item.ref.file.rpartition("/")[2]
    return f"{item.severity} {item.wording} {file} {place}: {BOOK.says(item, 'zh')} → {BOOK.mend(item, 'zh')}"


@pytest.mark.parametrize("code", BOOK.entries)
def test_the_bad_plan_is_told_of_and_the_good_one_is_not(code: str) -> None:
    expected = (CASES / code / "expected.txt").read_text(encoding="utf-8").splitlines()
    assert [_line(item) for item in _found(code, "bad")] == expected
    assert _found(code, "good") == []


@pytest.mark.parametrize("code", BOOK.entries)
def test_every_wording_is_shown_and_uses_what_it_is_given(code: str) -> None:
    found = _found(code, "bad")
    assert {item.wording for item in found} == set(BOOK.entries[code].wordings)
    for item in found:
        wording = BOOK.entries[code].wordings[item.wording]
        for language in LANGUAGES:
            pattern = wording.says[language] + wording.mend[language]
            blanks = {name for _, name, _, _ in string.Formatter().parse(pattern) if name}
            assert blanks <= {name for name, _ in item.params}, language
            assert BOOK.says(item, language)


def test_no_case_lacks_its_code() -> None:
    assert sorted(path.name for path in CASES.iterdir()) == list(BOOK.entries)
