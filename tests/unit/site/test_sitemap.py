"""sitemap.xml names every page, in parts where the protocol asks for it."""

from __future__ import annotations

import re

from planpress.site.sitemap import PAGES, site_map_files, site_map_names

ADDRESS = re.compile(rb"<loc>([^<]*)</loc>")


def test_one_file_holds_fifty_thousand_pages() -> None:
    files = site_map_files(
        "https://plans.example/x", dict.fromkeys((f"{number}/index.html" for number in range(PAGES)), "")
    )
    assert tuple(files) == site_map_names(PAGES) == ("sitemap.xml",)
    found = ADDRESS.findall(files["sitemap.xml"])
    assert len(found) == PAGES
    assert found[1] == b"https://plans.example/x/1/"


def test_one_more_makes_two_parts_and_a_list_of_them() -> None:
    pages = dict.fromkeys((f"{number}/index.html" for number in range(PAGES + 1)), "")
    files = site_map_files("https://plans.example/", pages)
    assert tuple(files) == site_map_names(PAGES + 1) == ("sitemap.xml", "sitemap-1.xml", "sitemap-2.xml")
    assert files["sitemap.xml"].count(b"<sitemap><loc>https://plans.example/sitemap-") == 2
    told = [address for name in site_map_names(PAGES + 1)[1:] for address in ADDRESS.findall(files[name])]
    assert [f"https://plans.example/{number}/".encode() for number in range(PAGES + 1)] == told


def test_without_an_address_pages_are_told_from_the_root() -> None:
    assert ADDRESS.findall(site_map_files("", {"a&b/index.html": ""})["sitemap.xml"]) == [b"/a&amp;b/"]
