"""No link of the site leads nowhere, and no page asks another host."""

import pytest

from planpress.model.artifact import Artifact
from planpress.publish.links import check_links
from planpress.publish.page_links import PageLinks, read_page


def site(**pages):
    """Artifacts: page names with __ for / and _index for /index.html."""
    names = {name: name.replace("__", "/") + ".html" for name in pages}
    return [Artifact(names[name], text.encode()) for name, text in pages.items()]


def check(html, *others, base="/"):
    return check_links([Artifact("city/index.html", html.encode()), *others], base)


def params(item):
    return dict(item.params)


HOME = Artifact("index.html", b'<h1 id="top-news">')
STYLE = Artifact("assets/1/a.css", b"")


def test_a_sound_site_says_nothing():
    html = """<link rel="stylesheet" href="../assets/1/a.css"><link rel=canonical href="https://a.example/city/">
    <a href="#a">1</a> <a href="../#top-news">2</a> <a href="../index.html">3</a> <a href="#top">4</a>
    <a href="">5</a>
    <a href="../city/?q#a">6</a> <a href="https://b.example/">7</a> <label for=a>8</label> <input id=a
    aria-describedby="b c"><p id=b><p id=c><svg><use href="#a"/></svg><p style="filter:url(#b)">"""
    assert check(html, HOME, STYLE) == ()


def test_a_missing_page(told):
    (item,) = found = check('<a href="../courses/smart/">')
    assert told(found) == [("L03", "default")]
    assert params(item) == {"address": "../courses/smart/", "path": "courses/smart/index.html", "pages": "1"}
    assert item.ref.file == "output/city/index.html"


def test_a_misspelt_page_is_guessed(told):
    course = Artifact("courses/smart-government/index.html", b"")
    (item,) = found = check('<a href="../courses/smart-goverment/">', course)
    assert told(found) == [("L03", "near")]
    assert params(item)["near"] == "courses/smart-government/index.html"


def test_a_folder_without_its_slash(told):
    assert told(check('<a href="../city">')) == [("L03", "folder")]


def test_a_link_out_of_the_site(told):
    assert told(check('<a href="../../x">')) == [("L03", "outside")]


def test_a_missing_place_on_a_page(told):
    assert told(check('<a href="../#awards">', HOME)) == [("L04", "default")]
    (item,) = found = check('<a href="../#top-new">', HOME)
    assert told(found) == [("L04", "near")]
    assert params(item)["near"] == "top-news"


def test_an_anchor_by_name_and_a_place_in_a_pdf_are_fine():
    assert (
        check('<a name="old"></a><a href="#old"></a><a href="a.pdf#page=2">', Artifact("city/a.pdf", b"%PDF"))
        == ()
    )


@pytest.mark.parametrize(
    "html",
    [
        '<a href="javascript:x">',
        '<a href="java&#9;script:x">',
        '<area href="//evil.example">',
        '<form action="file:///x">',
        '<button formaction="data:text/html,x">',
        '<a href="/&#92;evil.example">',
        '<meta http-equiv="Refresh" content="0; url=javascript:x">',
        '<img src="">',
        '<iframe src="data:text/html,x">',
        '<svg><a xlink:href="javascript:x">',
    ],
)
def test_an_address_that_may_harm(html, told):
    ((code, _),) = told(check(html))
    assert code == "L05"


@pytest.mark.parametrize(
    "html",
    [
        '<img src="https://a.example/x.png">',
        '<img src="//a.example/x.png">',
        '<img srcset="x.png 1x,https://a.example/x.png 2x" src="x.png">',
        '<img srcset="https://a.example/x.png, x.png 2x" src="x.png">',
        '<source srcset="x.png 1x, https://a.example/x.png">',
        '<link rel="preload imagesrcset" imagesrcset="https://a.example/x.png 2x">',
        '<script src="https://a.example/x.js"></script>',
        '<link rel="stylesheet" href="https://a.example/x.css">',
        '<link rel="alternate stylesheet" href="https://a.example/x.css">',
        '<link rel="dns-prefetch" href="//a.example">',
        '<link href="https://a.example/x">',
        '<iframe src="https://a.example/">',
        '<video poster="https://a.example/x.png">',
        '<object data="https://a.example/x">',
        '<body background="https://a.example/x.png">',
        '<svg><image href="https://a.example/x.png"/></svg>',
        '<a href="" ping="https://a.example/x">',
        '<p style="background:url(https://a.example/x.png)">',
        '<svg><rect fill="url(https://a.example/x.svg#a)"/></svg>',
        '<style>@import "https://a.example/x.css";</style>',
    ],
)
def test_a_page_that_asks_another_host(html, told):
    assert told(check(html, Artifact("city/x.png", b""))) == [("L06", "default")]


def test_a_style_sheet_that_asks_another_host(told):
    sheet = Artifact("a/b.css", b"@import url(//a.example/c.css); p{background:url(d.png)} q{filter:url(#f)}")
    found = check_links([sheet])
    assert sorted(told(found)) == [("L03", "default"), ("L06", "default")]
    assert {item.ref.file for item in found} == {"output/a/b.css"}


def test_a_drawing_is_read_like_a_page(told):
    drawing = Artifact("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><a href="nowhere.html"/></svg>')
    assert told(check_links([drawing])) == [("L03", "default")]


def test_ids_are_unique_and_references_find_them(told):
    found = check('<p id="a"><p id="a"><label for="b"><p aria-labelledby="a c"><td headers="d">')
    assert [(item.code, params(item).get("id")) for item in found] == [
        ("L07", "a"),
        ("L08", "b"),
        ("L08", "c"),
        ("L08", "d"),
    ]
    told(found)


def test_markup_that_cannot_be_checked(told):
    assert told(check('<base href="/x/"><a href="#"title="x">')) == [("L09", "base"), ("L09", "tag")]


def test_a_redirect_page_is_followed(told):
    assert told(check('<meta http-equiv="refresh" content="0; url=../old/">')) == [("L03", "default")]
    assert check('<meta http-equiv="refresh" content="0;URL=\'../\'">', HOME) == ()


def test_the_same_fault_on_many_pages_is_told_once(told):
    pages = [Artifact(f"{name}/index.html", b'<a href="/none/">') for name in "cab"]
    (item,) = found = check_links(pages)
    assert told(found) == [("L03", "default")]
    assert params(item)["pages"] == "3"
    assert item.ref.file == "output/a/index.html"


def test_a_file_of_the_user_may_be_linked():
    page = Artifact("index.html", b'<a href=".well-known/security.txt">')
    assert check_links([page], present=[".well-known/security.txt"]) == ()
    assert check_links([page]) != ()


def test_very_many_dead_links_take_no_long_search():
    html = "".join(f'<a href="../courses/none-{number}/">' for number in range(2000))
    assert (
        len(check(html, *(Artifact(f"courses/course-{number}/index.html", b"") for number in range(2000))))
        == 2000
    )


def test_equal_pages_read_as_equal_values():
    first, second = (read_page("a.html", b'<p id="b"><a href="#b">') for _ in range(2))
    assert first == second == PageLinks("a.html", ("b",), (), (("go", "#b"),))


def test_files_of_other_kinds_are_not_read():
    assert read_page("a.pdf", b"<a href=x>") is None
