// Cuts an excerpt from the original text around what was found, with the places of the marks.

import { mapped } from "./fold.mjs";

const BEFORE = 24;
const LENGTH = 96;

/**
 * @param {string} text @param {string[]} needles folded
 * @param {{at: number, length: number} | null} [place] a stretch of the folded text to show instead
 * @param {number} [title] so many folded characters at the beginning are the title, shown only if need be
 * @returns {{excerpt: string, marks: [number, number][], at: number}} `at`: where the first mark is in `text`
 */
export function excerptOf(text, needles, place = null, title = 0) {
  const { folded, from, to } = mapped(text);
  const found = place ? [place] : needles.flatMap((needle) => all(folded, needle));
  const spans = found
    .filter(({ length }) => length)
    .map(({ at, length }) => /** @type {[number, number]} */ ([from[at], to[at + length - 1]]))
    .sort((one, other) => one[0] - other[0]);
  const below = spans.find(([first]) => first >= (from[title] ?? Infinity)) ?? spans[0];
  const at = below?.[0] ?? 0;
  const start = boundary(text, Math.max(0, at - BEFORE));
  const end = boundary(text, Math.max(below?.[1] ?? 0, start + LENGTH));
  const [head, tail] = [start > 0 ? "…" : "", end < text.length ? "…" : ""];
  const marks = spans
    .filter(([first, last]) => first >= start && last <= end)
    .map(([first, last]) => /** @type {[number, number]} */ ([first - start + head.length, last - start + head.length]));
  return { excerpt: head + text.slice(start, end) + tail, marks: merged(marks), at };
}

/** @param {string} folded @param {string} needle */
function all(folded, needle) {
  const found = [];
  for (let at = folded.indexOf(needle); at >= 0 && needle; at = folded.indexOf(needle, at + needle.length)) {
    found.push({ at, length: needle.length });
  }
  return found;
}

/** Never within a pair of surrogates. @param {string} text @param {number} at */
const boundary = (text, at) => (/[\udc00-\udfff]/.test(text[at] ?? "") ? at + 1 : at);

/** @param {[number, number][]} marks */
function merged(marks) {
  /** @type {[number, number][]} */
  const found = [];
  for (const [first, last] of marks) {
    const before = found.at(-1);
    if (before && first <= before[1]) before[1] = Math.max(before[1], last);
    else found.push([first, last]);
  }
  return found;
}
