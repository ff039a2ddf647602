"""Every component of the style guide, with all its examples, is for everybody."""

from __future__ import annotations

from support.browsing import Visit, sideways, violations
from support.built import Built
from support.keyboard import small_targets


def test_every_example_of_every_component_is_accessible_and_fits(visit: Visit, built: Built) -> None:
    names = sorted(one.parent.name for one in built.output.glob("styleguide/*/index.html"))
    assert len(names) > 30
    page = visit.open("styleguide/", width=360)
    for name in names:
        page.goto(f"{visit.address}styleguide/{name}/")
        assert violations(page) == [], name
        assert small_targets(page) == [], name
        assert sideways(page) <= 0, name
