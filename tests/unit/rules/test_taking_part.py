"""Stories about who decides on taking part in a class."""

from __future__ import annotations

import pytest

from planpress.rules.taking_part import Consent, consents_of, signs_up
from support.plans import record

RULES = """\
approvals:
  before: {clause: sign-up, when: 報名前, by: {參訓人員: 服務機關同意, 機關首長: 本府同意}}
  study: {clause: study, when: 入學前, by: {一般人員: 機關首長同意}}
quotas:
  list: {clause: names, each: 1至2人, per: 一級機關, approved_by: 首長}
  open: {clause: names, each: 1人}
  silent: {clause: names, each: 1人, approved_by: 未載明}
"""


def test_consent_before_a_class_and_the_list_count_and_a_course_of_study_does_not() -> None:
    assert list(consents_of(record(RULES, "rules"))) == [
        Consent("sign-up", "服務機關同意", "參訓人員", "報名前"),
        Consent("sign-up", "本府同意", "機關首長", "報名前"),
        Consent("names", "首長"),
    ]


@pytest.mark.parametrize(
    ("kind", "found"), [("報名", True), ("班期報名", True), ("數位學習", False), (None, False)]
)
def test_a_portal_takes_sign_up_where_its_kind_says_so(kind: str | None, found: bool) -> None:
    assert signs_up(kind) is found
