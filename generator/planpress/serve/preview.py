"""Answers requests of the preview: pages from memory, what is late when asked for, news as a stream."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import parse_qs, unquote, urlsplit

from planpress.publish.headers import media_type
from planpress.serve.board import NOT_FOUND, NOTHING, SETTING, Board
from planpress.serve.notes import EVENTS, FOLDER, note_page, own_file, with_script
from planpress.serve.server import Answer, Asked
from planpress.serve.static import missing, moved_to
from planpress.serve.targets import Target, read_target
from planpress.site.preview_view import NoteView, PreviewWords

HTML = media_type(NOT_FOUND)
STREAM = "text/event-stream; charset=utf-8"
FIRST_SECONDS = 1.0  # before a visitor is told that the sources are being read
PAPER_SECONDS = 0.3  # before a visitor is told that a paper is being set
PATIENCE = 180.0  # for a program, which cannot read a note
HEARTBEAT = 10.0  # seconds; how a visitor who has gone is noticed


@dataclass(frozen=True, slots=True)
class PreviewSite:
    """The site of ``board``, with notes in the editor's ``words``."""

    board: Board
    words: PreviewWords
    first_seconds: float = FIRST_SECONDS
    paper_seconds: float = PAPER_SECONDS

    def answer(self, asked: Asked) -> Answer:
        """The answer, also where nothing is found."""
        parts = urlsplit(asked.target)
        if parts.path.startswith(FOLDER):
            return self._own(parts.path, parts.query)
        if not self.board.wait_for_first(self.first_seconds if asked.as_page else PATIENCE):
            return self._not_yet()
        wanted = read_target(asked.target)
        if wanted is None:
            return self._missing()
        if name := self.board.late_name(wanted.path):
            return self._late(name, wanted.path, asked)
        return self._file(wanted)

    def _own(self, address: str, query: str) -> Answer:
        if address == EVENTS:
            fields = {name: values[0] for name, values in parse_qs(query, max_num_fields=9).items()}
            return Answer(b"", STREAM, stream=self._events(fields))
        content = own_file(address)
        return missing(None) if content is None else Answer(content, media_type(address))

    def _file(self, wanted: Target) -> Answer:
        content = self.board.file(wanted.path)
        if content is None:
            inner = "/".join((*wanted.names, "index.html"))
            if not wanted.folder and self.board.file(inner) is not None:
                return moved_to(wanted.as_folder)
            return self._missing(wanted.path)
        if not wanted.path.endswith(".html"):
            return Answer(content, media_type(wanted.path))
        return Answer(with_script(content, self.board.mark(wanted.path)), HTML)

    def _missing(self, path: str = NOT_FOUND) -> Answer:
        page = self.board.file(NOT_FOUND)
        return missing(None if page is None else with_script(page, self.board.mark(path)))

    def _late(self, name: str, path: str, asked: Asked) -> Answer:
        """A PDF, or a file of the search index. A person is told while it is being set; a program waits."""
        made = self.board.late(name, self.paper_seconds if asked.as_page else PATIENCE)
        if made is None:
            return self._note(self.words.setting(), SETTING, HTTPStatus.ACCEPTED)
        content = made.files.get(path)
        if content is not None:
            return Answer(content, media_type(path))
        if name != path:
            return self._missing()
        return self._note(self.words.unset(), self.board.mark(path), HTTPStatus.SERVICE_UNAVAILABLE)

    def _not_yet(self) -> Answer:
        note = self.words.broken() if self.board.has_looked else self.words.starting()
        return self._note(note, NOTHING, HTTPStatus.SERVICE_UNAVAILABLE)

    def _note(self, note: NoteView, mark: str, status: HTTPStatus) -> Answer:
        return Answer(note_page(note, mark), HTML, status)

    # -- news ----------------------------------------------------------------

    def _events(self, fields: dict[str, str]) -> Iterator[bytes]:
        """What a page has to hear, for as long as it is open (https://html.spec.whatwg.org/#server-sent-events)."""
        wanted = read_target(unquote(fields.get("page", "/"), errors="replace"))
        path = wanted.path if wanted else NOT_FOUND
        seen, heard = fields.get("seen", ""), _number(fields.get("heard", ""))
        self.board.visit(path)
        try:
            yield b"retry: 1000\n\n"
            while not self.board.closed:
                news = self.board.news(path, seen, heard, HEARTBEAT)
                if news is None:
                    yield b": still here\n\n"
                    continue
                heard = news.number
                if news.errors is not None:
                    yield b"id: %d\nevent: errors\ndata: %s\n\n" % (heard, news.errors)
                if news.mark is not None:
                    seen = news.mark
                    yield b"event: page\ndata: %s\n\n" % seen.encode()
        finally:
            self.board.leave([path])


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else -1
