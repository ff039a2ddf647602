// Which pieces may hold a query: lists of pieces by term, joined.

import { exactTitle, heldAnywhere, heldAt, heldByAll, pairs, placed, spread } from "./terms.mjs";

/**
 * @typedef {import("./files.mjs").SearchIndex} SearchIndex @typedef {import("./files.mjs").Postings} Postings
 * @typedef {import("./terms.mjs").Placed} Placed @typedef {import("./terms.mjs").Held} Held
 * @typedef {{count: number, here: boolean, read: () => Promise<Held>, sharper?: () => Promise<Held>}} List of
 *   pieces; `sharper` reads it with places where `read` gives none
 */

const TERMS = 4; // shards that a query asks for
const EDGES = 3; // of pairs with a mark, where words that other texts have meet
const MARK = /[^\p{L}\p{N}]/u;
const WINDOW = 32; // characters that lie whole in one piece
const FEW = 4; // pieces that are sooner read than another list
const MANY = 200; // pieces that another list is sure to thin out
const AT_ONCE = 2; // lists with files of their own that are read together
const LIKE_TERMS = 6; // shards that are asked for what is like the query
const LISTS = 4; // of words in texts that tell what is like the query

/** @param {string} folded @returns {string} its beginning, which lies whole in one piece */
const beginning = (folded) => [...folded].slice(0, WINDOW).join("");

/** @param {SearchIndex} index @param {Postings} titles @returns {List} of pieces whose titles hold a term */
const ofTitles = (index, titles) => ({
  count: titles.count,
  here: !!titles.here,
  read: async () => heldAnywhere(await index.list(titles)),
});

/** @param {SearchIndex} index @param {Postings} words @param {number} at its place in the query @returns {List} of pieces */
const ofWords = (index, words, at) => ({
  count: words.count,
  here: !!words.here,
  read: async () => (words.plain ? heldAnywhere(await index.list(words)) : heldAt(await index.list(words), at)),
  sharper: words.plain ? async () => heldAt(await index.places(words), at) : undefined,
});

/**
 * The pairs whose lists say most: in many texts the same words come in another order, so first those at a mark.
 * @param {Placed[]} all @returns {Placed[]}
 */
function telling(all) {
  const marked = spread(all.filter(({ pair }) => MARK.test(pair)), EDGES);
  return [...marked, ...spread(all.filter((one) => !marked.includes(one)), TERMS - marked.length)];
}

/** @param {List[]} lists @returns {List[]} the short ones first */
const shortFirst = (lists) => [...lists].sort((one, other) => one.count - other.count);

/** The pieces that are in all of some lists; the lists with files of their own are read a few at a time. */
class Join {
  /** @param {List[]} lists */
  constructor(lists) {
    this.near = lists.filter((list) => list.here);
    this.far = shortFirst(lists.filter((list) => !list.here));
    this.alone = lists.length === 1; // all that a single list names is right
    /** @type {List[]} lists that were read without the places that say more */
    this.blunt = [];
    this.held = heldAnywhere(new Uint32Array(0));
  }

  /** Reads what is at hand, or else the shortest lists. @returns {Promise<Join>} */
  async begun() {
    const first = this.near.length ? this.near : this.far.splice(0, AT_ONCE);
    this.held = await this.all(first);
    return this;
  }

  /** Reads some more lists, or more of them while many pieces are left. @returns {Promise<boolean>} whether any was read */
  async narrow() {
    let read = false;
    while (this.held.pieces.length > (read ? MANY : FEW) && this.far.length) {
      this.held = heldByAll([this.held, await this.all(this.far.splice(0, AT_ONCE))]);
      read = true;
    }
    return read || this.sharpened();
  }

  /** @param {List[]} lists @returns {Promise<Held>} what is in all of them */
  async all(lists) {
    if (!this.alone) this.blunt.push(...lists.filter((list) => list.sharper));
    return heldByAll(await Promise.all(lists.map((list) => list.read())));
  }

