// Chooses entries by facets: any of the values of a facet, all of the facets; and counts what each value has.

/**
 * The entries that fit, and for each facet how many each of its values has. A facet is counted without its own
 * choice: what another tick would give.
 * @param {import("./index.mjs").Catalog} catalog
 * @param {Map<string, Set<number>>} chosen values (from 0) by the id of their facet
 * @param {Uint8Array | null} titles 1 for each entry whose title fits; null where none is asked for
 * @returns {{found: number[], counts: Map<string, Uint32Array>}}
 */
export function choose(catalog, chosen, titles = null) {
  const { facets, total } = catalog;
  const tests = facets.map((facet) => fits(facet, chosen.get(facet.id)));
  const asked = facets.map((_, place) => place).filter((place) => tests[place]);
  const tallies = facets.map((facet) => new Uint32Array(facet.members.length));
  const found = [];
  for (let entry = 0; entry < total; entry += 1) {
    if (titles && !titles[entry]) continue;
    const missed = misses(facets, tests, asked, entry);
    if (missed === NONE) {
      found.push(entry);
      for (let place = 0; place < facets.length; place += 1) tallies[place][facets[place].column[entry]] += 1;
    } else if (missed !== SEVERAL) {
      tallies[missed][facets[missed].column[entry]] += 1;
    }
  }
  return { found, counts: new Map(facets.map((facet, place) => [facet.id, perValue(facet, tallies[place])])) };
}

const NONE = -1;
const SEVERAL = -2;

/** The only facet whose choice an entry misses; NONE or SEVERAL. */
function misses(facets, tests, asked, entry) {
  let missed = NONE;
  for (const place of asked) {
    if (tests[place][facets[place].column[entry]]) continue;
    if (missed !== NONE) return SEVERAL;
    missed = place;
  }
  return missed;
}

/** 1 for each number of the column that has a chosen value; null where nothing was chosen. */
function fits(facet, values) {
  if (!values?.size) return null;
  return Uint8Array.from(facet.members, (members) => (members.some((place) => values.has(place)) ? 1 : 0));
}

function perValue(facet, tally) {
  const counts = new Uint32Array(facet.values.length);
  facet.members.forEach((members, number) => members.forEach((place) => (counts[place] += tally[number])));
  return counts;
}

/** `found` in order: "plan", "date", "strokes" or "relevance"; `ranks` are those of the titles. */
export function inOrder(catalog, found, sort, ranks) {
  const by = {
    date: (entry) => catalog.dates[entry] || Infinity,
    strokes: (entry) => catalog.strokes[entry],
    relevance: (entry) => ranks?.[entry] ?? 0,
  }[sort];
  return by ? [...found].sort((one, other) => compare(by(one), by(other)) || one - other) : found;
}

function compare(one, other) {
  return one === other ? 0 : one < other ? -1 : 1;
}
