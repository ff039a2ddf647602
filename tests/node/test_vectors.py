"""Python and JavaScript give the same answer to every question over the grid of every rule."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from support.agreement import LANGUAGES, differences, every_kind, repository, told
from support.javascript import MODULES, Asked
from support.odd_values import DAYS, JUNK, JUNK_MORE, NUMERALS
from support.vectors import STANDARD, Question, grid

REALMS = {"five-documents": repository, "every-kind": every_kind}
SHORT, LONG = 24, 4_000
"""At most so many questions of each sort to a rule."""


@cache
def grids(realm: str, limit: int) -> dict[str, tuple[Question, ...]]:
    """The grid of every rule."""
    found = REALMS[realm]()
    return {name: grid(asked, found.world, limit) for name, asked in found.rules.items()}


def vectors(realm: str, limit: int, groups: tuple[str, ...] = ()) -> list[Asked]:
    """The grids of the rules of ``groups`` (or all), in Chinese, and every tenth question in English."""
    rules = REALMS[realm]().rules
    return [
        (name, one, LANGUAGES[place % 10 == 7])
        for name, questions in grids(realm, limit).items()
        if not groups or rules[name].group in groups
        for place, one in enumerate(questions)
    ]


@pytest.mark.parametrize("name", REALMS)
def test_both_answer_alike(name: str) -> None:
    asked = vectors(name, SHORT)

    assert len(asked) > 20 * len(grids(name, SHORT))
    found = differences(REALMS[name](), asked)
    assert not found, told(found)


@pytest.mark.long
@pytest.mark.parametrize("name", REALMS)
def test_both_answer_alike_over_the_whole_grid(name: str) -> None:
    found = differences(REALMS[name](), vectors(name, LONG))
    assert not found, told(found)


@pytest.mark.parametrize(
    ("group", "module", "right", "wrong"),
    [
        (
            "attendance",
            "attendance.mjs",
            ": less(measure.allowed, absent)",
            ": atMost(measure.allowed, absent)",
        ),
        ("deadlines", "days.mjs", "Math.min(day, lengthOf(y, m))", "Math.min(day, 28)"),
        ("hours", "hours.mjs", "own: alone, all:", "own: minus(need, hours), all:"),
        ("awards", "equivalence.mjs", "need <= wanted", "need < wanted"),
        ("awards", "earlier.mjs", ".indexOf(found.left) <", ".indexOf(found.left) >"),
        ("awards", "applying.mjs", "day <= today", "day < today"),
    ],
)
def test_a_slip_in_javascript_is_found(
    group: str, module: str, right: str, wrong: str, tmp_path: Path
) -> None:
    slipped = tmp_path / "rules"
    shutil.copytree(MODULES, slipped)
    text = (slipped / module).read_text(encoding="utf-8")
    assert text.count(right) == 1
    (slipped / module).write_text(text.replace(right, wrong), encoding="utf-8")

    assert differences(every_kind(), vectors("every-kind", SHORT, (group,)), slipped)


# -- questions nobody thought of ------------------------------------------------------

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=12)
FIGURES = st.one_of(
    st.integers(-5, 120),
    st.decimals(0, 1000, places=2).map(str),
    st.builds("{}/{}".format, st.integers(0, 99), st.integers(0, 12)),
    st.floats(0.01, 10_000).filter(lambda one: one != int(one)),
)
NAMES = TEXT.filter(lambda one: not one.isdecimal())
"""JavaScript puts names that are whole numbers first, so of two faults it may name the other one."""
PLAIN = st.one_of(st.sampled_from([*JUNK, *NUMERALS, *DAYS]), FIGURES, TEXT, st.booleans())


@cache
def words(realm_name: str) -> list[Any]:
    """What people may write to these rules."""
    realm = REALMS[realm_name]()
    terms = [word for term in realm.world.audiences.values() for word in (term.title, *term.also)]
    exams = [word for exam in realm.world.exams.exams.values() for word in (exam.title, *exam.also)]
    levels = [level.title for exam in realm.world.exams.exams.values() for level in exam.levels.values()]
    return [*terms, *exams, *levels, *levels, "A2", "B1", "B2", "C1"]


@st.composite
def question(draw: st.DrawFn, realm_name: str) -> Asked:
    """Any rule, asked with fields of its own and others, well and badly."""
    realm = REALMS[realm_name]()
    name = draw(st.sampled_from(sorted(realm.rules)))
    asked = realm.rules[name]
    found = dict(draw(st.sampled_from(grids(realm_name, SHORT)[name])))
    value = st.one_of(st.sampled_from(words(realm_name)), PLAIN, st.sampled_from(JUNK_MORE))
    fields = st.sampled_from([*STANDARD, *asked.rule.questions, *asked.rule.questions])
    found |= draw(st.dictionaries(fields, value, max_size=3))
    if draw(st.integers(0, 9)) == 0:
        found |= draw(st.dictionaries(NAMES, PLAIN, max_size=1))
    return name, found, draw(st.sampled_from(LANGUAGES))


@pytest.mark.parametrize("name", REALMS)
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_both_answer_alike_whatever_is_asked(name: str, data: st.DataObject) -> None:
    asked = data.draw(st.lists(question(name), min_size=40, max_size=60))

    found = differences(REALMS[name](), asked)
    assert not found, told(found)
