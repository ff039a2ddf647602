"""The archive edition of a document: PDF/A-3, with the files it was made from inside."""

from __future__ import annotations

from collections.abc import Mapping

from pikepdf import Array, AttachedFileSpec, Dictionary, Name, Pdf, String

from planpress.render.conformance.pdf_file import PdfFile
from planpress.render.conformance.ua import PART as UA_PART

_PRINTED = 4  # bit 3 of an annotation's flags
_KINDS = {"yaml": "application/yaml", "csv": "text/csv", "md": "text/markdown"}
_NO_DATES = {"creation_date": "", "mod_date": ""}  # git knows them, and the bytes stay the same
_SRGB = "sRGB IEC61966-2.1"


def archived(content: bytes, files: Mapping[str, bytes], profile: bytes) -> bytes:
    """The PDF as PDF/A-3, level B; ``files`` lie in it by name, ``profile`` (ICC) says what its colours are.

    It no longer says that it is PDF/UA: the two marks together would need a description of the second in XMP.
    """
    file = PdfFile.read(content)
    with file.pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as meta:
        if UA_PART in meta:
            del meta[UA_PART]
        meta["pdfaid:part"] = "3"
        meta["pdfaid:conformance"] = "B"
    file.pdf.Root.OutputIntents = Array([_intent(file.pdf, profile)])
    for _, one in file.annotations():
        one["/F"] = int(one.get("/F", 0)) | _PRINTED
    _attach(file.pdf, files)
    return file.written()


def _intent(pdf: Pdf, profile: bytes) -> Dictionary:
    return Dictionary(
        Type=Name("/OutputIntent"),
        S=Name("/GTS_PDFA1"),
        OutputConditionIdentifier=String(_SRGB),
        Info=String(_SRGB),
        DestOutputProfile=pdf.make_stream(profile, {"/N": 3}),
    )


def _attach(pdf: Pdf, files: Mapping[str, bytes]) -> None:
    for name, content in sorted(files.items()):
        kind = _KINDS[name.rpartition(".")[2]]
        spec = AttachedFileSpec(pdf, content, filename=name, description=name, mime_type=kind, **_NO_DATES)
        spec.relationship = Name("/Source")
        pdf.attachments[name] = spec
    held = pdf.Root.get("/Names", Dictionary()).get("/EmbeddedFiles", Dictionary()).get("/Names", Array())
    pdf.Root.AF = Array(list(held)[1::2])
