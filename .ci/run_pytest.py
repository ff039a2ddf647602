"""Runs pytest so that its last line stays last and the time of all of ./test stands above it."""

import sys
import time

import pytest


class TotalTime:
    """Writes the seconds since ./test began."""

    def __init__(self, began: int) -> None:
        self.began = began

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Called by pytest just before its closing line."""
        terminalreporter.write_line(f"./test took {time.time() - self.began:.0f} s in all")


if __name__ == "__main__":
    sys.path.pop(0)  # this folder is no place to import from
    sys.exit(pytest.main(sys.argv[2:], plugins=[TotalTime(int(sys.argv[1]))]))
