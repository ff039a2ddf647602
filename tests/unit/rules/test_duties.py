"""Stories about duties: who must do what, on which day, or when after what."""

from __future__ import annotations

from datetime import date

from planpress.rules.duties import Duty, Timing, duties_of, session_duties, shifts_of
from planpress.rules.working_days import WorkingCalendar
from support.plans import plan_of
from support.theme import wording

SESSIONS = "編號,課程,開始,結束\nai-1-a,ai-1,113年2月5日,113年2月7日\n"
COURSES = "編號,類別,系列,課程名稱\nai-1,,,生成式工具\n"
NEW_YEAR = frozenset(date(2024, 2, day) for day in (8, 9, 12, 13, 14))
TAIPEI_113 = WorkingCalendar({113: (NEW_YEAR, frozenset([date(2024, 2, 17)]))})


def _duties(rules: str, period: str = "113年") -> dict[str, Duty]:
    plan, _, _ = plan_of(
        {
            "rules.yaml": rules,
            "plan.yaml": f"title: 計畫\nkind: plan\nperiod: {period}\naudience: [公務人員]\n",
        }
    )
    return {duty.key: duty for duty in duties_of(plan, wording())}


def _on_sessions(rules: str, working: WorkingCalendar = TAIPEI_113) -> list[tuple[str, ...]]:
    plan, _, _ = plan_of({"rules.yaml": rules, "sessions.csv": SESSIONS})
    found = session_duties(plan, plan.sessions, working.is_working_day, wording())
    return [
        (one.session.id, str(one.day.first), str(one.day.last)) if one.day else (str(one.no_table),)
        for one in found
    ]


def test_a_fixed_day_is_that_day_with_its_hours() -> None:
    rule = "deadlines:\n  package: {clause: c, what: 選讀套裝課程, hours: 10小時,\n"
    rule += "    by: 113年9月30日, who: 各機關}\n"
    duty = _duties(rule)["package"]
    assert (duty.who, duty.what, duty.words) == (("各機關",), "選讀套裝課程（10小時）", "113年9月30日以前")
    assert [day.last for day in duty.days] == [date(2024, 9, 30)]
    assert duty.timing is Timing.DAY


def test_a_day_of_every_year_falls_in_each_year_of_the_plan() -> None:
    rule = "deadlines:\n  env: {clause: c, what: 環境教育, by: 每年12月31日}\n"
    assert [day.last for day in _duties(rule)["env"].days] == [date(2024, 12, 31)]
    two = _duties(rule, "113至114年")["env"].days
    assert [(day.last, day.of) for day in two] == [
        (date(2024, 12, 31), "113年"),
        (date(2025, 12, 31), "114年"),
    ]
    assert _duties(rule, "未載明")["env"].days == ()


def test_a_day_in_the_year_after_lies_in_the_year_after() -> None:
    rule = "deadlines:\n  report: {clause: c, what: 函報, by: 次年1月31日}\n"
    assert [day.last for day in _duties(rule)["report"].days] == [date(2025, 1, 31)]


def test_what_recurs_has_a_stretch_each_time_and_no_invented_day() -> None:
    rule = "deadlines:\n  micro: {clause: c, what: 專題微學習, every: 2個月}\n"
    duty = _duties(rule)["micro"]
    assert duty.timing is Timing.REPEATED
    assert duty.words == "每2個月一次"
    assert [(str(day.first), str(day.last)) for day in duty.days][:2] == [
        ("2024-01-01", "2024-02-29"),
        ("2024-03-01", "2024-04-30"),
    ]
    assert len(duty.days) == 6


def test_what_hangs_on_a_class_is_told_in_words() -> None:
    rules = "deadlines:\n"
    rules += "  register: {clause: c, what: 登錄, within: 7個工作天, after: 訓練辦竣}\n"
    rules += "  survey: {clause: c, what: 調查, from: 第3個月, to: 第6個月, after: 訓練結束}\n"
    rules += "  apply: {clause: c, what: 報名, before: 7日, after: 開訓}\n"
    rules += "  open: {clause: c, what: 遴薦, by: 未載明}\n"
    found = _duties(rules)
    assert [found[key].words for key in ("register", "survey", "apply")] == [
        "訓練辦竣後7個工作天內",
        "訓練結束後第3個月至第6個月",
        "開訓前7日",
    ]
    assert {found[key].timing for key in ("register", "survey", "apply")} == {Timing.EVENT}
    assert found["open"].timing is Timing.UNSTATED
    assert "未載明" in found["open"].words


