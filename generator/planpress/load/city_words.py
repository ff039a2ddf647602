"""Reads strings.yaml of a city's theme: interface words in place of those of the program."""

from __future__ import annotations

from collections.abc import Iterator
from string import Formatter

from planpress.diagnostics.diagnostic import Checked, Diagnostic, Ref, problem
from planpress.load.nearest import nearest
from planpress.load.yaml_tree import Entry, Mapping, Node, Scalar
from planpress.model.city_themes import CityWords


def decode_city_words(node: Node, file: str, known: CityWords) -> Checked[CityWords]:
    """The words by language and key; ``known`` are those of the program, by language and key."""
    if not isinstance(node, Mapping):
        return Checked(None, (problem("L26", Ref(file), wording="table"),))
    found = [item for entry in node.entries for item in _faults(entry, file, known)]
    if found:
        return Checked(None, tuple(found))
    said: dict[str, dict[str, str]] = {language: {} for language in known}
    for entry in node.entries:
        for one in entry.value.entries if isinstance(entry.value, Mapping) else ():
            said[one.key][entry.key] = one.value.text if isinstance(one.value, Scalar) else ""
    return Checked(said)


def _faults(entry: Entry, file: str, known: CityWords) -> Iterator[Diagnostic]:
    """What is wrong with a key and its words."""
    key, place = entry.key, Ref(file, (entry.key,))
    keys = next(iter(known.values()))
    if key not in keys:
        meant = nearest(key, keys)
        wording, more = ("near", {"meant": meant}) if meant else ("unknown", {})
        yield problem("L26", place, wording=wording, key=key, **more)
    elif not isinstance(entry.value, Mapping) or not entry.value.entries:
        yield problem("L26", place, wording="languages", key=key, languages="、".join(known))
    else:
        for one in entry.value.entries:
            yield from _faults_of_text(one, Ref(file, (key, one.key)), key, known)


def _faults_of_text(entry: Entry, place: Ref, key: str, known: CityWords) -> Iterator[Diagnostic]:
    if entry.key not in known:
        yield problem("L26", place, wording="languages", key=key, languages="、".join(known))
    elif not isinstance(entry.value, Scalar) or not entry.value.text.strip():
        yield problem("L26", place, wording="empty", key=key)
    else:
        allowed = _blanks(known[entry.key][key]) or set()
        given = _blanks(entry.value.text)
        if given is None or not given <= allowed:
            names = "、".join(f"{{{one}}}" for one in sorted(allowed))
            yield problem("L26", place, wording="blanks" if names else "no_blanks", key=key, names=names)


def _blanks(text: str) -> set[str] | None:
    """The blanks to fill; None where the braces are none."""
    found: set[str] = set()
    try:
        for _, name, form, turned in Formatter().parse(text):
            if name is not None:
                found.add(name if name.isidentifier() and not form and not turned else "")
    except ValueError:
        return None
    return None if "" in found else found
