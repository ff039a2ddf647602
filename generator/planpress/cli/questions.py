"""Reads the question that a person asks of a rule: JSON behind the command, in a file or from stdin."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from planpress.cli import terminal
from planpress.cli.exits import Stop, stop
from planpress.load.bytes_text import decode_text

STDIN = "-"
FILE = "@"
LONGEST = 200_000
_MOST_NEAR = 12


def read_question(given: str) -> dict[str, Any]:
    """The question as JSON; ``-`` is stdin, ``@FILE`` a file. E91 where it is no JSON object, E83 no file."""
    return parse_question(_text(given))


def _text(given: str) -> str:
    if given == STDIN:
        if sys.stdin.isatty():
            terminal.say("ask.waiting", err=True)
        return _decoded(sys.stdin.buffer.read(LONGEST + 1), "stdin")
    if not given.startswith(FILE):
        return given
    file = Path(given.removeprefix(FILE))
    if not file.is_file():
        raise stop("E83", wording="file", id=file)
    with file.open("rb") as stream:
        return _decoded(stream.read(LONGEST + 1), file.as_posix())


def _decoded(content: bytes, name: str) -> str:
    if len(content) > LONGEST:
        raise stop("E91", wording="long", most=LONGEST)
    text = decode_text(content, name)
    if text.value is None:
        raise Stop(text.diagnostics[0])
    return text.value


def parse_question(text: str) -> dict[str, Any]:
    """The JSON object in ``text``; E91 says where it is no JSON, or that it is something else."""
    if not text.strip():
        raise stop("E91", wording="empty")
    try:
        question = json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise _broken(text, error) from None
    except (RecursionError, ValueError):  # nested without end, a number of thousands of digits
        raise stop("E91", wording="odd") from None
    if not isinstance(question, dict):
        raise stop("E91", wording="not_object")
    return question


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    names = [name for name, _ in pairs]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise stop("E91", wording="twice", field=twice)
    return dict(pairs)


def _no_number(word: str) -> Any:
    raise stop("E91", wording="word", word=word)


def _broken(text: str, error: json.JSONDecodeError) -> Stop:
    """Where JSON ends; or where it stops too early, for lack of a bracket or a quotation mark."""
    near = text[error.pos : error.pos + _MOST_NEAR].partition("\n")[0].strip()
    place: dict[str, Any] = {"line": error.lineno, "column": error.colno}
    if not near or error.msg.startswith("Unterminated"):
        return stop("E91", wording="unended", **place)
    return stop("E91", near=near, **place)
