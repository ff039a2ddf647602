"""Value types inside records: the four ways to state no figure, errors by type, digests."""

from __future__ import annotations

from typing import Annotated

import pytest
from pydantic import ValidationError

from planpress.engine.digest import digest
from planpress.model.amounts import Hours, Share
from planpress.model.dates import RocDate
from planpress.model.records import Id, Record, Several, Whole, Words, YesNo, says
from planpress.model.values import Stated, Unstated, stated


class _Sample(Record):
    total: Annotated[Stated[Hours], says("總時數", "20小時")]
    day: Annotated[RocDate | None, says("日期", "113年2月27日")] = None
    name: Annotated[Words | None, says("名稱", "文字")] = None
    id: Annotated[Id | None, says("編號", "ai-1")] = None
    several: Annotated[Several, says("各項", "一個或幾個")] = ()
    count: Annotated[Whole | None, says("數目", "整數")] = None
    public: Annotated[YesNo, says("公開", "true")] = False


def _errors(**values: object) -> list[tuple[str, tuple[str | int, ...]]]:
    with pytest.raises(ValidationError) as refused:
        _Sample.model_validate(values)
    return [(error["type"], error["loc"]) for error in refused.value.errors()]


@pytest.mark.parametrize("word", list(Unstated))
def test_words_for_no_figure_are_values(word: Unstated) -> None:
    record = _Sample.model_validate({"total": word.value})
    assert record.total is word
    assert stated(record.total) is None


def test_zero_is_a_number() -> None:
    total = stated(_Sample.model_validate({"total": "0"}).total)
    assert total is not None
    assert total.hours == 0


def test_a_missing_key_and_an_empty_value_are_no_words() -> None:
    assert _errors() == [("missing", ("total",))]
    assert _errors(total="") == [("not_read", ("total",))]
    assert _errors(total="不詳") == [("not_read", ("total",))]


def test_all_errors_come_at_once_and_by_their_type() -> None:
    wrong = {
        "total": "20",
        "day": "113/2/27",
        "name": "",
        "id": "A 1",
        "count": "６",
        "public": "是",
        "sum": "1",
    }
    assert _errors(**wrong) == [
        ("not_read", ("total",)),
        ("not_read", ("day",)),
        ("string_too_short", ("name",)),
        ("not_read", ("id",)),
        ("not_read", ("count",)),
        ("not_read", ("public",)),
        ("extra_forbidden", ("sum",)),
    ]


def test_one_word_or_several_are_a_tuple() -> None:
    assert _Sample.model_validate({"total": "0", "several": "人"}).several == ("人",)
    assert _Sample.model_validate({"total": "0", "several": ["人", "週"]}).several == ("人", "週")


def test_true_and_false_are_text_in_the_files() -> None:
    assert _Sample.model_validate({"total": "0", "public": "true"}).public is True
    assert _Sample.model_validate({"total": "0", "public": "false"}).public is False


def test_records_are_frozen_and_have_a_digest_of_words_and_meaning() -> None:
    one = _Sample.model_validate({"total": "20小時"})
    with pytest.raises(ValidationError):
        one.name = "x"  # type: ignore[misc]
    assert digest(one) == digest(_Sample.model_validate({"total": "20小時"}))
    assert digest(one) != digest(_Sample.model_validate({"total": "二十小時"}))
    assert digest(Share.parse("三分之一")) != digest(Share.parse("1/3"))


def test_a_record_goes_to_words_and_back() -> None:
    written = {
        "total": "20小時",
        "day": "113年2月27日",
        "several": ["人", "週"],
        "count": "5",
        "public": "true",
    }
    record = _Sample.model_validate(written)
    assert _Sample.model_validate(record.model_dump(mode="json", exclude_none=True)) == record
