"""Stories about how a duty is told: its words, its place, its note, for whom, in every form of its time."""

from __future__ import annotations

from datetime import date

import pytest

from planpress.rules.duties import Duty, Timing, duties_of, session_duties
from planpress.rules.working_days import WorkingCalendar
from support.plans import plan_of
from support.theme import wording

SAY = wording()

PLAN = "title: 計畫\nkind: plan\nperiod: {}\naudience: [公務人員, {{title: 臨時人員, condition: 得參加}}]\n"
SESSIONS = "編號,課程,開始,結束\nai-1-a,ai-1,113年2月5日,113年2月7日\n"
WORKS = WorkingCalendar().is_working_day


def _duties(rules: str, period: str = "113年") -> dict[str, Duty]:
    plan, _, _ = plan_of({"rules.yaml": rules, "plan.yaml": PLAN.format(period)})
    return {duty.key: duty for duty in duties_of(plan, SAY)}


def _deadline(more: str, period: str = "113年") -> Duty:
    return _duties(f"deadlines: {{d: {{clause: c, what: 函報, {more}}}}}", period)["d"]


@pytest.mark.parametrize(
    ("more", "words", "timing"),
    [
        ("within: 3日", "3日內", Timing.EVENT),
        ("within: 3日, after: 結訓", "結訓後3日內", Timing.EVENT),
        ("within: 3日, after: 未載明", "3日內", Timing.EVENT),
        ("within: 3日, after: 結訓, or_after: {told: 接獲通知}", "結訓（或接獲通知）後3日內", Timing.EVENT),
        ("before: 7日", "前7日", Timing.EVENT),
        ("from: 第3個月, after: 結訓", "結訓後第3個月", Timing.EVENT),
        ("to: 第6個月, after: 結訓", "結訓後第6個月", Timing.EVENT),
        ("within: 未載明, after: 結訓", "結訓後，期限未載明", Timing.UNSTATED),
        ("by: 未載明", "期限未載明", Timing.UNSTATED),
        ("every: 2個月", "每2個月一次", Timing.REPEATED),
        ("every: 2個月, times: 6次", "每2個月一次，共6次", Timing.REPEATED),
    ],
)
def test_each_form_of_a_time_has_its_words(more: str, words: str, timing: Timing) -> None:
    duty = _deadline(more)
    assert (duty.words, duty.timing) == (words, timing)


def test_a_duty_stands_at_its_clause_with_its_condition() -> None:
    duty = _deadline("at: 第2項, condition: 逾百人之機關, within: 3日, who: [各機關, 承辦機關]")
    assert (duty.group, duty.clause, duty.at, duty.note) == ("deadlines", "c", "第2項", "逾百人之機關")
    assert duty.who == ("各機關", "承辦機關")
    plain = _deadline("within: 3日")
    assert (plain.at, plain.note, plain.who, plain.rule) == ("", "", (), "")


def test_hours_of_which_nothing_is_stated_are_not_told() -> None:
    assert _deadline("hours: 未載明, within: 3日").what == "函報"
    assert _deadline("hours: 4小時, within: 3日").what == "函報（4小時）"


def test_a_case_says_only_what_is_other() -> None:
    rules = "deadlines: {d: {clause: c, at: 第1項, what: 函報, within: 3日, after: 結訓, cases: ["
    rules += "{when: {mode: 甲}, within: 5日, at: {clause: e}}, "
    rules += "{when: {mode: 乙}, text: 乙類, within: 9日, at: 第2款}]}}"
    found = {key: (one.what, one.words, one.clause, one.at) for key, one in _duties(rules).items()}
    assert found == {
        "d": ("函報", "結訓後3日內", "c", "第1項"),
        "d-1": ("函報", "結訓後5日內", "e", "第1項"),
        "d-2": ("函報（乙類）", "結訓後9日內", "c", "第2款"),
    }


def test_a_rule_that_has_its_time_only_in_cases_is_told_by_them() -> None:
    rules = "deadlines: {d: {clause: c, what: 函報, cases: [{when: {mode: 甲}, text: 甲類, within: 5日}]}}"
    assert list(_duties(rules)) == ["d-1"]


