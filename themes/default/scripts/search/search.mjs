// Finds what is typed in the full text of the site, in the browser: `search(query)`.

import { Candidates, holding, holdingAll, holdingLetter, like } from "./candidates.mjs";
import { excerptOf } from "./excerpt.mjs";
import { SearchIndex } from "./files.mjs";
import { fold, words } from "./fold.mjs";
import { clausesNamed } from "./jumps.mjs";
import { nearest } from "./near.mjs";
import { variants } from "./numerals.mjs";
import { pairs } from "./terms.mjs";

/**
 * A page. `url` is its path on this host; `marks` are places in `excerpt`, [from, to) in UTF-16;
 * `anchor` is the id in the page at or before what was found, "" for none.
 * @typedef {{url: string, title: string, excerpt: string, marks: [number, number][], context: string,
 *   anchor: string}} Hit
 * How it was found: "exact", "words" (all words, not side by side), "near" (something like it), "none".
 * @typedef {{total: number, exact: boolean, hits: Hit[], how: "exact" | "words" | "near" | "none"}} Found
 * @typedef {import("./files.mjs").Piece} Piece
 */

const LIMIT = 10;
const TRIED = 3; // pieces looked at to begin with where lists are left that thin out the others
const LOOKED_AT = 24; // pieces after which a few hits are enough
const LAST = 16; // pieces that are looked at all the same
const LIKE = 24; // pieces looked at where nothing holds the query
const NEAR = 0.6; // of the query's characters must be right
const DOCUMENT_NUMBER = /字第\d+號/u;

/** @type {SearchIndex | undefined} */
let opened;

/** @returns {HTMLElement} the script element that names this module */
const element = () => /** @type {HTMLElement} */ (document.querySelector("script[data-search]"));

/** @returns {SearchIndex} */
const index = () => (opened ??= new SearchIndex(new URL(element().dataset.search ?? "", document.baseURI)));

/**
 * With `all` every page that holds the query, else the first `limit`. `total` counts pages; unless `exact`, it
 * is the most that it can be. Rejects where a part of the index cannot be read.
 * @param {string} query @param {{all?: boolean, limit?: number}} [options]
 * @returns {Promise<Found>}
 */
export async function search(query, { all = false, limit = LIMIT } = {}) {
  const folded = fold(query);
  const most = all ? Infinity : limit;
  if (!folded) return { total: 0, exact: true, hits: [], how: "none" };
  const [jumps, found] = await Promise.all([jumped(query), stages(query, folded, most)]);
  if (!jumps.length) return found;
  const said = found.how === "exact" ? found : { total: 0, exact: true, hits: [] };
  const hits = [...jumps, ...said.hits].slice(0, most);
  return { total: said.total + jumps.length, exact: said.exact, hits, how: "exact" };
}

/** @param {string} query @param {string} folded @param {number} most @returns {Promise<Found>} */
async function stages(query, folded, most) {
  const needles = [...folded].length > 1 ? variants(folded) : [folded];
  const length = Math.max(...needles.map((needle) => needle.length));
  const within = (/** @type {Piece} */ piece, /** @type {string} */ text) => holds(needles, piece, text);
  const exact = await confirmed(await exactly(needles), within, most, length);
  if (exact.hits.length) return { ...exact, how: "exact" };
  const parts = words(query);
  if (parts.length > 1) {
    const every = (/** @type {Piece} */ piece, /** @type {string} */ text) =>
      parts.every((part) => text.includes(part) || fold(piece.title).includes(part)) ? parts : null;
    const found = await confirmed(await holdingAll(index(), parts), every, most);
    if (found.hits.length) return { ...found, how: "words" };
  }
  return alike(folded, most);
}

/** @param {string[]} needles @returns {Promise<Candidates>} pieces that may hold one of them */
async function exactly(needles) {
  if ([...needles[0]].length === 1) return holdingLetter(index(), needles[0]);
  return Candidates.of(await Promise.all(needles.map((needle) => holding(index(), needle))));
}

/** @param {string[]} needles @param {Piece} piece @param {string} text @returns {string[] | null} those that it holds */
function holds(needles, piece, text) {
  const single = [...needles[0]].length === 1;
  const title = fold(piece.title);
  const found = needles.filter((needle) => title.includes(needle) || (!single && text.includes(needle)));
  return found.length ? found : null;
}

/**
 * Looks at candidates in their order until there are enough hits; where most are wrong, reads what thins them out.
 * @param {Candidates} candidates @param {(piece: Piece, text: string) => string[] | null} check @param {number} most
 * @param {number} [length] of what is looked for, folded
 * @returns {Promise<Omit<Found, "how">>}
 */
