"""A strict reader of iCalendar files (RFC 5545), written apart from the writer: it refuses what it may."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_LINE = re.compile(r"([A-Z0-9-]+)((?:;[A-Z0-9-]+=[^:;,\"]+)*):(.*)", re.DOTALL)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_STAMP = re.compile(r"\d{8}T\d{6}Z")
_DAY = re.compile(r"\d{8}")
_MOMENT = re.compile(r"\d{8}T\d{6}")
_URI = re.compile(r"[a-z][a-z0-9+.-]*://[^\s]+")


@dataclass
class Component:
    """A component: its properties by name and the components inside."""

    name: str
    properties: dict[str, list[tuple[dict[str, str], str]]] = field(default_factory=dict)
    components: list[Component] = field(default_factory=list)

    def one(self, name: str) -> str:
        """The raw value of a property that stands once."""
        values = self.properties.get(name, [])
        assert len(values) == 1, f"{self.name} has {len(values)} {name}"
        return values[0][1]

    def text(self, name: str) -> str:
        """The words of a TEXT property."""
        return unescaped(self.one(name))

    def parameters(self, name: str) -> dict[str, str]:
        """The parameters of a property that stands once."""
        self.one(name)
        return self.properties[name][0][0]

    def categories(self) -> list[str]:
        """The values of CATEGORIES."""
        raw = self.one("CATEGORIES")
        return [unescaped(part) for part in re.split(r"(?<!\\),", raw)]


def read_calendar(content: bytes) -> Component:
    """The VCALENDAR, checked: line ends, folds, nesting, and what each component must and must not have."""
    assert content.endswith(b"\r\n"), "the last line has no end"
    lines = content[:-2].split(b"\r\n")
    for line in lines:
        assert not {b"\n"[0], b"\r"[0]} & set(line), f"a bare line end in {line!r}"
        assert 0 < len(line) <= 75, f"{len(line)} octets: {line!r}"
        line.decode()  # each piece is whole characters
    logical: list[str] = []
    for line in (piece.decode() for piece in lines):
        if line.startswith(" "):
            logical[-1] += line[1:]
        else:
            logical.append(line)
    return _checked(_nested(logical))


def unescaped(text: str) -> str:
    """A TEXT value in plain words; fails on an escape there is not, or a mark that should be escaped."""
    for match in _ESCAPE.finditer(text):
        assert match.group(1) in "\\;,nN", f"no such escape: {match.group()}"
    bare = _ESCAPE.sub("", text)
    assert not set(";,") & set(bare), f"not escaped: {text}"
    return _ESCAPE.sub(lambda match: "\n" if match.group(1) in "nN" else match.group(1), text)


def _nested(lines: list[str]) -> Component:
    top = Component("")
    stack = [top]
    for line in lines:
        match = _LINE.fullmatch(line)
        assert match, f"no content line: {line!r}"
        name, parameters, value = match.groups()
        if name == "BEGIN":
            stack.append(Component(value))
            stack[-2].components.append(stack[-1])
        elif name == "END":
            assert stack.pop().name == value, f"END:{value} closes another component"
        else:
            pairs = dict(part.split("=", 1) for part in parameters.split(";")[1:])
            stack[-1].properties.setdefault(name, []).append((pairs, value))
    assert len(stack) == len(top.components) == 1, "not one whole calendar"
    return top.components[0]


def _checked(calendar: Component) -> Component:
    assert calendar.name == "VCALENDAR"
    assert calendar.one("VERSION") == "2.0"
    assert calendar.one("PRODID")
    zones = {zone.one("TZID") for zone in calendar.components if zone.name == "VTIMEZONE"}
    entries = [one for one in calendar.components if one.name in ("VEVENT", "VTODO")]
    uids = [entry.one("UID") for entry in entries]
    assert len(set(uids)) == len(uids), "a UID stands twice"
    for entry in entries:
        _check_entry(entry, zones)
    return calendar


def _check_entry(entry: Component, zones: set[str]) -> None:
    assert _STAMP.fullmatch(entry.one("DTSTAMP"))
    assert entry.text("SUMMARY")
    if entry.name == "VTODO":
        assert not {"DTEND", "TRANSP"} & set(entry.properties)
        return
    for name in ("DTSTART", "DTEND"):
        parameters, value = entry.properties[name][0]
        if parameters.get("VALUE") == "DATE":
            assert _DAY.fullmatch(value)
        else:
            assert parameters.get("TZID") in zones, f"no VTIMEZONE for {parameters}"
            assert _MOMENT.fullmatch(value)
    assert entry.one("DTSTART") < entry.one("DTEND"), "ends before it begins"
    if "URL" in entry.properties:
        assert _URI.fullmatch(entry.one("URL"))
