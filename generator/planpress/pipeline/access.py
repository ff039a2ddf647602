"""Queries for how one takes part in a plan's courses: who decides, where to sign up, whom to ask."""

from __future__ import annotations

from planpress.engine.core import Build, query
from planpress.model.plan import PlanRecord
from planpress.pipeline.clause_texts import clause_numbers
from planpress.pipeline.documents import plan
from planpress.pipeline.records import city_record
from planpress.pipeline.theming import LANGUAGE, wording
from planpress.rules.taking_part import Consent, consents_of, signs_up
from planpress.site import routes
from planpress.site.pages import LinkView
from planpress.site.taking_part import Access, Decision


@query
def access(db: Build, city: str, plan_id: str) -> Access:
    """What a plan and its city say of taking part: nothing else that changes in them changes this."""
    whole = plan(db, city, plan_id)
    record = city_record(db, city)
    portals = (one for one in record.portals.values() if signs_up(one.kind))
    agency = whole.record.agency or record.agency or record.government or record.name
    return Access(
        decisions=tuple(_decision(db, city, plan_id, one) for one in consents_of(whole.rules)),
        portals=tuple(LinkView(one.title, one.url or "") for one in portals),
        ask=_contact(whole.record) or agency,
    )


def _contact(record: PlanRecord) -> str:
    """The plan's own unit with its telephone, where that is public; else nothing."""
    contact = record.contact
    if contact is None or not contact.public:
        return ""
    return "　".join(filter(None, (contact.unit, contact.phone, contact.email)))


def _decision(db: Build, city: str, plan_id: str, consent: Consent) -> Decision:
    """With the number of its clause and the way there, where the document has it."""
    number = clause_numbers(db, city, plan_id).get(consent.clause, "")
    href = f"{routes.document(city, plan_id)}#{consent.clause}" if number else ""
    say = wording(db, LANGUAGE, city)
    by = consent.by if consent.who else say("session_decides_quota", by=consent.by)
    return Decision(by, consent.who, consent.when, number, href)
