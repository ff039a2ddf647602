"""Queries run when something they read has changed, and only then."""

from __future__ import annotations

import sys
from collections import Counter
from datetime import date
from typing import TypeVar

import pytest

from planpress.engine.core import Arg, Build, Query, QueryCycle, program_key, query
from planpress.engine.inputs import Entry, InputRefused, Inputs
from planpress.engine.store import MemoryStore, Store

T = TypeVar("T")

# -- a press in small: files of lines, a page for each, an index of their first lines ----------------


@query
def lines(db: Build, name: str) -> tuple[str, ...]:
    return tuple((db.read(f"in/{name}") or b"").decode().split())


@query
def title(db: Build, name: str) -> str:
    return (*lines(db, name), "untitled")[0]


@query(kept=True)
def page(db: Build, name: str) -> str:
    return " ".join(lines(db, name))


@query
def names(db: Build) -> tuple[str, ...]:
    return tuple(entry.name for entry in db.listing("in") or ())


@query(kept=True)
def index(db: Build) -> str:
    return " ".join(title(db, name) for name in names(db))


@query(kept=True)
def dated(db: Build, fallback: str | None) -> str:
    return f"{db.today(date.fromisoformat(fallback) if fallback else None)} {db.environment('pango')}"


@query
def everything(db: Build) -> tuple[str, ...]:
    return (index(db), *(page(db, name) for name in names(db)))


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


def built(shelf: Inputs, store: MemoryStore, key: str = "program") -> Counter[str]:
    """What ran in a build by a new process."""
    build = Build(shelf, store, key)
    everything(build)
    build.finish()
    return build.ran


def ask(shelf: Inputs, store: MemoryStore, wanted: Query[..., T], *args: Arg) -> tuple[T, Counter[str]]:
    """The result of one query in a build by a new process, and what ran for it."""
    build = Build(shelf, store, "program")
    value = build.get(wanted, args)
    build.finish()
    return value, build.ran


@pytest.fixture
def two_files(shelf, store):
    shelf.files = {"in/a": b"Alpha one", "in/b": b"Beta two"}
    assert built(shelf, store) == {"everything": 1, "index": 1, "names": 1, "title": 2, "lines": 2, "page": 2}
    return shelf


def test_nothing_changed_nothing_made(two_files, store) -> None:
    assert built(two_files, store) == {"everything": 1, "names": 1}  # wanted, and not kept


def test_an_edit_runs_its_readers_and_stops_where_a_result_is_as_before(two_files, store) -> None:
    two_files.files["in/a"] = b"Alpha ONE"
    assert built(two_files, store) == {"everything": 1, "names": 1, "lines": 1, "title": 1, "page": 1}
    two_files.files["in/a"] = b"ALPHA ONE"
    assert built(two_files, store) == {
        "everything": 1,
        "names": 1,
        "lines": 2,
        "title": 2,
        "page": 1,
        "index": 1,
    }
    two_files.files["in/a"] = b"  ALPHA\nONE "
    assert built(two_files, store) == {"everything": 1, "names": 1, "lines": 1}


def test_a_new_file_a_renamed_one_and_a_deleted_one(two_files, store) -> None:
    two_files.files["in/c"] = b"Gamma"
    assert built(two_files, store)["page"] == 1
    two_files.files["in/d"] = two_files.files.pop("in/a")
    assert ask(two_files, store, everything)[0] == ("Beta Gamma Alpha", "Beta two", "Gamma", "Alpha one")
    del two_files.files["in/b"]
    assert ask(two_files, store, everything)[0] == ("Gamma Alpha", "Gamma", "Alpha one")


def test_the_absence_of_a_file_is_something_read(shelf, store) -> None:
    assert ask(shelf, store, page, "x") == ("", {"page": 1, "lines": 1})
    assert ask(shelf, store, page, "x") == ("", {})
    shelf.files["in/x"] = b"there"
    assert ask(shelf, store, page, "x")[0] == "there"


def test_the_day_and_the_native_libraries_are_something_read(shelf, store) -> None:
    assert ask(shelf, store, dated, None) == ("2026-11-21 None", {"dated": 1})
    assert ask(shelf, store, dated, None) == ("2026-11-21 None", {})
    shelf.versions["pango"] = "1.50"
    assert ask(shelf, store, dated, None) == ("2026-11-21 1.50", {"dated": 1})
    shelf.day = None
    assert ask(shelf, store, dated, "2020-01-01") == ("2020-01-01 1.50", {"dated": 1})
    assert ask(shelf, store, dated, "2020-01-01") == ("2020-01-01 1.50", {})
    assert ask(shelf, store, dated, None) == ("None 1.50", {"dated": 1})


