"""All checks of texts are asked, each of the files that it reads."""

from __future__ import annotations

from planpress.diagnostics.diagnostic import Diagnostic
from support.plans import PLAIN, findings

DOCUMENT = """\
# 依據 {#basis}

依（一）至(三)、(ㄧ)及停用要點辦理設计，提升競之力，臺東、臺東。

7

1. 三大方向「甲、乙」。
1. 見 https://a.gov.tw/?a=1 &b=2，AI 入門。
1. 以99-105年計，全年如此。

# 空
"""
TEXTS = {
    "document.md": DOCUMENT,
    "plan.yaml": PLAIN + "counts: {basis: 4}\nlegal_basis:\n  a: {text: 某法, law: nowhere}\n",
    "courses.csv": "編號,課程名稱,目標\na,AI入門,走進台東\n",
    "laws.yaml": "laws:\n  ended: {title: 停用要點, date: 未載明, number: 未載明, until: 100年1月1日}\n",
    "names.yaml": "misprints: {競之力: 競爭力}\n",
}


def _texts_only(found: tuple[Diagnostic, ...]) -> set[str]:
    return {item.code for item in found if "R70" <= item.code <= "R83"}


def test_every_kind_is_found_in_one_plan() -> None:
    codes = _texts_only(findings(TEXTS))
    assert codes == {f"R{number}" for number in range(70, 84)}


def test_a_plain_plan_has_none() -> None:
    assert _texts_only(findings({"document.md": "# 依據\n\n依規定辦理。\n"})) == set()


def test_findings_about_courses_stand_in_the_file_that_is_there() -> None:
    rows = {"document.md": "AI 入門\n", "courses.csv": "編號,課程名稱\na,AI入門\nb,AI  入門\n"}
    keys = {"document.md": "# 甲 {#t}\n", "courses.yaml": "t:\n  courses: {a: AI入門, b: AI  入門}\n"}
    files = [{item.ref.file for item in findings(texts) if item.code == "R75"} for texts in (rows, keys)]
    home = "plans/taoyuan/113/"
    assert files == [{home + "document.md", home + "courses.csv"}, {home + "courses.yaml"}]


def test_a_course_that_is_a_proper_name_may_be_written_otherwise() -> None:
    texts = {"document.md": "AI 入門、AI  入門\n", "courses.csv": "編號,課程名稱\na,AI入門\n"}
    names = {"names.yaml": "names: [AI 入門]\n"}
    told = [dict(item.params)["name"] for item in findings(texts | names) if item.code == "R75"]
    assert told == ["AI  入門"]
