"""The layers of a strategy map: the boxes of each, and which boxes of the layer above each one leads to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from planpress.model.catalog import Plan
from planpress.model.outline import Numbered, Outline
from planpress.model.strategies import Layer, Strategy
from planpress.rules.structure import box_words, items_below


@dataclass(frozen=True, slots=True)
class Box:
    """A box: its words, and the ids of the boxes above that it leads to. ``id`` is "" for a list's item."""

    id: str
    text: str
    leads_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Boxes:
    """A layer with its boxes."""

    name: str
    boxes: tuple[Box, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its boxes."""
        return tuple(box.id for box in self.boxes if box.id)


@dataclass(frozen=True, slots=True)
class _Raw:
    """A box before it is joined: ``under`` is what it is named below, "" for none."""

    id: str
    text: str
    under: str = ""


def layered(strategy: Strategy, plan: Plan, outline: Outline) -> tuple[Boxes, ...]:
    """The layers from the top down. Names that lead nowhere have no box, links to nowhere no line."""
    clauses = outline.by_id()
    parents = dict(_parents(plan, outline))
    found: list[Boxes] = []
    for layer in strategy.layers:
        above = found[-1].ids if found else ()
        raw = tuple(_raw(layer, plan, clauses))
        found.append(Boxes(layer.name, tuple(_joined(one, layer, above, parents) for one in raw)))
    return tuple(found)


def below_sources(plan: Plan, outline: Outline) -> tuple[str, ...]:
    """All ids below which there is something to draw."""
    clauses = outline.by_id()
    records = (one.id for one in (*plan.courses.tracks, *plan.courses.series))
    named = dict.fromkeys((*clauses, *records, *plan.known_ids("list")))
    return tuple(name for name in named if items_below(name, clauses.get(name), plan))


def _raw(layer: Layer, plan: Plan, clauses: Mapping[str, Numbered]) -> Iterator[_Raw]:
    for name in layer.of:
        text = box_words(name, clauses.get(name), plan)
        if text:
            yield _Raw(name, text)
    for name in layer.below:
        for anchor, text in items_below(name, clauses.get(name), plan):
            yield _Raw(anchor, text, name)
    yield from (_Raw(key, text) for key, text in layer.boxes.items())


def _joined(raw: _Raw, layer: Layer, above: tuple[str, ...], parents: Mapping[str, tuple[str, ...]]) -> Box:
    """The links that are written, and those to what the box lies below in the plan."""
    written = layer.links.get(raw.id, ())
    lies_below = (raw.under, *parents.get(raw.id, ()))
    return Box(raw.id, raw.text, tuple(one for one in above if one in written or one in lies_below))


def _parents(plan: Plan, outline: Outline) -> Iterator[tuple[str, tuple[str, ...]]]:
    """For each clause and series by its id: the ids of all that it lies below."""
    by_place = {item.ordinals: item.anchor for item in outline.walk()}
    for place, anchor in by_place.items():
        yield anchor, tuple(by_place[place[:length]] for length in range(1, len(place)))
    clauses = outline.by_id()
    yield from ((one.id, (one.track,)) for one in plan.courses.series if one.id not in clauses)
