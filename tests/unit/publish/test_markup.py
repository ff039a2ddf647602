"""Tags and addresses are read as browsers read them, or not at all."""

import pytest

from planpress.publish.markup import css_addresses, tags


def read(html):
    return [(tag.name, dict(tag.attributes)) for tag in tags(html)]


def test_attributes_in_every_way_of_writing():
    html = "<A HREF='x?a=1&amp;b' ID=top\n title=\"a > b\" hidden><img src=a.png/>"
    expected = {"href": "x?a=1&b", "id": "top", "title": "a > b", "hidden": ""}
    assert read(html) == [("a", expected), ("img", {"src": "a.png/"})]


def test_end_tags_doctype_and_text_are_no_tags():
    assert read("<!doctype html></p> 1 < 2 <3 <br/> <br id=b />") == [("br", {"id": "b"})]


@pytest.mark.parametrize(
    "comment", ["<!-- <a href=x> -->", "<!--><!---><!-- <a> --!>", "<!-- never closed <a>"]
)
def test_comments_are_skipped_where_browsers_skip_them(comment):
    assert read(comment) == []


def test_a_comment_ends_where_browsers_end_it():
    assert read("<!--> <a href='javascript:x'> -->") == [("a", {"href": "javascript:x"})]


def test_raw_text_is_no_markup():
    html = "<script>'<a href=x>'</script><title><b id=b></TITLE ><textarea id=t><i id=i></textarea><p id=p>"
    assert [name for name, _ in read(html)] == ["textarea", "p"]


def test_a_style_element_brings_its_text():
    (style,) = tags("<style>a{b:url(c)}</style>")
    assert style.text == "a{b:url(c)}"


@pytest.mark.parametrize(
    "html", ["<a href='x'title='y'>", '<a href="x>', "<a href=a'b>", "<a =x>", "<a/href=x>"]
)
def test_a_tag_that_browsers_would_guess_at_has_no_name(html):
    assert [tag.name for tag in tags(html)] == [""]


def test_many_broken_tags_do_not_take_long():
    assert len(list(tags("<a b='" * 2000))) == 2000


def test_every_address_of_a_style_sheet():
    css = """@import "a.css"; @import url('b.css'); /* url(no) */
    p { background: URL( c.png ), url("d e.png"); } /* url(open"""
    assert list(css_addresses(css)) == ["a.css", "b.css", "c.png", "d e.png"]
