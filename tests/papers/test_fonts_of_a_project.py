"""A project adds a font for a rare character, and the PDF prints the character with it."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from planpress.diagnostics.diagnostic import Checked, Ref
from planpress.render.font_list import FontListNotRead, font_list
from planpress.render.typeset_job import FontFile, Job, Sheet
from support.papers import Paper, read_paper
from support.project import Project
from support.small import DOCUMENT, FILES, small_project
from support.typesetting import FakeTypesetter, RememberingTypesetter

RARE = "𪚥"
"""Four dragons: outside Big5 and outside the fonts of the default theme."""
LIST = {"fonts": [{"file": "Rare.ttf", "family": "Rare Dragons", "weight": 400}]}


class WatchingTypesetter(FakeTypesetter):
    """Sets nothing and remembers the fonts it was given."""

    fonts: tuple[FontFile, ...] = ()

    def typeset(self, job: Job, ref: Ref) -> Checked[Sheet]:
        """A sheet of no worth."""
        self.fonts = job.fonts
        return super().typeset(job, ref)


def tiny_font(family: str, char: str) -> bytes:
    """A TrueType font with a box for ``char`` and nothing else."""
    pen = TTGlyphPen(None)
    for number, point in enumerate([(100, 0), (100, 800), (900, 800), (900, 0)]):
        pen.lineTo(point) if number else pen.moveTo(point)
    pen.closePath()
    box = pen.glyph()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "rare"])
    builder.setupCharacterMap({ord(char): "rare"})
    builder.setupGlyf({".notdef": box, "rare": box})
    builder.setupHorizontalMetrics({".notdef": (1000, 100), "rare": (1000, 100)})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": family, "styleName": "Regular", "psName": family.replace(" ", "")})
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120, usWinAscent=880, usWinDescent=120)
    builder.setupPost()
    out = io.BytesIO()
    builder.save(out)
    return out.getvalue()


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    setter = RememberingTypesetter()
    made = small_project(tmp_path / "rare").edit(DOCUMENT, "提升同仁之數位能力", f"{RARE}城同仁之數位能力")
    made.typesetter = setter
    yield made
    setter.close()


def _paper(project: Project) -> Paper:
    setter = project.typesetter
    assert isinstance(setter, RememberingTypesetter)
    return read_paper(setter.sheets[DOCUMENT])


def test_the_rare_character_is_printed_with_the_font_that_the_project_adds(project: Project) -> None:
    project.build()
    assert dict(project.says("F03").params)["chars"] == RARE, "the default theme has it: choose another"

    project.write("content/site.yaml", FILES["content/site.yaml"] + "theme: dragons\n")
    project.write("themes/dragons/fonts/fonts.json", json.dumps(LIST))
    project.write("themes/dragons/fonts/Rare.ttf", tiny_font("Rare Dragons", RARE)).build()
    assert [item.code for item in project.diagnostics] == []
    paper = _paper(project)
    assert RARE in "".join(paper.texts)
    assert paper.blanks == ()
    assert [name for name in paper.fonts if "Dragons" in name] != []
    assert any("Kai" in name for name in paper.fonts), "the default fonts are still there"


def test_a_projects_list_stands_behind_the_default_one_and_may_replace_a_file(project: Project) -> None:
    own = [*LIST["fonts"], {"file": "PlanpressLatin-Regular.otf", "family": "Planpress Latin", "weight": 400}]
    project.write("content/site.yaml", FILES["content/site.yaml"] + "theme: dragons\n")
    project.write("themes/dragons/fonts/fonts.json", json.dumps({"fonts": own}))
    project.write("themes/dragons/fonts/PlanpressLatin-Regular.otf", b"mine")
    project.write("themes/dragons/fonts/Rare.ttf", b"rare")
    watching = WatchingTypesetter()
    project.typesetter = watching
    project.build()
    fonts = {font.name: font for font in watching.fonts}
    assert list(fonts)[-1] == "Rare.ttf"
    assert len(fonts) == 4
    assert fonts["PlanpressLatin-Regular.otf"].content == b"mine"


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"fonts": {}}', '{"fonts": ["a.ttf"]}', '{"fonts": [{"file": "a.ttf", "weight": 400}]}']
    + [
        json.dumps({"fonts": [{"file": name, "family": "A", "weight": 400}]})
        for name in ("../a.ttf", "/a.ttf")
    ]
    + [json.dumps({"fonts": [{"file": "a.ttf", "family": 'A"}', "weight": 400}]})]
    + [json.dumps({"fonts": [{"file": "a.ttf", "family": "A", "weight": "bold"}]})],
)
def test_a_list_that_is_not_in_its_form_is_refused(text: str) -> None:
    with pytest.raises(FontListNotRead):
        font_list(text.encode())


def test_no_list_is_no_font_and_a_byte_order_mark_is_fine() -> None:
    assert font_list(None) == ()
    assert [font.file for font in font_list(b"\xef\xbb\xbf" + json.dumps(LIST).encode())] == ["Rare.ttf"]
