"""Mends the tags of a PDF that was set by WeasyPrint, so that it meets PDF/UA-1.

What WeasyPrint leaves undone: a table gets a tag for each page it runs over, and so does a row; running heads
are painted as content that no tag holds; some heads have no scope; blanks between items stand in a list; the
contents are a list like others; a link that is broken over two lines is tagged on its first only; links say
an internal name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import Any

from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Stream, String

from planpress.render.conformance.contents import tag_contents
from planpress.render.conformance.join_rows import RowPart, join_rows, parts_by_tag
from planpress.render.conformance.pdf_file import OBJECT_REFERENCE, PdfFile, Tag
from planpress.render.conformance.typeset_marks import content_of, with_artifacts, words_by_mark

_GROUPS = ("Span", "Div", "NonStruct")


def mended(
    content: bytes,
    names: Mapping[str, str],
    rows: Sequence[RowPart] = (),
    packed: Mapping[bytes, bytes] | None = None,
) -> bytes:
    """The file with its tags mended; ``names`` are what links within it lead to, by their target.

    ``rows`` are those of all tables, in the order of the text; ``packed`` are fonts of the file with what is
    to stand in their place, with /FlateDecode.
    """
    file = PdfFile.read(content)
    parts = parts_by_tag(file, rows)
    for tag in file.tags:
        if tag.kind == "L":
            _put_in_items(tag)
        elif tag.kind == "TH" and tag.attribute("/Scope") is None:
            _set_scope(tag)
    _join_tables(file)
    left = _left(file)
    if join_rows(left, parts):
        left = PdfFile(file.pdf).tags
    tag_contents(left)
    _tag_links(file, left)
    _name_links(file, names)
    _mark_artifacts(file, left)
    _use_packed(file, packed or {})
    return file.written(ObjectStreamMode.generate)


def _left(file: PdfFile) -> tuple[Tag, ...]:
    """The tags that are still in the file, in the order of the text."""
    return tuple(tag for root in file.tags if root.parent is None for tag in _branch(root))


def _branch(tag: Tag) -> Iterator[Tag]:
    """A tag and all below it: reading the tags of a long file anew would take longer than all else here."""
    waiting = [tag]
    while waiting:
        one = waiting.pop()
        yield one
        waiting.extend(reversed(one.children))


# -- lists and tables --------------------------------------------------------


def _set_scope(head: Tag) -> None:
    """A head in the head of a table is that of its column, any other that of its row."""
    scope = Dictionary(O=Name("/Table"), Scope=Name("/Column" if head.within("THead") else "/Row"))
    told = head.node.get("/A")
    head.node["/A"] = Array(
        [*(told if isinstance(told, Array) else [told] if told is not None else []), scope]
    )


def _put_in_items(tag: Tag) -> None:
    """A list holds items alone: a group around some gives them up, words between two go to the first."""
    held: list[Tag] = []
    for child in tag.children:
        if child.kind in _GROUPS and child.children and not child.pieces:
            held += child.children
        elif child.kind in _GROUPS and held:
            _append(held[-1].node, child.node)
            held[-1].children.append(child)
        else:
            held.append(child)
    if tag.children:
        for one in held:
            one.node["/P"] = tag.node
            one.parent = tag
        tag.node["/K"] = Array([one.node for one in held])
        tag.children, tag.pieces, tag.objects = held, [], []


def _append(item: Dictionary, node: Dictionary) -> None:
    """Puts ``node`` at the end of what an item of a list says."""
    kids = item.get("/K")
    listed = kids if isinstance(kids, Array) else [kids]
    bodies = [one for one in listed if isinstance(one, Dictionary) and one.get("/S") == Name("/LBody")]
    into = bodies[-1] if bodies else item
    before = into.get("/K")
    into["/K"] = Array([*(before if isinstance(before, Array) else [before]), node])
    node["/P"] = into


def _join_tables(file: PdfFile) -> None:
    """Tables with the same heads and nothing said between them are one: it runs over pages."""
    outer = [tag for tag in file.tags if not tag.within("Table")]
    words = _words_on(file, {page for tag in outer for page, _ in _head_pieces(tag)})
    last: Tag | None = None
    for tag in outer:
        if tag.kind == "Table":
            head = _head_words(tag, words)
            if last is not None and head and head == _head_words(last, words):
                _append_rows(last, tag)
                _take_out(tag)
            else:
                last = tag
        elif tag.pieces or tag.objects:
            last = None


def _take_out(tag: Tag) -> None:
    """Takes a tag away, and those above it that held nothing else."""
    above = tag.parent
    if above is None:
        return
    above.children.remove(tag)
    if above.children or above.pieces or above.objects:
        held = above.node["/K"]
        listed = held if isinstance(held, Array) else [held]
        above.node["/K"] = Array([one for one in listed if not _is_same(one, tag.node)])
    else:
        _take_out(above)


def _is_same(one: object, node: Dictionary) -> bool:
    return isinstance(one, Dictionary) and one.objgen == node.objgen


def _words_on(file: PdfFile, numbers: Container[int]) -> dict[int, dict[int, bytes]]:
    pages = enumerate(file.pdf.pages, start=1)
    return {number: words_by_mark(content_of(page)) for number, page in pages if number in numbers}


def _head_words(table: Tag, words: Mapping[int, Mapping[int, bytes]]) -> list[bytes]:
    """What is painted in a table's head."""
    return [words.get(page, {}).get(one, b"") for page, one in _head_pieces(table)]


