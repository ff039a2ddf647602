"""Tags that a typesetter leaves wrong are mended, and nothing that is shown is lost."""

from __future__ import annotations

import io
import zlib

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from planpress.diagnostics.diagnostic import Ref
from planpress.render.conformance.check import check_pdf
from planpress.render.conformance.mend import mended
from planpress.render.conformance.pdf_file import PdfFile, Tag
from planpress.render.link_names import link_names
from support.pdf_files import CONTENT, Break, pdf_file, tags

SECOND = b"/TH <</MCID 0>> BDC BT /F1 12 Tf (Unit) Tj ET EMC /TD <</MCID 1>> BDC BT /F1 12 Tf (8) Tj ET EMC\n"


def made(pdf: Pdf, kind: str, held: object, **more: object) -> Dictionary:
    node = Dictionary(Type=Name("/StructElem"), S=Name(f"/{kind}"), K=held, **more)
    return pdf.make_indirect(node)  # type: ignore[return-value]  # it stays a dictionary


def running_head(pdf: Pdf) -> None:
    """Content with an id that no tag holds, as margin boxes are painted."""
    pdf.pages[0].obj.Contents = pdf.make_stream(CONTENT + b"/Span <</MCID 9>> BDC 0 0 5 5 re f EMC\n")


def no_scope(pdf: Pdf) -> None:
    del tags(pdf)[2].K[0].K[0]["/A"]


def second_line(pdf: Pdf) -> None:
    """A link that goes on below: its second annotation is in no tag."""
    page = pdf.pages[0].obj
    again = Dictionary(Type=Name("/Annot"), Subtype=Name("/Link"), Rect=[0, 9, 9, 18], F=4)
    again.Contents, again.A = String("the law"), page.Annots[0].A
    page.Annots.append(pdf.make_indirect(again))
    pdf.Root.StructTreeRoot.ParentTree = pdf.make_indirect(Dictionary(Nums=Array()))


def loose_words(pdf: Pdf) -> None:
    """A group around an item, and words between items."""
    points = tags(pdf)[3]
    page = pdf.pages[0].obj
    blank = made(pdf, "Span", 7, Pg=page)
    page.Contents = pdf.make_stream(CONTENT + b"/Span <</MCID 7>> BDC BT /F1 12 Tf ( ) Tj ET EMC\n")
    points.K = Array([made(pdf, "Div", Array([points.K[0]])), blank])


def next_page(pdf: Pdf) -> None:
    """The table goes on on a second page, within a group of its own, its head said again."""
    page = pdf.add_blank_page().obj
    page.Resources, page.Contents = pdf.pages[0].obj.Resources, pdf.make_stream(SECOND)
    first = tags(pdf)[2]
    head_row, *rows = list(first.K)
    first.K = Array([made(pdf, "THead", Array([head_row])), made(pdf, "TBody", Array(rows))])
    scope = Dictionary(O=Name("/Table"), Scope=Name("/Column"))
    head = made(pdf, "TR", Array([made(pdf, "TH", 0, Pg=page, A=scope)]))
    row = made(pdf, "TR", Array([made(pdf, "TD", 1, Pg=page)]))
    second = made(pdf, "Table", Array([made(pdf, "THead", Array([head])), made(pdf, "TBody", Array([row]))]))
    tags(pdf).insert(3, made(pdf, "Div", Array([second])))


def wrong(content: bytes) -> list[str]:
    return [item.wording for item in check_pdf(content, Ref("a.pdf"))]


def of_kind(file: PdfFile, kind: str) -> list[Tag]:
    return [tag for tag in file.tags if tag.kind == kind]


def after(*slips: Break) -> PdfFile:
    """The file with ``slips``, mended."""
    return PdfFile.read(mended(pdf_file(*slips), {}))


@pytest.mark.parametrize(
    ("slip", "rule"),
    [(running_head, "untagged"), (no_scope, "header"), (second_line, "link"), (loose_words, "nested")],
)
def test_what_the_typesetter_leaves_is_mended(slip: Break, rule: str) -> None:
    assert rule in wrong(pdf_file(slip))
    assert wrong(mended(pdf_file(slip), {})) == []


def test_a_good_file_stays_good_and_is_the_same_each_time() -> None:
    once = mended(pdf_file(), {})
    assert wrong(once) == []
    assert once == mended(pdf_file(), {})
    assert [tag.kind for tag in PdfFile.read(once).tags] == [
        tag.kind for tag in PdfFile.read(pdf_file()).tags
    ]


