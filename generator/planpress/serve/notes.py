"""Writes what the preview adds to pages: its script, the errors as JSON, a page where there is none yet."""

from __future__ import annotations

import json
from dataclasses import asdict
from html import escape
from importlib.resources import files

from planpress.site.preview_view import ErrorsView, NoteView, Sentences

FOLDER = "/@planpress/"
SCRIPT = f"{FOLDER}live.mjs"
STYLE = f"{FOLDER}live.css"
EVENTS = f"{FOLDER}events"
_HEAD_END = b"</head>"
_AGAIN = 2  # seconds after which a browser without scripts asks again


def own_file(address: str) -> bytes | None:
    """The script or the style sheet; None for any other address."""
    if address not in (SCRIPT, STYLE):
        return None
    return files("planpress.serve").joinpath(address.removeprefix(FOLDER)).read_bytes()


def with_script(page: bytes, mark: str) -> bytes:
    """``page`` with the script that keeps it up to date; ``mark`` tells which state of it this is."""
    script = f'<script type="module" src="{SCRIPT}?seen={mark}"></script>\n'.encode()
    return page.replace(_HEAD_END, script + _HEAD_END, 1)


def note_page(note: NoteView, mark: str) -> bytes:
    """A page that says why there is no other yet."""
    language = note.title[0].language if note.title else "zh-Hant"
    title = escape(" ".join(one.text for one in note.title))
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{title}</title>\n"
        f'<noscript><meta http-equiv="refresh" content="{_AGAIN}"></noscript>\n'
        f'<link rel="stylesheet" href="{STYLE}">\n'
        f'<script type="module" src="{SCRIPT}?seen={mark}"></script>\n'
        f'</head>\n<body>\n<main class="preview-note">\n<h1>{_said("span", note.title)}</h1>\n'
        f"{_said('p', note.note)}\n</main>\n</body>\n</html>\n"
    ).encode()


def errors_json(view: ErrorsView) -> bytes:
    """The errors for the script, on one line."""
    return json.dumps(asdict(view), ensure_ascii=False, separators=(",", ":")).encode()


def _said(tag: str, sentences: Sentences) -> str:
    return "\n".join(f'<{tag} lang="{one.language}">{escape(one.text)}</{tag}>' for one in sentences)
