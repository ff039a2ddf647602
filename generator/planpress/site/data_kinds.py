"""All kinds of open data, in the order in which the dictionary lists them."""

from __future__ import annotations

from planpress.site.data_fields import DataKind
from planpress.site.data_of_courses import COURSE_KINDS
from planpress.site.data_of_plans import PLAN_KINDS, PLAN_RULE_KINDS
from planpress.site.data_of_vocabularies import CITIES, PORTALS, SHARED_KINDS

KINDS: tuple[DataKind, ...] = (
    CITIES,
    PORTALS,
    *PLAN_KINDS,
    *COURSE_KINDS,
    *PLAN_RULE_KINDS,
    *SHARED_KINDS,
)
BY_KEY = {kind.key: kind for kind in KINDS}
