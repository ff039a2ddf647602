// Keeps a page of the preview up to date: loads it again when it has changed, with the place kept, and lays
// the errors of the sources over it until they are mended. Only the preview sends this, never a built site.

const seen = new URL(import.meta.url).searchParams.get("seen") ?? "";
const here = location.pathname;
const memory = `planpress-preview:${here}`;
const WAIT = 2500; // milliseconds without the server before a reader is told

let source = null;
let heard = -1;
let silent = 0;
let words = null;

// -- the place ----------------------------------------------------------------

/** The way from the body to an element as numbers of children: it finds the same one after a small change. */
function wayTo(element) {
  const way = [];
  for (let one = element; one && one !== document.body; one = one.parentElement) {
    if (one.id) return { id: one.id, way };
    way.unshift([...one.parentElement.children].indexOf(one));
  }
  return { id: "", way };
}

/** The element that `wayTo` told of, or null. */
function follow({ id, way }) {
  let found = id ? document.getElementById(id) : document.body;
  for (const number of way) found = found?.children[number];
  return found ?? null;
}

/** How the words of an element end. */
const ending = (element) => element.textContent.trim().slice(-200);

/** The elements of a name in the page's own part. */
const named = (tag) => [...document.querySelectorAll(`main ${tag}`)];

/** How many of their last letters two texts share: they may begin with numbers, which change. */
function shared(one, other) {
  let count = 0;
  while (count < Math.min(one.length, other.length) && one.at(-1 - count) === other.at(-1 - count)) count += 1;
  return count;
}

/** The nearest element around `one` that no other is like. */
function distinct(one) {
  const main = document.querySelector("main");
  for (let found = one; found && found !== main; found = found.parentElement) {
    const words = ending(found);
    if (named(found.localName).filter((other) => ending(other) === words).length === 1) return found;
  }
  return one;
}

/** What stands at the top of the window: what a reader reads, whatever is inserted above it. */
function anchor() {
  for (const height of [1, 40, 120]) {
    const here = document.elementFromPoint(innerWidth / 2, height);
    if (here && document.querySelector("main")?.contains(here)) {
      const one = distinct(here);
      return { ...wayTo(one), tag: one.localName, words: ending(one), top: one.getBoundingClientRect().top };
    }
  }
  return null;
}

/** The element that `anchor` told of: the one with nearly the same words, else by the way to it. */
function anchored(kept) {
  const near = named(kept.tag).map((one) => [shared(ending(one), kept.words), one]);
  const [most, found] = near.reduce((best, one) => (one[0] > best[0] ? one : best), [0, null]);
  return most > 0.6 * kept.words.length ? found : follow(kept);
}

function keepPlace() {
  const active = document.activeElement;
  const place = {
    seen,
    scroll: [scrollX, scrollY],
    anchor: scrollY > 0 ? anchor() : null,
    focus: active && active !== document.body ? wayTo(active) : null,
    folds: [...document.querySelectorAll("details")].map((one) => one.open),
    fields: [...document.querySelectorAll("input, select, textarea")].map((one) => [one.value, one.checked]),
  };
  sessionStorage.setItem(memory, JSON.stringify(place));
  history.scrollRestoration = "manual";
}

function restoreFolds(folds) {
  const all = [...document.querySelectorAll("details")];
  if (all.length === folds.length) all.forEach((one, at) => { one.open = folds[at]; });
}

function restoreFields(fields) {
  const all = [...document.querySelectorAll("input, select, textarea")];
  if (all.length !== fields.length) return;
  all.forEach((one, at) => {
    if (one.type === "file" || one.type === "hidden") return;
    if (one.value !== fields[at][0]) one.value = fields[at][0];
    if (one.checked !== fields[at][1]) one.checked = fields[at][1];
  });
}

function restorePlace() {
  const kept = sessionStorage.getItem(memory);
  if (!kept) return;
  sessionStorage.removeItem(memory);
  const place = JSON.parse(kept);
  restoreFolds(place.folds);
  restoreFields(place.fields);
  if (place.focus) follow(place.focus)?.focus({ preventScroll: true });
  scrollTo({ left: place.scroll[0], top: place.scroll[1], behavior: "instant" });
  const one = place.anchor && anchored(place.anchor);
  if (one) scrollBy({ top: one.getBoundingClientRect().top - place.anchor.top, behavior: "instant" });
}

/** Only after the load: a browser restores the old place until then. */
function giveBackScrolling() {
  setTimeout(() => { history.scrollRestoration = "auto"; });
}

// -- the errors ---------------------------------------------------------------

