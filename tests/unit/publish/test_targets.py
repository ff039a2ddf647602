"""Where an address leads: within the site, to another host, or nowhere it may."""

import pytest

from planpress.publish.targets import Base, Target, target_of

PAGE = "taoyuan/113/index.html"
ROOT = Base.of("/")


@pytest.mark.parametrize(
    ("address", "path", "anchor"),
    [
        ("", PAGE, ""),
        ("#awards", PAGE, "awards"),
        ("?print#%E7%8D%8E", PAGE, "獎"),
        ("#a:~:text=x", PAGE, "a"),
        ("taoyuan-113.pdf", "taoyuan/113/taoyuan-113.pdf", ""),
        ("./", "taoyuan/113/", ""),
        (".", "taoyuan/113/", ""),
        ("..", "taoyuan/", ""),
        ("../", "taoyuan/", ""),
        ("../../", "", ""),
        ("../..", "", ""),
        ("../../catalog/?q=1#x", "catalog/", "x"),
        ("/catalog/", "catalog/", ""),
        ("/", "", ""),
        ("/%E8%A8%88/a%20b.pdf", "計/a b.pdf", ""),
        ("%2e%2e/", "taoyuan/", ""),
    ],
)
def test_an_address_within_the_site(address, path, anchor):
    assert target_of(address, PAGE, ROOT, "go") == Target(path, anchor)


@pytest.mark.parametrize("address", ["../../../", "../../..", "a/../../../../b"])
def test_an_address_above_the_site_is_outside(address):
    assert target_of(address, PAGE, ROOT, "go") == Target(fault="outside")


@pytest.mark.parametrize("folder", ["/plans/", "plans", "https://hr.example.gov.tw/plans/"])
def test_a_site_in_a_folder(folder):
    base = Base.of(folder)
    assert target_of("/plans/catalog/", PAGE, base, "go") == Target("catalog/")
    assert target_of("/plans", PAGE, base, "go") == Target("")
    assert target_of("/catalog/", PAGE, base, "go") == Target(fault="outside")
    assert target_of("../../catalog/", PAGE, base, "go") == Target("catalog/")


def test_the_sites_own_full_address_is_checked_and_its_neighbours_are_not():
    base = Base.of("https://hr.example.gov.tw/plans/")
    assert target_of("https://hr.example.gov.tw/plans/a/#b", PAGE, base, "go") == Target("a/", "b")
    assert target_of("https://hr.example.gov.tw/plans/x.png", PAGE, base, "load") == Target("x.png")
    assert target_of("https://hr.example.gov.tw/news/", PAGE, base, "go") == Target()
    assert target_of("https://hr.example.gov.tw.evil/plans/", PAGE, base, "load") == Target(fault="host")


@pytest.mark.parametrize(
    "address", ["https://law.moj.gov.tw/", "http://a.example", "mailto:a@b", "tel:+88633", "webcal://a/b"]
)
def test_a_reader_may_go_abroad(address):
    assert target_of(address, PAGE, ROOT, "go") == Target()


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("javascript:alert(1)", "scheme"),
        ("JaVaScript:alert(1)", "scheme"),
        ("vbscript:x", "scheme"),
        ("data:text/html,x", "scheme"),
        ("file:///etc/passwd", "scheme"),
        ("https:a", "scheme"),
        ("https:///a", "scheme"),
        ("//evil.example/", "shape"),
        ("/\\evil.example/", "shape"),
        ("\\\\evil.example", "shape"),
        (" javascript:alert(1)", "shape"),
        ("java\tscript:alert(1)", "shape"),
        ("\x01javascript:alert(1)", "shape"),
        ("a b", "shape"),
        ("a\u3000b", "shape"),
        ("a/..%2f..%2fb", "shape"),
    ],
)
def test_an_address_that_may_harm_a_reader(address, fault):
    assert target_of(address, PAGE, ROOT, "go") == Target(fault=fault)


@pytest.mark.parametrize("address", ["https://cdn.example/a.js", "http://a", "//cdn.example/a.css"])
@pytest.mark.parametrize("use", ["load", "run"])
def test_a_page_asks_no_other_host(address, use):
    assert target_of(address, PAGE, ROOT, use) == Target(fault="host")


def test_a_picture_may_be_within_the_page_but_no_program():
    assert target_of("data:image/svg+xml,x", PAGE, ROOT, "load") == Target()
    assert target_of("data:text/css,x", PAGE, ROOT, "load") == Target(fault="scheme")
    assert target_of("data:image/svg+xml,x", PAGE, ROOT, "run") == Target(fault="scheme")
    assert target_of("", PAGE, ROOT, "load") == Target(fault="shape")
