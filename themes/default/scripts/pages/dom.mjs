// Makes elements; words are always set as text, never as markup.

const SIGN = "[\\u3001-\\u303f\\u3400-\\u9fff\\uf900-\\ufaff\\uff01-\\uff65]";
const PART = `(?:${SIGN}|\\(${SIGN}[^()]*\\))`;
const CHINESE = new RegExp(`((?:[0-9][0-9 .,%/:+-]*)?${PART}+(?:[0-9 .,%/:+-]+${PART}+)*[0-9]*)`);
const MARKED = globalThis.document !== undefined && !document.documentElement.lang.startsWith("zh");

/** Words as they stand; on a page in another language each stretch of Chinese is marked as such. */
function marked(child) {
  if (!MARKED || typeof child !== "string" || !CHINESE.test(child)) return child;
  return child.split(CHINESE).map((part, at) => (at % 2 ? chinese(part) : part));
}

function chinese(words) {
  const element = document.createElement("span");
  element.lang = "zh-Hant-TW";
  element.textContent = words;
  return element;
}

/** An element with attributes and children (elements or words; false and "" are left out). */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === "" || value == null) continue;
    element.setAttribute(name, value === true ? "" : value);
  }
  const kept = children.flat(Infinity).filter((child) => child !== false && child !== "" && child != null);
  element.append(...kept.flatMap(marked));
  return element;
}

/** `words[key]` with its {blanks} filled. */
export function say(words, key, blanks = {}) {
  const text = words[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in blanks ? String(blanks[name]) : whole));
}