def test_a_head_of_a_row_is_told_from_that_of_a_column() -> None:
    def row_head(pdf: Pdf) -> None:
        tags(pdf)[2].K[1].K[0].K[0].S = Name("/TH")

    file = after(next_page, row_head)
    assert [str(tag.attribute("/Scope")) for tag in of_kind(file, "TH")] == ["/Column", "/Row"]


def test_words_between_items_belong_to_the_item_before() -> None:
    file = after(loose_words)
    (body,) = of_kind(file, "LBody")
    assert [child.pieces for child in body.children] == [[(1, 7)]]


def test_a_table_that_runs_over_pages_is_one() -> None:
    assert len(of_kind(PdfFile.read(pdf_file(next_page)), "Table")) == 2
    whole = after(next_page)
    (table,) = of_kind(whole, "Table")
    assert [child.kind for child in table.children] == ["THead", "TBody", "TBody"]
    assert [tag.pieces for tag in of_kind(whole, "TD")] == [[(1, 3)], [(2, 1)]]
    assert len(of_kind(whole, "TH")) == 1
    assert wrong(mended(pdf_file(next_page), {})) == []


def test_two_tables_with_words_between_stay_two() -> None:
    def between(pdf: Pdf) -> None:
        next_page(pdf)
        tags(pdf).insert(3, made(pdf, "P", 8, Pg=pdf.pages[0].obj))
        pdf.pages[0].obj.Contents = pdf.make_stream(CONTENT + b"/P <</MCID 8>> BDC BT (x) Tj ET EMC\n")

    assert len(of_kind(after(between), "Table")) == 2


def test_two_tables_with_other_heads_stay_two() -> None:
    def other(pdf: Pdf) -> None:
        next_page(pdf)
        pdf.pages[1].obj.Contents = pdf.make_stream(SECOND.replace(b"Unit", b"Year"))

    assert len(of_kind(after(other), "Table")) == 2


def test_each_further_line_of_a_link_leads_back_to_its_tag() -> None:
    def third_line(pdf: Pdf) -> None:
        second_line(pdf)
        annotations = pdf.pages[0].obj.Annots
        annotations.append(pdf.make_indirect(Dictionary(dict(annotations[1].items()))))

    file = after(third_line)
    (link,) = of_kind(file, "Link")
    numbers = list(file.catalog.StructTreeRoot.ParentTree.Nums)
    owners = {int(number): tag for number, tag in zip(numbers[::2], numbers[1::2], strict=True)}
    further = [one for _, one in file.annotations()][1:]
    keys = [int(one.StructParent) for one in further]
    assert len(set(keys)) == 2
    assert [owners[key].objgen for key in keys] == [link.node.objgen] * 2
    assert [one.objgen for one in link.objects[1:]] == [one.objgen for one in further]
    assert int(file.catalog.StructTreeRoot.ParentTreeNextKey) == max(keys) + 1


def test_a_link_says_where_it_leads() -> None:
    def inside(pdf: Pdf) -> None:
        link = pdf.pages[0].obj.Annots[0]
        del link["/A"]
        link.Dest, link.Contents = String("c1"), String("c1")

    with pikepdf.open(io.BytesIO(mended(pdf_file(inside), {"c1": "壹、依據"}))) as pdf:
        assert str(pdf.pages[0].obj.Annots[0].Contents) == "壹、依據"


def test_anchors_have_the_names_of_their_headings_and_captions() -> None:
    html = """<section id="c1"><h2 data-name="壹、依據">壹、<b>依據</b></h2><p id="x">無</p></section>
        <div class="table" id="table-a"><table>
        <caption id="a-caption">附表一　<span>獎勵</span></caption></table></div>"""
    assert link_names(html) == {"c1": "壹、依據", "table-a": "附表一 獎勵"}


@pytest.mark.parametrize(("known", "stands"), [(b"font", True), (b"another font", False)])
def test_a_font_that_was_packed_before_is_put_in_so(known: bytes, stands: bool) -> None:
    ready = zlib.compress(b"font", 0)
    with pikepdf.open(io.BytesIO(mended(pdf_file(), {}, packed={known: ready}))) as pdf:
        program = pdf.pages[0].obj.Resources.Font.F1.FontDescriptor.FontFile2
        assert program.read_bytes() == b"font"
        assert (program.read_raw_bytes() == ready) is stands
