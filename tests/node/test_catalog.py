"""What the catalog's script finds and counts is what Python counts from the records, for any choice."""

from __future__ import annotations

import base64
import csv
import io
import json
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode

import pytest

from planpress.render.ics import render_calendar
from planpress.site.calendars import CalendarView
from planpress.site.catalog_index import index_file
from planpress.site.catalog_parts import FACETS, Entry, Part, events_of
from planpress.site.facets import Facet, is_words
from support.catalogs import make_catalog, strokes
from support.javascript import run_node
from support.project import REPOSITORY

MODULES = REPOSITORY / "themes/default/scripts/catalog"
HERE = Path(__file__).parent
TASKS = 60
Choice = dict[Facet, set[str]]


@dataclass(frozen=True)
class Catalog:
    """A catalog of which every course has a session or months or neither."""

    parts: tuple[Part, ...]

    @property
    def entries(self) -> list[Entry]:
        """All entries in order."""
        return [entry for part in self.parts for entry in part.entries]

    def names(self, facet: Facet) -> dict[str, str]:
        """How an address names each value of a facet, by key."""
        found: dict[str, str] = {}
        for part in self.parts:
            for key in part.labels[facet]:
                value = part.value(facet, key)
                found.setdefault(key, value.label if is_words(value) else key)
        return found


@cache
def catalog() -> Catalog:
    return Catalog(make_catalog(3, 3, 4, 8, sessions=3))


def asked(one: Catalog, *searches: str, modules: Path = MODULES) -> dict[str, Any]:
    """What the script makes of each search of an address."""
    told = {
        "folder": modules.as_uri(),
        "index": base64.b64encode(index_file(one.parts)).decode(),
        "titles": [entry.title for entry in one.entries],
        "tasks": searches,
    }
    done = run_node(str(HERE / "catalog.mjs"), given=json.dumps(told))
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def recount(
    one: Catalog, choice: Choice, words: Sequence[str] = ()
) -> tuple[list[int], dict[str, dict[str, int]]]:
    """The same from the records: entries by number, and the counts of each value by facet."""
    entries = one.entries
    fitting = [number for number, entry in enumerate(entries) if all(word in entry.title for word in words)]

    def fits(entry: Entry, without: Facet | None) -> bool:
        chosen = ((facet, keys) for facet, keys in choice.items() if facet is not without and keys)
        return all(any(entry.has(facet, key) for key in keys) for facet, keys in chosen)

    counts = {}
    for place, facet in enumerate(FACETS):
        tally = Counter(
            key for number in fitting if fits(entries[number], facet) for key in entries[number].values[place]
        )
        counts[facet.value] = {name: tally[key] for key, name in one.names(facet).items()}
    return [number for number in fitting if fits(entries[number], None)], counts


def random_choices(one: Catalog, count: int) -> list[tuple[Choice, str]]:
    """Choices of up to four facets with up to three values each, and a word of a title in every third."""
    chance = random.Random(5)  # noqa: S311 (the same at every call)
    found = []
    for number in range(count):
        facets = chance.sample([facet for facet in FACETS if one.names(facet)], chance.randint(0, 4))
        choice: Choice = {
            facet: set(
                chance.sample(sorted(one.names(facet)), min(len(one.names(facet)), chance.randint(1, 3)))
            )
            for facet in facets
        }
        found.append((choice, chance.choice(one.entries).title[:2] if number % 3 == 0 else ""))
    return found


def address(one: Catalog, choice: Choice, word: str, **more: str) -> str:
    """The choice as an address says it."""
    pairs = [(facet.value, one.names(facet)[key]) for facet, keys in choice.items() for key in sorted(keys)]
    return "?" + urlencode([*pairs, *([("q", word)] if word else []), ("sort", "plan"), *more.items()])


def test_what_is_found_and_counted_is_what_the_records_say() -> None:
    one = catalog()
    choices = random_choices(one, TASKS)

    answers = asked(one, *(address(one, choice, word) for choice, word in choices))["done"]

    assert sum(bool(answer["found"]) for answer in answers) > TASKS / 2
    for (choice, word), answer in zip(choices, answers, strict=True):
        found, counts = recount(one, choice, [word] if word else [])
        assert answer["found"] == found, choice
        assert answer["counts"] == counts, choice
        assert answer["ignored"] == []


def test_a_slip_of_the_script_would_be_noticed(tmp_path: Path) -> None:
    for file in MODULES.glob("*.mjs"):
        text = file.read_text("utf-8").replace("if (missed !== NONE) return SEVERAL;", "")
        (tmp_path / file.name).write_text(text, encoding="utf-8")
    one = catalog()
    choices = random_choices(one, TASKS)

    answers = asked(one, *(address(one, *each) for each in choices), modules=tmp_path)["done"]

    counted = [recount(one, choice, [word] if word else [])[1] for choice, word in choices]
    assert [answer["counts"] for answer in answers] != counted


def test_the_address_made_of_a_choice_leads_to_it_again() -> None:
    one = catalog()
    searches = [address(one, *each, view="table", page="3") for each in random_choices(one, 20)]

    made = [answer["address"] for answer in asked(one, *searches)["done"]]

    for before, after in zip(searches, made, strict=True):
        assert sorted(parse_qsl(before[1:])) == sorted(parse_qsl(after[1:]))
    assert [answer["address"] for answer in asked(one, *made)["done"]] == made


