"""The schema of the open data refuses what no rule holds, part by part, and says what each part is."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from planpress.rules.answers.asked import AskedRule, Citation, Source
from planpress.rules.open_data import rules_document, rules_schema
from support.plans import plan_of

RULES = """
hours:
  hours: {clause: h, total: 20小時, parts: {a: {title: 甲, hours: 10小時, parts: 未載明}}, per: [人, 年]}
deadlines:
  d: {clause: d, what: 函報, by: 每年9月30日, since: 113年1月1日, cites: {by: {clause: e}}}
evaluation:
  s: {clause: s, what: 調查, anonymous: true}
"""
DAYS = {"day": "2024-01-01", "issued": "2024-02-27"}


def _data(**more: Any) -> dict[str, Any]:
    plan, _, _ = plan_of({"rules.yaml": RULES})
    asked = [
        AskedRule(
            f"taoyuan/113/{key}",
            group,
            key,
            rule,
            {rule.clause: Citation(rule.clause, "壹", "標題", "條文", "a/#c")},
            inherited={"by": Source("某法", rule.since.date if hasattr(rule.since, "date") else None)},
            versions=(rule,),
        )
        for group, key, rule in plan.rules.every()
    ]
    made = rules_document([(plan, "taoyuan/113/")], asked, "訓練計畫", "2026-11-21")
    for rule in made["rules"]:
        rule.update(DAYS)
    return made | more


def _faults(data: object) -> list[str]:
    return [error.message for error in Draft202012Validator(rules_schema()).iter_errors(data)]


def _changed(*place: Any, value: object) -> dict[str, Any]:
    data = copy.deepcopy(_data())
    inner: Any = data
    for step in place[:-1]:
        inner = inner[step]
    inner[place[-1]] = value
    return data


def test_all_that_a_rule_may_bring_is_allowed() -> None:
    assert _faults(_data()) == []
    assert _faults(_data() | {"$schema": "rules.schema.json"}) == []


@pytest.mark.parametrize(
    "place",
    [
        ("title",),
        ("updated",),
        ("documents",),
        ("documents", 0),
        ("documents", 0, "city"),
        ("documents", 0, "plan"),
        ("documents", 0, "title"),
        ("documents", 0, "kind"),
        ("documents", 0, "state"),
        ("documents", 0, "period"),
        ("documents", 0, "page"),
        ("documents", 0, "more"),
        ("rules",),
        ("rules", 0),
        ("rules", 0, "address"),
        ("rules", 0, "group"),
        ("rules", 0, "id"),
        ("rules", 0, "rule"),
        ("rules", 0, "more"),
        ("rules", 0, "citations"),
        ("rules", 0, "citations", "h"),
        ("rules", 0, "citations", "h", "clause"),
        ("rules", 0, "citations", "h", "number"),
        ("rules", 0, "citations", "h", "title"),
        ("rules", 0, "citations", "h", "text"),
        ("rules", 0, "citations", "h", "url"),
        ("rules", 0, "citations", "h", "more"),
        ("rules", 0, "inherited"),
        ("rules", 0, "inherited", "by"),
        ("rules", 0, "inherited", "by", "name"),
        ("rules", 0, "inherited", "by", "since"),
        ("rules", 0, "inherited", "by", "until"),
        ("rules", 0, "inherited", "by", "more"),
        ("rules", 0, "versions"),
        ("rules", 0, "versions", 0),
        ("rules", 0, "versions", 0, "more"),
        ("rules", 0, "day"),
        ("rules", 0, "issued"),
        ("rules", 0, "rule", "clause"),
        ("rules", 0, "rule", "per"),
        ("rules", 0, "rule", "parts"),
        ("rules", 0, "rule", "parts", "a", "title"),
        ("rules", 0, "rule", "parts", "a", "hours"),
        ("rules", 0, "rule", "parts", "a", "parts", "more"),
        ("rules", 0, "rule", "total", "hours"),
        ("rules", 0, "rule", "total", "more"),
        ("rules", 1, "rule", "by", "month"),
        ("rules", 1, "rule", "cites", "by", "clause"),
        ("rules", 1, "rule", "since", "date"),
        ("rules", 2, "rule", "anonymous"),
    ],
)
def test_a_number_where_none_belongs_is_refused(place: tuple[Any, ...]) -> None:
    assert _faults(_changed(*place, value=1.5))


@pytest.mark.parametrize(
    "place",
    [
        ("schema_version",),
        ("title",),
        ("documents",),
        ("documents", 0, "state"),
        ("rules",),
        ("rules", 0, "address"),
        ("rules", 0, "group"),
        ("rules", 0, "id"),
        ("rules", 0, "rule"),
        ("rules", 0, "citations"),
        ("rules", 0, "inherited"),
        ("rules", 0, "versions"),
        ("rules", 0, "citations", "h", "clause"),
        ("rules", 0, "inherited", "by", "name"),
        ("rules", 0, "rule", "clause"),
        ("rules", 0, "rule", "total", "text"),
        ("rules", 0, "rule", "parts", "a", "title"),
        ("rules", 1, "rule", "what"),
    ],
)
def test_what_must_be_there_is_missed(place: tuple[Any, ...]) -> None:
    data = copy.deepcopy(_data())
    inner: Any = data
    for step in place[:-1]:
        inner = inner[step]
    del inner[place[-1]]
    assert _faults(data)


@pytest.mark.parametrize("name", ["since", "until", "number", "url"])
def test_what_a_citation_or_source_may_leave_out(name: str) -> None:
    data = _data()
    data["rules"][0]["citations"]["h"].pop(name, None)
    data["rules"][0]["inherited"]["by"].pop(name, None)
    assert _faults(data) == []


def test_a_rule_is_held_against_its_own_group() -> None:
    assert _faults(_changed("rules", 0, "group", value="deadlines"))
    assert _faults(_changed("rules", 1, "group", value="evaluation"))


def test_a_document_tells_what_it_is_and_when_it_was_made() -> None:
    data = _data()
    assert data["$schema"] == "rules.schema.json"
    assert (data["title"], data["updated"]) == ("訓練計畫", "2026-11-21")
    (document,) = data["documents"]
    assert (document["city"], document["plan"], document["title"]) == ("taoyuan", "113", "測試計畫")
    assert (document["kind"], document["period"], document["page"]) == ("plan", "113年", "taoyuan/113/")
    plan, _, _ = plan_of({})
    assert "updated" not in rules_document([(plan, "a/")], [], "訓練計畫")


def test_the_schema_tells_readers_what_things_are() -> None:
    schema = rules_schema()
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"] == "Rules of training plans"
    definitions = schema["$defs"]
    assert definitions["HoursPart"]["description"].startswith("A branch of an hour tree")
    assert definitions["HoursPart"]["properties"]["title"]["title"] == "名稱"
    assert definitions["HoursPart"]["properties"]["hours"]["description"] == "4小時；文件沒有寫就填 未載明"
    assert definitions["Hours"]["description"] == "時數：20小時；沒有就寫 0 或 0小時"
    assert "\n" not in definitions["Cite"]["description"]
    asked = definitions["asked"]["properties"]
    assert asked["address"]["description"] == "what `planpress ask` takes"
    assert asked["day"]["description"] == "the first day of the plan"
    assert asked["issued"]["description"] == "the day the document was issued"
