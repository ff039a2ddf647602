// What a term is filed under, as in site/search/terms.py.

/** @param {string} text @returns {number} 0 to 2**32 - 1 */
export function mixed(text) {
  let found = 0x811c9dc5;
  for (const letter of text) found = Math.imul(found ^ letter.codePointAt(0), 0x01000193) >>> 0;
  return (found ^ (found >>> 15)) >>> 0;
}

/** @param {string} folded @returns {string} the term of a whole title */
export const exactTitle = (folded) => `=${mixed(folded).toString(16).padStart(8, "0")}`;

/** @param {string} folded @returns {string[]} each two neighbouring characters, once */
export function pairs(folded) {
  const letters = [...folded];
  return [...new Set(letters.slice(1).map((letter, at) => letters[at] + letter))];
}

const FOLLOWED = 8; // classes of characters that may follow a pair

/** @typedef {{pair: string, next: string}} Followed a pair and the character behind it, "" for none */

/** @param {string} folded @returns {Followed[]} each two neighbouring characters, once */
export function followed(folded) {
  const letters = [...folded];
  const found = new Map();
  for (const pair of pairs(folded)) found.set(pair, "");
  letters.slice(2).forEach((next, at) => found.set(letters[at] + letters[at + 1], next));
  return [...found].map(([pair, next]) => ({ pair, next }));
}

/**
 * The pieces of a list of words, or only those where the pair may be followed by a character.
 * @param {Uint32Array} numbers rising @param {string} [next] @returns {Uint32Array} rising, each once
 */
export function piecesOf(numbers, next = "") {
  const wanted = next ? next.codePointAt(0) % FOLLOWED : -1;
  const found = new Uint32Array(numbers.length);
  let count = 0;
  for (const number of numbers) {
    const piece = Math.floor(number / FOLLOWED);
    if (wanted >= 0 ? number % FOLLOWED === wanted : !count || found[count - 1] !== piece) found[count++] = piece;
  }
  return found.subarray(0, count);
}

/** @template T @param {T[]} items @param {number} count @returns {T[]} at most `count`, evenly from all */
export function spread(items, count) {
  if (items.length <= count) return items;
  return Array.from({ length: count }, (_, at) => items[Math.round((at * (items.length - 1)) / (count - 1))]);
}
