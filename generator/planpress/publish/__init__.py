"""From artifacts to a published site: the check of links and addresses, and whole publishing."""

from planpress.publish.addresses import check_addresses
from planpress.publish.links import check_links, check_pages
from planpress.publish.lock import BuildLock, take_lock
from planpress.publish.page_links import PageLinks, read_page
from planpress.publish.publish import Published, publish
from planpress.publish.refusals import EXIT_CODES
from planpress.publish.writer import Disk

__all__ = [
    "EXIT_CODES",
    "BuildLock",
    "Disk",
    "PageLinks",
    "Published",
    "check_addresses",
    "check_links",
    "check_pages",
    "publish",
    "read_page",
    "take_lock",
]
