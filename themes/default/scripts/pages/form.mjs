// The form of a rule: its fields read into a question, filled from one, and the faults shown beside them.

import { flat } from "./address.mjs";
import { say } from "./dom.mjs";
import { readYesNo } from "../rules/names.mjs";

/** The question that the form holds; empty fields are left out. Dots in names make objects. */
export function read(form) {
  const pairs = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    const words = String(value).normalize("NFKC").trim();
    if (words !== "") pairs.append(name, words);
  }
  return `?${pairs}`;
}

/** Fills the form from `question`; what has no field is ignored here (the answer names it). */
export function fill(form, question) {
  clear(form);
  let deep = false;
  for (const [name, value] of flat(question)) {
    for (const field of named(form, name)) {
      if (field.type === "radio") field.checked = sameWord(field.value, value);
      else if (field.tagName === "SELECT") choose(field, value);
      else field.value = value;
      deep ||= Boolean(field.closest("details"));
    }
  }
  if (deep) form.querySelectorAll("details").forEach((one) => (one.open = true));
  ticks(form);
}

/** Empties the form without a word to those who listen for a reset. */
function clear(form) {
  for (const field of form.elements) {
    if (field.type === "radio") field.checked = field.value === "";
    else if (field.type === "checkbox") field.checked = false;
    else if (["text", "select-one"].includes(field.type)) field.value = "";
  }
}

/** Ticks the boxes of the branches whose hours are all there. */
export function ticks(form) {
  for (const box of form.querySelectorAll("input[data-fills]")) {
    const field = form.elements.namedItem(box.dataset.fills);
    box.checked = field !== null && field.value !== "" && Number(field.value) >= Number(box.dataset.hours);
  }
}

/** A ticked box types the hours of its branch, an unticked one takes them away. */
export function tick(form, box) {
  const field = form.elements.namedItem(box.dataset.fills);
  if (field) field.value = box.checked ? box.dataset.hours : "";
}

/** Shows `message` at the field called `name` and moves the focus there if `focus`; false where there is none. */
export function blame(form, name, message, focus) {
  const field = named(form, name)[0] ?? named(form, `${name}.level`)[0] ?? partOf(form, name);
  const note = field && document.getElementById(field.dataset.error ?? `${field.id}-error`);
  if (!note) return false;
  note.textContent = message;
  note.hidden = false;
  for (const one of sameGroup(form, field)) one.setAttribute("aria-invalid", "true");
  field.closest("details")?.setAttribute("open", "");
  if (focus) field.focus();
  return true;
}

/** Takes all faults away. */
export function forgive(form) {
  form.querySelectorAll("[aria-invalid]").forEach((one) => one.removeAttribute("aria-invalid"));
  form.querySelectorAll(".field__error").forEach((one) => {
    one.hidden = true;
    one.textContent = "";
  });
}

/** [label, words] of every filled field, as a reader would say it; for paper. */
export function asked(form, words) {
  const found = [];
  for (const field of form.elements) {
    if (!field.name || field.value === "" || (field.type === "radio" && !field.checked)) continue;
    const value = field.tagName === "SELECT" ? field.selectedOptions[0].textContent : field.value;
    const unit = field.dataset.unit ?? "";
    found.push([field.dataset.label ?? field.name, say(words, "ask_value", { value, unit })]);
  }
  return found;
}

function named(form, name) {
  return [...form.elements].filter((field) => field.name === name);
}

function partOf(form, name) {
  return [...form.elements].find((field) => field.name.startsWith(`${name}.`));
}

function sameGroup(form, field) {
  return field.type === "radio" ? named(form, field.name) : [field];
}

function choose(field, value) {
  const option = [...field.options].find((one) => sameWord(one.value, value) || sameWord(one.textContent, value));
  if (option) field.value = option.value;
  else field.add(new Option(value, value, false, true));
}

function sameWord(one, other) {
  const folded = (text) => text.normalize("NFKC").toLowerCase().trim();
  const meant = readYesNo(one);
  return meant === null ? folded(one) === folded(other) : meant === readYesNo(other);
}
