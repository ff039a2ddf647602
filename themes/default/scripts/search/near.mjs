// How near a text comes to a query with a slip in it: the fewest changes to a stretch of the text.

/**
 * Changes are a character more, less or other, or two changed about (Sellers' algorithm with transpositions).
 * @param {string} query @param {string} text both folded
 * @returns {{changes: number, end: number}} the best stretch ends before `end`
 */
export function nearest(query, text) {
  const wanted = [...query];
  let before = [0];
  let row = wanted.map((_, at) => at + 1);
  row.unshift(0);
  let best = { changes: wanted.length, end: 0 };
  let last = "";
  let end = 0;
  for (const letter of text) {
    const next = [0];
    for (let at = 1; at <= wanted.length; at += 1) {
      const other = wanted[at - 1] === letter ? 0 : 1;
      let least = Math.min(row[at - 1] + other, row[at] + 1, next[at - 1] + 1);
      if (at > 1 && wanted[at - 1] === last && wanted[at - 2] === letter) least = Math.min(least, before[at - 2] + 1);
      next.push(least);
    }
    end += letter.length;
    if (next[wanted.length] < best.changes) best = { changes: next[wanted.length], end };
    [before, row, last] = [row, next, letter];
  }
  return best;
}
