"""Checks that the boxes of a strategy map are there, once each, and that its links lead one layer up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from planpress.diagnostics.diagnostic import Diagnostic, Ref, problem
from planpress.model.catalog import Plan
from planpress.model.outline import Outline
from planpress.model.strategies import Layer, Strategy
from planpress.rules.layered import Boxes, below_sources, layered
from planpress.rules.places import Path, unknown
from planpress.rules.structure import box_words, map_sources

MOST_LED_TO = 8
"""To how many boxes of a layer lines may lead: each has a track of its own beside the boxes."""


def check_strategies(plan: Plan, outline: Outline, folder: str) -> Iterator[Diagnostic]:
    """Unknown boxes, boxes that stand twice, a layer alone, links that lead nowhere or too far."""
    for strategy_id, strategy in plan.figures.strategies.items():
        found = layered(strategy, plan, outline)
        if len(found) < 2:
            at = Ref(folder + "figures.yaml", ("strategies", strategy_id, "layers"))
            yield problem("R47", at, wording="single", chart=strategy.title)
        every = [name for layer in found for name in layer.ids]
        for number, layer in enumerate(strategy.layers):
            at = Ref(folder + "figures.yaml", ("strategies", strategy_id, "layers", number))
            yield from _unknown(layer, plan, outline, strategy, at)
            yield from _links(strategy, number, found, at)
            yield from _crowded(strategy, number, found, at)
        for name, times in Counter(every).items():
            if times > 1:
                at = Ref(folder + "figures.yaml", ("strategies", strategy_id))
                yield problem("R47", at, wording="again", chart=strategy.title, id=name)


def _unknown(layer: Layer, plan: Plan, outline: Outline, strategy: Strategy, at: Ref) -> Iterator[Diagnostic]:
    clauses = outline.by_id()
    for name in layer.of:
        if not box_words(name, clauses.get(name), plan):
            known = (*map_sources(plan, outline), *plan.known_ids("list"), *plan.known_ids("value"))
            yield unknown("R46", _in(at, "of"), name, known, chart=strategy.title)
    for name in layer.below:
        known = below_sources(plan, outline)
        if name not in known:
            yield unknown("R46", _in(at, "below"), name, known, chart=strategy.title)


def _links(strategy: Strategy, number: int, found: tuple[Boxes, ...], at: Ref) -> Iterator[Diagnostic]:
    """Each link begins at a box of its layer and ends at one of the layer above."""
    own, above = found[number].ids, found[number - 1].ids if number else ()
    every = {name for layer in found for name in layer.ids}
    for start, ends in strategy.layers[number].links.items():
        if start not in own:
            yield unknown("R46", _in(at, "links"), start, own, chart=strategy.title)
        for end in ends:
            if end in every and end not in above:
                layer = strategy.layers[number].name
                yield problem(
                    "R47", _in(at, "links", start), wording="far", chart=strategy.title, id=end, layer=layer
                )
            elif end not in above:
                yield unknown("R46", _in(at, "links", start), end, above, chart=strategy.title)


def _crowded(strategy: Strategy, number: int, found: tuple[Boxes, ...], at: Ref) -> Iterator[Diagnostic]:
    """A layer with more boxes that are led to than there are tracks."""
    led_to = {end for box in found[number].boxes for end in box.leads_to}
    if len(led_to) > MOST_LED_TO:
        above = strategy.layers[number - 1].name
        yield problem(
            "R47",
            _in(at, "links"),
            wording="lines",
            chart=strategy.title,
            layer=above,
            count=len(led_to),
            most=MOST_LED_TO,
        )


def _in(at: Ref, *path: str | int) -> Ref:
    inner: Path = (*at.path, *path)
    return Ref(at.file, inner)