@pytest.mark.parametrize(
    ("every", "stretches", "second"),
    [
        ("6個月", 2, (date(2024, 7, 1), date(2024, 12, 31))),
        ("5個月", 3, (date(2024, 6, 1), date(2024, 10, 31))),
        ("2週", 27, (date(2024, 1, 15), date(2024, 1, 28))),
        ("100日", 4, (date(2024, 4, 10), date(2024, 7, 18))),
        ("1年", 1, None),
    ],
)
def test_stretches_follow_one_another_to_the_end_of_the_period(
    every: str, stretches: int, second: tuple[date, date] | None
) -> None:
    days = _deadline(f"every: {every}").days
    assert len(days) == stretches
    assert (days[0].first, days[-1].last) == (date(2024, 1, 1), date(2024, 12, 31))
    assert [day.of for day in days] == [f"第{number}次" for number in range(1, stretches + 1)]
    if second:
        assert (days[1].first, days[1].last) == second


def test_years_of_a_long_period_are_stretches_and_no_period_has_none() -> None:
    two = _deadline("every: 1年", "113至114年").days
    assert [(day.first.year, day.last.year) for day in two] == [(2024, 2024), (2025, 2025)]
    assert _deadline("every: 2個月", "未載明").days == ()
    assert _deadline("every: 0個月").days == ()


# -- hours, consent, awards, evaluations --------------------------------------------


def _hours(more: str) -> Duty:
    return _duties(f"hours: {{h: {{clause: c, total: 20小時, {more}}}}}")["h"]


def test_hours_are_due_by_a_day_within_a_span_or_in_every_year() -> None:
    day = _hours("at: 第1項, by: 113年9月30日, cites: {by: {clause: d, at: 第2項}}")
    assert (day.words, day.timing, day.clause, day.at) == ("113年9月30日以前", Timing.DAY, "d", "第2項")
    same = _hours("at: 第1項, by: 113年9月30日")
    assert (same.clause, same.at) == ("c", "第1項")
    span = _hours("within: 6個月, after: 到職")
    assert (span.words, span.timing, span.clause) == ("到職後6個月內", Timing.EVENT, "c")
    assert _hours("within: 6個月").words == "6個月內"
    two = _hours("per: [2年, 人]")
    assert (two.words, two.timing) == ("每2年、人", Timing.UNSTATED)
    assert _hours("title: 環境教育").what == "完成環境教育20小時"
    assert _hours("title: 環境教育").words == "每年"


def test_hours_are_for_those_whom_the_rule_names_else_for_whom_the_plan_is() -> None:
    assert _hours("audience: [主管]").who == ("主管",)
    assert _hours("at: 第1項").who == ("公務人員",), "who may take part must not"


def test_hours_that_nothing_states_are_no_duty() -> None:
    assert _duties("hours: {h: {clause: c, total: 未載明}}") == {}
    assert _duties("hours: {h: {clause: c, follows: national-106}}") == {}


def test_consent_and_what_a_rule_asks_for_beforehand_are_duties() -> None:
    rules = "approvals: {a: {clause: c, at: 第1項, when: 入學前, by: {一般人員: 首長同意}, requires: ["
    rules += "{what: 報備, when: {told: 是}, by: 首長, at: {clause: d, at: 第2項}},"
    rules += " {what: 登記, when: {told: 是}}]}}"
    consent, told, entered = _duties(rules).values()
    assert (consent.key, consent.group, consent.clause, consent.at) == ("a-1", "approvals", "c", "第1項")
    assert consent.timing is Timing.EVENT
    assert (told.key, told.group, told.who, told.what) == ("a-requires-1", "approvals", ("首長",), "報備")
    assert (told.words, told.timing, told.clause, told.at) == ("事先", Timing.EVENT, "d", "第2項")
    assert (entered.key, entered.who, entered.clause, entered.at) == ("a-requires-2", (), "c", "")


def _award(more: str) -> Duty:
    return _duties(f"awards: {{w: {{clause: c, at: 第1項, award: 嘉獎1次, {more}}}}}")["w"]


def test_an_award_is_applied_for_by_a_day_or_within_a_span() -> None:
    day = _award("apply_by: 113年9月30日, papers: [影本, 申請書], cites: {apply_by: {clause: d, at: 第3項}}")
    assert (day.who, day.what, day.note) == (("申請人",), "申請獎勵的獎勵", "影本、申請書")
    assert (day.words, day.timing, day.clause, day.at) == ("113年9月30日以前", Timing.DAY, "d", "第3項")
    assert [one.last for one in day.days] == [date(2024, 9, 30)]
    span = _award("title: 英檢, audience: [主管], apply_within: 3個月, counted_from: 未載明")
    assert (span.who, span.what, span.words) == (("主管",), "申請英檢的獎勵", "3個月內")
    assert (span.group, span.timing, span.clause, span.at) == ("awards", Timing.EVENT, "c", "第1項")
    within = _award("apply_within: 3個月, cites: {apply_within: {at: 備註1}}")
    assert (within.clause, within.at) == ("c", "備註1")
    two = _award("apply_within: 3個月, counted_from: {證書: 發證日期, 成績單: 收到日期}")
    assert two.words == "證書的發證日期、成績單的收到日期起3個月內"
    assert _duties("awards: {w: {clause: c, award: 嘉獎1次}}") == {}