def test_a_case_has_its_own_time() -> None:
    rule = "deadlines:\n  plan:\n    clause: c\n    what: 函報計畫\n    cases:\n"
    rule += "      - {when: {agency: 一級機關}, text: 一級機關, by: 113年3月31日}\n"
    duty = _duties(rule)["plan-1"]
    assert (duty.what, duty.words) == ("函報計畫（一級機關）", "113年3月31日以前")


def test_consent_beforehand_is_a_duty_of_whoever_applies() -> None:
    rule = "approvals:\n  a: {clause: c, when: 入學前, by: {一般人員: 機關首長同意, 各機關首長: 本府核准}}\n"
    found = _duties(rule)
    assert [(duty.who, duty.what, duty.words) for duty in found.values()] == [
        (("一般人員",), "經機關首長同意", "入學前"),
        (("各機關首長",), "經本府核准", "入學前"),
    ]


def test_hours_are_for_whom_the_plan_is_for_where_no_one_else_is_named() -> None:
    duty = _duties("hours:\n  hours: {clause: c, total: 20小時, by: 每年12月31日}\n")["hours"]
    assert (duty.who, duty.what, duty.words) == (("公務人員",), "完成學習時數20小時", "每年12月31日以前")
    assert duty.days[0].last == date(2024, 12, 31)


def test_an_award_is_applied_for_within_its_time() -> None:
    rule = (
        "awards:\n  e: {clause: c, award: 嘉獎1次, item: 通過檢定, apply_within: 3個月, apply_to: 服務機關,\n"
    )
    rule += "    counted_from: {合格證書: 發證日期}, papers: [影本]}\n"
    duty = _duties(rule)["e"]
    assert duty.what == "向服務機關申請通過檢定的獎勵"
    assert duty.words == "合格證書的發證日期起3個月內"


def test_an_evaluation_that_has_a_deadline_is_not_told_twice() -> None:
    rules = "deadlines:\n  f: {clause: c, what: 績效調查, within: 6個月}\n"
    rules += "evaluation:\n  f2: {clause: c, what: 績效調查, when: 訓練結束後}\n"
    rules += "  s: {clause: c, what: 滿意度調查}\n"
    found = _duties(rules)
    assert list(found) == ["f", "s"]
    assert (found["s"].who, found["s"].words) == ((), "未載明")


def test_seven_working_days_after_a_class_pass_over_the_new_year_and_count_the_day_made_up() -> None:
    rule = "deadlines:\n  r: {clause: c, what: 登錄, within: 7個工作天, after: 訓練辦竣}\n"
    assert _on_sessions(rule) == [("ai-1-a", "2024-02-22", "2024-02-22")]


def test_the_third_to_the_sixth_month_is_a_window() -> None:
    rule = "deadlines:\n  s: {clause: c, what: 調查, from: 第3個月, to: 第6個月, after: 訓練結束}\n"
    assert _on_sessions(rule) == [("ai-1-a", "2024-05-07", "2024-08-07")]


def test_a_month_that_ends_early_leaves_the_window_that_is_safe_both_ways() -> None:
    """113年2月29日 and six months: 8月29日 or, by 行政程序法 §48, 8月31日."""
    rule = "deadlines:\n  s: {clause: c, what: 調查, from: 第3個月, to: 第6個月, after: 訓練結束}\n"
    plan, _, _ = plan_of({"rules.yaml": rule, "sessions.csv": SESSIONS.replace("2月7日", "2月29日")})
    found = session_duties(plan, plan.sessions, TAIPEI_113.is_working_day, wording())[0].day
    assert found is not None
    assert (str(found.first), str(found.last)) == ("2024-05-31", "2024-08-29")
    other = session_duties(plan, plan.sessions, TAIPEI_113.is_working_day, wording())[0]
    assert (str(other.or_first), str(other.or_last)) == ("2024-05-29", "2024-08-31")


