"""What a document may print from its plan: values, lists, tables, figures, and the ids for "did you mean"."""

from __future__ import annotations

import pytest

from planpress.model.catalog import ListItem, Plan
from planpress.model.courses import CoursesFile, courses_of
from planpress.model.figures import Figures
from planpress.model.indicators import Indicators
from planpress.model.plan import PlanRecord
from planpress.model.rules import Rules

RECORD = {
    "title": "範例市訓練計畫",
    "kind": "plan",
    "period": "115年1月1日至115年12月31日",
    "issue": {"date": "115年2月3日", "number": "未載明"},
    "themes": {"three": {"items": ["學習", "分享", "服務"]}},
    "people": [{"post": "組員", "role": "提案人", "share": "30%"}],
    "contact": {"unit": "本處教務組", "public": "false", "phone": "02-1234"},
    "tables": {"summary": {"of": "courses", "columns": ["課程名稱"]}},
    "attachments": {"att-sop": {"title": "流程", "figure": "sop"}},
}
COURSES = {
    "digital": {
        "organiser": "人事處",
        "series": {
            "ai": {
                "audience": ["主管"],
                "courses": {
                    "ai-1": "入門",
                    "ai-2": {"title": "實作", "topics": ["甲", "乙"], "organiser": "資訊局"},
                    "ai-3": {"topics": []},
                },
            },
            "data": {"title": "資料", "topics": ["試算表", "圖表"]},
            "empty": {},
        },
    },
}
RULES = {
    "hours": {
        "year": {
            "clause": "hours",
            "total": "20小時",
            "parts": {
                "required": {
                    "title": "必須完成",
                    "hours": "10小時",
                    "parts": {
                        "policy": {"title": "重大政策", "hours": "1小時"},
                        "governance": {
                            "title": "民主治理",
                            "hours": "5小時",
                            "parts": {"gender": {"title": "性別主流化", "hours": "未載明"}},
                        },
                    },
                },
                "job": {"title": "與業務相關", "hours": "10小時"},
            },
        },
    },
    "deadlines": {"follow-up": {"clause": "f", "what": "調查", "from": "第3個月", "to": "第6個月"}},
    "limits": {"after-work": {"clause": "a", "at_most": "不限"}},
    "awards": {
        "english": {
            "clause": "e",
            "steps": "未載明",
            "apply_within": "3個月",
            "counted_from": {"合格證書": "發證日期"},
            "papers": ["證書影本"],
        },
    },
}
INDICATORS = {
    "tables": {
        "staff": {
            "caption": "員額",
            "head": "年度",
            "columns": ["111", "112"],
            "rows": {"all": {"label": "合計", "values": ["67", "63"]}},
        }
    },
    "values": {"members": {"title": "會員", "as_of": "112年底", "value": "128萬餘人"}},
}


@pytest.fixture
def plan() -> Plan:
    return Plan(
        city="sample",
        id="115",
        record=PlanRecord.model_validate(RECORD),
        courses=courses_of(CoursesFile.model_validate(COURSES)),
        rules=Rules.model_validate(RULES),
        indicators=Indicators.model_validate(INDICATORS),
        figures=Figures.model_validate({"flows": {"sop": {"title": "流程", "steps": ["甲", "乙"]}}}),
        titles={"ai": "人工智慧", "ai-3": "進階", "digital": "數位能力"},
    )


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("period", "115年1月1日至115年12月31日"),
        ("issue.date", "115年2月3日"),
        ("issue.number", "未載明"),
        ("contact", "本處教務組（公開版不列姓名、電話及電子郵件）"),
        ("year.total", "20小時"),
        ("year.required", "10小時"),
        ("year.policy", "1小時"),
        ("year.gender", "未載明"),
        ("follow-up.from", "第3個月"),
        ("after-work.at_most", "不限"),
        ("english.apply_within", "3個月"),
        ("english.counted_from.合格證書", "發證日期"),
        ("members", "128萬餘人"),
        ("members.as_of", "112年底"),
        ("staff.all.112", "63"),
    ],
)
def test_values(plan: Plan, path: str, text: str) -> None:
    assert plan.value_text(path) == text


