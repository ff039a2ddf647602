"""Frozen records and value types: what a plan is, apart from files, pages and paper."""
