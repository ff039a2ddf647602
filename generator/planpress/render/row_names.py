"""Names the rows of printed tables without an id, so that rows share their computed styles."""

from __future__ import annotations

import re
from urllib.parse import unquote

ROW = "data-row"
_NAMED = re.compile(r'<tr id="([^"]*)"')
_TARGET = re.compile(r'href="#([^"]*)"')


def without_row_ids(html: str) -> str:
    """``html`` with the name of each row in ``ROW``; a row that something links to keeps its id.

    WeasyPrint computes the styles of every element below an id anew, since the id is an anchor: a third of
    the layout of a table of a thousand rows.
    """
    targets = {unquote(target) for target in _TARGET.findall(html)}
    return _NAMED.sub(lambda row: row[0] if unquote(row[1]) in targets else f'<tr {ROW}="{row[1]}"', html)
