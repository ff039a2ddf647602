"""A package has its parts in order and the same bytes whenever and wherever it is made."""

from __future__ import annotations

import io
import zipfile

import pytest

from planpress.render.odf.markup import element, words, written
from planpress.render.odf.package import TEXT, About, package
from planpress.render.odf.pictures import pixels, placed
from support.office import named, parts_of, root_of

ABOUT = About("計畫", "星湖市政府", "zh-Hant-TW")
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (800).to_bytes(4) + (600).to_bytes(4) + b"\x08\x06"
JPEG = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc2\x00\x11\x08\x02\x58\x03\x20\x03"
GIF = b"GIF89a\x20\x03\x58\x02"


def test_the_kind_comes_first_and_as_it_is() -> None:
    content = package(TEXT, {"content.xml": b"<a/>"}, ABOUT)
    assert content[30:38] == b"mimetype"
    assert content[38 : 38 + len(TEXT)] == TEXT.encode()


def test_the_same_parts_give_the_same_bytes() -> None:
    one = package(TEXT, {"content.xml": b"<a/>", "styles.xml": b"<b/>"}, ABOUT)
    assert one == package(TEXT, {"styles.xml": b"<b/>", "content.xml": b"<a/>"}, ABOUT)
    with zipfile.ZipFile(io.BytesIO(one)) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.compress_type for entry in file.infolist()} == {zipfile.ZIP_STORED}


def test_the_list_of_parts_names_every_one_with_its_kind() -> None:
    content = package(TEXT, {"content.xml": b"<a/>", "Pictures/1.png": PNG}, ABOUT)
    entries = root_of(content, "META-INF/manifest.xml")
    told = {one.get(named("manifest:full-path")): one.get(named("manifest:media-type")) for one in entries}
    assert told == {
        "/": TEXT,
        "Pictures/1.png": "image/png",
        "content.xml": "text/xml",
        "meta.xml": "text/xml",
    }
    assert set(parts_of(content)) == {*told, "mimetype", "META-INF/manifest.xml"} - {"/"}


def test_its_properties_say_what_it_is() -> None:
    words_in_it = "".join(root_of(package(TEXT, {}, ABOUT), "meta.xml").itertext())
    assert words_in_it == "planpress計畫星湖市政府星湖市政府zh-Hant-TW"


def test_blanks_stay_and_signs_that_xml_forbids_go() -> None:
    text = written(element("text:p", None, words("a  b\tc\nd\x00 <&>"))).decode()
    assert '>a<text:s text:c="2" />b<text:tab />c<text:line-break />d &lt;&amp;&gt;</text:p>' in text


@pytest.mark.parametrize("content", [PNG, JPEG, GIF])
def test_the_size_of_a_picture_is_read_from_its_head(content: bytes) -> None:
    assert pixels(content) == (800, 600)


NO_SIZE = [b"", b"<svg/>", PNG[:20], JPEG[:8], b"\xff\xd8\xff\xe0\0\0", GIF[:7]]


@pytest.mark.parametrize("content", NO_SIZE)
def test_a_picture_that_does_not_tell_its_size_has_none(content: bytes) -> None:
    assert pixels(content) is None
    assert placed("a", content, 448).height == 0


def test_a_picture_is_no_larger_than_the_page() -> None:
    wide = PNG[:16] + (4000).to_bytes(4) + (100).to_bytes(4)
    high = PNG[:16] + (100).to_bytes(4) + (4000).to_bytes(4)
    found = [placed("a", content, 448) for content in (wide, high, PNG)]
    assert [(round(one.width, 1), round(one.height, 1)) for one in found] == [
        (448, 11.2),
        (14, 560),
        (448, 336),
    ]
