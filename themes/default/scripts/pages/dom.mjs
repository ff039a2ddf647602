// Makes elements; words are always set as text, never as markup.

/** An element with attributes and children (elements or words; false and "" are left out). */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === "" || value == null) continue;
    element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== false && child !== "" && child != null));
  return element;
}

/** `words[key]` with its {blanks} filled. */
export function say(words, key, blanks = {}) {
  const text = words[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in blanks ? String(blanks[name]) : whole));
}
