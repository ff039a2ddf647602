"""Checks of a plan: sums, rates and references."""
