"""Checks the links of the whole site: files, anchors, references by id; no page may ask another host."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from planpress.diagnostics.diagnostic import Diagnostic, Ref, problem
from planpress.load.nearest import nearest
from planpress.model.artifact import Artifact
from planpress.publish.page_links import PageLinks, read_page
from planpress.publish.targets import Base, Target, target_of

_SUGGESTED = 50  # findings for which a near word is looked up: a bounded time, however much is broken
_Finding = tuple[str, str, tuple[tuple[str, str], ...]]
_FAULTS = {
    "shape": ("L05", "shape"),
    "scheme": ("L05", "default"),
    "host": ("L06", "default"),
    "outside": ("L03", "outside"),
}


def check_links(
    artifacts: Iterable[Artifact], base: str = "/", present: Collection[str] = ()
) -> tuple[Diagnostic, ...]:
    """Reads and checks all artifacts. ``base`` is the site's address or folder; see check_pages."""
    site = list(artifacts)
    pages = [page for artifact in site if (page := read_page(artifact.path, artifact.content))]
    return check_pages(pages, {*present, *(artifact.path for artifact in site)}, base)


def check_pages(
    pages: Iterable[PageLinks], paths: Collection[str], base: str = "/"
) -> tuple[Diagnostic, ...]:
    """L03 to L09 over all ``pages``; ``paths`` are all files that links may lead to.

    The same fault on many pages (a menu) is one diagnostic, which names the first and counts the others.
    """
    known = sorted(pages, key=lambda page: page.path)
    ids = {page.path: frozenset(page.ids) for page in known}
    files = frozenset(paths)
    where = Base.of(base)
    found: dict[_Finding, list[str]] = {}
    for page in known:
        for finding in dict.fromkeys(_findings(page, ids, files, where)):
            found.setdefault(finding, []).append(page.path)
    hinted = [_hinted(one, ids, files) if at < _SUGGESTED else one for at, one in enumerate(found)]
    return tuple(
        problem(code, Ref(f"output/{on[0]}"), wording=wording, pages=len(on), **dict(params))
        for (code, wording, params), on in zip(hinted, found.values(), strict=True)
    )


def _findings(
    page: PageLinks, ids: Mapping[str, frozenset[str]], files: frozenset[str], base: Base
) -> Iterator[_Finding]:
    for fault in page.faults:
        yield _finding("L09", fault)
    for one in page.repeated:
        yield _finding("L07", id=one)
    for attribute, one in page.references:
        if one not in ids[page.path]:
            yield _finding("L08", attribute=attribute, id=one)
    for use, address in page.links:
        target = target_of(address, page.path, base, use)
        if target.fault:
            code, wording = _FAULTS[target.fault]
            yield _finding(code, wording, address=address)
        elif target.path is not None:
            yield from _arrival(address, target, ids, files)


def _arrival(
    address: str, target: Target, ids: Mapping[str, frozenset[str]], files: frozenset[str]
) -> Iterator[_Finding]:
    """Is the file there, and the anchor in it?"""
    path = target.path or ""
    file = path + "index.html" if path == "" or path.endswith("/") else path
    if f"{file}/index.html" in files:
        yield _finding("L03", "folder", address=address)
    elif file not in files:
        yield _finding("L03", address=address, path=file)
    elif target.anchor and file in ids and target.anchor not in ids[file] and target.anchor.lower() != "top":
        yield _finding("L04", address=address, path=file, id=target.anchor)


def _hinted(finding: _Finding, ids: Mapping[str, frozenset[str]], files: frozenset[str]) -> _Finding:
    """The same finding with the path or id that was probably meant, if there is one."""
    code, wording, params = finding
    words = dict(params)
    near = None
    if (code, wording) == ("L03", "default"):
        near = _near_path(words["path"], files)
    elif code == "L04":
        near = nearest(words["id"], sorted(ids[words["path"]]))
    return _finding(code, "near", **words, near=near) if near else finding


def _near_path(wanted: str, files: frozenset[str]) -> str | None:
    """The file whose path differs in one part only, and there by little."""
    parts = wanted.split("/")
    beside: dict[int, dict[str, str]] = {}
    for file in sorted(files):
        others = file.split("/")
        if len(others) == len(parts):
            differing = [at for at, part in enumerate(parts) if part != others[at]]
            if len(differing) == 1:
                beside.setdefault(differing[0], {})[others[differing[0]]] = file
    for at, choices in sorted(beside.items(), reverse=True):
        if found := nearest(parts[at], choices):
            return choices[found]
    return None


def _finding(code: str, wording: str = "default", **params: str) -> _Finding:
    return code, wording, tuple(sorted(params.items()))
