// The search page: searches while somebody types, shows hits, and keeps the query in the address.

import { search } from "../search/search.mjs";
import { make, say } from "./dom.mjs";

const form = document.getElementById("search");
const field = document.getElementById("q");
const said = document.getElementById("search-said");
const list = document.getElementById("search-hits");
const more = document.getElementById("search-more");
const title = document.title;
const PAUSE = 150; // milliseconds without a key before a search begins
const STEP = 10;

let words = {};
let running = 0;
let pause = 0;
let limit = STEP;

/** Searches for what is in the field; only the latest search shows what it found. */
async function run() {
  const query = field.value.trim();
  const mine = (running += 1);
  if (!query) return show({ total: 0, exact: true, hits: [], how: "empty" }, "");
  said.toggleAttribute("data-working", true);
  said.textContent ||= words.search_working ?? "";
  try {
    const found = await search(query, { limit });
    if (mine === running) show(found, query);
  } catch (error) {
    console.warn(error);
    if (mine === running) fail();
  }
}

function fail() {
  said.toggleAttribute("data-working", false);
  list.hidden = true;
  more.hidden = true;
  const supported = typeof DecompressionStream === "function";
  said.textContent = words[supported ? "search_failed" : "search_unsupported"] ?? "";
}

function show(found, query) {
  said.toggleAttribute("data-working", false);
  said.textContent = sentence(found, query);
  document.title = query ? `${say(words, "search_title", { query })}－${title}` : title;
  list.replaceChildren(...found.hits.map(hit));
  list.hidden = !found.hits.length;
  const left = found.total - found.hits.length;
  more.hidden = !found.hits.length || left <= 0 || found.how === "near";
  more.firstElementChild.textContent = say(words, "search_more", { count: Math.min(STEP, Math.max(left, 1)) });
}

function sentence({ total, exact, how }, query) {
  if (how === "empty") return "";
  if (how === "none") return say(words, "search_none", { query }) + words.search_none_hint;
  if (how === "near" || how === "words") return say(words, `search_count_${how}`, { query, count: total });
  return say(words, exact ? "search_count" : "search_count_about", { count: total });
}

function hit({ url, title: name, excerpt, marks, context, anchor }) {
  const address = anchor && !url.includes("#") ? `${url}#${encodeURIComponent(anchor)}` : url;
  return make(
    "li",
    { class: "search__hit" },
    make("p", { class: "search__hit-title" }, make("a", { href: address }, name)),
    context && make("p", { class: "search__context" }, context),
    make("p", { class: "search__excerpt" }, marked(excerpt, marks)),
  );
}

function marked(text, marks) {
  const parts = marks.map(([from, to], at) => [text.slice(marks[at - 1]?.[1] ?? 0, from), make("mark", {}, text.slice(from, to))]);
  return [...parts, text.slice(marks.at(-1)?.[1] ?? 0)];
}

/** @param {boolean} kept true to leave a step in the history */
function address(kept) {
  const query = field.value.trim();
  const there = query ? `?${new URLSearchParams({ q: query })}` : location.pathname;
  if (kept) history.pushState(null, "", there);
  else history.replaceState(null, "", there);
}

function fromAddress() {
  field.value = new URLSearchParams(location.search).get("q") ?? "";
  limit = STEP;
  run();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(pause);
  limit = STEP;
  address(true);
  run();
});
field.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(() => {
    limit = STEP;
    address(false);
    run();
  }, PAUSE);
});
more.addEventListener("click", async () => {
  const next = list.children.length;
  limit += STEP;
  await run();
  list.children[next]?.querySelector("a")?.focus();
});
addEventListener("popstate", fromAddress);

fetch(form.dataset.words)
  .then((response) => response.json())
  .catch(() => ({}))
  .then((found) => {
    words = found;
    form.toggleAttribute("data-ready", true);
    if (location.search) fromAddress();
    else if (field.value) run();
  });
