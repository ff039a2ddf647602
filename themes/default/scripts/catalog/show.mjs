// Shows what was found: as a list, as a table, the pages of it, and what was chosen.

import { make, say } from "../pages/dom.mjs";
import { SHOWN, length, when } from "./words.mjs";

/** Rows as a list, like those of the page itself. */
export function list(rows, words, home) {
  return make("ul", { class: "course-group__rows" }, rows.map((row) => listed(row, words, home)));
}

function listed(row, words, home) {
  const time = when(row);
  const facts = factsOf(row, words).map((fact) => make("li", {}, fact));
  const body = make(
    "div",
    { class: "course-row__body" },
    make("p", { class: "course-row__title" }, link(row, home)),
    facts.length > 0 && make("ul", { class: "course-row__facts" }, facts),
  );
  const date = time && make("p", { class: "course-row__when" }, time);
  return make("li", { class: time ? "course-row course-row--dated" : "course-row" }, date, body);
}

function factsOf(row, words) {
  const own = row.is_series ? [row.topics, words.is_series] : [];
  const known = [row.city, row.series, row.audience, length(row), row.venue, seats(row, words), row.level];
  return [...known, ...own].filter(Boolean);
}

function seats(row, words) {
  return /^[0-9]+$/.test(row.seats ?? "") ? say(words, "seats", { n: row.seats }) : row.seats;
}

function link(row, home) {
  return make("a", { href: home + row.address }, row.title);
}

/** Rows as a table; on a narrow screen each row becomes a block with its own labels. */
export function table(rows, words, home) {
  const heads = SHOWN.map((name) => make("th", { scope: "col" }, words[`head_${name}`]));
  const lines = rows.map((row) => make("tr", {}, SHOWN.map((name) => cellOf(row, name, words, home))));
  const found = make("table", {}, make("thead", {}, make("tr", {}, heads)), make("tbody", {}, lines));
  const frame = make("div", { class: "table__frame", tabindex: "0", role: "region", "aria-label": words.table }, found);
  return make("div", { class: "table table--wide catalog-table table--columns-8" }, frame);
}

function cellOf(row, name, words, home) {
  const value = name === "title" ? link(row, home) : valueOf(row, name);
  const label = make("span", { class: "table__label", "aria-hidden": "true" }, words[`head_${name}`]);
  const content = value && [label, make("span", { class: "table__value" }, value)];
  return name === "title" ? make("th", { scope: "row" }, content) : make("td", {}, content);
}

function valueOf(row, name) {
  if (name === "when") return when(row);
  if (name === "length") return length(row);
  return row[name] ?? "";
}

/** Buttons for the pages; `go` is told which was pressed. Pages far from this one are left out. */
export function pages(page, count, words, go) {
  if (count < 2) return [];
  const near = (number) => number === 1 || number === count || Math.abs(number - page) <= 2;
  const items = [];
  for (let number = 1; number <= count; number += 1) {
    if (near(number)) items.push(make("li", {}, button(number, page, words, go)));
    else if (near(number - 1)) items.push(make("li", { class: "page-numbers__gap", "aria-hidden": "true" }, "…"));
  }
  return [make("nav", { class: "page-numbers", "aria-label": words.pages }, make("ol", {}, items))];
}

function button(number, page, words, go) {
  const told = make("span", { class: "hidden" }, words.page);
  const found = make("button", { type: "button", "aria-current": number === page && "page" }, told, String(number));
  found.addEventListener("click", () => go(number));
  return found;
}

/**
 * What was chosen, each a button that takes it back.
 * @param {{name: string, remove: () => void}[]} choices
 */
export function chips(choices, words, removeAll) {
  const items = choices.map(({ name, remove }) => make("li", {}, chip(name, say(words, "remove", { choice: name }), remove)));
  if (choices.length > 1) items.push(make("li", { class: "chips__all" }, chip(words.remove_all, "", removeAll)));
  return items;
}

function chip(name, label, remove) {
  const found = make("button", { type: "button", "aria-label": label }, name);
  found.addEventListener("click", remove);
  return found;
}

/** What to do where nothing was found. */
export function nothingFound(state, words) {
  const advice = [state.q && words.none_title, state.chosen.size > 0 && words.none_facets];
  return make("div", { class: "catalog-none" }, advice.filter(Boolean).map((text) => make("p", {}, text)));
}
