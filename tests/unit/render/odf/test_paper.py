"""The pages of an office text are those of its profile: size, margins, binding, heads, numbers."""

from __future__ import annotations

from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest

from planpress.model.numbering import read_habit
from planpress.model.profiles import Profile, Profiles
from planpress.render.odf.paper import COVER, FIRST, LANDSCAPE, PORTRAIT, Paper, pt
from planpress.render.odf.styles import styles
from support.office import named
from support.plans import record
from support.theme import wording

TITLE = "星湖市政府114年度訓練計畫"


def profile(written: str) -> Profile:
    """A profile as profiles.yaml has it."""
    found = record(f"profiles:\n  plan: {{{written}}}\n", "profiles")
    assert isinstance(found, Profiles)
    return found.profiles["plan"]


def pages(written: str = "") -> ET.Element:
    """styles.xml of a text on that paper."""
    paper = Paper(profile(written) if written else Profile())
    return ET.fromstring(styles(TITLE, read_habit("壹、 一、"), paper, wording()))  # noqa: S314 (our own)


def layout(root: ET.Element, name: str) -> dict[str, str]:
    """The properties of a page by their local names."""
    (found,) = (one for one in root.iter(named("style:page-layout")) if _name(one) == f"Page_{name}")
    held = found.find(named("style:page-layout-properties"))
    assert held is not None
    usage = {"usage": found.get(named("style:page-usage"), "")}
    return usage | {key.partition("}")[2]: value for key, value in held.attrib.items()}


def _name(one: ET.Element) -> str:
    return one.get(named("style:name"), "")


def master(root: ET.Element, name: str) -> dict[str, str]:
    """What stands above and below on a page; a tab is |, a chapter §, numbers # and ##."""
    (found,) = (one for one in root.iter(named("style:master-page")) if _name(one) == name)
    return {part.tag.partition("}")[2]: _said(part[0]) for part in found}


def _said(paragraph: ET.Element) -> str:
    signs = {"tab": "|", "chapter": "§", "page-number": "#", "page-count": "##"}
    said = [paragraph.text or ""]
    for one in paragraph:
        said += [signs[one.tag.partition("}")[2]], one.tail or ""]
    return "".join(said)


def test_the_binding_side_is_wider() -> None:
    written = "margins: {top: 60pt, bottom: 2.5cm, inner: 1cm, outer: 2cm}, gutter: 1cm, binding: "
    for binding, sides in (("left", ("56.69pt", "56.69pt")), ("none", ("28.35pt", "56.69pt"))):
        found = layout(pages(written + binding), PORTRAIT)
        assert (found["margin-left"], found["margin-right"]) == sides
    right = layout(pages(written.replace("gutter: 1cm", "gutter: 0") + "right"), PORTRAIT)
    assert (right["margin-left"], right["margin-right"]) == ("56.69pt", "28.35pt")


def test_the_page_is_that_of_the_profile_and_a_wide_one_lies_across() -> None:
    root = pages("page: B5")
    found = layout(root, PORTRAIT)
    assert (found["page-width"], found["page-height"]) == ("515.91pt", "728.5pt")
    assert found["print-orientation"] == "portrait"
    wide = layout(root, LANDSCAPE)
    assert (wide["page-width"], wide["print-orientation"]) == ("841.9pt", "landscape")


def test_text_and_tables_are_as_wide_as_the_page_leaves_room() -> None:
    paper = Paper(profile("page: B5, margins: {inner: 1cm, outer: 2cm}, gutter: 0"))
    assert round(paper.widths[PORTRAIT], 2) == round(515.9055 - 3 * 72 / 2.54, 2)
    tabs = [one.get(named("style:position")) for one in pages("page: B5").iter(named("style:tab-stop"))]
    assert f"{Paper(profile('page: B5')).widths[PORTRAIT]}pt" in tabs


def test_text_begins_at_the_same_height_with_and_without_a_head() -> None:
    with_head, without = layout(pages(), PORTRAIT), layout(pages(), FIRST)
    top, lower = (Decimal(one["margin-top"].removesuffix("pt")) for one in (with_head, without))
    assert lower - top == 18 + 11  # what the head takes of the margin, and its distance
    bare = layout(pages("numbers: none"), PORTRAIT)
    assert bare["margin-bottom"] == pt(Profile().margins.bottom.points)


@pytest.mark.parametrize(
    ("written", "head"),
    [
        ("", f"{TITLE}|§"),
        ("running: {left: chapter, right: title}", f"§|{TITLE}"),
        ("running: {left: none, right: chapter}", "|§"),
    ],
)
def test_running_heads_stand_where_the_profile_has_them(written: str, head: str) -> None:
    assert master(pages(written), PORTRAIT)["header"] == head
    assert master(pages(written), LANDSCAPE)["header"] == head


def test_without_running_heads_there_is_none() -> None:
    assert "header" not in master(pages("running: {left: none, right: none}"), PORTRAIT)


def test_both_sides_are_mirrored_with_their_heads() -> None:
    root = pages("sides: double")
    assert layout(root, PORTRAIT)["usage"] == "mirrored"
    assert master(root, PORTRAIT)["header-left"] == f"§|{TITLE}"
    assert "header-left" not in master(pages(), PORTRAIT)
    assert layout(pages(), PORTRAIT)["usage"] == ""


@pytest.mark.parametrize(
    ("written", "foot"), [("", "第 # 頁，共 ## 頁"), ("numbers: alone", "第 # 頁"), ("numbers: none", None)]
)
def test_pages_are_numbered_as_the_profile_has_it(written: str, foot: str | None) -> None:
    assert master(pages(written), PORTRAIT).get("footer") == foot


def test_the_first_page_has_a_number_and_no_head_and_a_cover_has_neither() -> None:
    root = pages()
    assert master(root, FIRST) == {"footer": "第 # 頁，共 ## 頁"}
    assert master(root, COVER) == {}
    follows = {
        _name(one): one.get(named("style:next-style-name")) for one in root.iter(named("style:master-page"))
    }
    assert follows == {PORTRAIT: None, LANDSCAPE: None, FIRST: PORTRAIT, COVER: PORTRAIT}
    assert Paper(profile("opening: cover")).opening == COVER


def test_letters_and_lines_are_of_the_size_of_the_profile() -> None:
    root = pages("size: 12pt, line: 18pt")
    (default,) = root.iter(named("style:default-style"))
    letters, lines = (
        default.find(named("style:text-properties")),
        default.find(named("style:paragraph-properties")),
    )
    assert letters is not None
    assert lines is not None
    assert letters.get(named("fo:font-size")) == "12.0pt"
    assert lines.get(named("fo:line-height")) == "18pt"
    indents = [
        one.get(named("fo:margin-left")) for one in root.iter(named("style:list-level-label-alignment"))
    ]
    assert indents[:3] == ["24pt", "36pt", "48pt"]


def test_lengths_are_written_plainly() -> None:
    assert [pt(one) for one in (Decimal("600.000"), 73.6, Decimal("45.2543"), 0)] == [
        "600pt",
        "73.6pt",
        "45.25pt",
        "0pt",
    ]


def test_a_picture_is_not_cut_to_the_height_of_a_line() -> None:
    held = {_name(one): one for one in pages().iter(named("style:style"))}
    (told,) = held["Picture"].iter(named("style:paragraph-properties"))
    assert told.get(named("fo:line-height")) == "100%"
