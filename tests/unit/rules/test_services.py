"""Slips in services.yaml: names that lead nowhere, functions that claim what is not there."""

from __future__ import annotations

import pytest

from planpress.diagnostics.diagnostic import Diagnostic
from planpress.model.services import Services
from planpress.rules.services import SERVICES, ServicePlaces, check_services, wrong_pages
from support.codebook import codebook
from support.plans import record

GOOD = """
document: taipei/106-system
entrances:
  staff: {title: 辦班人員, clause: for-staff}
  learners: {title: 學員}
functions:
  plans:
    title: 訓練計畫管理
    users: [staff]
    state: 靜態提供
    offers: [{text: 課程目錄, page: catalog/}, 說明]
    clause: for-staff
  signup:
    title: 線上報名
    users: [staff, learners]
    state: 連結
    elsewhere: [{city: taipei, portal: system}, 某機關]
"""
PLACES = ServicePlaces({"taipei": ("system", "e-da")}, ("taipei/106-system",), ("for-staff", "others"))


def _services(old: str = "", new: str = "") -> Services:
    assert old in GOOD
    found = record(GOOD.replace(old, new), "services")
    assert isinstance(found, Services)
    return found


def _told(old: str, new: str) -> list[Diagnostic]:
    return list(check_services(_services(old, new), PLACES))


def test_good_services_have_nothing_to_say() -> None:
    assert _told("", "") == []


@pytest.mark.parametrize(
    ("old", "new", "wording", "path"),
    [
        ("[staff]", "[stafff]", "users_near", ("functions", "plans", "users", 0)),
        ("[staff]", "[staff, citizens]", "users", ("functions", "plans", "users", 1)),
        (
            "portal: system",
            "portal: sistem",
            "portal_near",
            ("functions", "signup", "elsewhere", 0, "portal"),
        ),
        ("portal: system", "portal: elsewhere", "portal", ("functions", "signup", "elsewhere", 0, "portal")),
        ("city: taipei", "city: taipe", "city_near", ("functions", "signup", "elsewhere", 0, "city")),
        ("city: taipei", "city: hualien", "city", ("functions", "signup", "elsewhere", 0, "city")),
        ("106-system", "106-sistem", "document_near", ("document",)),
        ("taipei/106-system", "hualien/99", "document", ("document",)),
        ("    clause: for-staff", "    clause: for-staf", "clause_near", ("functions", "plans", "clause")),
        (
            "人員, clause: for-staff",
            "人員, clause: nowhere-at-all",
            "clause",
            ("entrances", "staff", "clause"),
        ),
    ],
)
def test_a_name_that_leads_nowhere_is_told_at_its_place(
    old: str, new: str, wording: str, path: tuple[str | int, ...]
) -> None:
    (told,) = _told(old, new)
    assert (told.code, told.severity, told.wording) == ("L30", "error", wording)
    assert (told.ref.file, told.ref.path) == (SERVICES, path)
    for language in ("zh", "en"):
        assert dict(told.params)["name"] in codebook("L").says(told, language)


def test_a_page_that_the_site_has_not_is_told() -> None:
    files = ["catalog/index.html", "taipei/106-system/index.html", "data/rules.json"]
    assert list(wrong_pages(_services(), files)) == []
    assert list(wrong_pages(_services("page: catalog/", "page: 'taipei/106-system/#a'"), files)) == []
    (near,) = wrong_pages(_services("page: catalog/", "page: catalogue/"), files)
    assert (near.code, near.wording, dict(near.params)["meant"]) == ("L30", "page_near", "catalog/")
    (far,) = wrong_pages(_services("page: catalog/", "page: somewhere-else/"), files)
    assert (far.wording, far.ref.path) == ("page", ("functions", "plans", "offers", 0, "page"))


@pytest.mark.parametrize(
    ("old", "new", "wording", "severity"),
    [
        ("{text: 課程目錄, page: catalog/}, ", "", "given", "error"),
        ("    elsewhere: [{city: taipei, portal: system}, 某機關]\n", "", "nowhere", "warning"),
        ("[staff, learners]", "[staff]", "empty", "warning"),
    ],
)
def test_a_function_that_says_too_little_is_told(old: str, new: str, wording: str, severity: str) -> None:
    (told,) = _told(old, new)
    assert (told.code, told.wording, told.severity) == ("L31", wording, severity)


def test_the_clauses_of_a_document_that_cannot_be_read_are_not_looked_for() -> None:
    places = ServicePlaces(PLACES.portals, PLACES.documents)
    assert list(check_services(_services(), places)) == []
