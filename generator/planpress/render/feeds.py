"""Writes what other programs ask a site for: Atom (RFC 4287), OpenSearch 1.1, robots.txt (RFC 9309)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from planpress.site.feeds import Feed, FeedEntry, SearchBox
from planpress.site.xml_text import HEAD, element

ATOM = "http://www.w3.org/2005/Atom"
OPEN_SEARCH = "http://a9.com/-/spec/opensearch/1.1/"
_TAIPEI = "T00:00:00+08:00"
_NAME, _LONG_NAME, _DESCRIPTION = 16, 48, 1024  # characters that OpenSearch allows


def render_feed(feed: Feed, own: str) -> bytes:
    """The Atom file; ``own`` is its name below the root."""
    lines = [
        HEAD,
        f'<feed xmlns="{ATOM}" xml:lang="zh-Hant-TW">',
        element("id", feed.uid(own)),
        element("title", feed.title),
        element("updated", _moment(feed.updated)),
        f"<author>{element('name', feed.author)}</author>",
        *([element("link", "", {"rel": "self", "href": feed.root + own})] if feed.root else ()),
        element("link", "", {"rel": "alternate", "type": "text/html", "href": feed.root or "./"}),
        *(line for entry in feed.entries for line in _entry(feed, entry)),
        "</feed>",
    ]
    return ("\n".join(lines) + "\n").encode()


def _entry(feed: Feed, entry: FeedEntry) -> Iterator[str]:
    yield "<entry>"
    yield element("id", feed.uid(entry.page))
    yield element("title", entry.title)
    yield element("updated", _moment(entry.updated))
    if entry.published:
        yield element("published", _moment(entry.published))
    if entry.author:
        yield f"<author>{element('name', entry.author)}</author>"
    yield element("link", "", {"rel": "alternate", "type": "text/html", "href": _href(feed, entry)})
    yield element("summary", entry.summary or entry.title)
    yield "</entry>"


def _href(feed: Feed, entry: FeedEntry) -> str:
    return feed.root + entry.page if feed.root else entry.page or "./"


def _moment(day: date) -> str:
    """The beginning of the day in Taipei: records tell no hours."""
    return f"{day.isoformat()}{_TAIPEI}"


def render_search_box(box: SearchBox) -> bytes:
    """The OpenSearch description."""
    own = {"type": "application/opensearchdescription+xml", "rel": "self", "template": box.address}
    lines = [
        HEAD,
        f'<OpenSearchDescription xmlns="{OPEN_SEARCH}">',
        element("ShortName", box.name[:_NAME]),
        element("LongName", box.name[:_LONG_NAME]),
        element("Description", box.description[:_DESCRIPTION]),
        element("Url", "", {"type": "text/html", "method": "get", "template": box.template}),
        *([element("Url", "", own)] if box.address else ()),
        element("Language", "zh-TW"),
        element("InputEncoding", "UTF-8"),
        element("OutputEncoding", "UTF-8"),
        "</OpenSearchDescription>",
    ]
    return ("\n".join(lines) + "\n").encode()


def render_robots(site_map: str) -> bytes:
    """All may read all; ``site_map`` is the whole address of sitemap.xml, "" where it is not known."""
    lines = ["User-agent: *", "Disallow:", *([f"Sitemap: {site_map}"] if site_map else ())]
    return ("\n".join(lines) + "\n").encode()
