"""Figures and flows of a plan say on the page what their records say."""

from planpress.model.figures import Figure, Flow
from planpress.model.values import Unstated
from planpress.site.flows import flow_view, picture_view


def test_a_picture_has_its_note_and_its_source() -> None:
    figure = Figure(title="人數", alt="逐年上升", file="people.svg", note="只計實體班。", source="人事處")
    view = picture_view("people", figure, "xinghu/114/media/")
    assert (view.src, view.note, view.source) == ("xinghu/114/media/people.svg", "只計實體班。", "人事處")
    assert not view.missing


def test_a_lost_picture_has_its_words_only() -> None:
    figure = Figure(title="策略圖", alt="三個圓圈", file=Unstated.NOT_STATED)
    view = picture_view("map", figure, "xinghu/114/media/")
    assert (view.src, view.missing, view.note, view.source) == ("", True, "", "")


def test_a_flow_has_its_note() -> None:
    flow = Flow(title="流程", steps=("報名", "上課"), order="推定", note="數位課程沒有報到。")
    view = flow_view("class", flow)
    assert (view.note, view.order_inferred, view.anchor) == ("數位課程沒有報到。", True, "figure-class")
