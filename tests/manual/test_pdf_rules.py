"""The manual lists every rule that PDF files are checked against, with its checkpoint, and no other."""

from __future__ import annotations

import re

import pytest

from planpress.render.conformance.archive import ARCHIVE
from planpress.render.conformance.rule import Rules
from planpress.render.conformance.ua import UA
from support.project import REPOSITORY

PAGE = (REPOSITORY / "content/pages/manual/pdf-checks.md").read_text("utf-8")
SECTIONS = dict(zip(("PDF/UA-1", "PDF/A-3"), re.split(r"^## PDF/.*$", PAGE, flags=re.M)[1:], strict=True))


@pytest.mark.parametrize(("standard", "rules"), [("PDF/UA-1", UA), ("PDF/A-3", ARCHIVE)])
def test_each_rule_is_listed_with_its_place_in_the_standard(standard: str, rules: Rules) -> None:
    listed = re.findall(r"^\| [^|]+ \| ([^|]+) \|$", SECTIONS[standard].partition("## 哪些不看")[0], re.M)[1:]
    assert listed == [one.source.replace("house", "本程式自己的規則") for one in rules.values()]
