"""Findings are told at the right file and line, also where a line is not known."""

from __future__ import annotations

from planpress.diagnostics.diagnostic import Ref
from planpress.rules.places import clauses_with_lines, unknown
from support.plans import PLAIN, findings, plan_of

TEXT = "# 目標 {#goal}\n\n# 方式 {#way}\n\n- [?] 創新獎\n"


def test_a_clause_whose_line_is_not_known_stands_at_none() -> None:
    _, _, outline = plan_of({"plan.yaml": PLAIN, "document.md": TEXT})
    assert [line for line, _ in clauses_with_lines(outline, (1,))] == [1, 0]


def test_a_name_like_a_known_one_comes_with_it() -> None:
    near = unknown("R40", Ref("a.yaml"), "gaol", ("goal", "way"))
    assert (near.wording, dict(near.params)) == ("nearest", {"id": "gaol", "guess": "goal"})
    far = unknown("R40", Ref("a.yaml"), "zzz", ("goal", "way"))
    assert (far.wording, dict(far.params)) == ("default", {"id": "zzz"})


def test_an_attachment_s_file_may_be_named_with_or_without_its_folder() -> None:
    plan = PLAIN + "attachments:\n  form: {title: 表, file: form.odt}\n  other: {title: 表, file: x.odt}\n"
    texts = {"plan.yaml": plan, "document.md": TEXT + "\n{items:attachments}\n"}
    found = findings(texts | {"attachments/form.odt": "", "attachments/y.odt": ""})
    told = [(item.code, item.ref.path, dict(item.params).get("id")) for item in found if item.code == "R51"]
    assert told == [("R51", ("attachments", "other", "file"), "x.odt")]


def test_a_lost_tick_is_told_at_its_clause_with_its_words() -> None:
    (item,) = [item for item in findings({"plan.yaml": PLAIN, "document.md": TEXT}) if item.code == "R52"]
    assert (item.ref.line, dict(item.params)) == (3, {"words": "創新獎"})


def test_a_habit_of_numbers_that_the_document_has_not_is_told_in_the_document() -> None:
    text = "# 目標 {#goal}\n\n# 方式 {#way from=①}\n\n1. 一點\n"
    (item,) = [item for item in findings({"plan.yaml": PLAIN, "document.md": text}) if item.code == "D26"]
    assert (item.ref.file, item.ref.line) == ("plans/taoyuan/113/document.md", 3)
