"""Progress is silent for a second, then one line on a terminal or a line now and then."""

from __future__ import annotations

import io

import pytest

from planpress.cli.dates import read_as_of
from planpress.cli.exits import Stop
from planpress.cli.progress import Progress


class Screen(io.StringIO):
    """A stream that is a terminal, or not."""

    def __init__(self, *, terminal: bool) -> None:
        super().__init__()
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


class Clock:
    """Tells the time it was given."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def shown(*, terminal: bool, times: list[float]) -> tuple[str, str]:
    """What stands on the screen after looking at ``times`` seconds, and after the end."""
    clock, screen = Clock(), Screen(terminal=terminal)
    progress = Progress(screen, clock, "en", _began=100.0, _shown_at=100.0)
    for number, seconds in enumerate(times, 1):
        clock.now = 100.0 + seconds
        progress("pdf taoyuan 113", number, 9)
        progress.show_if_due()
    during = screen.getvalue()
    progress.__exit__(None, None, None)
    return during, screen.getvalue()[len(during) :]


def test_a_quick_run_shows_nothing() -> None:
    assert shown(terminal=True, times=[0.1, 0.5, 0.9]) == ("", "")
    assert shown(terminal=False, times=[0.1, 0.9]) == ("", "")


def test_a_terminal_has_one_line_that_is_wiped_at_the_end() -> None:
    during, after = shown(terminal=True, times=[0.9, 1.0, 1.1, 1.3])
    assert during == "\rPDF taoyuan 113 2/9 (1 s)\rPDF taoyuan 113 4/9 (1 s)"
    assert after == "\r" + " " * 25 + "\r"


def test_elsewhere_there_are_plain_lines_every_few_seconds() -> None:
    during, after = shown(terminal=False, times=[1.0, 2.0, 5.9, 6.0, 7.0, 11.0])
    assert during.splitlines() == [
        "PDF taoyuan 113 1/9 (1 s)",
        "PDF taoyuan 113 4/9 (6 s)",
        "PDF taoyuan 113 6/9 (11 s)",
    ]
    assert after == ""


def test_the_thread_keeps_the_line_alive_through_one_long_step() -> None:
    clock, screen = Clock(), Screen(terminal=False)
    with Progress(screen, clock, "zh") as progress:
        progress("sheet a\x1bb", 1, 0)
        clock.now = 103.0
        assert progress._ticker is not None
        for _ in range(100):
            if screen.getvalue():
                break
            progress._ended.wait(0.05)
    assert screen.getvalue() == "讀取與檢查 a⟨U+001B⟩b 1 (3 s)\n"


def test_the_line_names_what_a_person_waits_for() -> None:
    clock, screen = Clock(), Screen(terminal=False)
    progress = Progress(screen, clock, "en", _began=100.0, _shown_at=100.0)
    for second, (what, said) in enumerate(
        {
            "text_of plans/a.yaml": "reading and checking plans/a.yaml 1 (5 s)",
            "pdf taoyuan 113": "PDF taoyuan 113 2 (10 s)",
            "paper_css": "PDF taoyuan 113 3 (15 s)",
            "course_page taoyuan 113 ai-1": "page taoyuan 113 ai-1 4 (20 s)",
            "links_of_page index.html": "checking links index.html 5 (25 s)",
        }.items(),
        1,
    ):
        progress(what, second, 0)
        clock.now = 100.0 + 5 * second
        progress.show_if_due()
        assert screen.getvalue().splitlines()[-1] == said


@pytest.mark.parametrize(
    "words",
    ["113-05-01", "113/5/1", "113年5月1日", "民國113年5月1日", "2024-05-01", "2024.5.1", " 113 年 5 月 1 日"],
)
def test_a_day_in_all_its_forms(words: str) -> None:
    day = read_as_of(words)
    assert day is not None
    assert day.isoformat() == "2024-05-01"


def test_no_day_is_no_day() -> None:
    assert read_as_of(None) is None


@pytest.mark.parametrize(
    ("words", "wording"),
    [("5月1日", "default"), ("113-13-01", "calendar"), ("113年2月30日", "calendar"), ("", "default")],
)
def test_what_is_no_day_is_said(words: str, wording: str) -> None:
    with pytest.raises(Stop) as stopped:
        read_as_of(words)
    assert (stopped.value.item.code, stopped.value.item.wording) == ("E84", wording)
    assert stopped.value.exit_code == 2
