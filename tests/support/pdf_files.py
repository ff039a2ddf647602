"""A small PDF that meets every rule of PDF/UA-1 and PDF/A-3, as a base for files that break one."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

CONTENT = b"""/H1 <</MCID 0>> BDC BT /F1 12 Tf (Plan) Tj ET EMC
/P <</MCID 1>> BDC BT /F1 12 Tf (see) Tj ET EMC
/TH <</MCID 2>> BDC BT /F1 12 Tf (Unit) Tj ET EMC
/TD <</MCID 3>> BDC BT /F1 12 Tf (7) Tj ET EMC
/LBody <</MCID 4>> BDC BT /F1 12 Tf (one) Tj ET EMC
/Figure <</MCID 5>> BDC 0 0 9 9 re f EMC
/Artifact BMC 0 0 1 100 re f EMC
"""
Break = Callable[[Pdf], None]


def pdf_file(*breaks: Break) -> bytes:
    """The file, after each of ``breaks`` has changed it."""
    pdf = pikepdf.new()
    page = _page(pdf)
    pdf.Root.StructTreeRoot = _tree(pdf, page)
    _catalog(pdf)
    for one in breaks:
        one(pdf)
    target = io.BytesIO()
    as_is = pikepdf.StreamDecodeLevel.none
    pdf.save(target, deterministic_id=True, compress_streams=False, stream_decode_level=as_is)
    return target.getvalue()


def _page(pdf: Pdf) -> Dictionary:
    page = pdf.add_blank_page(page_size=(595, 842)).obj
    descriptor = Dictionary(
        Type=Name("/FontDescriptor"), FontName=Name("/AAAAAA+Kai"), FontFile2=pdf.make_stream(b"font")
    )
    font = Dictionary(
        Type=Name("/Font"),
        Subtype=Name("/TrueType"),
        BaseFont=Name("/AAAAAA+Kai"),
        FontDescriptor=pdf.make_indirect(descriptor),
        ToUnicode=pdf.make_stream(b"map"),
    )
    page.Resources = Dictionary(Font=Dictionary(F1=pdf.make_indirect(font)))
    page.Contents = pdf.make_stream(CONTENT)
    link = Dictionary(
        Type=Name("/Annot"), Subtype=Name("/Link"), Rect=[0, 0, 9, 9], Contents=String("the law"), F=4
    )
    link.A = Dictionary(S=Name("/URI"), URI=String("https://law.moj.gov.tw/"))
    page.Annots = Array([pdf.make_indirect(link)])
    page.Tabs = Name("/S")
    return page


def _tree(pdf: Pdf, page: Dictionary) -> Dictionary:
    def tag(kind: str, held: object, **more: object) -> Dictionary:
        node = Dictionary(Type=Name("/StructElem"), S=Name(f"/{kind}"), Pg=page, K=held, **more)
        return pdf.make_indirect(node)  # type: ignore[return-value]  # it stays a dictionary

    linked = Dictionary(Type=Name("/OBJR"), Obj=page.Annots[0])
    head = tag("TH", 2, A=Dictionary(O=Name("/Table"), Scope=Name("/Column")))
    table = tag("Table", Array([tag("TR", Array([head])), tag("TR", Array([tag("TD", 3)]))]))
    points = tag("L", Array([tag("LI", Array([tag("LBody", 4)]))]))
    figure = tag("Figure", Array([Dictionary(Type=Name("/MCR"), Pg=page, MCID=5)]), Alt=String("a square"))
    paragraph = tag("P", Array([tag("Link", Array([1, linked]))]))
    parts = [tag("H1", 0), paragraph, table, points, figure]
    tree = Dictionary(Type=Name("/StructTreeRoot"), K=tag("Document", Array(parts)))
    return pdf.make_indirect(tree)  # type: ignore[return-value]  # it stays a dictionary


def _catalog(pdf: Pdf) -> None:
    root = pdf.Root
    root.Lang = String("zh-Hant-TW")
    root.MarkInfo = Dictionary(Marked=True)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name("/OutputIntent"), S=Name("/GTS_PDFA1"), DestOutputProfile=pdf.make_stream(b"icc")
            )
        ]
    )
    held = pdf.make_stream(b"title: plan", {"/Type": Name("/EmbeddedFile")})
    file = Dictionary(
        Type=Name("/Filespec"),
        F=String("plan.yaml"),
        UF=String("plan.yaml"),
        EF=Dictionary(F=held, UF=held),
        AFRelationship=Name("/Source"),
    )
    root.AF = Array([pdf.make_indirect(file)])
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as meta:
        meta["pdfuaid:part"] = "1"
        meta["pdfaid:part"] = "3"
        meta["pdfaid:conformance"] = "B"
        meta["dc:title"] = "計畫"
    pdf.docinfo["/Title"] = "計畫"


def tags(pdf: Pdf) -> Array:
    """The tags below Document: heading, paragraph, table, list, figure."""
    found: Array = pdf.Root.StructTreeRoot.K.K  # type: ignore[assignment]  # see ``_tree``
    return found