@pytest.mark.parametrize(
    "junk",
    [
        "?month=13",
        "?venue=火星",
        "?sort=price",
        "?view=cards",
        "?page=0",
        "?page=-1",
        "?page=99999999999",
        "?__proto__=1",
        "?constructor=x&toString=y",
        "?colour=red",
        f"?month={'9' * 10_000}",
    ],
)
def test_what_an_address_says_in_vain_is_ignored_and_told(junk: str) -> None:
    answer = asked(catalog(), junk)["done"][0]

    assert len(answer["found"]) == len(catalog().entries)
    assert answer["ignored"]
    assert answer["address"] == ""
    assert max(map(len, answer["ignored"])) < 100


def test_values_are_found_in_any_width_and_case() -> None:
    one = catalog()
    venue = "人力中心201"

    plain, wide = asked(one, f"?venue={venue}", "?venue=人力中心 ２０１")["done"]

    assert plain["found"]
    assert wide["found"] == plain["found"]
    assert wide["address"] == "?" + urlencode([("venue", venue)])


def test_days_stand_in_order_and_what_has_none_comes_last() -> None:
    one = catalog()

    answer = asked(one, "?sort=date")

    assert answer["dates"] == [entry.first for entry in one.entries]
    days = [one.entries[number].first for number in answer["done"][0]["found"]]
    stated = [day for day in days if day]
    assert stated == sorted(stated)
    assert 0 < len(stated) < len(days)
    assert not any(days[len(stated) :])


def test_strokes_stand_in_the_order_of_the_table() -> None:
    one = catalog()

    titles = [one.entries[number].title for number in asked(one, "?sort=strokes")["done"][0]["found"]]

    assert titles == sorted(titles, key=strokes().key)
    assert titles != [entry.title for entry in one.entries]


def test_titles_that_fit_better_come_first_and_width_and_tai_do_not_count() -> None:
    titles = ["資訊安全與採購", "採購實務班", "採購", "政府採購", "臺語 ＡＩ 入門"]
    part = catalog().parts[0]
    entries = tuple(
        replace(entry, id=f"c-{number}", title=title)
        for number, (title, entry) in enumerate(zip(titles, part.entries, strict=False))
    )
    one = Catalog((Part(part.city, part.city_name, part.plan, part.title, part.year, part.labels, entries),))

    found = [
        answer["found"]
        for answer in asked(one, "?q=採購", "?q=台語ai", "?q=入門 ＡＩ", "?q=採購 班", "?q=xyz")["done"]
    ]

    assert [[titles[number] for number in numbers] for numbers in found] == [
        ["採購", "採購實務班", "政府採購", "資訊安全與採購"],
        ["臺語 ＡＩ 入門"],
        ["臺語 ＡＩ 入門"],
        ["採購實務班"],
        [],
    ]


# -- files -----------------------------------------------------------------------


def files(lines: list[list[str]], events: Sequence[str] = (), name: str = "課程") -> dict[str, str]:
    told = {
        "folder": MODULES.as_uri(),
        "heads": ["名稱", "備註"],
        "lines": lines,
        "name": name,
        "events": events,
    }
    done = run_node(str(HERE / "files.mjs"), given=json.dumps(told))
    assert done.returncode == 0, done.stderr
    found: dict[str, str] = json.loads(done.stdout)
    return found


def test_a_table_reads_back_and_formulas_are_words() -> None:
    lines = [
        ['說「好」"quoted", 逗號', "兩\r\n行"],
        ["=HYPERLINK(1)", "＝1+1"],
        ["-", "+886"],
        ["@SUM(A1)", "\t=1"],
        ["一般", ""],
    ]

    text = files(lines)["csv"]

    assert text.startswith("\ufeff")
    read = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert read[0] == ["名稱", "備註"]
    assert read[1] == lines[0]
    assert read[2] == ["'=HYPERLINK(1)", "'＝1+1"]
    assert read[3:5] == [["'-", "'+886"], ["'@SUM(A1)", "'\t=1"]]
    assert read[5] == lines[4]


def test_a_calendar_begins_as_those_of_the_site_do() -> None:
    event = "BEGIN:VEVENT\r\nUID:a\r\nDTSTART;TZID=Asia/Taipei:20260506T090000\r\nEND:VEVENT\r\n"

    text = files([], [event, event], "課程, 甲; 乙")["ics"]

    assert text.count("BEGIN:VEVENT") == 2
    assert text.endswith("END:VCALENDAR\r\n")
    assert "\r\nNAME:課程\\, 甲\\; 乙\r\n" in text
    assert events_of(text) == event * 2
    long = files([], [], "很長的名稱" * 20)["ics"]
    assert max(len(line.encode()) for line in long.split("\r\n")) <= 75
    assert "很長的名稱" * 20 in long.replace("\r\n ", "")
    own = render_calendar(CalendarView("課程, 甲; 乙", "", ())).decode().split("\r\n")
    assert [line for line in own if line not in text.split("\r\n")] == []
