"""Reads the rows of sessions.csv into dated sessions."""

from __future__ import annotations

from dataclasses import dataclass, field

from pydantic import ValidationError

from planpress.diagnostics.diagnostic import Checked, Diagnostic, problem
from planpress.load.cells import DASHES, Heads, read_heads, split_cell, translator_of_row
from planpress.load.csv_tables import Row, Table
from planpress.model.sessions import SESSION_HEADS, Session
from planpress.model.values import Unstated

_NEEDED = ("id", "course", "starts")
_LISTS = ("starts", "instructors", "counts_for", "materials")
_OPTIONAL = (*_LISTS, "signup", "note", "sequence", "updated")


def decode_sessions(table: Table, file: str) -> Checked[tuple[Session, ...]]:
    """The sessions of a table. Empty cells and ``-`` are 未載明; Refs have the path (row number, head)."""
    heads, found = read_heads(table, SESSION_HEADS, _NEEDED, file)
    if any(item.code == "P22" for item in found):
        return Checked(None, tuple(found))
    reading = _Reading(file, heads, found)
    sessions = tuple(one for row in table.rows if (one := reading.session(row)) is not None)
    return Checked(sessions, tuple(reading.found))


@dataclass(slots=True)
class _Reading:
    """One pass over the rows; ``found`` fills in their order."""

    file: str
    heads: Heads
    found: list[Diagnostic]
    ids: dict[str, int] = field(default_factory=dict)

    def session(self, row: Row) -> Session | None:
        """The session of a row, None where it is refused."""
        values = {name: self._value(row, name) for name in self.heads.columns}
        values = {name: value for name, value in values.items() if value is not None}
        empty = [name for name in _NEEDED if not values.get(name) or values[name] == [""]]
        for name in empty:
            head = self.heads.columns[name][1]
            ref = self.heads.ref(self.file, row, name)
            self.found.append(problem("P04", ref, wording="cell", field=head))
        new = not values.get("id") or self._is_new(str(values["id"]), row)
        if empty:
            return None
        try:
            session = Session.model_validate(values)
        except ValidationError as error:
            translator = translator_of_row(Session, self.heads, row, self.file)
            refused = translator.translate(error.errors(include_url=False), values)
            self.found.extend(self.heads.in_order(refused))
            return None
        self._check_days(session, row)
        return session if new else None

    def _value(self, row: Row, name: str) -> object:
        text = self.heads.cell(row, name)
        if name in _LISTS and (name in _NEEDED or text not in ("", *DASHES)):
            return split_cell(text)
        if text and text not in DASHES:
            return text
        if name in _NEEDED:
            return ""
        return None if name in _OPTIONAL else Unstated.NOT_STATED

    def _is_new(self, session_id: str, row: Row) -> bool:
        first = self.ids.setdefault(session_id, row.number)
        if first != row.number:
            ref = self.heads.ref(self.file, row, "id")
            self.found.append(problem("P24", ref, id=session_id, row=row.number, first=first))
        return first == row.number

    def _check_days(self, session: Session, row: Row) -> None:
        if session.last_day.date < session.first_day.date:
            ref = self.heads.ref(self.file, row, "end")
            self.found.append(problem("P25", ref, start=session.first_day, end=session.last_day))
