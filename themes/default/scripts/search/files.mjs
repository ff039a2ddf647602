// Reads the files of the index: each once, packed, and no more of them than a query needs.

import { mixed } from "./terms.mjs";

/**
 * A piece of a page: part `part` of `parts`, of whose text the first `own` characters (0: all) are its own.
 * @typedef {{number: number, address: string, title: string, context: string, text: string, own: number,
 *   part: number, parts: number, anchor: string, anchors: (number | string)[]}} Piece
 */

/**
 * Rising numbers, `count` of them or, where they are `here`, no more; else they are in a file of their own, where
 * a list of words that is `plain` tells no places.
 * @typedef {{count: number, here: Uint8Array | null, file: number, plain: boolean}} Postings
 */

const FOLDER = 256;
/** @type {Postings} */
const NONE = { count: 0, here: new Uint8Array(0), file: 0, plain: false };
const decoder = new TextDecoder();

export class SearchIndex {
  /** @param {URL} root the folder of the index */
  constructor(root) {
    this.root = root;
    /** @type {Map<string, Promise<any>>} */
    this.read = new Map();
  }

  /** @returns {Promise<any>} what the index says of itself */
  about() {
    return this.once("about.json", async () => {
      const about = await (await this.fetched("about.json", "")).json();
      this.version = about.version;
      return about;
    });
  }

  /** @param {string} term @returns {Promise<{words: Postings, titles: Postings}>} the pieces that hold it */
  async term(term) {
    const { shards } = await this.about();
    const found = await this.unpacked("terms", mixed(term) % shards, listed);
    const [words, titles] = found.get(term) ?? [NONE, NONE];
    return { words, titles };
  }

  /** @param {Postings} postings @returns {Promise<Uint32Array>} */
  async list(postings) {
    return postings.here ? numbers(postings.here) : this.unpacked("lists", postings.file, numbers);
  }

  /** @param {Postings} postings of a list that is plain @returns {Promise<Uint32Array>} the list with its places */
  async places(postings) {
    return this.unpacked("places", postings.file, numbers);
  }

  /** @param {number} number @returns {Promise<Piece>} */
  async piece(number) {
    const { group } = await this.about();
    const texts = await this.unpacked("texts", Math.floor(number / group), json);
    const [address, title, context, text, own, part, parts, anchor, anchors] = texts[number % group];
    return { number, address, title, context, text, own, part, parts, anchor, anchors };
  }

  /** @param {string} city @returns {Promise<any[]>} its documents with their clauses */
  clauses(city) {
    return this.once(`clauses/${city}`, async () => json(await this.bytes(`clauses/${city}.bin`)));
  }

  /** @param {string} kind @param {number} number @param {(bytes: Uint8Array) => any} made */
  unpacked(kind, number, made) {
    const path = `${kind}/${Math.floor(number / FOLDER)}/${number % FOLDER}.bin`;
    return this.once(path, async () => made(await this.bytes(path)));
  }

  /** @param {string} path @returns {Promise<Uint8Array>} the file, unpacked */
  async bytes(path) {
    const response = await this.fetched(path, `?v=${this.version}`);
    return unpack(await response.arrayBuffer());
  }

  /** @param {string} path @param {string} version */
  async fetched(path, version) {
    const response = await fetch(new URL(path + version, this.root), version ? {} : { cache: "no-cache" });
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return response;
  }

  /** What failed is forgotten, so that the next query tries again. @param {string} path @param {() => Promise<any>} read */
  once(path, read) {
    const found = this.read.get(path) ?? read();
    this.read.set(path, found);
    found.catch(() => this.read.delete(path));
    return found;
  }
}

/** Written by hand, not piped from a blob: five times as quick. @param {ArrayBuffer} packed @returns {Promise<Uint8Array>} */
async function unpack(packed) {
  const { readable, writable } = new DecompressionStream("deflate");
  const writer = writable.getWriter();
  const heard = () => {}; // what is wrong with the bytes is told by the reading
  writer.write(packed).catch(heard);
  writer.close().catch(heard);
  return new Uint8Array(await new Response(readable).arrayBuffer());
}

/** @param {Uint8Array} bytes */
const json = (bytes) => JSON.parse(decoder.decode(bytes));

/** @param {Uint8Array} bytes @returns {Map<string, Postings[]>} the two lists of each term of a shard */
function listed(bytes) {
  const reader = { bytes, at: 0 };
  const heads = Array.from({ length: varint(reader) }, () => {
    const length = varint(reader);
    const term = decoder.decode(bytes.subarray(reader.at, reader.at + length));
    reader.at += length;
    return { term, lists: [told(reader), told(reader)] };
  });
  for (const postings of heads.flatMap(({ lists }) => lists)) {
    if (postings.here) postings.here = bytes.subarray(reader.at, (reader.at += postings.count));
  }
  return new Map(heads.map(({ term, lists }) => [term, lists]));
}

/** @param {{bytes: Uint8Array, at: number}} reader @returns {Postings} what a head says of a list */
function told(reader) {
  const said = varint(reader);
  const count = Math.floor(said / 2);
  if (said % 2 === 0) return { ...NONE, count };
  const place = varint(reader);
  return { count, here: null, file: Math.floor(place / 2), plain: place % 2 === 1 };
}

/** @param {{bytes: Uint8Array, at: number}} reader */
function varint(reader) {
  let found = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = reader.bytes[reader.at];
    if (byte === undefined) throw new Error("a shard ends too early");
    reader.at += 1;
    found += (byte & 127) * 2 ** shift;
    if (byte < 128) return found;
  }
}

/** @param {Uint8Array} bytes @returns {Uint32Array} rising numbers from the gaps between them */
function numbers(bytes) {
  const found = new Uint32Array(bytes.length);
  const reader = { bytes, at: 0 };
  let count = 0;
  for (let last = 0; reader.at < bytes.length; count += 1) found[count] = last += varint(reader);
  return found.subarray(0, count);
}
