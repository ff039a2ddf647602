"""All open data described for programs: a Frictionless Data Package and a DCAT catalog."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planpress.model.site import OpenData, Site
from planpress.site import routes
from planpress.site.data_fields import DataKind
from planpress.site.data_schemas import Json, kind_meaning, kind_title, table_schema
from planpress.site.wording import CHINESE, Wording

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
LANGUAGE = "zh-Hant-TW"
OPEN_LICENCE = "OGDL-Taiwan-1.0"  # by the SPDX list of licences
_MEDIA = {"csv": "text/csv", "json": "application/json"}


@dataclass(frozen=True, slots=True)
class FileFacts:
    """How large a published file is, and its SHA-256 in hexadecimal digits."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file of a kind: its name below data/, "csv" or "json", and its facts."""

    kind: DataKind
    name: str
    format: str
    facts: FileFacts


# -- Frictionless -----------------------------------------------------------------


def data_package(site: Site, say: Wording, files: Sequence[DataFile]) -> Json:
    """datapackage.json: every file with its fields, size and digest, and under which terms it is given."""
    told = site.data_terms
    return _filled(
        {
            "$schema": PROFILE,
            "name": "open-data",
            "title": say("open_data_of", site=site.title),
            "description": say("open_data_about"),
            "homepage": _home(site),
            "licenses": _licences(told),
            "contributors": _contributors(told),
            "keywords": list(told.keywords),
            "created": f"{told.updated.iso}T00:00:00+08:00" if told.updated else None,
            "resources": [_resource(file, say) for file in files],
        }
    )


def _resource(file: DataFile, say: Wording) -> Json:
    tabular = file.format == "csv"
    schema = "rules.schema.json" if not file.kind.has_json else f"{file.kind.key}.schema.json"
    return _filled(
        {
            "name": file.kind.key if tabular else f"{file.kind.key}-json",
            "type": "table" if tabular else None,
            "path": file.name,
            "title": kind_title(file.kind, say),
            "description": kind_meaning(file.kind, say),
            "format": file.format,
            "mediatype": _MEDIA[file.format],
            "encoding": "utf-8",
            "bytes": file.facts.size,
            "hash": f"sha256:{file.facts.sha256}",
            "dialect": {"header": True, "delimiter": ",", "lineTerminator": "\r\n"} if tabular else None,
            "schema": table_schema(file.kind, say) if tabular else None,
            "jsonSchema": None if tabular else schema,
        }
    )


def _licences(told: OpenData) -> list[Json]:
    if not told.licence:
        return []
    name = OPEN_LICENCE if told.is_open_licence else None
    return [_filled({"name": name, "title": told.licence, "path": told.licence_url})]


def _contributors(told: OpenData) -> list[Json]:
    if not told.agency:
        return []
    return [_filled({"title": told.agency, "email": told.email, "roles": ["publisher"]})]


def _home(site: Site) -> str | None:
    return f"{site.address.rstrip('/')}/{routes.DATA}" if site.address else None


def _filled(value: Mapping[str, object]) -> Json:
    """Without what is empty."""
    return {key: one for key, one in value.items() if one not in (None, "", [], ())}


# -- DCAT ---------------------------------------------------------------------------

_CONTEXT: Json = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_LANGUAGES = {CHINESE: LANGUAGE}


def data_catalog(site: Site, say: Wording, files: Sequence[DataFile]) -> Json:
    """catalog.jsonld: a dataset a kind, a distribution a file, with what data.gov.tw asks for."""
    told = site.data_terms
    kinds = {file.kind.key: file.kind for file in files}
    return _filled(
        {
            "@context": _CONTEXT,
            "@id": _id(site, "catalog.jsonld"),
            "@type": "dcat:Catalog",
            "dct:title": _text(say("open_data_of", site=site.title), say),
            "dct:description": _text(say("open_data_about"), say),
            "dct:publisher": _agency(told, say),
            "dct:language": LANGUAGE,
            "dct:license": _licence(told, say),
            "dct:modified": _day(told.updated.iso if told.updated else ""),
            "foaf:homepage": {"@id": _home(site)} if _home(site) else None,
            "dcat:dataset": [_dataset(site, say, kind, files) for kind in kinds.values()],
        }
    )


def _dataset(site: Site, say: Wording, kind: DataKind, files: Sequence[DataFile]) -> Json:
    told = site.data_terms
    title = kind_title(kind, say)
    names = say.listed(say.words[field.title_key] for field in kind.fields)
    return _filled(
        {
            "@id": _id(site, kind.key),
            "@type": "dcat:Dataset",
            "dct:identifier": kind.key,
            "dct:title": _text(say("open_data_dataset", site=site.title, kind=title), say),
            "dct:description": _text(
                say("open_data_described", meaning=kind_meaning(kind, say), fields=names), say
            ),
            "dct:publisher": _agency(told, say),
            "dcat:contactPoint": _contact(told),
            "dct:accrualPeriodicity": told.frequency,
            "dct:license": _licence(told, say),
            "dct:accessRights": told.charge,
            "dct:issued": _day(told.published.iso if told.published else ""),
            "dct:modified": _day(told.updated.iso if told.updated else ""),
            "dct:language": LANGUAGE,
            "dcat:keyword": [_text(word, say) for word in (title, *told.keywords)],
            "dcat:distribution": [_distribution(site, say, file) for file in files if file.kind is kind],
        }
    )


def _distribution(site: Site, say: Wording, file: DataFile) -> Json:
    told = site.data_terms
    return _filled(
        {
            "@type": "dcat:Distribution",
            "dct:title": _text(
                say("open_data_file", kind=kind_title(file.kind, say), format=file.format.upper()), say
            ),
            "dct:format": file.format.upper(),
            "dcat:mediaType": _MEDIA[file.format],
            "dcat:downloadURL": {"@id": _id(site, file.name)},
            "dcat:byteSize": {"@type": "xsd:nonNegativeInteger", "@value": str(file.facts.size)},
            "spdx:checksum": {
                "@type": "spdx:Checksum",
                "spdx:algorithm": "sha256",
                "spdx:checksumValue": file.facts.sha256,
            },
            "dct:license": _licence(told, say),
        }
    )


def _id(site: Site, name: str) -> str:
    """Whole where the site's address is known; else relative to the catalog itself."""
    return f"{site.address.rstrip('/')}/{routes.DATA}{name}" if site.address else name


def _text(text: str, say: Wording) -> Json:
    return {"@language": _LANGUAGES.get(say.language, say.language), "@value": text}


def _day(iso: str) -> Json | None:
    return {"@type": "xsd:date", "@value": iso} if iso else None


def _agency(told: OpenData, say: Wording) -> Json | None:
    return {"@type": "foaf:Organization", "foaf:name": _text(told.agency, say)} if told.agency else None


def _licence(told: OpenData, say: Wording) -> Json | None:
    if told.licence_url:
        return {"@id": told.licence_url}
    return _text(told.licence, say) if told.licence else None


def _contact(told: OpenData) -> Json | None:
    if not told.contact:
        return None
    return _filled(
        {
            "@type": "vcard:Organization",
            "vcard:fn": told.contact,
            "vcard:hasTelephone": told.phone,
            "vcard:hasEmail": f"mailto:{told.email}" if told.email else None,
        }
    )
