"""Checks that site.yaml says under which terms the open data are given."""

from __future__ import annotations

from collections.abc import Iterator

from planpress.diagnostics.diagnostic import Diagnostic, Ref, notice, warning
from planpress.model.site import OpenData, Site

ASKED = ("agency", "contact", "frequency", "licence", "charge", "updated")
"""What data.gov.tw and those who use the data ask for."""


def check_data_terms(site: Site, file: str) -> Iterator[Diagnostic]:
    """A warning that names what is missing; a notice where a site that has an address says nothing at all."""
    if site.open_data is None:
        if site.address:  # before that nobody can use the data
            yield notice("P90", Ref(file), wording="none")
        return
    missing = [name for name in ASKED if not getattr(site.data_terms, name)]
    if missing:
        titles = "、".join(f"{OpenData.model_fields[name].title}（{name}）" for name in missing)
        yield warning("P90", Ref(file, ("open_data",)), missing=titles)
