// The catalog's page: facets combined, counted and kept in the address; the index is read when it is first wanted.

import { say } from "../pages/dom.mjs";
import { isPlain, nothing, searchOf, sortOf, stateOf, ticked } from "./address.mjs";
import { choose, inOrder } from "./choose.mjs";
import { facetBoxes } from "./facets.mjs";
import { csvOf, icsOf, save } from "./files.mjs";
import { bytesOf } from "./inflate.mjs";
import { readIndex } from "./index.mjs";
import { Outdated, reader } from "./rows.mjs";
import { chips, list, nothingFound, pages, table } from "./show.mjs";
import { search, wordsOf } from "./titles.mjs";
import { COLUMNS, told, wordsIn } from "./words.mjs";

const A_PAGE = 20;
const PAUSE = 250; // milliseconds after the last letter
const root = document.getElementById("catalog");
const part = (name) => document.getElementById(`catalog-${name}`);
const words = wordsIn(part("words"));
const { home } = root.dataset;
const start = part("found").textContent;
const tools = part("tools");

let known = null; // the index and its reader, as a promise
let state = nothing();
let shown = { found: [], read: null };
let turn = 0; // what comes back after another choice was made is not shown

/** The index, read once; a failure is tried again the next time. */
function index() {
  known ??= bytesOf(root.dataset.index).then(readIndex).then((catalog) => ({ catalog, read: reader(catalog, root.dataset.rows) }));
  known.catch(() => (known = null));
  return known;
}

// -- what is shown -------------------------------------------------------------

/** Shows the state; `focus` leads to the number of what was found. */
async function show(focus = false, again = true) {
  const mine = (turn += 1);
  try {
    const { catalog, read } = await index();
    const titles = state.q ? search(await read.allTitles(), wordsOf(state.q)) : null;
    const { found, counts } = choose(catalog, state.chosen, titles?.fits ?? null);
    const order = inOrder(catalog, found, sortOf(state), titles?.ranks);
    state.page = Math.min(state.page, Math.max(1, Math.ceil(order.length / A_PAGE)));
    const rows = isPlain(state) ? [] : await read.rows(pageOf(order));
    if (mine !== turn) return;
    shown = { found: order, read };
    boxes.update(catalog, state.chosen, counts);
    settle(catalog, order, rows);
    if (focus) lead();
  } catch (error) {
    if (mine !== turn) return;
    if (error instanceof Outdated && again) {
      known = null;
      await show(focus, false);
    } else fail(error);
  }
}

function pageOf(order) {
  return order.slice((state.page - 1) * A_PAGE, state.page * A_PAGE);
}

function settle(catalog, order, rows) {
  const plain = isPlain(state);
  part("listed").hidden = !plain;
  part("results").hidden = plain;
  part("files").hidden = plain || !order.length;
  part("found").textContent = plain ? start : foundWords(order.length);
  const view = state.view === "table" ? table : list;
  const content = order.length ? [view(rows, words, home), ...numbers(order.length)] : [nothingFound(state, words)];
  part("results").replaceChildren(...(plain ? [] : content));
  showChoices(catalog);
  part("sort").value = sortOf(state);
  part("view").value = state.view;
  if (document.activeElement !== part("q")) part("q").value = state.q;
}

function foundWords(count) {
  if (!count) return words.none;
  if (count <= A_PAGE) return say(words, "found", { n: count });
  const first = (state.page - 1) * A_PAGE + 1;
  return say(words, "found_some", { n: count, first, last: Math.min(count, first + A_PAGE - 1) });
}

function numbers(count) {
  return pages(state.page, Math.ceil(count / A_PAGE), words, (page) => change(() => (state.page = page), { focus: true }));
}

/** Chips above the results, and the number of choices on the button of a narrow screen. */
function showChoices(catalog) {
  const choices = choicesOf(catalog);
  part("chips").hidden = !choices.length;
  part("chips").replaceChildren(...chips(choices, words, removeAll));
  const chosen = choices.length - (state.q ? 1 : 0);
  document.getElementById("facets-chosen")?.replaceChildren(chosen ? say(words, "chosen", { n: chosen }) : "");
}

function choicesOf(catalog) {
  const found = catalog.facets.flatMap((facet) =>
    [...(state.chosen.get(facet.id) ?? [])].map((place) => ({
      name: say(words, "chip", { facet: titleOf(facet.id), value: facet.values[place].label }),
      remove: () => change(() => restart(() => ticked(state, facet.id, place, false)), { focus: true }),
    })),
  );
  if (state.q) {
    const clear = () => change(() => restart(() => (state.q = part("q").value = "")), { focus: true });
    found.push({ name: say(words, "title_chip", { words: state.q }), remove: clear });
  }
  return found;
}

