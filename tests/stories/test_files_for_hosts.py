"""A built site brings along what its host and the browsers' tabs look for."""

from __future__ import annotations

import re

from planpress.publish.header_files import NAMES, header_file
from support.project import Project

ICON = re.compile(r'<link rel="icon" type="image/svg\+xml" href="([^"]+)">')


def icon_of(project: Project, address: str) -> str:
    """The text of the icon that a page names."""
    found = ICON.search(project.page(address).html)
    assert found, "no icon"
    return project.tree()[found[1].replace("../", "")].decode()


def test_the_headers_lie_beside_the_pages_hidden_files_too(small: Project) -> None:
    tree = small.tree()

    assert {name: tree[name] for name in NAMES} == {name: header_file(name) for name in NAMES}


def test_they_follow_the_address_of_the_site(small: Project) -> None:
    small.edit("content/site.yaml", "as_of:", "address: https://example.org/plans/\nas_of:").build()

    assert b"ErrorDocument 404 /plans/404.html" in small.tree()[".htaccess"]
    assert small.tree()["_headers"] == header_file("_headers")


def test_a_citys_pages_have_its_colour_in_the_tab(small: Project) -> None:
    assert "#0b6e6e" in icon_of(small, "xinghu/114/")
    assert "#0b6e6e" not in icon_of(small, "about/")


def test_cities_of_one_colour_share_an_icon(small: Project) -> None:
    record = (small.root / "content/cities/xinghu.yaml").read_text("utf-8")
    small.write("content/cities/yuehu.yaml", record.replace("星湖", "月湖")).build()

    assert not small.outcome or not small.outcome.failed, small.diagnostics
    assert icon_of(small, "yuehu/") == icon_of(small, "xinghu/")


def test_a_theme_may_bring_its_own_icon(small: Project) -> None:
    own = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path fill="#123456" d="M0 0h8z"/></svg>'
    small.write("themes/default/icon.svg", own).build()

    assert icon_of(small, "about/") == own
    assert icon_of(small, "xinghu/114/") == own.replace("#123456", "#0b6e6e")
