"""The front page in English: what this is, what can be done in English, and what is in Chinese only."""

from __future__ import annotations

from dataclasses import dataclass

from planpress.model.site import Site
from planpress.site import routes
from planpress.site.frames import PagePlace, frame
from planpress.site.languages import ONLY_CHINESE, TAGS
from planpress.site.pages import LinkGroup, LinkView, ListPage
from planpress.site.runs import words
from planpress.site.wording import CHINESE, Wording


@dataclass(frozen=True, slots=True)
class EnglishDocument:
    """A document as the English front page lists it; ``english`` is "" where nobody translated its title."""

    title: str
    english: str
    href: str
    rules: str = ""


def english_home(
    site: Site, say: Wording, documents: tuple[EnglishDocument, ...], ways: tuple[LinkView, ...]
) -> ListPage:
    """``ways`` lead to pages in English beside those of the rules: tables of equivalents, about this site."""
    lead = say("english_home_lead")
    place = PagePlace("english", routes.HOME, site.english or site.title, lead)
    groups = (
        LinkGroup(say("english_ways"), "", (_rules(say), *_rules_of(documents, say), *ways)),
        LinkGroup(say("english_documents"), "", tuple(_document(one, say) for one in documents)),
        LinkGroup(say("english_only_chinese"), "", _only_chinese(say), anchor=ONLY_CHINESE),
    )
    heading = site.english or site.title
    return ListPage(frame(site, say, place), heading, tuple(words(lead)), groups)


def _rules(say: Wording) -> LinkView:
    return LinkView(say("rules"), routes.RULES, note=say("english_rules_note"))


def _rules_of(documents: tuple[EnglishDocument, ...], say: Wording) -> tuple[LinkView, ...]:
    with_rules = (one for one in documents if one.rules)
    return tuple(
        LinkView(say("english_rules_of", plan=one.english or one.title), one.rules) for one in with_rules
    )


def _document(one: EnglishDocument, say: Wording) -> LinkView:
    note = say("english_document_note", title=one.title)
    if not one.english:
        note = say("english_document_untitled")
    return LinkView(one.english or one.title, one.href, note=note, language=TAGS[CHINESE])


def _only_chinese(say: Wording) -> tuple[LinkView, ...]:
    """The kinds of pages that nobody translated."""
    pages = (
        (say("english_catalog"), routes.CATALOG, say("english_note_catalog")),
        (say("english_compare"), routes.COMPARE, say("english_note_compare")),
        (say("english_duties"), routes.DUTIES, say("english_note_duties")),
        (say("english_earlier"), routes.EARLIER, say("english_note_earlier")),
        (say("english_manual"), routes.MANUAL, say("english_note_manual")),
        (say("english_site_map"), routes.SITE_MAP, say("english_note_site_map")),
    )
    return tuple(LinkView(text, href, note=note, language=TAGS[CHINESE]) for text, href, note in pages)
