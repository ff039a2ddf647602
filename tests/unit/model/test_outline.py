"""The outline gives every clause its number, its full number and an anchor that stays."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planpress.model.clauses import Clause, Document, Link, Paragraph, ReferenceTo, Shape, Strong, Text
from planpress.model.numbering import read_habit
from planpress.model.outline import Outline, number_clauses, plain_words

HABIT = read_habit("壹、 一、 (一) 1. (1)")
FORM = read_habit("無 一、 (一) 1. (1) i.")


def clause(
    words: str, *below: Clause | Paragraph, name: str = "", label: str = "", first: str = ""
) -> Clause:
    return Clause(Shape.HEADING, (Text(words),), name, below, label, first)


def outline(
    *clauses: Clause, form: bool = False, columns: dict[str, tuple[str, ...]] | None = None
) -> Outline:
    return number_clauses(Document(clauses), FORM if form else HABIT, columns or {})


def told(tree: Outline) -> list[tuple[str, str, str]]:
    return [(item.number, item.path, item.anchor) for item in tree.walk()]


def test_numbers_and_paths_go_down_the_tree() -> None:
    tree = outline(clause("甲"), clause("乙", clause("丙"), clause("丁", clause("戊"))))
    assert told(tree) == [
        ("壹、", "壹", "c1"),
        ("貳、", "貳", "c2"),
        ("一、", "貳、一", "c2-1"),
        ("二、", "貳、二", "c2-2"),
        ("(一)", "貳、二、(一)", "c2-2-1"),
    ]


def test_paragraphs_between_clauses_count_for_nothing() -> None:
    text = Paragraph((Text("內文"),))
    assert told(outline(clause("甲", text, clause("乙"), text, clause("丙")))) == told(
        outline(clause("甲", clause("乙"), clause("丙")))
    )


def test_an_id_is_the_anchor_and_finds_its_clause() -> None:
    tree = outline(clause("甲", clause("乙", name="hours")))
    assert tree.by_id()["hours"].path == "壹、一"
    assert tree.by_id()["hours"].anchor == "hours"
    assert set(tree.by_id()) == {"hours"}


def test_a_labelled_clause_has_no_number_and_uses_none_up() -> None:
    tree = outline(clause("甲"), clause("摘要表", label="附表"), clause("乙"))
    assert told(tree) == [("壹、", "壹", "c1"), ("", "附表", "cu1"), ("貳、", "貳", "c2")]


def test_from_starts_the_level_that_looks_like_it() -> None:
    tree = outline(clause("緣起", clause("疑慮", clause("系統")), first="(一)"), form=True)
    assert [(item.number, item.level) for item in tree.walk()] == [("", 1), ("(一)", 3), ("1.", 4)]


def test_from_a_level_that_does_not_exist_changes_nothing() -> None:
    assert told(outline(clause("甲", clause("乙"), first="甲、"))) == told(
        outline(clause("甲", clause("乙")))
    )


def test_the_rows_of_a_form_have_no_number_but_an_anchor() -> None:
    tree = outline(clause("提案類別"), clause("實施方法", clause("內容")), form=True)
    assert told(tree) == [("", "", "c1"), ("", "", "c2"), ("一、", "一", "c2-1")]


def test_a_clause_that_fills_a_column_has_no_number() -> None:
    goals = clause("目標", clause("深耕", clause("內涵"), clause("精進", clause("點"))), name="goals")
    tree = outline(goals, clause("精進"), columns={"goals": ("年度目標", "精進")})
    assert [(item.number, item.anchor) for item in tree.walk()] == [
        ("壹、", "goals"),
        ("一、", "c1-1"),
        ("(一)", "c1-1-1"),
        ("", "c1-1-u1"),
        ("1.", "c1-1-u1-1"),
        ("貳、", "c2"),
    ]


trees = st.recursive(
    st.builds(lambda label: clause("甲", label=label), st.sampled_from(["", "附表"])),
    lambda below: st.builds(
        lambda clauses, label: clause("甲", *clauses, label=label),
        st.lists(below, max_size=5),
        st.sampled_from(["", "", "附表"]),
    ),
    max_leaves=30,
)


@given(st.lists(trees, max_size=6))
def test_no_two_clauses_share_an_anchor(clauses: list[Clause]) -> None:
    items = list(outline(*clauses).walk())
    assert len({item.anchor for item in items}) == len(items)
    numbered = [item.ordinals for item in items]
    assert numbered == [*dict.fromkeys(numbered)]


def test_plain_words_are_those_that_need_no_record() -> None:
    words = (Text("依"), ReferenceTo("hours"), Strong("所定"), Link("時數", "https://example.org/"))
    assert plain_words(Clause(Shape.HEADING, words)) == "依所定時數"
