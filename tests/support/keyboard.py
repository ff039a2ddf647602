"""Goes through a page by keyboard, and measures what a finger has to hit and a reader hears."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from playwright.sync_api import CDPSession, Locator, Page

CONTROLS = {
    *("button", "link", "textbox", "searchbox", "combobox", "checkbox", "radio", "spinbutton"),
    "DisclosureTriangle",
}
HAN = re.compile(r"[\u3400-\u9fff]")
CODE = re.compile(r"[A-Z]{1,2}\d{1,2}|[\w.-]+\.(json|jsonld|xml|csv|ics|pdf)|https?://\S+|\d+")
FOREIGN = """function() {
    const marked = one => one.lang && !one.lang.startsWith("zh");
    return marked(this.closest("[lang]")) || this.children.length > 0 && [...this.children].every(marked);
}"""
STOPS = 60  # of a long page; what comes after are more of the same
FOCUSED = """() => {
    const one = document.activeElement;
    if (!one || one === document.body) return null;
    const style = getComputedStyle(one), faults = [];
    const box = [...one.getClientRects()].find(box => box.width > 1 && box.height > 1);
    if (!box) return {tag: one.outerHTML.slice(0, 160), faults: ["no box"]};
    const tall = box.height >= innerHeight && box.top < innerHeight && box.bottom > 0;
    const high = tall || (box.top >= -1 && box.bottom <= innerHeight + 1);
    const seen = high && box.left >= -1 && box.right <= innerWidth + 1;
    if (!seen) faults.push(`outside the window: ${JSON.stringify(box)}`);
    const x = (Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2;
    const y = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
    const top = document.elementFromPoint(x, y);
    if (seen && !one.contains(top)) faults.push(`covered by ${top && top.outerHTML.slice(0, 80)}`);
    if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 1) faults.push("no outline");
    if (style.opacity === "0" || style.visibility !== "visible") faults.push("not to be seen");
    return {tag: one.outerHTML.slice(0, 160), faults};
}"""
TARGETS = """least => {
    const seen = one => one.checkVisibility({opacityProperty: true, visibilityProperty: true})
        && !one.closest(".hidden, .skip, .brick");
    const targets = "a[href], button, input, select, summary, textarea";
    const all = [...document.querySelectorAll(targets)].filter(seen);
    const area = one => {
        const label = one.labels && one.matches("[type=checkbox], [type=radio]") ? [...one.labels] : [];
        const boxes = [one, ...label].flatMap(each => [...each.getClientRects()]);
        return boxes.filter(box => box.width && box.height);
    };
    const inSentence = one => {
        if (getComputedStyle(one).display !== "inline") return false;
        let block = one.parentElement;
        while (getComputedStyle(block).display === "inline") block = block.parentElement;
        const words = block.cloneNode(true);
        for (const link of words.querySelectorAll("a, .hidden")) link.remove();
        return /[\\p{L}\\p{N}]/u.test(words.textContent);
    };
    const boxes = all.map(one => ({one, boxes: area(one)})).filter(({boxes}) => boxes.length);
    const small = ({boxes}) => boxes.every(box => box.width < least - 0.5 || box.height < least - 0.5);
    const middle = box => [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    // A circle around the middle of a small one touches no other target, nor the circle of another small one.
    const near = (mine, other) => other.boxes.some(box => {
        const [x, y] = middle(mine), [x2, y2] = middle(box);
        const dx = Math.max(box.left - x, 0, x - box.right), dy = Math.max(box.top - y, 0, y - box.bottom);
        return Math.hypot(dx, dy) < least / 2 || (small(other) && Math.hypot(x - x2, y - y2) < least);
    });
    return boxes.filter(small).filter(({one}) => !inSentence(one)).filter(({one, boxes: mine}) => {
        const others = boxes.filter(other => other.one !== one);
        return mine.some(box => others.some(other => near(box, other)));
    }).map(({one, boxes: mine}) =>
        `${Math.round(mine[0].width)}x${Math.round(mine[0].height)} ${one.outerHTML.slice(0, 120)}`);
}"""


@dataclass(frozen=True, slots=True)
class Stop:
    """Something that the Tab key reaches, and why it is not well seen there."""

    tag: str
    faults: tuple[str, ...]


def focused(page: Page) -> Stop | None:
    """Where the keyboard is; None outside the page."""
    told = page.evaluate(FOCUSED)
    return told and Stop(told["tag"], tuple(told["faults"]))


def stops(page: Page, most: int = STOPS) -> Iterator[Stop]:
    """What the Tab key reaches, in order, until it leaves the page."""
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = focused(page)
        if stop is None:
            return
        yield stop


def small_targets(page: Page, least: int = 24) -> list[str]:
    """What is smaller than a finger and stands too near to another, links within sentences excepted."""
    found: list[str] = page.evaluate(TARGETS, least)
    return found


def reach(page: Page, there: Locator, most: int = 40) -> int:
    """Presses Tab until the keyboard is at ``there`` and it is well seen; how often it took."""
    for presses in range(1, most + 1):
        page.keyboard.press("Tab")
        if there.evaluate("one => one === document.activeElement"):
            stop = focused(page)
            assert stop is not None
            assert stop.faults == (), stop
            return presses
    raise AssertionError(f"Tab does not reach {there} within {most} presses")


def press_with_alt(page: Page, key: str) -> None:
    """Alt and a letter; Playwright itself sends no text with Alt."""
    press = {"type": "keyDown", "modifiers": 1, "key": key, "text": key, "unmodifiedText": key}
    page.context.new_cdp_session(page).send("Input.dispatchKeyEvent", press)


def names_not_chinese(page: Page) -> list[str]:
    """Controls whose names, as a screen reader says them, are not Chinese, a code or marked as foreign."""
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    found = []
    for node in session.send("Accessibility.getFullAXTree")["nodes"]:
        name = str(node.get("name", {}).get("value", ""))
        role = node["role"]["value"] if not node.get("ignored") else ""
        told = HAN.search(name) or CODE.fullmatch(name)
        if role in CONTROLS and not told and not (name and _foreign(session, node["backendDOMNodeId"])):
            found.append(f"{role} {name!r}")
    session.detach()
    return found


def _foreign(session: CDPSession, node: int) -> bool:
    """Whether the element is marked as words of another language."""
    object_id = session.send("DOM.resolveNode", {"backendNodeId": node})["object"]["objectId"]
    asked = {"objectId": object_id, "functionDeclaration": FOREIGN, "returnByValue": True}
    told: bool = session.send("Runtime.callFunctionOn", asked)["result"]["value"]
    return told
