"""Addresses that a disk, a browser or another address would not bear are found before anything is written."""

import pytest

from planpress.publish.addresses import check_addresses, clashes


@pytest.mark.parametrize(
    ("path", "wording"),
    [
        ("", "default"),
        ("/etc/passwd", "default"),
        ("a//b", "default"),
        ("a/", "default"),
        ("./a", "default"),
        ("a/../../b", "default"),
        ("a\\b", "characters"),
        ("a\nb", "characters"),
        ("a\x00b", "characters"),
        ("a\u202eb", "characters"),
        ("a\udcffb", "characters"),
        (".git/config", "reserved"),
        ("a/.GIT", "reserved"),
        ("a/.planpress-part", "reserved"),
        ("計" * 86, "long"),
        ("/".join(["abcdefgh"] * 200), "long"),
    ],
)
def test_an_unsafe_address_is_refused(path, wording, told):
    assert told(check_addresses([path])) == [("L01", wording)]


@pytest.mark.parametrize("path", ["index.html", "taoyuan/113/a b.pdf", "計" * 85, "..a/b..", ".nojekyll"])
def test_a_safe_address_passes(path):
    assert check_addresses([path]) == ()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("a/index.html", "a/index.html"),
        ("A/index.html", "a/Index.html"),
        ("caf\u00e9", "cafe\u0301"),
        ("stra\u00dfe", "STRASSE"),
        ("catalog", "catalog/index.html"),
        ("Catalog", "catalog/index.html"),
    ],
)
def test_two_addresses_for_one_place_are_refused(first, second, told):
    assert told(check_addresses([second, "other", first])) == [("L02", "default")]


def test_neighbours_do_not_clash():
    assert list(clashes(["a/b", "a/c", "ab", "a.b", "a-b/c"])) == []
