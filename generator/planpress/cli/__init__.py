"""The commands: each reads what a person typed, calls the pipeline and reports in that person's language."""

from planpress.cli.app import main

__all__ = ["main"]