def test_another_program_starts_from_nothing(two_files, store) -> None:
    assert built(two_files, store, "other")["page"] == 2


def test_a_build_runs_a_query_once_however_many_ask(two_files) -> None:
    asked = []
    build = Build(two_files, MemoryStore(), "p", on_progress=lambda name, args: asked.append((name, args)))
    everything(build)
    everything(build)
    assert max(Counter(asked).values()) == 1
    assert asked[:3] == [("everything", ()), ("index", ()), ("names", ())]


def test_the_next_build_of_a_process_keeps_what_is_in_memory(two_files, store) -> None:
    build = Build(two_files, store, "p")
    everything(build)
    build.renew()
    everything(build)
    assert not build.ran
    two_files.files["in/a"] = b"Alpha 1"
    build.renew()
    assert everything(build)[1] == "Alpha 1"
    assert build.ran == {"everything": 1, "lines": 1, "title": 1, "page": 1}


def test_on_a_real_folder_with_a_real_store(tmp_path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a").write_bytes(b"Alpha one")

    def whole_build() -> tuple[tuple[str, ...], int]:
        store = Store(tmp_path / ".planpress.sqlite3")
        build = Build(Inputs(tmp_path, program=tmp_path), store, "program")
        made = everything(build)
        build.finish()
        store.close()
        return made, build.ran["page"]

    assert whole_build() == (("Alpha", "Alpha one"), 1)
    (tmp_path / "in/b").write_bytes(b"Beta")
    (tmp_path / "in/.b.swp").write_bytes(b"an editor's")
    assert whole_build() == (("Alpha Beta", "Alpha one", "Beta"), 1)
    assert whole_build() == (("Alpha Beta", "Alpha one", "Beta"), 0)


# -- kept results ------------------------------------------------------------

KEPT: dict[str, object] = {}


@query(kept=True)
def given(db: Build, name: str) -> object:
    db.read(name)
    return KEPT[name]


@pytest.mark.parametrize(
    ("value", "back"),
    [
        (b"\0bytes", b"\0bytes"),
        ("text 文 \udcff \U0001f600", "text 文 \udcff \U0001f600"),
        ([1, [2, None], {"b": [True], "a": 1.5}], (1, (2, None), {"b": (True,), "a": 1.5})),
        (None, None),
        ("", ""),
        (b"", b""),
        ({"k": (1, 2)}, {"k": (1, 2)}),
    ],
)
def test_a_kept_value_is_the_same_when_made_and_when_taken_from_the_store(shelf, store, value, back) -> None:
    KEPT["x"] = value
    made, made_by = ask(shelf, store, given, "x")
    taken, taken_by = ask(shelf, store, given, "x")
    assert (repr(made), repr(taken)) == (repr(back), repr(back))
    assert (made_by, taken_by) == ({"given": 1}, {})


@pytest.mark.parametrize("value", [object(), {1, 2}, date(2026, 1, 1), float("nan")])
def test_what_cannot_be_kept_is_refused(shelf, store, value) -> None:
    KEPT["x"] = value
    with pytest.raises((TypeError, ValueError)):
        given(Build(shelf, store, "p"), "x")


def test_two_forms_of_the_same_bytes_are_two_results(shelf, store) -> None:
    KEPT.update(a="1", b=b"1", c=1)
    build = Build(shelf, store, "p")
    made = [given(build, name) for name in "abc"]
    build.finish()
    again = Build(shelf, store, "p")
    assert [given(again, name) for name in "abc"] == made == ["1", b"1", 1]


# -- keys --------------------------------------------------------------------


@query
def echo(db: Build, *args: object) -> object:
    return args


@query
def doubled(db: Build) -> int:
    return 1


def test_arguments_that_differ_in_type_are_different_questions(shelf, store) -> None:
    build = Build(shelf, store, "p")
    asked = [
        (1,),
        (True,),
        ("1",),
        ("true",),
        (None,),
        ((),),
        ((1, ("a",)),),
        (),
        ("[",),
        ('","',),
        ("\udcff",),
    ]
    assert [repr(echo(build, *args)) for args in asked] == [repr(args) for args in asked]
    assert build.ran["echo"] == len(asked)


@pytest.mark.parametrize("arg", [1.5, [1], {"a": 1}, b"x", ("a", [1]), date(2026, 1, 1)])
def test_arguments_are_plain(shelf, store, arg) -> None:
    with pytest.raises(TypeError, match="an argument of a query cannot be"):
        echo(Build(shelf, store, "p"), arg)


def test_arguments_are_given_by_position(shelf, store) -> None:
    with pytest.raises(TypeError, match="by position"):
        page(Build(shelf, store, "p"), name="a")


def test_two_queries_of_one_name_are_a_mistake(shelf, store) -> None:
    older = doubled

    def doubled_again(db: Build) -> int:
        return 2

    doubled_again.__qualname__ = "doubled"
    query(doubled_again)
    with pytest.raises(ValueError, match="two queries are called"):
        older(Build(shelf, store, "p"))


# -- failures ----------------------------------------------------------------


@query
def number(db: Build, name: str) -> int:
    return int(db.read(name) or b"0")


@query(kept=True)
def lenient(db: Build, name: str) -> str:
    try:
        return str(number(db, name))
    except ValueError:
        return "no number"


@query(kept=True)
def forgiving(db: Build, name: str) -> str:
    try:
        db.read(name)
    except InputRefused as refused:
        return str(refused.reason)
    return "read"


def test_a_failure_is_not_remembered_and_its_reader_asks_again(shelf, store) -> None:
    shelf.files["n"] = b"many"
    for _ in range(2):
        assert ask(shelf, store, lenient, "n") == ("no number", {"lenient": 1, "number": 1})
    shelf.files["n"] = b"7"
    assert ask(shelf, store, lenient, "n")[0] == "7"


def test_within_a_build_a_failure_is_not_tried_again(shelf, store) -> None:
    shelf.files["n"] = b"many"
    build = Build(shelf, store, "program")
    for _ in range(2):
        with pytest.raises(ValueError, match="many"):
            number(build, "n")
    assert build.ran == {"number": 1}


def test_a_failure_after_a_good_build_is_found_and_mended(shelf, store) -> None:
    for content, says in ((b"7", "7"), (b"x", "no number"), (b"7", "7"), (b"8", "8")):
        shelf.files["n"] = content
        assert ask(shelf, store, lenient, "n")[0] == says


def test_a_refusal_reaches_the_reader_as_it_is(shelf, store) -> None:
    shelf.refused.add("n")
    for _ in range(2):
        with pytest.raises(InputRefused) as refused:
            ask(shelf, store, number, "n")
        assert (refused.value.path, refused.value.detail) == ("n", "EACCES")
    shelf.refused.clear()
    assert ask(shelf, store, number, "n")[0] == 0


def test_a_refusal_that_a_query_reports_is_something_read(shelf, store) -> None:
    shelf.refused.add("n")
    assert ask(shelf, store, forgiving, "n") == ("unreadable", {"forgiving": 1})
    assert ask(shelf, store, forgiving, "n") == ("unreadable", {})
    shelf.refused.clear()
    assert ask(shelf, store, forgiving, "n") == ("read", {"forgiving": 1})


@query
def native(db: Build, name: str) -> str | None:
    return db.environment(name)


def test_what_the_inputs_themselves_do_not_know_reaches_the_reader(shelf, store, monkeypatch) -> None:
    monkeypatch.setattr(shelf, "environment", {"pango": "1"}.__getitem__)
    assert ask(shelf, store, native, "pango")[0] == "1"
    with pytest.raises(KeyError, match="libc"):
        ask(shelf, store, native, "libc")


@query
def falling(db: Build, depth: int) -> int:
    return falling(db, depth - 1) if depth else 1 // len(db.read("n") or b"")


def test_a_failure_far_below_runs_each_query_once(shelf, store) -> None:
    shelf.files["n"] = b"x"
    ask(shelf, store, falling, 30)
    del shelf.files["n"]
    build = Build(shelf, store, "program")
    with pytest.raises(ZeroDivisionError):
        falling(build, 30)
    assert build.ran == {"falling": 31}


# -- chains and cycles -------------------------------------------------------


@query
def follow(db: Build, name: str) -> str:
    after = (db.read(name) or b"").decode()
    return name + follow(db, after) if after else name


def test_a_circle_is_named(shelf, store) -> None:
    shelf.files = {"x": b"a", "a": b"b", "b": b"c", "c": b"a"}
    with pytest.raises(QueryCycle) as cycle:
        follow(Build(shelf, store, "p"), "x")
    assert cycle.value.chain == ("follow(a)", "follow(b)", "follow(c)", "follow(a)")
    assert str(cycle.value) == "follow(a) -> follow(b) -> follow(c) -> follow(a)"


def test_a_link_turned_round_is_no_circle(shelf, store) -> None:
    shelf.files = {"a": b"b"}
    assert ask(shelf, store, follow, "a")[0] == "ab"
    shelf.files = {"b": b"a"}
    build = Build(shelf, store, "program")
    assert [follow(build, "a"), follow(build, "b")] == ["a", "ba"]


@query(kept=True)
def chain(db: Build, depth: int) -> int:
    return max([chain(db, depth - 1) + 1] if depth else [len(db.read("n") or b"")])


@pytest.mark.parametrize(("content", "runs"), [(b"", {}), (b"x", {"chain": 1001})])
def test_a_chain_of_a_thousand_queries_runs_and_is_verified(shelf, store, content, runs) -> None:
    shelf.files["n"] = b""
    limit = sys.getrecursionlimit()
    assert ask(shelf, store, chain, 1000) == (1000, {"chain": 1001})
    shelf.files["n"] = content
    assert ask(shelf, store, chain, 1000) == (1000 + len(content), runs)
    assert sys.getrecursionlimit() == limit


# -- rows: one table, one query for each row ---------------------------------


@query
def table(db: Build) -> dict[str, tuple[str, ...]]:
    rows = (db.read("rows.csv") or b"").decode().splitlines()
    return {row.split(",")[0]: tuple(row.split(",")) for row in rows}


@query
def row(db: Build, key: str) -> tuple[str, ...]:
    return table(db)[key]


@query
def order(db: Build) -> tuple[str, ...]:
    return tuple(table(db))


@query(kept=True)
def row_page(db: Build, key: str) -> str:
    return "|".join(row(db, key))


@query(kept=True)
def row_list(db: Build) -> str:
    return "".join(row(db, key)[1] for key in order(db))


def pages_run(shelf, store, rows: list[str]) -> tuple[int, int, int]:
    """How many pages and lists ran, and how many pages there are."""
    shelf.files["rows.csv"] = "\n".join(rows).encode()
    build = Build(shelf, store, "program")
    row_list(build)
    pages = [row_page(build, key) for key in order(build)]
    build.finish()
    return build.ran["row_page"], build.ran["row_list"], len(pages)


def test_of_a_thousand_rows_only_those_touched_are_made_again(shelf, store) -> None:
    rows = [f"c{number:04},title{number},{number % 7}" for number in range(1000)]
    assert pages_run(shelf, store, rows) == (1000, 1, 1000)
    assert pages_run(shelf, store, rows) == (0, 0, 1000)
    rows[500] = "c0500,title500,99"  # a cell that the list does not show
    assert pages_run(shelf, store, rows) == (1, 1, 1000)
    rows.insert(300, "new,a new one,1")
    assert pages_run(shelf, store, rows) == (1, 1, 1001)
    del rows[700]
    assert pages_run(shelf, store, rows) == (0, 1, 1000)
    rows.sort(reverse=True)
    assert pages_run(shelf, store, rows) == (0, 1, 1000)


# -- the key of the program --------------------------------------------------


def test_the_programs_key_is_made_of_its_files_and_versions(shelf) -> None:
    shelf.files = {"program:a.py": b"1", "program:sub/b.py": b"2", "program:_themes/default/x.css": b"3"}
    shelf.listing = _program_listing(shelf)
    versions = [("python", "3.11")]
    key = program_key(shelf, versions)
    shelf.files["program:_themes/default/x.css"] = b"themes are read by queries"
    assert program_key(shelf, versions) == key
    assert program_key(shelf, [("python", "3.12")]) != key
    shelf.files["program:sub/b.py"] = b"3"
    assert program_key(shelf, versions) != key
    del shelf.files["program:sub/b.py"]
    shelf.files["program:sub/c.py"] = b"2"
    assert program_key(shelf, versions) != key


def _program_listing(shelf):
    def listing(path: str) -> tuple[Entry, ...]:
        head = path if path.endswith(":") else path + "/"
        below = {name.removeprefix(head).partition("/")[::2] for name in shelf.files if name.startswith(head)}
        return tuple(sorted(Entry(name, bool(rest)) for name, rest in below))

    return listing
