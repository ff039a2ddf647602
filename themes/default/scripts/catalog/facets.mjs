// Turns the links of the facets into boxes to tick, with counts that follow every choice.

import { make, say } from "../pages/dom.mjs";

const LONG = 24; // boxes from which on a list scrolls in its own frame

/**
 * @param {HTMLElement} root what holds the facets
 * @param {(id: string, key: string, on: boolean) => void} tick is told of every tick
 * @param {() => void} want is told that all values are wanted
 */
export function facetBoxes(root, words, tick, want) {
  const facets = [...root.querySelectorAll("details[data-facet]")].map((element) => boxes(element, words, tick, want));

  /** Shows counts and ticks; `catalog` is there once the index was read. */
  function update(catalog, chosen, counts) {
    for (const facet of facets) facet.update(catalog?.facets.find((one) => one.id === facet.id), chosen, counts);
  }

  return { update };
}

function boxes(element, words, tick, want) {
  const id = element.dataset.facet;
  const list = element.querySelector(".facet__values");
  const lines = new Map();
  for (const line of [...list.children]) upgrade(line);
  const first = [...lines.keys()];
  const told = make("span", { class: "facet__chosen" });
  element.querySelector("summary").append(told);
  const toggle = allButton(element);
  let all = false;
  let known = null;

  function upgrade(line) {
    const link = line.querySelector("a");
    const made = lineOf(link.dataset.key, link.textContent, line.querySelector(".facet__count").textContent);
    line.replaceWith(made.element);
  }

  function lineOf(key, label, count) {
    const name = `facet-${id}-${lines.size}`;
    const box = make("input", { type: "checkbox", id: name, autocomplete: "off" });
    const number = make("span", { class: "facet__count" }, count);
    const text = make("label", { class: "facet__name", for: name }, label);
    const line = { key, box, number, element: make("li", { class: "facet__value" }, box, text, number) };
    box.addEventListener("change", () => tick(id, key, box.checked));
    lines.set(key, line);
    return line;
  }

  /** The keys shown: all, or those of the page with the chosen ones. */
  function shown(facet, chosen) {
    if (all && facet) return facet.values.map((value) => value.key);
    const picked = facet ? [...(chosen ?? [])].map((place) => facet.values[place].key) : [];
    return [...new Set([...first, ...picked])];
  }

  function update(facet, chosen, counts) {
    known = facet ?? known;
    const own = chosen.get(id);
    const keys = shown(known, own);
    for (const key of keys) if (!lines.has(key)) lineOf(key, known.values.find((value) => value.key === key).label, "");
    const focused = document.activeElement;
    list.replaceChildren(...keys.map((key) => lines.get(key).element));
    if (list.contains(focused)) focused.focus();
    list.classList.toggle("facet__values--long", keys.length > LONG);
    for (const key of keys) settle(lines.get(key), known, own, counts?.get(id));
    told.textContent = own ? say(words, "chosen", { n: own.size }) : "";
    if (own) element.open = true;
    toggle?.replaceChildren(all ? words.show_fewer : say(words, "show_all", { n: element.dataset.total }));
    toggle?.setAttribute("aria-expanded", String(all));
  }

  toggle?.addEventListener("click", () => {
    all = !all;
    want();
  });
  return { id, update };
}

/** Counts and tick of a line; a value that nothing would be found by stays where it is, said in grey. */
function settle(line, facet, own, counts) {
  const place = facet ? facet.values.findIndex((value) => value.key === line.key) : -1;
  if (place < 0) return;
  line.box.checked = Boolean(own?.has(place));
  if (!counts) return;
  line.number.textContent = String(counts[place]);
  line.element.classList.toggle("facet__value--none", counts[place] === 0);
}

/** The link to all values becomes a button that unfolds them. */
function allButton(element) {
  const link = element.querySelector(".facet__all a");
  if (!link) return null;
  const button = make("button", { type: "button", "aria-expanded": "false" }, link.textContent);
  link.replaceWith(button);
  return button;
}
