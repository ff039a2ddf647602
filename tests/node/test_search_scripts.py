"""The scripts of the search fold, file and read words as the program does that writes the index."""

from __future__ import annotations

import random
import sys
import unicodedata

import pytest

from planpress.site.search.folding import fold
from planpress.site.search.terms import PLACES, exact_title, mixed
from support.javascript import called
from support.project import REPOSITORY

SCRIPTS = REPOSITORY / "themes/default/scripts/search"


def _assigned() -> list[str]:
    """Every character that Unicode has assigned, in one text for each 256."""
    letters = [chr(number) for number in range(sys.maxunicode + 1) if not 0xD800 <= number < 0xE000]
    known = [letter for letter in letters if unicodedata.category(letter) != "Cn"]
    return ["-".join(known[at : at + 256]) for at in range(0, len(known), 256)]


def test_every_character_folds_alike_in_both_languages() -> None:
    texts = _assigned()
    assert called(SCRIPTS / "fold.mjs", [("fold", text) for text in texts]) == list(map(fold, texts))


def test_sequences_of_marks_fold_alike() -> None:
    odd = random.Random(26)  # noqa: S311
    parts = [
        "e",
        "\u0301",
        "\u0323",
        "ｶ",
        "ﾞ",
        "臺",
        "ᄀ",
        "ᅡ",
        "ᆨ",
        "각",
        "Σ",
        "ς",
        " ",
        "\u3000",
        "\u200b",
        "ﬁ",
        "İ",
        "①",
    ]
    texts = ["".join(odd.choices(parts, k=12)) for _ in range(500)]
    assert called(SCRIPTS / "fold.mjs", [("fold", text) for text in texts]) == list(map(fold, texts))


def test_the_places_of_folded_characters_lead_back_to_the_text() -> None:
    texts = ["臺北 ＡＢ", "ｶﾞｲﾄﾞ", "e\u0301te\u0301", "㈱１", "𠮷野家 班", "각 Σ"]
    answers = called(SCRIPTS / "fold.mjs", [("mapped", text) for text in texts])
    for text, found in zip(texts, answers, strict=True):
        assert found["folded"] == fold(text)
        units = text.encode("utf-16-le")
        places = dict.fromkeys(zip(found["from"], found["to"], strict=True))
        said = [units[2 * start : 2 * end].decode("utf-16-le") for start, end in places]
        assert "".join(said) == text.replace(" ", "")


def test_terms_are_filed_alike() -> None:
    words = ["採購", "ab", "𠮷野", "台", "", "-一"]
    assert called(SCRIPTS / "terms.mjs", [("mixed", word) for word in words]) == list(map(mixed, words))
    assert called(SCRIPTS / "terms.mjs", [("exactTitle", word) for word in words]) == list(
        map(exact_title, words)
    )


def test_a_list_tells_where_in_a_piece_a_query_may_begin() -> None:
    numbers = [PLACES * 2 + 5, PLACES * 2 + 31, PLACES * 7]
    (held,) = called(SCRIPTS / "terms.mjs", [("heldAt", numbers, 3)])
    assert list(held["pieces"].values()) == [2, 7]
    assert list(held["starts"].values()) == [1 << 2 | 1 << 28, 1 << PLACES - 3]


def test_pieces_with_the_pairs_of_a_query_somewhere_else_are_left_out() -> None:
    odd = random.Random(29)  # noqa: S311
    texts = ["".join(odd.choices("甲乙丙", k=odd.randint(4, 90))) for _ in range(40)]
    query = texts[0][-4:]
    lists = [
        [PLACES * piece + place for piece, one in enumerate(texts) for place in _places(one, query[at:][:2])]
        for at in range(3)
    ]
    told = called(SCRIPTS / "terms.mjs", [("heldAt", numbers, at) for at, numbers in enumerate(lists)])
    held = [{name: list(values.values()) for name, values in one.items()} for one in told]
    (both,) = called(SCRIPTS / "terms.mjs", [("heldByAll", held)])
    found = list(both["pieces"].values())
    everywhere = [number for number, one in enumerate(texts) if all(query[at:][:2] in one for at in range(3))]
    assert found == [number for number in everywhere if _begins(texts[number], query)]
    assert {number for number, one in enumerate(texts) if query in one} <= set(found) < set(everywhere)


def _begins(text: str, query: str) -> set[int]:
    """Where a query may begin if places are told modulo PLACES."""
    return set.intersection(
        *({(place - at) % PLACES for place in _places(text, query[at:][:2])} for at in range(3))
    )


def _places(text: str, pair: str) -> list[int]:
    return sorted({at % PLACES for at in range(len(text) - 1) if text[at : at + 2] == pair})


def test_the_pairs_of_a_query_know_where_they_stand() -> None:
    (told,) = called(SCRIPTS / "terms.mjs", [("placed", "𠮷野𠮷野家")])
    assert told == [{"pair": "𠮷野", "at": 0}, {"pair": "野𠮷", "at": 1}, {"pair": "野家", "at": 3}]


@pytest.mark.parametrize(
    ("query", "also"),
    [
        ("三個月", "3個月"),
        ("3個月", "三個月"),
        ("第12條", "第十二條"),
        ("第二十條", "第20條"),
        ("113年", "一一三年"),
        ("113年", "一百一十三年"),
        ("一百零五年", "105年"),
        ("10小時", "十小時"),
        ("兩次", "2次"),
        ("2000人", "二千人"),
    ],
)
def test_numerals_are_looked_for_in_both_forms(query: str, also: str) -> None:
    assert also in called(SCRIPTS / "numerals.mjs", [("variants", query)])[0]


@pytest.mark.parametrize("query", ["一般人員", "三民主義", "府人考字第1130042016號", "113-11-30", "採購"])
def test_words_with_a_numeral_in_them_stay_as_they_are(query: str) -> None:
    assert called(SCRIPTS / "numerals.mjs", [("variants", query)])[0][0] == query
    assert len(called(SCRIPTS / "numerals.mjs", [("variants", query)])[0]) <= 4


@pytest.mark.parametrize(
    ("query", "text", "changes"),
    [
        ("採購法", "政府採購法規", 0),
        ("採構法", "政府採購法規", 1),
        ("採購購法", "政府採購法規", 1),
        ("購採法", "政府採購法規", 1),
        ("訓練計畫", "無關", 4),
        ("採購", "", 2),
    ],
)
def test_how_near_a_text_comes_to_a_slip(query: str, text: str, changes: int) -> None:
    assert called(SCRIPTS / "near.mjs", [("nearest", query, text)])[0]["changes"] == changes


def test_an_excerpt_marks_what_was_found_in_the_words_of_the_page() -> None:
    text = "前文" * 40 + "臺北市 政府採購法" + "後文" * 60
    (found,) = called(SCRIPTS / "excerpt.mjs", [("excerptOf", text, ["台北市政府"])])
    (start, end), *others = found["marks"]
    assert found["excerpt"][start:end] == "臺北市 政府"
    assert others == []
    assert found["excerpt"].startswith("…")
    assert found["excerpt"].endswith("…")
