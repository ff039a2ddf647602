"""The rules of the five documents answer what a reader of the documents would answer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from planpress.rules.answers.answer import to_json
from planpress.rules.answers.ask import answer
from support.asking import asked_of_repository, world_of_repository

QUESTIONS = yaml.safe_load((Path(__file__).parent / "questions.yaml").read_text(encoding="utf-8"))


def _cases() -> Iterator[Any]:
    for group in QUESTIONS:
        for number, case in enumerate(group["cases"]):
            yield pytest.param(group["ask"], case, id=f"{group['ask']}-{number}")


@pytest.mark.parametrize(("address", "case"), list(_cases()))
def test_a_question_gets_the_answer_of_the_document(address: str, case: dict[str, Any]) -> None:
    given = to_json(answer(asked_of_repository(address), case["with"], world_of_repository()))
    assert {key: given.get(key) for key in case["gives"]} == case["gives"], given
    assert [key for key in case.get("without", ()) if key in given] == []
    named = {reason.get("clause") for reason in given.get("reasons", ())}
    assert set(case.get("cites", ())) <= named, given
    if "open_points" in case:
        assert min(len(given.get("open_points", ())), 1) == min(case["open_points"], 1), given
    assert given["rule"] == address
    assert given["outcome"] == "invalid" or given["reasons"], "an answer says why"
