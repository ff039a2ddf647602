"""Queries for the files that browsers and hosts look for: icons, and the headers as each host reads them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from planpress.engine.core import Build, query
from planpress.pipeline.city_themes import logo_file, logo_of_city
from planpress.pipeline.records import badge_of, city_ids, site_address
from planpress.pipeline.theming import theme_file, theme_id, theme_of_city
from planpress.publish.header_files import NAMES, header_file
from planpress.render.assets import asset_address
from planpress.render.icons import ICON, city_icon


@query(kept=True)
def icon(db: Build, city: str) -> bytes:
    """The logo of ``city``, else the theme's icon in its accent; "": in the theme's own colour."""
    plain = theme_file(db, theme_id(db), ICON) or b""
    if not city:
        return plain
    own = theme_of_city(db, city)
    return (logo_file(db, own) if own else b"") or city_icon(plain, badge_of(db, city).accent)


@query(kept=True)
def icon_address(db: Build, city: str) -> str:
    """Where the icon of a city is published; "" is for the theme's own."""
    return (logo_of_city(db, city) if city else "") or asset_address(icon(db, city), ICON)


def site_base(db: Build) -> str:
    """The folder of the site at its host: "/" or "/plans/"."""
    address = site_address(db)
    return "/" + address.split("/", 3)[3] if address.count("/") >= 3 else "/"


@query(kept=True)
def hosting_file(db: Build, name: str) -> bytes:
    """The headers for one kind of host."""
    return header_file(name, site_base(db))


def hosting_routes(db: Build) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Path below output/, kind and arguments of each."""
    cities = ("", *city_ids(db))
    one_city = {icon_address(db, city): city for city in reversed(cities)}
    for address, city in reversed(one_city.items()):  # cities of one colour share their icon
        yield address, "icon", (city,)
    for name in NAMES:
        yield name, "hosting_file", (name,)


MAKERS: Mapping[str, Callable[..., bytes]] = {"icon": icon, "hosting_file": hosting_file}
