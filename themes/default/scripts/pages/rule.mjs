// A rule's page: the form asks, the browser answers from the record beside the page. Nothing is sent anywhere.

import { answer } from "../rules/ask.mjs";
import { questionOf, searchOf } from "./address.mjs";
import { make, say } from "./dom.mjs";
import { asked, blame, fill, forgive, read, tick, ticks } from "./form.mjs";
import { day, headline, plain } from "./sentences.mjs";
import { shown } from "./show.mjs";

const form = document.getElementById("ask");
const place = document.getElementById("answer");
const sheet = document.getElementById("answer-sheet");
const waiting = [...place.childNodes];
let pressed = false;
/** The page says which language it is in, and answers come in the same. */
const LANGUAGE = document.documentElement.lang.startsWith("zh") ? "zh" : "en";
const NEEDED = ["record", "world", "words", "courses"];

async function load(name) {
  const address = form.dataset[name];
  if (!address) return null;
  const found = await fetch(address);
  if (!found.ok) throw new Error(`${address}: ${found.status}`);
  return found.json();
}

/** Today in Taipei, as 2024-02-27. */
function today() {
  return new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Taipei" }).format(new Date());
}

/** Answers `question`; `wanted` is true where the visitor asks for it, not only goes on typing. */
function respond(rule, question, wanted) {
  forgive(form);
  mark(false);
  if (!Object.keys(question).length && !wanted) {
    place.replaceChildren(...waiting);
    return;
  }
  const found = answer(rule.record, question, { ...rule.world, clock: today() }, LANGUAGE);
  if (found.outcome === "invalid") complain(rule, question, found, wanted);
  else settle(rule, found);
}

function mark(answered) {
  document.documentElement.classList.toggle("is-answered", answered);
}

function complain({ words }, question, found, wanted) {
  const field = found.field ?? "";
  const given = field.split(".")[0] in question;
  const near = found.suggestion ?? "";
  const told = plain(found.message ?? headline(found, words));
  const message = near && !told.includes(near) ? told + say(words, "answer_suggestion", { suggestion: near }) : told;
  if (given || wanted) blame(form, field, message, wanted);
  const key = given || !field ? "answer_invalid" : "answer_wants";
  place.replaceChildren(make("p", { class: "answer__sentence" }, words[key]), make("p", {}, message));
}

function settle(rule, found) {
  place.replaceChildren(...shown(found, context(rule)));
  const rows = [...asked(form, rule.words), [rule.words.answer_asked_on, todayWords(rule.words)]];
  sheet.replaceChildren(...rows.map(([term, text]) => make("div", {}, make("dt", {}, term), make("dd", {}, text))));
  mark(true);
}

function context(rule) {
  const fields = [...form.querySelectorAll("[data-branch]")];
  const titles = Object.fromEntries(fields.map((field) => [field.dataset.branch, field.dataset.label]));
  titles.total ??= rule.words.answer_total;
  return { words: rule.words, home: form.dataset.home, titles, courses: rule.courses, today: today() };
}

function todayWords(words) {
  const [year, month, date] = today().split("-");
  return day(`${year - 1911}-${month}-${date}`, words);
}

/** The question goes into the address: typing on changes the newest entry, asking again makes another. */
function remember(question) {
  const search = searchOf(question);
  if (search === location.search) return;
  const address = location.pathname + search;
  if (history.state?.open) history.replaceState({ open: true }, "", address);
  else history.pushState({ open: true }, "", address);
}

function listen(rule) {
  const now = () => questionOf(read(form));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    remember(now());
    history.replaceState({ open: false }, "");
    respond(rule, now(), true);
    place.scrollIntoView({ block: "nearest" });
  });
  form.addEventListener("change", (event) => {
    if (event.target.dataset.fills) tick(form, event.target);
    else ticks(form);
    onceReleased(() => {
      remember(now());
      respond(rule, now(), false);
    });
  });
  document.addEventListener("pointerdown", (event) => (pressed = event.target.closest("button, summary, a") !== null));
  for (const name of ["pointerup", "pointercancel"]) window.addEventListener(name, () => (pressed = false));
  form.addEventListener("reset", () =>
    setTimeout(() => {
      remember({});
      respond(rule, {}, false);
    }),
  );
  window.addEventListener("popstate", () => show(rule));
  document.getElementById("answer-print").addEventListener("click", () => window.print());
  document.getElementById("answer-copy").addEventListener("click", () => copy(rule.words));
}

/** Leaving a field by pressing a button changes the field first: nothing may move below the pointer till it is up. */
function onceReleased(act) {
  if (!pressed) {
    act();
    return;
  }
  const released = new AbortController();
  const then = () => {
    released.abort();
    setTimeout(act);
  };
  for (const name of ["pointerup", "pointercancel"]) window.addEventListener(name, then, { signal: released.signal });
}

async function copy(words) {
  const note = document.getElementById("answer-copied");
  try {
    await navigator.clipboard.writeText(location.href);
    note.textContent = words.answer_copied;
  } catch {
    note.textContent = words.answer_copy_failed;
  }
}

function show(rule) {
  const question = questionOf(location.search);
  fill(form, question);
  respond(rule, question, false);
}

async function begin() {
  document.documentElement.classList.add("has-scripts"); // for browsers that do not know the media query
  try {
    const [record, world, words, courses] = await Promise.all(NEEDED.map(load));
    const rule = { record, world, words, courses };
    show(rule);
    listen(rule);
    form.dataset.ready = "";
  } catch (error) {
    place.replaceChildren(make("p", {}, form.dataset.failed));
    throw error;
  }
}

begin();