async function confirmed(candidates, check, most, length = 0) {
  /** @type {Map<string, Hit>} */
  const hits = new Map();
  const done = new Set(); // pieces that were looked at, or whose pages are hits already
  let open = most === Infinity ? await candidates.fewest() : candidates.numbers;
  let seen = 0;
  const enough = () => hits.size >= most || (most < Infinity && hits.size && seen > LOOKED_AT && open.length > LAST);
  while (open.length && !enough()) {
    const wanted = seen ? Math.max(most - hits.size, 4) : Math.min(most, candidates.settled ? most : TRIED);
    const batch = open.slice(0, most === Infinity ? 64 : wanted);
    seen += batch.length;
    const pieces = await Promise.all(batch.map((number) => index().piece(number)));
    let wrong = 0;
    for (const piece of pieces) {
      if (done.has(piece.number) || hits.size >= most) continue;
      done.add(piece.number);
      const needles = check(piece, await stretch(piece, length));
      if (!needles) wrong += 1;
      if (!needles) continue;
      hits.set(piece.address, hitOf(piece, needles));
      for (let at = 0; at < piece.parts; at += 1) done.add(piece.number - piece.part + at);
    }
    const fewer = 2 * wrong >= batch.length && (await candidates.narrow());
    open = (fewer ? candidates.numbers : open).filter((number) => !done.has(number));
  }
  return { total: hits.size + open.length, exact: !open.length, hits: [...hits.values()] };
}

/** @param {Piece} piece @param {number} length @returns {Promise<string>} its text, folded, with `length` more behind its own */
async function stretch(piece, length) {
  const { overlap } = await index().about();
  if (length <= overlap) return fold(piece.text);
  let text = fold(piece.text.slice(0, piece.own));
  const enough = text.length + length;
  for (let at = 1; piece.part + at < piece.parts && text.length < enough; at += 1) {
    const next = await index().piece(piece.number + at);
    text += fold(next.text.slice(0, next.own));
  }
  return text;
}

/** @param {Piece} piece @param {string[]} needles @param {{at: number, length: number} | null} [place] @returns {Hit} */
function hitOf(piece, needles, place = null) {
  const { excerpt, marks, at } = excerptOf(piece.text, needles, place, piece.part ? 0 : fold(piece.title).length);
  const anchor = anchorAt(piece, marks.length ? at : 0);
  const precise = needles.some((needle) => DOCUMENT_NUMBER.test(needle)) && anchor;
  const url = address(piece.address) + (precise ? `#${encodeURIComponent(anchor)}` : "");
  return { url, title: piece.title, excerpt, marks, context: piece.context, anchor };
}

/** @param {Piece} piece @param {number} at @returns {string} the last id at or before a place in its text */
function anchorAt(piece, at) {
  let found = piece.anchor;
  for (let pair = 0; pair < piece.anchors.length && Number(piece.anchors[pair]) <= at; pair += 2) {
    found = String(piece.anchors[pair + 1]);
  }
  return found;
}

/** @param {string} path below the site's root @returns {string} its path on this host */
const address = (path) => new URL(path, new URL(element().dataset.root ?? "", document.baseURI)).pathname;

/** @param {string} query @returns {Promise<Hit[]>} clauses that the query names */
async function jumped(query) {
  const clauses = await clausesNamed(index(), query);
  return clauses.map(({ address: page, anchor, title, number, words: said }) => ({
    url: `${address(page)}#${encodeURIComponent(anchor)}`,
    title: `${title} ${number}`,
    excerpt: said,
    marks: [],
    context: "",
    anchor,
  }));
}

/** Pages that say something like the query. @param {string} folded @param {number} most @returns {Promise<Found>} */
async function alike(folded, most) {
  const none = { total: 0, exact: true, hits: [], how: /** @type {const} */ ("none") };
  if (pairs(folded).length < 1) return none;
  const numbers = await like(index(), folded, LIKE);
  const pieces = await Promise.all(numbers.map((number) => index().piece(number)));
  const judged = pieces.map((piece) => likeness(piece, folded)).filter(({ share }) => share >= NEAR);
  judged.sort((one, other) => other.share - one.share || one.piece.number - other.piece.number);
  /** @type {Map<string, Hit>} */
  const hits = new Map();
  for (const { piece, place } of judged) {
    if (!hits.has(piece.address)) hits.set(piece.address, hitOf(piece, [], place));
  }
  const found = [...hits.values()].slice(0, most);
  return found.length ? { total: hits.size, exact: false, hits: found, how: "near" } : none;
}

/** @param {Piece} piece @param {string} folded how much of the query is right, in the title or in the text */
function likeness(piece, folded) {
  const length = [...folded].length;
  const title = nearest(folded, fold(piece.title));
  const text = nearest(folded, fold(piece.text));
  const at = Math.max(0, text.end - folded.length);
  const changes = Math.min(title.changes - 0.5, text.changes);
  return { piece, share: 1 - changes / length, place: { at, length: text.end - at } };
}
