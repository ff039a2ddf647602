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

/** @template T @param {T[]} items @param {number} count @returns {T[]} at most `count`, evenly from all */
export function spread(items, count) {
  if (items.length <= count) return items;
  return Array.from({ length: count }, (_, at) => items[Math.round((at * (items.length - 1)) / (count - 1))]);
}