def _head_pieces(tag: Tag) -> Iterator[tuple[int, int]]:
    for child in tag.children if tag.kind == "Table" else ():
        if child.kind == "THead":
            yield from _pieces(child)


def _pieces(tag: Tag) -> Iterator[tuple[int, int]]:
    yield from tag.pieces
    for child in tag.children:
        yield from _pieces(child)


def _append_rows(first: Tag, second: Tag) -> None:
    """The rows of ``second`` go to ``first``; its heads, said once already, go."""
    for child in second.children:
        if child.kind not in ("THead", "Caption"):
            child.node["/P"] = first.node
            first.node["/K"].append(child.node)
            first.children.append(child)
            child.parent = first


# -- links -------------------------------------------------------------------


def _tag_links(file: PdfFile, tags: Iterable[Tag]) -> None:
    """A link on a second line belongs to the tag of its first."""
    tagged = {one.objgen: tag for tag in tags if tag.kind == "Link" for one in tag.objects}
    last: dict[str, Tag] = {}
    untold: list[tuple[Tag, Dictionary]] = []
    for _, one in file.annotations():
        target = _target(one)
        if one.objgen in tagged:
            last[target] = tagged[one.objgen]
        elif one.get("/Subtype") == Name("/Link") and target in last:
            untold.append((last[target], one))
    if untold:
        _add_objects(file, untold)


def _target(link: Dictionary) -> str:
    return repr(link.get("/Dest") or link.get("/A"))


def _add_objects(file: PdfFile, untold: Iterable[tuple[Tag, Dictionary]]) -> None:
    tree = file.catalog.StructTreeRoot
    numbers: list[Any] = list(tree.ParentTree.Nums)
    key = max((int(number) for number in numbers[::2]), default=-1) + 1
    for tag, one in untold:
        held = tag.node.get("/K")
        reference = Dictionary(Type=OBJECT_REFERENCE, Obj=one, Pg=tag.node.get("/Pg"))
        tag.node["/K"] = Array([*(held if isinstance(held, Array) else [held]), reference])
        one["/StructParent"] = key
        numbers += [key, tag.node]
        key += 1
    tree.ParentTree["/Nums"] = Array(numbers)
    tree["/ParentTreeNextKey"] = key


def _name_links(file: PdfFile, names: Mapping[str, str]) -> None:
    for _, one in file.annotations():
        said = names.get(str(one.get("/Dest", "")))
        if said:
            one["/Contents"] = String(said)


# -- artifacts ---------------------------------------------------------------


def _mark_artifacts(file: PdfFile, tags: Iterable[Tag]) -> None:
    """What no tag holds is an artifact: running heads, page numbers, heads said again."""
    tagged: defaultdict[int, set[int]] = defaultdict(set)
    for page_number, one in (piece for tag in tags for piece in tag.pieces):
        tagged[page_number].add(one)
    for number, page in enumerate(file.pdf.pages, start=1):
        content = content_of(page)
        marked = with_artifacts(content, tagged[number])
        if marked != content:
            page.obj["/Contents"] = file.pdf.make_stream(marked)


# -- fonts -------------------------------------------------------------------


def _use_packed(file: PdfFile, packed: Mapping[bytes, bytes]) -> None:
    """Puts fonts in that were packed before."""
    for font in file.fonts() if packed else ():
        for name in ("/FontFile2", "/FontFile3"):
            program = (font.descriptor or Dictionary()).get(name)
            if isinstance(program, Stream) and (ready := packed.get(program.read_raw_bytes())):
                program.write(ready, filter=Name.FlateDecode)