@pytest.mark.parametrize(
    "path",
    [
        "",
        "nothing",
        "year",
        "year.nothing",
        "year.total.hours",
        "members.nothing",
        "staff.all",
        "staff.all.99",
        "people",
        "english.papers",
    ],
)
def test_a_path_that_leads_to_no_value_gives_none(plan: Plan, path: str) -> None:
    assert plan.value_text(path) is None


def test_bare_leaves_the_qualifiers_out(plan: Plan) -> None:
    assert plan.value_text("members", bare=True) == "128萬人"
    assert plan.value_text("year.total", bare=True) == "20小時"


def test_a_public_contact_shows_what_it_has(plan: Plan) -> None:
    contact = {"unit": "人事處", "public": "true", "phone": "03-1234"}
    public = Plan("sample", "115", PlanRecord.model_validate(RECORD | {"contact": contact}))
    assert public.value_text("contact") == "人事處，03-1234"
    assert (
        Plan("sample", "115", PlanRecord.model_validate({**RECORD, "contact": {"unit": "x"}})).value_text(
            "contact"
        )
        == "x（公開版不列姓名、電話及電子郵件）"
    )


def _texts(items: tuple[ListItem, ...] | None) -> list[str] | None:
    return None if items is None else [item.text for item in items]


@pytest.mark.parametrize(
    ("path", "texts"),
    [
        ("three", ["學習", "分享", "服務"]),
        ("ai", ["入門", "實作（甲、乙）", "進階"]),
        ("ai-2", ["甲", "乙"]),
        ("data", ["試算表", "圖表"]),
        ("digital", ["人工智慧", "資料", "empty"]),
        ("english.papers", ["證書影本"]),
        ("empty", None),
        ("nothing", None),
        ("ai.nothing", None),
        ("year.policy", None),
        ("year.total", None),
    ],
)
def test_lists(plan: Plan, path: str, texts: list[str] | None) -> None:
    assert _texts(plan.list_items(path)) == texts


def test_the_parts_of_hours_are_a_nested_list(plan: Plan) -> None:
    assert plan.list_items("year.required") == (
        ListItem("重大政策(1小時)"),
        ListItem("民主治理(5小時)", (ListItem("性別主流化"),)),
    )
    assert _texts(plan.list_items("year")) == ["必須完成(10小時)", "與業務相關(10小時)"]


def test_courses_take_what_their_series_and_track_say(plan: Plan) -> None:
    first, second, _ = plan.courses.of_series("ai")
    assert (str(first.organiser), first.audience) == ("人事處", ("主管",))
    assert str(second.organiser) == "資訊局"
    assert plan.courses.of_track("digital") == plan.courses.courses


def test_tables_and_figures_are_found_by_id(plan: Plan) -> None:
    assert plan.table("summary") is plan.record.tables["summary"]
    assert plan.table("staff") is plan.indicators.tables["staff"]
    assert plan.table("english") is plan.rules.awards["english"]
    assert plan.table("year") is plan.rules.hours["year"]
    assert plan.table("people") == plan.record.people
    assert plan.figure("sop") is plan.figures.flows["sop"]
    assert (plan.table("nothing"), plan.figure("nothing")) == (None, None)


def test_titles_stand_once(plan: Plan) -> None:
    assert plan.title_of("data") == "資料"
    assert plan.title_of("ai") == "人工智慧"
    assert plan.title_of("nothing") == "nothing"


def test_every_known_id_leads_somewhere(plan: Plan) -> None:
    for path in plan.known_ids("value"):
        base = path.removesuffix(".bare")
        assert plan.value_text(base, bare=base != path) is not None, path
    for path in plan.known_ids("list"):
        assert plan.list_items(path), path
    assert all(plan.table(name) for name in plan.known_ids("table"))
    assert all(plan.figure(name) for name in plan.known_ids("figure"))
    assert {"year.policy", "members.as_of", "follow-up.to", "english.apply_within"} <= set(
        plan.known_ids("value")
    )
    assert "follow-up.clause" not in plan.known_ids("value")
    with pytest.raises(KeyError):
        plan.known_ids("tabel")
