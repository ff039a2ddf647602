"""Every rule for PDF files finds the file that breaks it, and none of them minds a good one."""

from __future__ import annotations

import io
import random
from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from planpress.diagnostics.diagnostic import Ref
from planpress.render.conformance.archive import ARCHIVE
from planpress.render.conformance.check import check_pdf
from planpress.render.conformance.ua import UA
from support.pdf_files import CONTENT, Break, pdf_file, tags

REF = Ref("a.pdf")


def painting(text: bytes) -> Break:
    """The page paints ``text`` behind what it has."""

    def change(pdf: Pdf) -> None:
        pdf.pages[0].obj.Contents = pdf.make_stream(CONTENT + text)

    return change


def telling(name: str, value: str | None) -> Break:
    """XMP tells ``value``, or nothing."""

    def change(pdf: Pdf) -> None:
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as meta:
            if value is None:
                del meta[name]
            else:
                meta[name] = value

    return change


def doing(change: Callable[[Pdf], object]) -> Break:
    def run(pdf: Pdf) -> None:
        change(pdf)

    return run


def at(found: pikepdf.Object, key: str, value: object) -> None:
    """Puts a value; None takes it away."""
    if value is None:
        del found[key]
    else:
        found[key] = value


def annotation(pdf: Pdf, **more: object) -> None:
    one = Dictionary(Type=Name("/Annot"), Rect=[0, 0, 9, 9], F=4, **more)
    pdf.pages[0].obj.Annots.append(pdf.make_indirect(one))