  /** Reads the places of the shortest lists that gave none. @returns {Promise<boolean>} whether there were any */
  async sharpened() {
    const next = this.held.pieces.length > FEW ? this.blunt.splice(0, AT_ONCE) : [];
    const places = await Promise.all(next.map((list) => /** @type {() => Promise<Held>} */ (list.sharper)()));
    this.held = heldByAll([this.held, ...places]);
    return places.length > 0;
  }
}

/** Pieces to look at, best first; they may become fewer. */
export class Candidates {
  /** @param {number[]} first @param {Join[]} [joins] */
  constructor(first, joins = []) {
    this.first = first;
    this.joins = joins;
  }

  /** @returns {number[]} */
  get numbers() {
    return [...new Set([...this.first, ...this.joins.flatMap(({ held }) => [...held.pieces])])];
  }

  /** @returns {boolean} whether all that lists say was read, so that hardly one of them is wrong */
  get settled() {
    return this.joins.every(({ far, blunt }) => !far.length && !blunt.length);
  }

  /** @returns {Promise<boolean>} whether there was a list left that thins them out */
  async narrow() {
    return (await Promise.all(this.joins.map((join) => join.narrow()))).includes(true);
  }

  /** @returns {Promise<number[]>} what is left when every list has been read that is worth it */
  async fewest() {
    while (await this.narrow());
    return this.numbers;
  }

  /** @param {Candidates[]} all @returns {Candidates} */
  static of(all) {
    return new Candidates(
      all.flatMap(({ first }) => first),
      all.flatMap(({ joins }) => joins),
    );
  }
}

/**
 * Whole titles first, then titles that may hold it, then texts; the newest first in each.
 * @param {SearchIndex} index @param {string} folded at least two characters
 * @returns {Promise<Candidates>}
 */
export async function holding(index, folded) {
  const terms = telling(placed(beginning(folded)));
  const found = await Promise.all(terms.map(({ pair }) => index.term(pair)));
  const held = [
    found.map((one) => ofTitles(index, one.titles)),
    found.map((one, at) => ofWords(index, one.words, terms[at].at)),
  ];
  const [titles, texts] = await Promise.all(held.map((lists) => new Join(lists).begun()));
  const whole = titles.held.pieces.length > 1 ? await titled(index, exactTitle(folded)) : [];
  return new Candidates(whole, [titles, texts]);
}

/** Titles that hold a term. @param {SearchIndex} index @param {string} term @returns {Promise<number[]>} */
async function titled(index, term) {
  return [...(await index.list((await index.term(term)).titles))];
}

/** Titles that hold a single character. @param {SearchIndex} index @param {string} letter @returns {Promise<Candidates>} */
export async function holdingLetter(index, letter) {
  return new Candidates((await Promise.all([exactTitle(letter), letter].map((term) => titled(index, term)))).flat());
}

/** Pieces that may hold every word. @param {SearchIndex} index @param {string[]} words @returns {Promise<Candidates>} */
export async function holdingAll(index, words) {
  const long = words.filter((word) => [...word].length > 1);
  const found = await Promise.all(long.map((word) => holding(index, word)));
  const lists = await Promise.all(found.map((candidates) => candidates.fewest()));
  const held = lists.map((list) => heldAnywhere(Uint32Array.from(list).sort()));
  return new Candidates(long.length ? [...heldByAll(held).pieces] : []);
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
  const terms = [...spread(pairs(start), LIKE_TERMS), ...letters];
  const found = await Promise.all(terms.map((term) => index.term(term)));
  const words = shortFirst(found.map((one) => ofWords(index, one.words, 0)).filter(({ count }) => count));
  const telling = words.filter((list, at) => list.here || at < LISTS);
  const titles = found.map((one) => ofTitles(index, one.titles));
  const lists = await Promise.all([...telling, ...titles].map((list) => list.read()));
  const scores = new Map();
  for (const list of lists) {
    const weight = Math.log(1 + pieces / list.pieces.length);
    for (const piece of list.pieces) scores.set(piece, (scores.get(piece) ?? 0) + weight);
  }
  const ranked = [...scores].sort((one, other) => other[1] - one[1] || one[0] - other[0]);
  return ranked.slice(0, most).map(([piece]) => piece);
}
