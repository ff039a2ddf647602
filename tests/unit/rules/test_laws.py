"""The register of laws and the legal basis: ids that exist, numbers that fit their dates, missing dates."""

from __future__ import annotations

import pytest

from planpress.diagnostics.diagnostic import Diagnostic
from planpress.model.vocabularies import Law, NationalHours
from planpress.rules.laws import HOURS, LAWS, check_register
from support.plans import NATIONAL, PLAIN, findings, record

REGISTER = "laws:\n  act: {title: 某法, date: 未載明, number: 未載明}\n"


def _found(code: str, basis: str = "", document: str = "") -> list[Diagnostic]:
    texts = {"laws.yaml": REGISTER, "document.md": document}
    texts["plan.yaml"] = PLAIN + (f"legal_basis:\n{basis}" if basis else "")
    return [item for item in findings(texts) if item.code == code]


def _law(**fields: str) -> Law:
    return Law.model_validate({"title": "某法", "date": "未載明", "number": "未載明"} | fields)


def test_a_basis_names_a_law_of_the_register() -> None:
    (told,) = _found("R83", "  a: {text: 某法, law: acts}\n  b: {text: 某法, law: act}\n  c: {text: 某法}\n")
    assert (told.severity, told.wording, told.ref.path) == ("error", "nearest", ("legal_basis", "a", "law"))


def test_a_law_is_replaced_by_one_of_the_register() -> None:
    laws = {"old": _law(replaced_by="new"), "new": _law(), "bad": _law(replaced_by="nowhere")}
    (told,) = check_register(laws, {})
    assert (told.code, told.ref.file, told.ref.path) == ("R83", LAWS, ("laws", "bad", "replaced_by"))


def test_the_numbers_of_the_register_fit_their_dates() -> None:
    laws = {"a": _law(date="105年12月19日", number="字第1060062475號"), "b": _law(date="105年12月19日")}
    (told,) = check_register(laws, {})
    assert (told.code, told.ref.file, told.ref.path) == ("R30", LAWS, ("laws", "a", "number"))


def test_the_numbers_of_the_national_rules_fit_their_dates() -> None:
    national: dict[str, NationalHours] = record(NATIONAL.replace("第105", "第104"), "hours").hours
    paths = [(item.ref.file, item.ref.path) for item in check_register({}, national)]
    assert paths == [(HOURS, ("hours", "national-106", "source", "number"))]


def test_points_without_a_date_are_named_once_for_all() -> None:
    basis = "  a: {text: 某法。}\n  b: {text: 某要點；}\n  c: {text: 某函, date: 100年1月1日}\n"
    (told,) = _found("R80", basis)
    assert (told.severity, told.ref.path) == ("notice", ("legal_basis",))
    assert dict(told.params) == {"count": "2", "names": "某法；某要點"}


@pytest.mark.parametrize("kind", ["施政", "方針", "方案"])
def test_programmes_need_no_date(kind: str) -> None:
    assert _found("R80", f"  a: {{text: 施政計畫, kind: {kind}}}\n") == []


def test_a_date_that_is_said_to_be_unstated_is_not_missed() -> None:
    assert _found("R80", "  a: {text: 某法, kind: 法律, date: 未載明}\n") == []
    assert _found("R80") == []


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("依113年1月3日府人考字第1120342016號函辦理", "112"),
        ("依 99年1月3日府人考字第1120342016號", "112"),
        ("依113年1月3日府人考字第1130342016號函辦理", None),
        ("依99年1月3日府人考字第0990342016號", None),
        ("依113年1月3日決議，及府人考字第1120342016號函", None),
        ("依113年1月3日及112年2月3日府人考字第1120342016號函", None),
    ],
)
def test_a_letter_in_the_text_has_the_year_of_the_date_before_it(text: str, year: str | None) -> None:
    found = _found("R30", document=f"# 依據\n\n{text}。\n")
    told = [(dict(item.params)["year"], item.wording, item.ref.line, item.ref.column) for item in found]
    assert told == ([(year, "text", 3, text.index("府") + 1)] if year else [])


def test_the_message_repeats_date_and_number() -> None:
    (told,) = _found("R30", document="依113年1月3日府人考字第1120342016號函\n")
    assert dict(told.params) == {
        "number": "府人考字第1120342016號",
        "year": "112",
        "date": "113年1月3日",
    }
