"""Records that become numbered points (legal basis, attachments), and the attachments at the end."""

from __future__ import annotations

from planpress.load.inlines import read_inlines
from planpress.model.catalog import Plan
from planpress.model.clauses import Place
from planpress.model.numbering import Habit
from planpress.model.outline import Numbered, Outline
from planpress.model.values import Unstated
from planpress.site import routes
from planpress.site.flows import figure_view
from planpress.site.runs import Filling, fill, words
from planpress.site.views import ClauseView, ContentView, ParagraphView, PictureView, Run, RunKind
from planpress.site.wording import Wording

LEGAL_BASIS = "legal_basis"


def attachment_number(index: int) -> str:
    """The printed number of an attachment (附件3)."""
    return f"附件{index}"


def items_view(
    what: str, plan: Plan, habit: Habit, filling: Filling, above: Numbered | None
) -> tuple[ContentView, ...]:
    """``{items:legal_basis}`` or ``{items:attachments}`` as numbered points."""
    if what == LEGAL_BASIS:
        return _legal_basis(plan, habit, filling, above)
    if what == "attachments":
        return tuple(
            _attachment_line(index, key, plan) for index, key in enumerate(plan.record.attachments, start=1)
        )
    return ()


def _legal_basis(
    plan: Plan, habit: Habit, filling: Filling, above: Numbered | None
) -> tuple[ContentView, ...]:
    level = above.level + 1 if above else 1
    views = []
    for count, (key, basis) in enumerate(plan.record.legal_basis.items(), start=1):
        runs = fill(read_inlines(basis.text), filling)
        number = habit.number(level, count)
        path = (above.path if above else "") + "、" + number.rstrip("、.")
        views.append(
            ClauseView(key, number, path, level, "point", runs, basis.text, has_id=True, href=f"#{key}")
        )
    return tuple(views)


def legal_basis_numbers(plan: Plan, outline: Outline) -> dict[str, str]:
    """The full number of each legal basis where the document prints them as points."""
    for item in outline.walk():
        if any(isinstance(one, Place) and one.id == LEGAL_BASIS for one in item.clause.content):
            return {
                key: f"{item.path}、{outline.habit.number(item.level + 1, count).rstrip('、.')}"
                for count, key in enumerate(plan.record.legal_basis, start=1)
            }
    return {}


def _attachment_line(index: int, key: str, plan: Plan) -> ClauseView:
    title = plan.record.attachments[key].title
    number = attachment_number(index)
    return ClauseView(
        f"list-{key}",
        f"{number}：",
        number,
        2,
        "point",
        tuple(words(title)),
        title,
        href=f"#{key}",
        labelled=True,
    )


def attachment_file(plan: Plan, name: str) -> str:
    """The address of an attachment's file; its name may be written with its folder or without."""
    return routes.attachments(plan.city, plan.id) + name.removeprefix("attachments/")


def attachment_files(plan: Plan) -> tuple[str, ...]:
    """The addresses of all files attached to the document."""
    named = (attachment.file for attachment in plan.record.attachments.values())
    return tuple(attachment_file(plan, name) for name in named if name and name is not Unstated.NOT_STATED)


def annexes(plan: Plan, outline: Outline, say: Wording) -> tuple[ClauseView, ...]:
    """Each attachment with what it holds: a flow, a picture, or the plain word that the picture is lost."""
    attachments = enumerate(plan.record.attachments, start=1)
    return tuple(_annex(index, key, plan, outline, say) for index, key in attachments)


def _annex(index: int, key: str, plan: Plan, outline: Outline, say: Wording) -> ClauseView:
    attachment = plan.record.attachments[key]
    content: tuple[ContentView, ...] = ()
    figure = figure_view(attachment.figure, plan, outline) if attachment.figure else None
    if figure:
        content = (figure,)
    elif attachment.file is Unstated.NOT_STATED:
        content = (PictureView(attachment.title, say("picture_lost"), missing=True),)
    elif attachment.file:
        link = Run(attachment.title, RunKind.LINK, href=attachment_file(plan, attachment.file))
        content = (ParagraphView((link,)),)
    number = attachment_number(index)
    return ClauseView(
        key,
        number,
        number,
        1,
        "heading",
        tuple(words(attachment.title)),
        attachment.title,
        content,
        has_id=True,
        href=f"#{key}",
        labelled=True,
    )
