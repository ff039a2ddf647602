"""Figures: process flows from their steps, charts, and pictures, also those whose file is lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from planpress.model.catalog import Plan
from planpress.model.figures import Figure, Flow
from planpress.model.outline import Outline
from planpress.model.values import Unstated
from planpress.site import routes
from planpress.site.chart_views import drawn_view
from planpress.site.views import DrawnView, FlowView, MapView, PictureView, StepView

FigureView = FlowView | PictureView | DrawnView | MapView

INFERRED = "推定"
"""What the record of a flow says where the arrows of the original are lost."""


def figure_view(figure_id: str, plan: Plan, outline: Outline) -> FigureView | None:
    """The flow, chart or picture with this id; None if there is none."""
    if figure_id in plan.figures.flows:
        return flow_view(figure_id, plan.figures.flows[figure_id])
    drawn = plan.figures.drawn.get(figure_id)
    if drawn is not None:
        return drawn_view(figure_id, drawn, plan, outline)
    figure = plan.figures.figures.get(figure_id)
    return picture_view(figure_id, figure, f"{routes.document(plan.city, plan.id)}media/") if figure else None


def picture_view(figure_id: str, figure: Figure, media: str) -> PictureView:
    """The picture, whose file is below the address ``media``; one that is lost has its words only."""
    lost = figure.file is Unstated.NOT_STATED
    src = "" if lost else f"{media}{str(figure.file).removeprefix('media/')}"
    note, source = figure.note or "", figure.source or ""
    return PictureView(figure.title, figure.alt, src, lost, f"figure-{figure_id}", note, source)


def flow_view(figure_id: str, flow: Flow) -> FlowView:
    """The flow's steps, numbered."""
    steps = tuple(_step(number, step) for number, step in enumerate(flow.steps, start=1))
    inferred = str(flow.order or "") == INFERRED
    return FlowView(flow.title, steps, inferred, f"figure-{figure_id}", flow.note or "")


def flow_lines(view: FlowView, say: Callable[..., str]) -> tuple[str, ...]:
    """The steps in words, by ``say`` (as ``Wording``)."""
    return tuple(_in_words(step, say) for step in view.steps)


def _in_words(step: StepView, say: Callable[..., str]) -> str:
    if not step.question:
        together = say("list_separator").join(step.texts)
        return say("flow_together", steps=together) if len(step.texts) > 1 else together
    yes = _way(step.then, "", say("flow_yes"), say("flow_goes_on"), say)
    no = _way(step.otherwise, step.back_to, say("flow_no"), say("flow_ends"), say)
    return say("flow_question", text=step.texts[0], yes=yes, no=no)


def _way(texts: tuple[str, ...], back_to: str, answer: str, nothing: str, say: Callable[..., str]) -> str:
    back = [say("flow_back", step=back_to)] if back_to else []
    return say("flow_way", answer=answer, ways=" → ".join([*texts, *back]) or nothing)


def _step(number: int, step: object) -> StepView:
    if isinstance(step, str):
        return StepView(number, (step,))
    if isinstance(step, Sequence):
        return StepView(number, tuple(str(one) for one in step))
    then, _ = _branch(getattr(step, "then", ()))
    otherwise, back = _branch(getattr(step, "otherwise", ()))
    return StepView(number, (str(getattr(step, "ask", "")),), True, then, otherwise, back)


def _branch(branch: object) -> tuple[tuple[str, ...], str]:
    """The texts of a branch, and the step it goes back to."""
    items = (branch,) if isinstance(branch, str) or not isinstance(branch, Sequence) else tuple(branch)
    texts = tuple(item for item in items if isinstance(item, str))
    back = next((str(item.back) for item in items if hasattr(item, "back")), "")
    return texts, back
