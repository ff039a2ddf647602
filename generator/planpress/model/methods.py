"""The kinds of methods.yaml that the program itself tells apart."""

from __future__ import annotations

EVALUATION = "評核"
"""How a course is evaluated, not how it is held."""
