"""What the preview says of errors: in the editor's languages, cut to what fits, nothing personal."""

from __future__ import annotations

from planpress.diagnostics.diagnostic import Ref, problem
from planpress.diagnostics.report import Located
from planpress.site.preview_view import SHOWN, Excerpt, PreviewWords
from planpress.site.wording import Wording
from support.codebook import codebook
from support.theme import words


def preview_words(*languages: str) -> PreviewWords:
    """The words of the preview."""
    return PreviewWords(tuple(Wording(one, words(one)) for one in languages), codebook("D"))


def located(source: str, column: int, line: int = 3) -> Located:
    """A finding at a place of a line."""
    return Located(problem("D03", Ref("plans/x/113/document.md"), mark="#"), line, column, source)


def excerpt_of(source: str, column: int) -> Excerpt:
    """The excerpt of a finding."""
    (error,) = preview_words("zh-Hant").errors([located(source, column)]).errors
    assert error.excerpt
    return error.excerpt


def test_an_error_has_its_place_its_line_and_a_hint_in_each_language() -> None:
    view = preview_words("zh-Hant", "en").errors([located("#標題", 1)])
    (error,) = view.errors

    assert error.place == "plans/x/113/document.md:3:1"
    assert [one.language for one in error.says] == ["zh-Hant", "en"]
    assert len(error.mend) == 2
    assert error.excerpt == Excerpt(3, "", "#", "標題")
    assert [one.text for one in view.title] == ["內容有1個錯誤", "Errors in the content: 1"]
    assert view.more == ()


def test_a_long_line_is_cut_around_the_place() -> None:
    found = excerpt_of("甲" * 300 + "乙" + "丙" * 300, 301)

    assert found.at == "乙"
    assert found.before.startswith("…甲")
    assert found.after.endswith("丙…")
    assert len(found.before + found.after) < 110


def test_a_place_behind_the_line_and_one_without_a_column() -> None:
    assert excerpt_of("甲乙", 9) == Excerpt(3, "甲乙", "", "")
    assert excerpt_of("甲乙", 0) == Excerpt(3, "", "", "甲乙")


def test_personal_numbers_and_odd_characters_are_hidden() -> None:
    found = excerpt_of("電話 0912-345-678\u202e。", 1)

    assert "345" not in found.after
    assert "\u202e" not in found.after


def test_of_many_errors_the_first_are_shown_and_the_others_counted() -> None:
    view = preview_words("zh-Hant").errors([located("#", 1, line) for line in range(1, SHOWN + 6)])

    assert len(view.errors) == SHOWN
    assert "5" in view.more[0].text
    assert str(SHOWN + 5) in view.title[0].text