def _evaluation(more: str) -> Duty:
    return _duties(f"evaluation: {{e: {{clause: c, what: 調查{more}}}}}")["e"]


def test_an_evaluation_is_told_with_its_classes_and_its_time() -> None:
    full = _evaluation(", at: 第1項, applies_to: 兩日以上, when: 結訓前, condition: 有經費時")
    assert (full.what, full.words, full.timing) == ("實施調查（兩日以上）", "結訓前", Timing.EVENT)
    assert (full.group, full.clause, full.at, full.note) == ("evaluation", "c", "第1項", "有經費時")
    for silent in (_evaluation(""), _evaluation(", when: 未載明, applies_to: 未載明")):
        assert (silent.what, silent.words, silent.timing) == ("實施調查", "未載明", Timing.UNSTATED)
        assert (silent.at, silent.note) == ("", "")


# -- national rules -----------------------------------------------------------------


def _national(law: str, own: str = "", period: str = "113年") -> list[Duty]:
    made, _, _ = plan_of({"rules.yaml": f"deadlines: {{env: {{clause: law, what: 環境教育, {law}}}}}"})
    texts = {"plan.yaml": PLAN.format(period)} | ({"rules.yaml": own} if own else {})
    plan, _, _ = plan_of(texts)
    return [
        duty for duty in duties_of(plan, SAY, list(made.rules.every())) if duty.key.startswith("national")
    ]


@pytest.mark.parametrize(
    ("spell", "told"),
    [
        ("since: 113年12月31日", True),
        ("since: 114年1月1日", False),
        ("until: 113年1月1日", True),
        ("until: 112年12月31日", False),
        ("since: 未載明", True),
    ],
)
def test_a_national_day_binds_only_while_its_rule_holds_in_the_period(spell: str, told: bool) -> None:
    assert bool(_national(f"by: 每年12月31日, {spell}")) is told


def test_a_national_day_needs_no_source_but_a_period_and_no_rule_in_its_place() -> None:
    (duty,) = _national("by: 每年12月31日")
    assert (duty.note, duty.rule, duty.clause) == ("", "national/env", "")
    assert _national("by: 每年12月31日", period="未載明") == []
    own = "deadlines: {own: {clause: c, what: 環境教育, by: 113年9月30日, follows: env}}"
    assert _national("by: 每年12月31日", own) == []


# -- what hangs on a session ----------------------------------------------------------


def _sessions(more: str) -> list[tuple[str, str]]:
    rules = f"deadlines: {{d: {{clause: c, what: 調查, {more}}}}}"
    plan, _, _ = plan_of({"rules.yaml": rules, "sessions.csv": SESSIONS})
    found = session_duties(plan, plan.sessions, WORKS, SAY)
    assert all(one.no_table == 0 for one in found)
    return [(str(one.day.first), str(one.day.last)) if one.day else ("", "") for one in found]


def test_a_span_after_a_class_ends_on_its_day_whether_written_within_or_to() -> None:
    assert _sessions("within: 3日, after: 結訓") == [("2024-02-10", "2024-02-10")]
    assert _sessions("to: 3日, after: 結訓") == [("2024-02-10", "2024-02-10")]
    assert _sessions("within: 3日, event: class_end") == [("2024-02-10", "2024-02-10")]


def test_what_cannot_be_counted_from_the_end_of_a_class_has_no_day() -> None:
    assert _sessions("before: 7日, after: 開訓") == [("", "")]
    assert _sessions("from: 第3個月, after: 結訓") == [("", "")]
    assert _sessions("by: 113年9月30日") == []


def test_the_day_on_a_session_tells_when_the_class_ended() -> None:
    rules = "deadlines: {d: {clause: c, what: 調查, within: 3日, after: 結訓}}"
    plan, _, _ = plan_of({"rules.yaml": rules, "sessions.csv": SESSIONS})
    (one,) = session_duties(plan, plan.sessions, WORKS, SAY)
    assert one.day is not None
    assert one.day.of == "113年2月7日結束"
