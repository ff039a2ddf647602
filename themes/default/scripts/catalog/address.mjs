// The choice in the address: ?city=taitung&month=4&month=5&q=採購&sort=date&view=table&page=2, and back.

import { fold } from "./titles.mjs";

export const SORTS = ["plan", "date", "strokes", "relevance"];
export const VIEWS = ["list", "table"];
const LONGEST = 200;

/**
 * @typedef {{chosen: Map<string, Set<number>>, q: string, sort: string, view: string, page: number}} State
 *   `sort` is "" where nobody asked for an order.
 */

/** A state in which nothing was chosen. @returns {State} */
export function nothing() {
  return { chosen: new Map(), q: "", sort: "", view: "list", page: 1 };
}

/** The order that holds: that of the plans, or with words in the title how well it fits. */
export function sortOf(state) {
  return state.sort || (state.q ? "relevance" : "plan");
}

/** True where the list of the page itself is what was asked for. */
export function isPlain(state) {
  return !state.chosen.size && !state.q && sortOf(state) === "plan" && state.view === "list" && state.page === 1;
}

/** The state that `search` ("?month=4") asks for, and what in it means nothing here. */
export function stateOf(search, facets) {
  const state = nothing();
  const ignored = [];
  for (const [name, value] of new URLSearchParams(search)) {
    if (!take(state, facets, name, value)) ignored.push(`${name}=${value.slice(0, 60)}`);
  }
  return { state, ignored };
}

function take(state, facets, name, value) {
  const facet = facets.find((one) => one.id === name);
  if (facet) return pick(state, facet, value);
  if (name === "q") state.q = value.slice(0, LONGEST);
  else if (name === "sort" && SORTS.includes(value)) state.sort = value;
  else if (name === "view" && VIEWS.includes(value)) state.view = value;
  else if (name === "page" && /^[1-9][0-9]{0,6}$/.test(value)) state.page = Number(value);
  else return false;
  return true;
}

function pick(state, facet, value) {
  const wanted = fold(value);
  const place = facet.values.findIndex((one) => one.key === value || fold(one.key) === wanted);
  if (place >= 0) ticked(state, facet.id, place, true);
  return place >= 0;
}

/** Adds or takes away a value. */
export function ticked(state, id, place, on) {
  const values = state.chosen.get(id) ?? new Set();
  if (on) values.add(place);
  else values.delete(place);
  if (values.size) state.chosen.set(id, values);
  else state.chosen.delete(id);
}

/** The part of the address for `state`; "" for one in which nothing was chosen. Facets keep their order. */
export function searchOf(state, facets) {
  const pairs = new URLSearchParams();
  for (const facet of facets) {
    for (const place of [...(state.chosen.get(facet.id) ?? [])].sort((one, other) => one - other)) {
      pairs.append(facet.id, facet.values[place].key);
    }
  }
  if (state.q) pairs.append("q", state.q);
  if (state.sort) pairs.append("sort", state.sort);
  if (state.view !== "list") pairs.append("view", state.view);
  if (state.page > 1) pairs.append("page", String(state.page));
  const text = pairs.toString();
  return text ? `?${text}` : "";
}