def test_a_window_of_one_reading_has_no_other() -> None:
    rule = "deadlines:\n  s: {clause: c, what: 調查, from: 第3個月, to: 第6個月, after: 訓練結束}\n"
    plan, _, _ = plan_of({"rules.yaml": rule, "sessions.csv": SESSIONS})
    found = session_duties(plan, plan.sessions, TAIPEI_113.is_working_day, wording())[0]
    assert (found.or_first, found.or_last) == (None, None)


def test_a_last_day_on_a_day_off_knows_the_next_working_day() -> None:
    rules = "deadlines:\n  eve: {clause: c, what: 函送, by: 113年2月10日}\n"
    rules += "  made-up: {clause: c, what: 補送, by: 113年2月17日}\n"
    rules += "  micro: {clause: c, what: 微學習, every: 2個月}\n"
    found = _duties(rules)
    works = TAIPEI_113.is_working_day
    assert shifts_of(list(found.values()), (), works) == {date(2024, 2, 10): date(2024, 2, 15)}


def test_a_last_day_off_at_the_end_of_the_known_years_moves_to_an_unknown_day() -> None:
    rule = "deadlines:\n  end: {clause: c, what: 函報, by: 113年12月31日}\n"
    off = WorkingCalendar({113: (frozenset([date(2024, 12, 31)]), frozenset())})
    found = list(_duties(rule).values())
    assert shifts_of(found, (), off.is_working_day) == {date(2024, 12, 31): None}
    assert shifts_of(found, (), WorkingCalendar().is_working_day) == {}


def test_a_last_day_that_hangs_on_a_class_is_looked_at_too() -> None:
    rule = "deadlines:\n  s: {clause: c, what: 調查, within: 2日, after: 訓練結束}\n"
    plan, _, _ = plan_of({"rules.yaml": rule, "sessions.csv": SESSIONS})
    works = TAIPEI_113.is_working_day
    hanging = session_duties(plan, plan.sessions, works, wording())
    assert shifts_of((), hanging, works) == {date(2024, 2, 9): date(2024, 2, 15)}


def test_a_year_without_a_table_is_named_and_no_day_guessed() -> None:
    rule = "deadlines:\n  r: {clause: c, what: 登錄, within: 7個工作天, after: 訓練辦竣}\n"
    assert _on_sessions(rule, WorkingCalendar()) == [("113",)]


def test_what_begins_elsewhere_does_not_hang_on_a_session() -> None:
    rule = "deadlines:\n  r: {clause: c, what: 申請, within: 7日, after: 收件, event: received_date}\n"
    assert _on_sessions(rule) == []


def test_a_day_that_a_national_rule_fixes_binds_while_it_is_in_force() -> None:
    rule = "deadlines:\n  environment: {clause: law, what: 環境教育4小時, by: 每年12月31日,\n"
    rule += "    since: 100年6月5日, source: 環境教育法第19條}\n"
    rule += "  other: {clause: law, what: 申報, within: 30日, after: 到職}\n"
    law, _, _ = plan_of({"rules.yaml": rule})
    national = [("deadlines", key, one) for key, one in law.rules.deadlines.items()]
    plan, _, _ = plan_of({})
    (duty,) = duties_of(plan, wording(), national)
    assert (duty.key, duty.clause) == ("national-environment", "")
    assert duty.days[0].last == date(2024, 12, 31)
    assert (duty.note, duty.rule) == ("出處：環境教育法第19條", "national/environment")
    earlier, _, _ = plan_of({"plan.yaml": "title: 計畫\nkind: plan\nperiod: 99年\n"})
    assert duties_of(earlier, wording(), national) == ()
    report, _, _ = plan_of({"plan.yaml": "title: 報告\nkind: report\nperiod: 113年\n"})
    assert duties_of(report, wording(), national) == ()
