"""A link works wherever the site is put: in a folder, on a drive, or at the root of a host."""

import pytest

from planpress.render.links import readdress, relative
from planpress.site.pages import CourseGroup, CourseRow, LinkGroup, LinkView
from planpress.site.views import CellView, ParagraphView, PictureView, Run, RunKind


@pytest.mark.parametrize(
    ("origin", "target", "link"),
    [
        ("taoyuan/113/", "taoyuan/", "../"),
        ("taoyuan/113/", "", "../../"),
        ("", "", "./"),
        ("", "catalog/", "catalog/"),
        ("taoyuan/113/", "taoyuan/113/", "./"),
        ("taoyuan/113/", "taoyuan/113/taoyuan-113.pdf", "taoyuan-113.pdf"),
        ("taoyuan/113/", "taoyuan/113/#c6", "#c6"),
        ("taoyuan/113/", "taitung/109/#c6", "../../taitung/109/#c6"),
        ("rules/a/1/x/", "rules/a/1/x/?level=%E5%88%9D%E7%B4%9A#ask", "?level=%E5%88%9D%E7%B4%9A#ask"),
        ("a/", "rules/a/1/x/?level=2", "../rules/a/1/x/?level=2"),
        ("404.html", "catalog/", "catalog/"),
        ("catalog/", "404.html", "../404.html"),
        ("taoyuan/113/", "#hours", "#hours"),
        ("taoyuan/113/", "https://www.example.gov.tw/a?b=1#c", "https://www.example.gov.tw/a?b=1#c"),
        ("taoyuan/113/", "mailto:a@example.org", "mailto:a@example.org"),
        ("taoyuan/113/", "taoyuan/113/media/圖 1.png", "media/%E5%9C%96%201.png"),
    ],
)
def test_from_a_page_to_another(origin: str, target: str, link: str) -> None:
    assert relative(origin, target) == link


@pytest.mark.parametrize(
    ("base", "link"), [("/", "/catalog/"), ("/plans/", "/plans/catalog/"), ("/plans", "/plans/catalog/")]
)
def test_a_page_shown_at_any_depth_links_from_the_root(base: str, link: str) -> None:
    assert relative("404.html", "catalog/", base) == link


def test_every_address_in_a_view_moves_at_any_depth() -> None:
    cell = CellView((ParagraphView((Run("見"), Run("陸", RunKind.REFERENCE, href="a/"))),))
    group = CourseGroup("類別", "t/", (), (CourseGroup("系列", "s/", (CourseRow("課", "c/", ()),)),))

    assert readdress(cell, str.upper).content[0].runs[1].href == "A/"  # type: ignore[union-attr]
    moved = readdress(group, str.upper)
    assert (moved.href, moved.groups[0].href, moved.groups[0].rows[0].href) == ("T/", "S/", "C/")


def test_an_empty_address_is_no_link_but_for_a_link_view_where_it_is_home() -> None:
    def home(address: str) -> str:
        return address or "../"

    assert readdress(LinkGroup("組", "", (LinkView("首頁", ""),)), home).href == ""
    assert readdress(LinkView("首頁", ""), home).href == "../"
    assert readdress(Run("字"), home).href == ""


def test_a_view_without_addresses_stays_the_same_object() -> None:
    view = ParagraphView((Run("字"),))
    assert readdress(view, str.upper) is view


def test_pictures_may_move_otherwise() -> None:
    picture = PictureView("圖", "圖", src="a/b.png")
    assert readdress(picture, str.upper).src == "A/B.PNG"
    assert readdress(picture, str.upper, lambda address: address).src == "a/b.png"