/** An element with a class and content: elements, or texts that are shown as they are. */
function make(name, kind, ...content) {
  const one = document.createElement(name);
  if (kind) one.className = kind;
  one.append(...content);
  return one;
}

/** Sentences in one or two languages, each marked with its own. */
function said(name, kind, sentences) {
  return sentences.map(({ language, text }) => {
    const one = make(name, kind, text);
    one.lang = language;
    return one;
  });
}

/** One language on a button: the first. */
const first = (sentences) => sentences[0]?.text ?? "";

function excerpt({ line, before, at, after }) {
  const number = make("span", "number", String(line));
  const shown = make("pre", "excerpt", make("code", "", number, before, make("mark", "", at), after));
  shown.lang = document.documentElement.lang;
  return shown;
}

function item(error) {
  const head = make("p", "place", make("code", "", error.place), make("span", "code", error.code));
  const parts = [head, ...said("p", "says", error.says)];
  if (error.excerpt) parts.push(excerpt(error.excerpt));
  return make("li", "", ...parts, ...said("p", "mend", error.mend));
}

/** The box of all that the preview lays over a page; its shadow keeps it apart from the theme's styles. */
function layer() {
  let host = document.getElementById("planpress-preview");
  if (!host) {
    host = make("div");
    host.id = "planpress-preview";
    const sheet = make("link");
    sheet.rel = "stylesheet";
    sheet.href = "/@planpress/live.css";
    const status = make("p", "status");
    status.setAttribute("role", "status");
    host.attachShadow({ mode: "open" }).append(sheet, status);
    document.body.append(host);
  }
  return host.shadowRoot;
}

function announce(text, lasting) {
  const status = layer().querySelector(".status");
  status.textContent = text;
  status.classList.toggle("seen", lasting);
}

function foldButton(box) {
  const button = make("button", "fold", first(words.fold));
  button.type = "button";
  button.lang = words.fold[0]?.language ?? "";
  const fold = (folded) => {
    box.classList.toggle("folded", folded);
    button.setAttribute("aria-expanded", String(!folded));
    button.textContent = first(folded ? words.unfold : words.fold);
  };
  fold(sessionStorage.getItem("planpress-preview-folded") === "yes");
  button.addEventListener("click", () => {
    const folded = !box.classList.contains("folded");
    sessionStorage.setItem("planpress-preview-folded", folded ? "yes" : "no");
    fold(folded);
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !box.classList.contains("folded")) button.click();
  });
  return button;
}

function show(errors) {
  words = errors;
  const box = make("section", "errors");
  box.setAttribute("aria-labelledby", "title");
  const title = make("h2", "title", ...said("span", "", errors.title));
  title.id = "title";
  const list = make("ol", "list", ...errors.errors.map(item));
  list.tabIndex = 0;
  list.setAttribute("aria-labelledby", "title");
  const foot = [...said("p", "more", errors.more), ...said("p", "note", errors.note)];
  box.append(make("div", "head", title, foldButton(box)), make("div", "body", list, ...foot));
  layer().querySelector(".errors")?.remove();
  layer().append(box);
  announce(first(errors.title), false);
}

function hear(event) {
  const errors = JSON.parse(event.data);
  const was = layer().querySelector(".errors");
  words = errors;
  if (errors.errors.length > 0) show(errors);
  else if (was) {
    was.remove();
    announce(first(errors.mended), false);
  }
}

// -- the server ---------------------------------------------------------------

function repaint() {
  close();
  keepPlace();
  location.reload();
}

function close() {
  source?.close();
  source = null;
}

function lost() {
  if (silent || !words) return;
  silent = setTimeout(() => announce(first(words.lost), true), WAIT);
}

function found() {
  clearTimeout(silent);
  silent = 0;
  if (words) announce("", false);
}

/** A hidden page asks for nothing: a browser opens only six connections to one host. */
function listen() {
  if (source || document.hidden) return;
  source = new EventSource(`/@planpress/events?${new URLSearchParams({ page: here, seen, heard })}`);
  source.addEventListener("page", repaint);
  source.addEventListener("errors", (event) => {
    heard = Number(event.lastEventId);
    hear(event);
  });
  source.addEventListener("open", found);
  source.addEventListener("error", lost);
}

restorePlace();
if (document.readyState === "complete") giveBackScrolling();
else addEventListener("load", giveBackScrolling);
document.addEventListener("visibilitychange", () => (document.hidden ? close() : listen()));
addEventListener("pagehide", close);
addEventListener("pageshow", listen);
listen();