def squeezed(pdf: Pdf, way: Name) -> None:
    stream = pikepdf.Stream(pdf, b"")
    stream.write(b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01", filter=way)  # the standard's own example
    pdf.pages[0].obj["/X"] = stream


def font(pdf: Pdf) -> pikepdf.Object:
    return pdf.pages[0].obj.Resources.Font.F1


UA_BREAKS: dict[str, Break] = {
    "declared": telling("pdfuaid:part", "2"),
    "title": telling("dc:title", None),
    "title-shown": doing(lambda pdf: at(pdf.Root, "/ViewerPreferences", None)),
    "language": doing(lambda pdf: at(pdf.Root, "/Lang", String(" "))),
    "tagged": doing(lambda pdf: at(pdf.Root.MarkInfo, "/Marked", False)),
    "suspects": doing(lambda pdf: at(pdf.Root.MarkInfo, "/Suspects", True)),
    "untagged": painting(b"0 0 5 5 re f"),
    "artifact-within": painting(b"/P <</MCID 1>> BDC /Artifact BMC EMC EMC"),
    "tag-within": painting(b"/Artifact BMC /P <</MCID 1>> BDC EMC EMC"),
    "role": doing(lambda pdf: at(tags(pdf)[1], "/S", Name("/Absatz"))),
    "role-changed": doing(lambda pdf: at(pdf.Root.StructTreeRoot, "/RoleMap", Dictionary(P=Name("/Note")))),
    "headings": doing(lambda pdf: at(tags(pdf)[0], "/S", Name("/H3"))),
    "nested": doing(lambda pdf: at(tags(pdf)[3].K[0], "/S", Name("/P"))),
    "header": doing(lambda pdf: at(tags(pdf)[2].K[0].K[0], "/A", None)),
    "figure": doing(lambda pdf: at(tags(pdf)[4], "/Alt", None)),
    "link": doing(lambda pdf: annotation(pdf, Subtype=Name("/Link"), Contents=String("x"))),
    "link-words": doing(lambda pdf: at(pdf.pages[0].obj.Annots[0], "/Contents", None)),
    "annotation": doing(lambda pdf: annotation(pdf, Subtype=Name("/Text"))),
    "tabs": doing(lambda pdf: at(pdf.pages[0].obj, "/Tabs", None)),
    "font": doing(lambda pdf: at(font(pdf).FontDescriptor, "/FontFile2", None)),
    "font-words": doing(lambda pdf: at(font(pdf), "/ToUnicode", None)),
    "file-names": doing(lambda pdf: at(pdf.Root.AF[0], "/UF", None)),
    "outline": doing(
        lambda pdf: tags(pdf).extend([Dictionary(S=Name(f"/H{level}"), K=Array()) for level in (2, 3, 4)])
    ),
    "runs": doing(lambda pdf: at(pdf.Root, "/OpenAction", Dictionary(S=Name("/JavaScript"), JS=String("1")))),
}
ARCHIVE_BREAKS: dict[str, Break] = {
    "archive-declared": telling("pdfaid:conformance", "X"),
    "output-intent": doing(lambda pdf: at(pdf.Root.OutputIntents[0], "/DestOutputProfile", None)),
    "same-facts": doing(lambda pdf: at(pdf.docinfo, "/Title", String("另一個"))),
    "relation": doing(lambda pdf: at(pdf.Root.AF[0], "/AFRelationship", None)),
    "filter": doing(lambda pdf: squeezed(pdf, Name("/LZWDecode"))),
    "outside": doing(
        lambda pdf: at(
            pdf.pages[0].obj, "/X", pdf.make_indirect(pikepdf.Stream(pdf, b"", F=String("other.bin")))
        )
    ),
    "not-printed": doing(lambda pdf: at(pdf.pages[0].obj.Annots[0], "/F", 0)),
    **{name: UA_BREAKS[name] for name in ("font", "file-names", "runs")},
}
KEYS = (b"/Pg", b"/MCID", b"/Obj", b"/K", b"/Annots", b"/Font", b"/Resources", b"/FontDescriptor", b"/AF")
BY_OTHER_MEANS = {"encrypted", "id"}


def found(content: bytes) -> set[tuple[str, str]]:
    return {(item.code, item.wording) for item in check_pdf(content, REF)}


def test_a_good_file_has_no_fault() -> None:
    assert check_pdf(pdf_file(), REF) == ()


def test_every_rule_has_a_file_that_breaks_it() -> None:
    assert set(UA) == {*UA_BREAKS, "encrypted"}
    assert set(ARCHIVE) == {*ARCHIVE_BREAKS, *BY_OTHER_MEANS}


@pytest.mark.parametrize("name", UA_BREAKS)
def test_a_rule_for_readers_finds_what_breaks_it(name: str) -> None:
    assert {("F20", name)} <= found(pdf_file(UA_BREAKS[name]))
    others = {one for one in found(pdf_file(UA_BREAKS[name])) if one[0] == "F20"} - {("F20", name)}
    assert not others or name in ("tagged", "role", "link", "annotation"), others


@pytest.mark.parametrize("name", ARCHIVE_BREAKS)
def test_a_rule_for_archives_finds_what_breaks_it(name: str) -> None:
    assert {one for one in found(pdf_file(ARCHIVE_BREAKS[name])) if one[0] == "F21"} == {("F21", name)}


def test_a_locked_file_is_refused_and_one_with_limits_is_told() -> None:
    with pikepdf.open(io.BytesIO(pdf_file())) as pdf:
        locked, limited = io.BytesIO(), io.BytesIO()
        pdf.save(locked, encryption=pikepdf.Encryption(owner="a", user="b"))
        pdf.save(limited, encryption=pikepdf.Encryption(owner="a", user=""))
    assert found(locked.getvalue()) == {("F22", "locked")}
    assert found(limited.getvalue()) >= {("F20", "encrypted"), ("F21", "encrypted")}


def test_a_file_without_an_identifier_is_found() -> None:
    whole = pdf_file()
    assert whole.count(b"/ID [") == 1
    assert found(whole.replace(b"/ID [", b"/IX [")) == {("F21", "id")}


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"<html>", pdf_file()[:300]])
def test_what_is_no_pdf_is_said_to_be_none(content: bytes) -> None:
    assert found(content) == {("F22", "default")}


def test_whatever_is_damaged_gets_an_answer() -> None:
    whole, chance = pdf_file(), random.Random(113)  # noqa: S311 - chance that can be had again
    answers = set()
    for _ in range(400):
        damaged = bytearray(whole)
        key = chance.choice(KEYS)
        place = damaged.index(key) + len(key)
        damaged[place : place + 4] = chance.choice((b" 7  ", b" /Z ", b" () ", b" [] ", b" << "))
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        answers |= {code for code, _ in found(bytes(damaged))}
    assert answers == {"F20", "F21", "F22"}


def test_a_file_that_is_no_archive_is_not_held_to_be_one() -> None:
    plain = telling("pdfaid:part", None)
    assert check_pdf(pdf_file(plain, ARCHIVE_BREAKS["output-intent"]), REF) == ()


def test_a_fault_on_many_pages_is_told_page_by_page_but_not_for_ever() -> None:
    def more(pdf: Pdf) -> None:
        for _ in range(30):
            pdf.add_blank_page().obj.Contents = pdf.make_stream(b"0 0 5 5 re f")

    told = [item for item in check_pdf(pdf_file(more), REF) if item.wording == "untagged"]
    assert [dict(item.params)["page"] for item in told] == [str(page) for page in range(2, 22)]
