"""Every built page is valid HTML, and every link in it leads somewhere."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from planpress.model.artifact import Artifact
from planpress.publish import check_links
from support.built import Built
from support.pages import Page
from support.project import REPOSITORY

NODE = REPOSITORY / "tests/node"
DATA_BLOCK = re.compile(r'<script type="application/ld\+json">[^<>&]*</script>')
"""What search engines read: no browser runs it."""
EXAMPLE = re.compile(r'<article class="guide__example">.*?</article>', re.DOTALL)
"""A component in the style guide, which may be the head or the foot of a page."""
VALIDATE = NODE / "node_modules/html-validate/bin/html-validate.mjs"


@pytest.fixture(scope="module")
def pages(built: Built) -> dict[str, Page]:
    return built.pages()


def test_every_page_is_valid(built: Built) -> None:
    assert _faults(built.output) == []


def test_invalid_html_is_found(tmp_path: Path) -> None:
    page = """<!DOCTYPE html><html lang="zh-Hant-TW"><head><title>頁</title></head>
        <body><p><div></div></p><i id="a"></i><i id="a"></i></body></html>"""
    (tmp_path / "index.html").write_text(page, encoding="utf-8")

    rules = {fault.split()[1] for fault in _faults(tmp_path)}

    assert {"no-implicit-close", "no-dup-id"} <= rules


def test_every_link_and_anchor_leads_somewhere(built: Built) -> None:
    assert check_links(_artifacts(built.output)) == ()


def test_a_link_that_leads_nowhere_is_found(built: Built) -> None:
    site = {one.path: one.content for one in _artifacts(built.output)}
    home = site["index.html"]
    for broken, code in (("nowhere/", "L03"), ("catalog/#nowhere", "L04"), ("https://example.invalid", None)):
        site["index.html"] = home.replace(b"</main>", f'<a href="{broken}">x</a></main>'.encode())
        found = check_links(Artifact(path, content) for path, content in site.items())
        assert [item.code for item in found] == ([code] if code else [])


def test_ids_are_unique(pages: dict[str, Page]) -> None:
    for path, page in pages.items():
        counted = Counter(re.findall(r'\sid="([^"]+)"', page.html))
        assert {name: times for name, times in counted.items() if times > 1} == {}, path


def test_every_page_has_its_own_title_and_says_its_language(pages: dict[str, Page]) -> None:
    titles: dict[str, str] = {}
    for path, page in pages.items():
        language = "en" if path.startswith("en/") else "zh-Hant-TW"
        assert f'<html lang="{language}"' in page.html, path
        title = re.findall(r"<title>([^<]+)</title>", page.html.partition("</head>")[0])
        assert len(title) == 1, path
        assert title[0] not in titles, f"{path} and {titles[title[0]]} are both called {title[0]}"
        titles[title[0]] = path


def test_every_page_has_one_first_heading_and_skips_no_level(pages: dict[str, Page]) -> None:
    for path, page in pages.items():
        levels = [int(level) for level in re.findall(r"<h([1-6])\b", page.html)]
        assert levels.count(1) == 1, path
        assert levels[0] == 1, path
        assert all(after <= before + 1 for before, after in pairwise(levels)), path


def test_every_page_has_its_landmarks_and_its_guide_bricks(pages: dict[str, Page]) -> None:
    for path, page in pages.items():
        for landmark in ("header", "main", "footer"):
            own = EXAMPLE.sub("", page.html)
            assert len(re.findall(rf"<{landmark}\b", own)) == 1, f"{path}: {landmark}"
        assert sorted(re.findall(r'accesskey="(.)"', page.html)) == ["C", "S", "U", "Z"], path
        bricks = re.findall(r"<[a-z]+\b[^>]*accesskey[^>]*>", page.html)
        assert all("title=" in brick for brick in bricks), path


def test_no_page_carries_a_script_or_a_style_within_it(pages: dict[str, Page]) -> None:
    """Rules, search and catalog load modules of the site; no script stands in a page."""
    loaded = re.compile(
        r'<script type="module" src="(?:\.\./)+assets/[0-9a-f]+/scripts/(\w+/\w+)\.mjs"'
        r'( data-[a-z]+="[^"]*")*></script>'
    )
    for path, page in pages.items():
        whole = DATA_BLOCK.sub("", page.html)
        assert not re.search(
            r"<(script|style|iframe|object)\b|\sstyle=|\son[a-z]+=", loaded.sub("", whole)
        ), path
        assert [found[0] for found in loaded.findall(whole)] == _scripts(path, whole), path


def _scripts(path: str, html: str) -> list[str]:
    """The modules that the page at ``path`` loads."""
    if path == "search/index.html":
        return ["search/search", "pages/search"]
    if path == "catalog/index.html":
        return ["catalog/catalog"]
    asks = path.removeprefix("en/").startswith("rules/") and '<form class="ask__form"' in html
    return ["pages/rule"] if asks else []


def _artifacts(output: Path) -> list[Artifact]:
    files = sorted(file for file in output.rglob("*") if file.is_file())
    return [Artifact(file.relative_to(output).as_posix(), file.read_bytes()) for file in files]


def _faults(folder: Path) -> list[str]:
    """What html-validate says of every page below ``folder``: "path:line rule message"."""
    node = shutil.which("node", path=str(REPOSITORY / ".venv/bin")) or shutil.which("node")
    assert node, "no node: run ./test, which installs it"
    command = [node, VALIDATE, "--config", NODE / "html-validate.json", "--formatter", "json", "**/*.html"]
    made = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert made.stdout.startswith("["), made.stdout + made.stderr
    return [
        f"{Path(file['filePath']).relative_to(folder)}:{one['line']} {one['ruleId']} {one['message']}"
        for file in json.loads(made.stdout)
        for one in file["messages"]
    ]
