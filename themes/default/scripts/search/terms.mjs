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

const PLACES = 32; // places in a piece are told modulo this

/** @typedef {{pair: string, at: number}} Placed a pair and where it stands first, in characters */

/** @param {string} folded @returns {Placed[]} each two neighbouring characters, once */
export function placed(folded) {
  const letters = [...folded];
  return pairs(folded).map((pair) => ({ pair, at: letters.findIndex((letter, at) => letter + letters[at + 1] === pair) }));
}

/**
 * Pieces that may hold a query, rising; a bit in `starts` for each place, modulo PLACES, where it may begin.
 * @typedef {{pieces: Uint32Array, starts: Uint32Array}} Held
 */

/** @param {Uint32Array} numbers of a list of words @param {number} at where in the query the pair stands @returns {Held} */
export function heldAt(numbers, at) {
  const pieces = new Uint32Array(numbers.length);
  const starts = new Uint32Array(numbers.length);
  let last = -1;
  for (const number of numbers) {
    const piece = Math.floor(number / PLACES);
    if (last < 0 || pieces[last] !== piece) pieces[++last] = piece;
    starts[last] |= 1 << (number - at); // a shift counts modulo 32
  }
  return { pieces: pieces.subarray(0, last + 1), starts: starts.subarray(0, last + 1) };
}

/** @param {Uint32Array} pieces rising @returns {Held} that may hold it anywhere */
export const heldAnywhere = (pieces) => ({ pieces, starts: new Uint32Array(pieces.length).fill(~0) });

/** @param {Held[]} all @returns {Held} the pieces in all, with the places that all allow */
export function heldByAll(all) {
  const [least, ...others] = [...all].sort((one, other) => one.pieces.length - other.pieces.length);
  return others.reduce(heldByBoth, least);
}

/** @param {Held} one @param {Held} other @returns {Held} */
function heldByBoth(one, other) {
  const pieces = [];
  const starts = [];
  let near = 0;
  for (const [at, piece] of one.pieces.entries()) {
    while (near < other.pieces.length && other.pieces[near] < piece) near += 1;
    const both = other.pieces[near] === piece ? one.starts[at] & other.starts[near] : 0;
    if (!both) continue;
    pieces.push(piece);
    starts.push(both);
  }
  return { pieces: Uint32Array.from(pieces), starts: Uint32Array.from(starts) };
}

/** @template T @param {T[]} items @param {number} count @returns {T[]} at most `count`, evenly from all */
export function spread(items, count) {
  if (items.length <= count) return items;
  return Array.from({ length: count }, (_, at) => items[Math.round((at * (items.length - 1)) / Math.max(count - 1, 1))]);
}
