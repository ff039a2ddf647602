"""Tags the list of contents as what it is: WeasyPrint knows no tag for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pikepdf import Array, Dictionary, Name

from planpress.render.conformance.pdf_file import Tag

_AS_CONTENTS = {"L": "TOC", "LI": "TOCI", "LBody": "Reference", "Lbl": "Lbl"}


def tag_contents(tags: Iterable[Tag]) -> None:
    """Before the first chapter, a list of nothing but links within the file is its contents; what is said
    right before it is its title."""
    last: Tag | None = None
    for tag in tags:
        if tag.kind.startswith("H") and tag.kind != "H1":
            return
        if tag.kind == "L" and not tag.within("L") and _leads_within(tag):
            for one in (tag, *_below(tag)):
                if one.kind in _AS_CONTENTS:
                    one.node["/S"] = Name(f"/{_AS_CONTENTS[one.kind]}")
            if last is not None and last.parent is tag.parent:
                _put_title(last, tag)
        if tag.kind in ("L", "P"):
            last = tag if tag.kind == "P" else None


def _leads_within(tag: Tag) -> bool:
    """True if each word below ``tag`` is part of a link within the file, and there is one."""
    links = [one for one in _below(tag) if one.kind == "Link" and one.objects]
    inside = all("/Dest" in target for one in links for target in one.objects)
    said = (one for one in (tag, *_below(tag)) if one.pieces)
    return bool(links) and inside and all(one.kind == "Link" or one.within("Link") for one in said)


def _below(tag: Tag) -> Iterator[Tag]:
    for child in tag.children:
        yield child
        yield from _below(child)


def _put_title(title: Tag, contents: Tag) -> None:
    """The paragraph becomes the caption of the contents."""
    above = title.node.P
    held = above.get("/K")
    if isinstance(held, Array):
        above["/K"] = Array(
            [one for one in held if not isinstance(one, Dictionary) or one.objgen != title.node.objgen]
        )
        own = contents.node.get("/K")
        contents.node["/K"] = Array([title.node, *(own if isinstance(own, Array) else [own])])
        title.node["/P"] = contents.node
        title.node["/S"] = Name("/Caption")