function titleOf(id) {
  return root.querySelector(`details[data-facet="${id}"] .facet__title > span`)?.textContent ?? id;
}

function removeAll() {
  change(() => {
    part("q").value = "";
    state = { ...nothing(), sort: state.sort, view: state.view };
  }, { focus: true });
}

/** The focus goes to the number, so that it is read and the next key goes on from there. */
function lead() {
  part("found").focus({ preventScroll: true });
  part("found").scrollIntoView({ block: "nearest" });
}

function fail(error) {
  console.warn(error);
  note(words.failed);
  part("listed").hidden = false;
  part("results").hidden = true;
  part("files").hidden = true;
  part("found").textContent = start;
}

function note(text) {
  part("note").textContent = text;
  part("note").hidden = !text;
}

// -- what is done --------------------------------------------------------------

/** Another choice begins at its first page. */
function restart(set) {
  set();
  state.page = 1;
}

/** Sets the state, puts it into the address and shows it. */
async function change(set, { focus = false, replace = false } = {}) {
  note("");
  set();
  try {
    const { catalog } = await index();
    const address = searchOf(state, catalog.facets) || location.pathname;
    if (address !== (location.search || location.pathname)) history[replace ? "replaceState" : "pushState"](null, "", address);
  } catch {
    // said by show()
  }
  await show(focus);
}

async function tick(id, key, on) {
  let facet = null;
  try {
    facet = (await index()).catalog.facets.find((one) => one.id === id);
  } catch (error) {
    fail(error);
    return;
  }
  const place = facet.values.findIndex((value) => value.key === key);
  await change(() => restart(() => ticked(state, id, place, on)));
}

/** Takes the state from the address. */
async function arrive() {
  if (!location.search && !known) return;
  try {
    const { catalog } = await index();
    const { state: asked, ignored } = stateOf(location.search, catalog.facets);
    state = asked;
    note(ignored.length ? say(words, "ignored", { choices: ignored.join(words.separator) }) : "");
    part("q").value = state.q;
    await show();
  } catch (error) {
    fail(error);
  }
}

// -- files ---------------------------------------------------------------------

async function allRows() {
  note(words.loading);
  return shown.read.rows(shown.found);
}

async function saveTable() {
  const rows = await allRows();
  const heads = [...COLUMNS.map((name) => words[`head_${name}`]), words.head_address];
  const lines = rows.map((row) => [...COLUMNS.map((name) => told(row, name, words.separator)), full(row.address)]);
  save(`${words.file}.csv`, "text/csv;charset=utf-8", csvOf(heads, lines));
  note(say(words, "saved", { n: rows.length }));
}

async function saveCalendar() {
  const entries = (await allRows()).flatMap((row) => row.sessions.map((one) => one.calendar)).filter(Boolean);
  if (!entries.length) {
    note(words.no_days);
    return;
  }
  save(`${words.file}.ics`, "text/calendar;charset=utf-8", icsOf(document.title, entries));
  note(say(words, "saved", { n: entries.length }));
}

function full(address) {
  return new URL(home + address, document.baseURI).href;
}

function saving(work) {
  return () => work().catch(fail);
}

// -- beginning -----------------------------------------------------------------

let boxes = null;
let typing = 0;

function typed() {
  clearTimeout(typing);
  const replace = state.q !== "";
  typing = setTimeout(() => change(() => restart(() => (state.q = part("q").value.trim())), { replace }), PAUSE);
}

/** Without a way to read the files the page stays as it is: its links lead to a list for each value. */
function begin() {
  boxes = facetBoxes(root, words, tick, () => show());
  tools.hidden = false;
  part("q").addEventListener("input", typed);
  part("sort").addEventListener("change", () => change(() => restart(() => (state.sort = part("sort").value))));
  part("view").addEventListener("change", () => change(() => (state.view = part("view").value)));
  part("csv").addEventListener("click", saving(saveTable));
  part("ics").addEventListener("click", saving(saveCalendar));
  document.getElementById("facets-done")?.addEventListener("click", () => (document.getElementById("facets").open = false));
  window.addEventListener("popstate", arrive);
  arrive();
}

if ("DecompressionStream" in window) begin();
