// Which pieces may hold a query: lists of pieces by term, joined.

import { exactTitle, pairs, spread } from "./terms.mjs";

/** @typedef {import("./files.mjs").SearchIndex} SearchIndex */

const TERMS = 8; // shards that a query asks for
const WINDOW = 32; // characters that lie whole in one piece

/** @param {string} folded @returns {string} its beginning, which lies whole in one piece */
const beginning = (folded) => [...folded].slice(0, WINDOW).join("");

/**
 * Whole titles first, then titles that may hold it, then texts; the newest first in each.
 * @param {SearchIndex} index @param {string} folded at least two characters
 * @returns {Promise<number[]>}
 */
export async function holding(index, folded) {
  const terms = spread(pairs(beginning(folded)), TERMS);
  const [whole, ...lists] = await Promise.all([exactTitle(folded), ...terms].map((term) => index.term(term)));
  const titles = common(lists.map((list) => list.titles));
  const texts = common(lists.map((list) => list.words));
  return [...new Set([...whole.titles, ...titles, ...texts])];
}

/** Titles that hold a single character. @param {SearchIndex} index @param {string} letter @returns {Promise<number[]>} */
export async function titled(index, letter) {
  const [whole, one] = await Promise.all([index.term(exactTitle(letter)), index.term(letter)]);
  return [...new Set([...whole.titles, ...one.titles])];
}

/** Pieces that may hold every word. @param {SearchIndex} index @param {string[]} words @returns {Promise<number[]>} */
export async function holdingAll(index, words) {
  const long = words.filter((word) => [...word].length > 1);
  const lists = await Promise.all(long.map((word) => holding(index, word)));
  return long.length ? [...common(lists.map((list) => Uint32Array.from(list).sort()))] : [];
}

/**
 * Pieces by how much of a query they hold, the rarer the pair the more; titles count twice.
 * @param {SearchIndex} index @param {string} folded @param {number} most
 * @returns {Promise<number[]>}
 */
export async function like(index, folded, most) {
  const { pieces } = await index.about();
  const start = beginning(folded);
  const letters = start.length < 5 ? [...new Set(start)] : [];
  const terms = [...spread(pairs(start), TERMS), ...letters];
  const lists = await Promise.all(terms.map((term) => index.term(term)));
  const scores = new Map();
  const add = (/** @type {Uint32Array} */ list, /** @type {number} */ times) => {
    const weight = times * Math.log(1 + pieces / list.length);
    for (const piece of list) scores.set(piece, (scores.get(piece) ?? 0) + weight);
  };
  for (const list of lists) {
    add(list.words, 1);
    add(list.titles, 1);
  }
  const ranked = [...scores].sort((one, other) => other[1] - one[1] || one[0] - other[0]);
  return ranked.slice(0, most).map(([piece]) => piece);
}

/** @param {Uint32Array[]} lists rising numbers @returns {Uint32Array} those in all lists */
function common(lists) {
  const [least, ...others] = [...lists].sort((one, other) => one.length - other.length);
  return others.reduce(both, least);
}

/** @param {Uint32Array} one @param {Uint32Array} other */
function both(one, other) {
  const found = [];
  let at = 0;
  for (const number of one) {
    while (at < other.length && other[at] < number) at += 1;
    if (other[at] === number) found.push(number);
  }
  return Uint32Array.from(found);
}
